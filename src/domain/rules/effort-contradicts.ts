/** An effort worked or it didn't. */
import { entriesOf } from '../review.ts';
import type { ReviewRule } from './rule.ts';

/** The rule `effort/contradicts`. */
export const effortContradicts: ReviewRule = {
  of: 'review',
  id: 'effort/contradicts',
  question: 'Do you understand if the efforts they engaged in worked?',
  severity: 'warning',
  isOfTheRecord: false,
  fires: "the same effort both worked and didn't",
  explanation:
    'An effort that stands under worked and under didnt_work tells nobody whether to go on with it. Decide which ' +
    'it is. Where it worked with some clients and not with others, say so in two efforts with ids and words of ' +
    'their own: that is what there is to learn.',
  example: {
    wrong: `worked:
  cold-calls:
    effort: Cold calls
didnt_work:
  phone:
    effort: Cold calls
`,
    right: `worked:
  calls-after-audit:
    effort: Cold calls to firms that had just been audited
didnt_work:
  calls-to-lists:
    effort: Cold calls from a bought list
`,
  },
  check(review) {
    const worked = entriesOf(review, 'worked');
    return entriesOf(review, 'didnt_work').flatMap(([id, { effort }]) => {
      const same = worked.find(([other, entry]) => other === id || inShort(entry.effort) === inShort(effort));
      if (same === undefined) return [];
      const [other, entry] = same;
      const also = inShort(entry.effort) === inShort(effort) ? '' : `, as "${entry.effort}"`;
      return [
        {
          path: ['didnt_work', id],
          message: `"${effort}" didn't work, and stands under worked too${also} (worked.${other})`,
          advice: 'decide which it is, or say of each with whom: as two efforts, with ids and words of their own',
        },
      ];
    });
  },
};

function inShort(words: string): string {
  return words.trim().toLowerCase();
}
