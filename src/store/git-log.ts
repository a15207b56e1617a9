/** The history of the reviews of some quarters, as git logs it. */
import { addDays } from '../domain/day.ts';
import type { Commit } from '../domain/evidence.ts';
import { REVIEWS } from '../domain/place.ts';
import { askGit, type Answer } from './git.ts';
import { once } from './once.ts';

/** A commit with its whole name. */
export interface LoggedCommit extends Commit {
  readonly id: string;
  /** Those right before it. */
  readonly parents: readonly string[];
  /** Where it stands in a line of all, each behind those that it builds on. */
  readonly order: number;
  /** Whether it declares a day that is still to come. */
  readonly isToCome: boolean;
}

/** A file as a commit left it. */
export interface LoggedFile {
  readonly at: LoggedCommit;
  /** From the top of the repository. */
  readonly path: string;
  /** None where the commit took the file away. */
  readonly blob: string | undefined;
  /** What it was before; what it was on each side, where a merge made something new of them. */
  readonly before: readonly LoggedFile[];
}

/** The history as far as it led to some quarters' reviews. */
export interface Log {
  /** The earliest first. */
  readonly commits: ReadonlyMap<string, LoggedCommit>;
  /** What has become of each file, by its path from the top of the repository. */
  readonly files: Files;
}

type Files = ReadonlyMap<string, LoggedFile>;

// NUL between all, since nothing that people write has one; and before each commit a mark that stands behind something
// empty, as no path and no author does: both can begin with any character.
const COMMIT_MARK = '\0\u0001';
const FORMAT = '--format=%x00%x01%H%x00%an%x00%P%x00%cd';
// Every commit, since each says that those behind it are no older; of most nothing but that.
const ORDER = ['--topo-order', '--reverse', '--sparse'];
// Renames are followed, however many; a merge is compared with each side; and no setting of the repository has a say.
const CHANGES = ['--raw', '-z', '-m', '--root', '-M', '-l0', '--no-abbrev', '--no-ext-diff', '--no-textconv'];
const LOG = ['log', FORMAT, '--date=short', ...ORDER, '--no-mailmap', '--encoding=UTF-8', ...CHANGES, '--no-relative'];

/** The name of an object as people write it: as long as git's own. */
export function abbreviated(id: string): string {
  return id.slice(0, 7);
}

/** Asks for the log of the reviews of some quarters, with one call. */
export function askLog(root: string, quarters: readonly string[]): Answer {
  return askGit(root, logWords(quarters));
}

/** What git is asked for it. */
export function logWords(quarters: readonly string[]): string[] {
  return [...LOG, 'HEAD', '--', ...quarters.map((quarter) => `${REVIEWS}/${quarter}`)];
}

/** Asks the same of the whole repository, since a team's folder may have been moved in it: this takes long. */
export function askWholeLog(root: string, quarters: readonly string[]): Answer {
  const patterns = quarters.map((quarter) => `:(top,glob)**/${REVIEWS}/${quarter}/*.yaml`);
  return askGit(root, ['--no-literal-pathspecs', ...LOG, 'HEAD', '--', ...patterns]);
}

// The most that are compared where a file was changed too when it was moved.
const MOST_RENAMES = 1000;

/** Asks whether a commit took reviews from elsewhere in the repository to a team's folder. */
export function askIsMove(root: string, commit: string, folder: string): Answer<boolean> {
  const words = [
    'diff-tree',
    '-r',
    '-m',
    '-M',
    `-l${MOST_RENAMES}`,
    '--diff-filter=R',
    '--no-commit-id',
    '--raw',
    '-z',
  ];
  const answer = askGit(root, [...words, '--no-abbrev', '--no-relative', commit]);
  if (answer.state !== 'answered') return answer;
  const renames = [...changesOf(answer.out.split('\0').values())];
  const reviews = `${folder}${REVIEWS}/`;
  const out = renames.some(({ path, from = path }) => path.startsWith(reviews) && !from.startsWith(reviews));
  return { state: 'answered', out };
}

interface Change {
  readonly path: string;
  /** Its path before, where it was renamed. */
  readonly from: string | undefined;
  readonly blob: string | undefined;
}

interface Entry {
  readonly id: string;
  readonly parents: readonly string[];
  readonly declared: string;
  readonly author: string;
  readonly changes: Map<string, Change>;
}

