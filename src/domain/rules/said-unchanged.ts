/** A promise stays as it was given. */
import { adviceToMend, reviewFile } from '../place.ts';
import { addQuarters } from '../quarter.ts';
import { entriesOf } from '../review.ts';
import { isSame } from '../tree.ts';
import type { ReviewRule } from './rule.ts';

/** The rule `said/unchanged`. */
export const saidUnchanged: ReviewRule = {
  of: 'review',
  id: 'said/unchanged',
  question: 'What did each individual sales person say they were going to do this quarter? Was it written down?',
  severity: 'error',
  isOfTheRecord: true,
  fires: 'a promise differs from its plan, or that cannot be read',
  explanation:
    'A promise that may be reworded afterwards is always kept. So the plan of one quarter becomes the promise of ' +
    'the following one word for word: order and layout may differ, words and figures may not. If the rep could no ' +
    'longer keep it, say so under did: in the note, or as released if you agreed on that.',
  example: {
    wrong: `# the plan of 2025-Q4 says 3 CIO meetings, and Turin
said:
  three-cios:
    objective: Meet the CIO of three named accounts
    measure:
      metric: CIO meetings
      target: 2
`,
    right: `# as in the plan of 2025-Q4
said:
  three-cios:
    objective: Meet the CIO of three named accounts
    measure:
      metric: CIO meetings
      target: 3
  turin-file:
    objective: Have the file for Turin ready
    done_when: Legal has approved it
`,
  },
  check(review, { previous, unreadable }) {
    const before = addQuarters(review.quarter, -1);
    const place = { quarter: before, rep: review.rep };
    if (review.said !== undefined && unreadable.includes(before)) {
      const message = `the plan of ${before} cannot be read, so nobody knows whether the promise is unchanged`;
      return [{ path: ['said'], severity: 'warning', message, advice: adviceToMend(place) }];
    }
    if (review.said === undefined || previous?.next === undefined || previous.state === 'draft') return [];
    const advice = `a promise is carried word for word: write it as ${reviewFile(place)} has it under next`;
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
