/** Reads CSV files row by row, whatever their size, encoding and delimiter. */
import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import { parse as parseAtOnce } from 'csv-parse/sync';
import type { RowProblem } from '../domain/crm/sheet.ts';

/** How a file is written; what is undefined is found out. */
export interface CsvOptions {
  readonly delimiter?: string;
  /** A name as TextDecoder knows it (https://encoding.spec.whatwg.org/#names-and-labels). */
  readonly encoding?: string;
  /** How well a row of cells does as the headings: of several delimiters the one is taken whose best row does best. */
  readonly rate: (cells: readonly string[]) => number;
}

/** What reads the rows of a file: each with the line at which it begins. Blank lines are rows of one empty cell. */
export type TakeRow = (cells: readonly string[], line: number) => void;

/** Why a file can't be read, at which line. */
interface Refusal {
  readonly problem: RowProblem;
}

/** What was read, or why it couldn't be. */
export type CsvResult = { readonly sha256: string } | Refusal;

// So much is looked at to find out how a file is written.
const SAMPLE = 64 * 1024;
const SAMPLE_ROWS = 40;
// A deal's row has a few hundred characters; what has so many more lacks a quote, or is no table.
const MOST_OF_A_ROW = 4 * 1024 * 1024;
// A table has rows of several cells. Blank lines have one too, and no sheet has so many of them.
const MOST_OF_ONE_CELL = 2_000_000;
const CHUNK = 1024 * 1024;
const NEW_LINE = 0x0a;
// What isn't UTF-8 is mostly of an older program of Windows.
const OLD = 'windows-1252';
const DELIMITERS = [',', ';', '\t', '|'];

/** Reads a file from its start to its end. */
export async function readCsv(
  path: string,
  options: CsvOptions,
  take: TakeRow,
  progress: (share: number) => void = () => undefined,
): Promise<CsvResult> {
  const looked = await lookAt(path);
  if ('problem' in looked) return looked;
  const { sha256, size, sample } = looked;
  const encoding = options.encoding ?? looked.encoding;
  const text = new TextDecoder(encoding).decode(sample);
  const [mark = '', named = ''] = /^sep=(.?)\r?\n/.exec(text) ?? [];
  const parser = parse({
    delimiter: options.delimiter ?? (named || delimiterOf(text, options.rate)),
    bom: true,
    relax_column_count: true,
    max_record_size: MOST_OF_A_ROW,
    record_delimiter: ['\r\n', '\n', '\r'],
  });
  // Each row is the first, and may have its own length: for one of another length than the first the parser makes an
  // error, which takes twenty times as long as the row, and throws it away.
  Object.defineProperty(parser.info, 'records', {
    get: () => 0,
    set: () => {
      // It stays 0.
    },
  });
  let line = 1;
  let ofOneCell = 0;
  parser.on('data', (cells: readonly string[]) => {
    // Excel's own line that names the delimiter is no row of the table.
    if (line > 1 || mark === '') take(cells, line);
    if (cells.length === 1) ofOneCell += 1;
    if (ofOneCell > MOST_OF_ONE_CELL) parser.destroy(new NoTable());
    else line += 1 + linesWithin(cells);
  });
  try {
    await pipeline(createReadStream(path, { highWaterMark: CHUNK }), recoded(encoding, size, progress), parser);
  } catch (error) {
    if (error instanceof CsvError) return problemOf(error, line);
    if (error instanceof NoTable) {
      return refusal(line, 'so far, 2,000,000 rows of this file have a single cell: it is no table', 'export it again');
    }
    throw error;
  }
  return { sha256 };
}

class NoTable extends Error {}

interface Looked {
  readonly sha256: string;
  readonly size: number;
  readonly encoding: string;
  readonly sample: Buffer;
}

