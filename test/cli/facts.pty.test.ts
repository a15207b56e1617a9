/** What the CRM says is proposed in a real terminal: Enter takes it, and a correction keeps both figures. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { folder } from '../folder.ts';
import { KEY, qreviewInPty } from './pty.ts';

const FILES = {
  'qreview.yaml': `version: 1
team: Acme West
leader: Jo Park
currency: USD
fiscal_year: { starts: january }
reps:
  ana-silva: { name: Ana Silva, quota: { 2026-Q1: 250000 } }
`,
  'reviews/2025-Q4/ana-silva.yaml': `version: 1
rep: ana-silva
quarter: 2025-Q4
state: final
held: 2026-01-07
number: { quota: 240000, booked: 251000 }
said: {}
did: {}
worked: {}
didnt_work: {}
learned: {}
biggest_client: unknown
next:
  logos: { objective: Win five new logos, measure: { metric: New logos, target: 5 }, serves: quota }
`,
  'actuals/2026-Q1.yaml': `version: 1
quarter: 2026-Q1
reps:
  ana-silva: { booked: 231500.5, new_accounts: 4 }
`,
};

it('proposes what was booked, and what a promise came to', async () => {
  const root = folder(FILES);
  const terminal = qreviewInPty('new ana-silva 2026-Q1', root);
  await terminal.sees('What was booked? (the CRM says 231,500.50)');
  await terminal.sees('Enter takes it');
  await terminal.sees('Ctrl+G');
  terminal.type(KEY.enter);
  await terminal.sees('Was it done?');
  await terminal.sees('↑↓');
  terminal.type(KEY.down + KEY.down + KEY.enter);
  await terminal.sees('What did it come to? (the CRM says 4)');
  await terminal.sees('Ctrl+G');
  terminal.type(`5${KEY.enter}`);
  await terminal.sees('What happened?');
  await terminal.sees('Ctrl+G');
  terminal.type(KEY.ctrlC);
  expect(await terminal.ends()).toBe(130);
  expect(parse(readFileSync(join(root, 'reviews/2026-Q1/ana-silva.yaml'), 'utf8'))).toMatchObject({
    number: { quota: 250000, booked: 231500.5, crm: 231500.5 },
    did: { logos: { done: false, actual: 5 } },
  });
});

it('keeps both figures where the leader knows better', async () => {
  const root = folder(FILES);
  const terminal = qreviewInPty('new ana-silva 2026-Q1', root);
  await terminal.sees('What was booked?');
  await terminal.sees('Ctrl+G');
  terminal.type(`240k${KEY.enter}`);
  await terminal.sees('Was it done?');
  await terminal.sees('↑↓');
  terminal.type(KEY.ctrlC);
  expect(await terminal.ends()).toBe(130);
  expect(parse(readFileSync(join(root, 'reviews/2026-Q1/ana-silva.yaml'), 'utf8'))).toMatchObject({
    number: { quota: 250000, booked: 240000, crm: 231500.5 },
  });
});
