/** What is about to be committed: a team's files as git's index has them. */
import { reviewFile, REVIEWS, type Place } from '../domain/place.ts';
import type { Team } from '../domain/team.ts';
import { actualsFile, ACTUALS, parseActuals } from './actuals-file.ts';
import { askGit, askWhere, problemOf, type Answer } from './git.ts';
import type { Records } from './history.ts';
import { once } from './once.ts';
import { isInRepository } from './repository.ts';
import {
  loadTeam,
  parseReview,
  parseTeam,
  TEAM_FILE,
  type Loaded,
  type Readable,
  type Unreadable,
} from './team-folder.ts';
import { listed, loadFrom, pathsIn, readFiles, unreadable, type Files } from './versions.ts';

/** A team as it is staged, or why there is no such thing. */
export type Staged =
  | { readonly problem: string }
  | {
      /** The team file; where nothing is to be checked with it, as it is on disk. */
      readonly team: Loaded<Team>;
      /** The files that the commit adds, changes or removes, from the team's folder. */
      readonly changed: readonly string[];
      /** All files among the reviews and the actuals that there will be, whether they are changed or not. */
      readonly files: readonly string[];
    };

/** What the index has of a team. */
interface Index {
  readonly files: Files;
  /** Those of which there are two versions, after a merge that isn't finished. */
  readonly conflicts: ReadonlySet<string>;
}

const DIFF = ['diff', '--cached', '--name-only', '--no-renames', '--no-ext-diff', '--relative', '-z'];
const OF_THE_TEAM = ['--', TEAM_FILE, REVIEWS, ACTUALS];

/** Finds what is staged of a team. */
export function stagedOf(root: string): Staged {
  if (!isInRepository(root)) return { problem: 'this folder is in no git repository' };
  const where = askWhere(root);
  if (where.state !== 'answered') return { problem: problemOf(where) };
  const changed = askGit(root, [...DIFF, '--ita-invisible-in-index', ...OF_THE_TEAM]);
  if (changed.state !== 'answered') return { problem: problemOf(changed) };
  const known = askGit(root, [...DIFF, '--ita-visible-in-index', ...OF_THE_TEAM]);
  if (known.state !== 'answered') return { problem: problemOf(known) };
  const index = indexOf(root);
  if (index.state !== 'answered') return { problem: problemOf(index) };
  const paths = pathsIn(changed.out);
  // Of a file that is only intended to be added, the commit has nothing.
  const intended = new Set(pathsIn(known.out).filter((path) => !paths.includes(path)));
  const { files, conflicts } = index.out;
  const records = [...new Set([...files.keys(), ...conflicts])].filter((path) => path !== TEAM_FILE);
  const all = records.filter((path) => !intended.has(path));
  const isChecked = paths.length > 0 && all.length > 0;
  return { team: isChecked ? stagedTeam(root, index) : loadTeam(root), changed: paths, files: all };
}

function indexOf(root: string): Answer<Index> {
  const answer = askGit(root, ['ls-files', '--stage', '-z', ...OF_THE_TEAM]);
  if (answer.state !== 'answered') return answer;
  const files = new Map<string, string>();
  const conflicts = new Set<string>();
  for (const [, object = '', stage, path = ''] of listed(answer.out)) {
    if (stage === '0') files.set(path, object);
    else conflicts.add(path);
  }
  return { state: 'answered', out: { files, conflicts } };
}

function stagedTeam(root: string, index: Answer<Index>): Loaded<Team> {
  const team = stagedFiles(root, index, [TEAM_FILE])(TEAM_FILE, parseTeam);
  if (team.state !== 'missing') return team;
  const message = 'the commit has reviews and no team file';
  return unreadable(TEAM_FILE, { rule: 'file/reference', message, advice: `stage it with git add ${TEAM_FILE}` });
}

/** Some reviews as they are staged, and the actuals of some quarters and of theirs. Any other is missing. */
export function stagedRecords(root: string, places: readonly Place[], quarters: readonly string[]): Records {
  const actuals = new Set([...quarters, ...places.map(({ quarter }) => quarter)].map(actualsFile));
  const load = stagedFiles(root, indexOf(root), [...places.map(reviewFile), ...actuals]);
  const reviews = new Map(
    places.map((place) => {
      const file = reviewFile(place);
      return [file, load(file, (text) => parseReview(text, place))];
    }),
  );
  return {
    review: (place) => reviews.get(reviewFile(place)) ?? { state: 'missing', file: reviewFile(place) },
    actuals: once((quarter: string) => load(actualsFile(quarter), (text) => parseActuals(text, quarter))),
  };
}

type Load = <Value>(file: string, parse: (text: string) => Readable<Value> | Unreadable) => Loaded<Value>;

/** Reads some files of the index with one call. */
function stagedFiles(root: string, index: Answer<Index>, paths: readonly string[]): Load {
  if (index.state !== 'answered') return (file, parse) => loadFrom(index, file, parse);
  const read = readFiles(root, index.out.files, paths);
  return (file, parse) => {
    if (!index.out.conflicts.has(file)) return loadFrom(read.get(file), file, parse);
    const message = 'a merge left a conflict here that is not resolved';
    return unreadable(file, { rule: 'file/conflict', message, advice: `keep what is right, and then git add ${file}` });
  };
}
