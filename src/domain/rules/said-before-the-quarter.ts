/** A promise is on record when the quarter begins, and stays as it is. */
import { addDays } from '../day.ts';
import { addQuarters, firstDay } from '../quarter.ts';
import { entriesOf } from '../review.ts';
import type { ReviewRule } from './rule.ts';

/** So many days after a quarter's first a promise is still in time: reviews are held in those. */
export const DAYS_OF_GRACE = 14;

/** The rule `said/before-the-quarter`. */
export const saidBeforeTheQuarter: ReviewRule = {
  of: 'review',
  id: 'said/before-the-quarter',
  question:
    'Going into each quarter it is imperative you know what your sales people or direct reports are ' +
    'going to be focused on and why.',
  severity: 'info',
  isOfTheRecord: false,
  fires: 'the promise was committed, or changed, in the quarter',
  explanation:
    'A promise that is written down when half of the quarter is over is easily kept. It is in time up to ' +
    `${DAYS_OF_GRACE} days after the quarter's first, since that is when reviews are held. The days are those of ` +
    "git's commits: a hint, no proof, and without git the rule says nothing. Commit a review on the day on which " +
    'you hold it.',
  example: {
    wrong: `# first committed on 2026-02-20
said:
  depot-visits:
    objective: Visit the depots of five haulage firms
`,
    right: `# first committed on 2026-01-05
said:
  depot-visits:
    objective: Visit the depots of five haulage firms
`,
  },
  check(review, { team, evidence }) {
    if (evidence === undefined) return [];
    const begins = firstDay(review.quarter, team.fiscal_year);
    const until = addDays(begins, DAYS_OF_GRACE);
    const began = `${review.quarter} began on ${begins}`;
    // What stands at the edge of what git has here may be older.
    const promises = entriesOf(review, 'said').flatMap(([id, { objective }]) =>
      evidence.filter((one) => one.id === id && one.isDayKnown).map((one) => ({ ...one, objective })),
    );
    const late = promises.flatMap(({ id, objective, seen }) =>
      seen !== null && seen.day > until ? [{ id, objective, day: seen.day }] : [],
    );
    const altered = promises.flatMap(({ id, objective, seen, changed }) =>
      seen !== null && seen.day <= until && changed !== null && changed.day > until
        ? [{ id, objective, day: seen.day, changed: changed.day }]
        : [],
    );
    const commitInTime = `commit the plan for ${addQuarters(review.quarter, 1)} on the day on which you agree on it`;
    const [first] = late.map(({ day }) => day).toSorted();
    // Mostly all are in one commit: then one finding says it.
    if (first !== undefined && late.length === promises.length) {
      return [{ path: ['said'], message: `git first saw the promise on ${first}, and ${began}`, advice: commitInTime }];
    }
    return [
      ...late.map(({ id, objective, day }) => ({
        path: ['said', id],
        message: `git first saw "${objective}" on ${day}, and ${began}`,
        advice: commitInTime,
      })),
      ...altered.map(({ id, objective, day, changed }) => ({
        path: ['said', id],
        message: `"${objective}" of ${day} was changed on ${changed}, and ${began}`,
        advice: 'leave a promise as it was given: what came between belongs in the note under did, or in released',
      })),
    ];
  },
};
