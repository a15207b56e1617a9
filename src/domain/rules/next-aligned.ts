/** Each plan item serves a goal of the team, or the quota. */
import { entriesOf } from '../review.ts';
import type { ReviewRule } from './rule.ts';

/** The rule `next/aligned`. */
export const nextAligned: ReviewRule = {
  of: 'review',
  id: 'next/aligned',
  question: 'Was it aligned with goals and quota?',
  severity: 'warning',
  isOfTheRecord: false,
  fires: 'a plan item serves no goal',
  explanation:
    'A quarter can be full of good work that brings nobody nearer to the number. So each item of the plan says what ' +
    'it is for: a goal of the team file, or the quota. If nothing fits, either a goal is missing in the team file ' +
    'or the item should not be in the plan.',
  example: {
    wrong: `next:
  last-depots:
    objective: Visit the depots that are left
`,
    right: `next:
  last-depots:
    objective: Visit the depots that are left
    serves: quota
`,
  },
  check(review, { team }) {
    const goals = [...Object.keys(team.goals ?? {}), 'quota'];
    return entriesOf(review, 'next')
      .filter(([, { serves }]) => serves === undefined)
      .map(([id, { objective }]) => ({
        path: ['next', id],
        message: `"${objective}" serves no goal`,
        advice: `write serves: ${goals.join(' or ')}; or plan something that does`,
      }));
  },
};
