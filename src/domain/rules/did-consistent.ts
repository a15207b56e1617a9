/** Whether a promise was done agrees with what it came to. */
import { factFor } from '../facts.ts';
import { formatMeasure } from '../measure.ts';
import { formatFigure, formatMoney } from '../money.ts';
import { entriesOf, ifKnown } from '../review.ts';
import { quotaFor } from '../attainment.ts';
import type { ReviewRule } from './rule.ts';

/** The rule `did/consistent`. */
export const didConsistent: ReviewRule = {
  of: 'review',
  id: 'did/consistent',
  question: 'Were they successful in accomplishing what they set out to do that quarter – yes or no?',
  severity: 'warning',
  isOfTheRecord: false,
  fires: 'done contradicts what the promise came to',
  explanation:
    'The target was agreed on so that yes or no needs no debate: two meetings of three are not done, however good ' +
    'they were. Correct done or actual, whichever is wrong, and say in the note what else there is to say. A ' +
    'promise that was no longer worth keeping is released, not done.',
  example: {
    wrong: `said:
  depot-visits:
    objective: Visit the depots of five haulage firms
    measure:
      metric: depots
      target: 5
did:
  depot-visits:
    done: true
    actual: 4
`,
    right: `said:
  depot-visits:
    objective: Visit the depots of five haulage firms
    measure:
      metric: depots
      target: 5
did:
  depot-visits:
    done: false
    actual: 4
    note: The fifth was closed for repairs
`,
  },
  check(review, { team, facts }) {
    const promises = new Map(entriesOf(review, 'said'));
    const quota = quotaFor(team, review, review);
    return entriesOf(review, 'did').flatMap(([id, told]) => {
      const promise = promises.get(id);
      const outcome = ifKnown(told);
      if (promise?.measure === undefined || outcome === undefined || outcome.released !== undefined) return [];
      const { measure, objective } = promise;
      const { done, actual = factFor(facts, measure) } = outcome;
      const target = measure.target === 'quota' ? quota : measure.target;
      if (done === undefined || typeof actual !== 'number' || target === undefined) return [];
      if (done === (measure.at_most === true ? actual <= target : actual >= target)) return [];
      const isMoney = measure.target === 'quota';
      const cameTo = isMoney ? formatMoney(actual, team.currency) : formatFigure(actual);
      const wanted = isMoney ? `the quota of ${formatMoney(target, team.currency)}` : formatMeasure(measure);
      return [
        {
          path: ['did', id, 'done'],
          message: `"${objective}" is down as ${done ? '' : 'not '}done, but came to ${cameTo}: promised was ${wanted}`,
          advice: `write done: ${String(!done)}, or correct actual`,
        },
      ];
    });
  },
};
