/** Of each plan item it will be known whether it was done. */
import { whyNotMeasurable } from '../hints.ts';
import { entriesOf } from '../review.ts';
import type { ReviewRule } from './rule.ts';

/** The rule `next/measurable`. */
export const nextMeasurable: ReviewRule = {
  of: 'review',
  id: 'next/measurable',
  question: 'The objectives or quarterly goals have to be clear and measurable.',
  severity: 'warning',
  isOfTheRecord: false,
  fires: 'a plan item has neither a measure nor done_when',
  explanation:
    'In three months somebody asks: was it done, yes or no? Without a measure the answer is a matter of opinion, and ' +
    'of who tells it better. Agree on what is counted and how much of it is enough; or, for something that either ' +
    'happens or not, on what will have happened.',
  example: {
    wrong: `next:
  last-depots:
    objective: Visit the depots that are left
`,
    right: `next:
  last-depots:
    objective: Visit the depots that are left
    measure:
      metric: depots
      target: 2
`,
  },
  check(review) {
    return entriesOf(review, 'next')
      .filter(([, { measure, done_when }]) => measure === undefined && done_when === undefined)
      .map(([id, { objective }]) => {
        const reason = whyNotMeasurable(objective);
        const unsaid = `nothing says how you will know that "${objective}" was done`;
        return {
          path: ['next', id],
          message: reason === undefined ? unsaid : `${unsaid}: ${reason}`,
          advice:
            reason === undefined
              ? 'its words seem to: write them as measure, with a metric and a target, or as done_when'
              : 'write measure with a metric and a target; or, if it either happens or not, done_when',
        };
      });
  },
};
