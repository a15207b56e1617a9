/** What a leader sees in an editor with the YAML language server: VS Code, Neovim, JetBrains and others. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { folderWithExample } from '../folder.ts';
import { startLanguageServer, type Completion } from './language-server.ts';

const MODELINE = '# yaml-language-server: $schema=../../.qreview/review.schema.json\n';
const HEAD = `${MODELINE}version: 1\nrep: ana-silva\nquarter: 2026-Q1\nstate: draft\n`;

async function start() {
  const team = join(folderWithExample(), 'acme-west');
  return { team, review: join(team, 'reviews/2026-Q2/ana-silva.yaml'), server: await startLanguageServer(team) };
}

const labels = (offered: readonly Completion[]): string[] => offered.map(({ label }) => label);

it('underlines nothing in the example', async () => {
  const { team, server } = await start();
  const reviews = join(team, 'reviews');
  const files = readdirSync(reviews, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'));
  for (const path of [join(team, 'qreview.yaml'), ...files.map((file) => join(reviews, file))]) {
    expect([path, ...(await server.diagnose(path, readFileSync(path, 'utf8')))]).toEqual([path]);
  }
});

it('underlines slips where they are', async () => {
  const { review, server } = await start();
  const text = `${HEAD}held: April 2
worked:
  Referrals:
    effort: Asked every renewal
    kepp: true
didnt_work:
  cold-email:
    effort: Cold e-mail
    decision: stopp
next:
  plan:
    objective: Meet three CIOs
    because: [worked.x, said.y]
`;
  const found = await server.diagnose(review, text);
  expect(found).toContain('6: a day is written 2026-04-02');
  expect(found).toContain('10: Property kepp is not allowed.');
  expect(found.some((one) => one.startsWith('8: ') && one.includes('an id is a lower-case letter'))).toBe(true);
  expect(found.some((one) => one.startsWith('14: ') && one.includes('"stop"') && one.includes('"repeat"'))).toBe(true);
  expect(found.some((one) => one.startsWith('18: ') && one.includes('a cause is written worked.ID'))).toBe(true);
});

it('underlines slips in the team file and in actuals', async () => {
  const { team, server } = await start();
  const teamText = readFileSync(join(team, 'qreview.yaml'), 'utf8')
    .replace('starts: january', 'starts: janury')
    .replace('currency: USD', 'currency: dollars');
  const found = await server.diagnose(join(team, 'qreview.yaml'), teamText);
  expect(found.some((one) => one.includes('a currency is its three-letter code'))).toBe(true);
  expect(found.some((one) => one.includes('"january"'))).toBe(true);
  const actuals =
    '# yaml-language-server: $schema=../.qreview/actuals.schema.json\nversion: 1\nquarter: 2026-Q1\nsource: { file: a.csv, sha256: short, imported: 2026-04-01 }\nreps: { ana-silva: { booked: 1, wonn: 2 } }\n';
  expect(await server.diagnose(join(team, 'actuals/2026-Q1.yaml'), actuals)).toEqual([
    '4: a SHA-256 is 64 digits and letters a to f',
    '5: Property wonn is not allowed.',
  ]);
});

it('offers the sections of a new review, with snippets for their entries', async () => {
  const { review, server } = await start();
  expect(labels(await server.complete(review, `${MODELINE}|`))).toEqual(
    expect.arrayContaining([
      'version',
      'rep',
      'quarter',
      'state',
      'held',
      'number',
      'did',
      'worked',
      'didnt_work',
      'learned',
      'biggest_client',
      'next',
    ]),
  );
  expect(labels(await server.complete(review, `${HEAD}worked:\n  |`))).toContain('an effort that worked');
  expect(labels(await server.complete(review, `${HEAD}next:\n  |`))).toEqual(
    expect.arrayContaining(['an objective with a measure', 'an objective that happens or not']),
  );
});

it('offers the fields of an entry and their values', async () => {
  const { review, server } = await start();
  const fields = labels(await server.complete(review, `${HEAD}worked:\n  referrals:\n    effort: Asked\n    |`));
  expect(fields).toEqual(expect.arrayContaining(['result', 'keep']));
  expect(fields).not.toContain('decision');
  const decisions = labels(await server.complete(review, `${HEAD}didnt_work:\n  a:\n    effort: A\n    decision: |`));
  expect(decisions).toEqual(expect.arrayContaining(['stop', 'change', 'repeat']));
});

it('tells the question behind a section', async () => {
  const { review, server } = await start();
  expect(await server.hover(review, `${HEAD}wor|ked: {}\n`)).toContain('What do they need to keep doing?');
  expect(await server.hover(review, `${HEAD}ne|xt: {}\n`)).toContain('Does the plan line up with making the number');
  expect(await server.hover(review, `${HEAD}next:\n  plan:\n    objective: A\n    exp|ects: 3\n`)).toContain(
    'bookings that leader and rep expect',
  );
});
