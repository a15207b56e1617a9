/** Where a result goes with --output: into files, through links, into pipes, and never among the team's own files. */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { folderWithExample } from '../folder.ts';
import { fakeTerminal } from './fake-terminal.ts';
import { BIN } from './pty.ts';

async function status(cwd: string, output: string): Promise<{ exit: number; printed: string }> {
  const terminal = fakeTerminal({ cwd });
  const exit = await main(['status', '2026-Q1', '-C', 'acme-west', '--output', output], terminal);
  return { exit, printed: terminal.printed() };
}

it('follows a link, and leaves it one', async () => {
  const cwd = folderWithExample();
  writeFileSync(join(cwd, 'real.txt'), 'old');
  symlinkSync('real.txt', join(cwd, 'link.txt'));
  expect(await status(cwd, 'link.txt')).toEqual({ exit: 0, printed: '' });
  expect(lstatSync(join(cwd, 'link.txt')).isSymbolicLink()).toBe(true);
  expect(readFileSync(join(cwd, 'real.txt'), 'utf8')).toContain('Acme West');
});

it('writes into a pipe, which stays one', async () => {
  const cwd = folderWithExample();
  execFileSync('mkfifo', [join(cwd, 'pipe')]);
  const reader = spawn('cat', [join(cwd, 'pipe')], { stdio: ['ignore', 'pipe', 'ignore'] });
  let read = '';
  reader.stdout.on('data', (chunk: Buffer) => {
    read += chunk.toString();
  });
  const ended = new Promise((resolve) => reader.once('close', resolve));
  // In a process of its own, since opening a pipe waits for its reader.
  const writer = spawn(process.execPath, [BIN, 'status', '2026-Q1', '-C', 'acme-west', '--output', 'pipe'], { cwd });
  expect(await new Promise((resolve) => writer.once('exit', resolve))).toBe(0);
  await ended;
  expect(read).toContain('Acme West');
  expect(lstatSync(join(cwd, 'pipe')).isFIFO()).toBe(true);
});

it.each(['reviews/2026-Q1/page.html', 'reviews/page.html', '.qreview/page.html'])(
  'is not written to %s',
  async (path) => {
    const cwd = folderWithExample();
    const { exit, printed } = await status(cwd, join('acme-west', path));
    expect(exit).toBe(2);
    expect(printed).toMatch(
      /^qreview: .* (?:is among the team's own files|there is no folder)|^qreview: there is no folder/,
    );
  },
);

it.each([
  ['to a review', 'acme-west/reviews/2026-Q1/ana-silva.yaml', ''],
  ['to the team file', 'acme-west/qreview.yaml', ''],
  ['to the reviews', 'acme-west/reviews', '/2026-Q1/ana-silva.yaml'],
])('is not written over what the team has, by a link %s', async (_, target, below) => {
  const cwd = folderWithExample();
  const before = readFileSync(join(cwd, target + below), 'utf8');
  symlinkSync(target, join(cwd, 'page.txt'));
  const { exit, printed } = await status(cwd, `page.txt${below}`);
  expect(exit).toBe(2);
  expect(printed).toMatch(
    /^qreview: .*\/acme-west\/.* is (?:among the team's own files|a file of the team's, and is not written over)\n/,
  );
  expect(readFileSync(join(cwd, target + below), 'utf8')).toBe(before);
});

it('makes no new file among the reviews, by a link to them', async () => {
  const cwd = folderWithExample();
  symlinkSync('acme-west/reviews', join(cwd, 'pages'));
  expect((await status(cwd, 'pages/2026-Q1/page.txt')).exit).toBe(2);
  expect(existsSync(join(cwd, 'acme-west/reviews/2026-Q1/page.txt'))).toBe(false);
});

it('is, for an export, not written through a link out of its folder', async () => {
  const cwd = folderWithExample();
  writeFileSync(join(cwd, 'profile'), 'mine');
  mkdirSync(join(cwd, 'tables'));
  symlinkSync('../profile', join(cwd, 'tables/reps.csv'));
  const terminal = fakeTerminal({ cwd: join(cwd, 'acme-west'), width: 200 });
  expect(await main(['export', '../tables', '--as', 'csv'], terminal)).toBe(2);
  expect(terminal.printed()).toBe(
    `qreview: ${cwd}/tables/reps.csv is a link that leads out of its folder\n  take it away, or name another folder\n`,
  );
  expect(readFileSync(join(cwd, 'profile'), 'utf8')).toBe('mine');
});

it('goes through no link that leads to nothing, and does not take its place', async () => {
  const cwd = folderWithExample();
  symlinkSync('nowhere.txt', join(cwd, 'out.txt'));
  const { exit, printed } = await status(cwd, 'out.txt');
  expect([exit, printed]).toEqual([
    2,
    `qreview: ${cwd}/out.txt is a link to nothing\n  take it away, or name another file\n`,
  ]);
  expect(lstatSync(join(cwd, 'out.txt')).isSymbolicLink()).toBe(true);
});

it('is, for an export, no pipe and no socket', async () => {
  const cwd = folderWithExample();
  mkdirSync(join(cwd, 'tables'));
  writeFileSync(join(cwd, 'tables/reps.csv'), 'of last time');
  execFileSync('mkfifo', [join(cwd, 'tables/metrics.csv')]);
  const terminal = fakeTerminal({ cwd: join(cwd, 'acme-west'), width: 200 });
  expect(await main(['export', '../tables', '--as', 'csv'], terminal)).toBe(2);
  expect(terminal.printed()).toBe(
    `qreview: ${cwd}/tables/metrics.csv is a pipe or a device, not a file\n  take it away, or name another folder\n`,
  );
  expect(readdirSync(join(cwd, 'tables')).toSorted()).toEqual(['metrics.csv', 'reps.csv']);
  expect(readFileSync(join(cwd, 'tables/reps.csv'), 'utf8')).toBe('of last time');
});
