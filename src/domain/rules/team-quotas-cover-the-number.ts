/** The quotas of all reps add up to the team's number. */
import type { Violation } from '../finding.ts';
import { formatMoney, sumMoney } from '../money.ts';
import { addQuarters, yearOf } from '../quarter.ts';
import { quotaOf, repsIn, type Team } from '../team.ts';
import type { TeamRule } from './rule.ts';

/** The rule `team/quotas-cover-the-number`. */
export const teamQuotasCoverTheNumber: TeamRule = {
  of: 'team',
  id: 'team/quotas-cover-the-number',
  question: 'Does Sales Leadership Want to Miss Quota?',
  severity: 'warning',
  fires: 'the quotas add up to less than the number',
  explanation:
    'If the quotas add up to less than the number, everybody can make quota and the team still misses. The quotas of ' +
    'the quarters in which a rep is in the team are counted, over the year and over a quarter that has a number of ' +
    'its own. Raise quotas, write those that are missing, or say who closes the rest.',
  example: {
    wrong: `number:
  2026-Q1: 300000
reps:
  ana-silva:
    name: Ana Silva
    quota:
      2026-Q1: 280000
`,
    right: `number:
  2026-Q1: 300000
reps:
  ana-silva:
    name: Ana Silva
    quota:
      2026-Q1: 320000
`,
  },
  check({ team, quarter }) {
    const year = yearOf(quarter);
    const quarters = [0, 1, 2, 3].map((index) => addQuarters(`${year}-Q1`, index));
    return [...shortfall(team, year, quarters), ...shortfall(team, quarter, [quarter])];
  },
};

function shortfall(team: Team, key: string, quarters: readonly string[]): Violation[] {
  const number = team.number?.[key];
  const quotas = quarters.flatMap((quarter) => repsIn(team, quarter).map((rep) => quotaOf(team, rep, quarter)));
  const set = quotas.filter((quota) => quota !== undefined);
  const sum = sumMoney(set);
  if (number === undefined || sum >= number) return [];
  const inMoney = (amount: number): string => formatMoney(amount, team.currency);
  if (set.length === 0) {
    const message = `no quota of ${key} is set, and the number is ${inMoney(number)}`;
    return [{ path: ['number', key], message, advice: 'write quotas under reps, or import them with --quotas' }];
  }
  const gap = inMoney(sumMoney([number, -sum]));
  const sumUp = `the quotas of ${key} add up to ${inMoney(sum)}`;
  const unset = quotas.length - set.length;
  const missing = unset === 0 ? '' : `, and ${unset} of ${quotas.length} quotas ${unset === 1 ? 'is' : 'are'} not set`;
  return [
    {
      path: ['number', key],
      message: `${sumUp}, ${gap} less than the number of ${inMoney(number)}${missing}`,
      advice: `${unset === 0 ? '' : 'write the missing quotas under reps, '}raise quotas, or lower the number`,
    },
  ];
}
