/** Something is known of what changed around the rep. */
import { entriesOf } from '../review.ts';
import { nameOf } from '../team.ts';
import type { ReviewRule } from './rule.ts';

/** The rule `learned/environment`. */
export const learnedEnvironment: ReviewRule = {
  of: 'review',
  id: 'learned/environment',
  question: "What's changed in the selling environment?",
  severity: 'info',
  isOfTheRecord: false,
  fires: 'nothing is known of what changed around the rep',
  explanation:
    'A plan that fits last quarter may not fit the next: budgets freeze, laws and prices change, buyers move. The ' +
    'rep is the first to see it. Ask what has changed around them, and mark the lesson with about: environment. ' +
    'Where nothing has, that too is worth a line.',
  example: {
    wrong: `learned:
  shorter-offers:
    lesson: Offers of two pages are read, offers of ten are not
    about: craft
`,
    right: `learned:
  diesel-law:
    lesson: From July on cities will not admit old diesel vans
    about: environment
    pivot: Offer the exchange before the summer
`,
  },
  check(review, { team }) {
    if (review.learned === undefined) return [];
    if (entriesOf(review, 'learned').some(([, { about }]) => about === 'environment')) return [];
    const what = `what changed around ${nameOf(team, review.rep)} in ${review.quarter}`;
    return [
      {
        path: ['learned'],
        message: review.learned === 'unknown' ? `you don't know ${what}` : `no lesson is about ${what}`,
        advice: 'ask what has changed in the selling environment, and mark that lesson with about: environment',
      },
    ];
  },
};
