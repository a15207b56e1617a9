/** CSV files: whatever way a table is written, it reads back the same; what cannot be read is named with its line. */
import { createHash } from 'node:crypto';
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCsv, type CsvOptions, type CsvResult } from '../../src/store/csv-file.ts';
import { folder } from '../folder.ts';

interface Read {
  readonly result: CsvResult;
  readonly rows: readonly (readonly string[])[];
  readonly lines: readonly number[];
}

const HEADINGS = ['Owner', 'Amount', 'Note'];

/** A heading row is known by its first cell, as an export's is by its headings. */
const rate = (cells: readonly string[]): number => HEADINGS.filter((heading) => cells.includes(heading)).length;

async function readFile(path: string, options: Partial<CsvOptions> = {}): Promise<Read> {
  const rows: (readonly string[])[] = [];
  const lines: number[] = [];
  const result = await readCsv(path, { rate, ...options }, (cells, line) => {
    rows.push(cells);
    lines.push(line);
  });
  return { result, rows, lines };
}

async function read(content: string | Buffer, options: Partial<CsvOptions> = {}): Promise<Read> {
  const path = join(folder(), 'export.csv');
  writeFileSync(path, content);
  return readFile(path, options);
}

const CHUNK = 1024 * 1024;
const OLD_SIGNS = 'aZ09 äßéÑ€“-,;|"\t\n';
const NEW_SIGNS = `${OLD_SIGNS}東\u{1F600}\u202E=@\u001B`;
const cellsOf = (signs: string): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...Array.from(signs)), { maxLength: 8 }).map((parts) => parts.join(''));

