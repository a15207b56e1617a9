import { describe, expect, it } from 'vitest';
import { dealTable } from '../../../src/domain/crm/deal-table.ts';
import type { Reading } from '../../../src/domain/crm/deal.ts';
import { Deals } from '../../../src/domain/crm/deals.ts';
import type { Rates } from '../../../src/domain/crm/figures.ts';
import { obstaclesOf } from '../../../src/domain/crm/obstacles.ts';
import type { RepActuals } from '../../../src/domain/actuals.ts';
import { readTable, team, toldIn } from './read-table.ts';

const HEAD = 'Owner,Amount,Close Date,Stage';

interface Read {
  readonly deals: Deals;
  readonly ana: RepActuals | undefined;
  readonly leftOut: Record<string, number>;
  readonly told: readonly string[];
}

function read(lines: readonly string[], reading: Partial<Reading> = {}): Read {
  const deals = new Deals(team, '2026-04-08');
  const end = readTable(lines, (notes) => dealTable({ stages: {}, ...reading }, deals, notes));
  return {
    deals,
    get ana() {
      return deals.figures.of('2026-Q1', { EUR: 1.1 }).get('ana-silva');
    },
    leftOut: Object.fromEntries(end.leftOut),
    told: toldIn(end),
  };
}

describe('a deal', () => {
  it.each([
    ['True,True,Anything', { won: 1 }],
    ['False,True,Anything', { won: 0, lost: 1 }],
    [',,Closed Lost', { won: 0, lost: 1 }],
    ['False,False,Proposal', { won: 0, pipeline: 0 }],
    ['False,True,', { lost: 1 }],
  ])('is won, lost or open by its flags before its stage: %s', (cells, figures) => {
    expect(read(['Owner,Amount,Close Date,IsWon,IsClosed,Stage', `Ana Silva,5,2026-01-01,${cells}`]).ana).toMatchObject(
      figures,
    );
  });

  it('is of the day on which it was won or lost, and an open one of the day on which it is to be', () => {
    const { ana, deals } = read([
      'Owner,Value,Status,Close Date,Won time,Lost time,Expected Close Date',
      'Ana Silva,1,Won,2026-06-01,2026-01-01,,2026-12-01',
      'Ana Silva,2,Won,2026-02-01,,,2026-12-01',
      'Ana Silva,4,Lost,2026-06-01,,2026-01-01,2026-12-01',
      'Ana Silva,8,Lost,2026-02-01,,,2026-12-01',
      'Ana Silva,16,Open,,,,2026-05-01',
      'Ana Silva,32,Open,2026-05-01,,,2026-12-01',
    ]);
    expect(ana).toMatchObject({ booked: 3, won: 2, lost: 2, pipeline: 48 });
    expect(deals.figures.quarters()).toEqual(['2026-Q1']);
  });

  it('whose status may mean won is told by that, whatever its stage is', () => {
    const { deals } = read([`${HEAD},Status`, 'Ana Silva,5,2026-01-01,Phase 3,Won - Renewal']);
    expect([...deals.unknownStages.counts()]).toEqual([['Won - Renewal', 1]]);
  });

  it('may have a flag, or a status, and no stage', () => {
    expect(read(['Owner,Amount,Close Date,IsWon', 'Ana Silva,5,2026-01-01,True']).ana).toMatchObject({ won: 1 });
    const { ana, told } = read([
      'Owner,Amount,Close Date,IsWon,Status',
      'Ana Silva,5,2026-01-01,,Won',
      'Ana Silva,5,2026-01-01,False,Won',
    ]);
    expect(ana).toMatchObject({ won: 1 });
    expect(told).toEqual(['3: this deal is said to be won and not won → correct it in the CRM']);
  });

  it('that is said to be several things is told with each of these', () => {
    const lines = ['True,Lost', 'False,Won', 'True,Lost'].map((cells) => `Ana Silva,5,2026-01-01,${cells}`);
    expect(read(['Owner,Amount,Close Date,IsWon,Status', ...lines]).told).toEqual([
      '2: this deal is said to be won and lost (also in line 4) → correct it in the CRM',
      '3: this deal is said to be won and not won → correct it in the CRM',
    ]);
  });

  it('of two exports that overlap is counted once', () => {
    const [line, other] = ['7,Ana Silva,5,2026-01-01,Won', '7,"Silva; Ana",$5.00,1 Jan 2026,Closed Won'];
    expect(read([`Deal ID,${HEAD}`, line, other.replace('"Silva; Ana"', 'ana-silva')])).toMatchObject({
      ana: { won: 1 },
      leftOut: { 'there twice': 1 },
      told: [],
    });
  });

  it.each([
    ['amount', '7,Ana Silva,6,2026-01-01,Won'],
    ['owner', '7,Ben Okafor,5,2026-01-01,Won'],
    ['day', '7,Ana Silva,5,2026-01-02,Won'],
    ['stage', '7,Ana Silva,5,2026-01-01,Lost'],
  ])('with another %s the second time stops the import', (_, again) => {
    expect(read([`Deal ID,${HEAD}`, '7,Ana Silva,5,2026-01-01,Won', again]).told).toEqual([
      '3: the deal 7 is there more than once, and says different things: see line 2 → export each deal once, without its products or splits',
    ]);
  });

  it('of which the amounts cannot be read is not the same where these differ', () => {
    const { leftOut, told } = read([
      `Deal ID,${HEAD}`,
      '7,Ana Silva,lots,2026-01-01,Won',
      '7,Ana Silva,more,2026-01-01,Won',
    ]);
    expect(leftOut).toEqual({ 'won, without an amount': 1 });
    expect(told).toHaveLength(2);
  });

  it('is the same in two stages that are open, whether these are known or not', () => {
    const { leftOut, told } = read([
      `Deal ID,${HEAD}`,
      '7,Ana Silva,5,2026-05-01,Open',
      '7,Ana Silva,5,2026-05-01,Proposal',
    ]);
    expect({ leftOut, told }).toEqual({ leftOut: { 'there twice': 1 }, told: [] });
  });

  it('with a beginning that cannot be read is counted, and with none is nothing strange', () => {
    const { ana, deals } = read([
      `${HEAD},Created Date`,
      ...['', 'soon', '2025-12-31', 'later'].map((created) => `Ana Silva,5,2026-01-01,Won,${created}`),
    ]);
    expect(ana).toMatchObject({ won: 4, days_to_close: 1 });
    expect(deals.unreadCreated).toEqual({ count: 2, example: 'soon' });
  });

  it('that has no id is another each time', () => {
    expect(read([`Deal ID,${HEAD}`, ',Ana Silva,5,2026-01-01,Won', ',Ana Silva,5,2026-01-01,Won']).ana).toMatchObject({
      won: 2,
    });
  });

  it('that was lost needs no amount', () => {
    expect(read([HEAD, 'Ana Silva,???,2026-01-01,Lost'])).toMatchObject({ ana: { lost: 1 }, told: [] });
  });

  it('is in the currency of its column, or else of its amount', () => {
    const { ana, deals } = read([
      `${HEAD},Currency`,
      'Ana Silva,100,2026-01-01,Won,EUR',
      'Ana Silva,€100,2026-01-01,Won,',
      'Ana Silva,€100,2026-01-01,Won,USD',
      'Ana Silva,$100,2026-01-01,Won,',
    ]);
    expect(ana).toMatchObject({ booked: 420, won: 4 });
    expect(deals.currencies.list()).toEqual([{ what: 'EUR', file: 'a.csv', count: 2 }]);
  });
});

