/** `qreview report` on the example team, and on teams that are not as they should be. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import stringWidth from 'fast-string-width';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { formatShare } from '../../src/domain/measure.ts';
import { formatMoney, formatShortMoney } from '../../src/domain/money.ts';
import { isTree, valueAt } from '../../src/domain/tree.ts';
import { folderWithExample, ROOT } from '../folder.ts';
import { fakeTerminal } from './fake-terminal.ts';

const example = (): string => join(folderWithExample(), 'acme-west');

async function run(cwd: string, words: readonly string[], width = 80, env: Readonly<Record<string, string>> = {}) {
  const terminal = fakeTerminal({ cwd, width, env });
  const exit = await main([...words], terminal);
  return { exit, text: terminal.results(), printed: terminal.printed() };
}

async function json(cwd: string, ...words: readonly string[]): Promise<Record<string, unknown>> {
  const { text } = await run(cwd, ['report', '2026-Q1', '--format', 'json', ...words]);
  return JSON.parse(text);
}

const schema: object = JSON.parse(readFileSync(join(ROOT, 'schemas/report.schema.json'), 'utf8'));
const ajv = new Ajv({ strictTypes: false });
ajv.addVocabulary(['enumDescriptions']);
const isReport = ajv.compile(schema);

/** Every number and text in a value. */
function leaves(value: unknown): (string | number)[] {
  if (typeof value === 'string' || typeof value === 'number') return [value];
  return isTree(value) ? Object.values(value).flatMap(leaves) : [];
}

describe('the json', () => {
  it.each([[[]], [['--history', '5']], [['--rep', 'carla-rossi']], [['--part', 'known']], [['--rep', 'Mei Tanaka']]])(
    'is what its schema says: %j',
    async (words) => {
      isReport(await json(example(), ...words));
      expect(isReport.errors).toBeNull();
    },
  );

  it('is what its schema says where nothing is known', async () => {
    const cwd = example();
    rmSync(join(cwd, 'reviews'), { recursive: true });
    isReport(await json(cwd, '--history', '3'));
    expect(isReport.errors).toBeNull();
  });

  it('carries every figure and finding of the text', async () => {
    const cwd = example();
    const { text } = await run(cwd, ['report', '2026-Q1', '--history', '5'], 120);
    const report = await json(cwd, '--history', '5');
    const numbers = leaves(report).filter((leaf) => typeof leaf === 'number');
    const words = leaves(report).join('\n');
    const written = new Set(
      numbers.flatMap((number) => [
        formatMoney(number, 'USD'),
        formatShortMoney(number, 'USD'),
        formatShare(number),
        String(number),
      ]),
    );
    const figures = text.match(/-?\$[\d,.]*\d[KM]?|\d[\d,.]*%|(?<![\w.,-])\d+(?= of )|(?<= of )\d+\b/g) ?? [];
    expect(figures.length).toBeGreaterThan(100);
    expect(figures.filter((figure) => !written.has(figure) && !words.includes(figure))).toEqual([]);
    const flat = text.replaceAll(/\s+/g, ' ');
    const findings = valueAt(report, ['findings']);
    const messages = Array.isArray(findings)
      ? findings.map((finding: unknown) => String(valueAt(finding, ['message'])))
      : [];
    expect(messages.length).toBeGreaterThan(5);
    expect(messages.filter((message) => !flat.includes(message.replaceAll(/\s+/g, ' ')))).toEqual([]);
  });
});

