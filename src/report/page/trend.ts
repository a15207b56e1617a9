/** The trend as a page: attainment over the quarters, as lines and as a table. */
import type { RepQuarter, Report } from '../../domain/generated/report.ts';
import { formatShare } from '../../domain/measure.ts';
import { promisesOf } from '../alignment/trend.ts';
import { cell, type Block, type Cell } from './page.ts';

/** The blocks of the trend. */
export function trendBlocks({ history }: Report): Block[] {
  if (history === undefined || history.quarters.length === 0) return [];
  const { quarters, reps } = history;
  const isKnown = reps.some((rep) => rep.quarters.some(({ attainment }) => attainment !== null));
  const lines: Block[] = [
    {
      kind: 'trend',
      caption: 'Attainment by quarter, each rep a line; 100% is the quota',
      quarters,
      lines: reps.map(({ name, quarters: own }) => ({ name, shares: own.map(({ attainment }) => attainment) })),
    },
  ];
  return [
    ...(isKnown ? lines : []),
    {
      kind: 'table',
      caption: 'Attainment, and promises kept',
      columns: [{ heading: 'Rep' }, ...quarters.map((heading) => ({ heading }))],
      rows: reps.map(({ name, quarters: own }) => [cell(name), ...own.map(quarterCell)]),
    },
  ];
}

function quarterCell({ state, attainment, sayDo }: RepQuarter): Cell {
  if (state === null) return cell('not in the team', 'faint');
  if (state === 'missing') return cell('no review', 'warn');
  if (state === 'unreadable') return cell('cannot be read', 'bad');
  return cell(`${attainment === null ? 'unknown' : formatShare(attainment)}; ${promisesOf(sayDo)}`);
}
