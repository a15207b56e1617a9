/** The trend in words: attainment, say/do and repeats of each rep, quarter by quarter. */
import type { RepQuarter, Report } from '../../domain/generated/report.ts';
import { formatShare } from '../../domain/measure.ts';
import { sparkline } from '../charts.ts';
import type { Style } from '../format.ts';
import { tableLines } from '../table.ts';

/** The lines of the trend. */
export function trendLines({ history }: Report, style: Style): string[] {
  if (history === undefined) return [];
  return history.reps.flatMap(({ name, quarters }) => [
    `  ${style.strong(name)}  ${sparkline(
      quarters.map(({ attainment }) => attainment),
      style,
    )}`,
    ...tableLines(
      quarters.map((quarter) => [quarter.quarter, ...cellsOf(quarter, style)]),
      style,
      '    ',
    ),
  ]);
}

function cellsOf({ state, attainment, sayDo, repeated }: RepQuarter, style: Style): string[] {
  if (state === null) return [style.faint('not in the team')];
  if (state === 'missing') return [style.warn('no review')];
  if (state === 'unreadable') return [style.bad('cannot be read')];
  return [
    attainment === null ? 'attainment unknown' : `${formatShare(attainment)} of quota`,
    promisesOf(sayDo),
    repeated === null ? 'no plan' : `${repeated} repeated`,
  ];
}

function promisesOf(sayDo: RepQuarter['sayDo']): string {
  if (sayDo === null || sayDo.counted + sayDo.unknown === 0) return 'no promises';
  const { kept, counted, unknown } = sayDo;
  if (counted === 0) return `${unknown} not known`;
  return unknown === 0 ? `${kept} of ${counted} kept` : `${kept} of ${counted} kept, ${unknown} not known`;
}
