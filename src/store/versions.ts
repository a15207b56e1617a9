/** Reviews as they were at a revision of git. */
import type { Actuals } from '../domain/actuals.ts';
import type { Place } from '../domain/references.ts';
import { actualsFile, parseActuals } from './actuals-file.ts';
import { askGit, problemOf, readObjects } from './git.ts';
import { isInRepository } from './repository.ts';
import { parseReview, placeOf, reviewFile, REVIEWS, type Loaded } from './team-folder.ts';
import type { Review } from '../domain/review.ts';

/** A commit that a revision names, or why there is none. */
export type Revision = { readonly commit: string } | { readonly problem: string };

/** Finds the commit that a revision names: a branch, a tag, a commit, HEAD~1. */
export function findRevision(root: string, revision: string): Revision {
  if (!isInRepository(root)) return { problem: 'this folder is in no git repository' };
  // What begins with a dash is no revision, whatever git might take it for.
  const answer = askGit(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]);
  if (answer.state === 'answered') return { commit: answer.out.trim() };
  return { problem: problemOf(answer) || `git knows no revision ${JSON.stringify(revision)}` };
}

/** Some reviews as a commit has them, read with one call. */
export function reviewsAt(root: string, commit: string, places: readonly Place[]): Loaded<Review>[] {
  const nameOf = (place: Place): string => `${commit}:./${reviewFile(place)}`;
  const objects = readObjects(root, places.map(nameOf));
  return places.map((place) => {
    const text = objects.get(nameOf(place));
    const file = reviewFile(place);
    return text === undefined ? { state: 'missing', file } : parseReview(text.toString('utf8'), place);
  });
}

/** The actuals of some quarters as a commit has them, read with one call. */
export function actualsAt(root: string, commit: string, quarters: readonly string[]): Map<string, Loaded<Actuals>> {
  const names = new Map(quarters.map((quarter) => [quarter, `${commit}:./${actualsFile(quarter)}`]));
  const objects = readObjects(root, [...names.values()]);
  return new Map(
    [...names].flatMap(([quarter, name]) => {
      const text = objects.get(name)?.toString('utf8');
      return text === undefined ? [] : [[quarter, parseActuals(text, quarter)]];
    }),
  );
}

/** The places of which a commit has a review. */
export function placesAt(root: string, commit: string): Place[] {
  const answer = askGit(root, ['ls-tree', '-r', '-z', '--name-only', commit, '--', `${REVIEWS}/`]);
  return answer.state === 'answered' ? pathsIn(answer.out).flatMap((path) => placeOf(path) ?? []) : [];
}

/** The paths that git lists with -z. */
export function pathsIn(output: string): string[] {
  return output.split('\0').filter((path) => path !== '');
}
