/** What an import guards against: money that is lost, counted twice, or taken for what it isn't. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { main } from '../../src/cli/main.ts';
import { folder } from '../folder.ts';
import { fakeTerminal } from './fake-terminal.ts';

const TEAM = `version: 1
team: Acme West
leader: Jo Park
currency: USD
fiscal_year: { starts: january }
reps:
  ana-silva: { name: Ana Silva }
  ben-okafor: { name: Ben Okafor }
`;
const HEAD = 'Deal Owner,Amount,Close Date,Stage\n';

interface Ran {
  readonly exit: number;
  readonly text: string;
  readonly cwd: string;
}

async function imported(files: string | Readonly<Record<string, string>>, ...words: readonly string[]): Promise<Ran> {
  const named = typeof files === 'string' ? { 'a.csv': files } : files;
  const cwd = folder({ 'qreview.yaml': TEAM, ...named });
  const terminal = fakeTerminal({ cwd, width: 120 });
  const exit = await main(
    ['import', ...Object.keys(named).filter((name) => name.endsWith('.csv')), ...words],
    terminal,
  );
  return { exit, text: terminal.printed(), cwd };
}

function ana({ cwd }: Ran): Record<string, unknown> | undefined {
  const path = join(cwd, 'actuals/2026-Q1.yaml');
  return existsSync(path) ? parse(readFileSync(path, 'utf8')).reps['ana-silva'] : undefined;
}

describe('lines that are torn, and lines of a footer', () => {
  const ROW = 'Ana Silva,10,2026-01-01,Won\n';
  const torn = (line: number, cells: number): string =>
    `a.csv:${line}:1 error [import]\n  this line has ${cells} cells, the headings have 4\n`;

  it.each([
    ['behind a blank line', `${HEAD}${ROW}\nAna Silva,30,2026-01-02\n`, torn(4, 3)],
    ['at the end', `${HEAD}${ROW}Total Energies,30\n`, torn(3, 2)],
    ['at the end, of an account', `Account,${HEAD}Globex,${ROW}Total Energies,Ana Silva,30\n`, 'a.csv:3:1 error'],
    [
      'where the owner stands last',
      'Account,Amount,Close Date,Stage,Owner\nTotal Energies,5000,2026-01-01\n',
      'a.csv:2',
    ],
    ['of an account called Copyright', `${HEAD}${ROW}Copyright Clearance,30\n`, torn(3, 2)],
  ])('are errors %s', async (_, text, expected) => {
    const ran = await imported(text);
    expect(ran.text).toContain(expected);
    expect(ran.exit).toBe(1);
  });

  it.each([
    ['of one cell', `${HEAD}${ROW}\n"Run by Jo, on Monday"\n"Copyright (c) Acme"\n`, '2 of the footer'],
    ['of a total', `${HEAD}${ROW}Total,10\n`, '1 of the footer'],
    ['padded', `${HEAD}${ROW},,,\n"Copyright (c) 2026 Acme",,,\n"Confidential Information",,,\n`, '2 of the footer'],
    ['padded, and no blank line', `${HEAD}${ROW}"Grand Totals (1 record)",,,\n`, '1 of the footer'],
    ['with a sum', `${HEAD}${ROW}Gesamtergebnis,10,,\n,10,,\n`, '2 a total'],
  ])('are told where they are left out: %s', async (_, text, told) => {
    const ran = await imported(text);
    expect(ran.text).toContain(`left out: ${told}\n`);
    expect(ran.text).toContain(told.endsWith('footer') ? 'a.csv: 1 row\n' : 'a.csv: 3 rows\n');
    expect(ana(ran)).toMatchObject({ booked: 10 });
  });
});

describe('a deal is counted once', () => {
  const ROWS = 'Ana Silva,10,2026-01-01,Won\nAna Silva,20,2026-02-02,Won\n';

  it('and so is a file with another name', async () => {
    const ran = await imported({ 'a.csv': HEAD + ROWS, 'copy.csv': HEAD + ROWS });
    expect(ran.text).toContain('copy.csv:1:1 error [import]\n  this is the same file as a.csv\n');
    // Of what cannot be read it is not known.
    const broken = await imported({ 'a.csv': `${HEAD}"Ana`, 'b.csv': `${HEAD}"Ben` });
    expect(broken.text).toContain('b.csv:2:1 error [import]\n  a quote is opened in this row and never closed\n');
    expect(broken.text).not.toContain('the same file');
    expect(ana(ran)).toBeUndefined();
  });

  it('where files that overlap have no ids: they are refused', async () => {
    const ran = await imported({ 'a.csv': HEAD + ROWS, 'b.csv': `${HEAD}Ana Silva,30,2026-01-20,Won\n` });
    expect(ran.text).toContain(`\
b.csv:1:1 error [import]
  a.csv has deals of Ana Silva from the same days, and without ids nothing tells which are the same
  → export them with the ids of the deals, or in one file
`);
    const ofBen = await imported({ 'a.csv': HEAD + ROWS, 'b.csv': `${HEAD}Ben Okafor,30,2026-01-20,Won\n` });
    expect(ofBen.exit).toBe(0);
  });

  it('or may be counted twice, which is told with the lines', async () => {
    const head = 'Opportunity Name,Owner,Amount,Close Date,Stage\n';
    const row = 'Plan A,Ana Silva,10,2026-01-01,Won\n';
    const ran = await imported(head + row + row + row.replace('Plan A', 'Plan B') + row);
    expect(ran.text).toContain('may be one deal counted twice: line 3 as line 2; line 5 as line 2\n');
    expect(ran.exit).toBe(0);
    expect(ana(ran)).toMatchObject({ won: 4 });
  });

  it('and with other things said of it, it is named with its other line and file', async () => {
    const head = `Deal ID,${HEAD}`;
    const [one, other] = ['7,Ana Silva,10,2026-01-01,Won\n', '7,Ana Silva,12,2026-01-01,Won\n'];
    expect((await imported(head + one + other)).text).toContain(`\
a.csv:3:1 error [import]
  the deal 7 is there more than once, and says different things: see line 2
  → export each deal once, without its products or splits
`);
    expect((await imported({ 'a.csv': head + one, 'b.csv': head + other })).text).toContain(`\
b.csv:2:1 error [import]
  the deal 7 is there more than once, and says different things: see line 2 of a.csv
  → import the newest export alone
`);
    const alike = '7,"Silva, Ana","$10.00",1 Jan 2026,Closed Won\n';
    expect((await imported(head + one + alike)).text).toContain('left out: 1 there twice\n');
  });
});

describe('a stage', () => {
  it('that says won or lost, and is not known, is asked about', async () => {
    const rows = ['Won', 'Closed Won - Renewal', 'Closed-Lost to Competition'];
    const text = HEAD + rows.map((stage) => `Ana Silva,10,2026-01-01,${stage}\n`).join('');
    expect((await imported(text)).text).toContain(`\
  1 deal in the stage "Closed Won - Renewal", which nothing knows
  → say what it means: --stage won="Closed Won - Renewal", or open=...

a.csv:1:1 error [import]
  1 deal in the stage "Closed-Lost to Competition", which nothing knows
  → say what it means: --stage lost="Closed-Lost to Competition", or open=...
`);
    const said = ['--stage', 'won=closed won renewal', '--stage', 'open=Closed-Lost to Competition'];
    expect(ana(await imported(text, ...said))).toMatchObject({ won: 2 });
  });

  it('that contradicts what is said of the deal is a problem', async () => {
    const head = `IsWon,Is closed lost,${HEAD}`;
    const read = (row: string): Promise<Ran> => imported(`${head}true,false,Ana Silva,1,2026-01-01,Won\n${row}`);
    expect((await read('false,,Ana Silva,10,2026-01-01,Closed Won\n')).text).toContain(
      'a.csv:3:1 error [import]\n  this deal is said to be won and not won\n',
    );
    expect((await read('true,true,Ana Silva,10,2026-01-01,\n')).text).toContain('said to be won and lost');
    expect(ana(await read('false,true,Ana Silva,10,2026-01-01,\n'))).toMatchObject({ won: 1, lost: 1 });
    expect((await read('false,false,Ana Silva,10,2026-05-01,Closed Won - not yet\n')).exit).toBe(0);
  });

  it('is looked for where a status stands beside it, too', async () => {
    const head = 'Status,Owner,Amount,Close Date,Stage\n';
    const rows = 'Active,Ana Silva,10,2026-01-01,Closed Won\nActive,Ana Silva,20,2026-05-01,Proposal\n';
    const ran = await imported(head + rows);
    expect(ran.text).toContain('taken for open deals: 1 Proposal\n');
    expect(ana(ran)).toMatchObject({ won: 1, pipeline: 20 });
    expect((await imported(head + rows.replace('Closed Won', 'Signed'))).text).toContain(
      '→ say which stage means it: --stage won="...", or which column has it: --column stage=Status\n',
    );
    expect((await imported(`${head}Open,Ana Silva,10,2026-01-01,Closed Won\n`)).text).toContain(
      'said to be open and won\n  → correct it in the CRM, or say which column counts: --column stage=Stage or --column stage=Status\n',
    );
    expect(ana(await imported(`${head}Open,Ana Silva,1,2026-01-01,Won\n`, '--column', 'stage=Stage'))).toMatchObject({
      won: 1,
    });
  });

  it('that is empty is told as none', async () => {
    const ran = await imported(`${HEAD}Ana Silva,10,2026-01-01,Won\nAna Silva,10,2026-05-01,\n`);
    expect(ran.text).toContain('taken for open deals: 1 none\n');
  });
});

describe('a day', () => {
  it('after today is no day on which a deal was won', async () => {
    const rows = 'Ana Silva,10,2026-04-08,Won\nAna Silva,20,2026-04-09,Won\n';
    expect((await imported(HEAD + rows)).text).toContain(`\
a.csv:3:1 error [import]
  this deal was won on 2026-04-09, which is still to come
  → correct the day in the CRM, or the stage
`);
  });

  it('of a spreadsheet is told as such', async () => {
    expect((await imported(`${HEAD}Ana Silva,10,45747,Won\n`)).text).toContain(
      '"45747" is no day that can be read\n  → if days are numbers, as spreadsheets count them, say --date-format excel\n',
    );
  });

  it('on which a deal was created may be unreadable, which is told', async () => {
    const rows = 'Ana Silva,10,2026-01-31,Won,1/2/2026\nAna Silva,10,2026-01-31,Won,2026-01-01\n';
    const ran = await imported(`${HEAD.trimEnd()},Created Date\n${rows}`);
    expect(ran.text).toContain(
      '1 created date cannot be read, such as "1/2/2026": days to close come from the other deals\n',
    );
    expect(ana(ran)).toMatchObject({ days_to_close: 30 });
  });
});

describe('the exports of Dynamics', () => {
  it('have estimates beside what deals came to', async () => {
    const head = 'Topic,Owner,Est. Revenue,Actual Revenue,Est. Close Date,Actual Close Date,Status,Currency\n';
    const rows =
      'A,Ana Silva,100,90,2026-03-31,2026-02-01,Won,US Dollar\n' +
      'B,Ana Silva,100,80,2026-03-31,2026-02-01,Won,usd\n' +
      'C,Ana Silva,50,,2026-05-01,,Open,Us dollar\n' +
      'D,Ana Silva,50,,2026-03-31,2026-02-01,Lost,\n';
    const ran = await imported(head + rows);
    expect(ana(ran)).toMatchObject({ booked: 170, won: 2, lost: 1, pipeline: 50 });
    expect(ran.text).not.toContain('taken for open');
  });

  it('name currencies, which rates are given for in any case', async () => {
    const rows = ['Euro', 'eur', 'EUR', 'Galactic Credit', '€'].map((name) => `Ana Silva,10,2026-01-01,Won,${name}\n`);
    const text = `${HEAD.trimEnd()},Currency\n${rows.join('')}`;
    const { text: told } = await imported(text);
    expect(told).toContain("4 deals in EUR, and the team's currency is USD\n");
    expect(told).toContain('→ say what one Galactic Credit is in USD: --rate "Galactic Credit"=1.08\n');
    const ran = await imported(text, '--rate', 'eur=2', '--rate', 'galactic credit=3');
    expect(ana(ran)).toMatchObject({ booked: 110 });
    expect(parse(readFileSync(join(ran.cwd, 'actuals/2026-Q1.yaml'), 'utf8')).rates).toEqual({
      EUR: 2,
      'Galactic Credit': 3,
    });
  });
});

describe('what is told', () => {
  it('names the file that an obstacle comes from', async () => {
    const ids = `Deal ID,${HEAD}`;
    const ran = await imported({
      'a.csv': `${ids}1,Ana Silva,10,2026-01-01,Won\n`,
      'b.csv': `${ids}2,Zoe,10,2026-01-01,Won\n3,Ana Silva,10,2026-01-01,Won,\n`.replace(
        '10,2026-01-01,Won,',
        '€1,2026-01-01,Won',
      ),
      'c.csv': `${ids}4,Zoe,10,2026-01-01,Won\n5,Ana Silva,1,2026-01-01,Won in May\n`,
    });
    expect(ran.text).toContain('b.csv:1:1 error [import]\n  2 deals of "Zoe"');
    expect(ran.text).toContain('b.csv:1:1 error [import]\n  1 deal in EUR');
    expect(ran.text).toContain('c.csv:1:1 error [import]\n  1 deal in the stage "Won in May"');
  });

  it('names a line once', async () => {
    const text = `${HEAD.trimEnd()},Expected Close Date,A,B\nAna Silva,10,2026-01-01,Won,,x,y\n`;
    const { text: told } = await imported(text, '--metric', 'A', '--metric', 'B');
    expect(told).toContain('"x" is no amount that can be read\n');
    expect(told).not.toContain('also in line');
  });

  it('takes the bar of what is read away, even if it fails', async () => {
    const rows = 'Ana Silva,10,2026-01-01,Won\n'.repeat(100_000);
    const cwd = folder({ 'qreview.yaml': TEAM, 'a.csv': `${HEAD}Ana "Silva,10,2026-01-01,Won\n${rows}` });
    const shares: number[] = [];
    const terminal = { ...fakeTerminal({ cwd }), progress: (_: string, share: number) => void shares.push(share) };
    expect(await main(['import', 'a.csv'], terminal)).toBe(1);
    expect(shares.at(-1)).toBe(1);
  });
});

describe('names of columns that the team file keeps', () => {
  const crm = 'crm:\n  columns: { owner: Wer, amount: Wieviel, closed: Wann, stage: Was, metric: Art }\n';
  const files = { 'qreview.yaml': TEAM + crm };

  it('are taken where they are there, and not missed elsewhere', async () => {
    const own = 'Wer,Wieviel,Amount,Wann,Was\nAna Silva,10,5,2026-01-01,Won\n';
    expect(ana(await imported({ ...files, 'a.csv': own }))).toMatchObject({ booked: 10 });
    const other = await imported({ ...files, 'a.csv': `${HEAD}Ana Silva,10,2026-01-01,Won\n` });
    expect(ana(other)).toMatchObject({ booked: 10 });
    const calls = { ...files, 'a.csv': 'Rep,Date,Calls\nAna Silva,2026-01-01,3\n' };
    expect((await imported(calls, '--metric', 'Calls')).exit).toBe(0);
    const quotas = await imported({ ...files, 'q.txt': 'Rep,2026-Q2\nAna Silva,5\n' }, '--quotas', 'q.txt');
    expect(quotas.text).toContain('Ana Silva 2026-Q2: $5\n');
    const people = await imported({ ...files, 'p.txt': 'Name\nMei Tanaka\n' }, '--reps', 'p.txt');
    expect(people.text).toContain('Mei Tanaka is new');
  });

  it('and names from flags are missed only where they are looked at', async () => {
    const text = `${HEAD}Ana Silva,10,2026-01-01,Won\n`;
    expect((await imported(text, '--column', 'owner=Wer')).text).toContain('there is no column Wer for owner');
    expect((await imported(text, '--column', 'quota=Soll')).exit).toBe(0);
  });
});
