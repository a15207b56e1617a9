/** How it will be known that an objective was done: something counted, or something that happens or not. */
import type { Measure, Objective } from './generated/review.ts';
import { parseAmount } from './money.ts';

export type DoneBy = Pick<Objective, 'measure' | 'done_when'>;

/**
 * Reads one line: "12 introductions", "at most 5 days to reply", "win rate: 30" and "quota" are measures;
 * anything else is what will have happened.
 */
export function parseDoneBy(text: string): DoneBy {
  const line = text.trim();
  if (line.toLowerCase() === 'quota') return { measure: { metric: 'booked', target: 'quota' } };
  const measure = numberFirst(line) ?? numberLast(line);
  return measure === undefined ? { done_when: text } : { measure };
}

function numberFirst(line: string): Measure | undefined {
  const [, bound = '', number = '', percent = '', metric = ''] =
    /^(at most |at least )?(\S*?\d[\d.,]*[kKmM]?)(\s?%)?\s+(\S[^\n]*)$/u.exec(line) ?? [];
  return measureOf(number, percent === '' ? metric : `${metric} in %`, bound);
}

function numberLast(line: string): Measure | undefined {
  const [, metric = '', bound = '', number = ''] =
    /^([^\n:=]*[^\n:=\s])\s*[:=]\s*(at most |at least )?(\S+)$/u.exec(line) ?? [];
  return measureOf(number, metric, bound);
}

function measureOf(number: string, metric: string, bound: string): Measure | undefined {
  const target = parseAmount(number);
  if (target === undefined) return undefined;
  return { metric, target, ...(bound.startsWith('at most') ? { at_most: true } : {}) };
}

/** A number as people read it, without a currency. */
export function formatFigure(figure: number): string {
  return new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 }).format(figure);
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
