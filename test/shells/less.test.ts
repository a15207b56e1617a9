/** The pager that nearly everybody has, with real keys. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { KEY, qreviewInPty } from '../cli/pty.ts';
import { folderWithExample } from '../folder.ts';

it('less stays when Ctrl-C is pressed in it, and q ends it', async () => {
  const terminal = qreviewInPty('report 2026-Q1', join(folderWithExample(), 'acme-west'), {
    PAGER: 'less',
    LESS: 'RX',
  });
  await terminal.sees('Acme West  2026-Q1');
  terminal.type('F');
  await terminal.sees('Waiting for data');
  terminal.type(KEY.ctrlC);
  await terminal.sees('(END)');
  terminal.type('q');
  expect(await terminal.ends()).toBe(0);
  expect(terminal.screen()).toContain('What fails in several hands');
});
