/** The leader has said of each plan item whether it is a good one. */
import type { Violation } from '../finding.ts';
import { entriesOf } from '../review.ts';
import type { ReviewRule } from './rule.ts';

/** The rule `next/judged`. */
export const nextJudged: ReviewRule = {
  of: 'review',
  id: 'next/judged',
  question: 'Did you think it was a good objective for the quarter?',
  severity: 'warning',
  isOfTheRecord: false,
  fires: 'a plan item without a verdict, or with a bad one',
  explanation:
    'A plan that you let pass without a word is yours too when it fails. Say of each item whether you think it good, ' +
    'while it can still be changed. If it is not, write what is missing, and work on it until it is, or leave it ' +
    'out.',
  example: {
    wrong: `next:
  last-depots:
    objective: Visit the depots that are left
    good: false
    good_note: Neither of the two has bought since 2023
`,
    right: `next:
  largest-depots:
    objective: Visit the two depots that buy most
    good: true
`,
  },
  check(review) {
    return entriesOf(review, 'next').flatMap(([id, { objective, good, good_note }]): Violation[] => {
      if (good === true) return [];
      if (good === undefined) {
        return [
          {
            path: ['next', id],
            message: `you haven't said whether "${objective}" is a good objective for the quarter`,
            advice: 'write good: true; or good: false, and what is missing as good_note',
          },
        ];
      }
      const message = `you don't think "${objective}" a good objective for the quarter`;
      const path = ['next', id, 'good'];
      return good_note === undefined
        ? [{ path, message, advice: 'write why not as good_note, and change it with the rep, or leave it out' }]
        : [
            {
              path,
              message: `${message}: "${good_note}"`,
              advice: 'change it with the rep until it is, or leave it out',
            },
          ];
    });
  },
};
