/**
 * How well words find what is done again, what is kept up, and what can't be measured or is unclear, on texts that
 * people have judged: beside them a plain method, and the worst misses.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { whyNotClear, whyNotMeasurable } from '../../src/domain/hints.ts';
import { isKeptUp, likeness, nearRepeat } from '../../src/domain/wording.ts';
import { readCsv, type Row } from './csv.ts';
import { falseAlarms, misses, scores, share, table, type Judged } from './score.ts';

const HOW = 'Usage: npm run evaluate [-- --data DIR] [--misses HOW_MANY]';

const { data, limit } = options();
const folder = resolve(data);

if (!Number.isInteger(limit)) refuse(HOW);
else if (existsSync(folder)) {
  print(`Judged texts in ${folder}`);
  repeats(rowsOf('repeat_pairs.csv', ['effort', 'plan', 'label']));
  kept(rowsOf('kept_pairs.csv', ['effort', 'plan', 'kept']));
  hints(rowsOf('objectives.csv', ['text', 'measurable', 'clear']));
} else refuse(`There is no folder ${folder}. Name the one with the judged texts. ${HOW}`);

function options(): { data: string; limit: number } {
  try {
    const { values } = parseArgs({
      options: {
        data: { type: 'string', default: '../shared/data/labelled' },
        misses: { type: 'string', default: '8' },
      },
    });
    return { data: values.data, limit: Number(values.misses) };
  } catch {
    return { data: '', limit: Number.NaN };
  }
}

function refuse(why: string): void {
  process.stderr.write(`${why}\n`);
  process.exitCode = 2;
}

function repeats(rows: readonly Row[]): void {
  const hasTags = rows.some((row) => hasTag(row, 'near') || hasTag(row, 'far'));
  const isRepeat = (row: Row): boolean => row['label'] === 'repeat';
  const isNear = (row: Row): boolean => isRepeat(row) && (hasTag(row, 'near') || !hasTags);
  const compared = rows.filter((row) => isNear(row) || !isRepeat(row));
  const judge = (chosen: readonly Row[], say: (effort: string, plan: string) => boolean): Judged[] =>
    chosen.map((row) => pair(row, 'label', isRepeat(row), say));
  const near = (effort: string, plan: string): boolean => nearRepeat(effort, plan) !== undefined;
  const ours = judge(compared, near);
  const plain = judge(compared, sharesHalf);
  print(
    `\n${hasTags ? 'Near repeats' : 'Repeats (none has the tag near or far: all of them)'}, against pairs that are none`,
    table([
      ['', 'precision', 'recall', 'F1', 'false alarms'],
      ['qreview', ...scores(ours), falseAlarms(ours)],
      ['plain: half of the words', ...scores(plain), falseAlarms(plain)],
    ]),
  );
  for (const label of ['changed', 'unrelated']) {
    print(
      `False alarms on ${label}: ${falseAlarms(
        judge(
          rows.filter((row) => row['label'] === label),
          near,
        ),
      )}`,
    );
  }
  const found = (chosen: readonly Row[]): string =>
    share(judge(chosen, near).filter(({ isSaid }) => isSaid).length, chosen.length);
  const others = rows.filter((row) => isRepeat(row) && !isNear(row));
  print(
    `Far repeats, in other words, found (not promised): ${found(others.filter((row) => hasTag(row, 'far')))}`,
    `Repeats with neither tag found (not promised): ${found(others.filter((row) => !hasTag(row, 'far')))}`,
    '',
    misses(hasTags ? 'Near repeats' : 'Repeats', ours, limit),
  );
}

function kept(rows: readonly Row[]): void {
  const judge = (say: (effort: string, plan: string) => boolean, chosen = rows): Judged[] =>
    chosen.map((row) => pair(row, 'kept', row['kept'] === 'yes', say));
  const ours = judge(isKeptUp);
  const byWords = rows.filter((row) => !hasTag(row, 'paraphrase'));
  print(
    '\nKept up',
    table([
      ['', 'precision', 'recall', 'F1', 'false alarms'],
      ['qreview', ...scores(ours), falseAlarms(ours)],
      ['plain: half of the words', ...scores(judge(sharesHalf)), falseAlarms(judge(sharesHalf))],
      ['qreview, without paraphrases', ...scores(judge(isKeptUp, byWords)), falseAlarms(judge(isKeptUp, byWords))],
    ]),
    '',
    misses('Kept up', judge(isKeptUp, byWords), limit),
  );
}

function hints(rows: readonly Row[]): void {
  hint('Not measurable', 'measurable', rows, whyNotMeasurable, (text) => !/\d/u.test(text), 'plain: no digit');
  hint(
    'Not clear',
    'clear',
    rows,
    whyNotClear,
    (text) => text.trim().split(/\s+/u).length < 4,
    'plain: under four words',
  );
}

function hint(
  title: string,
  column: string,
  rows: readonly Row[],
  why: (text: string) => string | undefined,
  plain: (text: string) => boolean,
  plainTitle: string,
): void {
  const judged = rows.filter((row) => row[column] === 'yes' || row[column] === 'no');
  const judge = (chosen: readonly Row[], say: (text: string) => boolean): Judged[] =>
    chosen.map((row) => {
      const text = row['text'] ?? '';
      const reason = why(text);
      const label = `${column}: ${row[column]}${reason === undefined ? '' : `; we said: ${reason}`}`;
      return { text, label, isTrue: row[column] === 'no', isSaid: say(text) };
    });
  const say = (text: string): boolean => why(text) !== undefined;
  const sources = [...new Set(judged.map((row) => row['source'] ?? 'unknown'))];
  const parts = [
    { name: 'all', chosen: judged },
    ...sources.map((name) => ({ name, chosen: judged.filter((row) => (row['source'] ?? 'unknown') === name) })),
  ];
  print(
    `\n${title}`,
    table([
      ['', '', 'precision', 'recall', 'F1', 'false alarms'],
      ...parts.flatMap(({ name, chosen }) => [
        [name, 'qreview', ...scores(judge(chosen, say)), falseAlarms(judge(chosen, say))],
        [name, plainTitle, ...scores(judge(chosen, plain)), falseAlarms(judge(chosen, plain))],
      ]),
    ]),
    '',
    misses(title, judge(judged, say), limit),
  );
}

function pair(row: Row, column: string, isTrue: boolean, say: (effort: string, plan: string) => boolean): Judged {
  const effort = row['effort'] ?? '';
  const plan = row['plan'] ?? '';
  return { text: `${effort} / ${plan}`, label: `${column}: ${row[column]}`, isTrue, isSaid: say(effort, plan) };
}

/** The plain method to compare with: half of the words in common, as they are written. */
function sharesHalf(effort: string, plan: string): boolean {
  return likeness(plainWords(effort), plainWords(plan)) >= 0.5;
}

function plainWords(text: string): ReadonlySet<string> {
  return new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu));
}

function hasTag(row: Row, tag: string): boolean {
  return row['tags']?.split(/\s+/u).includes(tag) ?? false;
}

function rowsOf(name: string, columns: readonly string[]): Row[] {
  const path = join(folder, name);
  if (!existsSync(path)) {
    print(`\n${name} is missing: what it would show is unknown.`);
    return [];
  }
  const rows = readCsv(readFileSync(path, 'utf8'));
  const missing = [...columns, 'tags', 'source'].filter((column) => rows.every((row) => row[column] === undefined));
  if (missing.length > 0) print(`\n${name} has no column ${missing.join(', ')}.`);
  return rows;
}

function print(...lines: string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}
