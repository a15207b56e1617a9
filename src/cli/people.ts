/** Lists of people, for a new team and for one that is there. */
import type { NamedColumns } from '../domain/crm/columns.ts';
import { rosterTable, type Person } from '../domain/crm/roster.ts';
import type { FileOptions } from '../store/crm-exports.ts';
import { readExports, requireUsable } from './exports.ts';
import type { AnyIo } from './io.ts';

/** The people of a list, each once. Throws UserError with all that is wrong in it. */
export async function readPeople(
  io: AnyIo,
  path: string,
  columns: NamedColumns = {},
  options: FileOptions = {},
): Promise<Person[]> {
  const people: Person[] = [];
  const exports = await readExports(io, [path], columns, options, (notes) => rosterTable(people, notes));
  requireUsable(io, exports, []);
  return [...new Map(people.map((person) => [person.name, person])).values()];
}
