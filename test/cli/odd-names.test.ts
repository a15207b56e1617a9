/** Folders and words that would act on the terminal: they are told, and do nothing. */
import { mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { shellWord } from '../../src/store/shell-word.ts';
import { folder, folderWithExample } from '../folder.ts';
import { fakeTerminal } from './fake-terminal.ts';

const ODD = 'a\u001B[31m\u202E';
const SHOWN = String.raw`a\u001b[31m\u202e`;
const TEAM = ['--no-input', '--team', 'West', '--leader', 'Jo', '--currency', 'USD', '--starts', 'may', '--rep', 'Ana'];

it('an option that there is not', async () => {
  const terminal = fakeTerminal({ cwd: folder() });
  expect(await main([`--${ODD}`], terminal)).toBe(2);
  expect(terminal.printed()).toBe(`error: unknown option '--${SHOWN}'\n`);
});

it('the folder of a new team', async () => {
  const terminal = fakeTerminal({ cwd: folder(), width: 120 });
  expect(await main(['init', ODD, ...TEAM], terminal)).toBe(0);
  expect(terminal.results()).toBe(`${SHOWN}/qreview.yaml\n`);
  expect(terminal.printed()).toContain(`  go there         cd '${SHOWN}'\n`);
});

it('the folder of the demo', async () => {
  const cwd = folder();
  const terminal = fakeTerminal({ cwd, width: 120 });
  expect(await main(['demo', ODD], terminal)).toBe(0);
  expect(terminal.printed()).toContain(`  cd ${shellWord(`${cwd}/${SHOWN}`)}\n`);
  // oxlint-disable-next-line no-control-regex
  expect(terminal.printed()).not.toMatch(/\u001B|\u202E/);
});

it("the folder of a page that is opened, and of GitHub's annotations", async () => {
  const around = folderWithExample();
  mkdirSync(join(around, '.git'));
  renameSync(join(around, 'acme-west'), join(around, ODD));
  const cwd = join(around, ODD);
  const terminal = fakeTerminal({ cwd, width: 120 });
  expect(await main(['status', '--format', 'json', '--output', 'x/y'], terminal)).toBe(2);
  expect(await main(['report', '2026-Q1', '--open', '--output', 'page.html'], terminal)).toBe(0);
  expect(terminal.printed()).toContain(`\n${around}/${SHOWN}/page.html\n`);
  const annotated = fakeTerminal({ cwd });
  await main(['validate', '--strict', '--format', 'github'], annotated);
  expect(annotated.results()).toContain(`::warning file=${SHOWN}/reviews/`);
});
