/** Each goal of the team is served by somebody's plan. */
import { addQuarters } from '../quarter.ts';
import { entriesOf } from '../review.ts';
import type { TeamRule } from './rule.ts';

/** The rule `team/goal-owned`. */
export const teamGoalOwned: TeamRule = {
  of: 'team',
  id: 'team/goal-owned',
  question:
    'The objectives or quarterly goals have to be clear and measurable and ' +
    "align with what's trying to be accomplished.",
  severity: 'warning',
  fires: 'a goal that no plan serves',
  explanation:
    "A goal of the team that is in nobody's plan is reached by nobody, and each rep thinks that another one has it. " +
    'Agree with one of them on a plan item for it. Or take the goal out of the team file, if it was only a wish.',
  example: {
    wrong: `# the plans for 2026-Q2 serve new-logos and quota
goals:
  new-logos:
    goal: Win 40 new logos
  service-contracts:
    goal: Sell a service contract with every second machine
`,
    right: `# the plans for 2026-Q2 serve new-logos and quota
goals:
  new-logos:
    goal: Win 40 new logos
`,
  },
  check({ team, quarter, reviews }) {
    const next = addQuarters(quarter, 1);
    const plans = reviews
      .map(({ review }) => (review === undefined ? [] : entriesOf(review, 'next')))
      .filter((items) => items.length > 0);
    if (plans.length === 0) return [];
    const served = new Set(plans.flat().map(([, { serves }]) => serves));
    const none =
      plans.length === 1
        ? `the one plan for ${next} doesn't serve`
        : `none of the ${plans.length} plans for ${next} serves`;
    return Object.entries(team.goals ?? {})
      .filter(([id]) => !served.has(id))
      .map(([id, { goal }]) => ({
        path: ['goals', id],
        message: `${none} ${id}: "${goal}"`,
        advice: `agree with a rep on a plan item with serves: ${id}, or take the goal out`,
      }));
  },
};
