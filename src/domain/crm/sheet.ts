/** The rows of an export between its headings and its footer: each whole, or named as what is wrong with it. */
import { Problems } from './problems.ts';
import { increase } from './counts.ts';
import { folded } from './text.ts';

/** What is wrong with an export, and at which line of it. */
export interface RowProblem {
  readonly line: number;
  readonly message: string;
  readonly advice?: string;
}

/** A row of cells, and the line at which it begins. */
export interface Row {
  readonly cells: readonly string[];
  readonly line: number;
}

/** What takes the rows that are data. */
export interface RowReader {
  /** Whether a row is a total, which the figures of others are in already. */
  readonly isTotal: (cells: readonly string[]) => boolean;
  /** Whether a row may be data although it has but one cell. */
  readonly isOneCellEnough: boolean;
  readonly read: (row: Row) => void;
}

/** What became of the rows. */
export interface SheetResult {
  /** The rows below the headings, without the footer. */
  readonly rows: number;
  /** Those of them that are no data, by what they are. */
  readonly leftOut: ReadonlyMap<string, number>;
  readonly problems: readonly RowProblem[];
}

// Reports of CRMs begin with their name and filters, and end with who printed them.
const MOST_BEFORE_HEADINGS = 30;
const MOST_COLUMNS = 16_384;

/** Whether all cells are empty. */
function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === '');
}

/** Whether no more than one cell has something in it. */
function isSparse(cells: readonly string[]): boolean {
  let count = 0;
  for (const cell of cells) {
    if (cell.trim() !== '') count += 1;
    if (count > 1) return false;
  }
  return true;
}

/**
 * Takes a sheet apart. `start` is asked for each of the first rows, until it knows one as the headings: it gives what reads
 * the rows below, or undefined.
 */
export class Sheet {
  readonly #start: (headings: readonly string[], line: number) => RowReader | undefined;
  #reader: RowReader | undefined;
  #headings: readonly string[] = [];
  #rows = 0;
  #seen = 0;
  /** What may be the footer: it is, unless a whole row follows. */
  #tail: Row[] = [];
  #isBehindBlank = false;
  readonly #leftOut = new Map<string, number>();
  readonly #problems = new Problems();

  constructor(start: (headings: readonly string[], line: number) => RowReader | undefined) {
    this.#start = start;
  }

  /** Takes the next row; blank lines too. */
  add(cells: readonly string[], line: number): void {
    const reader = this.#reader;
    if (reader === undefined) this.#lookForHeadings(cells, line);
    else if (isBlank(cells)) this.#isBehindBlank = true;
    else if (this.#mayBeFooter(cells, reader)) this.#tail.push({ cells, line });
    else if (this.#isWhole(cells)) this.#addWhole(reader, { cells, line });
    else this.#addTorn({ cells, line });
  }

  /** What became of all. Undefined where there were no headings. */
  end(): SheetResult | undefined {
    if (this.#reader === undefined) return undefined;
    // Its records are the rows that are data.
    const records = [...this.#leftOut.values()].reduce((left, count) => left - count, this.#rows);
    for (const { cells, line } of this.#tail) {
      increase(this.#leftOut, 'of the footer');
      const told = /\((\d[\d.,]*) records?\)/i.exec(String(cells))?.[1];
      const expected = Number(told?.replaceAll(/\D/g, '') ?? records);
      if (expected !== records) {
        const message = `the export says that it has ${expected} records, and ${records} are here`;
        this.#problems.add(message, { line, message, advice: 'export it again' });
      }
    }
    return { rows: this.#rows, leftOut: this.#leftOut, problems: this.#problems.list() };
  }

  /**
   * A footer has one cell in a row, or is a total that is nobody's. Anything else that is short was cut off: also an
   * account called Total Energies.
   */
  #mayBeFooter(cells: readonly string[], reader: RowReader): boolean {
    const isWhole = this.#isWhole(cells);
    if (!isSparse(cells)) return !isWhole && saysTotal(String(cells[0])) && reader.isTotal(cells);
    const text = cells.join('').trim();
    const isBehindAll = this.#isBehindBlank && !(isWhole && reader.isOneCellEnough);
    return isBehindAll || saysTotal(text) || NOTICE.test(text);
  }

  #lookForHeadings(cells: readonly string[], line: number): void {
    if (this.#seen >= MOST_BEFORE_HEADINGS || cells.length > MOST_COLUMNS || isBlank(cells)) return;
    this.#seen += 1;
    this.#reader = this.#start(cells, line);
    this.#headings = cells;
  }

  // An export may end each line with one more delimiter.
  #isWhole(cells: readonly string[]): boolean {
    const { length } = this.#headings;
    return cells.length === length || (cells.length > length && isBlank(cells.slice(length)));
  }

  #addWhole(reader: RowReader, row: Row): void {
    const isTotal = reader.isTotal(row.cells);
    // A footer may have totals among its lines, but no data.
    if (!isTotal) this.#endTail(reader);
    this.#rows += 1;
    if (this.#areHeadings(row.cells)) increase(this.#leftOut, 'the headings once more');
    else if (isTotal) increase(this.#leftOut, 'a total');
    else reader.read(row);
  }

  /** What seemed to be the footer is none, for data follow. */
  #endTail(reader: RowReader): void {
    this.#isBehindBlank = false;
    const tail = this.#tail;
    if (tail.length === 0) return;
    this.#tail = [];
    for (const row of tail) {
      if (!this.#isWhole(row.cells)) this.#addTorn(row);
      else {
        this.#rows += 1;
        reader.read(row);
      }
    }
  }

  #areHeadings(cells: readonly string[]): boolean {
    return cells.every((cell, place) => cell === (this.#headings[place] ?? ''));
  }

  #addTorn({ cells, line }: Row): void {
    const [here, there] = [cells.length, this.#headings.length];
    this.#problems.add(`${here} cells`, {
      line,
      message: `this line has ${here} ${here === 1 ? 'cell' : 'cells'}, the headings have ${there}`,
      advice: 'look whether it was cut off, or a cell with the delimiter in it lacks its quotes',
    });
  }
}

// Sum and Suma are names of people too, and Total of companies: they are totals by themselves, or with what is summed.
const TOTAL = new RegExp(
  '^(?:(?:grand |sub ?)?totals?|summe|gesamt|gesamtsumme|gesamtergebnis|totale|totaal|eindtotaal|somme|razem|suma?)' +
    '(?: (?:of|for|von|de|di)\\b.*| total| general| geral| complessivo| koncowa)?(?: \\d+)*(?: records?)?$|^\\d[\\d ]* records?$',
);
// What else stands below a report.
const NOTICE = /^(?:copyright|confidential|generated by)\b/i;

/** Whether a text says that its line is one of totals. */
export function saysTotal(text: string): boolean {
  return TOTAL.test(folded(text));
}
