/** A plan item answers something: what worked, what didn't, what was learned or what was missed. */
import { causesOf } from '../cause.ts';
import { entriesOf } from '../review.ts';
import type { Rule } from './rule.ts';

/** The rule `next/cites-a-cause`. */
export const nextCitesACause: Rule = {
  id: 'next/cites-a-cause',
  question: 'Do you know how this past quarter is going to influence this upcoming quarter?',
  severity: 'warning',
  isOfTheRecord: false,
  check(review) {
    const first = causesOf(review)[0];
    if (first === undefined) return [];
    return entriesOf(review, 'next')
      .filter(([, { because }]) => because === undefined || because.length === 0)
      .map(([id, { objective }]) => ({
        path: ['next', id],
        message: `"${objective}" answers nothing of this quarter`,
        advice: `name under because what it answers, such as ${first.value}`,
      }));
  },
};
