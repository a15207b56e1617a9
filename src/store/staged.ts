/** What is about to be committed: a team's files as git's index has them. */
import type { Place } from '../domain/references.ts';
import type { Team } from '../domain/team.ts';
import { askGit, problemOf, readObjects } from './git.ts';
import type { Records } from './history.ts';
import { isInRepository } from './repository.ts';
import { loadTeam, parseTeam, reviewFile, REVIEWS, TEAM_FILE, type Loaded } from './team-folder.ts';
import { actualsAt, pathsIn, reviewsAt } from './versions.ts';
import { actualsFile, ACTUALS } from './actuals-file.ts';

/** A team as it is staged, or why there is no such thing. */
export type Staged =
  | { readonly problem: string }
  | {
      /** The team file; where git doesn't know it, as it is on disk. */
      readonly team: Loaded<Team>;
      /** The files that the commit adds, changes or removes, from the team's folder. */
      readonly changed: readonly string[];
      /** All files among the reviews and the actuals that there will be, whether they are changed or not. */
      readonly files: readonly string[];
    };

// What stands behind an empty revision is taken out of the index.
const INDEX = '';

/** Finds what is staged of a team. */
export function stagedOf(root: string): Staged {
  if (!isInRepository(root)) return { problem: 'this folder is in no git repository' };
  const words = ['diff', '--cached', '--name-only', '--no-renames', '--no-ext-diff', '--relative', '-z'];
  const changed = askGit(root, [...words, '--', TEAM_FILE, REVIEWS, ACTUALS]);
  const all = askGit(root, ['ls-files', '-z', '--', REVIEWS, ACTUALS]);
  if (changed.state !== 'answered') return { problem: problemOf(changed) };
  if (all.state !== 'answered') return { problem: problemOf(all) };
  const name = `${INDEX}:./${TEAM_FILE}`;
  const text = readObjects(root, [name]).get(name);
  return {
    team: text === undefined ? loadTeam(root) : parseTeam(text.toString('utf8')),
    changed: pathsIn(changed.out),
    files: pathsIn(all.out),
  };
}

/** Some reviews as they are staged, and the actuals of some quarters and of theirs, with two calls. Any other is missing. */
export function stagedRecords(root: string, places: readonly Place[], quarters: readonly string[]): Records {
  const reviews = new Map(reviewsAt(root, INDEX, places).map((review) => [review.file, review]));
  const actuals = actualsAt(root, INDEX, [...new Set([...quarters, ...places.map(({ quarter }) => quarter)])]);
  return {
    review: (place) => reviews.get(reviewFile(place)) ?? { state: 'missing', file: reviewFile(place) },
    actuals: (quarter) => actuals.get(quarter) ?? { state: 'missing', file: actualsFile(quarter) },
  };
}
