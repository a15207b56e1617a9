/** A rep's record: how many promises were kept of those made, and over which quarters. */
import type { SayDo } from './generated/report.ts';
import { addQuarters, yearOf } from './quarter.ts';
import { promisesOf, type Review } from './review.ts';

export type { SayDo } from './generated/report.ts';

/** From so many promises on, a share says more than the count does. */
const ENOUGH = 3;

/** The quarters that a report on one looks at: that one, the year to date, and the one before it; the earliest first. */
export function quartersOfRecord(quarter: string): string[] {
  const before = addQuarters(quarter, -1);
  const first = `${yearOf(quarter)}-Q1`;
  const year = [0, 1, 2, 3].map((index) => addQuarters(first, index)).filter((one) => one <= quarter);
  return year.includes(before) ? year : [before, ...year];
}

/** Say/do over some reviews: promises kept of promises made, with the quarters in which there were any. */
export function sayDoOf(reviews: readonly Review[]): SayDo {
  const made = reviews.map((review) => ({ quarter: review.quarter, promises: promisesOf(review) }));
  const states = made.flatMap(({ promises }) => promises.map(({ state }) => state));
  const count = (wanted: string): number => states.filter((state) => state === wanted).length;
  const quarters = made.filter(({ promises }) => promises.length > 0).map(({ quarter }) => quarter);
  return {
    kept: count('kept'),
    counted: count('kept') + count('missed'),
    unknown: count('unknown'),
    released: count('released'),
    quarters: [...new Set(quarters)].toSorted(),
  };
}

/** Say/do of a rep up to a review: over the quarters of its record. */
export function recordOf(review: Review, earlier: readonly Review[]): SayDo {
  const quarters = quartersOfRecord(review.quarter);
  return sayDoOf([
    review,
    ...earlier.filter((past) => past.quarter < review.quarter && quarters.includes(past.quarter)),
  ]);
}

/** The share of promises kept, from 0 to 1; undefined where there are too few of them to speak of a share. */
export function shareKept({ kept, counted }: SayDo): number | undefined {
  return counted < ENOUGH ? undefined : kept / counted;
}

/** Say/do in words: "5 of 8 promises kept over 3 quarters, 1 more not known". */
export function formatSayDo({ kept, counted, unknown, released, quarters }: SayDo): string {
  if (counted + unknown === 0) return released === 0 ? 'nothing was promised' : 'every promise was released';
  if (counted === 0)
    return `${promises(unknown)} made, and nobody knows what became of ${unknown === 1 ? 'it' : 'them'}`;
  const over = quarters.length > 1 ? ` over ${quarters.length} quarters` : '';
  const more = unknown === 0 ? '' : `, ${unknown} more not known`;
  return `${kept} of ${promises(counted)} kept${over}${more}`;
}

function promises(count: number): string {
  return `${count} ${count === 1 ? 'promise' : 'promises'}`;
}
