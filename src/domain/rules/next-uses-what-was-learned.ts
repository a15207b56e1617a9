/** A lesson changes the plan. */
import { citedCauses, entriesOf } from '../review.ts';
import type { ReviewRule } from './rule.ts';

/** The rule `next/uses-what-was-learned`. */
export const nextUsesWhatWasLearned: ReviewRule = {
  of: 'review',
  id: 'next/uses-what-was-learned',
  question: 'Are you aware what pivots the sales person is going to make and why?',
  severity: 'warning',
  isOfTheRecord: false,
  fires: 'a lesson that no plan item cites',
  explanation:
    'A lesson is worth what it changes. If no plan item cites it, the next quarter will be sold as if it had never ' +
    'been learned. Ask what the rep will do differently because of it, and cite it there.',
  example: {
    wrong: `learned:
  three-offers:
    lesson: The new head of purchasing asks for three offers each time
next:
  norddruck-renewal:
    objective: Renew Norddruck for two years
`,
    right: `learned:
  three-offers:
    lesson: The new head of purchasing asks for three offers each time
next:
  norddruck-renewal:
    objective: Give Norddruck three sizes of the contract to choose from
    because:
      - learned.three-offers
`,
  },
  check(review) {
    if (review.next === undefined || review.next === 'unknown') return [];
    const cited = citedCauses(review);
    return entriesOf(review, 'learned')
      .filter(([id]) => !cited.has(`learned.${id}`))
      .map(([id, { lesson }]) => ({
        path: ['learned', id],
        message: `"${lesson}" was learned, but nothing in the plan uses it`,
        advice: `cite learned.${id} in the plan item that it changes`,
      }));
  },
};
