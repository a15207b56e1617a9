/** A table in an export: which row has the headings, what is in its columns, and what is wrong with either. */
import { findColumns, type ColumnProblem, type Columns, type Field, type NamedColumns } from './columns.ts';
import { addedUp } from './counts.ts';
import type { ExportNotes } from './notes.ts';
import { saysTotal, Sheet, type Row, type RowProblem } from './sheet.ts';

/** What is read from a table. */
export interface TableKind {
  /** What it needs: one of the columns of each, and what that column has. */
  readonly needed: readonly { readonly fields: readonly [Field, ...Field[]]; readonly what: string }[];
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
export function headingsKnown(cells: readonly string[], named: NamedColumns): number {
  return findColumns(cells, named).columns.size;
}

/** Begins a table. At its end it tells what is wrong. */
export function openTable({ needed, open }: TableKind, named: NamedColumns, notes: ExportNotes): Table {
  let best: Headings | undefined;
  const missingIn = (columns: Columns): typeof needed =>
    needed.filter(({ fields }) => !fields.some((field) => columns.has(field)));
  const sheet = new Sheet((texts, line) => {
    const found = { line, texts, ...findColumns(texts, named) };
    if (best === undefined || found.columns.size > best.columns.size) best = found;
    if (missingIn(found.columns).length > 0) return undefined;
    for (const problem of found.problems) notes.problems.add(problem.message, { line, ...problem });
    const owner = found.columns.get('owner') ?? 0;
    return { isTotal: (cells) => isTotal(cells, owner), read: open(found.columns, texts) };
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

function isTotal(cells: readonly string[], owner: number): boolean {
  const name = String(cells[owner]).trim();
  return (name === '' || saysTotal(name)) && saysTotal(String(cells.find((text) => text.trim() !== '')));
}

const EMPTY: RowProblem = { line: 1, message: 'there are no rows in it' };

function noHeadings({ line, texts, problems }: Headings, missing: TableKind['needed']): RowProblem[] {
  const named = texts.filter((text) => text.trim() !== '').join(', ');
  return [
    ...problems.map((problem) => ({ line, ...problem })),
    ...missing.map(({ fields: [field], what }) => ({
      line,
      message: `no column is known to have ${what}`,
      advice: `the columns are: ${named}; say which one it is with --column ${field}="..."`,
    })),
  ];
}
