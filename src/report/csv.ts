/** Tables as CSV for spreadsheets: what people wrote stays text, and is never a formula. */
import { stringify } from 'csv-stringify/sync';
import type { Row } from '../domain/flat-tables.ts';

const HIDDEN_FORMULA = /^\s+[=+@\uFF1D\uFF0B\uFF0D\uFF20-]/;

/** The text of a table with its headings. */
export function csvOf(columns: readonly string[], rows: readonly Row[]): string {
  return csvHead(columns) + csvRows(columns, rows);
}

/** The headings of a table. Excel knows by the mark at the beginning that it is UTF-8. */
export function csvHead(columns: readonly string[]): string {
  return stringify([columns], { bom: true, record_delimiter: 'windows' });
}

/** The rows of a table, without its headings. */
export function csvRows(columns: readonly string[], rows: readonly Row[]): string {
  return stringify(
    rows.map((row) => columns.map((key) => row[key] ?? null)),
    {
      escape_formulas: true,
      record_delimiter: 'windows',
      // A line break alone would end the row too, and what follows it could be a formula.
      quoted_match: /[\r\n]/,
      // A blank or a line break before it is passed over by some programs.
      cast: { boolean: String, string: (text) => (HIDDEN_FORMULA.test(text) ? `'${text}` : text) },
    },
  );
}
