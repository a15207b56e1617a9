import { describe, expect, it } from 'vitest';
import { Owners } from '../../../src/domain/crm/owners.ts';
import { quotaTable, readQuarter, withQuotas, type Quota } from '../../../src/domain/crm/quotas.ts';
import { readTable, team, toldIn } from './read-table.ts';

interface Read {
  readonly quotas: readonly string[];
  readonly leftOut: Record<string, number>;
  readonly told: readonly string[];
}

function read(...lines: readonly string[]): Read {
  const quotas: Quota[] = [];
  const owners = new Owners(team);
  const end = readTable(lines, (notes) => quotaTable(quotas, owners, { team }, notes));
  return {
    quotas: quotas.map(({ rep, quarter, amount }) => `${rep} ${quarter} ${amount}`),
    leftOut: Object.fromEntries(end.leftOut),
    told: toldIn(end),
  };
}

describe('a quarter in a table', () => {
  it.each([
    '2026-Q1',
    ' 2026 q1 ',
    '2026Q1',
    '2026/Q1',
    'Q1 2026',
    'q1-2026',
    'Q1/2026',
    'FY2026 Q1',
    'FY26-Q1',
    'Q1 FY26',
    'Q1 FY2026',
    "Q1'26",
    'Q1 ’26',
  ])('may be written %j', (text) => {
    expect(readQuarter(text)).toBe('2026-Q1');
  });

  it.each(['', 'Q1', '2026', 'Q5 2026', '2026-Q0', 'Q1 26', '2026-01', 'x2026-Q1', 'Q1 2026x'])('is not %j', (text) => {
    expect(readQuarter(text)).toBeUndefined();
  });
});

