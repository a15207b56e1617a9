/** Part 1 of the report in words: the number. */
import { formatShare } from '../../domain/measure.ts';
import { formatMoney, formatShortMoney } from '../../domain/money.ts';
import type { Compared, NextQuarter, Report, YearToDate } from '../../domain/generated/report.ts';
import { formatSayDo } from '../../domain/record.ts';
import { bar } from '../charts.ts';
import type { Style } from '../format.ts';
import { listNames } from '../names.ts';
import { figureLines, wrap } from '../table.ts';
import { crmLines } from './crm.ts';

const INDENT = '  ';
const BAR = 15;

/** The lines of part 1. */
export function numberLines(report: Report, style: Style): string[] {
  const { number, currency, rep } = report;
  if (number === undefined) return [];
  const { quarter, crm, year, next } = number;
  const team = rep === null;
  const rows = (hasBars: boolean): string[][] => [
    [`${report.quarter} booked`, ...figures(quarter, team, currency, style, hasBars)],
    [
      `${year.year} booked`,
      ...figures({ ...year, amount: year.booked, against: year.number }, false, currency, style, hasBars),
    ],
    [`${next.quarter} plans`, ...figures(next.coverage, team, currency, style, hasBars)],
  ];
  return [
    ...figureLines([rows(true), rows(false)], style, INDENT),
    '',
    ...numberSentences(report).map((sentence) => wrap(sentence, style.width, INDENT)),
    ...(crm === null ? [] : crmLines(crm, currency, style)),
  ];
}

/** What is to be said of the figures, in sentences. */
export function numberSentences({ number, quarter: name, currency, rep }: Report): string[] {
  if (number === undefined) return [];
  const { quarter, year, next } = number;
  return [
    ...lacking(quarter, name, quarter.against === null ? 'booked is' : 'booked or quota is'),
    ...(quarter.amount !== null && quarter.against === null ? [`No quota is set for ${name}.`] : []),
    ...yearSentences(year, currency),
    ...lacking(
      next.coverage,
      `the plans for ${next.quarter}`,
      next.coverage.against === null ? 'what they bring is' : 'what they bring or the quota is',
    ),
    ...planSentences(next, currency, rep),
  ];
}

type Figures = Pick<Compared, 'amount' | 'against' | 'share'> & Partial<Compared>;

function figures(
  { amount, against, share, reps, of }: Figures,
  ofTeam: boolean,
  currency: string,
  style: Style,
  hasBars: boolean,
): string[] {
  const reviewed = ofTeam ? `${reps} of ${of} reps` : '';
  const drawn = share === null ? '' : bar(share, BAR, style);
  const bars = hasBars ? [drawn] : [];
  if (amount === null && against === null) return ['unknown', '', '', ...bars, reviewed];
  return [
    amount === null ? 'unknown' : formatMoney(amount, currency),
    against === null ? `of no ${reps === undefined ? 'number' : 'quota'}` : `of ${formatMoney(against, currency)}`,
    share === null ? '' : formatShare(share),
    ...bars,
    reviewed,
  ];
}

/** Of whom a comparison says nothing. */
function lacking({ without, of }: Compared, what: string, unknown: string): string[] {
  if (without.length === 0) return [];
  return [`Not counted in ${what}, since ${unknown} not known: ${listNames(without, of)}.`];
}

function yearSentences(year: YearToDate, currency: string): string[] {
  const { chancesLeft, needed, best, gap, unknown, number } = year;
  if (number === null) return [`No number is set for ${year.year}.`];
  const missing = unknown === 0 ? '' : ` (${unknown} ${unknown === 1 ? 'booking is' : 'bookings are'} not known yet)`;
  if (gap === null) return [`Nothing is known of what was booked in ${year.year}.`];
  if (gap <= 0) return [`The number of ${year.year} is made${missing}.`];
  // What is not known can only make it smaller.
  const most = unknown === 0 ? '' : 'at most ';
  const left = `The gap to the number is ${most}${formatShortMoney(gap, currency)}${missing}`;
  if (chancesLeft === 0 || needed === null) return [`${left}, and no chance is left in ${year.year}.`];
  const chances = chancesLeft === 1 ? '1 chance is left, and it' : `${chancesLeft} chances are left, and each`;
  const sofar =
    best?.booked === null || best === null
      ? ''
      : `; the best so far is ${formatShortMoney(best.booked, currency)} (${best.quarter}${best.reps < best.of ? `, ${best.reps} of ${best.of} reps` : ''})`;
  return [`${left}. ${chances} must bring ${most}${formatShortMoney(needed, currency)}${sofar}.`];
}

function planSentences(next: NextQuarter, currency: string, rep: string | null): string[] {
  const { coverage, said, items, expected, expectedShare, sayDo } = next;
  if (coverage.amount === null) return [];
  const silent = items - said;
  const unsaid = silent === 0 ? [] : [`${said} of ${items} plan items say what they bring.`];
  const whose = rep === null ? "the team's own say/do" : 'their own say/do';
  if (expected === null)
    return [...unsaid, `There are too few promises to say what that is at ${whose}: ${formatSayDo(sayDo)}.`];
  const share = expectedShare === null ? '' : ` (${formatShare(expectedShare)})`;
  return [...unsaid, `At ${whose}, the plans bring ${formatMoney(expected, currency)}${share}: ${formatSayDo(sayDo)}.`];
}
