/** Something was promised for the quarter. */
import { addQuarters } from '../quarter.ts';
import { entriesOf } from '../review.ts';
import { nameOf } from '../team.ts';
import type { ReviewRule } from './rule.ts';

/** The rule `said/on-record`. */
export const saidOnRecord: ReviewRule = {
  of: 'review',
  id: 'said/on-record',
  question: 'What did each individual sales person say they were going to do this quarter? Do you know?',
  severity: 'warning',
  isOfTheRecord: false,
  fires: 'nothing was promised for the quarter',
  explanation:
    'Without a promise nobody can say whether they did what they said they would do: the first of the five questions ' +
    "has no answer. It cannot be made up for afterwards, but the plan under next becomes the next quarter's promise. " +
    "In a rep's first review there is none yet, so there it is a remark only.",
  example: {
    wrong: 'said: {}\n',
    right: `said:
  pilot-fleet:
    objective: Win a pilot at two haulage firms
    measure:
      metric: signed pilots
      target: 2
`,
  },
  check(review, { team, isFirst }) {
    const { said, quarter, rep } = review;
    if (said === undefined || entriesOf(review, 'said').length > 0) return [];
    return [
      {
        path: ['said'],
        message:
          said === 'unknown'
            ? `you don't know what ${nameOf(team, rep)} promised for ${quarter}`
            : `${nameOf(team, rep)} promised nothing for ${quarter}`,
        advice: `agree on a plan under next: it becomes the promise for ${addQuarters(quarter, 1)}`,
        ...(isFirst ? { severity: 'info' as const } : {}),
      },
    ];
  },
};
