import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvOf } from '../../src/report/csv.ts';

const COLUMNS = ['rep', 'words', 'amount', 'isKept'];

describe('a table as CSV', () => {
  it('has a mark of its encoding, headings, and lines as Windows ends them', () => {
    const rows = [
      { rep: 'ana-silva', words: 'Meet three CIOs', amount: 231500, isKept: true },
      { rep: 'ben-okafor', words: null, amount: -0.5, isKept: false },
    ];
    expect(csvOf(COLUMNS, rows)).toBe(
      '\uFEFFrep,words,amount,isKept\r\nana-silva,Meet three CIOs,231500,true\r\nben-okafor,,-0.5,false\r\n',
    );
  });

  it('has its headings even without a row, and no cell that is not of a column', () => {
    expect(csvOf(['rep'], [])).toBe('\uFEFFrep\r\n');
    expect(csvOf(['rep'], [{ rep: 'ana', secret: 'x' }, {}])).toBe('\uFEFFrep\r\nana\r\n\r\n');
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['=HYPERLINK("http://evil.example","x")', `"'=HYPERLINK(""http://evil.example"",""x"")"`],
    ['+x', "'+x"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['-x', "'-x"],
    ['-1', "'-1"],
    ['\t=1+1', "'\t=1+1"],
    ['＝1+1', "'＝1+1"],
    ['  =1+1', "'  =1+1"],
    ['\u00A0-1', "'\u00A0-1"],
    ['\n@SUM(A1)', `"'\n@SUM(A1)"`],
    [' - a remark', "' - a remark"],
    [' a', ' a'],
    ['a=1', 'a=1'],
  ])('keeps the text %j a text, as %s', (text, cell) => {
    expect(csvOf(['words'], [{ words: text }])).toBe(`\uFEFFwords\r\n${cell}\r\n`);
  });

  it.each([
    [-300, '-300'],
    [0, '0'],
    [1.0192307692307692, '1.0192307692307692'],
    [-0.125, '-0.125'],
  ])('keeps the number %d a number', (number, cell) => {
    expect(csvOf(['amount'], [{ amount: number }])).toBe(`\uFEFFamount\r\n${cell}\r\n`);
  });

  it.each([
    ['a,b', '"a,b"'],
    ['say "no"', '"say ""no"""'],
    ['two\nlines', '"two\nlines"'],
    ['no formula\n=1+1', '"no formula\n=1+1"'],
  ])('encloses %j in quotes', (text, cell) => {
    expect(csvOf(['words'], [{ words: text }])).toBe(`\uFEFFwords\r\n${cell}\r\n`);
  });
});

it('what is read back is what was written, but for the mark before what would be a formula', () => {
  const hostile = fc.constantFrom(
    '=',
    '+',
    '-',
    '@',
    '\t',
    '\r',
    '\n',
    '"',
    "'",
    ',',
    ';',
    '\uFF1D',
    '\u202E',
    ' ',
    'a',
  );
  const text = fc.oneof(
    fc.string(),
    fc.array(hostile, { maxLength: 12 }).map((characters) => characters.join('')),
  );
  const value = fc.oneof(
    text,
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.constant(null),
  );
  const row = fc.record({ rep: fc.constant('ana'), words: value, more: value });
  fc.assert(
    fc.property(fc.array(row), (rows) => {
      const expected = rows.map(({ rep, words, more }) => ({ rep, words: cellOf(words), more: cellOf(more) }));
      const read: unknown = parse(csvOf(['rep', 'words', 'more'], rows), { bom: true, columns: true });
      expect(read).toEqual(expected);
    }),
  );
});

function cellOf(value: string | number | boolean | null): string {
  if (typeof value !== 'string') return value === null ? '' : String(value);
  return /^(?:[\t\r]|\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/.test(value) ? `'${value}` : value;
}
