/** Tables as CSV for spreadsheets: what people wrote stays text, and is never a formula. */
import { stringify } from 'csv-stringify/sync';
import type { Row } from '../domain/flat-tables.ts';

/** The text of a table with its headings. Excel knows by the mark at the beginning that it is UTF-8. */
export function csvOf(columns: readonly string[], rows: readonly Row[]): string {
  return stringify(
    rows.map((row) => columns.map((key) => row[key] ?? null)),
    {
      header: true,
      columns: [...columns],
      bom: true,
      escape_formulas: true,
      record_delimiter: 'windows',
      // A line break alone would end the row too, and what follows it could be a formula.
      quoted_match: /[\r\n]/,
      cast: { boolean: String },
    },
  );
}
