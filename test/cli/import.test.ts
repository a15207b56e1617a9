/** `qreview import`: exports of CRMs, as they are written and as they break. */
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { main } from '../../src/cli/main.ts';
import { booked, pipeline } from '../exports/made-up-pipeline.js';
import { folder, ROOT } from '../folder.ts';
import { fakeTerminal } from './fake-terminal.ts';
import { run, runOn } from './run.ts';

const DIALECTS = join(ROOT, 'test/exports/dialects');
const DATA = join(ROOT, '../shared/data/maven');

/** A team, and files beside it. */
function team(reps: Readonly<Record<string, string>>, files: Readonly<Record<string, string>> = {}, more = ''): string {
  const list = Object.entries(reps).map(([id, rest]) => `  ${id}: ${rest}\n`);
  return folder({
    'qreview.yaml': `# the team\nversion: 1\nteam: Acme West\nleader: Jo Park\ncurrency: USD\nfiscal_year: { starts: january }\n${more}reps:\n${list.join('')}`,
    ...files,
  });
}

const ANA = { 'ana-silva': '{ name: Ana Silva }' };
const HEAD = 'Owner,Amount,Close Date,Stage\n';

function actuals(
  cwd: string,
  quarter = '2026-Q1',
): { reps: Record<string, Record<string, unknown>> } & Record<string, unknown> {
  return parseYaml(readFileSync(join(cwd, 'actuals', `${quarter}.yaml`), 'utf8'));
}

/** Rep, quarter, won deals and booked, as an expected file has them. */
function expectedIn(path: string): string[][] {
  return parseCsv(readFileSync(path), { from: 2 });
}

function importedIn(cwd: string, expected: readonly string[][], idOf: (rep: string) => string): string[][] {
  return expected.map(([rep = '', quarter = '']) => {
    const figures = actuals(cwd, quarter).reps[idOf(rep)];
    return [rep, quarter, String(figures?.['won']), Number(figures?.['booked']).toFixed(2)];
  });
}

