/** The trend in words: attainment, say/do and repeats of each rep, quarter by quarter. */
import type { RepQuarter, Report } from '../../domain/generated/report.ts';
import { formatShare } from '../../domain/measure.ts';
import { sparkline } from '../charts.ts';
import type { Style } from '../format.ts';
import { nothing } from '../marks.ts';
import { tableLines } from '../table.ts';

/** The lines of the trend: one table for all reps, so that its columns stand below each other. */
export function trendLines({ history }: Report, style: Style): string[] {
  if (history === undefined) return [];
  const headings = ['', 'of quota', 'promises kept', 'repeated'].map(style.faint);
  const rows = history.reps.flatMap(({ quarters }) =>
    quarters.map((quarter) => [`  ${quarter.quarter}`, ...cellsOf(quarter, style)]),
  );
  const [first = '', ...lines] = tableLines([headings, ...rows], style, '  ');
  return [
    first,
    ...history.reps.flatMap(({ name, quarters }) => {
      const shares = quarters.map(({ attainment }) => attainment);
      return [`  ${style.strong(name)}  ${sparkline(shares, style)}`, ...lines.splice(0, quarters.length)];
    }),
  ];
}

function cellsOf({ state, attainment, sayDo, repeated }: RepQuarter, style: Style): string[] {
  if (state === null) return [nothing(style), style.faint('not in the team')];
  if (state === 'missing') return [nothing(style), style.warn('no review')];
  if (state === 'unreadable') return [nothing(style), style.bad('cannot be read')];
  return [
    attainment === null ? 'unknown' : formatShare(attainment),
    promisesOf(sayDo),
    repeated === null ? 'no plan' : String(repeated),
  ];
}

/** Promises kept of promises made, in short. */
export function promisesOf(sayDo: RepQuarter['sayDo']): string {
  if (sayDo === null || sayDo.counted + sayDo.unknown === 0) return 'no promises';
  const { kept, counted, unknown } = sayDo;
  if (counted === 0) return `${unknown} not known`;
  return unknown === 0 ? `${kept} of ${counted}` : `${kept} of ${counted}, ${unknown} not known`;
}
