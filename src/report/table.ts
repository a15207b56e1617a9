/** Lines and columns of text that fit a width, wide characters counted. */
import stringWidth from 'fast-string-width';
import { wrapAnsi } from 'fast-wrap-ansi';
import type { Style } from './format.ts';

const GAP = '  ';

// Most texts are plain, and as wide as they are long: to measure hundreds of them otherwise takes longer than the rest.
const PLAIN = /^[\x20-\x7E]*$/;

/** How many columns of a terminal a text takes. */
export function widthOf(text: string): number {
  return PLAIN.test(text) ? text.length : stringWidth(text);
}

/** Text broken into lines of at most a width, each line after the first (or all) behind an indent. */
export function wrap(text: string, width: number, indent = '', first = indent): string {
  const room = Math.max(width - Math.max(widthOf(indent), widthOf(first)), 20);
  if (text.length <= room && PLAIN.test(text)) return (first + text.trim()).trimEnd();
  return wrapAnsi(text, room, { hard: true })
    .split('\n')
    .map((line, index) => ((index === 0 ? first : indent) + line).trimEnd())
    .join('\n');
}

/** How wide rows are as aligned columns. */
export function tableWidth(rows: readonly (readonly string[])[]): number {
  const widths = columnWidths(rows);
  return sum(widths) + GAP.length * (widths.length - 1);
}

function sum(widths: readonly number[]): number {
  return widths.reduce((total, column) => total + column, 0);
}

function columnWidths(rows: readonly (readonly string[])[]): number[] {
  const columns = rows.reduce((most, row) => Math.max(most, row.length), 0);
  return Array.from({ length: columns }, (_, column) =>
    rows.reduce((widest, row) => Math.max(widest, widthOf(row[column] ?? '')), 0),
  );
}

/** Rows as aligned columns behind an indent, line by line, no wider than the terminal. */
export function tableLines(rows: readonly (readonly string[])[], style: Style, indent = ''): string[] {
  if (rows.length === 0) return [];
  return table(rows, style.width - indent.length, style.unicode ? '…' : '...')
    .split('\n')
    .map((line) => (indent + line).trimEnd());
}

/** Rows as aligned columns. The widest column is cut where the width doesn't suffice, and says so by an ellipsis. */
export function table(rows: readonly (readonly string[])[], width: number, ellipsis: string): string {
  const widths = columnWidths(rows);
  const total = sum(widths) + GAP.length * (widths.length - 1);
  const widest = widths.indexOf(Math.max(...widths));
  if (total > width) widths[widest] = Math.max((widths[widest] ?? 0) - (total - width), 8);
  return rows
    .map((row) =>
      row
        .map((cell, column) => fit(cell, widths[column] ?? 0, ellipsis))
        .join(GAP)
        .trimEnd(),
    )
    .join('\n');
}

function fit(cell: string, width: number, ellipsis: string): string {
  const own = widthOf(cell);
  return own <= width ? cell + ' '.repeat(width - own) : cut(cell, width, ellipsis);
}

/** The beginning of a text, in one line of at most a width. */
export function cut(text: string, width: number, ellipsis: string): string {
  const line = text.replaceAll(/\s*\n\s*/g, ' ');
  if (stringWidth(line) <= width) return line;
  let kept = '';
  for (const { segment } of new Intl.Segmenter().segment(line)) {
    if (stringWidth(kept + segment) > width - stringWidth(ellipsis)) break;
    kept += segment;
  }
  const short = kept + ellipsis;
  return short + ' '.repeat(Math.max(width - stringWidth(short), 0));
}