describe('the exports of CRMs', () => {
  const REPS = {
    ana: `{ name: Ana Gómez, crm: ["4100001"] }`,
    jurgen: `{ name: Jürgen Müller, crm: ["4100002"] }`,
    li: `{ name: Li Wei, crm: ["4100003"] }`,
    pat: `{ name: "Pat O'Brien", crm: ["4100004"] }`,
    zoe: `{ name: Zoë Smith-Jones, crm: ["4100005"] }`,
    tom: `{ name: "van der Berg, Tom", crm: ["4100006"] }`,
  };
  const IDS: Readonly<Record<string, string>> = {
    'Ana Gómez': 'ana',
    'Jürgen Müller': 'jurgen',
    'Li Wei': 'li',
    "Pat O'Brien": 'pat',
    'Zoë Smith-Jones': 'zoe',
    'van der Berg, Tom': 'tom',
  };

  it.each([
    ['salesforce_us.csv', '--date-format', 'MDY'],
    ['salesforce_multicurrency.csv', '--date-format', 'mdy'],
    ['salesforce_de_latin1.csv', '--rate', 'EUR=1'],
    ['salesforce_api.csv'],
    ['hubspot.csv'],
    ['hubspot_internal.csv'],
    ['hubspot_utf16_tab.csv'],
    ['pipedrive.csv'],
  ])('%s gives what was booked, to the cent', async (file, ...words) => {
    const cwd = team(REPS);
    const { exit, printed } = await runOn('2027-01-04', cwd, 'import', join(DIALECTS, file), ...words);
    expect(printed).toContain(`${file}: 72 rows\n`);
    expect(exit).toBe(0);
    const expected = expectedIn(join(DIALECTS, 'expected_booked.csv'));
    expect(importedIn(cwd, expected, (rep) => IDS[rep] ?? '')).toEqual(expected);
  });

  it('are refused where a day could be two, with what the others say', async () => {
    const cwd = team(REPS);
    copyFileSync(join(DIALECTS, 'salesforce_us.csv'), join(cwd, 'deals.csv'));
    expect(await runOn('2027-01-04', cwd, 'import', 'deals.csv')).toEqual({
      exit: 1,
      out: '',
      printed: `\
qreview: nothing was imported

deals.csv:2:1 error [import]
  "1/5/2026" could be two days (also in lines 7, 16, 17 and 23 more)
  → say what comes first: 33 others, such as 6/30/2026, can only be --date-format MDY
`,
    });
    expect(existsSync(join(cwd, 'actuals'))).toBe(false);
  });

  it('may have more commas in the names of deals than delimiters', async () => {
    const row = 'Globex, Initech, Hooli, Umbrella, Stark, Wayne;Ana Silva;1000;2026-02-03;Closed Won\n';
    const cwd = team(
      { 'ana-silva': '{ name: Ana Silva }' },
      {
        'deals.csv': `Opportunity Name;Opportunity Owner;Amount;Close Date;Stage\n${row.repeat(30)}`,
      },
    );
    expect((await run(cwd, 'import', 'deals.csv')).exit).toBe(0);
    expect(actuals(cwd, '2026-Q1').reps['ana-silva']).toMatchObject({ won: 30, booked: 30000 });
  });

  it('are added up for thousands of rows', async () => {
    const reps = ['Ana Silva', 'Ben Okafor', 'Carla Rossi', 'Mei Tanaka', 'Sam Patel'];
    const idOf = (rep: string): string => rep.toLowerCase().replace(' ', '-');
    const cwd = team(Object.fromEntries(reps.map((rep) => [idOf(rep), `{ name: ${rep} }`])), {
      'pipeline.csv': [...pipeline(9000)].join(''),
    });
    expect((await run(cwd, 'import', 'pipeline.csv')).exit).toBe(0);
    for (const [key, { won, cents }] of booked(9000)) {
      const [rep, quarter] = [key.slice(0, -8), key.slice(-7)];
      expect(actuals(cwd, quarter).reps[idOf(rep)]).toMatchObject({ won, booked: cents / 100 });
    }
  });

  it.runIf(existsSync(DATA))('give what the agents of the real data set booked, to the cent', async () => {
    const cwd = join(folder(), 'team');
    const flags = ['--team', 'T', '--leader', 'L', '--currency', 'USD', '--reps', join(DATA, 'sales_teams.csv')];
    expect((await run(folder(), 'init', cwd, '--no-input', ...flags)).exit).toBe(0);
    const { exit, printed } = await run(cwd, 'import', join(DATA, 'sales_pipeline.csv'));
    expect(exit).toBe(0);
    expect(printed).toContain('sales_pipeline.csv: 8,800 rows\n');
    const expected = expectedIn(join(DATA, 'expected_booked.csv')).map(
      ([rep = '', quarter = '', won = '', sum = '']) => [rep, quarter, won, Number(sum).toFixed(2)],
    );
    expect(expected).toHaveLength(120);
    expect(importedIn(cwd, expected, (rep) => rep.toLowerCase().replaceAll(' ', '-'))).toEqual(expected);
  });
});

describe.runIf(existsSync(DATA))('the walk in the README, on the real data set', () => {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
  const [, commands = '', expected = ''] =
    /```sh\n(qreview init sales [\s\S]*?)```\n\n```text\n([\s\S]*?)```/.exec(readme) ?? [];

  it('is five commands, and the report begins as it stands there', async () => {
    const cwd = folder();
    for (const name of ['sales_teams.csv', 'sales_pipeline.csv']) copyFileSync(join(DATA, name), join(cwd, name));
    const lines = commands.trim().split('\n');
    expect(lines).toHaveLength(5);
    let [at, out] = [cwd, ''];
    for (const line of lines) {
      const [, ...words] = (line.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replaceAll('"', ''));
      if (line.startsWith('cd ')) {
        at = join(cwd, words[0] ?? '');
        continue;
      }
      // A person would be asked.
      const answers = 'worked: {}\ndidnt_work: {}\nlearned: {}\nbiggest_client: unknown\nnext: {}\n';
      const isAsked = words[0] === 'new';
      const terminal = fakeTerminal({ cwd: at, input: answers });
      expect(await main([...words, ...(isAsked ? ['--answers', '-'] : [])], terminal), terminal.printed()).toBe(0);
      out = terminal.results();
    }
    expect(expected.split('\n')).toHaveLength(8);
    expect(out.startsWith(expected)).toBe(true);
  });
});

