/** `--anonymous`: whatever is asked for, in whatever format, nothing stands in it by which anybody would be known. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { parse as parseCsv } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { main } from '../../src/cli/main.ts';
import { isTree, valueAt } from '../../src/domain/tree.ts';
import { copyExample } from '../../src/store/example.ts';
import { folder, folderWithExample, ROOT } from '../folder.ts';
import { fakeTerminal } from './fake-terminal.ts';

const REPS = ['ana-silva', 'ben-okafor', 'carla-rossi', 'dmitri-volkov', 'mei-tanaka', 'sam-patel'];
const QUARTERS = ['2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4', '2026-Q1'];
const REPORT_FORMATS = [
  ...['text', 'json', 'markdown', 'html', 'csv'].map((format) => ['--format', format]),
  ...['promises', 'efforts', 'lessons', 'plans'].map((rows) => ['--format', 'csv', '--rows', rows]),
];
const SHOW_FORMATS = ['text', 'json', 'markdown', 'html'].map((format) => ['--format', format]);

const named = (all: readonly string[][]) => all.map((words) => [words.join(' '), words] as const);

const example = (): string => join(folderWithExample(), 'acme-west');

/** The result of a command; undefined where there is nothing to show, since the rep was not there then. */
async function resultOf(cwd: string, ...words: readonly string[]): Promise<string | undefined> {
  const terminal = fakeTerminal({ cwd });
  return (await main(words, terminal)) === 0 ? terminal.results() : undefined;
}

// What the program says itself, and what the files say in its words.
const OWN = new Set(
  `unknown known final draft quota stop change repeat environment client competitor product craft none biggest_client
  january end booked keep worked didnt_work learned`.split(/\s+/),
);

/** Each text and each id of a file, of four letters and more. */
function textsIn(value: unknown, key = ''): string[] {
  if (typeof value === 'string') return isOfTheirs(value) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((one: unknown) => textsIn(one, key));
  if (!isTree(value)) return [];
  const isOfIds = ['goals', 'reps', 'said', 'did', 'worked', 'didnt_work', 'learned', 'next'].includes(key);
  return Object.entries(value).flatMap(([name, one]) => [
    ...(isOfIds && isOfTheirs(name) ? [name] : []),
    ...textsIn(one, name),
  ]);
}

function isOfTheirs(text: string): boolean {
  const isOwn = OWN.has(text.toLowerCase());
  return /\p{L}{4}/u.test(text) && !isOwn && !/^\d{4}-Q[1-4]$/.test(text);
}

/** Everything that people wrote into a team's files; of a cause or a mail address the parts too, of a name each word. */
function written(root: string): string[] {
  const reviews = QUARTERS.flatMap((quarter) =>
    readdirSync(join(root, 'reviews', quarter)).map((name) => join(root, 'reviews', quarter, name)),
  );
  const files = [join(root, 'qreview.yaml'), ...reviews];
  const texts = files.flatMap((file) => textsIn(parseYaml(readFileSync(file, 'utf8'))));
  const names = texts.filter((text) => /^\p{Lu}[\p{L}.]+(?: \p{Lu}\p{L}+){0,2}$/u.test(text));
  return [
    ...new Set([
      ...texts,
      ...names.flatMap((name) => name.split(' ')),
      ...texts.flatMap((text) => text.split(/[.@/]/)),
    ]),
  ].filter(isOfTheirs);
}

/** Which of some texts stand in a result, in any case, escaped or not, and broken into lines or not. */
function leaks(result: string, texts: readonly string[]): string[] {
  const plain = (text: string): string =>
    text
      .replaceAll('&#39;', "'")
      .replaceAll('&quot;', '"')
      .replaceAll(/\\(?=[^\w\s])/g, '')
      .replaceAll(/\s+/g, ' ')
      .toLowerCase();
  const searched = plain(result);
  return texts.filter((text) => searched.includes(plain(text)));
}

