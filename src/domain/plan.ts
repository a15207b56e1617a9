/** What a plan is expected to bring, what that comes to at a rep's record, and how it faces what was missed. */
import { shareOf } from './attainment.ts';
import { sumMoney } from './money.ts';
import { shareKept, type SayDo } from './record.ts';
import { citedCauses, entriesOf, ifKnown, type Review } from './review.ts';

/** The bookings that a plan's items are expected to bring. */
export interface Expected {
  /** In whole currency units; undefined where no item says what it should bring. */
  readonly amount: number | undefined;
  /** The items that say it, of all items. */
  readonly said: number;
  readonly items: number;
}

/** What a review's plan is expected to bring. */
export function expectedOf(review: Review): Expected {
  const items = entriesOf(review, 'next').map(([, { expects }]) => expects);
  const amounts = items.filter((amount) => amount !== undefined);
  return {
    amount: amounts.length === 0 ? undefined : sumMoney(amounts),
    said: amounts.length,
    items: items.length,
  };
}

/** What an expected amount comes to if as many promises are kept as before, and its share of a quota; null: not known. */
export function atSayDo(
  amount: number | undefined,
  record: SayDo,
  quota: number | undefined,
): { readonly share: number | null; readonly expected: number | null; readonly expectedShare: number | null } {
  const share = shareKept(record);
  if (share === undefined || amount === undefined) return { share: share ?? null, expected: null, expectedShare: null };
  const expected = Math.round(amount * share);
  return { share, expected, expectedShare: shareOf(expected, quota) ?? null };
}

/** How a plan faces a missed promise: takes it up again, drops it with a reason; undefined where it does neither. */
export function facingOf(review: Review, promise: string): 'taken up' | 'dropped' | undefined {
  if (citedCauses(review).has(`did.${promise}`)) return 'taken up';
  const outcome = entriesOf(review, 'did').find(([id]) => id === promise)?.[1];
  return ifKnown(outcome)?.dropped === undefined ? undefined : 'dropped';
}
