/** What a terminal changes of the output: colour, width, characters; and the built program as it is started. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, constants, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { hasCode } from '../../src/store/atomic-file.ts';
import { shellWord } from '../../src/store/shell-word.ts';
import { makeTeam } from '../bench/made-up-team.js';
import { folder, folderWithExample, ROOT } from '../folder.ts';
import { fakeTerminal } from './fake-terminal.ts';
import { BIN } from './pty.ts';

const ESCAPE = '\u001B[';

async function status(setting: Partial<Parameters<typeof fakeTerminal>[0]>, ...words: string[]): Promise<string> {
  const terminal = fakeTerminal({ cwd: join(folderWithExample(), 'acme-west'), ...setting });
  await main(['status', '2026-Q1', ...words], terminal);
  return terminal.results();
}

describe('colour', () => {
  it.each<[string, Parameters<typeof status>[0], string[], boolean]>([
    ['a screen', { isScreen: true }, [], true],
    ['a pipe', { isScreen: false }, [], false],
    ['NO_COLOR', { isScreen: true, env: { NO_COLOR: '1' } }, [], false],
    ['an empty NO_COLOR', { isScreen: true, env: { NO_COLOR: '' } }, [], true],
    ['a dumb terminal', { isScreen: true, env: { TERM: 'dumb' } }, [], false],
    ['FORCE_COLOR', { env: { FORCE_COLOR: '1' } }, [], true],
    ['FORCE_COLOR=0', { isScreen: true, env: { FORCE_COLOR: '0' } }, [], false],
    ['--color', { env: { NO_COLOR: '1' } }, ['--color'], true],
    ['--no-color', { isScreen: true }, ['--no-color'], false],
  ])('with %s', async (_, setting, words, hasColour) => {
    expect((await status(setting, ...words)).includes(ESCAPE)).toBe(hasColour);
  });

  it('is all that differs between a screen and a pipe', async () => {
    const onScreen = await status({ isScreen: true });
    expect(stripVTControlCharacters(onScreen)).toBe(await status({}));
  });

  it('does not go into a file', async () => {
    const cwd = folderWithExample();
    const terminal = fakeTerminal({ cwd, isScreen: true });
    expect(await main(['status', '2026-Q1', '-C', 'acme-west', '--output', 'status.txt'], terminal)).toBe(0);
    expect(await main(['status', '2026-Q1', '-C', 'acme-west', '--output', 'status.txt'], terminal)).toBe(0);
    expect(terminal.printed()).toBe('');
    expect(readFileSync(join(cwd, 'status.txt'), 'utf8')).toBe(await status({}));
  });
});

it('plain characters stand for others where there is no Unicode', async () => {
  const text = await status({ env: { LANG: 'C' } });
  expect(text).not.toMatch(/[^\n -~]/);
  expect(text).toContain('Sam Patel    draft    p  Y  ?  ?  ?\n');
});

it.each([60, 80, 200])('no line is wider than %d columns', async (width) => {
  const cwd = join(folderWithExample(), 'acme-west');
  const terminal = fakeTerminal({ cwd, width });
  for (const words of [
    ['show', 'ana-silva', '2026-Q1'],
    ['validate', '--strict'],
    ['status', '2026-Q1'],
  ])
    await main(words, terminal);
  const widest = Math.max(
    ...terminal
      .results()
      .split('\n')
      .map((line) => line.length),
  );
  expect(widest).toBeLessThanOrEqual(width);
});

it('shows what acts on a terminal as text', async () => {
  const cwd = folder({
    'qreview.yaml':
      'version: 1\nteam: "W\\e[31mest"\nleader: Jo\ncurrency: USD\nfiscal_year: { starts: january }\nreps: { al: { name: "A\\u202El" } }\n',
  });
  const terminal = fakeTerminal({ cwd });
  await main(['status', '2026-Q1'], terminal);
  expect(terminal.results()).toContain('W\\u001b[31mest');
  expect(terminal.results()).toContain('A\\u202el');
  expect(terminal.results()).not.toContain(ESCAPE);
});

it('gives the result as json, as it is', async () => {
  const shown: { next: string; reps: unknown[] } = JSON.parse(await status({}, '--format', 'json'));
  expect(shown.next).toBe('qreview new sam-patel 2026-Q1');
  expect(shown.reps).toHaveLength(5);
});

it('says how to start outside of a team, and where the quarter stands inside of one', async () => {
  const outside = fakeTerminal({ cwd: folder() });
  expect(await main([], outside)).toBe(0);
  expect(outside.results()).toContain('qreview demo');
  const inside = fakeTerminal({ cwd: join(folderWithExample(), 'acme-west') });
  expect(await main([], inside)).toBe(0);
  expect(inside.results()).toContain('next: qreview new sam-patel 2026-Q1');
  const quiet = fakeTerminal({ cwd: join(folderWithExample(), 'acme-west') });
  await main(
    ['new', 'mei-tanaka', '2026-Q1', '-q', '--answers', join(ROOT, 'examples/answers/mei-tanaka-2026-Q1.yaml')],
    quiet,
  );
  expect(quiet.printed()).toBe('saved reviews/2026-Q1/mei-tanaka.yaml\n');
});

describe('the built program', () => {
  const env = { ...process.env, NO_COLOR: '1', QREVIEW_TODAY: '2026-04-08' };
  const run = (words: readonly string[], input = '') =>
    spawnSync(process.execPath, [BIN, ...words], { encoding: 'utf8', input, env });

  it('tells its version and its help', () => {
    expect(run(['--version']).stdout).toBe('0.1.0\n');
    expect(run(['help', 'new']).stdout).toContain('$ qreview new ana-silva 2026-Q1 --answers answers.yaml');
  });

  it('is not upset by a reader that has seen enough', () => {
    const words = `${shellWord(process.execPath)} ${shellWord(BIN)} validate --strict -C ${shellWord(join(ROOT, 'examples/acme-west'))} 2>&1 | head -1`;
    expect(execFileSync('/bin/sh', ['-c', words], { encoding: 'utf8', env })).toMatch(/^qreview\.yaml:.*\n$/);
  });

  it('waits for a reader that is slow', async () => {
    const team = join(folder(), 'team');
    makeTeam(team, { reps: 100, quarters: 2 });
    const report = [BIN, 'report', '2026-Q1', '--format', 'json', '-C', team];
    const whole = execFileSync(process.execPath, report, { encoding: 'utf8' });
    // More than a pipe holds, into one that doesn't wait by itself.
    expect(whole.length).toBeGreaterThan(200_000);
    const pipe = join(folder(), 'pipe');
    execFileSync('mkfifo', [pipe]);
    const reader = openSync(pipe, constants.O_RDONLY | constants.O_NONBLOCK);
    const writer = openSync(pipe, constants.O_WRONLY | constants.O_NONBLOCK);
    const program = spawn(process.execPath, report, { stdio: ['ignore', writer, 'inherit'] });
    closeSync(writer);
    const ended = once(program, 'close');
    const chunks: Buffer[] = [];
    const buffer = Buffer.alloc(16 * 1024);
    for (let isOver = false; !isOver;) {
      await pause(1);
      try {
        const count = readSync(reader, buffer);
        isOver = count === 0;
        chunks.push(Buffer.from(buffer.subarray(0, count)));
      } catch (error) {
        if (!hasCode(error, 'EAGAIN')) throw error;
      }
    }
    closeSync(reader);
    expect(Buffer.concat(chunks).toString('utf8')).toBe(whole);
    expect(await ended).toEqual([0, null]);
  });

  it('ends as a fault where the disk of its output is full', () => {
    const { status, stderr } = spawnSync('sh', ['-c', '"$0" "$1" --help >/dev/full', process.execPath, BIN], {
      encoding: 'utf8',
    });
    expect(stderr).toBe('qreview: the output cannot be written: ENOSPC: no space left on device, write\n');
    expect(status).toBe(3);
  });

  it('says of answers that are a folder that they are one', () => {
    const cwd = join(folderWithExample(), 'acme-west');
    const words = ['-c', '"$0" "$1" new mei-tanaka 2026-Q1 --answers - <.', process.execPath, BIN];
    const { status, stderr } = spawnSync('sh', words, { encoding: 'utf8', cwd, env });
    expect(stderr).toBe('qreview: - is a folder\n  name the file with the answers\n');
    expect(status).toBe(2);
  });

  it('does not wait where nobody can answer', () => {
    const cwd = folder();
    const { status: exit, stderr } = run(['init', '-C', cwd]);
    expect([exit, stderr]).toEqual([
      2,
      'qreview: missing: --team, --leader, --currency\n  nothing was written; qreview help init shows every flag\n',
    ]);
  });

  it('has no stack trace for a folder that is gone', () => {
    const words = `mkdir gone && cd gone && rmdir ../gone && ${shellWord(process.execPath)} ${shellWord(BIN)} status`;
    const { status: exit, stderr } = spawnSync('/bin/sh', ['-c', words], { encoding: 'utf8', cwd: folder(), env });
    expect(exit).toBe(2);
    expect(stderr).toContain('qreview: this is gone or was never there');
    expect(stderr).not.toContain('    at ');
  });

  it.each([
    ['a writer that is slow', readFileSync(join(ROOT, 'examples/answers/mei-tanaka-2026-Q1.yaml'), 'utf8'), 0],
    ['a writer without end', 'a'.repeat(8_000_000), 1],
  ])('reads answers from a socket with %s', async (_, answers, wanted) => {
    const cwd = join(folderWithExample(), 'acme-west');
    // What Node gives a child for a pipe is a socket.
    const child = spawn(process.execPath, [BIN, 'new', 'mei-tanaka', '2026-Q1', '--answers', '-'], { cwd, env });
    const said: string[] = [];
    child.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()));
    const ended = new Promise((resolve) => child.on('close', resolve));
    // Whoever has read enough closes the socket.
    child.stdin.on('error', () => undefined);
    child.stdin.write(answers.slice(0, 100));
    await new Promise((resolve) => setTimeout(resolve, 1000));
    child.stdin.end(answers.slice(100));
    expect([await ended, said.join('')]).toEqual([wanted, expect.not.stringContaining('fault of qreview')]);
  });

  it('shows the demo from prepared answers where there is no terminal', () => {
    const path = join(folder(), 'the demo');
    const { status: exit, stdout, stderr } = run(['demo', path]);
    expect(exit).toBe(0);
    expect(stdout).toContain('Mei Tanaka  2026-Q1  held 2026-04-08');
    expect(stderr).toContain(`The review is the file ${path}/reviews/2026-Q1/mei-tanaka.yaml`);
    expect(stderr).toContain(`  cd ${shellWord(path)}\n`);
    const log = execFileSync('git', ['log', '--format=%ad %an %s', '--date=short'], { cwd: path, encoding: 'utf8' });
    expect(log.split('\n').slice(0, 2)).toEqual([
      '2026-04-07 Jo Park review: 2026-Q1',
      '2026-01-07 Jo Park review: 2025-Q4',
    ]);
    expect(run(['validate', '-C', path]).stdout).toBe('27 files: all valid\n');
  });
});
