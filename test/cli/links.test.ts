/** Places lead to their files, on screens that know links and nowhere else. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { folderWithExample } from '../folder.ts';
import { fakeTerminal } from './fake-terminal.ts';

async function validated(env: Readonly<Record<string, string>>, isScreen: boolean, ...words: string[]) {
  const cwd = join(folderWithExample(), 'acme-west');
  const terminal = fakeTerminal({ cwd, env: { NO_COLOR: '1', ...env }, isScreen, width: 120 });
  await main(['validate', '--strict', 'reviews/2026-Q1/ben-okafor.yaml', ...words], terminal);
  return { cwd, text: terminal.results() };
}

it('leads from a finding to its file', async () => {
  const { cwd, text } = await validated({ TERM_PROGRAM: 'WezTerm' }, true);
  const { href } = pathToFileURL(join(cwd, 'reviews/2026-Q1/ben-okafor.yaml'));
  const place = 'reviews/2026-Q1/ben-okafor.yaml:65:1';
  expect(text).toContain(`\u001B]8;;${href}\u001B\\${place}\u001B]8;;\u001B\\ warning [next/covers-the-number]\n`);
});

it.each<[string, Parameters<typeof validated>]>([
  ['an unknown screen', [{}, true]],
  ['a pipe', [{ TERM_PROGRAM: 'WezTerm' }, false]],
  ['a dumb terminal', [{ TERM_PROGRAM: 'WezTerm', TERM: 'dumb' }, true]],
  ['a pager that shows them as signs', [{ VTE_VERSION: '7000', PAGER: 'more' }, true]],
  ['an old terminal', [{ VTE_VERSION: '4000' }, true]],
  ['json', [{ KITTY_WINDOW_ID: '1' }, true, '--format', 'json']],
  ['the wish for none', [{ WT_SESSION: 'x', FORCE_HYPERLINK: '0' }, true]],
])('not with %s', async (_, setting) => {
  expect((await validated(...setting)).text).not.toContain('\u001B]8');
});

it.each<[string, Readonly<Record<string, string>>]>([
  ['VTE', { VTE_VERSION: '7000' }],
  ['kitty', { KITTY_WINDOW_ID: '1', PAGER: 'less -R' }],
  ['Windows Terminal', { WT_SESSION: 'x' }],
])('with %s', async (_, env) => {
  expect((await validated(env, true)).text).toContain('\u001B]8;;file://');
});
