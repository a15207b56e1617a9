/** What goes through the pager, on a real terminal of 50 lines: what doesn't fit on it, and nothing else. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shellWord } from '../../src/store/shell-word.ts';
import { folderWithExample } from '../folder.ts';
import { BIN, inPty, KEY, qreviewInPty } from './pty.ts';

const MARKING = { PAGER: "sed 's/^/page: /'" };
const [FIRST, LAST] = ['Acme West  2026-Q1  2026-01-01 to 2026-03-31', 'What fails in several hands'];

const team = (): string => join(folderWithExample(), 'acme-west');

async function shown(words: string, env: Readonly<Record<string, string>>, cwd = team()): Promise<string> {
  const terminal = qreviewInPty(words, cwd, env);
  expect(await terminal.ends()).toBe(0);
  return terminal.screen();
}

describe('a long result', () => {
  it('is given to the pager, all of it', async () => {
    const screen = await shown('report 2026-Q1', MARKING);
    expect(screen).toContain(`page: ${FIRST}`);
    const plain = await shown('report 2026-Q1 --no-pager', MARKING);
    expect(plain.split('\n').length).toBeGreaterThan(50);
    expect(screen.replaceAll('page: ', '').split('\n').slice(1)).toEqual(plain.split('\n').slice(1));
  });

  it.each([
    ['--no-pager', 'report 2026-Q1 --no-pager', MARKING],
    ['PAGER=cat', 'report 2026-Q1', { PAGER: 'cat' }],
    ['an empty PAGER', 'report 2026-Q1', { PAGER: '' }],
    ['a pager of ours that is empty, before PAGER', 'report 2026-Q1', { ...MARKING, QREVIEW_PAGER: '' }],
    ['a dumb terminal', 'report 2026-Q1', { ...MARKING, TERM: 'dumb' }],
    ['a pager that does not exist', 'report 2026-Q1', { PAGER: '/nowhere/pager' }],
    ['a pager that cannot be run', 'report 2026-Q1', { PAGER: '/etc/passwd' }],
    ['a format for programs', 'report 2026-Q1 --format markdown', MARKING],
  ])('is printed with %s', async (_, words, env) => {
    const screen = await shown(words, env);
    expect(screen.split('\n').length).toBeGreaterThan(50);
    expect(screen).toContain('Acme West');
    expect(screen).not.toContain('page: ');
  });

  it('keeps its colours', async () => {
    const cwd = team();
    await shown('report 2026-Q1', { PAGER: 'cat >seen' }, cwd);
    expect(readFileSync(join(cwd, 'seen'), 'utf8')).toContain('\u001B[1mAcme West\u001B[22m  2026-Q1');
  });

  it('does not hide what is said beside it', async () => {
    const screen = await shown('report', { ...MARKING, QREVIEW_TODAY: '2026-07-10' });
    expect(screen).toMatch(
      /\r\nThere is no review for 2026-Q2 yet\. The latest quarter with one is 2026-Q1\.\r\npage: /,
    );
  });
});

it('a short result is printed', async () => {
  const screen = await shown('status 2026-Q1', MARKING);
  expect(screen).toContain('next: qreview new sam-patel 2026-Q1');
  expect(screen).not.toContain('page: ');
});

it('questions are asked, and not paged', async () => {
  const cwd = team();
  const terminal = qreviewInPty('new mei-tanaka 2026-Q1', cwd, { PAGER: 'cat >seen' });
  await terminal.sees('What was booked?');
  terminal.type(KEY.ctrlC);
  expect(await terminal.ends()).toBe(130);
  expect(existsSync(join(cwd, 'seen'))).toBe(false);
});

it('what goes into a pipe or a file is not paged', async () => {
  const cwd = team();
  const env = { ...process.env, PAGER: 'cat >seen' };
  const { stdout } = spawnSync(process.execPath, [BIN, 'report', '2026-Q1'], { cwd, env, encoding: 'utf8' });
  expect(stdout).toContain(FIRST);
  expect(await shown('report 2026-Q1 --output report.txt', { PAGER: 'cat >seen' }, cwd)).not.toContain(FIRST);
  expect(existsSync(join(cwd, 'seen'))).toBe(false);
});

it('without a pager and without less it is printed, and nothing is said of that', async () => {
  const words = `env -u PAGER -u QREVIEW_PAGER PATH=/nowhere ${shellWord(process.execPath)} ${shellWord(BIN)} report 2026-Q1`;
  const terminal = inPty(words, team());
  expect(await terminal.ends()).toBe(0);
  expect(terminal.screen()).toMatch(new RegExp(`^pid \\d+\r\n${FIRST}\r\n`));
  expect(terminal.screen()).toContain(LAST);
});

it('a terminal that does not know its height is taken for one of 24 lines', async () => {
  const cwd = team();
  const high = (words: string): string => `sh -c ${shellWord(`stty rows 0; exec node ${shellWord(BIN)} ${words}`)}`;
  const short = inPty(high('status 2026-Q1'), cwd, MARKING);
  expect(await short.ends()).toBe(0);
  expect(short.screen()).toContain(`\n${FIRST}`);
  const long = inPty(high('report 2026-Q1'), cwd, MARKING);
  expect(await long.ends()).toBe(0);
  expect(long.screen()).toContain(`page: ${FIRST}`);
});

describe('a pager that is quit early', () => {
  it('is no error', async () => {
    const screen = await shown('report 2026-Q1', { PAGER: 'head -1' });
    expect(screen.split('\r\n').slice(1)).toEqual([FIRST, '']);
  });

  it('leaves the exit status as it is', async () => {
    const terminal = qreviewInPty('validate --strict', team(), { PAGER: 'true' });
    expect(await terminal.ends()).toBe(1);
    expect(terminal.screen()).toMatch(/^pid \d+\r\n$/);
  });
});
