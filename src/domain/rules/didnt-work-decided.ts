/** What didn't work is stopped, changed or tried once more: somebody has decided. */
import { entriesOf } from '../review.ts';
import type { ReviewRule } from './rule.ts';

/** The rule `didnt-work/decided`. */
export const didntWorkDecided: ReviewRule = {
  of: 'review',
  id: 'didnt-work/decided',
  question: "Are you aware of what isn't working and needs to stop?",
  severity: 'warning',
  isOfTheRecord: false,
  fires: "an effort that didn't work has no decision",
  explanation:
    "What didn't work goes on by itself until somebody ends it. Doing the same over and over expecting different " +
    'results will kill you, so decide with the rep: stop it, change it, or repeat it for a reason that you can ' +
    'name.',
  example: {
    wrong: `didnt_work:
  fair-booth:
    effort: A booth at the spring fair
    why: 60 cards, no meeting
`,
    right: `didnt_work:
  fair-booth:
    effort: A booth at the spring fair
    why: 60 cards, no meeting
    decision: stop
`,
  },
  check(review) {
    return entriesOf(review, 'didnt_work')
      .filter(([, { decision }]) => decision === undefined)
      .map(([id, { effort }]) => ({
        path: ['didnt_work', id],
        message: `"${effort}" didn't work, and nobody has decided what becomes of it`,
        advice: 'write decision: stop, change or repeat',
      }));
  },
};
