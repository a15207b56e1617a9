import { describe, expect, it } from 'vitest';
import { dealTable } from '../../../src/domain/crm/deal-table.ts';
import { Deals } from '../../../src/domain/crm/deals.ts';
import { obstaclesOf } from '../../../src/domain/crm/obstacles.ts';
import { readTable, team, toldIn } from './read-table.ts';

const HEAD = 'Owner,Amount,Close Date,Stage';

function read(...lines: readonly string[]): { readonly deals: Deals; readonly told: readonly string[] } {
  const deals = new Deals(team, '2026-04-08');
  const end = readTable(lines, (notes) => dealTable({ stages: {} }, deals, notes));
  return { deals, told: toldIn(end) };
}

describe('a table of deals', () => {
  it('says which columns it lacks', () => {
    expect(read('Phone,Fax', '1,2').told).toEqual(
      [
        'the owner of a deal → the columns are: Phone, Fax; say which one it is with --column owner="..."',
        'its amount → the columns are: Phone, Fax; say which one it is with --column amount="..."',
        'the day on which it was closed → the columns are: Phone, Fax; say which one it is with --column closed="..."',
        'its stage → the columns are: Phone, Fax; say which one it is with --column stage="..."',
      ].map((text) => `1: no column is known to have ${text}`),
    );
  });

  it.each([
    ['Opportunity ID', 'id'],
    ['Deal Name', 'deal'],
    ['Account Name', 'account'],
    ['Currency', 'currency'],
    ['IsLost', 'is_lost'],
    ['IsClosed', 'is_closed'],
    ['Lost Date', 'lost_on'],
    ['Expected Close Date', 'expected'],
    ['Created Date', 'created'],
    ['Deal Type', 'type'],
  ])('asks which %s is meant, where it is there twice', (heading, field) => {
    expect(read(`${HEAD},${heading},${heading}`).told).toEqual([
      `1: 2 columns are called ${heading}: 5, 6 → say which one with --column ${field}=5`,
    ]);
  });

  it('may have the amounts of deals that were won alone', () => {
    const { deals, told } = read('Owner,Won Amount,Close Date,Stage', 'Ana Silva,5,2026-01-01,Won');
    expect(told).toEqual([]);
    expect(deals.figures.of('2026-Q1', {}).get('ana-silva')).toMatchObject({ booked: 5 });
  });

  it('tells two deals without ids apart by their names', () => {
    const row = 'Ana Silva,5,2026-01-01,Won';
    const { deals } = read(`${HEAD},Name`, `${row},Globex`, `${row},Initech`, `${row},Globex`);
    expect(deals.maybeTwice.count).toBe(1);
  });

  it.each([
    ['Status', ''],
    [' Stage ', ''],
    ['Stage,Phase', ', or which column has it: --column stage=Phase'],
    ['Stage,Phase,Deal Status', ', or which column has it: --column stage=Phase or --column stage="Deal Status"'],
  ])('with the columns %j offers those that may have the stage beside the one that is taken', (columns, others) => {
    const cells = columns.split(',').map(() => 'Signed');
    const { deals } = read(`Owner,Amount,Close Date,${columns}`, `Ana Silva,5,2026-01-01,${cells.join(',')}`);
    expect(
      obstaclesOf(deals, team, { stages: {}, rates: {}, ignoresUnknown: false }).map(({ advice }) => advice),
    ).toEqual([`say which stage means it: --stage won="..."${others}`]);
  });
});
