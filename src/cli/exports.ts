/** Exports that are named on the command line: read whole, or refused with all that is wrong in them. */
import { basename, resolve } from 'node:path';
import type { ActualsSource } from '../domain/actuals.ts';
import type { ColumnNames } from '../domain/crm/columns.ts';
import { ExportNotes } from '../domain/crm/notes.ts';
import type { Obstacle } from '../domain/crm/obstacles.ts';
import type { TableKind } from '../domain/crm/table.ts';
import { readExport, type FileOptions, type ReadExport } from '../store/crm-exports.ts';
import { isThere } from '../store/text-file.ts';
import { UserError } from './exit.ts';
import { invalid } from './invalid.ts';
import type { AnyIo } from './io.ts';

/** Reads some files, one after the other. Throws UserError for one that is not there. */
export async function readExports(
  io: AnyIo,
  paths: readonly string[],
  columns: ColumnNames,
  options: FileOptions,
  kindOf: (notes: ExportNotes) => TableKind,
): Promise<ReadExport[]> {
  const exports: ReadExport[] = [];
  for (const path of filesOf(io, paths)) {
    const notes = new ExportNotes(path);
    const progress = (share: number): void => io.progress(basename(path), share);
    const table = { kind: kindOf(notes), columns, notes };
    try {
      exports.push(await readExport(io.cwd, path, table, options, progress));
    } finally {
      // Whether it was read to its end or not, what is told next is not to stand behind a bar.
      progress(1);
    }
  }
  return exports;
}

// Each file once, however often it is named.
function filesOf(io: AnyIo, paths: readonly string[]): string[] {
  const missing = paths.filter((path) => !isThere(resolve(io.cwd, path)));
  if (missing.length > 0)
    throw new UserError(`there is no file ${missing.join(', ')}`, 'look whether the path is right');
  return [...new Map(paths.map((path) => [resolve(io.cwd, path), path])).values()];
}

/** Files that say the same as another that is named with them. */
export function sameFiles(exports: readonly ReadExport[]): Obstacle[] {
  return exports.flatMap(({ path, sha256 }, index) => {
    const same = exports.slice(0, index).find((other) => sha256 !== '' && other.sha256 === sha256);
    if (same === undefined) return [];
    return [{ file: path, message: `this is the same file as ${same.path}`, advice: 'name one of them' }];
  });
}

/** Throws UserError with all that is wrong in some exports, and all that has to be decided before they are used. */
export function requireUsable(io: AnyIo, exports: readonly ReadExport[], obstacles: readonly Obstacle[]): void {
  const problems = exports.flatMap(({ path, problems: some }) => some.map((problem) => ({ file: path, ...problem })));
  const [first] = exports;
  const ofAll = obstacles.map((obstacle) => ({ file: first?.path ?? '', line: 1, ...obstacle }));
  const findings = [...problems, ...ofAll].map((problem) => ({
    ...problem,
    column: 1,
    path: [],
    rule: 'import',
    severity: 'error' as const,
    excerpt: '',
  }));
  if (findings.length > 0) throw invalid(io, 'nothing was imported', findings);
}

/** An export as the figures name it. */
export function sourceOf({ file, sha256, rows, leftOut }: ReadExport, imported: string): ActualsSource {
  const because = Object.fromEntries(leftOut);
  const count = Object.values(because).reduce((sum, one) => sum + one, 0);
  return { file, sha256, imported, rows, left_out: count, ...(count > 0 ? { left_out_because: because } : {}) };
}
