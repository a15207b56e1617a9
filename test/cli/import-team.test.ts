/** Quotas, reps and what a team counts itself, from tables into the team file and the actuals. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { folder } from '../folder.ts';
import { run } from './run.ts';

const TEAM = `# Acme West, as agreed in January
version: 1
team: Acme West
leader: Jo Park
currency: USD
fiscal_year: { starts: january }
reps:
  ana-silva:
    name: Ana Silva # since 2024
    quota:
      2026-Q1: 250000
  ben-okafor:
    name: Ben Okafor
`;

function team(name: string, table: string): string {
  return folder({ 'qreview.yaml': TEAM, [name]: table });
}

const teamFile = (cwd: string): string => readFileSync(join(cwd, 'qreview.yaml'), 'utf8');

describe('quotas', () => {
  it.each([
    [
      'a column for each quarter',
      'Rep,Q1 2026,2026-Q2\nAna Silva,250000,"$260,000"\nBen Okafor,200k,\n',
      '\nleft out: 1 without a quota\n',
    ],
    ['a row for each', 'Sales Rep;Quarter;Quota\nana-silva;2026-Q2;260.000,00\nBEN OKAFOR;2026 Q1;200.000,00\n', ''],
  ])('from a table with %s', async (_, table, leftOut) => {
    const cwd = team('quotas.csv', table);
    const { exit, printed } = await run(cwd, 'import', '--quotas', 'quotas.csv');
    expect(printed).toBe(`\
quotas  qreview.yaml  written
  Ana Silva 2026-Q2: $260,000
  Ben Okafor 2026-Q1: $200,000
${leftOut}`);
    expect(exit).toBe(0);
    expect(teamFile(cwd)).toBe(
      TEAM.replace('      2026-Q1: 250000\n', '      2026-Q1: 250000\n      2026-Q2: 260000\n').replace(
        'name: Ben Okafor\n',
        'name: Ben Okafor\n    quota:\n      2026-Q1: 200000\n',
      ),
    );
    expect((await run(cwd, 'import', '--quotas', 'quotas.csv')).printed).toBe(
      `quotas  qreview.yaml  unchanged\n${leftOut}`,
    );
    expect((await run(cwd, 'validate', 'qreview.yaml')).exit).toBe(0);
  });

  it('show what they were, and write nothing in a dry run', async () => {
    const cwd = team('quotas.csv', 'Rep,2026-Q1\nAna Silva,255000\n');
    expect(await run(cwd, 'import', '--quotas', 'quotas.csv', '--dry-run')).toMatchObject({
      exit: 0,
      printed: `\
quotas  qreview.yaml  would be written
  Ana Silva 2026-Q1: $255,000 (was $250,000)

Nothing was written: this is a dry run.
`,
    });
    expect(teamFile(cwd)).toBe(TEAM);
  });

  it('of somebody who is no rep are refused, unless that is wanted', async () => {
    const cwd = team('quotas.csv', 'Rep,2026-Q1\nAna Silvia,255000\nBen Okafor,1\n');
    const { exit, printed } = await run(cwd, 'import', '--quotas', 'quotas.csv');
    expect(exit).toBe(1);
    expect(printed).toContain('1 row of "Ana Silvia", who is no rep of this team\n  → did you mean Ana Silva?');
    expect(teamFile(cwd)).toBe(TEAM);
    expect((await run(cwd, 'import', '--quotas', 'quotas.csv', '--ignore-unknown')).printed).toContain('Ben Okafor');
  });
});

describe('reps', () => {
  it('are added with their ids, and known ones get their addresses', async () => {
    const cwd = team(
      'reps.csv',
      'Full Name,Work Email\nAna Silva,asilva@acme.example\nZoë Smith-Jones,zoe@acme.example\nZoë Smith-Jones,zoe@acme.example\n',
    );
    const { exit, printed } = await run(cwd, 'import', '--reps', 'reps.csv');
    expect(printed).toBe(`\
reps  qreview.yaml  written
  Ana Silva is asilva@acme.example in the CRM
  Zoë Smith-Jones is new: zoe-smith-jones

left out: 1 there twice
`);
    expect(exit).toBe(0);
    expect(teamFile(cwd)).toContain('    name: Ana Silva # since 2024\n');
    expect(parse(teamFile(cwd)).reps).toMatchObject({
      'ana-silva': { crm: ['asilva@acme.example'], quota: { '2026-Q1': 250000 } },
      'zoe-smith-jones': { name: 'Zoë Smith-Jones', crm: ['zoe@acme.example'] },
    });
    expect((await run(cwd, 'import', '--reps', 'reps.csv')).printed).toBe(
      'reps  qreview.yaml  unchanged\n\nleft out: 1 there twice; 2 in the team already\n',
    );
  });

  it('begin a team', async () => {
    const cwd = folder({ 'reps.csv': 'Name\nAna Silva\n東京太郎\n' });
    const flags = ['--no-input', '--team', 'T', '--leader', 'L', '--currency', 'EUR', '--reps', 'reps.csv'];
    expect(await run(cwd, 'init', 'west', ...flags)).toMatchObject({ exit: 0 });
    const reps: Record<string, { name: string }> = parse(readFileSync(join(cwd, 'west/qreview.yaml'), 'utf8')).reps;
    expect(Object.values(reps).map(({ name }) => name)).toEqual(['Ana Silva', '東京太郎']);
    expect((await run(join(cwd, 'west'), 'validate')).exit).toBe(0);
  });
});

describe('flags that say nothing of what is imported', () => {
  it.each([
    [['--quotas', 'a.csv', '--quarter', '2026-Q1'], '--quarter', '--quotas'],
    [['--quotas', 'a.csv', '--stage', 'won=x'], '--stage', '--quotas'],
    [['--reps', 'a.csv', '--metric', 'calls'], '--metric', '--reps'],
    [['--reps', 'a.csv', '--date-format', 'DMY'], '--date-format', '--reps'],
    [['--reps', 'a.csv', '--ignore-unknown'], '--ignore-unknown', '--reps'],
    [['a.csv', '--metric', 'calls', '--rate', 'EUR=2'], '--rate', 'activities'],
    [['a.csv', '--column', 'metric=Kind', '--replace'], '--replace', 'activities'],
  ])('%j are refused', async (words, flag, kind) => {
    const cwd = team('a.csv', 'Name\nAna Silva\n');
    expect(await run(cwd, 'import', ...words)).toMatchObject({
      exit: 2,
      printed: `qreview: ${flag} does not go with ${kind}\n  leave it out\n`,
    });
  });
});

describe('what a team counts itself', () => {
  const CALLS =
    'Rep,Date,Calls,Meetings\nAna Silva,2026-01-05,12,2\nAna Silva,2026-02-05,8,\nBen Okafor,2026-04-01,3,1\n';

  it('is added up by quarter, from columns', async () => {
    const cwd = team('calls.csv', CALLS);
    const { exit, printed } = await run(
      cwd,
      'import',
      'calls.csv',
      '--metric',
      'calls',
      '--metric',
      'meetings=Meetings',
    );
    expect(printed).toBe(`\
calls.csv: 3 rows

2026-Q1  actuals/2026-Q1.yaml  written
             calls  meetings
  Ana Silva  20     2

2026-Q2  actuals/2026-Q2.yaml  written
              calls  meetings
  Ben Okafor  3      1
`);
    expect(exit).toBe(0);
    expect(parse(readFileSync(join(cwd, 'actuals/2026-Q1.yaml'), 'utf8'))).toMatchObject({
      metrics: { calls: { file: 'calls.csv', rows: 3 } },
      reps: { 'ana-silva': { metrics: { calls: 20, meetings: 2 } } },
    });
    expect((await run(cwd, 'validate', 'actuals')).exit).toBe(0);
  });

  it('stays when deals are imported, and the reverse', async () => {
    const cwd = team('calls.csv', CALLS);
    writeFileSync(join(cwd, 'deals.csv'), 'Owner,Amount,Close Date,Stage\nAna Silva,10.50,2026-01-01,Won\n');
    await run(cwd, 'import', 'calls.csv', '--metric', 'calls');
    await run(cwd, 'import', 'deals.csv');
    await run(cwd, 'import', 'calls.csv', '--metric', 'meetings');
    expect(parse(readFileSync(join(cwd, 'actuals/2026-Q1.yaml'), 'utf8')).reps['ana-silva']).toMatchObject({
      booked: 10.5,
      metrics: { calls: 20, meetings: 2 },
    });
  });

  it('may be one row for each, of the kind that a column names', async () => {
    const cwd = team(
      'log.csv',
      'Assigned to,Activity Date,Activity Type\nAna Silva,2026-01-05,Call\nAna Silva,2026-01-06,Call\nAna Silva,2026-01-06,Visit\n',
    );
    await run(cwd, 'import', 'log.csv', '--column', 'metric=Activity Type');
    expect(parse(readFileSync(join(cwd, 'actuals/2026-Q1.yaml'), 'utf8')).reps['ana-silva']).toEqual({
      metrics: { Call: 2, Visit: 1 },
    });
  });

  it('may be called anything, and keeps its spelling', async () => {
    const cwd = team(
      'log.csv',
      'Rep,Date,Metric,Count\nAna Silva,2026-01-05,__proto__,2\nBen Okafor,2026-01-05,Calls,3\n',
    );
    const { printed } = await run(cwd, 'import', 'log.csv', '--column', 'metric=Metric');
    expect(printed).toContain('  Ana Silva   2          –\n  Ben Okafor  –          3\n');
    writeFileSync(join(cwd, 'more.csv'), CALLS);
    expect((await run(cwd, 'import', 'more.csv', '--metric', 'calls')).printed).toContain('Calls');
    expect((await run(cwd, 'import', 'log.csv', '--column', 'metric=Metric')).printed).not.toContain('NaN');
    expect((await run(cwd, 'validate', 'actuals')).exit).toBe(0);
    expect(readFileSync(join(cwd, 'actuals/2026-Q1.yaml'), 'utf8')).not.toContain('calls:');
  });

  it('is told where it cannot be read', async () => {
    const cwd = team('calls.csv', CALLS);
    expect((await run(cwd, 'import', 'calls.csv', '--metric', 'visits')).printed).toContain(
      'calls.csv:1:1 error [import]\n  there is no column visits for visits\n',
    );
    writeFileSync(join(cwd, 'more.csv'), CALLS);
    expect(await run(cwd, 'import', 'calls.csv', 'more.csv', '--metric', 'calls')).toMatchObject({
      exit: 2,
      printed: 'qreview: the activities of one file are imported at a time\n  import the others by themselves\n',
    });
  });
});
