import { describe, expect, it } from 'vitest';
import { Activities, activityTable, type ActivityReading } from '../../../src/domain/crm/activities.ts';
import { readTable, team, toldIn } from './read-table.ts';

interface Read {
  readonly quarters: readonly string[];
  /** The counts of a quarter, by rep and metric. */
  readonly counts: (quarter: string) => Record<string, Record<string, number>>;
  readonly leftOut: Record<string, number>;
  readonly told: readonly string[];
}

function read(lines: readonly string[], reading: Partial<ActivityReading> = {}): Read {
  const activities = new Activities(team);
  const end = readTable(lines, (notes) => activityTable({ metrics: [], ...reading }, activities, notes));
  return {
    quarters: activities.quarters(),
    counts: (quarter) =>
      Object.fromEntries([...activities.of(quarter)].map(([rep, metrics]) => [rep, Object.fromEntries(metrics)])),
    leftOut: Object.fromEntries(end.leftOut),
    told: toldIn(end),
  };
}

describe('activities', () => {
  it('are counted by rep, quarter and metric, a row without a figure as one', () => {
    const { quarters, counts, told } = read([
      'Rep,Date,Activity Type',
      'Ben Okafor,2026-04-01,Call',
      'Ana Silva,2026-01-05,Call',
      'Ana Silva,2026-03-31,Call',
      'ana@acme.example,2026-02-01,Meeting',
      'Ana Silva,2025-12-31,Call',
    ]);
    expect(told).toEqual([]);
    expect(quarters).toEqual(['2025-Q4', '2026-Q1', '2026-Q2']);
    expect(counts('2026-Q1')).toEqual({ 'ana-silva': { Call: 2, Meeting: 1 } });
    expect(counts('2026-Q2')).toEqual({ 'ben-okafor': { Call: 1 } });
    expect(counts('2026-Q3')).toEqual({});
  });

  it('are of the day on which they were created, where no other is told', () => {
    const { counts, told } = read(['Rep,Create Date,Metric', 'Ana Silva,2026-01-05,calls']);
    expect(told).toEqual([]);
    expect(counts('2026-Q1')).toEqual({ 'ana-silva': { calls: 1 } });
  });

  it('are added up where rows have figures, exactly', () => {
    const { counts } = read(['Rep,Day,Metric,Count', 'Ana Silva,2026-01-05,h,0.1', 'Ana Silva,2026-01-06,h,0.2']);
    expect(counts('2026-Q1')).toEqual({ 'ana-silva': { h: 0.3 } });
  });

  it('may have a column for each metric, named by its heading or its place', () => {
    const metrics = [
      { metric: 'calls', heading: 'calls made' },
      { metric: 'meetings', heading: '4' },
    ];
    const lines = ['Rep,Date,Calls made,Met', 'Ana Silva,2026-01-05,12,1', 'Ana Silva,2026-01-06,3,'];
    const { counts, leftOut } = read(lines, { metrics });
    expect(counts('2026-Q1')).toEqual({ 'ana-silva': { calls: 15, meetings: 1 } });
    expect(leftOut).toEqual({});
  });

  it('of one metric are added up however it is spelled, as it was spelled first', () => {
    const { counts } = read([
      'Rep,Date,Metric',
      ...['Calls', 'calls', '__proto__', '***', 'CALLS'].map((metric) => `Ana Silva,2026-01-05,${metric}`),
    ]);
    expect(Object.entries(counts('2026-Q1')['ana-silva'] ?? {})).toEqual([
      ['Calls', 3],
      ['__proto__', 1],
      ['***', 1],
    ]);
  });

  it('say which column there is none of', () => {
    const metrics = [{ metric: 'calls', heading: 'Cals' }];
    expect(read(['Rep,Date,Calls', 'Ana Silva,2026-01-05,12'], { metrics }).told).toEqual([
      '1: there is no column Cals for calls → did you mean Calls?',
    ]);
    expect(read(['Phone,Email', '1,2']).told).toEqual(
      ['the rep;owner', 'the day;date', 'the metric;metric'].map((text) => {
        const [what = '', field = ''] = text.split(';');
        return `1: no column is known to have ${what} → the columns are: Phone, Email; say which one it is with --column ${field}="..."`;
      }),
    );
    expect(read(['Rep,Date,Metric,Count,Count', 'Ana Silva,2026-01-05,calls,1,2']).told).toEqual([
      '1: 2 columns are called Count: 4, 5 → say which one with --column value=4',
    ]);
    expect(read(['Rep,Date', 'Ana Silva,2026-01-05']).told).toEqual([
      '1: no column is known to have the metric → the columns are: Rep, Date; say which one it is with --column metric="..."',
    ]);
  });

  it('that are in no count are told, with the reason, each row once', () => {
    const long = read([
      'Rep,Date,Metric,Count',
      'Carla Rossi,2026-01-05,calls,1',
      'Ana Silva,,calls,1',
      'Ana Silva,2026-01-05,calls,',
      'Ana Silva,2026-01-05,,1',
    ]);
    expect(long.leftOut).toEqual({ 'of nobody in the team': 1, 'without a day': 1, 'without a figure': 2 });
    expect(long.quarters).toEqual([]);
    const metrics = ['A', 'B'].map((heading) => ({ metric: heading, heading }));
    expect(read(['Rep,Date,A,B', 'Ana Silva,2026-01-05,,-'], { metrics }).leftOut).toEqual({ 'without a figure': 1 });
  });

  it('are refused where a day or a figure could be two', () => {
    const lines = ['Rep,Date,Metric,Count', 'Ana Silva,2026-01-05,calls,1.000', 'Ana Silva,1/2/2026,calls,2'];
    expect(read(lines).told).toEqual([
      '2: "1.000" could be two amounts → say what stands before the cents: --decimal point or --decimal comma',
      '3: "1/2/2026" could be two days → say what comes first: --date-format DMY, MDY or YMD',
    ]);
    const { told, counts } = read(lines, { decimal: 'comma', dateFormat: 'DMY' });
    expect(told).toEqual([]);
    expect(counts('2026-Q1')).toEqual({ 'ana-silva': { calls: 1002 } });
  });
});
