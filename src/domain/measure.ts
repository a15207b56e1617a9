/** How it will be known that an objective was done: something counted, or something that happens or not. */
import type { Measure, Objective } from './generated/review.ts';
import { formatFigure, parseFigure } from './money.ts';

/** The part of an objective that tells when it is done. */
export type DoneBy = Pick<Objective, 'measure' | 'done_when'>;

/**
 * Reads one line: "12 introductions", "at most 5 days to reply", "win rate: 30", "30 days (from 62)" and "quota" are
 * measures; anything else is what will have happened.
 */
export function parseDoneBy(text: string): DoneBy {
  const written = text.trim();
  const [suffix = '', from = ''] = /\s\(from (\S+)\)$/u.exec(written) ?? [];
  const baseline = parseFigure(from);
  const line = baseline === undefined ? written : written.slice(0, -suffix.length).trimEnd();
  const measure = quotaFirst(line) ?? numberFirst(line) ?? numberLast(line);
  if (measure === undefined) return { done_when: text };
  return { measure: baseline === undefined ? measure : { ...measure, baseline } };
}

function quotaFirst(line: string): Measure | undefined {
  const quota = /^(at most |at least )?quota(?: in (\S[^\n]*))?$/iu.exec(line);
  return quota === null ? undefined : measureOf('quota', quota[2] ?? 'booked', quota[1]);
}

function numberFirst(line: string): Measure | undefined {
  const [, bound, number = '', percent = '', metric = ''] =
    /^(at most |at least )?(\S*?\d[\d.,]*[km]?)(\s?%)?\s+(\S[^\n]*)$/iu.exec(line) ?? [];
  return measureOf(parseFigure(number), percent === '' ? metric : `${metric} in %`, bound);
}

function numberLast(line: string): Measure | undefined {
  const [, metric = '', bound, number = ''] =
    /^([^\n:=]*[^\n:=\s])\s*[:=]\s*(at most |at least )?(\S+)$/iu.exec(line) ?? [];
  return measureOf(parseFigure(number), metric, bound);
}

function measureOf(target: Measure['target'] | undefined, metric: string, bound?: string): Measure | undefined {
  if (target === undefined) return undefined;
  return { metric, target, ...(bound?.toLowerCase() === 'at most ' ? { at_most: true } : {}) };
}

/** A share in percent. What is not all is never rounded up to 100%, and what is more is never rounded down to it. */
export function formatShare(share: number): string {
  const percent = Math.round(share * 100);
  if (percent === 100 && share !== 1) return share < 1 ? '99%' : '101%';
  return `${percent}%`;
}

/** A measure in words: "12 introductions", "at most 5 days to reply". */
export function formatMeasure(measure: Measure): string {
  const target = measure.target === 'quota' ? 'quota in' : formatFigure(measure.target);
  const from = measure.baseline === undefined ? '' : ` (from ${formatFigure(measure.baseline)})`;
  return `${measure.at_most === true ? 'at most ' : ''}${target} ${measure.metric}${from}`;
}

/** How an objective will be known to be done, in words; undefined where it says nothing. */
export function formatDoneBy(objective: DoneBy): string | undefined {
  return objective.measure === undefined ? objective.done_when : formatMeasure(objective.measure);
}
