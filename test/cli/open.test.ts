/** Pages that are opened: in the browser that BROWSER names, which gets a file that is there. */
import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { folder, folderWithExample } from '../folder.ts';
import { fakeTerminal } from './fake-terminal.ts';
import { BIN } from './pty.ts';

/** A browser that only writes down what it is to open. */
function browser(name = 'browser'): { path: string; opened: () => string | undefined } {
  const path = join(folder({ [name]: '#!/bin/sh\nprintf %s "$*" >"$0.part" && mv "$0.part" "$0.opened"\n' }), name);
  chmodSync(path, 0o755);
  const record = `${path}.opened`;
  return { path, opened: () => (existsSync(record) ? readFileSync(record, 'utf8') : undefined) };
}

function run(words: readonly string[], BROWSER: string, cwd: string, TMPDIR = folder()): SpawnSyncReturns<string> {
  const env = { ...process.env, BROWSER, TMPDIR, QREVIEW_TODAY: '2026-04-08' };
  return spawnSync(process.execPath, [BIN, ...words, '-C', 'acme-west'], { cwd, env, encoding: 'utf8' });
}

describe('the built program', () => {
  it.each([
    ['report', 'report'],
    ['show', 'show', 'ana-silva'],
    ['prepare', 'prepare', 'ana-silva'],
  ])('opens %s as a page, and says where it is', async (_, ...words) => {
    const { path, opened } = browser();
    const { status, stdout, stderr } = run([...words, '--open'], path, folderWithExample());
    await expect.poll(opened, { timeout: 20_000 }).toBe(stderr.trimEnd());
    expect([status, stdout]).toEqual([0, '']);
    expect(readFileSync(stderr.trimEnd(), 'utf8')).toMatch(/^<!doctype html>\n[^]*<\/html>\n$/);
  });

  it('opens the file that --output names', async () => {
    const cwd = folderWithExample();
    const { path, opened } = browser();
    const { status, stderr } = run(['report', '--open', '--output', 'page.html'], path, cwd);
    expect([status, stderr]).toEqual([0, `${join(cwd, 'page.html')}\n`]);
    await expect.poll(opened, { timeout: 20_000 }).toBe(join(cwd, 'page.html'));
    expect(readFileSync(join(cwd, 'page.html'), 'utf8')).toContain('Acme West');
  });

  it('finds a browser whose path has spaces', async () => {
    const cwd = folderWithExample();
    const { path, opened } = browser('Program Files/browser');
    expect(run(['report', '--open', '--output', 'page.html'], path, cwd).status).toBe(0);
    await expect.poll(opened, { timeout: 20_000 }).toBe(join(cwd, 'page.html'));
  });

  it('keeps the page where there is no browser, and says where', () => {
    const { status, stderr } = run(['report', '--open', '-q'], '/nowhere/browser', folderWithExample());
    const [, page = ''] = /to open (.*)\n/.exec(stderr) ?? [];
    expect([status, stderr]).toEqual([
      2,
      `qreview: /nowhere/browser cannot be started to open ${page}\n  open the file yourself, or set BROWSER\n`,
    ]);
    expect(readFileSync(page, 'utf8')).toContain('Acme West');
  });

  it('leaves nothing among the temporary files where nothing was opened', () => {
    const scratch = folder();
    const { status } = run(['show', 'nobody', '--open'], '/nowhere/browser', folderWithExample(), scratch);
    expect(status).toBe(2);
    expect(readdirSync(scratch)).toEqual([]);
  });
});

it.each(['json', 'text', 'csv', 'markdown', 'nonsense'])('%s is not opened', async (format) => {
  const cwd = join(folderWithExample(), 'acme-west');
  const opened: string[] = [];
  const terminal = fakeTerminal({ cwd, open: async (path) => void opened.push(path) });
  expect(await main(['report', '--open', '--format', format, '--output', 'page.html'], terminal)).toBe(2);
  expect(terminal.printed()).toBe('qreview: only a page can be opened\n  leave --format out, or write --format html\n');
  expect(opened).toEqual([]);
  expect(existsSync(join(cwd, 'page.html'))).toBe(false);
});
