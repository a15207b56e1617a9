/** How many there are of something. */
import { formatFigure } from '../domain/money.ts';
import type { Style } from './format.ts';
import { wrap } from './table.ts';

/** A number with the word that it counts. */
export function counted(number: number, what: string): string {
  return `${formatFigure(number)} ${what}${number === 1 ? '' : 's'}`;
}

/** Counts by what they are of, in a line; none where there are no counts. */
export function countLines(what: string, counts: Readonly<Record<string, number>>, style: Style): string[] {
  const parts = Object.entries(counts).map(([reason, count]) => `${formatFigure(count)} ${reason}`);
  return parts.length === 0 ? [] : [wrap(`${what}: ${parts.join('; ')}`, style.width, '  ', '')];
}
