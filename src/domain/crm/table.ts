/** A table in an export: which row has the headings, what is in its columns, and what is wrong with either. */
import { cellAt, findColumns, type ColumnNames, type ColumnProblem, type Columns, type Field } from './columns.ts';
import { addedUp } from './counts.ts';
import type { ExportNotes } from './notes.ts';
import { saysTotal, Sheet, type Row, type RowProblem } from './sheet.ts';

/** What is read from a table. */
export interface TableKind {
  /** What it needs: one of the columns of each, and what that column has. */
  readonly needed: readonly { readonly fields: readonly [Field, ...Field[]]; readonly what: string }[];
  /** What else it looks at: nothing is wrong with the columns of other fields. */
  readonly used: readonly Field[];
  /** Gives what reads the rows, once the columns are known. */
  readonly open: (columns: Columns, headings: readonly string[]) => (row: Row) => void;
}

/** How a table ended. */
export interface TableEnd {
  readonly rows: number;
  /** The rows that are in no figure, by the reason. */
  readonly leftOut: ReadonlyMap<string, number>;
  readonly problems: readonly RowProblem[];
}

/** A table that is being read. */
export interface Table {
  readonly sheet: Sheet;
  readonly end: () => TableEnd;
}

/** The row that may be the headings, as far as they are known. */
interface Headings {
  readonly line: number;
  readonly texts: readonly string[];
  readonly columns: Columns;
  readonly problems: readonly ColumnProblem[];
}

/** How many fields a row names, if it is the headings. */
export function headingsKnown(cells: readonly string[], names: ColumnNames): number {
  return findColumns(cells, names).columns.size;
}

/** Begins a table. At its end it tells what is wrong. */
export function openTable({ needed, used, open }: TableKind, names: ColumnNames, notes: ExportNotes): Table {
  const fields = new Set<Field>([...needed.flatMap((one) => one.fields), ...used]);
  let best: Headings | undefined;
  const missingIn = (columns: Columns): typeof needed =>
    needed.filter(({ fields: some }) => !some.some((field) => columns.has(field)));
  const sheet = new Sheet((texts, line) => {
    const { columns, problems } = findColumns(texts, names);
    const found = { line, texts, columns, problems: problems.filter(({ field }) => fields.has(field)) };
    if (best === undefined || columns.size > best.columns.size) best = found;
    if (missingIn(columns).length > 0) return undefined;
    for (const { message, advice } of found.problems) notes.problems.add(message, { line, message, advice });
    return { isTotal: totalsIn(columns), isOneCellEnough: needed.length < 2, read: open(columns, texts) };
  });
  return {
    sheet,
    end: () => {
      const result = sheet.end();
      if (result === undefined) {
        const problems = best === undefined ? [EMPTY] : noHeadings(best, missingIn(best.columns));
        return { rows: 0, leftOut: new Map(), problems };
      }
      const problems = [...notes.problems.list(), ...result.problems].toSorted((one, other) => one.line - other.line);
      return { rows: result.rows, leftOut: addedUp([result.leftOut, notes.leftOut]), problems };
    },
  };
}

// What says when a deal was, or what became of it: a sum has neither.
const OF_ONE = ['stage', 'status', 'closed', 'won_on', 'lost_on', 'expected', 'date'] as const;

/** Tells totals: nobody's, of no day and no stage, and called so, if the table has nothing of these. */
function totalsIn(columns: Columns): (cells: readonly string[]) => boolean {
  const ownerOf = cellAt(columns.get('owner') ?? columns.get('name') ?? 0);
  const ofOne = OF_ONE.flatMap((field) => columns.get(field) ?? []).map(cellAt);
  return (cells) => {
    if (ofOne.some((cell) => cell(cells) !== '')) return false;
    const owner = ownerOf(cells);
    if (owner !== '' && !saysTotal(owner)) return false;
    return (owner === '' && ofOne.length > 0) || saysTotal(String(cells.find((text) => text.trim() !== '')));
  };
}

const EMPTY: RowProblem = { line: 1, message: 'there are no rows in it' };

function noHeadings({ line, texts, problems }: Headings, missing: TableKind['needed']): RowProblem[] {
  const named = texts.filter((text) => text.trim() !== '').join(', ');
  return [
    ...problems.map(({ message, advice }) => ({ line, message, advice })),
    ...missing.map(({ fields: [field], what }) => ({
      line,
      message: `no column is known to have ${what}`,
      advice: `the columns are: ${named}; say which one it is with --column ${field}="..."`,
    })),
  ];
}
