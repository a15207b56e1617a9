/** A lesson changes the plan. */
import { citedCauses, entriesOf } from '../review.ts';
import type { Rule } from './rule.ts';

/** The rule `next/uses-what-was-learned`. */
export const nextUsesWhatWasLearned: Rule = {
  id: 'next/uses-what-was-learned',
  question: 'Are you aware what pivots the sales person is going to make and why?',
  severity: 'warning',
  isOfTheRecord: false,
  check(review) {
    if (review.next === undefined || review.next === 'unknown') return [];
    const cited = citedCauses(review);
    return entriesOf(review, 'learned')
      .filter(([id]) => !cited.has(`learned.${id}`))
      .map(([id, { lesson }]) => ({
        path: ['learned', id],
        message: `"${lesson}" was learned, but nothing in the plan uses it`,
        advice: `cite learned.${id} in the plan item that it changes`,
      }));
  },
};
