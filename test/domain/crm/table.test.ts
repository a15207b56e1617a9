import { describe, expect, it } from 'vitest';
import type { NamedColumns } from '../../../src/domain/crm/columns.ts';
import { headingsKnown } from '../../../src/domain/crm/table.ts';
import { readTable, toldIn } from './read-table.ts';

interface Read {
  readonly rows: readonly string[];
  readonly leftOut: Record<string, number>;
  readonly told: readonly string[];
}

/** Reads a table of amounts, and of owners where there are some. */
function read(lines: readonly string[], named: NamedColumns = {}): Read {
  const rows: string[] = [];
  const end = readTable(
    lines,
    (notes) => ({
      needed: [
        { fields: ['amount'], what: 'the amount' },
        { fields: ['closed', 'won_on'], what: 'the day' },
      ],
      used: ['owner'],
      open:
        () =>
        ({ cells, line }) => {
          if (cells[1] === '?') notes.badAmount('?', 'refused', line);
          rows.push(cells.join('|'));
        },
    }),
    named,
  );
  return { rows, leftOut: Object.fromEntries(end.leftOut), told: toldIn(end) };
}

describe('a table', () => {
  it('says what it lacks, by the line that names the most', () => {
    expect(read(['Deals of Acme', 'Owner,Amount, ,', 'Ana,1,,'], {}).told).toEqual([
      '2: no column is known to have the day → the columns are: Owner, Amount; say which one it is with --column closed="..."',
    ]);
    expect(read(['a,b', 'c,d']).told).toHaveLength(2);
    expect(read(['', ' , '])).toEqual({ rows: [], leftOut: {}, told: ['1: there are no rows in it'] });
  });

  it('says what is wrong with its headings, whether the rows can be read or not', () => {
    const twice = '1: 2 columns are called Amount: 1, 2 → say which one with --column amount=1';
    expect(read(['Amount,Amount,Won Date', '1,2,3']).told).toEqual([twice]);
    expect(read(['Amount,Amount', '1,2']).told[0]).toBe(twice);
    expect(read(['Amount,Won Date', '1,2'], { owner: 'Who' }).told).toEqual([
      '1: there is no column Who for owner → the columns are: Amount, Won Date',
    ]);
  });

  it('says what is wrong in the order of the lines', () => {
    expect(read(['Owner,Amount,Won Date', 'Ana,1,2,3', 'Ana,?,3', 'Ana']).told.map((text) => text.slice(0, 2))).toEqual(
      ['2:', '3:', '4:'],
    );
  });

  it('ends with its footer, where a row that needs several cells has one', () => {
    expect(read(['Owner,Amount,Won Date', 'Ana,1,2026-01-01', '', 'Jo Park,,'])).toEqual({
      rows: ['Ana|1|2026-01-01'],
      leftOut: { 'of the footer': 1 },
      told: [],
    });
  });

  it.each([
    ['Owner,Amount,Won Date', 'Total,5,'],
    ['Owner,Amount,Won Date', 'Gesamtsumme,5,'],
    ['Owner,Amount,Won Date', 'Suma końcowa,5,'],
    ['Owner,Amount,Won Date', 'Sum of Amount,5,'],
    ['Account,Owner,Amount,Won Date', 'Grand Total,,5,'],
    ['Account,Owner,Amount,Won Date', ',Subtotal,5,'],
    ['Account,Owner,Amount,Won Date', ' ,Subtotal,5,'],
    ['Account,Owner,Amount,Won Date', 'Globex,,5,'],
    ['Account,Amount,Won Date', 'Total,5,'],
  ])('with the headings %s leaves out "%s" as a total', (headings, line) => {
    expect(read([headings, line])).toEqual({ rows: [], leftOut: { 'a total': 1 }, told: [] });
  });

  it.each([
    ['Owner,Amount,Won Date', 'Totalli Anna,5,2026-01-01'],
    ['Owner,Amount,Won Date', 'Suma Patel,5,2026-01-01'],
    ['Owner,Amount,Won Date', 'Sum Wai,5,2026-01-01'],
    ['Account,Owner,Amount,Won Date', 'Total Energies,Ana Silva,5,2026-01-01'],
    ['Account,Owner,Amount,Won Date', 'Globex,Total,5,2026-01-01'],
    ['Account,Owner,Amount,Won Date', 'Globex,,5,2026-01-01'],
    ['Account,Owner,Amount,Won Date', 'Globex,Total,5,'],
    ['Account,Owner,Amount,Won Date', 'Total,Ana Silva,5,'],
    ['Account,Owner,Amount,Won Date', ',Ana Silva,5,'],
    ['Region,Full Name,Amount,Won Date', ',Ana Silva,5,'],
    ['Owner,Amount,Won Date,Stage', ',5,,Proposal'],
  ])('with the headings %s takes "%s" for no total', (headings, line) => {
    expect(read([headings, line])).toMatchObject({ rows: [line.replaceAll(',', '|')], leftOut: {} });
  });
});

it('headings are known by how many fields they name', () => {
  expect(
    [['Owner', 'Amount', 'x'], ['Ana', '5', 'x'], []].map((cells) =>
      headingsKnown(cells, { named: {}, preferred: {} }),
    ),
  ).toEqual([2, 0, 0]);
  expect(headingsKnown(['Wer', 'Amount'], { named: { owner: 'Wer' }, preferred: {} })).toBe(2);
});
