/** A missed promise is taken up again, or dropped with a reason. */
import { citedCauses, entriesOf, promisesOf } from '../review.ts';
import type { Rule } from './rule.ts';

/** The rule `next/faces-missed-promises`. */
export const nextFacesMissedPromises: Rule = {
  id: 'next/faces-missed-promises',
  question: 'Do you know what they are going to focus on moving forward?',
  severity: 'warning',
  isOfTheRecord: false,
  check(review) {
    if (review.next === undefined || review.next === 'unknown') return [];
    const cited = citedCauses(review);
    const outcomes = new Map(entriesOf(review, 'did'));
    return promisesOf(review)
      .filter(({ id, state }) => {
        const outcome = outcomes.get(id);
        const isDropped = outcome !== undefined && outcome !== 'unknown' && outcome.dropped !== undefined;
        return state === 'missed' && !isDropped && !cited.has(`did.${id}`);
      })
      .map(({ id, promise }) => ({
        path: ['did', id],
        message: `"${promise.objective}" was missed, and the plan neither takes it up again nor says why not`,
        advice: `cite did.${id} in the plan item that takes it up, or write under did why it is dropped`,
      }));
  },
};