describe('quotas', () => {
  it('stand in a row for each rep and quarter', () => {
    expect(read('Name,Quarter,Quota', 'Ana Silva,Q1 2026,$250000', 'Zoe,2026-Q2,210k')).toEqual({
      quotas: ['ana-silva 2026-Q1 250000'],
      leftOut: { 'of nobody in the team': 1 },
      told: [],
    });
    expect(read('Rep,Period,Amount', 'Ben Okafor,2026-Q1,0').quotas).toEqual(['ben-okafor 2026-Q1 0']);
    expect(read('Owner,Quarter,Quota', 'Ana Silva,2026-Q1,5').quotas).toEqual(['ana-silva 2026-Q1 5']);
  });

  it('need a column for the rep', () => {
    expect(read('Team,2026-Q1', 'West,5').told).toEqual([
      '1: no column is known to have the rep → the columns are: Team, 2026-Q1; say which one it is with --column owner="..."',
    ]);
  });

  it.each([
    ['Quarter', 'Quota', 'quarter'],
    ['Quota', 'Quarter', 'quota'],
    ['Amount', 'Quarter', 'amount'],
    ['Currency', '2026-Q1', 'currency'],
  ])('are not read where two columns are called %s', (heading, other, field) => {
    expect(read(`Rep,${other},${heading},${heading}`).told).toContain(
      `1: 2 columns are called ${heading}: 3, 4 → say which one with --column ${field}=3`,
    );
  });

  it('or in a row for each rep, with a column for each quarter', () => {
    expect(read('Rep,Team,Q1 2026,2026-Q2', 'Ana Silva,West,250k,260k', 'Ben Okafor,West,,210k')).toEqual({
      quotas: ['ana-silva 2026-Q1 250000', 'ana-silva 2026-Q2 260000', 'ben-okafor 2026-Q2 210000'],
      leftOut: { 'without a quota': 1 },
      told: [],
    });
  });

  it.each([['Rep,Team'], ['Rep,Quarter'], ['Rep,Quota']])(
    'are missing from a table with the headings %s, which is told once',
    (headings) => {
      expect(read(headings, 'Ana Silva,West', 'Ben Okafor,West').told).toEqual([
        '1: there are no quotas in it → give each quarter a column (2026-Q1), or have a column for the quarter and one for the quota',
      ]);
    },
  );

  it('are one for each rep and quarter: of a second the first is named', () => {
    const advice = 'give each rep one quota for a quarter: their sum';
    const twice = read('Rep,2026-Q1', 'Ana Silva,250k', 'ana@acme.example,250k');
    expect(twice.told).toEqual([`3: Ana Silva has a quota for 2026-Q1 already, in line 2 → ${advice}`]);
    expect(read('Rep,2026-Q1,Q1 2026', 'Ana Silva,5,6').told).toEqual([
      `2: Ana Silva has a quota for 2026-Q1 already, in this line → ${advice}`,
    ]);
  });

  it('are not passed over in a column that seems to be a quarter', () => {
    const advice = 'call it 2026-Q1, or take it out';
    const told = `1: the column "Q2" seems to be a quarter, and cannot be read as one → ${advice}`;
    expect(read('Rep,2026-Q1,Q2', 'Ana Silva,5,6').told).toEqual([told]);
    expect(read('Rep,Q2', 'Ana Silva,5').told).toContain(told);
    expect(read('Rep,2026-Q1, Q2 ', 'Ana Silva,5,6').told).toEqual([told]);
    expect(read('Rep,Quarter,Quota,2026-Q1,Q2', 'Ana Silva,2026-Q1,5,6,7').told).toEqual([told]);
    expect(read('Rep,2026-Q1,Q2 quota', 'Ana Silva,5,6').told).toEqual([told.replace('Q2', 'Q2 quota')]);
    expect(read('Rep,2026-Q1,Q10', 'Ana Silva,5,6').told).toEqual([]);
    expect(read('Rep,Quarter,Quota,Q1 notes', 'Ana Silva,2026-Q1,5,x').told).toEqual([]);
  });

  it("are in the team's currency", () => {
    const told = "a quota is in EUR, and the team's currency is USD → write it in USD";
    expect(read('Rep,2026-Q1', 'Ana Silva,€5').told).toEqual([`2: ${told}`]);
    expect(read('Rep,2026-Q1,Currency', 'Ana Silva,5,Euro', 'Ben Okafor,5,US Dollar')).toMatchObject({
      quotas: ['ben-okafor 2026-Q1 5'],
      told: [`2: ${told}`],
    });
  });

  it.each([
    ['Ana Silva,Q1,5', '"Q1" is no quarter → write it like 2026-Q1'],
    [
      'Ana Silva,2026-Q1,1.000',
      '"1.000" could be two amounts → say what stands before the cents: --decimal point or --decimal comma',
    ],
    ['Ana Silva,2026-Q1,lots', '"lots" is no amount that can be read → write it like 1234.50'],
    ['Ana Silva,2026-Q1,-5', '"-5" is no amount that can be read → write it like 1234.50'],
  ])('are refused where they cannot be read: %s', (line, told) => {
    expect(read('Rep,Quarter,Quota', line)).toMatchObject({ quotas: [], told: [`2: ${told}`] });
  });

  it('below zero are told together with those that are none', () => {
    expect(read('Rep,2026-Q1', 'Ana Silva,lots', 'Ben Okafor,-5').told).toEqual([
      '2: "lots" is no amount that can be read (also in line 3) → write it like 1234.50',
    ]);
  });
});

describe('a team with other quotas', () => {
  it('has them in the order of the quarters, and says what changed', () => {
    const quotas = [
      { rep: 'ana-silva', quarter: '2026-Q2', amount: 260000 },
      { rep: 'ana-silva', quarter: '2025-Q4', amount: 240000.5 },
      { rep: 'ana-silva', quarter: '2026-Q1', amount: 250000 },
      { rep: 'ben-okafor', quarter: '2026-Q1', amount: 210000 },
    ];
    const changed = withQuotas(team, quotas);
    expect(changed.changes).toEqual([
      'Ana Silva 2026-Q2: $260,000',
      'Ana Silva 2025-Q4: $240,000.50',
      'Ana Silva 2026-Q1: $250,000',
      'Ben Okafor 2026-Q1: $210,000 (was $200,000)',
    ]);
    expect(Object.entries(changed.team.reps['ana-silva']?.quota ?? {})).toEqual([
      ['2025-Q4', 240000.5],
      ['2026-Q1', 250000],
      ['2026-Q2', 260000],
    ]);
    expect(withQuotas(changed.team, quotas)).toEqual({ team: changed.team, changes: [] });
  });

  it('has nobody in it who was not there', () => {
    expect(withQuotas(team, [{ rep: 'zoe', quarter: '2026-Q1', amount: 5 }])).toEqual({ team, changes: [] });
  });
});
