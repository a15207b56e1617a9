/** Which files `validate` looks at: those that are named, all of a team's, or what is about to be committed. */
import { join, relative, resolve, sep } from 'node:path';
import { placeOf, reviewFile, REVIEWS, type Place } from '../domain/place.ts';
import { actualsIn, ACTUALS, quarterOfActuals } from '../store/actuals-file.ts';
import { A_REPS_REVIEWS, recordsIn, type Records } from '../store/history.ts';
import { once } from '../store/once.ts';
import { quartersOf, reviewsIn, strangersAmongQuarters, TEAM_FILE } from '../store/team-folder.ts';
import { isFolder } from '../store/text-file.ts';
import { UserError } from './exit.ts';
import type { AnyIo } from './io.ts';
import { openTeam, teamFolder, usableTeam, type OpenTeam } from './team.ts';

/** Some files of a team. */
export interface Selection {
  readonly open: OpenTeam;
  readonly records: Records;
  readonly hasTeamFile: boolean;
  readonly places: readonly Place[];
  /** The quarters whose actuals are looked at. */
  readonly actuals: readonly string[];
  /** Files among the reviews and the actuals that can be none by their name. */
  readonly strangers: readonly string[];
  /** What stands where a quarter's folder should be. */
  readonly notFolders: readonly string[];
  /** The quarters of which all reviews are looked at, so that they can be judged as a whole: of many, the latest. */
  readonly wholeQuarters: readonly string[];
  /** Whether it is the whole team, and the copies of the schemas with it. */
  readonly isWhole: boolean;
}

/** The files that some paths name; all, where there are none. Throws UserError for a path that is no review. */
export function selectPaths(io: AnyIo, paths: readonly string[]): Selection {
  const open = openTeam(io);
  const { root } = open;
  const inTeam = paths.map((path) => relative(root, resolve(io.cwd, path)).split(sep).join('/'));
  const chosen = inTeam.length === 0 ? [''] : inTeam;
  const isWhole = chosen.includes('');
  const hasAllReviews = isWhole || chosen.includes(REVIEWS);
  const quarters = quartersOf(root);
  const reviewsOf = once((quarter: string) => reviewsIn(root, quarter));
  const wholeQuarters = quarters.filter((quarter) => hasAllReviews || chosen.includes(`${REVIEWS}/${quarter}`));
  const allActuals = actualsIn(root);
  const actuals = allActuals.filter((file) => isWhole || chosen.includes(ACTUALS) || chosen.includes(file));
  return {
    open,
    records: recordsIn(root, A_REPS_REVIEWS),
    hasTeamFile: isWhole || chosen.includes(TEAM_FILE),
    places: unique(chosen.flatMap(placesBy({ root, quarters, actuals: allActuals, reviewsOf }))),
    actuals: actuals.flatMap((file) => quarterOfActuals(file) ?? []),
    strangers: [
      ...actuals.filter((file) => quarterOfActuals(file) === undefined),
      ...(hasAllReviews ? strangersAmongQuarters(root).map((name) => `${REVIEWS}/${name}`) : []),
      ...wholeQuarters.flatMap((quarter) =>
        reviewsOf(quarter).strangers.map((name) => `${REVIEWS}/${quarter}/${name}`),
      ),
    ],
    notFolders: wholeQuarters
      .filter((quarter) => !isQuarterFolder(root, quarter))
      .map((quarter) => `${REVIEWS}/${quarter}`),
    wholeQuarters: hasAllReviews ? wholeQuarters.slice(-1) : wholeQuarters,
    isWhole,
  };
}

/** What lies in a team's folder, by its names. */
interface Listed {
  readonly root: string;
  readonly quarters: readonly string[];
  readonly actuals: readonly string[];
  readonly reviewsOf: (quarter: string) => ReturnType<typeof reviewsIn>;
}

/** Gives the reviews that a path of the team's means: a file, a quarter, all of them. */
function placesBy({ root, quarters, actuals, reviewsOf }: Listed): (path: string) => Place[] {
  // Thousands of paths may be named, all of the same quarter.
  const repsOf = once((quarter: string) => new Set(reviewsOf(quarter).reps));
  const placesOf = (quarter: string): Place[] => Array.from(repsOf(quarter), (rep) => ({ quarter, rep }));
  return (path) => {
    if (path === TEAM_FILE || path === ACTUALS || actuals.includes(path)) return [];
    if (path === '' || path === REVIEWS) return quarters.flatMap(placesOf);
    const [top, quarter = '', ...below] = path.split('/');
    if (top === REVIEWS && below.length === 0 && quarters.includes(quarter)) return placesOf(quarter);
    const place = placeOf(path);
    if (place !== undefined && repsOf(place.quarter).has(place.rep)) return [place];
    // Where a quarter is no folder, that is what is wrong with each of its reviews.
    if (place !== undefined && quarters.includes(place.quarter) && !isQuarterFolder(root, place.quarter))
      return [place];
    throw new UserError(`${path} is not a review of the team in ${root}`, `reviews are ${REVIEWS}/QUARTER/REP.yaml`);
  };
}

function isQuarterFolder(root: string, quarter: string): boolean {
  return isFolder(join(root, REVIEWS, quarter));
}

function unique(places: readonly Place[]): Place[] {
  return [...new Map(places.map((place) => [reviewFile(place), place])).values()];
}

/**
 * What is about to be committed, and the later reviews of the same reps, which rest on it; all reviews, if the team file
 * is among it. Throws UserError outside of git, and for a team file that can't be used.
 */
export async function selectStaged(io: AnyIo): Promise<Selection> {
  const root = teamFolder(io);
  const { stagedOf, stagedRecords } = await import('../store/staged.ts');
  const staged = stagedOf(root);
  if ('problem' in staged)
    throw new UserError(`nothing is staged: ${staged.problem}`, 'leave --staged out to check all');
  const open = usableTeam(io, root, staged.team);
  const changed = staged.changed.flatMap((path) => placeOf(path) ?? []);
  const actuals = staged.changed
    .filter((path) => staged.files.includes(path))
    .flatMap((path) => quarterOfActuals(path) ?? []);
  const hasTeamFile = staged.changed.includes(TEAM_FILE);
  const rests = (place: Place): boolean =>
    changed.some(({ rep, quarter }) => place.rep === rep && place.quarter >= quarter);
  const places = staged.files.flatMap((file) => placeOf(file) ?? []);
  const ofChangedReps = places.filter(({ rep }) => hasTeamFile || changed.some((one) => one.rep === rep));
  return {
    open,
    records: stagedRecords(root, ofChangedReps, actuals),
    hasTeamFile,
    places: ofChangedReps.filter((place) => hasTeamFile || rests(place)),
    strangers: staged.changed.filter(
      (file) =>
        staged.files.includes(file) && !isHidden(file) && !placeOf(file) && quarterOfActuals(file) === undefined,
    ),
    actuals,
    notFolders: [],
    wholeQuarters: [],
    isWhole: false,
  };
}

function isHidden(file: string): boolean {
  return file.split('/').some((name) => name.startsWith('.'));
}
