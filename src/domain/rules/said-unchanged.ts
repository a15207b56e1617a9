/** A promise stays as it was given. */
import { addQuarters } from '../quarter.ts';
import { entriesOf } from '../review.ts';
import { isSame } from '../tree.ts';
import type { Rule } from './rule.ts';

/** The rule `said/unchanged`. */
export const saidUnchanged: Rule = {
  id: 'said/unchanged',
  question: 'What did each individual sales person say they were going to do this quarter? Was it written down?',
  severity: 'error',
  isOfTheRecord: true,
  check(review, { previous }) {
    if (review.said === undefined || previous?.next === undefined || previous.state === 'draft') return [];
    const before = addQuarters(review.quarter, -1);
    const advice = `a promise is carried word for word: write it as reviews/${before}/${review.rep}.yaml has it under next`;
    const said = new Map(entriesOf(review, 'said'));
    const planned = new Map(entriesOf(previous, 'next'));
    if ((review.said === 'unknown') !== (previous.next === 'unknown')) {
      return [{ path: ['said'], message: `the promise differs from the plan of ${before}`, advice }];
    }
    return [
      ...[...planned].flatMap(([id, item]) => {
        const promise = said.get(id);
        if (promise === undefined) {
          return [
            { path: ['said'], message: `the promise ${id} of ${before} is missing: "${item.objective}"`, advice },
          ];
        }
        return isSame(promise, item)
          ? []
          : [
              {
                path: ['said', id],
                message: `the promise ${id} differs from the plan of ${before}: "${item.objective}"`,
                advice,
              },
            ];
      }),
      ...[...said.keys()]
        .filter((id) => !planned.has(id))
        .map((id) => ({ path: ['said', id], message: `${id} was not promised in ${before}`, advice })),
    ];
  },
};
