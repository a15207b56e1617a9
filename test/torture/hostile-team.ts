/** Teams in whose every field, name and commit a hostile text stands. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { parse, stringify } from 'yaml';
import { isTree } from '../../src/domain/tree.ts';
import { ROOT } from '../root.ts';
import { asName, asWord, payloadAt, type Payload } from './payloads.ts';
import { planted, type Planting } from './text-fields.ts';

const EXAMPLE = join(ROOT, 'examples/acme-west');

/** The reviews are those of these quarters: enough for a comparison, a trend and a promise. */
const QUARTERS = ['2025-Q3', '2025-Q4', '2026-Q1'];

export interface HostileTeam {
  /** Its number: the payload of names, and with which payload the fields begin. */
  readonly number: number;
  readonly payload: Payload;
  /** Around it lies nothing else. */
  readonly around: string;
  readonly root: string;
  /** A branch, by a name as hostile as git takes one. */
  readonly branch: string;
  /** An export of a CRM, with hostile owners, stages and columns. */
  readonly export: string;
  /** The values of its files, by their paths. */
  readonly files: ReadonlyMap<string, unknown>;
}

/** Writes a team: its fields have all payloads in turn, from its number on, each with a word behind it so that no two are the same. */
export function writeHostileTeam(around: string, number: number): HostileTeam {
  const payload = payloadAt(number);
  const root = join(around, `team ${asName(payload.text)}`);
  let at = number;
  const planting: Planting = {
    text: () => {
      at += 1;
      // Three for each field, so that a third of the teams has each payload in each.
      return [at, at + 1, at + 2].map((one) => payloadAt(one).text).join(' ') + ` ${at}`;
    },
    isFull: number % 2 === 1,
  };
  const files = new Map<string, unknown>();
  const write = (file: string, value: unknown): void => {
    const text = stringify(value);
    if (!isDeepStrictEqual(parse(text), value)) throw new Error(`${file} could not be written as it should be`);
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
    files.set(file, value);
  };
  write('qreview.yaml', planted(schemaOf('team'), exampleOf('qreview.yaml'), planting));
  for (const quarter of QUARTERS) {
    for (const name of readdirSync(join(EXAMPLE, 'reviews', quarter))) {
      const file = `reviews/${quarter}/${name}`;
      // A promise falls away only where it is released in the example: otherwise nothing would be counted.
      const isFull = planting.isFull && name !== 'ben-okafor.yaml';
      write(file, withExcuses(planted(schemaOf('review'), exampleOf(file), { ...planting, isFull }), planting));
    }
    const figures = { booked: 200_000, won: 4, lost: 2, pipeline: 90_000, metrics: { [planting.text()]: 3 } };
    const actuals = { version: 1, quarter, reps: { 'ana-silva': figures, 'ben-okafor': figures } };
    write(`actuals/${quarter}.yaml`, planted(schemaOf('actuals'), actuals, { ...planting, isFull: true }));
  }
  writeFileSync(join(root, 'reviews', `${asName(payload.text)}.yaml`), 'strange');
  writeFileSync(join(root, 'reviews/2026-Q1', `${asName(payload.text)}.yaml`), 'strange');
  writeFileSync(join(root, 'crm.csv'), exportOf(number));
  // Git takes most of the time.
  const branch = number % 9 === 1 ? commitAll(root, number) : 'main';
  // After the commit each review says something else.
  for (const [file, value] of files) {
    if (file.startsWith('reviews/2026-Q1/') && isTree(value)) write(file, { ...value, 'x-since': planting.text() });
  }
  return { number, payload, around, root, branch, export: 'crm.csv', files };
}

/** A review with payloads in the fields that it has, from a number on. */
export function fieldsWith(review: object, number: number): Readonly<Record<string, unknown>> {
  let at = number;
  const text = (): string => payloadAt(at++).text;
  const full = planted(schemaOf('review'), review, { text, isFull: false });
  if (!isTree(full)) throw new Error('a review is a map');
  return Object.fromEntries(Object.entries(full));
}