it('what is in no figure is told with the reason', () => {
  const { leftOut, deals } = read([
    HEAD,
    'Carla Rossi,5,2026-01-01,Won',
    'Ana Silva,5,,Won',
    'Ana Silva,,2026-01-01,Won',
    'Ana Silva,,2026-01-01,Proposal',
    'Ana Silva,0,2026-01-01,Won',
  ]);
  expect(leftOut).toEqual({
    'of nobody in the team': 1,
    'won, without a close date': 1,
    'won, without an amount': 1,
    'open, without an amount': 1,
  });
  expect(deals.wonForNothing).toBe(1);
  expect([...deals.figures.reps()]).toEqual(['ana-silva']);
  expect([...deals.unknownStages.counts()]).toEqual([['Proposal', 1]]);
});

describe('what is in the way of an import', () => {
  const obstacles = (
    lines: readonly string[],
    {
      rates = {},
      ignoresUnknown = false,
      stages = {},
    }: Partial<Reading> & { rates?: Rates; ignoresUnknown?: boolean } = {},
  ): string[] =>
    obstaclesOf(read(lines, { stages }).deals, team, { rates, ignoresUnknown, stages }).map(({ message }) => message);

  it('is a currency without a rate, whatever it is called', () => {
    const lines = [
      `${HEAD},Currency`,
      ...['EUR', 'EUR', 'valueOf'].map((code) => `Ana Silva,1,2026-01-01,Won,${code}`),
    ];
    const ofNoCurrency = "1 deal in valueOf, and the team's currency is USD";
    expect(obstacles(lines)).toEqual(["2 deals in EUR, and the team's currency is USD", ofNoCurrency]);
    expect(obstacles(lines, { rates: { EUR: 1.1 } })).toEqual([ofNoCurrency]);
  });

  it('is that no stage is known to mean won, unless the user said which does', () => {
    const lines = [HEAD, 'Ana Silva,1,2026-01-01,Signed', 'Ana Silva,1,2026-01-01,Signed', 'Ana Silva,1,2026-01-01,'];
    const stages = 'the stages are: Signed (2), none (1)';
    expect(obstacles(lines)).toEqual([`no deal in it was closed, as far as is known; ${stages}`]);
    expect(obstacles([...lines, 'Ana Silva,1,2026-01-01,Lost'])).toEqual([`no deal is known to be won; ${stages}`]);
    expect(obstacles(lines, { stages: { won: ['Contract'] } })).toEqual([]);
    expect(obstacles([HEAD, 'Ana Silva,1,2026-01-01,Lost'])).toEqual([]);
  });

  it('is not that the team has won nothing, where others have', () => {
    const lines = [HEAD, 'Carla Rossi,1,2026-01-01,Won', 'Ana Silva,1,2026-01-01,Proposal'];
    expect(obstacles(lines, { ignoresUnknown: true })).toEqual([]);
    expect(obstacles([HEAD, 'Ana Silva,,2026-01-01,Won', 'Ana Silva,1,2026-01-01,Proposal'])).toEqual([]);
  });
});
