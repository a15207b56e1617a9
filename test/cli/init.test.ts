import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { main } from '../../src/cli/main.ts';
import { folder, ROOT } from '../folder.ts';
import { fakeTerminal } from './fake-terminal.ts';
import { scripted } from './scripted-ask.ts';

it('asks for the team, and makes a folder that is valid', async () => {
  const cwd = folder();
  const { ask, asked } = scripted([
    ["What is the team's name?", 'Équipe: "Ouest" #1'],
    ['Who holds the reviews?', 'Jo Park'],
    ['In which currency', 'EUR'],
    ['In which month', 'February'],
    ['Which calendar year names', 'start'],
    ["What is the team's number", '5.6M'],
    ['A goal of the team?', 'Win 40 new logos'],
    ['A goal of the team?', ''],
    ['A rep?', "Zoë Çelik-O'Neil"],
    ['A rep?', '山田 太郎'],
    ['A rep?', ''],
  ]);
  const terminal = fakeTerminal({ cwd, ask });
  expect(await main(['init', 'west'], terminal)).toBe(0);
  expect(asked).toContain("What is the team's number for 2026?");
  expect(terminal.results()).toBe('west/qreview.yaml\n');
  expect(parse(readFileSync(join(cwd, 'west/qreview.yaml'), 'utf8'))).toEqual({
    version: 1,
    team: 'Équipe: "Ouest" #1',
    leader: 'Jo Park',
    currency: 'EUR',
    fiscal_year: { starts: 'february', named_after: 'start' },
    number: { 2026: 5600000 },
    goals: { 'win-new-logos': { goal: 'Win 40 new logos' } },
    reps: { 'zoe-celik-o-neil': { name: "Zoë Çelik-O'Neil" }, 'rep-1': { name: '山田 太郎' } },
    rules: {},
  });
  expect(readdirSync(join(cwd, 'west')).toSorted()).toEqual([
    '.gitattributes',
    '.gitignore',
    '.qreview',
    'qreview.yaml',
    'reviews',
  ]);
  const validated = fakeTerminal({ cwd: join(cwd, 'west') });
  expect(await main(['validate', '--strict'], validated)).toBe(0);
  expect(validated.printed()).toBe('1 file: all valid\n');
});

it('names the folder so that a shell finds it', async () => {
  const team = ['--no-input', '--team', 'West', '--leader', 'Jo', '--currency', 'USD'];
  for (const [name, word] of [
    ['west', 'west'],
    ["Büro & Söhne's", String.raw`'Büro & Söhne'\''s'`],
    ['$HOME', "'$HOME'"],
  ] as const) {
    const terminal = fakeTerminal({ cwd: folder() });
    expect(await main(['init', name, ...team], terminal)).toBe(0);
    expect(terminal.printed()).toContain(`  go there         cd ${word}\n`);
  }
});

it('takes a team without goals, number or reps, and says what to do next', async () => {
  const cwd = folder();
  const terminal = fakeTerminal({ cwd });
  const words = ['init', '--no-input', '--team', 'West', '--leader', 'Jo', '--currency', 'USD'];
  expect(await main(words, terminal)).toBe(0);
  expect(terminal.printed()).toContain('first review     add the reps to qreview.yaml, then run qreview new\n');
});

it('leaves the git settings that are there as they are', async () => {
  const cwd = folder({ '.gitattributes': '* text\n' });
  const words = ['init', '--no-input', '--team', 'West', '--leader', 'Jo', '--currency', 'USD', '--rep', 'al=Al Doe'];
  expect(await main(words, fakeTerminal({ cwd }))).toBe(0);
  expect(readFileSync(join(cwd, '.gitattributes'), 'utf8')).toBe('* text\n');
  expect(parse(readFileSync(join(cwd, 'qreview.yaml'), 'utf8'))).toMatchObject({ reps: { al: { name: 'Al Doe' } } });
});

it('brings the copies of the schemas up to date', async () => {
  const cwd = folder();
  await main(['init', '--no-input', '--team', 'West', '--leader', 'Jo', '--currency', 'USD'], fakeTerminal({ cwd }));
  const copy = join(cwd, '.qreview/review.schema.json');
  writeFileSync(copy, '{}\n');
  const warned = fakeTerminal({ cwd });
  expect(await main(['validate'], warned)).toBe(0);
  expect(warned.printed()).toContain('.qreview/review.schema.json:1:1 warning [file/schema-copy]');
  rmSync(join(cwd, '.qreview/team.schema.json'));
  const missing = fakeTerminal({ cwd });
  await main(['validate'], missing);
  expect(missing.printed()).toContain('the copy of the schema is missing: editors cannot check the files');
  expect(await main(['init', '--schemas'], fakeTerminal({ cwd }))).toBe(0);
  expect(readFileSync(copy, 'utf8')).toBe(readFileSync(join(ROOT, 'schemas/review.schema.json'), 'utf8'));
});

it('the example has the current schemas', () => {
  for (const name of readdirSync(join(ROOT, 'examples/acme-west/.qreview'))) {
    const copy = readFileSync(join(ROOT, 'examples/acme-west/.qreview', name), 'utf8');
    expect(copy).toBe(readFileSync(join(ROOT, 'schemas', name), 'utf8'));
  }
});

it('writes nothing where a team name cannot stand in a file', async () => {
  const cwd = folder();
  const terminal = fakeTerminal({ cwd });
  const words = [
    'init',
    '--no-input',
    '--team',
    'West',
    '--leader',
    'Jo',
    '--currency',
    'USD',
    '--goal',
    'Bad Id=x',
    '--rep',
    'x y=z',
  ];
  expect(await main(words, terminal)).toBe(2);
  expect(terminal.printed()).toContain('--goal Bad Id=x: write new-logos="Win 40 new logos"');
  expect(existsSync(join(cwd, 'qreview.yaml'))).toBe(false);
});
