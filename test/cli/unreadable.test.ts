/** What cannot be read, or is not what it should be, is never taken for nothing: each command that lacks it says so. */
import { appendFileSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { folderWithExample, ROOT } from '../folder.ts';
import { fakeTerminal } from './fake-terminal.ts';
import { run } from './run.ts';
import { scripted } from './scripted-ask.ts';

const ANSWERS = join(ROOT, 'examples/answers/mei-tanaka-2026-Q1.yaml');
const ANA = 'reviews/2026-Q1/ana-silva.yaml';

let cwd = '';
beforeEach(() => {
  cwd = join(folderWithExample(), 'acme-west');
});

function change(file: string, what: string | RegExp, into: string): void {
  const text = readFileSync(join(cwd, file), 'utf8');
  const changed = text.replace(what, into);
  expect(changed).not.toBe(text);
  writeFileSync(join(cwd, file), changed);
}

describe('figures of the CRM that cannot be read', () => {
  const spoilt = (quarter: string): void => {
    mkdirSync(join(cwd, 'actuals'), { recursive: true });
    const rep = '  mei-tanaka:\n    booked: 120000\n    bookings: 3\n';
    writeFileSync(join(cwd, `actuals/${quarter}.yaml`), `version: 1\nquarter: ${quarter}\nreps:\n${rep}`);
  };

  it('are named by new, with the place, and nothing is written without them', async () => {
    spoilt('2026-Q1');
    const { exit, printed } = await run(cwd, 'new', 'mei-tanaka', '2026-Q1', '--answers', ANSWERS);
    expect(exit).toBe(1);
    expect(printed).toMatch(/^qreview: actuals\/2026-Q1\.yaml, in which the CRM's figures are, cannot be read\n/);
    expect(printed).toContain('actuals/2026-Q1.yaml:6:5 error [file/schema]\n  reps.mei-tanaka.bookings: there is no');
  });

  it.each([['prepare', 'mei-tanaka', '2026-Q1'], ['status', '2026-Q1'], []])(
    'are named by %s, which does without them',
    async (...words) => {
      spoilt('2026-Q1');
      const { printed } = await run(cwd, ...words);
      expect(printed).toContain('actuals/2026-Q1.yaml cannot be read, and is left out: see qreview validate\n');
      expect(printed).not.toContain('imported');
    },
  );

  it('are named by an interview, which goes on without them', async () => {
    spoilt('2026-Q1');
    const { ask } = scripted([['What now?', 'draft']]);
    const terminal = fakeTerminal({ cwd, ask });
    expect(await main(['new', 'mei-tanaka', '2026-Q1'], terminal)).toBe(0);
    expect(terminal.printed()).toContain('actuals/2026-Q1.yaml cannot be read, and is left out');
  });

  it('are named by diff and by export', async () => {
    spoilt('2025-Q4');
    expect((await run(cwd, 'diff')).printed).toContain('actuals/2025-Q4.yaml cannot be read, and is left out');
    const said = (await run(cwd, 'diff', '2025-Q4', '2025-Q4')).printed.match(/cannot be read, and is left out/g);
    expect(said).toHaveLength(1);
    expect((await run(cwd, 'export')).printed).toContain('cannot be read: actuals/2025-Q4.yaml');
  });

  it('and reviews are a difference to diff --exit-code, unless it is one quarter with itself', async () => {
    const differ = async (from: string, to: string) => (await run(cwd, 'diff', from, to, '--exit-code')).exit;
    expect(await differ('2027-Q1', '2027-Q2')).toBe(0);
    spoilt('2027-Q2');
    expect(await differ('2027-Q1', '2027-Q2')).toBe(1);
    expect(await differ('2027-Q2', '2027-Q2')).toBe(0);
    for (const quarter of ['2027-Q3', '2027-Q4']) {
      mkdirSync(join(cwd, 'reviews', quarter));
      writeFileSync(join(cwd, 'reviews', quarter, 'ana-silva.yaml'), 'a: [');
    }
    expect(await differ('2027-Q3', '2027-Q4')).toBe(1);
    expect(await differ('2027-Q3', '2027-Q3')).toBe(0);
  });

  it('of an earlier quarter of the year are named in the report that they are missing from', async () => {
    spoilt('2025-Q2');
    const { exit, out } = await run(cwd, 'report', '2025-Q4', '--strict');
    expect(exit).toBe(1);
    expect(out).toContain('actuals/2025-Q2.yaml:6:5');
    const { printed } = await run(cwd, 'report', '2026-Q1', '--history', '5');
    expect(printed).toContain('actuals/2025-Q2.yaml cannot be read, and is left out: see qreview validate\n');
  });
});

describe('reviews', () => {
  it('that an item repeats, and that cannot be read, are not said to be missing', async () => {
    appendFileSync(join(cwd, 'reviews/2025-Q2/ana-silva.yaml'), '  : [\n');
    change(ANA, /(?<before>\nnext:[^]*?repeats: )none/, '$<before>2025-Q2/didnt_work.webinar-list');
    const { printed } = await run(cwd, 'validate', ANA);
    expect(printed).toContain('the review of ana-silva for 2025-Q2 cannot be read');
    expect(printed).toContain('→ mend it: qreview validate reviews/2025-Q2/ana-silva.yaml\n');
  });

  it('whose plan is the promise, and that cannot be read, leave it open whether it is unchanged', async () => {
    appendFileSync(join(cwd, 'reviews/2025-Q4/ana-silva.yaml'), '  : [\n');
    const { exit, printed } = await run(cwd, 'validate', ANA);
    expect(exit).toBe(0);
    expect(printed).toContain('warning [said/unchanged]\n  the plan of 2025-Q4 cannot be read, so nobody knows');
    expect((await run(cwd, 'report', '2026-Q1', '--anonymous')).out).toContain('or that cannot be read');
  });

  it('that cannot be read are named by new, whose questions they would bring', async () => {
    writeFileSync(join(cwd, 'reviews/2025-Q3/mei-tanaka.yaml'), 'a: [');
    const { exit, printed } = await run(cwd, 'new', 'mei-tanaka', '2026-Q1', '--answers', ANSWERS);
    expect(exit).toBe(0);
    expect(printed).toContain('reviews/2025-Q3/mei-tanaka.yaml cannot be read, and is left out');
  });

  it('of a time before the team are named by the report that would count them', async () => {
    change('qreview.yaml', /(?<before>ana-silva:\n {4}name: Ana Silva\n)/, '$<before>    from: 2026-Q1\n');
    writeFileSync(join(cwd, 'reviews/2025-Q4/ana-silva.yaml'), 'a: [');
    expect((await run(cwd, 'report', '2026-Q1')).out).toContain('reviews/2025-Q4/ana-silva.yaml');
  });

  it('of the year before that cannot be read are among the findings of the report', async () => {
    appendFileSync(join(cwd, 'reviews/2025-Q2/ana-silva.yaml'), '  : [\n');
    change(ANA, /(?<before>\nnext:[^]*?\n) {4}repeats: none\n/, '$<before>');
    expect((await run(cwd, 'report', '2026-Q1')).out).toMatch(
      /reviews\/2025-Q2\/ana-silva\.yaml:\d+:\d+ {2}file\/yaml/,
    );
  });

  it('that are a link to nothing are not said to be missing', async () => {
    symlinkSync('nowhere', join(cwd, 'reviews/2026-Q1/mei-tanaka.yaml'));
    const { printed } = await run(cwd, 'validate');
    expect(printed).toContain('reviews/2026-Q1/mei-tanaka.yaml:1:1 error [file/text]\n  the link leads to nothing\n');
    expect((await run(cwd, 'new', 'mei-tanaka', '2026-Q1', '--answers', ANSWERS)).printed).toContain(
      'there is a review of Mei Tanaka for 2026-Q1 that cannot be read',
    );
  });
});

it.each([
  [
    'rep: ana-silva',
    'answers.yaml:1:6 error [file/answers]\n  these are the answers for ana-silva, not for mei-tanaka\n',
  ],
  ['quarter: 2025-Q4', '→ write quarter: 2026-Q1, or take the line out\n'],
  ['version: 7', 'the file is of version 7, and this qreview knows 1'],
])('answers with %j are not taken for those of another review', async (line, said) => {
  writeFileSync(join(cwd, 'answers.yaml'), `${line}\n${readFileSync(ANSWERS, 'utf8')}`);
  const { exit, printed } = await run(cwd, 'new', 'mei-tanaka', '2026-Q1', '--answers', 'answers.yaml');
  expect([exit, printed]).toEqual([1, expect.stringContaining(said)]);
});

it.each([
  ['--part', 'number'],
  ['--format', 'csv'],
  ['--part', 'known', '--format', 'html'],
])('errors for which a strict report fails are told where it does not list them: %s %s', async (...words) => {
  change(ANA, /(?<before>\nnext:[^]*?serves: ).*/, '$<before>no-such');
  const { exit, printed } = await run(cwd, 'report', '2026-Q1', '--strict', ...words);
  expect(exit).toBe(1);
  expect(printed).toMatch(/^1 error: see qreview report 2026-Q1 --part findings$/m);
});

it.each([
  ['{ 007: many }', '5:21 error [file/schema]\n  reps.ana-silva.metrics.007'],
  ['{ "": many }', '5:20 error [file/schema]\n  reps.ana-silva.metrics.""'],
])('keys of digits, or of nothing, are told as they are written: %s', async (metrics, place) => {
  mkdirSync(join(cwd, 'actuals'));
  const text = `version: 1\nquarter: 2026-Q1\nreps:\n  ana-silva:\n    metrics: ${metrics}\n`;
  writeFileSync(join(cwd, 'actuals/2026-Q1.yaml'), text);
  expect((await run(cwd, 'validate')).printed).toContain(place);
});
