/** What worked has brought something that can be named. */
import { entriesOf } from '../review.ts';
import type { ReviewRule } from './rule.ts';

/** The rule `worked/result`. */
export const workedResult: ReviewRule = {
  of: 'review',
  id: 'worked/result',
  question: 'Do you know what the rep is doing that is producing the results you want?',
  severity: 'warning',
  isOfTheRecord: false,
  fires: 'an effort that worked has no result',
  explanation:
    'That something worked is an opinion until its result is named. With the result you know what to keep up, and ' +
    'the others in the team know what is worth copying. Ask what it brought: meetings, offers, deals, and for how ' +
    'much.',
  example: {
    wrong: `worked:
  site-tours:
    effort: Took buyers to a running plant
    keep: true
`,
    right: `worked:
  site-tours:
    effort: Took buyers to a running plant
    result: 4 tours, 3 of them asked for an offer
    keep: true
`,
  },
  check(review) {
    return entriesOf(review, 'worked')
      .filter(([, { result }]) => result === undefined)
      .map(([id, { effort }]) => ({
        path: ['worked', id],
        message: `"${effort}" is said to have worked, and nothing says what it brought`,
        advice: 'ask for figures and write them as result',
      }));
  },
};
