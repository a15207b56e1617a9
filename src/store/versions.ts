/** Files of a team as git has them: at a revision, or in the index. */
import type { Finding } from '../domain/finding.ts';
import { placeOf, reviewFile, REVIEWS, type Place } from '../domain/place.ts';
import type { Review } from '../domain/review.ts';
import { ACTUALS } from './actuals-file.ts';
import { askGit, askWhere, problemOf, readObjects, type Answer, type Refusal } from './git.ts';
import { isInRepository } from './repository.ts';
import { parseReview, TEAM_FILE, type Loaded, type Readable, type Unreadable } from './team-folder.ts';
import { decode } from './text-file.ts';

/** A commit that a revision names, or why there is none. */
export type Revision = { readonly commit: string } | { readonly problem: string };

/** Finds the commit that a revision names: a branch, a tag, a commit, HEAD~1. */
export function findRevision(root: string, revision: string): Revision {
  if (!isInRepository(root)) return { problem: 'this folder is in no git repository' };
  const where = askWhere(root);
  if (where.state !== 'answered') return { problem: problemOf(where) };
  // What begins with a dash is no revision, whatever git might take it for.
  const answer = askGit(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]);
  if (answer.state === 'answered') return { commit: answer.out.trim() };
  return { problem: problemOf(answer) || `git knows no revision ${JSON.stringify(revision)}` };
}

/** The objects of some files, by their paths from the team's folder. */
export type Files = ReadonlyMap<string, string>;

/** What git lists: the files of a team that a commit has. */
export function filesAt(root: string, commit: string): Answer<Files> {
  const answer = askGit(root, ['ls-tree', '-r', '-z', commit, '--', TEAM_FILE, `${REVIEWS}/`, `${ACTUALS}/`]);
  if (answer.state !== 'answered') return answer;
  return { state: 'answered', out: new Map(listed(answer.out).map(([, , object = '', path = '']) => [path, object])) };
}

/** The words of each line that git lists with -z, and the path behind them. */
export function listed(output: string): string[][] {
  return pathsIn(output).map((line) => {
    const end = line.indexOf('\t');
    return [...line.slice(0, end).split(' '), line.slice(end + 1)];
  });
}

/** The paths that git lists with -z. */
export function pathsIn(output: string): string[] {
  return output.split('\0').filter((path) => path !== '');
}

/** The places of which there is a review. */
export function placesIn(files: Files): Place[] {
  return [...files.keys()].flatMap((path) => placeOf(path) ?? []);
}

/** Reads some files with one call. What isn't there is left out. */
export function readFiles(root: string, files: Files, paths: readonly string[]): ReadonlyMap<string, Answer<Buffer>> {
  const wanted = paths.flatMap((path) => {
    const object = files.get(path);
    return object === undefined ? [] : [{ path, object }];
  });
  const objects = readObjects(
    root,
    wanted.map(({ object }) => object),
  );
  const lost: Refusal = { state: 'refused', reason: 'the object is not in the repository' };
  return new Map(wanted.map(({ path, object }) => [path, objects.get(object) ?? lost]));
}

/** Some reviews of a commit, read with one call. */
export function reviewsAt(root: string, files: Files, places: readonly Place[]): Answer<Loaded<Review>[]> {
  const read = readFiles(root, files, places.map(reviewFile));
  for (const [path, answer] of read) {
    if (answer.state !== 'answered') return { state: 'refused', reason: `${path}: ${problemOf(answer)}` };
  }
  const loaded = places.map((place) =>
    loadFrom(read.get(reviewFile(place)), reviewFile(place), (text) => parseReview(text, place)),
  );
  return { state: 'answered', out: loaded };
}

/** A file that has a schema, as git gives it: the same as if it were on disk. */
export function loadFrom<Value>(
  answer: Answer<Buffer> | undefined,
  file: string,
  parse: (text: string) => Readable<Value> | Unreadable,
): Loaded<Value> {
  if (answer === undefined) return { state: 'missing', file };
  if (answer.state !== 'answered') {
    const message = `git cannot give this version: ${problemOf(answer)}`;
    return unreadable(file, { rule: 'file/text', message, advice: 'git fsck says what is broken' });
  }
  const decoded = decode(answer.out);
  if ('text' in decoded) return parse(decoded.text);
  const { position, ...problem } = decoded.problem;
  return unreadable(file, { rule: 'file/text', ...problem, ...position });
}

/** A file that is there and has no text that could be read, and why. */
export function unreadable(
  file: string,
  why: Pick<Finding, 'rule' | 'message' | 'advice'> & Partial<Finding>,
): Unreadable {
  const finding: Finding = { line: 1, column: 1, excerpt: '', path: [], ...why, file, severity: 'error' };
  return { state: 'unreadable', file, text: undefined, findings: [finding] };
}
