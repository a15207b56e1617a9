/** What was booked, and of which quota, is known. */
import { quotaFor } from '../attainment.ts';
import { nameOf } from '../team.ts';
import type { ReviewRule } from './rule.ts';

/** The rule `did/number`. */
export const didNumber: ReviewRule = {
  of: 'review',
  id: 'did/number',
  question:
    'Did they meet their goals (quarterly quota, number of new prospects, number of calls, ' +
    'meeting with the CIO, X dollars of new product sales, etc.)?',
  severity: 'warning',
  isOfTheRecord: false,
  fires: 'what was booked, or the quota, is not known',
  explanation:
    'All five questions are asked for the sake of the number, and without the quota and what was booked nobody can ' +
    'tell whether the rep is nearer to it. Look it up in your CRM. Quotas ' +
    'belong in the team file, so that nobody types them each quarter.',
  example: {
    wrong: `number:
  quota: 180000
  booked: unknown
`,
    right: `number:
  quota: 180000
  booked: 171500
`,
  },
  check(review, { team }) {
    const { number, rep, quarter, state } = review;
    if (number === undefined) return [];
    const name = nameOf(team, rep);
    const booked = number === 'unknown' ? number : number.booked;
    // A draft holds the quota before what was booked has been asked for.
    if (state === 'draft' && booked === undefined) return [];
    return [
      ...(typeof booked === 'number'
        ? []
        : [
            {
              path: booked === undefined || number === 'unknown' ? ['number'] : ['number', 'booked'],
              message: `you don't know what ${name} booked in ${quarter}`,
              advice: 'look it up and write it under number as booked',
            },
          ]),
      ...(quotaFor(team, review, review) === undefined
        ? [
            {
              path: ['number'],
              message: `${name} has no quota for ${quarter}`,
              advice: `write it into qreview.yaml under reps, ${rep}, quota`,
            },
          ]
        : []),
    ];
  },
};
