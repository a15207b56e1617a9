/** One deal of an export: what its row says. */
import { readAmount, type DecimalMark, type ReadAmount } from './amount.ts';
import { cellReader, type Columns } from './columns.ts';
import { readDate, type DateFormat, type ReadDate } from './date.ts';
import { remembering } from './memory.ts';
import type { Row } from './sheet.ts';
import { outcomeReader, type ReadOutcome } from './outcome.ts';
import type { NamedStages, Outcome } from './stage.ts';
import { folded } from './text.ts';

/** How exports are to be read. */
export interface Reading {
  readonly decimal?: DecimalMark;
  readonly dateFormat?: DateFormat;
  readonly stages: NamedStages;
}

/** A cell as it was written, and what it says. */
export interface Cell<Value> {
  readonly text: string;
  readonly value: Value;
}

/** A row of an export as a deal. */
export interface Deal extends ReadOutcome {
  readonly line: number;
  readonly id: string;
  readonly name: string;
  readonly owner: string;
  readonly account: string;
  /** The day on which it was won or lost, or on which it is to be. */
  readonly day: Cell<ReadDate>;
  readonly amount: Cell<ReadAmount>;
  readonly currency: string;
  readonly created: Cell<ReadDate>;
  /** Whether it is called new business. */
  readonly isNew: boolean;
}

type ReadCell = (cells: readonly string[]) => string;

/** A reader of rows. Of a deal that was lost the amount is not looked at. */
export function dealReader(columns: Columns, reading: Reading, headings: readonly string[]): (row: Row) => Deal {
  const cell = {
    id: cellReader(columns, 'id'),
    name: cellReader(columns, 'deal', 'name'),
    owner: cellReader(columns, 'owner'),
    account: cellReader(columns, 'account'),
    amount: cellReader(columns, 'amount'),
    wonAmount: cellReader(columns, 'won_amount'),
    currency: cellReader(columns, 'currency'),
    created: cellReader(columns, 'created'),
    closed: cellReader(columns, 'closed'),
    wonOn: cellReader(columns, 'won_on'),
    lostOn: cellReader(columns, 'lost_on'),
    expected: cellReader(columns, 'expected'),
    type: cellReader(columns, 'type'),
  };
  const days: Readonly<Record<Outcome, ReadCell>> = {
    won: (cells) => cell.wonOn(cells) || cell.closed(cells),
    lost: (cells) => cell.lostOn(cells) || cell.closed(cells),
    open: (cells) => cell.closed(cells) || cell.expected(cells),
  };
  const amounts: Readonly<Record<Outcome, ReadCell>> = {
    won: (cells) => cell.wonAmount(cells) || cell.amount(cells),
    lost: () => '',
    open: cell.amount,
  };
  const outcomeOf = outcomeReader(columns, reading.stages, headings);
  const dateOf = remembering((text: string) => readDate(text, reading.dateFormat));
  const newOf = remembering(readNew);
  return ({ cells, line }) => {
    const { stage, outcome, contradiction } = outcomeOf(cells);
    const day = days[outcome ?? 'open'](cells);
    const amount = amounts[outcome ?? 'open'](cells);
    const created = cell.created(cells);
    return {
      line,
      stage,
      outcome,
      contradiction,
      id: cell.id(cells),
      name: cell.name(cells),
      owner: cell.owner(cells),
      account: cell.account(cells),
      day: { text: day, value: dateOf(day) },
      amount: { text: amount, value: readAmount(amount, reading.decimal) },
      currency: cell.currency(cells),
      created: { text: created, value: dateOf(created) },
      isNew: newOf(cell.type(cells)),
    };
  };
}

const NEW = new Set([
  'new',
  'new business',
  'newbusiness',
  'new customer',
  'new client',
  'new logo',
  'neukunde',
  'neugeschaft',
]);

function readNew(type: string): boolean {
  return NEW.has(folded(type));
}
