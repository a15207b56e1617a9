/** Where a result goes with --output: into files, through links, into pipes, and never among the team's own files. */
import { execFileSync, spawn } from 'node:child_process';
import { lstatSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
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
