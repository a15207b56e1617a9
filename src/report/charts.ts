/** Bars and lines made of characters, with plain ones where the terminal has no others. */
import type { Style } from './format.ts';

const EIGHTHS = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];
const LEVELS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
const PLAIN_LEVELS = ['_', '.', '-', '~', '=', '+', '*', '#'];

/** A share as a bar of so many columns; more than all is a full bar. */
export function bar(share: number, columns: number, style: Style): string {
  const filled = Math.min(Math.max(share, 0), 1) * columns;
  if (!style.unicode) return '#'.repeat(Math.floor(filled)).padEnd(columns, '.');
  const whole = Math.floor(filled);
  const rest = EIGHTHS[Math.floor((filled - whole) * 8)] ?? '';
  return `${'█'.repeat(whole)}${rest}`.padEnd(columns, '░');
}

/** Shares as a line of one character each, up to the highest of them; a question mark for what is not known. */
export function sparkline(shares: readonly (number | null)[], style: Style): string {
  const levels = style.unicode ? LEVELS : PLAIN_LEVELS;
  const highest = Math.max(1, ...shares.map((share) => share ?? 0));
  return shares
    .map((share) => {
      if (share === null) return '?';
      return levels[Math.round((Math.max(share, 0) / highest) * (levels.length - 1))] ?? '';
    })
    .join('');
}