/** How a dialect turns a text into bytes, and which signs it has. */
const ENCODINGS = {
  'UTF-8': { signs: NEW_SIGNS, encode: (text: string) => Buffer.from(text) },
  'UTF-8 with a mark': { signs: NEW_SIGNS, encode: (text: string) => Buffer.from(`\uFEFF${text}`) },
  'UTF-16': { signs: NEW_SIGNS, encode: (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le') },
  'UTF-16, the other way round': {
    signs: NEW_SIGNS,
    encode: (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(),
  },
  'UTF-16 without a mark': { signs: NEW_SIGNS, encode: (text: string) => Buffer.from(text, 'utf16le') },
  'UTF-16 without a mark, the other way round': {
    signs: NEW_SIGNS,
    encode: (text: string) => Buffer.from(text, 'utf16le').swap16(),
  },
  'Latin-1': { signs: OLD_SIGNS.replaceAll(/[€“]/g, ''), encode: (text: string) => Buffer.from(text, 'latin1') },
} as const;

function written(rows: readonly (readonly string[])[], delimiter: string, lineEnd: string, quotesAll: boolean): string {
  const cell = (text: string): string =>
    quotesAll || /["\r\n,;|\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  return rows.map((row) => row.map(cell).join(delimiter) + lineEnd).join('');
}

/** A table, and how it is written: an encoding has only its own signs. */
const tables = fc.constantFrom(...Object.values(ENCODINGS)).chain(({ signs, encode }) =>
  fc.record({
    encode: fc.constant(encode),
    delimiter: fc.constantFrom(',', ';', '\t', '|'),
    lineEnd: fc.constantFrom('\n', '\r\n'),
    quotesAll: fc.boolean(),
    body: fc.array(fc.array(cellsOf(signs), { minLength: 3, maxLength: 3 }), { maxLength: 12 }),
  }),
);

describe('a table', () => {
  it('reads back the same in every dialect', async () => {
    await fc.assert(
      fc.asyncProperty(tables, async ({ encode, delimiter, lineEnd, quotesAll, body }) => {
        const rows = [HEADINGS, ...body];
        const back = await read(encode(written(rows, delimiter, lineEnd, quotesAll)));
        expect(back.result).not.toHaveProperty('problem');
        expect(back.rows).toEqual(rows);
      }),
      { numRuns: 200 },
    );
  });

  it('tells at which line each row begins, and has a hash that others compute too', async () => {
    const text = 'Owner,Amount,Note\r\n\r\nAna,1,"one\r\ntwo"\r\nBen,2,\r\n';
    const { result, rows, lines } = await read(text);
    expect(rows).toEqual([HEADINGS, [''], ['Ana', '1', 'one\r\ntwo'], ['Ben', '2', '']]);
    expect(lines).toEqual([1, 2, 3, 5]);
    expect(result).toEqual({ sha256: createHash('sha256').update(text).digest('hex') });
  });

  it('may say itself what parts its cells, as Excel has it', async () => {
    const { rows, lines } = await read('sep=;\r\nOwner;Amount;Note\r\nAna;1,5;\r\n');
    expect(rows).toEqual([HEADINGS, ['Ana', '1,5', '']]);
    expect(lines).toEqual([2, 3]);
  });

  it.each(['\n', '\r\n'])('may promise to say it, and then not do so, before %j', async (lineEnd) => {
    const { rows, lines } = await read(`sep=${lineEnd}Owner;Amount;Note${lineEnd}Ana;1,5;${lineEnd}`);
    expect(rows).toEqual([HEADINGS, ['Ana', '1,5', '']]);
    expect(lines).toEqual([2, 3]);
  });

  it('is read as the user says, where they say so', async () => {
    expect((await read('Owner:Amount:Note\nAna:1:x\n', { delimiter: ':' })).rows).toEqual([
      HEADINGS,
      ['Ana', '1', 'x'],
    ]);
    const macRoman = Buffer.from([0x41, 0x8a, 0x0a]);
    expect((await read(macRoman, { encoding: 'macintosh' })).rows).toEqual([['Aä']]);
  });

  it('may have more commas than delimiters', async () => {
    const { rows } = await read('Owner;Amount;Note\nAna;1;"a, b, c, d, e"\nBen;2;1,2,3,4,5\n');
    expect(rows).toEqual([HEADINGS, ['Ana', '1', 'a, b, c, d, e'], ['Ben', '2', '1,2,3,4,5']]);
  });

  it('may turn out late not to be UTF-8', async () => {
    const head = `Owner,Amount,Note\n${'Ana,1,x\n'.repeat(200_000)}`;
    const { rows } = await read(Buffer.concat([Buffer.from(head), Buffer.from('J\u00FCrgen,2,y\n', 'latin1')]));
    expect(rows.at(-1)).toEqual(['J\u00FCrgen', '2', 'y']);
    expect(rows).toHaveLength(200_002);
  });

  it('has its characters whole, wherever a chunk ends', async () => {
    const row = `${'\u6771'.repeat(100)},1,x\n`;
    const { rows } = await read(`Owner,Amount,Note\n${row.repeat(5000)}`);
    expect(new Set(rows.slice(1).map(([owner]) => owner))).toEqual(new Set(['\u6771'.repeat(100)]));
  });

  it('is named by its first line alone', async () => {
    const { rows } = await read('Owner,Amount,Note\nAna,1,sep=;\nBen,2,y\n');
    expect(rows).toEqual([HEADINGS, ['Ana', '1', 'sep=;'], ['Ben', '2', 'y']]);
  });

  it('may end its lines in several ways', async () => {
    const { rows } = await read('Owner,Amount,Note\r\nAna,1,x\nBen,2,y\rMei,3,z');
    expect(rows).toEqual([HEADINGS, ['Ana', '1', 'x'], ['Ben', '2', 'y'], ['Mei', '3', 'z']]);
  });

  it('is what its beginning says, however long it is', async () => {
    const head = Buffer.from('Owner;Amount;Note\nJ\u00FCrgen;1,5;x\n', 'latin1');
    const { rows } = await read(Buffer.concat([head, Buffer.from('Ana, Ben, Mei;1;y\n'.repeat(70_000))]));
    expect(rows.slice(0, 3)).toEqual([HEADINGS, ['J\u00FCrgen', '1,5', 'x'], ['Ana, Ben, Mei', '1', 'y']]);
  });

  it('of UTF-16 has a sign whole that begins before the end of a chunk and ends behind it', async () => {
    const head = '\uFEFFOwner,Amount,Note\n';
    const owner = `${'x'.repeat(CHUNK / 2 - head.length - 1)}🎉`;
    const { rows } = await read(Buffer.from(`${head}${owner},1,y\n`, 'utf16le'));
    expect(rows[1]?.map((cell) => cell.slice(-3))).toEqual(['x🎉', '1', 'y']);
  });

  it.each(['é', '東', '🎉'])(
    'has a %s whole that begins before the end of a chunk and ends behind it',
    async (sign) => {
      for (const before of [1, 2, 3, 4]) {
        const owner = 'x'.repeat(CHUNK - 'Owner,Amount,Note\n'.length - before) + sign;
        const { rows } = await read(`Owner,Amount,Note\n${owner},1,é\n`);
        expect(rows[1]?.map((cell) => cell.slice(-3))).toEqual([`xxx${sign}`.slice(-3), '1', 'é']);
      }
    },
  );

  it('of several chunks has the hash of all of it', async () => {
    const text = `Owner,Amount,Note\n${'Ana,1,x\n'.repeat(300_000)}`;
    expect((await read(text)).result).toEqual({ sha256: createHash('sha256').update(text).digest('hex') });
  });

  it.each([
    ['ends with a letter that is not UTF-8', Buffer.from('Owner,Amount,Note\nJ\u00FC', 'latin1'), [HEADINGS, ['Jü']]],
    ['begins as UTF-16 does', Buffer.from([0xff, 0x61, 0x62]), [['ÿab']]],
    ['has the second byte of UTF-16', Buffer.from([0x61, 0xfe, 0x62]), [['aþb']]],
    ['begins as UTF-16 the other way round does', Buffer.from([0xfe, 0x61, 0x62]), [['þab']]],
    ['has the second byte of UTF-16 the other way round', Buffer.from([0x61, 0xff, 0x62]), [['aÿb']]],
    ['is one letter', Buffer.from('A'), [['A']]],
    ['is one letter that is not UTF-8', Buffer.from([0xc4]), [['Ä']]],
    [
      'has no heading that is known',
      Buffer.from('a;b;c\n1;2,5;3\n'),
      [
        ['a', 'b', 'c'],
        ['1', '2,5', '3'],
      ],
    ],
    ['is a single column', Buffer.from('a\nb\n'), [['a'], ['b']]],
  ])('that %s is read', async (_, bytes, expected) => {
    expect((await read(bytes)).rows).toEqual(expected);
  });

  it('is known by the headings in its first rows, whatever stands in a line that the sample cuts', async () => {
    const row = `"${'a,'.repeat(1000)}";2;3\n`;
    const { rows } = await read(`Report\n\nOwner;Amount;Note\n${row.repeat(200)}`);
    expect(rows.slice(2, 4)).toEqual([HEADINGS, ['a,'.repeat(1000), '2', '3']]);
  });

  it('is known by them even if the sample ends within a cell of many lines', async () => {
    const row = `"${'a,\n'.repeat(1000)}";2;3\n`;
    const { rows } = await read(`Owner;Amount;Note\n${row.repeat(200)}`);
    expect(rows.slice(0, 2)).toEqual([HEADINGS, ['a,\n'.repeat(1000), '2', '3']]);
  });

  it('may be empty', async () => {
    expect((await read('')).rows).toEqual([]);
  });
});

describe('what is no table', () => {
  const quoted = 'a cell with the delimiter, quotes or several lines in it is quoted, and its own quotes are doubled';

  it.each([
    [
      'a quote that is opened and never closed',
      'Owner,Amount,Note\nAna,1,x\nBen,2,"y\nMei,3,z\n',
      { line: 3, message: 'a quote is opened in this row and never closed', advice: quoted },
    ],
    [
      'a quote within a cell',
      'Owner,Amount,Note\nAna,1,x\nBen,2,"y" z\n',
      { line: 3, message: 'the quotes of this row are not in pairs', advice: quoted },
    ],
    [
      'a NUL',
      'Owner,Amount,Note\nAna,1,x\nBen,2,\0\n',
      { line: 3, message: 'there is a NUL character here: this is no text', advice: 'export it again, as CSV' },
    ],
    [
      'a NUL far below',
      `Owner,Amount,Note\n${'Ana,1,x\n'.repeat(200_000)}Ben,\0,\n`,
      { line: 200_002, message: 'there is a NUL character here: this is no text', advice: 'export it again, as CSV' },
    ],
    [
      'a quote that is opened in a row behind one of several lines',
      'Owner,Amount,Note\nAna,1,"x\ny\nz"\n\nBen,2,"y\n',
      { line: 6, message: 'a quote is opened in this row and never closed', advice: quoted },
    ],
  ])('%s is told with its line', async (_, text, problem) => {
    expect((await read(text)).result).toEqual({ problem });
  });

  it.each(['\0abc\n', 'a\0bc\n', 'ab\0c\n', 'abc\0\n', '\0\0c\0\n', '\0\0\0d\n'])(
    'a NUL among the first letters is told of %j, which is no UTF-16',
    async (text) => {
      expect((await read(text)).result).toMatchObject({ problem: { line: 1, advice: 'export it again, as CSV' } });
    },
  );

  it('is no regular file', async () => {
    const path = join(folder(), 'a-folder');
    mkdirSync(path);
    expect((await readFile(path)).result).toEqual({
      problem: { line: 1, message: 'this is not a regular file', advice: 'give the file that was exported' },
    });
  });

  it('has a line of 100 MB', async () => {
    const path = join(folder(), 'long.csv');
    const file = createWriteStream(path);
    file.write('Owner,Amount,Note\nAna,1,');
    const part = 'x'.repeat(10 * 1024 * 1024);
    for (let index = 0; index < 10; index += 1) if (!file.write(part)) await once(file, 'drain');
    file.end('\n');
    await once(file, 'close');
    expect((await readFile(path)).result).toEqual({
      problem: {
        line: 2,
        message: 'this row has more than 4 MB: a quote is missing, or it is no table',
        advice: quoted,
      },
    });
  });
});

it('is no table where 2,000,000 rows have a single cell, most of them blank', async () => {
  const path = join(folder(), 'export.csv');
  writeFileSync(path, `Owner,Amount,Note\n${'\r'.repeat(4_000_000)}`);
  expect((await readFile(path)).result).toEqual({
    problem: {
      line: 2_000_002,
      message: 'so far, 2,000,000 rows of this file have a single cell: it is no table',
      advice: 'export it again',
    },
  });
});

it('tells how far it is, up to the end', async () => {
  const path = join(folder(), 'export.csv');
  writeFileSync(path, `Owner,Amount,Note\n${'Ana,1,x\n'.repeat(300_000)}`);
  const shares: number[] = [];
  await readCsv(
    path,
    { rate },
    () => undefined,
    (share) => shares.push(share),
  );
  expect(shares.at(-1)).toBe(1);
  expect(shares.length).toBeGreaterThan(1);
  expect(shares).toEqual(shares.toSorted((one, other) => one - other));
});
