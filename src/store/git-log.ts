/** The history of the reviews of some quarters, as git logs it. */
import type { Commit, Version } from '../domain/evidence.ts';
import type { Place } from '../domain/references.ts';
import { askGit, type Answer, type Objects } from './git.ts';
import type { Records } from './history.ts';
import { parseReview, REVIEWS } from './team-folder.ts';

/** A commit with its whole name. */
export interface LoggedCommit extends Commit {
  readonly id: string;
}

/** A review as a commit left it. */
export interface LoggedFile extends Place {
  readonly at: LoggedCommit;
  /** None where the commit took the file away. */
  readonly blob: string | undefined;
}

/** The history as far as it led to some quarters' reviews. */
export interface Log {
  /** The commits, the earliest first, and those right before each. */
  readonly parents: ReadonlyMap<string, readonly string[]>;
  /** What each file was, the earliest first, by the path that it has now. */
  readonly files: ReadonlyMap<string, readonly LoggedFile[]>;
}

// NUL between all, since nothing that people write has one; and a mark before each commit.
const COMMIT_MARK = '\u0001';
const FORMAT = '--format=%x01%H%x00%P%x00%cd%x00%an';
// Every commit, since each says that those behind it are no older; of most nothing but that.
const ORDER = ['--topo-order', '--reverse', '--sparse'];
const LOG = ['log', FORMAT, '--date=short', ...ORDER, '--no-mailmap', '--encoding=UTF-8'];
// Renames are followed, a merge shows what it made of both sides, and no setting of the repository has a say.
const CHANGES = ['--raw', '-z', '-c', '-M', '--no-abbrev', '--no-ext-diff', '--no-textconv', '--no-relative'];

// As long as git's own.
const ABBREVIATED = 7;

/** Asks for the log of the reviews of some quarters, with one call. */
export function askLog(root: string, quarters: readonly string[]): Answer {
  return askGit(root, [...LOG, ...CHANGES, 'HEAD', '--', ...quarters.map((quarter) => `${REVIEWS}/${quarter}`)]);
}

/** Takes the output of the log apart. */
export function readLog(output: string): Log {
  const parents = new Map<string, readonly string[]>();
  const days = new Map<string, string>();
  const files = new Map<string, LoggedFile[]>();
  for (const record of `\0${output}`.split(`\0${COMMIT_MARK}`).slice(1)) {
    const [id = '', behind = '', declared = '', author = '', ...changes] = record.split('\0');
    const before = behind.split(' ').filter(Boolean);
    // A commit can declare any day, but none before those that it builds on.
    const day = [declared, ...before.flatMap((one) => days.get(one) ?? [])].toSorted().at(-1) ?? declared;
    parents.set(id, before);
    days.set(id, day);
    addChanges(files, { id, commit: id.slice(0, ABBREVIATED), day, author }, changes.values());
  }
  return { parents, files };
}

function addChanges(
  files: Map<string, LoggedFile[]>,
  at: LoggedCommit,
  changes: Iterator<string, undefined> & Iterable<string>,
): void {
  for (const change of changes) {
    const [, blob, status] = /:[^:]* ([\da-f]+) ([A-Z]+)\d*$/.exec(change) ?? [];
    if (status === undefined) continue;
    const from = changes.next().value;
    // What a file was under its earlier name is its own past.
    const path = status === 'R' ? changes.next().value : from;
    if (path !== from) move(files, from, path);
    addFile(files, path, { at, blob: status.endsWith('D') ? undefined : blob });
  }
}

// Git tells paths from the top of the repository, wherever the team lies in it.
const PATH = /reviews\/(\d{4}-Q[1-4])\/([^/]+)\.yaml$/;

function keyOf(path = ''): string {
  return PATH.exec(path)?.[0] ?? path;
}

function move(files: Map<string, LoggedFile[]>, from: string | undefined, to: string | undefined): void {
  files.set(keyOf(to), files.get(keyOf(from)) ?? []);
  files.delete(keyOf(from));
}

function addFile(
  files: Map<string, LoggedFile[]>,
  path: string | undefined,
  { at, blob }: Pick<LoggedFile, 'at' | 'blob'>,
): void {
  const [key, quarter = '', rep = ''] = PATH.exec(path ?? '') ?? [];
  if (key === undefined) return;
  const known = files.get(key) ?? [];
  known.push({ quarter, rep, at, blob });
  files.set(key, known);
}

/** Whether one commit of a log comes before another. */
export function isBefore({ parents }: Log): (one: LoggedCommit, other: LoggedCommit) => boolean {
  const order = orderOf(parents);
  const leadsTo = (one: string, other: string): boolean => {
    const earliest = Number(order.get(one));
    const seen = new Set<string>();
    const open = [...(parents.get(other) ?? [])];
    for (let commit = open.pop(); commit !== undefined; commit = open.pop()) {
      if (commit === one) return true;
      // No way leads from there to a later one.
      if (seen.has(commit) || Number(order.get(commit)) < earliest) continue;
      seen.add(commit);
      open.push(...(parents.get(commit) ?? []));
    }
    return false;
  };
  // Most promises of a review came with one commit, and their outcomes with another.
  const known = new Map<string, boolean>();
  return ({ id: one }, { id: other }) => {
    const pair = `${one} ${other}`;
    const leads = known.get(pair) ?? leadsTo(one, other);
    known.set(pair, leads);
    return leads;
  };
}

function orderOf(parents: Log['parents']): ReadonlyMap<string, number> {
  return new Map([...parents.keys()].map((id, index) => [id, index]));
}

/** The objects that hold what the files of a log were. */
export function blobsOf({ files }: Log): string[] {
  return [...new Set([...files.values()].flat().flatMap(({ blob }) => blob ?? []))];
}

/** The versions of some files that can be read, in the log's order. */
export function versionsOf(
  log: Log,
  objects: Objects,
  records: Records,
): (paths: readonly string[]) => Version<LoggedCommit>[] {
  const order = orderOf(log.parents);
  return (paths) =>
    paths
      .flatMap((path) => log.files.get(path) ?? [])
      .toSorted((one, other) => Number(order.get(one.at.id)) - Number(order.get(other.at.id)))
      .flatMap((file): Version<LoggedCommit>[] => {
        const { at, quarter, blob } = file;
        if (blob === undefined) return [{ at, quarter, review: {} }];
        const text = objects.get(blob)?.toString('utf8');
        if (text === undefined) return [];
        // Mostly it is what stands on disk, and was read already.
        const onDisk = records.review(file);
        const parsed = onDisk.state === 'readable' && onDisk.text === text ? onDisk : parseReview(text, file);
        return parsed.state === 'readable' ? [{ at, quarter, review: parsed.value }] : [];
      });
}
