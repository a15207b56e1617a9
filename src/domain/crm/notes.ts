/** What is noted of an export while its rows are read. */
import type { Counts } from './counts.ts';
import { isSerial, type DateFormat, type ReadDate } from './date.ts';
import { Problems } from './problems.ts';

/** What is noted of one export. */
export class ExportNotes {
  /** As the user named it. */
  readonly file: string;
  readonly problems = new Problems();
  /** Rows that are in no figure, by the reason. */
  readonly leftOut: Counts = new Map();
  /** Which of the two ways to write a day it shows elsewhere. */
  readonly #evidence = new Map<DateFormat, { count: number; readonly text: string }>();

  constructor(file = '') {
    this.file = file;
  }

  /** The day that a cell says; undefined for an empty cell, and for one that can't be read, which is then a problem. */
  day(text: string, value: ReadDate, line: number): string | undefined {
    if (value.state === 'day') {
      if (value.only !== undefined) this.#note(value.only, text);
      return value.day;
    }
    if (value.state === 'ambiguous') {
      const message = `${JSON.stringify(text)} could be two days`;
      this.problems.add(value.state, { line, message }, () => this.#advise());
    }
    if (value.state === 'refused') {
      const message = `${JSON.stringify(text)} is no day that can be read`;
      const advice = isSerial(text)
        ? 'if days are numbers, as spreadsheets count them, say --date-format excel'
        : 'write it like 2026-03-31';
      this.problems.add(advice, { line, message, advice });
    }
    return undefined;
  }

  /** Notes an amount that can't be read. */
  badAmount(text: string, state: 'ambiguous' | 'refused', line: number): void {
    const quoted = JSON.stringify(text);
    const problem =
      state === 'ambiguous'
        ? {
            message: `${quoted} could be two amounts`,
            advice: 'say what stands before the cents: --decimal point or --decimal comma',
          }
        : { message: `${quoted} is no amount that can be read`, advice: 'write it like 1234.50' };
    this.problems.add(`amount ${state}`, { line, ...problem });
  }

  #note(format: DateFormat, text: string): void {
    const known = this.#evidence.get(format);
    if (known === undefined) this.#evidence.set(format, { count: 1, text });
    else known.count += 1;
  }

  #advise(): string {
    const [first, ...more] = this.#evidence;
    if (first === undefined || more.length > 0) return 'say what comes first: --date-format DMY, MDY or YMD';
    const [format, { count, text }] = first;
    const others = count === 1 ? `another, ${text},` : `${count} others, such as ${text},`;
    return `say what comes first: ${others} can only be --date-format ${format}`;
  }
}
