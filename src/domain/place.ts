/** Where a review lies in the team's folder. */
import type { Violation } from './finding.ts';
import { isId } from './id.ts';
import { isQuarter } from './quarter.ts';
import type { Review } from './review.ts';

/** The folder of the reviews. */
export const REVIEWS = 'reviews';

/** Whose review it is, and of when: reviews/QUARTER/REP.yaml. */
export interface Place {
  readonly quarter: string;
  readonly rep: string;
}

/** The path of a review, from the team's folder. */
export function reviewFile({ quarter, rep }: Place): string {
  return `${REVIEWS}/${quarter}/${rep}.yaml`;
}

/** The place of a review that lies at a path from the team's folder; undefined for what is no review. */
export function placeOf(path: string): Place | undefined {
  const [top, quarter = '', name = '', ...below] = path.split('/');
  const rep = name.replace(/\.yaml$/, '');
  const isOne = top === REVIEWS && isQuarter(quarter) && rep !== name && isId(rep) && below.length === 0;
  return isOne ? { quarter, rep } : undefined;
}

/** What to do about a review that can't be read. */
export function adviceToMend(place: Place): string {
  return `mend it: qreview validate ${reviewFile(place)}`;
}

/** The rep and the quarter in the file against those of its path. */
export function checkPlace(review: Review, place: Place): Violation[] {
  return (['rep', 'quarter'] as const)
    .filter((key) => review[key] !== place[key])
    .map((key) => ({
      path: [key],
      message: `the file says ${key}: ${review[key]}, its path says ${place[key]}`,
      advice: `write ${key}: ${place[key]}, or move the file to ${reviewFile(review)}`,
    }));
}
