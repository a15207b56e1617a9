/** A rep's booked and quota in a quarter, and the one by the other. */
import type { RepActuals } from './actuals.ts';
import type { Place } from './place.ts';
import { ifKnown, type Review } from './review.ts';
import { quotaOf, type Team } from './team.ts';

/** What the rep booked, by the review or else by the CRM, in the team's currency; undefined where that is not known. */
export function bookedOf({
  review,
  facts,
}: {
  readonly review: Review | undefined;
  readonly facts?: RepActuals | undefined;
}): number | undefined {
  return ifKnown(ifKnown(review?.number)?.booked) ?? facts?.booked;
}

/** The rep's quota: the one that the review was held with, or else the team file's; undefined where there is none. */
export function quotaFor(team: Team, { rep, quarter }: Place, review: Review | undefined): number | undefined {
  return ifKnown(review?.number)?.quota ?? quotaOf(team, rep, quarter);
}

/** One amount by another; undefined where one of them isn't known, or there is nothing to divide by. */
export function shareOf(amount: number | undefined, of: number | undefined): number | undefined {
  const share = (amount ?? Number.NaN) / (of ?? Number.NaN);
  // A quota of next to nothing is none.
  return Number.isFinite(share) ? share : undefined;
}
