/** A table of deals. */
import { dealReader, type Reading } from './deal.ts';
import type { Deals } from './deals.ts';
import type { ExportNotes } from './notes.ts';
import type { TableKind } from './table.ts';

/** A table whose deals are added to some. */
export function dealTable(reading: Reading, deals: Deals, notes: ExportNotes): TableKind {
  return {
    needed: [
      { fields: ['owner'], what: 'the owner of a deal' },
      { fields: ['amount'], what: 'its amount' },
      { fields: ['closed', 'won_on'], what: 'the day on which it was closed' },
      { fields: ['stage', 'is_won'], what: 'its stage' },
    ],
    open: (columns) => {
      const read = dealReader(columns, reading);
      return (row) => deals.add(read(row), notes);
    },
  };
}
