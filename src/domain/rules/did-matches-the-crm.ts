/** What the review says agrees with what the CRM says. */
import type { RepActuals } from '../actuals.ts';
import { factFor } from '../facts.ts';
import type { Violation } from '../finding.ts';
import { formatFigure, formatMoney } from '../money.ts';
import { entriesOf, ifKnown, type Review } from '../review.ts';
import type { ReviewRule } from './rule.ts';

/** The rule `did/matches-the-crm`. */
export const didMatchesTheCrm: ReviewRule = {
  of: 'review',
  id: 'did/matches-the-crm',
  question:
    'Did they meet their goals (quarterly quota, number of new prospects, number of calls, ' +
    'meeting with the CIO, X dollars of new product sales, etc.)?',
  severity: 'warning',
  isOfTheRecord: false,
  fires: 'the CRM says another figure than the review',
  explanation:
    'What was booked is a fact, and the talk is about why. A leader may know better than the CRM; then both figures are ' +
    "kept, the CRM's under number as crm. A figure of the CRM that changes after the review is looked into: " +
    'a deal was moved into another quarter, cancelled, or entered late.',
  example: {
    wrong: `number:
  quota: 180000
  booked: 171500
  crm: 165000
`,
    right: `number:
  quota: 180000
  booked: 171500
  crm: 171500
`,
  },
  check(review, { facts, team }) {
    if (facts === undefined) return [];
    return [...checkBooked(review, facts, team.currency), ...checkPromises(review, facts)];
  },
};

function checkBooked(review: Review, { booked: said }: RepActuals, currency: string): Violation[] {
  const number = ifKnown(review.number);
  if (number === undefined || said === undefined) return [];
  const now = formatMoney(said, currency);
  if (number.crm !== undefined && number.crm !== said) {
    const then = formatMoney(number.crm, currency);
    return [
      {
        path: ['number', 'crm'],
        message: `the CRM said ${then} was booked${review.state === 'final' ? ' when this was reviewed' : ''}, and says ${now} now`,
        advice: `find out what was changed; then write crm: ${said}, and correct booked if it was wrong`,
      },
    ];
  }
  if (number.crm !== undefined || typeof number.booked !== 'number' || isSame(number.booked, said)) return [];
  return [
    {
      path: ['number', 'booked'],
      message: `the review says ${formatMoney(number.booked, currency)} was booked, and the CRM says ${now}`,
      advice: `correct booked, or keep both figures with crm: ${said} below it`,
    },
  ];
}

function checkPromises(review: Review, facts: RepActuals): Violation[] {
  const outcomes = new Map(entriesOf(review, 'did'));
  return entriesOf(review, 'said').flatMap(([id, { measure, objective }]) => {
    const outcome = ifKnown(outcomes.get(id));
    if (measure === undefined || outcome === undefined) return [];
    const fact = factFor(facts, measure);
    const { actual } = outcome;
    if (fact === undefined || typeof actual !== 'number' || isSame(actual, fact)) return [];
    return [
      {
        path: ['did', id, 'actual'],
        message: `"${objective}" came to ${formatFigure(actual)} here, and to ${formatFigure(fact)} in the CRM`,
        advice: 'correct actual, or the CRM',
      },
    ];
  });
}

/** Whether a figure is the CRM's, as exactly as it was written: 66 is 66.7, rounded or cut. */
function isSame(written: number, fact: number): boolean {
  const [, decimals = ''] = String(written).split('.');
  const unit = 10 ** decimals.length;
  return [Math.round(fact * unit), Math.trunc(fact * unit)].includes(Math.round(written * unit));
}
