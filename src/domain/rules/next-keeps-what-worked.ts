/** What should be kept up is in the plan. */
import { citedCauses, entriesOf } from '../review.ts';
import type { Rule } from './rule.ts';

/** The rule `next/keeps-what-worked`. */
export const nextKeepsWhatWorked: Rule = {
  id: 'next/keeps-what-worked',
  question: 'Do you know what the sales person needs to keep doing?',
  severity: 'warning',
  isOfTheRecord: false,
  check(review) {
    if (review.next === undefined || review.next === 'unknown') return [];
    const cited = citedCauses(review);
    return entriesOf(review, 'worked')
      .filter(([id, { keep }]) => keep === true && !cited.has(`worked.${id}`))
      .map(([id, { effort }]) => ({
        path: ['worked', id],
        message: `"${effort}" worked and is to be kept up, but nothing in the plan does`,
        advice: `cite worked.${id} in the plan item that keeps it up, or write keep: false`,
      }));
  },
};