describe('what an export says', () => {
  const DEALS = `\
Opportunity ID,Opportunity Owner,Account Name,Stage,Amount,Close Date,Created Date,Type
1,Ana Silva,Globex,Closed Won,"$1,000.10",2026-01-10,2025-12-01,New Business
2,"Silva, Ana",Globex,Closed Won,2000.20,2026-02-10,2026-01-01,Existing Business
3,ANA SILVA,Initech,Closed Lost,500,2026-03-31,2026-01-01,New Business
4,Ana Silva,Initech,Proposal,7000,2026-04-30,2026-01-01,New Business
5,Ana Silva,Initech,Proposal,,2026-05-30,2026-01-01,New Business
6,Ana Silva,Initech,Closed Won,,2026-02-01,2026-01-01,
7,Ana Silva,Hooli,Closed Won,0,2026-02-01,2026-03-01,
1,Ana Silva,Globex,Closed Won,"$1,000.10",2026-01-10,2025-12-01,New Business
`;

  it('becomes figures, and what is in none is told', async () => {
    const cwd = team(ANA, { 'deals.csv': DEALS });
    expect((await run(cwd, 'import', 'deals.csv')).printed).toBe(`\
deals.csv: 8 rows

2026-Q1  actuals/2026-Q1.yaml  written
             booked     won  lost  win rate  average    days  new  pipeline
  Ana Silva  $3,000.30  3    1     75%       $1,000.10  40    1    $7,000

left out: 1 open, without an amount; 1 won, without an amount; 1 there twice
taken for open deals: 2 Proposal
1 deal won for 0: is the amount missing?
`);
    expect(readFileSync(join(cwd, 'actuals/2026-Q1.yaml'), 'utf8')).toBe(`\
# yaml-language-server: $schema=../.qreview/actuals.schema.json
version: 1
quarter: 2026-Q1
source:
  file: deals.csv
  sha256: ecd3c9097127b10b4bf33c5e55d7457b2f2f0fe20bd717640af2be3d7b58d981
  imported: "2026-04-08"
  rows: 8
  left_out: 3
  left_out_because:
    open, without an amount: 1
    won, without an amount: 1
    there twice: 1
reps:
  ana-silva:
    booked: 3000.3
    won: 3
    lost: 1
    win_rate: 0.75
    average_deal: 1000.1
    pipeline: 7000
    new_accounts: 1
    days_to_close: 40
`);
  });

  it('changes nothing the second time, and shows what a newer export changed', async () => {
    const cwd = team(ANA, { 'deals.csv': DEALS, 'newer.csv': DEALS.replace('2000.20', '2500.20') });
    await run(cwd, 'import', 'deals.csv');
    const before = readFileSync(join(cwd, 'actuals/2026-Q1.yaml'), 'utf8');
    expect((await run(cwd, 'import', 'deals.csv')).out).toContain('actuals/2026-Q1.yaml  unchanged\n');
    expect(readFileSync(join(cwd, 'actuals/2026-Q1.yaml'), 'utf8')).toBe(before);
    const { out } = await run(cwd, 'import', 'newer.csv', '--dry-run');
    expect(out).toContain('actuals/2026-Q1.yaml  would be written\n');
    expect(out).toContain('$3,500.30 (was $3,000.30)');
    expect(out).toContain('Nothing was written: this is a dry run.\n');
    expect(readFileSync(join(cwd, 'actuals/2026-Q1.yaml'), 'utf8')).toBe(before);
    await run(cwd, 'import', 'newer.csv');
    expect(actuals(cwd).reps['ana-silva']).toMatchObject({ booked: 3500.3 });
  });

  it('keeps what a person wrote into the file', async () => {
    const cwd = team(ANA, { 'deals.csv': DEALS, 'newer.csv': DEALS.replace('2000.20', '2500.20') });
    await run(cwd, 'import', 'deals.csv');
    const path = join(cwd, 'actuals/2026-Q1.yaml');
    writeFileSync(path, readFileSync(path, 'utf8').replace('reps:\n', '# as of April\nx-checked: Jo\nreps:\n'));
    await run(cwd, 'import', 'newer.csv');
    expect(readFileSync(path, 'utf8')).toContain('# as of April\nx-checked: Jo\nreps:\n');
  });

  it('comes of several files together, and in json', async () => {
    const cwd = team(ANA, {
      'a.csv': `${HEAD}Ana Silva,10,2026-01-01,Won\n`,
      'b.csv': `${HEAD}Ana Silva,20,2026-01-02,Won\n`,
    });
    const { out } = await run(cwd, 'import', 'a.csv', 'b.csv', './a.csv', '--format', 'json');
    expect(JSON.parse(out)).toMatchObject({
      exports: [
        { file: 'a.csv', rows: 1 },
        { file: 'b.csv', rows: 1 },
      ],
      quarters: [{ quarter: '2026-Q1', isChanged: true, reps: [{ rep: 'ana-silva', now: { booked: 30, won: 2 } }] }],
    });
    expect(actuals(cwd)['sources']).toMatchObject([{ file: 'a.csv' }, { file: 'b.csv' }]);
    expect(await run(cwd, 'validate', 'actuals')).toMatchObject({ exit: 0 });
  });

  it('is written for one quarter alone, if that is wanted', async () => {
    const cwd = team(ANA, { 'a.csv': `${HEAD}Ana Silva,10,2026-01-01,Won\nAna Silva,10,2025-12-31,Won\n` });
    expect((await run(cwd, 'import', 'a.csv', '--quarter', 'Q1')).exit).toBe(0);
    expect(existsSync(join(cwd, 'actuals/2025-Q4.yaml'))).toBe(false);
    expect((await run(cwd, 'import', 'a.csv', '--quarter', '2024-Q1')).printed).toBe(
      'qreview: there is nothing of 2024-Q1 in it\n  it has 2025-Q4, 2026-Q1\n',
    );
  });

  it('falls into the quarters of the fiscal year', async () => {
    const cwd = team(ANA, { 'a.csv': `${HEAD}Ana Silva,10,2026-01-31,Won\n` });
    const file = join(cwd, 'qreview.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace('starts: january', 'starts: february'));
    await run(cwd, 'import', 'a.csv');
    expect(existsSync(join(cwd, 'actuals/2026-Q4.yaml')) || existsSync(join(cwd, 'actuals/2025-Q4.yaml'))).toBe(true);
  });

  it('tells of new accounts by their first win, where it goes back a year', async () => {
    const rows = [
      'Ana Silva,10,2025-01-01,Won,Globex',
      'Ana Silva,10,2026-01-01,Won,Globex',
      'Ana Silva,10,2026-01-02,Won,Initech',
      'Ana Silva,10,2026-01-03,Won,Initech',
    ];
    const cwd = team(ANA, { 'a.csv': `Owner,Amount,Close Date,Stage,Account\n${rows.join('\n')}\n` });
    await run(cwd, 'import', 'a.csv');
    expect(actuals(cwd).reps['ana-silva']).toMatchObject({ new_accounts: 1 });
    expect(actuals(cwd, '2025-Q1').reps['ana-silva']).not.toHaveProperty('new_accounts');
  });
});

describe('what only the user can say', () => {
  it('an owner who is nobody, and whom they may be', async () => {
    const cwd = team(ANA, { 'a.csv': `${HEAD}Ana Slva,10,2026-01-01,Won\nZoë,10,2026-01-01,Won\n,5,2026-01-01,Won\n` });
    expect((await run(cwd, 'import', 'a.csv')).printed).toBe(`\
qreview: nothing was imported

a.csv:1:1 error [import]
  1 deal of "Ana Slva", who is no rep of this team
  → did you mean Ana Silva? Then write crm: ["Ana Slva"] under ana-silva in qreview.yaml

a.csv:1:1 error [import]
  1 deal of "Zoë", who is no rep of this team
  → add them under reps: in qreview.yaml, or leave them out with --ignore-unknown

a.csv:1:1 error [import]
  1 deal of nobody, who is no rep of this team
  → add them under reps: in qreview.yaml, or leave them out with --ignore-unknown
`);
    const known = team(
      { 'ana-silva': '{ name: Ana Silva, crm: [Ana Slva] }' },
      { 'a.csv': readFileSync(join(cwd, 'a.csv'), 'utf8') },
    );
    const { out } = await run(known, 'import', 'a.csv', '--ignore-unknown');
    expect(out).toContain('left out: 2 of nobody in the team\n');
  });

  it('an owner who may be two', async () => {
    const reps = { a: '{ name: Sam Lee }', b: '{ name: sam lee }' };
    const cwd = team(reps, { 'a.csv': `${HEAD}Sam Lee,10,2026-01-01,Won\nSam Lee,10,2026-01-01,Won\n` });
    expect((await run(cwd, 'import', 'a.csv')).printed).toContain(`\
a.csv:2:1 error [import]
  Sam Lee may be a or b (also in line 3)
  → list what the CRM calls each under crm: in qreview.yaml
`);
  });

  it('what another currency is worth, which is then recorded', async () => {
    const rows = 'Ana Silva,10.10,2026-01-01,Won,EUR\nAna Silva,$5,2026-01-01,Won,\nAna Silva,£7,2026-01-01,Won,\n';
    const cwd = team(ANA, { 'a.csv': `Owner,Amount,Close Date,Stage,Currency\n${rows}` });
    expect((await run(cwd, 'import', 'a.csv')).printed).toContain(`\
  1 deal in EUR, and the team's currency is USD
  → say what one EUR is in USD: --rate EUR=1.08
`);
    await run(cwd, 'import', 'a.csv', '--rate', 'EUR=1.085', '--rate', 'GBP=1.25', '--rate', 'CHF=1');
    expect(actuals(cwd)).toMatchObject({
      rates: { EUR: 1.085, GBP: 1.25 },
      reps: { 'ana-silva': { booked: 24.71, won: 3 } },
    });
  });

  it('which stage means won', async () => {
    const cwd = team(ANA, { 'a.csv': `${HEAD}Ana Silva,10,2026-01-01,Signed\nAna Silva,10,2026-01-01,\n` });
    expect((await run(cwd, 'import', 'a.csv')).printed).toContain(`\
  no deal in it was closed, as far as is known; the stages are: Signed (1), none (1)
  → say which stage means it: --stage won="..."
`);
    expect((await run(cwd, 'import', 'a.csv', '--stage', 'won=Signed')).exit).toBe(0);
  });

  it('which column is which; and all of it can be kept in the team file', async () => {
    const text = 'Wer;Wieviel;Wann;Was\nAna Silva;1.234;03.01.2026;Fertig\nAna Silva;1.234;04.01.2026;Aus\n';
    const words = ['--column', 'owner=Wer', '--column', 'amount=2', '--column', 'closed=wann', '--column', 'stage=Was'];
    const cwd = team(ANA, { 'a.csv': text });
    expect((await run(cwd, 'import', 'a.csv')).printed).toContain(`\
a.csv:1:1 error [import]
  no column is known to have the owner of a deal
  → the columns are: Wer, Wieviel, Wann, Was; say which one it is with --column owner="..."
`);
    expect((await run(cwd, 'import', 'a.csv', '--column', 'owner=Were')).printed).toContain('did you mean Wer?');
    expect((await run(cwd, 'import', 'a.csv', '--column', 'owner=???')).printed).toContain(
      'there is no column ??? for owner',
    );
    const { printed } = await run(cwd, 'import', 'a.csv', ...words, '--stage', 'won=Fertig', '--stage', 'lost=Aus');
    expect(printed).toContain(`\
a.csv:2:1 error [import]
  "1.234" could be two amounts
  → say what stands before the cents: --decimal point or --decimal comma
`);
    const settings = `crm:
  columns: { owner: Wer, amount: Wieviel, closed: Wann, stage: Was }
  stages: { won: [Fertig], lost: [Aus] }
  decimal: comma
`;
    const kept = team(ANA, { 'a.csv': text }, settings);
    expect((await run(kept, 'import', 'a.csv')).exit).toBe(0);
    expect(actuals(kept).reps['ana-silva']).toMatchObject({ booked: 1234, won: 1, lost: 1 });
  });

  it.each([
    [['--column', 'owner'], '--column owner has no value\n  write it like --column owner="Sales rep"'],
    [['--column', 'ownr=x'], '--column knows no ownr\n  did you mean owner?'],
    [['--stage', 'wn=x'], '--stage knows no wn\n  did you mean won?'],
    [['--date-format', 'US'], '--date-format knows no US\n  it knows: DMY, MDY, YMD, excel'],
    [['--decimal', 'dot'], '--decimal knows no dot\n  it knows: point, comma'],
    [['--rate', 'EUR=0'], '--rate EUR=0 is no rate\n  write what one of it is in your currency: EUR=1.08'],
    [['--delimiter', ';;'], '--delimiter takes one character, or the word tab\n  such as --delimiter ";"'],
    [['--encoding', 'utf-7'], 'there is no encoding utf-7\n  such as utf-8, utf-16le, windows-1252 or macintosh'],
    [['--quotas', 'a.csv'], 'one import has one kind of file\n  import the others by themselves'],
  ])('%j', async (words, told) => {
    const cwd = team(ANA, { 'a.csv': HEAD });
    expect(await run(cwd, 'import', 'a.csv', ...words)).toEqual({ exit: 2, out: '', printed: `qreview: ${told}\n` });
  });

  it('which file', async () => {
    const cwd = team(ANA);
    expect((await run(cwd, 'import')).printed).toBe(
      'qreview: no file to import\n  name the export: qreview import opportunities.csv\n',
    );
    expect((await run(cwd, 'import', 'a.csv', 'b.csv')).printed).toBe(
      'qreview: there is no file a.csv, b.csv\n  look whether the path is right\n',
    );
  });
});
