/** Interviews with a person who answers from a script; the keys themselves are tested in a real terminal. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Ask } from '../../src/cli/io.ts';
import { main } from '../../src/cli/main.ts';
import { answersElsewhere, folderWithExample } from '../folder.ts';
import { fakeTerminal } from './fake-terminal.ts';
import { scripted } from './scripted-ask.ts';

const FILE = 'reviews/2026-Q1/mei-tanaka.yaml';
const NEW = ['new', 'mei-tanaka', '2026-Q1'];

const WHOLE = [
  ['number.booked', '187,400'],
  ['did.denki-pilot.done', 'yes'],
  ['did.one-plant.done', 'no'],
  ['did.one-plant.actual', '3'],
  ['did.one-plant.note', 'The fourth waits: "soon"'],
  ['did.fast-contracts.done', 'yes'],
  ['did.fast-contracts.actual', '24'],
  ['worked.+', 'Visited instead of phoning'],
  ['worked.visited', '6 of 9 led to an offer'],
  ['worked.visited', 'yes'],
  ['worked.+', ''],
  ['didnt_work.+', '-'],
  ['learned.+', '?'],
  ['biggest_client.client', 'Denki'],
  ['next.+', 'Win four plant managers'],
  ['next.win-four-plant.measure', '4 plants'],
  ['next.win-four-plant.because', 'did.one-plant'],
  ['next.+', ''],
] as const;

function example(): string {
  return join(folderWithExample(), 'acme-west');
}

it('shows the review as it stands with what the plan leaves open, and saves it as final', async () => {
  const cwd = example();
  const { ask, asked } = scripted([...WHOLE, ['What now?', 'final']]);
  const terminal = fakeTerminal({ cwd, ask, width: 120 });
  expect(await main(NEW, terminal)).toBe(0);
  expect(asked.length).toBeLessThanOrEqual(60);
  expect(terminal.results()).toBe(`saved ${FILE}\n`);
  const printed = terminal.printed();
  expect(printed).toContain('Question 5 of 5. What will they do next quarter?');
  expect(printed).toContain('• Sell one plant each to four manufacturers (4 plants sold, expected to bring $90,000)');
  expect(printed).toContain('"Visited instead of phoning" worked and is to be kept up, but nothing in the plan does');
  expect(printed.endsWith('read it with qreview show mei-tanaka 2026-Q1\n')).toBe(true);
  expect(parse(readFileSync(join(cwd, FILE), 'utf8'))).toMatchObject({
    state: 'final',
    held: '2026-04-08',
    number: { quota: 200000, booked: 187400 },
    didnt_work: {},
    learned: 'unknown',
    biggest_client: { client: 'Denki' },
    next: { 'win-four-plant': { measure: { metric: 'plants', target: 4 }, because: ['did.one-plant'] } },
  });
  expect(readdirSync(join(cwd, 'reviews/2026-Q1')).filter((name) => name.startsWith('.'))).toEqual([]);
});

it('goes back to a question, and then to the end again', async () => {
  const cwd = example();
  const { ask, asked } = scripted([
    ...WHOLE,
    ['What now?', '3'],
    ['didnt_work.+', 'Webinar for plant managers'],
    ['What now?', '2'],
    ['worked.visited', '-'],
    ['worked.+', '-'],
    ['What now?', 'final'],
  ]);
  expect(await main(NEW, fakeTerminal({ cwd, ask }))).toBe(0);
  expect(asked.filter((question) => question === 'What now?')).toHaveLength(3);
  expect(parse(readFileSync(join(cwd, FILE), 'utf8'))).toMatchObject({
    didnt_work: { 'webinar-plant-managers': { effort: 'Webinar for plant managers' } },
    worked: {},
  });
});

it('keeps a draft, and goes on with it another day', async () => {
  const cwd = example();
  const first = scripted([...WHOLE, ['What now?', 'draft']]);
  const terminal = fakeTerminal({ cwd, ask: first.ask });
  expect(await main(NEW, terminal)).toBe(0);
  expect(terminal.results()).toBe(`kept as a draft ${FILE}\n`);
  // Whoever adds a comment finds it again.
  const path = join(cwd, FILE);
  writeFileSync(path, readFileSync(path, 'utf8').replace('number:\n', '# asked in March\nnumber:\n'));
  const second = scripted([['What now?', 'final']]);
  expect(await main(NEW, fakeTerminal({ cwd, ask: second.ask, today: '2026-04-20' }))).toBe(0);
  expect(second.asked).toEqual(['What now?']);
  const text = readFileSync(path, 'utf8');
  expect(text).toContain('# asked in March\nnumber:\n');
  expect(text).toContain('state: final\nheld: "2026-04-08"\n');
});

it('goes back one question on the way', async () => {
  const cwd = example();
  const { ask, asked } = scripted([
    ['number.booked', '<'],
    ['number.booked', '1'],
    ['did.denki-pilot.done', '<'],
    ['number.booked', '187400'],
    ...WHOLE.slice(1),
    ['What now?', 'draft'],
  ]);
  expect(await main(NEW, fakeTerminal({ cwd, ask }))).toBe(0);
  expect(asked.slice(0, 5)).toEqual([
    'number.booked',
    'number.booked',
    'did.denki-pilot.done',
    'number.booked',
    'did.denki-pilot.done',
  ]);
  expect(parse(readFileSync(join(cwd, FILE), 'utf8'))).toMatchObject({ number: { booked: 187400 } });
});

it('asks which rep where none is named', async () => {
  const cwd = example();
  const { ask, asked } = scripted([['Which rep?', 'mei-tanaka'], ...WHOLE, ['What now?', 'draft']]);
  expect(await main(['new'], fakeTerminal({ cwd, ask }))).toBe(0);
  expect(asked[0]).toBe('Which rep?');
  expect(existsSync(join(cwd, FILE))).toBe(true);
});

it('will not carry a promise out of a plan that is still a draft, or cannot be read', async () => {
  const cwd = example();
  const { ask } = scripted([]);
  const later = fakeTerminal({ cwd, ask, today: '2026-07-02' });
  expect(await main(['new', 'sam-patel', '2026-Q2'], later)).toBe(2);
  expect(later.printed()).toBe(
    'qreview: the review of Sam Patel for 2026-Q1 is still a draft, and its plan is the promise for 2026-Q2\n  finish it first: qreview new sam-patel 2026-Q1\n',
  );
  writeFileSync(join(cwd, 'reviews/2026-Q1/ana-silva.yaml'), 'version: 1\n');
  const broken = fakeTerminal({ cwd, ask, today: '2026-07-02' });
  expect(await main(['new', 'ana-silva', '2026-Q2'], broken)).toBe(1);
  expect(broken.printed()).toContain('qreview: the review of 2026-Q1, whose plan is the promise, cannot be read');
});

it('takes single answers beforehand, and asks the rest', async () => {
  const cwd = example();
  const { ask, asked } = scripted([['What now?', 'draft']]);
  const words = [
    ...NEW,
    '--set',
    'number.booked=187400',
    '--set',
    'did.denki-pilot.done=unknown',
    '--set',
    'worked=none',
    '--held',
    '2026-04-01',
  ];
  expect(await main(words, fakeTerminal({ cwd, ask }))).toBe(0);
  expect(asked).not.toContain('number.booked');
  expect(asked).not.toContain('worked.+');
  expect(parse(readFileSync(join(cwd, FILE), 'utf8'))).toMatchObject({
    held: '2026-04-01',
    number: { quota: 200000, booked: 187400 },
    did: { 'denki-pilot': 'unknown' },
    worked: {},
  });
});

it('does a whole review by flags, without a terminal', async () => {
  const cwd = example();
  const set = [
    'number.booked=187400',
    'did.denki-pilot.done=yes',
    'did.one-plant.done=no',
    'did.one-plant.actual=3',
    'did.fast-contracts.done=released',
    'worked.visits.effort=Visited: "6 of 9", $1,250 & $&',
    'worked.visits.keep=yes',
    'didnt_work=none',
    'learned=unknown',
    'biggest_client.client=Denki',
    'next.plants.objective=Win four plant managers',
    'next.plants.measure=4 plants',
    'next.plants.serves=new-logos',
    'next.plants.because=did.one-plant, worked.visits',
    'next.plants.good=yes',
  ];
  const terminal = fakeTerminal({ cwd });
  expect(await main([...NEW, ...set.flatMap((one) => ['--set', one]), '--format', 'json'], terminal)).toBe(0);
  expect(JSON.parse(terminal.results())).toEqual({ file: FILE, state: 'final' });
  expect(parse(readFileSync(join(cwd, FILE), 'utf8'))).toMatchObject({
    worked: { visits: { effort: 'Visited: "6 of 9", $1,250 & $&', keep: true } },
    next: { plants: { because: ['did.one-plant', 'worked.visits'], good: true, serves: 'new-logos' } },
  });
});

it('reads the answers from the standard input, and keeps their meaning', async () => {
  const cwd = example();
  const input = readFileSync(join(import.meta.dirname, '../../examples/answers/mei-tanaka-2026-Q1.yaml'), 'utf8');
  expect(await main([...NEW, '--answers', '-'], fakeTerminal({ cwd, input }))).toBe(0);
  const { number, ...answers } = parse(input);
  expect(parse(readFileSync(join(cwd, FILE), 'utf8'))).toMatchObject({
    ...answers,
    number: { quota: 200000, ...number },
  });
});

it('writes nothing where an answer is left out, and lists it', async () => {
  const cwd = example();
  const input = readFileSync(join(import.meta.dirname, '../../examples/answers/mei-tanaka-2026-Q1.yaml'), 'utf8')
    .replace('  booked: 187400\n', '  {}\n')
    .replace(/didnt_work:[\s\S]*(?=learned:)/, '');
  const terminal = fakeTerminal({ cwd, input });
  expect(await main([...NEW, '--answers', '-'], terminal)).toBe(2);
  expect(terminal.printed()).toContain(
    "2 answers are missing, and nothing was written\n  number.booked  What was booked?\n  didnt_work  What didn't work?\n",
  );
  expect(existsSync(join(cwd, FILE))).toBe(false);
});

it('keeps the answers elsewhere when somebody else has taken their place, and has nobody write over that', async () => {
  const cwd = example();
  const { ask } = scripted(WHOLE);
  let put = 0;
  const question: Ask['question'] = (...words) => {
    put += 1;
    if (put === 3) writeFileSync(join(cwd, FILE), 'version: 1 # theirs\n');
    return ask.question(...words);
  };
  const terminal = fakeTerminal({ cwd, ask: { ...ask, question } });
  expect(await main(NEW, terminal)).toBe(2);
  expect(terminal.printed()).toContain('the file was changed by somebody else');
  expect(terminal.printed()).not.toContain('Stopped');
  expect(parse(answersElsewhere(terminal.printed()))).toMatchObject({ rep: 'mei-tanaka', number: { booked: 187400 } });
  expect(terminal.printed()).toContain(
    `What somebody else wrote is in ${FILE}: take over by hand what it lacks of yours\n`,
  );
  expect(terminal.printed()).not.toContain('copy it');
  expect(readFileSync(join(cwd, FILE), 'utf8')).toBe('version: 1 # theirs\n');
});

it('tells nothing of answers where the first one cannot be saved', async () => {
  const cwd = example();
  const { ask } = scripted(WHOLE);
  const question: Ask['question'] = (...words) => {
    mkdirSync(join(cwd, FILE), { recursive: true });
    return ask.question(...words);
  };
  const terminal = fakeTerminal({ cwd, ask: { ...ask, question } });
  expect(await main(NEW, terminal)).toBe(2);
  expect(terminal.printed()).toContain('something of that name is there already');
  expect(terminal.printed()).not.toContain('Stopped');
});

it('keeps the answers elsewhere where their folder is gone', async () => {
  const cwd = example();
  const { ask } = scripted(WHOLE);
  let put = 0;
  const question: Ask['question'] = (...words) => {
    put += 1;
    if (put === 3) rmSync(cwd, { recursive: true });
    return ask.question(...words);
  };
  const terminal = fakeTerminal({ cwd, ask: { ...ask, question } });
  expect(await main(NEW, terminal)).toBe(2);
  expect(parse(answersElsewhere(terminal.printed()))).toMatchObject({
    rep: 'mei-tanaka',
    state: 'draft',
    number: { booked: 187400 },
  });
  expect(terminal.printed()).toContain('run qreview new mei-tanaka 2026-Q1');
});
