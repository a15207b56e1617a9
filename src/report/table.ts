/** Lines and columns of text that fit a width, wide characters counted. */
import stringWidth from 'fast-string-width';
import { wrapAnsi } from 'fast-wrap-ansi';
import type { Style } from './format.ts';

const GAP = '  ';

// Most texts are plain (our own marks and bars among them), and as wide as they are long: to measure hundreds of them otherwise takes longer than the rest.
const PLAIN = /^[\x20-\x7E\u2013\u2022\u2026\u2192\u2580-\u2593\u25CB\u25CF\u25D0]*$/;

/** How many columns of a terminal a text takes. */
export function widthOf(text: string): number {
  return PLAIN.test(text) ? text.length : stringWidth(text);
}

/** Text broken into lines of at most a width, each line after the first (or all) behind an indent. */
export function wrap(text: string, width: number, indent = '', first = indent): string {
  const room = Math.max(width - Math.max(widthOf(indent), widthOf(first)), 20);
  const lines = PLAIN.test(text) ? wrapPlain(text, room) : wrapAnsi(text, room, { hard: true }).split('\n');
  return lines.map((line, index) => ((index === 0 ? first : indent) + line).trimEnd()).join('\n');
}

// The same for plain texts, of which a report has hundreds: at the last blank that fits, or within a word that is too long.
function wrapPlain(text: string, room: number): string[] {
  const lines: string[] = [];
  let rest = text.trim();
  while (rest.length > room) {
    const blank = rest.lastIndexOf(' ', room);
    const end = blank <= 0 ? room : blank;
    lines.push(rest.slice(0, end).trimEnd());
    rest = rest.slice(end).trimStart();
  }
  return [...lines, rest];
}

/** How wide rows are as aligned columns. */
export function tableWidth(rows: readonly (readonly string[])[]): number {
  return total(columnsOf(rows.map((row) => row.map(widthOf))));
}

/** Rows as aligned columns behind an indent, line by line, no wider than the terminal. */
export function tableLines(rows: readonly (readonly string[])[], style: Style, indent = ''): string[] {
  if (rows.length === 0) return [];
  return table(rows, style.width - indent.length, style.unicode ? '…' : '...')
    .split('\n')
    .map((line) => (indent + line).trimEnd());
}

/**
 * Rows with figures, which are never cut: as the first of some tables that has room, or else line by line.
 * The last table is the one with the fewest columns.
 */
export function figureLines(tables: readonly (readonly (readonly string[])[])[], style: Style, indent = ''): string[] {
  const fitting = tables.find((rows) => tableWidth(rows) + indent.length <= style.width);
  if (fitting !== undefined) return tableLines(fitting, style, indent);
  const rows = tables.at(-1) ?? [];
  return rows.map((cells) => wrap(cells.filter((cell) => cell !== '').join(GAP), style.width, `${indent}  `, indent));
}

/** Rows as aligned columns. The widest column is cut where the width doesn't suffice, and says so by an ellipsis. */
export function table(rows: readonly (readonly string[])[], width: number, ellipsis: string): string {
  const measured = rows.map((row) => row.map((text) => ({ text, width: widthOf(text) })));
  const columns = columnsOf(measured.map((row) => row.map((cell) => cell.width)));
  const widest = columns.indexOf(columns.reduce((most, column) => Math.max(most, column), 0));
  const excess = total(columns) - width;
  if (excess > 0) columns[widest] = Math.max((columns[widest] ?? 0) - excess, 8);
  return measured
    .map((row) =>
      row
        .map((cell, index) => {
          const room = columns[index] ?? 0;
          return cell.width <= room ? cell.text + ' '.repeat(room - cell.width) : cut(cell.text, room, ellipsis);
        })
        .join(GAP)
        .trimEnd(),
    )
    .join('\n');
}

/** How wide each column is, by the widths of the cells. */
function columnsOf(rows: readonly (readonly number[])[]): number[] {
  const columns: number[] = [];
  for (const row of rows) {
    for (const [index, width] of row.entries()) columns[index] = Math.max(columns[index] ?? 0, width);
  }
  return columns;
}

function total(columns: readonly number[]): number {
  return columns.reduce((sum, column) => sum + column, 0) + GAP.length * (columns.length - 1);
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
