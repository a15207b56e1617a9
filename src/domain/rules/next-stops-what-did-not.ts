/** What didn't work is not done again without a reason. */
import { entriesOf } from '../review.ts';
import type { Rule } from './rule.ts';

/** The rule `next/stops-what-did-not`. */
export const nextStopsWhatDidNot: Rule = {
  id: 'next/stops-what-did-not',
  question: "Are you aware of what isn't working and needs to stop?",
  severity: 'error',
  isOfTheRecord: false,
  check(review) {
    return entriesOf(review, 'next')
      .filter(([, item]) => item.repeats !== undefined && item.repeats !== 'none' && item.why_this_time === undefined)
      .map(([id, { objective, repeats }]) => ({
        path: ['next', id, 'repeats'],
        message: `"${objective}" does again what didn't work (${repeats}), and nothing says why it should work this time`,
        advice: 'write why_this_time, or plan something else',
      }));
  },
};
