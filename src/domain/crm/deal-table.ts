/** A table of deals. */
import { headingsOf } from './columns.ts';
import { dealReader, type Reading } from './deal.ts';
import type { Deals } from './deals.ts';
import type { ExportNotes } from './notes.ts';
import type { TableKind } from './table.ts';

/** A table whose deals are added to some. */
export function dealTable(reading: Reading, deals: Deals, notes: ExportNotes): TableKind {
  return {
    needed: [
      { fields: ['owner'], what: 'the owner of a deal' },
      { fields: ['amount', 'won_amount'], what: 'its amount' },
      { fields: ['closed', 'won_on'], what: 'the day on which it was closed' },
      { fields: ['stage', 'status', 'is_won'], what: 'its stage' },
    ],
    used: ['id', 'deal', 'account', 'currency', 'is_lost', 'is_closed', 'lost_on', 'expected', 'created', 'type'],
    open: (columns, headings) => {
      const taken = columns.get('stage') ?? columns.get('status');
      const stages = headingsOf(headings, 'stage', 'status');
      const chosen = String(headings[Number(taken)]).trim();
      for (const other of stages) if (other !== chosen) deals.otherStageColumns.add(other);
      const read = dealReader(columns, reading, headings);
      return (row) => deals.add(read(row), notes);
    },
  };
}