/** What can be said of a file before it is taken apart: it may turn out not to be UTF-8 long after its beginning. */
async function lookAt(path: string): Promise<Looked | Refusal> {
  const about = statSync(path);
  if (!about.isFile()) return refusal(1, 'this is not a regular file', 'give the file that was exported');
  const hash = createHash('sha256');
  let sample: Buffer | undefined;
  let encoding = 'utf-8';
  let lines = 1;
  let rest = Buffer.alloc(0);
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK })) {
    if (!Buffer.isBuffer(chunk)) continue;
    hash.update(chunk);
    if (sample === undefined) {
      sample = chunk.subarray(0, SAMPLE);
      encoding = encodingOf(chunk);
    }
    if (encoding !== 'utf-8') continue;
    const nul = chunk.indexOf(0);
    if (nul !== -1) {
      const line = lines + linesIn(chunk.subarray(0, nul));
      return refusal(line, 'there is a NUL character here: this is no text', 'export it again, as CSV');
    }
    const bytes = Buffer.concat([rest, chunk]);
    const last = lastCharacter(bytes);
    rest = bytes.subarray(last);
    if (!isUtf8(bytes.subarray(0, last))) encoding = OLD;
    lines += linesIn(chunk);
  }
  if (!isUtf8(rest)) encoding = OLD;
  return { sha256: hash.digest('hex'), size: about.size, encoding, sample: sample ?? rest };
}

/** Where the last character of a chunk of UTF-8 begins: it may go on in the next chunk. None has more than four bytes. */
function lastCharacter(bytes: Buffer): number {
  let start = bytes.length - 1;
  while (bytes.length - start < 4 && (Number(bytes[start]) & 0xc0) === 0x80) start -= 1;
  return start;
}

function linesIn(bytes: Buffer): number {
  let lines = 0;
  for (let at = bytes.indexOf(NEW_LINE); at !== -1; at = bytes.indexOf(NEW_LINE, at + 1)) lines += 1;
  return lines;
}

function encodingOf(bytes: Buffer): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  // Without a mark: in the headings every other byte is 0.
  if (first !== 0 && second === 0 && bytes[3] === 0) return 'utf-16le';
  return first === 0 && second !== 0 && bytes[2] === 0 ? 'utf-16be' : 'utf-8';
}

/** What is read, as UTF-8. */
function recoded(encoding: string, size: number, progress: (share: number) => void): Transform {
  const decoder = encoding === 'utf-8' ? undefined : new TextDecoder(encoding);
  let done = 0;
  return new Transform({
    transform(chunk: Buffer, _, give) {
      done += chunk.length;
      progress(done / size);
      give(null, decoder === undefined ? chunk : decoder.decode(chunk, { stream: true }));
    },
    flush: (give) => give(null, decoder?.decode()),
  });
}

function delimiterOf(text: string, rate: (cells: readonly string[]) => number): string {
  const rated = DELIMITERS.map((delimiter) => {
    const rows = sampleRows(text, delimiter);
    return { delimiter, rate: Math.max(0, ...rows.map(rate)), width: Math.max(0, ...rows.map((row) => row.length)) };
  });
  const [best] = rated.toSorted((one, other) => other.rate - one.rate || other.width - one.width);
  return best?.delimiter ?? ',';
}

function sampleRows(text: string, delimiter: string): string[][] {
  const options = { delimiter, relax_column_count: true, relax_quotes: true, to: SAMPLE_ROWS };
  try {
    // The last row of a sample may be cut within quotes.
    return parseAtOnce(text, { ...options, skip_records_with_error: true });
  } catch {
    return [];
  }
}

function linesWithin(cells: readonly string[]): number {
  let lines = 0;
  for (const cell of cells) {
    for (let at = cell.indexOf('\n'); at !== -1; at = cell.indexOf('\n', at + 1)) lines += 1;
  }
  return lines;
}

function problemOf({ code }: CsvError, line: number): Refusal {
  const advice = 'a cell with the delimiter, quotes or several lines in it is quoted, and its own quotes are doubled';
  if (code === 'CSV_QUOTE_NOT_CLOSED') return refusal(line, 'a quote is opened in this row and never closed', advice);
  if (code === 'CSV_MAX_RECORD_SIZE') {
    return refusal(line, 'this row has more than 4 MB: a quote is missing, or it is no table', advice);
  }
  return refusal(line, 'the quotes of this row are not in pairs', advice);
}

function refusal(line: number, message: string, advice: string): Refusal {
  return { problem: { line, message, advice } };
}
