/** What a leader sees in an editor with the YAML language server: VS Code, Neovim, JetBrains and others. */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { FIVE_QUESTIONS } from '../../src/domain/questions.ts';
import { folderWithExample } from '../folder.ts';
import { expandSnippet, startLanguageServer, type Completion } from './language-server.ts';

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
  const paths = [join(team, 'qreview.yaml'), ...files.map((file) => join(reviews, file))];
  const found = await Promise.all(
    paths.map(async (path) => [path, ...(await server.diagnose(path, readFileSync(path, 'utf8')))]),
  );
  expect(found).toEqual(paths.map((path) => [path]));
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
    serve: quota
    because: [worked.x, said.y]
`;
  const found = await server.diagnose(review, text);
  expect(found.toSorted((one, other) => Number.parseInt(one) - Number.parseInt(other))).toEqual([
    '6: a day is written 2026-04-02',
    '8: an id is a lower-case letter, then letters, digits or hyphens, 64 at most',
    '10: Property kepp is not allowed.',
    '14: Value is not accepted. Valid values: "stop", "change", "repeat".',
    '18: Property serve is not allowed.',
    '19: a cause is written worked.ID, didnt_work.ID, learned.ID, did.ID or biggest_client',
  ]);
});

it('underlines a wrong rep and a wrong quarter, until they are mended', async () => {
  const { review, server } = await start();
  const slips = HEAD.replace('ana-silva', 'Ana Silva').replace('2026-Q1', 'Q1 2026');
  expect(await server.diagnose(review, slips)).toEqual([
    '3: an id is a lower-case letter, then letters, digits or hyphens, 64 at most',
    '4: a quarter is written 2026-Q1',
  ]);
  expect(await server.diagnose(review, HEAD)).toEqual([]);
});

it('underlines what a final review lacks', async () => {
  const { review, server } = await start();
  const found = await server.diagnose(review, HEAD.replace('draft', 'final'));
  const missing = ['held', 'number', 'said', 'did', 'worked', 'didnt_work', 'learned', 'biggest_client', 'next'];
  expect(found).toEqual(missing.map((section) => `2: Missing property "${section}".`));
});

it('underlines slips in the team file and in actuals', async () => {
  const { team, server } = await start();
  const teamText = readFileSync(join(team, 'qreview.yaml'), 'utf8')
    .replace('starts: january', 'starts: janury')
    .replace('currency: USD', 'currency: dollars');
  const found = await server.diagnose(join(team, 'qreview.yaml'), teamText);
  expect(found).toHaveLength(2);
  expect(found.some((one) => one.includes('a currency is its three-letter code'))).toBe(true);
  expect(found.some((one) => one.includes('"january"'))).toBe(true);

  const actuals = join(team, 'actuals/2026-Q1.yaml');
  const head = '# yaml-language-server: $schema=../.qreview/actuals.schema.json\nversion: 1\nquarter: 2026-Q1\n';
  const source = (sha256: string): string => `source: { file: a.csv, sha256: ${sha256}, imported: 2026-04-01 }\n`;
  expect(
    await server.diagnose(actuals, `${head}${source('short')}reps: { ana-silva: { booked: 1, wonn: 2 } }\n`),
  ).toEqual(['4: a SHA-256 is 64 digits and letters a to f', '5: Property wonn is not allowed.']);
  expect(
    await server.diagnose(actuals, `${head}${source('a'.repeat(64))}reps: { ana-silva: { booked: 1, won: 2 } }\n`),
  ).toEqual([]);
});

it('says so when the copy of the schema is missing', async () => {
  const { team, review, server } = await start();
  rmSync(join(team, '.qreview'), { recursive: true });
  const [found] = await server.diagnose(review, HEAD);
  expect(found).toContain('.qreview/review.schema.json');
});

it('offers the sections of a new review', async () => {
  const { review, server } = await start();
  const offered = await server.complete(review, `${MODELINE}|`);
  const own = ['version', 'rep', 'quarter', 'state', 'held', 'said'];
  const sections = FIVE_QUESTIONS.flatMap((question) => question.sections);
  expect(labels(offered)).toEqual(expect.arrayContaining([...own, ...sections]));
});

it.each([
  ['did', ['kept', 'missed']],
  ['worked', ['an effort that worked']],
  ['didnt_work', ["an effort that didn't work"]],
  ['learned', ['a lesson']],
  ['next', ['an objective with a measure', 'an objective that happens or not']],
])('offers entries of %s that have nothing underlined', async (section, snippets) => {
  const { review, server } = await start();
  const offered = await server.complete(review, `${HEAD}${section}:\n  |`);
  expect(labels(offered)).toEqual(expect.arrayContaining(snippets));
  for (const { label, textEdit } of offered.filter((one) => snippets.includes(one.label))) {
    // An editor indents the lines of a snippet as the line that it stands on.
    const entry = expandSnippet(textEdit?.newText ?? '').replaceAll('\n', '\n  ');
    expect([label, entry.includes('$')]).toEqual([label, false]);
    expect([label, ...(await server.diagnose(review, `${HEAD}${section}:\n  ${entry}\n`))]).toEqual([label]);
  }
});

it('offers the fields of an entry', async () => {
  const { review, server } = await start();
  const fields = await server.complete(review, `${HEAD}worked:\n  referrals:\n    |`);
  expect(labels(fields)).toEqual(expect.arrayContaining(['effort', 'result', 'keep']));
  expect(labels(fields)).not.toContain('decision');
  const others = await server.complete(review, `${HEAD}worked:\n  referrals:\n    effort: Asked\n    |`);
  expect(labels(others)).toEqual(['result', 'keep']);
});

it('offers the values of a field', async () => {
  const { review, server } = await start();
  const values = {
    'didnt_work:\n  a:\n    effort: A\n    decision: |': ['stop', 'change', 'repeat'],
    'learned:\n  a:\n    lesson: A\n    about: |': ['environment', 'client', 'competitor', 'product', 'craft'],
    'worked:\n  a:\n    effort: A\n    keep: |': ['true', 'false'],
    'next:\n  a:\n    objective: A\n    measure:\n      metric: booked\n      target: |': ['quota'],
    'biggest_client: |': ['unknown'],
  };
  for (const [text, offered] of Object.entries(values)) {
    expect([text, ...labels(await server.complete(review, `${HEAD}${text}`))]).toEqual([text, ...offered]);
  }
});

it('explains the values that it offers', async () => {
  const { review, server } = await start();
  const offered = await server.complete(review, `${HEAD}didnt_work:\n  a:\n    effort: A\n    decision: |`);
  expect(offered.map(({ documentation }) => documentation)).toEqual([
    'it is not done again',
    'it is done in another way',
    'it is done again as it was, and the plan says why',
  ]);
});

it('tells the question behind a section', async () => {
  const { review, server } = await start();
  for (const { number, title, sections } of FIVE_QUESTIONS) {
    expect(await server.hover(review, `${HEAD}${sections[0]}|: {}\n`)).toContain(`**Question ${number}. ${title}**`);
  }
  expect(await server.hover(review, `${HEAD}wor|ked: {}\n`)).toContain('What do they need to keep doing?');
  expect(await server.hover(review, `${HEAD}ne|xt: {}\n`)).toContain('Does the plan line up with making the number');
  expect(await server.hover(review, `${HEAD}next:\n  plan:\n    objective: A\n    exp|ects: 3\n`)).toContain(
    'bookings that leader and rep expect',
  );
});
