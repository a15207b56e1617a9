/** A plan item answers something: what worked, what didn't, what was learned or what was missed. */
import { causesOf } from '../cause.ts';
import { entriesOf } from '../review.ts';
import type { ReviewRule } from './rule.ts';

/** The rule `next/cites-a-cause`. */
export const nextCitesACause: ReviewRule = {
  of: 'review',
  id: 'next/cites-a-cause',
  question: 'Do you know how this past quarter is going to influence this upcoming quarter?',
  severity: 'warning',
  isOfTheRecord: false,
  fires: 'a plan item answers nothing of the quarter',
  explanation:
    'A plan that would read the same after any other quarter has learned nothing from this one. Name under because ' +
    "what each item answers: an effort that worked or didn't, a lesson, a missed promise, the biggest client. Where " +
    'nothing fits, ask the rep how they came upon it.',
  example: {
    wrong: `worked:
  site-tours:
    effort: Took buyers to a running plant
next:
  six-tours:
    objective: Take six buyers to a running plant
`,
    right: `worked:
  site-tours:
    effort: Took buyers to a running plant
next:
  six-tours:
    objective: Take six buyers to a running plant
    because:
      - worked.site-tours
`,
  },
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