/** Takes the output of the log apart. */
export function readLog(output: string, today: string): Log {
  const entries = entriesOf(output);
  const forks = forksOf(entries);
  const dated = datesOn(today);
  const commits = new Map<string, LoggedCommit>();
  const states = new Map<string, Map<string, LoggedFile>>();
  // The last of all is HEAD.
  let files = new Map<string, LoggedFile>();
  for (const { id, parents, author, declared, changes } of entries) {
    const at = { id, commit: abbreviated(id), author, parents, order: commits.size, ...dated(id, parents, declared) };
    const sides = parents.flatMap((one) => states.get(one) ?? []);
    const changed = [...changes.values()].map((change) => ({ ...change, file: fileOf(change, at, sides) }));
    // Mostly no other commit builds on the one before, and what that had can be written over.
    const [parent, ...others] = parents;
    const [first] = sides;
    const isOnly = first !== undefined && others.length === 0 && !forks.has(parent);
    files = isOnly ? first : new Map(sides.toReversed().flatMap((side) => [...side]));
    for (const { path, from = path } of changed) files.delete(from);
    for (const { path, file } of changed) if (file !== undefined) files.set(path, file);
    commits.set(id, at);
    states.set(id, files);
  }
  return { commits, files };
}

function entriesOf(output: string): readonly Entry[] {
  const entries = new Map<string, Entry>();
  for (const record of `\0${output}`.split(`\0${COMMIT_MARK}`).slice(1)) {
    const [id = '', author = '', behind = '', declared = '', ...words] = record.split('\0');
    // A merge has a record for each side from which it differs.
    const { changes } = entries.get(id) ?? { changes: new Map<string, Change>() };
    for (const change of changesOf(words.values())) {
      changes.set(change.path, { ...change, from: change.from ?? changes.get(change.path)?.from });
    }
    entries.set(id, { id, parents: behind.split(' ').filter(Boolean), declared, author, changes });
  }
  return [...entries.values()];
}

function* changesOf(words: Iterator<string, undefined> & Iterable<string>): Generator<Change> {
  for (const word of words) {
    const line = /^\n?:\d+ \d+ [\da-f]+ ([\da-f]+) ([A-Z])\d*$/.exec(word);
    if (line === null) continue;
    const [, blob, status] = line;
    const path = String(words.next().value);
    if (status === 'R') yield { path: String(words.next().value), from: path, blob };
    else yield { path, from: undefined, blob: status === 'D' ? undefined : blob };
  }
}

/** The commits on which more than one other builds. */
function forksOf(entries: readonly Entry[]): ReadonlySet<string | undefined> {
  const known = new Set<string>();
  const forks = new Set<string>();
  for (const one of entries.flatMap(({ parents }) => parents)) (known.has(one) ? forks : known).add(one);
  return forks;
}

type Dates = (id: string, parents: readonly string[], declared: string) => Pick<LoggedCommit, 'day' | 'isToCome'>;

// A commit can declare any day, but none before those that it builds on; and one that is to come says nothing of others.
function datesOn(today: string): Dates {
  // Where the sun rises first, it is tomorrow already.
  const latest = addDays(today, 1);
  const earliest = new Map<string, string | undefined>();
  return (id, parents, declared) => {
    const isToCome = declared > latest;
    const days = parents.flatMap((one) => earliest.get(one) ?? []);
    const day = (isToCome ? days : [...days, declared]).toSorted().at(-1);
    earliest.set(id, day);
    return { day: (isToCome ? undefined : day) ?? declared, isToCome };
  };
}

/** What a commit made of a file: what one of its sides had already, something new, or nothing. */
function fileOf(
  { path, from = path, blob }: Change,
  at: LoggedCommit,
  sides: readonly Files[],
): LoggedFile | undefined {
  const own = sides.map((side) => side.get(path));
  const side = own.findIndex((one) => one?.blob === blob);
  if (side !== -1) return own[side];
  // What a file was under its earlier name is its own past.
  const before = sides.flatMap((one) => one.get(path) ?? one.get(from) ?? []);
  return { at, path, blob, before: [...new Set(before)] };
}

/** A file as it is, and all that it was. */
export function everyVersion(file: LoggedFile): LoggedFile[] {
  const every = new Set([file]);
  for (const { before } of every) for (const one of before) every.add(one);
  return [...every];
}

/** Whether one commit of a log comes before another. */
export function isBefore({ commits }: Log): (one: LoggedCommit, other: LoggedCommit) => boolean {
  const leadsTo = ([one, other]: readonly [LoggedCommit, LoggedCommit]): boolean => {
    const seen = new Set<string>();
    const open = [...other.parents];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      if (id === one.id) return true;
      const commit = commits.get(id);
      // No way leads to a later one; and what git left out leads to none.
      if (seen.has(id) || commit === undefined || commit.order < one.order) continue;
      seen.add(id);
      open.push(...commit.parents);
    }
    return false;
  };
  // Most promises of a review came with one commit, and their outcomes with another.
  const leads = once(leadsTo, ([one, other]) => `${one.id} ${other.id}`);
  return (one, other) => leads([one, other]);
}
