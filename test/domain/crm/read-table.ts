/** A table that is read from text, as from a file. */
import type { NamedColumns } from '../../../src/domain/crm/columns.ts';
import { ExportNotes } from '../../../src/domain/crm/notes.ts';
import { openTable, type TableEnd, type TableKind } from '../../../src/domain/crm/table.ts';
import type { Team } from '../../../src/domain/team.ts';

/** Reads lines of cells with commas between them; a cell can't have one. */
export function readTable(
  lines: readonly string[],
  kindOf: (notes: ExportNotes) => TableKind,
  named: NamedColumns = {},
): TableEnd {
  const notes = new ExportNotes('a.csv');
  const { sheet, end } = openTable(kindOf(notes), { named, preferred: {} }, notes);
  for (const [index, line] of lines.entries()) sheet.add(line.split(','), index + 1);
  return end();
}

/** Problems as they are told: line, message and advice. */
export function toldIn({ problems }: TableEnd): string[] {
  return problems.map(
    ({ line, message, advice }) => `${line}: ${message}${advice === undefined ? '' : ` → ${advice}`}`,
  );
}

/** Two reps, of whom one has a second name in the CRM. */
export const team: Team = {
  version: 1,
  team: 'Acme West',
  leader: 'Jo Park',
  currency: 'USD',
  fiscal_year: { starts: 'january' },
  reps: {
    'ana-silva': { name: 'Ana Silva', crm: ['ana@acme.example'] },
    'ben-okafor': { name: 'Ben Okafor', quota: { '2026-Q1': 200000 } },
  },
};
