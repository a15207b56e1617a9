/** The alignment report in words, in the order in which a leader reads it. */
import type { Report, ReviewState } from '../../domain/generated/report.ts';
import { NO_CURRENCY } from '../../domain/money.ts';
import type { Style } from '../format.ts';
import { listNames } from '../names.ts';
import { wrap } from '../table.ts';
import { acrossLines } from './across.ts';
import { findingLines } from './findings.ts';
import { knownLines } from './known.ts';
import { lineUpLines } from './line-up.ts';
import { promisesLines } from './promises.ts';
import { numberLines } from './the-number.ts';
import { trendLines } from './trend.ts';

/** What the parts are called, in the order in which a leader reads. */
export const TITLES = {
  number: '1. The number',
  promises: '2. Promise × number',
  known: '3. What you know',
  alignment: '4. Does next line up?',
  findings: '5. Findings',
  across: '6. Across the team',
  trend: 'Trend',
} as const;

const SECTIONS: readonly (readonly [title: string, lines: (report: Report, style: Style) => string[]])[] = [
  [TITLES.number, numberLines],
  [TITLES.promises, promisesLines],
  [TITLES.known, knownLines],
  [TITLES.alignment, lineUpLines],
  [TITLES.findings, findingLines],
  [TITLES.across, acrossLines],
  [TITLES.trend, trendLines],
];

/** The report as text. */
export function reportText(report: Report, style: Style): string {
  const parts = SECTIONS.flatMap(([title, linesOf]) => {
    const lines = linesOf(report, style);
    const heading = style.unicode ? title : title.replace('×', 'x');
    return lines.length === 0 ? [] : [`\n${style.strong(heading)}\n${lines.join('\n')}\n`];
  });
  return headOf(report, style) + parts.join('');
}

function headOf(report: Report, style: Style): string {
  const { quarter, firstDay, lastDay } = report;
  return [
    `${style.strong(subjectOf(report))}  ${quarter}  ${style.faint(`${firstDay} to ${lastDay}`)}`,
    wrap(standingOf(report), style.width),
    '',
  ].join('\n');
}

/** Whom a report is about. */
export function subjectOf({ team, rep, reviews }: Report): string {
  return rep === null ? team : `${reviews[0]?.name ?? rep}, ${team}`;
}

/** How many of the reviews are done, and what there is of the others. */
export function standingOf({ reviews, currency }: Report): string {
  const open = (['draft', 'missing', 'unreadable'] as const).flatMap((state) => namesOf(reviews, state));
  const done = reviews.filter(({ state }) => state === 'done').length;
  const index =
    currency === NO_CURRENCY ? ['amounts are an index: 100 is the quota, or without one the largest amount'] : [];
  return [`${done} of ${reviews.length} reviews done`, ...open, ...index].join('; ');
}

const OPEN = { draft: 'a draft', missing: 'no review', unreadable: 'cannot be read' } as const;

function namesOf(reviews: Report['reviews'], state: Exclude<ReviewState, 'done'>): string[] {
  const names = reviews.filter((review) => review.state === state).map(({ name }) => name);
  if (names.length === 0) return [];
  // Which file cannot be read is always said.
  return [`${OPEN[state]}: ${state === 'unreadable' ? names.join(', ') : listNames(names, reviews.length)}`];
}
