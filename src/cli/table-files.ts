/** The files of an export, which grow bit by bit and get to their places together. */
import { basename, join } from 'node:path';
import { TABLE_NAMES, type Tables } from '../domain/flat-tables.ts';
import { tableHead, tableRows, type Exported, type TableKind } from '../report/tables.ts';
import { beginText, discardForgotten } from '../store/atomic-file.ts';
import { UserError } from './exit.ts';
import { fileAt, isIrregular, requireWithin, requireWritable } from './write-result.ts';

/**
 * Writes a file for each table into a folder. Throws UserError where that can't be. Where one can't be written, none has
 * changed; one that can't get to its place leaves those before it in theirs.
 */
export function writeTables(folder: string, kind: TableKind, parts: Iterable<Partial<Tables>>): Exported['files'] {
  const paths = TABLE_NAMES.map((name) => ({ name, path: join(folder, `${name}.${kind}`) }));
  for (const { path } of paths) {
    requireWithin(folder, path);
    requireWritable(path);
    requireFile(path);
    discardForgotten(path);
  }
  const begun = [];
  try {
    for (const { name, path } of paths) {
      const text = beginText(fileAt(path));
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

// Into a pipe nothing can be written bit by bit beside others: its reader may wait for another one first.
function requireFile(path: string): void {
  if (isIrregular(path))
    throw new UserError(`${path} is a pipe or a device, not a file`, 'take it away, or name another folder');
}