describe('nothing that people wrote stands in', () => {
  const root = join(ROOT, 'examples/acme-west');
  const texts = written(root);

  it('(what is looked for are their names, ids, goals, clients and sentences)', () => {
    expect(texts.length).toBeGreaterThan(500);
    expect(texts).toEqual(
      expect.arrayContaining([
        'Acme West',
        'Jo Park',
        'Silva',
        'ana.silva@acme.example',
        'mei-tanaka',
        'new-logos',
        'Win 40 new logos in 2026',
        'Globex',
        'webinar-callbacks',
        'They ask what it saves, and we have the Globex figure',
        'CIO meetings',
        'Banca Verde',
      ]),
    );
  });

  it.each(named(REPORT_FORMATS))('a report, by %s', async (_, format) => {
    const cwd = example();
    let told = 0;
    for (const quarter of QUARTERS) {
      for (const of of [[], ['--history', '5'], ...REPS.map((rep) => ['--rep', rep])]) {
        const words = ['report', quarter, ...of, ...format];
        const result = await resultOf(cwd, ...words, '--anonymous');
        if (result === undefined) continue;
        told += 1;
        expect([words, leaks(result, texts)]).toEqual([words, []]);
      }
    }
    expect(told).toBe(36);
    // The same search finds them where they are.
    expect(leaks((await resultOf(cwd, 'report', '2026-Q1', ...format)) ?? '', texts).length).toBeGreaterThan(10);
  });

  it.each(named(SHOW_FORMATS))('a review, by %s', async (_, format) => {
    const cwd = example();
    let told = 0;
    for (const quarter of QUARTERS) {
      for (const rep of REPS) {
        const result = await resultOf(cwd, 'show', rep, quarter, ...format, '--anonymous');
        if (result === undefined) continue;
        told += 1;
        expect([rep, quarter, leaks(result, texts)]).toEqual([rep, quarter, []]);
      }
    }
    expect(told).toBe(25);
    expect(leaks((await resultOf(cwd, 'show', 'ana-silva', '2026-Q1', ...format)) ?? '', texts).length).toBeGreaterThan(
      10,
    );
  });

  it.each(['ndjson', 'csv'])('the tables, as %s', async (kind) => {
    const cwd = example();
    await resultOf(cwd, 'export', 'tables', '--as', kind, '--anonymous');
    await resultOf(cwd, 'export', 'whole', '--as', kind);
    const textOf = (dir: string): string =>
      readdirSync(join(cwd, dir))
        .map((name) => readFileSync(join(cwd, dir, name), 'utf8'))
        .join('\n');
    expect(leaks(textOf('tables'), texts)).toEqual([]);
    expect(leaks(textOf('whole'), texts).length).toBeGreaterThan(400);
  });

  it('what git and the CRM know: no author, no commit, no export', async () => {
    const cwd = join(folder(), 'acme-west');
    copyExample(cwd);
    writeFileSync(
      join(cwd, 'globex-deals.csv'),
      'Owner,Amount,Stage,Close Date\nAna Silva,231500,Closed Won,2026-03-01\nBen Okafor,5000,Closed Lost,2026-03-02\n',
    );
    await resultOf(cwd, 'import', 'globex-deals.csv', '--replace', '--no-commit');
    const words = ['report', '2026-Q1', '--part', 'number,promises', '--format', 'json'];
    const whole = (await resultOf(cwd, ...words)) ?? '';
    const commits = whole.match(/(?<="commit": ")[\da-f]{7}/g) ?? [];
    expect(commits.length).toBeGreaterThan(3);
    expect(whole).toContain('globex-deals.csv');
    for (const format of ['json', 'text', 'html', 'markdown']) {
      const result = (await resultOf(cwd, ...words.slice(0, -1), format, '--anonymous')) ?? '';
      expect(leaks(result, [...texts, ...commits, 'globex-deals', '231500', '231,500'])).toEqual([]);
    }
  });
});

const schema: object = JSON.parse(readFileSync(join(ROOT, 'schemas/report.schema.json'), 'utf8'));
const ajv = new Ajv({ strictTypes: false });
ajv.addVocabulary(['enumDescriptions']);
const isReport = ajv.compile(schema);

/** Each figure of a value with its path. */
function figuresIn(value: unknown, path: readonly string[] = []): [path: string, figure: number][] {
  if (typeof value === 'number') return [[path.join('.'), value]];
  return isTree(value) ? Object.entries(value).flatMap(([key, one]) => figuresIn(one, [...path, key])) : [];
}

describe('what stays', () => {
  it('is in tables measured by the quotas of the latest quarter, in whatever order the files are', async () => {
    const cwd = example();
    mkdirSync(join(cwd, 'actuals'));
    writeFileSync(join(cwd, 'actuals/2024-Q4.yaml'), 'version: 1\nquarter: 2024-Q4\nreps: {}\n');
    await resultOf(cwd, 'export', 'tables', '--anonymous');
    // 4,200,000 and 4,800,000 by the quotas of 2026-Q1, which are 1,140,000 together.
    expect(readFileSync(join(cwd, 'tables/numbers.ndjson'), 'utf8')).toBe(
      '{"team":"A team","period":"2025","number":368.42}\n{"team":"A team","period":"2026","number":421.05}\n',
    );
  });

  it.each([[[]], [['--rep', 'carla-rossi']], [['--rep', 'mei-tanaka']]])(
    'is a report as its schema has it, with each share and count as it was, and each amount by the quota: %j',
    async (of) => {
      const cwd = example();
      for (const quarter of QUARTERS) {
        const words = ['report', quarter, '--history', '5', '--format', 'json', ...of];
        const [plain, hidden] = [await resultOf(cwd, ...words), await resultOf(cwd, ...words, '--anonymous')];
        if (plain === undefined || hidden === undefined) continue;
        const [whole, report]: unknown[] = [JSON.parse(plain), JSON.parse(hidden)];
        isReport(report);
        expect(isReport.errors).toBeNull();
        const quotas = valueAt(whole, ['promises', 'reps']);
        const hundred = Object.values(isTree(quotas) ? quotas : {}).reduce<number>(
          (sum, one) => sum + Number(valueAt(one, ['quota'])),
          0,
        );
        expect(hundred).toBeGreaterThan(100000);
        const before = figuresIn(whole);
        const after = new Map(figuresIn(report));
        expect(before.length).toBeGreaterThan(50);
        // The places of findings in their files are no longer told by a path.
        const figures = before.filter(([path]) => !/^findings\.\d+\.path/.test(path));
        const changed = figures.filter(([path, figure]) => {
          const now = after.get(path) ?? Number.NaN;
          return now !== figure && Math.abs(now - (figure / hundred) * 100) > 0.0051;
        });
        expect(changed).toEqual([]);
        const kept = figures.filter(([path]) => /attainment|share|coverage$|kept|counted|line|number\.\d/i.test(path));
        expect(kept.filter(([path, figure]) => after.get(path) !== figure).map(([path]) => path)).toEqual([]);
      }
    },
  );

  it('is a row for each rep, in which attainment is booked by quota', async () => {
    const rows: unknown = parseCsv(
      (await resultOf(example(), 'report', '2026-Q1', '--format', 'csv', '--anonymous')) ?? '',
      {
        bom: true,
        columns: true,
      },
    );
    expect(rows).toMatchObject([
      { rep: 'rep-1', name: 'Rep 1', booked: '20.31', quota: '21.93', attainment: '0.926', box: 'broke-missed' },
      { rep: 'rep-2', name: 'Rep 2', booked: '15.47', quota: '19.3', attainment: '0.8018181818181818' },
      { rep: 'rep-3', name: 'Rep 3', booked: '22.13', quota: '21.05', attainment: '1.05125' },
      { rep: 'rep-5', name: 'Rep 5', booked: '', quota: '17.54', attainment: '' },
      { rep: 'rep-6', name: 'Rep 6', booked: '16.4', quota: '20.18', attainment: '0.8130434782608695' },
    ]);
  });

  it('is a review of which the quota is 100, whether the team file has it or the review', async () => {
    const cwd = example();
    expect(await resultOf(cwd, 'show', 'carla-rossi', '2026-Q1', '--anonymous')).toContain(
      'booked 105.13 of 100 (105%)',
    );
    const file = join(cwd, 'qreview.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll(/^ {4}quota:\n(?: {6}.*\n)*/gm, ''));
    expect(await resultOf(cwd, 'show', 'carla-rossi', '2026-Q1', '--anonymous')).toContain(
      'booked 105.13 of 100 (105%)',
    );
    const review = join(cwd, 'reviews/2026-Q1/carla-rossi.yaml');
    writeFileSync(review, readFileSync(review, 'utf8').replace('  quota: 240000\n', ''));
    expect(await resultOf(cwd, 'show', 'carla-rossi', '2026-Q1', '--anonymous')).toContain(
      'booked 100, no quota is known',
    );
  });
});
