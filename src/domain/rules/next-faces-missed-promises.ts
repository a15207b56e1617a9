/** A missed promise is taken up again, or dropped with a reason. */
import { facingOf } from '../plan.ts';
import { promisesOf } from '../review.ts';
import type { ReviewRule } from './rule.ts';

/** The rule `next/faces-missed-promises`. */
export const nextFacesMissedPromises: ReviewRule = {
  of: 'review',
  id: 'next/faces-missed-promises',
  question: 'Do you know what they are going to focus on moving forward?',
  severity: 'warning',
  isOfTheRecord: false,
  fires: 'a missed promise is neither taken up nor dropped',
  explanation:
    'A missed promise of which nobody speaks again teaches that promises need not be kept. Take it up in the plan, ' +
    'or say why it is no longer worth doing: both are fine, silence is not. Cite it under because, or write under ' +
    'did why it is dropped.',
  example: {
    wrong: `said:
  depot-visits:
    objective: Visit the depots of five haulage firms
did:
  depot-visits:
    done: false
next:
  fleet-offer:
    objective: Offer Kessler the whole fleet
`,
    right: `said:
  depot-visits:
    objective: Visit the depots of five haulage firms
did:
  depot-visits:
    done: false
next:
  last-depots:
    objective: Visit the two depots that are left
    because:
      - did.depot-visits
`,
  },
  check(review) {
    if (review.next === undefined || review.next === 'unknown') return [];
    return promisesOf(review)
      .filter(({ id, state }) => state === 'missed' && facingOf(review, id) === undefined)
      .map(({ id, promise }) => ({
        path: ['did', id],
        message: `"${promise.objective}" was missed, and the plan neither takes it up again nor says why not`,
        advice: `cite did.${id} in the plan item that takes it up, or write under did why it is dropped`,
      }));
  },
};
