/** The alignment report as a page, in the order in which a leader reads. */
import type { Report } from '../../domain/generated/report.ts';
import { standingOf, subjectOf, TITLES } from '../alignment/report.ts';
import { acrossBlocks } from './across.ts';
import { findingBlocks } from './findings.ts';
import { knownBlocks } from './known.ts';
import { lineUpBlocks } from './line-up.ts';
import { numberBlocks } from './number.ts';
import { heading, type Block, type Page } from './page.ts';
import { promiseBlocks } from './promises.ts';
import { trendBlocks } from './trend.ts';

const PARTS: readonly (readonly [title: string, blocksOf: (report: Report) => Block[]])[] = [
  [TITLES.number, numberBlocks],
  [TITLES.promises, promiseBlocks],
  [TITLES.known, knownBlocks],
  [TITLES.alignment, lineUpBlocks],
  [TITLES.findings, findingBlocks],
  [TITLES.across, acrossBlocks],
  [TITLES.trend, trendBlocks],
];

/** The report as a page. */
export function reportPage(report: Report): Page {
  return {
    title: `${subjectOf(report)} · ${report.quarter}`,
    lines: [`${report.firstDay} to ${report.lastDay}`, standingOf(report)],
    blocks: PARTS.flatMap(([title, blocksOf]) => {
      const blocks = blocksOf(report);
      return blocks.length === 0 ? [] : [heading(title), ...blocks];
    }),
  };
}
