/** Reads what CRMs export: whole files, into what they are added to. */
import { basename, resolve } from 'node:path';
import type { ColumnNames } from '../domain/crm/columns.ts';
import type { ExportNotes } from '../domain/crm/notes.ts';
import { headingsKnown, openTable, type TableEnd, type TableKind } from '../domain/crm/table.ts';
import { readCsv, type CsvOptions } from './csv-file.ts';

/** How files are written, where that is not found out. */
export type FileOptions = Omit<CsvOptions, 'rate'>;

/** An export that was read. */
export interface ReadExport extends TableEnd {
  /** As the user named it, and its last part. */
  readonly path: string;
  readonly file: string;
  /** Empty where it couldn't be read to its end. */
  readonly sha256: string;
}

/** Reads a file as a table. */
export async function readExport(
  folder: string,
  path: string,
  { kind, columns, notes }: { readonly kind: TableKind; readonly columns: ColumnNames; readonly notes: ExportNotes },
  options: FileOptions,
  progress: (share: number) => void,
): Promise<ReadExport> {
  const { sheet, end } = openTable(kind, columns, notes);
  const rate = (cells: readonly string[]): number => headingsKnown(cells, columns);
  const result = await readCsv(
    resolve(folder, path),
    { ...options, rate },
    (cells, line) => sheet.add(cells, line),
    progress,
  );
  const file = basename(path);
  if ('problem' in result) return { path, file, sha256: '', rows: 0, leftOut: new Map(), problems: [result.problem] };
  return { path, file, ...result, ...end() };
}
