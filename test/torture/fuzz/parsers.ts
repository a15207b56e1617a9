/** What reads files, and what has to hold of it whatever a file says. */
import { deepStrictEqual } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { ACTUALS_KEYS } from '../../../src/domain/actuals.ts';
import { KEYS } from '../../../src/domain/review.ts';
import { parseActuals } from '../../../src/store/actuals-file.ts';
import {
  formatInOrder,
  parseReview,
  parseTeam,
  type Readable,
  type Unreadable,
} from '../../../src/store/team-folder.ts';
import { decode } from '../../../src/store/text-file.ts';
import { editYaml } from '../../../src/store/yaml-edit.ts';
import { ROOT } from '../../root.ts';
import { document, line } from '../../store/made-up-yaml.ts';
import { holdAgainstEachOther } from '../../store/quick-and-careful.ts';
import { SUITE } from '../hostile/corpus.ts';
import { light } from '../hostile/hand-made.ts';
import { attack, inProcess, teamFolder } from '../hostile/trial.ts';

/** Something that reads a file. */
export interface Parser {
  readonly name: string;
  /** The files that are changed: of its own kind, and then any. */
  readonly good: () => Buffer[];
  /** Makes up another file; where there is nothing of the kind, all are changed ones. */
  readonly make?: (seed: number) => string;
  /** Throws, or gives what is wrong with how a file was read. */
  readonly read: (bytes: Buffer) => readonly string[] | Promise<readonly string[]>;
}

/** All of them. */
export function parsers(folder: string): Parser[] {
  const run = inProcess(folder);
  return [
    {
      name: 'review file',
      good: () => files('examples/acme-west/reviews', '.yaml'),
      read: readerOf((text) => parseReview(text, placeIn(text)), KEYS),
    },
    { name: 'team file', good: () => files('examples/acme-west', 'qreview.yaml'), read: readerOf(parseTeam) },
    {
      name: 'actuals file',
      good: () => ofHandMade('actuals'),
      read: readerOf((text) => parseActuals(text, '2026-Q1'), ACTUALS_KEYS),
    },
    {
      name: 'answers',
      good: () => files('examples/answers', '.yaml'),
      read: (bytes) => attack('standard input', bytes, folder, run, true),
    },
    {
      name: 'CRM export',
      good: () => [...files('test/exports/dialects', '.csv'), ...ofHandMade('export')],
      read: (bytes) => attack('export', bytes, folder, run, true),
    },
    {
      name: 'quick reader, against the careful one',
      good: () => files('examples', '.yaml'),
      make: (seed) => {
        const [text = ''] = fc.sample(
          seed % 4 === 0 ? fc.array(line, { maxLength: 6 }).map((all) => all.join('\n')) : document,
          { seed, numRuns: 1 },
        );
        return text;
      },
      read: (bytes) => {
        holdAgainstEachOther(bytes.toString());
        return [];
      },
    },
  ];
}

/** What every parser of YAML is fed beside its own files. */
export function strangers(): Buffer[] {
  return [...SUITE.map(([, text]) => Buffer.from(text)), ...light().map(({ make }) => make())];
}

export { teamFolder };

function files(folder: string, ending: string): Buffer[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .toSorted()
    .map((name) => readFileSync(join(ROOT, folder, name)));
}

function ofHandMade(place: 'actuals' | 'export'): Buffer[] {
  return light()
    .filter(({ places }) => places?.includes(place))
    .map(({ make }) => make());
}

// The place where it claims to lie, as a file elsewhere is refused at once.
function placeIn(text: string): { rep: string; quarter: string } {
  const [, rep = 'ana-silva'] = /^rep: ([a-z][a-z0-9-]*)$/m.exec(text) ?? [];
  const [, quarter = '2026-Q1'] = /^quarter: (\d{4}-Q[1-4])$/m.exec(text) ?? [];
  return { rep, quarter };
}

function readerOf<Value extends object>(
  parse: (text: string) => Readable<Value> | Unreadable,
  order: readonly string[] = [],
): Parser['read'] {
  return (bytes) => {
    const decoded = decode(bytes);
    if ('problem' in decoded) return decoded.problem.message === '' ? ['an error without words'] : [];
    const { text } = decoded;
    const read = parse(text);
    if (read.state === 'unreadable') return wrongPlaces(read, text);
    const again = parse(formatInOrder(read.value, order));
    deepStrictEqual(again.state === 'readable' ? again.value : again.findings, read.value);
    const edited = editYaml(text, Object.fromEntries(Object.entries(read.value)), order);
    return edited === text ? [] : ['saved without a change, the text is another one'];
  };
}

function wrongPlaces({ findings }: Unreadable, text: string): string[] {
  if (findings.length === 0) return ['an error that says nothing'];
  const lines = text.split('\n');
  return findings
    .filter(({ line, column, message }) => {
      const length = lines[line - 1]?.length;
      // A mark of byte order counts for nothing.
      return length === undefined || column < 1 || column > length + 2 || message.trim() === '';
    })
    .map(({ line, column, message }) => `${line}:${column} is no place of it: ${message}`);
}
