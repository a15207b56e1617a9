/** Lists of people, for a new team and for one that is there. */
import type { ColumnNames } from '../domain/crm/columns.ts';
import { addedUp, type Counts } from '../domain/crm/counts.ts';
import { rosterTable, type Person } from '../domain/crm/roster.ts';
import type { FileOptions } from '../store/crm-exports.ts';
import { readExports, requireUsable } from './exports.ts';
import type { AnyIo } from './io.ts';

/** The people of a list, each once, and who of it is in none. Throws UserError with all that is wrong in it. */
export async function readPeople(
  io: AnyIo,
  path: string,
  columns: ColumnNames = { named: {}, preferred: {} },
  options: FileOptions = {},
): Promise<{ readonly people: readonly Person[]; readonly leftOut: Counts }> {
  const people: Person[] = [];
  const exports = await readExports(io, [path], columns, options, (notes) => rosterTable(people, notes));
  requireUsable(io, exports, []);
  return { people, leftOut: addedUp(exports.map(({ leftOut }) => leftOut)) };
}
