/** Flat tables as files that other programs read. */
import { TABLES, type Row, type TableName } from '../domain/flat-tables.ts';
import { csvHead, csvRows } from './csv.ts';
import { jsonOf, renderersOf, withVisible, type Renderers } from './format.ts';
import { wrap } from './table.ts';

/** How tables are written: a line of JSON for each row, or for spreadsheets. */
export const TABLE_KINDS = ['ndjson', 'csv'] as const;
export type TableKind = (typeof TABLE_KINDS)[number];

/** What a table's file begins with, before its rows. */
export function tableHead(name: TableName, kind: TableKind): string {
  return kind === 'csv' ? csvHead(TABLES[name]) : '';
}

/** Rows of a table as they stand in its file. */
export function tableRows(name: TableName, rows: readonly Row[], kind: TableKind): string {
  const columns = TABLES[name];
  if (kind === 'csv') return csvRows(columns, withVisible(rows));
  return rows.map((row) => `${jsonOf(Object.fromEntries(columns.map((key) => [key, row[key] ?? null])))}\n`).join('');
}

/** The text of a table's file. */
export function tableText(name: TableName, rows: readonly Row[], kind: TableKind): string {
  return tableHead(name, kind) + tableRows(name, rows, kind);
}

/** What was exported. */
export interface Exported {
  readonly folder: string;
  readonly files: readonly { readonly file: string; readonly rows: number }[];
  /** Files of the team that cannot be read, and are in no table. */
  readonly unreadable: readonly string[];
}

/** What `export` prints. */
export const exportedRenderers: Renderers<Exported> = renderersOf(({ folder, files, unreadable }, style) =>
  [
    style.strong(folder),
    ...files.map(({ file, rows }) => `  ${file}  ${style.faint(`${rows} ${rows === 1 ? 'row' : 'rows'}`)}`),
    ...(unreadable.length === 0
      ? []
      : [style.warn(wrap(`In no table, since they cannot be read: ${unreadable.join(', ')}`, style.width))]),
    '',
  ].join('\n'),
);
