/** What a plan is expected to bring, against what it has to. */
import { sumMoney } from './money.ts';
import { entriesOf, type Review } from './review.ts';

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
