/** What is known of one rep in one quarter: what is on disk, what was booked, and the quota. */
import type { ReviewStanding } from '../generated/report.ts';
import type { Review } from '../review.ts';
import { quotaOf, type Team } from '../team.ts';

/** One rep's review of a quarter, as it was found. */
export interface Standing extends Readonly<Omit<ReviewStanding, 'errors' | 'warnings' | 'hints'>> {
  readonly quarter: string;
  /** Undefined where there is none that can be read. */
  readonly review: Review | undefined;
}

/** What the rep booked, in whole currency units; undefined where that is not known. */
export function bookedOf({ review }: Standing): number | undefined {
  const number = review?.number;
  return number === undefined || number === 'unknown' || number.booked === 'unknown' ? undefined : number.booked;
}

/** The rep's quota: the one that the review was held with, or else the team file's; undefined where there is none. */
export function quotaIn(team: Team, { rep, quarter, review }: Standing): number | undefined {
  const number = review?.number;
  const own = number === undefined || number === 'unknown' ? undefined : number.quota;
  return own ?? quotaOf(team, rep, quarter);
}
