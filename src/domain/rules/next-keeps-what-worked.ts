/** What should be kept up is in the plan. */
import { citedCauses, entriesOf } from '../review.ts';
import { isKeptUp, nearestFirst } from '../wording.ts';
import type { ReviewRule } from './rule.ts';

/** The rule `next/keeps-what-worked`. */
export const nextKeepsWhatWorked: ReviewRule = {
  of: 'review',
  id: 'next/keeps-what-worked',
  question: 'Do you know what the sales person needs to keep doing?',
  severity: 'warning',
  isOfTheRecord: false,
  fires: 'no plan item cites an effort that is to be kept up',
  explanation:
    'What brings results is dropped without anybody deciding it, because something new is more fun to plan. Let the ' +
    'plan item that keeps it up cite it, so that both of you see that it goes on. If it has had its day, write ' +
    'keep: false.',
  example: {
    wrong: `worked:
  site-tours:
    effort: Took buyers to a running plant
    keep: true
next:
  fleet-offer:
    objective: Offer Kessler the whole fleet
`,
    right: `worked:
  site-tours:
    effort: Took buyers to a running plant
    keep: true
next:
  kessler-tour:
    objective: Take Kessler to a running plant and offer the whole fleet
    because:
      - worked.site-tours
`,
  },
  check(review, { team: { same_words: same } }) {
    if (review.next === undefined || review.next === 'unknown') return [];
    const cited = citedCauses(review);
    const plan = entriesOf(review, 'next').map(([id, { objective }]) => ({ id, objective }));
    return entriesOf(review, 'worked')
      .filter(([id, { keep }]) => keep === true && !cited.has(`worked.${id}`))
      .map(([id, { effort }]) => {
        const near = nearestFirst(effort, plan, ({ objective }) => objective, same).find(({ objective }) =>
          isKeptUp(effort, objective, same),
        );
        const but = near === undefined ? 'nothing in the plan does' : 'no plan item cites it';
        const where = near === undefined ? 'the plan item that keeps it up' : `next.${near.id}, whose words are near`;
        return {
          path: ['worked', id],
          message: `"${effort}" worked and is to be kept up, but ${but}`,
          advice: `cite worked.${id} in ${where}, or write keep: false`,
        };
      });
  },
};
