/** The history of the reviews of some quarters, as git logs it. */
import type { Commit, Version } from '../domain/evidence.ts';
import type { Place } from '../domain/references.ts';
import { askGit, readObjects, type Answer } from './git.ts';
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

/** The commits that touched some quarters, and the files as they left them, the earliest first. */
export interface Log {
  /** The commits of the log that come right before each of it. */
  readonly parents: ReadonlyMap<string, readonly string[]>;
  /** By the path that each file has now. */
  readonly files: ReadonlyMap<string, readonly LoggedFile[]>;
}

// NUL between all, since nothing that people write has one; and a mark before each commit.
const COMMIT_MARK = '\u0001';
const FORMAT = '--format=%x01%H%x00%P%x00%cd%x00%an';
const LOG = [
  'log',
  FORMAT,
  '--date=short',
  '--topo-order',
  '--reverse',
  '--parents',
  '--no-mailmap',
  '--encoding=UTF-8',
];
// Renames are followed, a merge shows what it made of both sides, and no setting of the repository has a say.
const CHANGES = ['--raw', '-z', '-c', '-M', '--no-abbrev', '--no-ext-diff', '--no-textconv', '--no-relative'];

// Long enough to be one commit's alone, and to be typed.
const ABBREVIATED = 10;

/** Asks for the log of the reviews of some quarters, with one call. */
export function askLog(root: string, quarters: readonly string[]): Answer {
  return askGit(root, [...LOG, ...CHANGES, 'HEAD', '--', ...quarters.map((quarter) => `${REVIEWS}/${quarter}`)]);
}

/** Takes the output of the log apart. */
export function readLog(output: string): Log {
  const parents = new Map<string, readonly string[]>();
  const days = new Map<string, string>();
  const files = new Map<string, LoggedFile[]>();
  const words = output.split('\0').values();
  const next = (): string => words.next().value ?? '';
  let at: LoggedCommit = { id: '', commit: '', day: '', author: '' };
  for (const word of words) {
    const text = word.replace(/^\n+/, '');
    if (text.startsWith(COMMIT_MARK)) {
      const id = text.slice(1);
      const before = next().split(' ').filter(Boolean);
      // A commit can declare any day, but none before those that it builds on.
      const day = [next(), ...before.map((one) => days.get(one) ?? '')].reduce((late, one) =>
        one > late ? one : late,
      );
      at = { id, commit: id.slice(0, ABBREVIATED), day, author: next() };
      parents.set(id, before);
      days.set(id, day);
    } else if (text.startsWith(':')) {
      const [, blob = '', status = ''] = /([\da-f]+) ([A-Z]+)\d*$/.exec(text) ?? [];
      const from = next();
      const path = /^[RC]/.test(status) ? next() : from;
      // What a file was under its earlier name is its own past.
      if (status.startsWith('R')) move(files, from, path);
      addFile(files, path, { at, blob: status.endsWith('D') ? undefined : blob });
    }
  }
  return { parents, files };
}

function keyOf(path: string): string | undefined {
  return /reviews\/\d{4}-Q[1-4]\/[^/]+\.yaml$/.exec(path)?.[0];
}

function move(files: Map<string, LoggedFile[]>, from: string, to: string): void {
  const [old, now] = [keyOf(from), keyOf(to)];
  if (old === undefined || now === undefined) return;
  files.set(now, [...(files.get(old) ?? []), ...(files.get(now) ?? [])]);
  files.delete(old);
}

function addFile(files: Map<string, LoggedFile[]>, path: string, { at, blob }: Pick<LoggedFile, 'at' | 'blob'>): void {
  const key = keyOf(path);
  if (key === undefined) return;
  const [, quarter = '', name = ''] = key.split('/');
  const known = files.get(key) ?? [];
  known.push({ quarter, rep: name.slice(0, -'.yaml'.length), at, blob });
  files.set(key, known);
}

/** Whether one commit of a log comes before another. */
export function isBefore({ parents }: Log): (one: LoggedCommit, other: LoggedCommit) => boolean {
  const known = new Map<string, ReadonlySet<string>>();
  return (one, other) => {
    const ancestors = known.get(other.id) ?? ancestorsOf(other.id, parents);
    known.set(other.id, ancestors);
    return ancestors.has(one.id);
  };
}

/** All commits that come before one, by the parents of each. */
export function ancestorsOf(commit: string, parents: Log['parents']): ReadonlySet<string> {
  const ancestors = new Set<string>();
  const open = [...(parents.get(commit) ?? [])];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (ancestors.has(one)) continue;
    ancestors.add(one);
    open.push(...(parents.get(one) ?? []));
  }
  return ancestors;
}

/** The versions of a review and of the one before it that can be read, in the log's order. */
export function versionReader(root: string, log: Log): (paths: readonly string[]) => Version<LoggedCommit>[] {
  const order = new Map([...log.parents.keys()].map((id, index) => [id, index]));
  const blobs = new Set([...log.files.values()].flat().flatMap(({ blob }) => blob ?? []));
  const texts = readObjects(root, [...blobs]);
  return (paths) =>
    paths
      .flatMap((path) => log.files.get(path) ?? [])
      .toSorted((one, other) => Number(order.get(one.at.id)) - Number(order.get(other.at.id)))
      .flatMap((file): Version<LoggedCommit>[] => {
        const { at, quarter, blob } = file;
        if (blob === undefined) return [{ at, quarter, review: undefined }];
        const text = texts.get(blob);
        const parsed = text === undefined ? undefined : parseReview(text.toString('utf8'), file);
        return parsed?.state === 'readable' ? [{ at, quarter, review: parsed.value }] : [];
      });
}
