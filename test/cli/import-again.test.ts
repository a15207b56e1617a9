/** Imports after the first: what a later export may change in the figures that are there, and what it may not. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
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
}

/** A team to which exports come, each on a day. */
function team(): { cwd: string; comes: (rows: string, today?: string, ...words: readonly string[]) => Promise<Ran> } {
  const cwd = folder({ 'qreview.yaml': TEAM });
  return {
    cwd,
    comes: async (rows, today = '2026-10-05', ...words) => {
      writeFileSync(join(cwd, 'a.csv'), HEAD + rows);
      const terminal = fakeTerminal({ cwd, today, width: 120 });
      const exit = await main(['import', 'a.csv', ...words], terminal);
      return { exit, text: terminal.printed() };
    },
  };
}

function figuresIn(cwd: string, quarter: string): Record<string, Record<string, unknown>> {
  return parse(readFileSync(join(cwd, 'actuals', `${quarter}.yaml`), 'utf8')).reps;
}

describe('a deal that was moved to another quarter', () => {
  const before = 'Ana Silva,10,2025-11-01,Won\nAna Silva,20,2026-02-01,Won\nAna Silva,40,2026-05-01,Won\n';
  const moved = before.replace('2026-02-01', '2026-06-01');

  it('is taken out of the one that it left, if the export reaches over it', async () => {
    const { cwd, comes } = team();
    await comes(before);
    const { text } = await comes(moved);
    expect(text).toContain('2026-Q1  actuals/2026-Q1.yaml  written\n');
    expect(text).toContain('$0 (was $20)');
    expect(figuresIn(cwd, '2026-Q1')).toMatchObject({ 'ana-silva': { booked: 0, won: 0 } });
    expect(figuresIn(cwd, '2026-Q2')).toMatchObject({ 'ana-silva': { booked: 60, won: 2 } });
    expect((await comes(moved)).text).toContain('2026-Q1  actuals/2026-Q1.yaml  unchanged\n');
  });

  it('stays in it where the export does not reach back, which is said', async () => {
    const { cwd, comes } = team();
    await comes(before);
    const { text } = await comes('Ana Silva,40,2026-05-01,Won\nAna Silva,20,2026-06-01,Won\n');
    expect(text).toContain('2025-Q4, 2026-Q1 stay as they are: no deal of this export was closed in them\n');
    expect(figuresIn(cwd, '2026-Q1')).toMatchObject({ 'ana-silva': { booked: 20 } });
    const one = await comes('Ana Silva,10,2025-11-01,Won\nAna Silva,40,2026-05-01,Won\n', undefined, '--dry-run');
    expect(one.text).not.toContain('stay');
    expect((await comes('Ana Silva,20,2026-02-01,Won\nAna Silva,1,2026-05-01,Won\n')).text).toContain(
      '2025-Q4 stays as it is: no deal of this export was closed in it\n',
    );
  });

  it('may be taken out by asking for that quarter alone', async () => {
    const { cwd, comes } = team();
    await comes(before);
    const { text } = await comes(moved, undefined, '--quarter', '2026-Q1');
    expect(text).toContain('$0 (was $20)');
    expect(figuresIn(cwd, '2026-Q2')).toMatchObject({ 'ana-silva': { booked: 40 } });
    expect(text).not.toContain('2026-Q2');
  });

  it('touches no file of counts alone, and no file that is not of actuals', async () => {
    const { cwd, comes } = team();
    await comes('Ana Silva,10,2025-11-01,Won\n');
    writeFileSync(
      join(cwd, 'actuals/2026-Q1.yaml'),
      'version: 1\nquarter: 2026-Q1\nreps: { ana-silva: { metrics: { calls: 3 } } }\n',
    );
    writeFileSync(join(cwd, 'actuals/notes.txt'), 'x');
    const { text } = await comes(moved);
    expect(text).not.toContain('2026-Q1');
    writeFileSync(join(cwd, 'actuals/2026-Q1.yaml'), 'version: 1\nreps: [\n');
    expect(await comes(moved)).toMatchObject({ exit: 1 });
  });
});

describe('the pipeline', () => {
  const rows = 'Ana Silva,10,2026-02-01,Won\nAna Silva,40,2026-05-01,Proposal\nAna Silva,80,2026-08-01,Proposal\n';

  it('of a quarter stays as it was once the coming quarter is over', async () => {
    const { cwd, comes } = team();
    await comes(rows, '2026-04-08');
    expect(figuresIn(cwd, '2026-Q1')).toMatchObject({ 'ana-silva': { pipeline: 40 } });
    const later = rows.replace('2026-05-01,Proposal', '2026-05-01,Won');
    expect((await comes(later, '2026-06-30')).text).toContain('$0 (was $40)');
    await comes(rows, '2026-06-30');
    const { text } = await comes(later, '2026-07-01');
    expect(figuresIn(cwd, '2026-Q1')).toMatchObject({ 'ana-silva': { pipeline: 40 } });
    expect(figuresIn(cwd, '2026-Q2')).toMatchObject({ 'ana-silva': { pipeline: 80 } });
    expect(text).not.toContain('left out');
  });

  it('is not made up for a quarter that is long past', async () => {
    const { cwd, comes } = team();
    const { text } = await comes(rows, '2026-10-05');
    expect(figuresIn(cwd, '2026-Q1')['ana-silva']).not.toHaveProperty('pipeline');
    expect(text).toContain('left out: 2 open, closing in another quarter\n');
  });
});

describe('an export of some reps', () => {
  it('erases the figures of the others only if that is wanted', async () => {
    const { cwd, comes } = team();
    await comes('Ana Silva,10,2026-02-01,Won\n');
    const ofBen = 'Ben Okafor,20,2026-02-01,Won\n';
    expect(await comes(ofBen)).toEqual({
      exit: 1,
      text: `\
qreview: nothing was imported

a.csv:1:1 error [import]
  2026-Q1 has figures of Ana Silva, and this export has no deal of theirs
  → import all exports of the quarter together, or give up these figures with --replace
`,
    });
    expect(figuresIn(cwd, '2026-Q1')).toHaveProperty('ana-silva');
    expect((await comes(`${ofBen}Ana Silva,5,2026-05-01,Won\n`)).exit).toBe(0);
    expect((await comes(ofBen, undefined, '--replace')).exit).toBe(0);
    expect(figuresIn(cwd, '2026-Q1')).not.toHaveProperty('ana-silva');
  });

  it('leaves the quarters alone that it says nothing of', async () => {
    const { cwd, comes } = team();
    await comes('Ana Silva,10,2026-02-01,Won\n');
    expect((await comes('Ben Okafor,20,2026-05-01,Won\n')).exit).toBe(0);
    expect(existsSync(join(cwd, 'actuals/2026-Q2.yaml'))).toBe(true);
    expect(figuresIn(cwd, '2026-Q1')).toHaveProperty('ana-silva');
  });
});

it('an export in which nothing was closed says so', async () => {
  const { comes } = team();
  for (const rows of ['', 'Ana Silva,10,2026-12-01,Open\n']) {
    expect(await comes(rows)).toEqual({
      exit: 2,
      text: 'qreview: no deal in it was closed\n  look whether it is the right export\n',
    });
  }
  expect((await comes('Ana Silva,10,2026-12-01,Proposal\n')).text).toContain(
    'no deal in it was closed, as far as is known; the stages are: Proposal (1)\n',
  );
});
