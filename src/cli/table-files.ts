/** The files of an export, which grow bit by bit and get to their places together. */
import { basename, join } from 'node:path';
import { TABLE_NAMES, type Tables } from '../domain/flat-tables.ts';
import { tableHead, tableRows, type Exported, type TableKind } from '../report/tables.ts';
import { beginResult, requireWithin, requireWritable } from './write-result.ts';

/** Writes a file for each table into a folder. Throws UserError where that can't be; then no file has changed. */
export function writeTables(folder: string, kind: TableKind, parts: Iterable<Partial<Tables>>): Exported['files'] {
  const paths = TABLE_NAMES.map((name) => ({ name, path: join(folder, `${name}.${kind}`) }));
  for (const { path } of paths) {
    requireWithin(folder, path);
    requireWritable(path);
  }
  const begun = [];
  try {
    for (const { name, path } of paths) {
      const text = beginResult(path);
      begun.push({ name, file: basename(path), text, rows: 0 });
      text.append(tableHead(name, kind));
    }
    for (const tables of parts) {
      for (const table of begun) {
        const rows = tables[table.name] ?? [];
        table.text.append(tableRows(table.name, rows, kind));
        table.rows += rows.length;
      }
    }
    for (const { text } of begun) text.place();
  } finally {
    for (const { text } of begun) text.discard();
  }
  return begun.map(({ file, rows }) => ({ file, rows }));
}
