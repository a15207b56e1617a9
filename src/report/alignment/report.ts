/** The alignment report in words, in the order in which a leader reads it. */
import type { Report, ReviewState } from '../../domain/generated/report.ts';
import { renderersOf, type Renderers, type Style } from '../format.ts';
import { listNames } from '../names.ts';
import { wrap } from '../table.ts';
import { acrossLines } from './across.ts';
import { findingLines } from './findings.ts';
import { knownLines } from './known.ts';
import { lineUpLines } from './line-up.ts';
import { promisesLines } from './promises.ts';
import { numberLines } from './the-number.ts';
import { trendLines } from './trend.ts';

const SECTIONS: readonly (readonly [title: string, lines: (report: Report, style: Style) => string[]])[] = [
  ['1. The number', numberLines],
  ['2. Promise × number', promisesLines],
  ['3. What you know', knownLines],
  ['4. Does next line up?', lineUpLines],
  ['5. Findings', findingLines],
  ['6. Across the team', acrossLines],
  ['Trend', trendLines],
];

/** What `report` prints. */
export const reportRenderers: Renderers<Report> = renderersOf((report, style) => {
  const parts = SECTIONS.flatMap(([title, linesOf]) => {
    const lines = linesOf(report, style);
    const heading = style.unicode ? title : title.replace('×', 'x');
    return lines.length === 0 ? [] : [`\n${style.strong(heading)}\n${lines.join('\n')}\n`];
  });
  return headOf(report, style) + parts.join('');
});

function headOf({ team, quarter, firstDay, lastDay, reviews, rep }: Report, style: Style): string {
  const whom = rep === null ? team : `${reviews[0]?.name ?? rep}, ${team}`;
  const open = (['draft', 'missing', 'unreadable'] as const).flatMap((state) => namesOf(reviews, state));
  const done = reviews.filter(({ state }) => state === 'done').length;
  const standing = [`${done} of ${reviews.length} reviews done`, ...open].join('; ');
  return [
    `${style.strong(whom)}  ${quarter}  ${style.faint(`${firstDay} to ${lastDay}`)}`,
    wrap(standing, style.width),
    '',
  ].join('\n');
}

const OPEN = { draft: 'a draft', missing: 'no review', unreadable: 'cannot be read' } as const;

function namesOf(reviews: Report['reviews'], state: Exclude<ReviewState, 'done'>): string[] {
  const names = reviews.filter((review) => review.state === state).map(({ name }) => name);
  if (names.length === 0) return [];
  // Which file cannot be read is always said.
  return [`${OPEN[state]}: ${state === 'unreadable' ? names.join(', ') : listNames(names, reviews.length)}`];
}
