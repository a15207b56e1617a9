/** One deal of an export: what its row says. */
import { readAmount, type DecimalMark, type ReadAmount } from './amount.ts';
import { cellReader, type Columns, type Field } from './columns.ts';
import { readDate, type DateFormat, type ReadDate } from './date.ts';
import { remembering } from './memory.ts';
import type { Row } from './sheet.ts';
import { readFlag, stageReader, type NamedStages, type Outcome } from './stage.ts';
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
export interface Deal {
  readonly line: number;
  readonly id: string;
  readonly owner: string;
  readonly account: string;
  readonly stage: string;
  /** Undefined where nothing knows the stage. */
  readonly outcome: Outcome | undefined;
  /** The day on which it was won or lost, or on which it is to be. */
  readonly day: Cell<ReadDate>;
  readonly amount: Cell<ReadAmount>;
  readonly currency: string;
  readonly created: ReadDate;
  /** Whether it is called new business; undefined where nothing is said of it. */
  readonly isNew: boolean | undefined;
}

/** A reader of rows. Of a deal that was lost the amount is not looked at. */
export function dealReader(columns: Columns, reading: Reading): (row: Row) => Deal {
  const of = (field: Field): ((cells: readonly string[]) => string) => cellReader(columns, field);
  const [id, owner, account, stage, isWon, isClosed] = [
    of('id'),
    of('owner'),
    of('account'),
    of('stage'),
    of('is_won'),
    of('is_closed'),
  ];
  const [amount, currency, created, type] = [of('amount'), of('currency'), of('created'), of('type')];
  const [closed, wonOn, lostOn, expected] = [of('closed'), of('won_on'), of('lost_on'), of('expected')];
  const [flagOf, stageOf, newOf] = [
    remembering(readFlag),
    remembering(stageReader(reading.stages)),
    remembering(readNew),
  ];
  const dateOf = remembering((text: string) => readDate(text, reading.dateFormat));
  const days: Readonly<Record<Outcome, (cells: readonly string[]) => string>> = {
    won: (cells) => wonOn(cells) || closed(cells),
    lost: (cells) => lostOn(cells) || closed(cells),
    open: (cells) => closed(cells) || expected(cells),
  };
  return ({ cells, line }) => {
    const ofStage = stageOf(stage(cells));
    const outcome =
      flagOf(isWon(cells)) === true ? 'won' : flagOf(isClosed(cells)) === true ? (ofStage ?? 'lost') : ofStage;
    const day = days[outcome ?? 'open'](cells);
    const text = outcome === 'lost' ? '' : amount(cells);
    return {
      line,
      id: id(cells),
      owner: owner(cells),
      account: account(cells),
      stage: stage(cells),
      outcome,
      day: { text: day, value: dateOf(day) },
      amount: { text, value: readAmount(text, reading.decimal) },
      currency: currency(cells),
      created: dateOf(created(cells)),
      isNew: newOf(type(cells)),
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

function readNew(type: string): boolean | undefined {
  const text = folded(type);
  return text === '' ? undefined : NEW.has(text);
}
