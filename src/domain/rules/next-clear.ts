/** A plan item's words say what is done to what: a hint, by closed classes of English words. */
import type { Violation } from '../finding.ts';
import { whyNotClear } from '../hints.ts';
import { entriesOf } from '../review.ts';
import type { ReviewRule } from './rule.ts';

/** The rule `next/clear`. */
export const nextClear: ReviewRule = {
  of: 'review',
  id: 'next/clear',
  question: 'Do you know what your sales persons going to do next quarter?',
  severity: 'info',
  isOfTheRecord: false,
  fires: 'the words leave open what is done to what',
  explanation:
    'Leader and rep nod at the same sentence and mean two things by it, which comes out three months later. Two ' +
    'people who read an objective should agree on what will be done, and to what. This looks at the words alone and ' +
    'may be wrong: take it as a hint.',
  example: {
    wrong: `next:
  purchasing:
    objective: Strengthen relationships
`,
    right: `next:
  purchasing:
    objective: Have lunch with the heads of purchasing of Norddruck and Kessler
`,
  },
  check(review) {
    return entriesOf(review, 'next').flatMap(([id, { objective }]): Violation[] => {
      const reason = whyNotClear(objective);
      if (reason === undefined) return [];
      return [
        {
          path: ['next', id, 'objective'],
          message: `"${objective}" may not mean the same to both of you: ${reason}`,
          advice: 'say what is done, and to what, so that two people would agree on it',
        },
      ];
    });
  },
};