/** Breaks some of its files so that each kind of finding quotes the payload. */
export function breakFiles({ root, payload: { text } }: HostileTeam): void {
  const line = text.replaceAll('\0', '').toWellFormed();
  const quoted = JSON.stringify(text);
  const head = (rep: string): string => `version: 1\nrep: ${rep}\nquarter: 2026-Q1\nstate: draft\n`;
  const write = (rep: string, body: string): void =>
    writeFileSync(join(root, `reviews/2026-Q1/${rep}.yaml`), head(rep) + body);
  write('ana-silva', `${quoted}: 1\nheld: ${quoted}\nnext:\n  ${quoted}: { ${quoted}: 1, serves: ${quoted} }\n`);
  write('ben-okafor', `worked:\n${line}\n  : [\n`);
  write(
    'carla-rossi',
    `next:\n  a:\n    objective: b\n    because: [${quoted}]\n    repeats: ${quoted}\n    x-allow: { ${quoted}: ${quoted} }\n`,
  );
  write('sam-patel', `x-allow:\n  ${quoted}: c\n<<<<<<< ${line}\nheld: 1\n=======\nheld: 2\n>>>>>>> ${line}\n`);
}

function schemaOf(name: string): Readonly<Record<string | number, unknown>> {
  const schema: unknown = JSON.parse(readFileSync(join(ROOT, `schemas/${name}.schema.json`), 'utf8'));
  if (!isTree(schema)) throw new Error(`${name} has no schema`);
  return schema;
}

function exampleOf(file: string): unknown {
  return parse(readFileSync(join(EXAMPLE, file), 'utf8'));
}

// One that counts, and one of no use.
function withExcuses(review: unknown, { text }: Planting): unknown {
  return isTree(review) ? { ...review, 'x-allow': { 'did/number': text(), [text()]: text() } } : review;
}

/** An export with a payload in each heading and cell that has a text. */
function exportOf(number: number): string {
  const cell = (at: number): string =>
    `"${payloadAt(number + at)
      .text.replaceAll('"', '""')
      .replaceAll('\0', '')}"`;
  const rows = Array.from({ length: 6 }, (_, index) =>
    [
      cell(3 * index),
      1000 + index,
      `2026-0${(index % 3) + 1}-15`,
      index % 2 === 0 ? 'Closed Won' : cell(3 * index + 1),
      cell(3 * index + 2),
    ].join(),
  );
  return `Owner,Amount,Close Date,Stage,${cell(1)}\n${rows.join('\n')}\n`;
}

/** Commits quarter by quarter, each by another author, and gives the name of a branch. */
function commitAll(root: string, number: number): string {
  const git = (words: readonly string[], who = 'Jo'): void => {
    const date = '2026-03-01T12:00:00Z';
    const names = { GIT_AUTHOR_NAME: `${who} Park`, GIT_COMMITTER_NAME: `${who} Park` };
    const env = { ...process.env, ...names, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
    execFileSync('git', words, { cwd: root, env, stdio: ['ignore', 'ignore', 'pipe'] });
  };
  git(['init', '--quiet', '--initial-branch=main']);
  for (const [index, path] of ['reviews/2025-Q3', 'reviews/2025-Q4', '.'].entries()) {
    const who = asWord(payloadAt(number + 23 * index).text);
    git(['add', '--all', '--', path]);
    git(['commit', '--quiet', '--cleanup=verbatim', '--message', `x ${who}`], who.replaceAll(/[<>\n]/g, ' '));
  }
  const name = `b-${asName(payloadAt(number).text).replaceAll(/[\p{Cc} ~^:?*[\\]|\.\.|@\{|\.lock$/gu, '-')}`;
  try {
    git(['branch', '--', name]);
    return name;
  } catch {
    return 'main';
  }
}

/** The team's folder as somebody beside it names it. */
export function folderOf({ root }: HostileTeam): string {
  return basename(root);
}