describe('the text', () => {
  it.each([60, 80, 120, 200])('is no wider than a terminal of %d columns, but for places', async (width) => {
    const { text } = await run(example(), ['report', '2026-Q1', '--history', '3'], width);
    const wide = text.split('\n').filter((line) => stringWidth(line) > width && !/^ +\S+\.yaml:\d+:\d+ /.test(line));
    expect(wide).toEqual([]);
  });

  it.each([60, 70, 80])('cuts no figure at %d columns, in a currency with long amounts', async (width) => {
    const cwd = example();
    const team = readFileSync(join(cwd, 'qreview.yaml'), 'utf8');
    writeFileSync(join(cwd, 'qreview.yaml'), team.replace('currency: USD', 'currency: CHF'));
    const { text } = await run(cwd, ['report', '2026-Q1', '--part', 'number,promises,alignment'], width);
    expect(text).not.toContain('…');
    expect(text.replaceAll(/\s+/g, ' ')).toContain('2026 booked CHF 847,200 of CHF 4,800,000 18%');
  });

  it('has plain characters alone where the terminal has no others', async () => {
    const { text } = await run(example(), ['report', '2026-Q1', '--history', '3'], 80, { LANG: 'C', LC_ALL: 'C' });
    // What people wrote is shown as they wrote it.
    expect(text.replaceAll('東京電機', '')).toMatch(/^[\u0020-\u007E\n]*$/);
    expect(text).toContain('2. Promise x number');
  });

  it('says the same without colour', async () => {
    const cwd = example();
    const { text } = await run(cwd, ['report', '2026-Q1']);
    const { text: coloured } = await run(cwd, ['report', '2026-Q1', '--color']);
    expect(coloured).not.toBe(text);
    // oxlint-disable-next-line no-control-regex
    expect(coloured.replaceAll(/\u001B\[\d+m/g, '')).toBe(text);
  });

  it('is of the parts that are picked, in their order', async () => {
    const { text } = await run(example(), ['report', '2026-Q1', '--part', 'across,known', '--part', 'Number']);
    expect(text.match(/^\d\. .*$/gm)).toEqual(['1. The number', '3. What you know', '6. Across the team']);
  });
});

describe('the quarter', () => {
  it('is without a word the latest with a review, where the one that is due has none', async () => {
    const terminal = fakeTerminal({ cwd: example(), today: '2026-11-23' });
    expect(await main(['report', '--part', 'known'], terminal)).toBe(0);
    expect(terminal.printed()).toMatch(
      /^There is no review for 2026-Q3 yet\. The latest quarter with one is 2026-Q1\.\nAcme West {2}2026-Q1/,
    );
  });

  it('is the one that is named, with a review or without', async () => {
    const { text, exit } = await run(example(), ['report', '2026-Q3', '--part', 'known']);
    expect(text).toContain('0 of 5 reviews done; no review: Ana Silva, Ben Okafor');
    expect(exit).toBe(0);
  });
});

describe('the exit status', () => {
  it('tells of errors with --strict, and of nothing without', async () => {
    const cwd = example();
    expect((await run(cwd, ['report', '2026-Q1', '--strict'])).exit).toBe(0);
    const file = join(cwd, 'reviews/2026-Q1/carla-rossi.yaml');
    const text = readFileSync(file, 'utf8');
    writeFileSync(
      file,
      text.replace(
        '    because:\n      - worked.audit-meetings\n    good: true\n',
        '    repeats: didnt_work.linkedin-ads\n',
      ),
    );
    expect((await run(cwd, ['report', '2026-Q1'])).exit).toBe(0);
    expect((await run(cwd, ['report', '2026-Q1', '--strict'])).exit).toBe(1);
    expect((await run(cwd, ['report', '2026-Q1', '--strict', '--rep', 'ana-silva'])).exit).toBe(0);
  });

  it.each([
    [['--rep', 'nobody'], 'no rep "nobody" in this team'],
    [['--rep', 'dmitri-volkov'], 'Dmitri Volkov is not in the team in 2026-Q1'],
    [['--part', 'numbr'], 'a report has no part "numbr"\n  did you mean number?'],
    [['--history', '0'], '--history 0 is not a number of quarters\n  write a number from 1 to 40'],
    [['--history', 'all'], '--history all is not a number of quarters'],
  ])('is 2 for wrong words: %j', async (words, message) => {
    const { exit, printed } = await run(example(), ['report', '2026-Q1', ...words]);
    expect(printed).toContain(message);
    expect(exit).toBe(2);
  });
});

describe('files that are not as they should be', () => {
  it('are named, do not count as no review, and do not stop the others', async () => {
    const cwd = example();
    writeFileSync(join(cwd, 'reviews/2026-Q1/ben-okafor.yaml'), 'version: [1\n');
    writeFileSync(join(cwd, 'reviews/2025-Q4/ana-silva.yaml'), 'version: 7\n');
    const { text } = await run(cwd, ['report', '2026-Q1']);
    expect(text.replaceAll(/\s+/g, ' ')).toContain('cannot be read: Ben Okafor');
    expect(text).toContain('the review cannot be read: Ben Okafor');
    expect(text).toMatch(/^ +reviews\/2026-Q1\/ben-okafor\.yaml:\d+:\d+ {2}file\/yaml$/m);
    expect(text).toMatch(/^ +reviews\/2025-Q4\/ana-silva\.yaml:1:10 {2}file\/schema$/m);
    expect(text).toContain('Carla Rossi');
  });

  it('come out harmless, whatever is written in them', async () => {
    const cwd = example();
    const file = join(cwd, 'reviews/2026-Q1/ana-silva.yaml');
    writeFileSync(
      file,
      readFileSync(file, 'utf8')
        .replace('Asked every renewal', String.raw`"\e[2J\u202EAsked" #`)
        .replace('effort: "', 'effort: "'),
    );
    const { text } = await run(cwd, ['report', '2026-Q1']);
    // oxlint-disable-next-line no-control-regex
    expect(text).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u202A-\u202E]/);
  });
});

it('finds what validate --strict finds', async () => {
  const cwd = example();
  const found = (value: unknown): string[] => {
    const findings = valueAt(value, ['findings']);
    if (!Array.isArray(findings)) return [];
    return findings
      .map((one: unknown) =>
        ['file', 'line', 'column', 'rule', 'severity', 'message'].map((key) => valueAt(one, [key])).join(' '),
      )
      .toSorted();
  };
  const { text } = await run(cwd, ['validate', 'reviews/2026-Q1', '--strict', '--format', 'json']);
  const validated = found(JSON.parse(text));
  expect(validated.length).toBeGreaterThan(5);
  expect(found(await json(cwd))).toEqual(validated);
});

it('does not depend on the order of reps and sections in the files', async () => {
  const cwd = example();
  const before = await json(cwd);
  const file = join(cwd, 'qreview.yaml');
  const text = readFileSync(file, 'utf8');
  const [head = '', reps = ''] = text.split(/^reps:\n/m);
  const each = reps.split(/^(?= {2}[a-z-]+:$)/m);
  writeFileSync(file, `${head}reps:\n${each.toReversed().join('')}`);
  const after = await json(cwd);
  const { number, ...rest } = after;
  expect(number).toMatchObject(Object(before['number']).quarter === undefined ? {} : { quarter: { amount: 847200 } });
  const sorted = (value: unknown): unknown => leaves(value).map(String).toSorted();
  const { findings: _, ...others } = rest;
  const { findings: __, number: ___, ...expected } = before;
  expect(sorted(others)).toEqual(sorted(expected));
});
