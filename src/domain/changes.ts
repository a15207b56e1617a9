/** Two versions of one review: which answers were changed, word by word. */
import type { Path } from './finding.ts';
import { KIND, LISTS, SUBJECT, type Review } from './review.ts';
import { isSame, isTree, valueAt } from './tree.ts';

/** A run of words that both versions have, or only one of them. */
export interface Words {
  readonly in: 'both' | 'before' | 'now';
  readonly text: string;
}

/** One answer that differs. */
export interface Change {
  readonly path: Path;
  /** What it is, in the words of the product: promise "Meet three CIOs": target. */
  readonly about: string;
  /** Whether it is a promise, a target, an outcome or the number: what nobody may change unnoticed. */
  readonly isLoud: boolean;
  /** As text; null where there is none. */
  readonly before: string | null;
  readonly now: string | null;
  /** Word by word, where both versions have it. */
  readonly words: readonly Words[];
}

/** What a review's sections are called, one entry of them at a time. */
const ENTRY: Readonly<Record<string, string>> = { ...KIND, said: 'promise', did: 'outcome of' };
const LOUD: ReadonlySet<string> = new Set(['said', 'did', 'number']);

/** The answers that differ between two versions of a review, in the order of the file. */
export function changesBetween(before: Review, now: Review): Change[] {
  return differing(before, now, []).map(({ path, one, other }) => {
    const [from, to] = [asText(one), asText(other)];
    return {
      path,
      about: aboutOf(path, before, now),
      isLoud: LOUD.has(String(path[0])) || path.includes('target'),
      before: from,
      now: to,
      words: from === null || to === null ? [] : wordsBetween(from, to),
    };
  });
}

/** The places at which two values differ. */
export function differingPaths(one: unknown, other: unknown): Path[] {
  return differing(one, other, []).map(({ path }) => path);
}

interface Difference {
  readonly path: Path;
  readonly one: unknown;
  readonly other: unknown;
}

// An entry that is there or not is one difference; within an entry, each answer is.
function differing(one: unknown, other: unknown, path: Path): Difference[] {
  if (isSame(one, other)) return [];
  const isMap = (value: unknown): value is Readonly<Record<string, unknown>> => isTree(value) && !Array.isArray(value);
  if (!isMap(one) || !isMap(other)) return [{ path, one, other }];
  const keys = [...new Set([...Object.keys(other), ...Object.keys(one)])];
  return keys.flatMap((key) => differing(one[key], other[key], [...path, key]));
}

function aboutOf(path: Path, before: Review, now: Review): string {
  const [section = '', id, ...field] = path.map(String);
  const kind = ENTRY[section];
  if (kind === undefined || id === undefined) return path.join(' ');
  const subject = subjectOf(now, section, id) ?? subjectOf(before, section, id) ?? id;
  return `${kind} "${subject}"${field.length === 0 ? '' : `: ${field.join(' ')}`}`;
}

// An outcome is about the promise of the same id.
function subjectOf(review: Review, section: string, id: string): string | undefined {
  const list = LISTS.find((one) => one === section);
  const of = section === 'did' ? 'said' : section;
  const text = valueAt(review, [of, id, list === undefined ? 'objective' : SUBJECT[list]]);
  return typeof text === 'string' ? text : undefined;
}

function asText(value: unknown): string | null {
  return value === undefined ? null : inWords(value);
}

function inWords(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(inWords).join(', ');
  if (!isTree(value)) return JSON.stringify(value);
  return Object.entries(value)
    .map(([key, part]) => `${key}: ${inWords(part)}`)
    .join('; ');
}

// Longer texts are shown whole: to compare each word with each takes their lengths multiplied.
const MOST_WORDS = 1000;

/** What two texts have in common, word by word, and what only one of them has (the longest common subsequence). */
export function wordsBetween(before: string, now: string): Words[] {
  const [one, other] = [before.split(/(?<=\s)(?=\S)/u), now.split(/(?<=\s)(?=\S)/u)];
  if (one.length > MOST_WORDS || other.length > MOST_WORDS) {
    return [
      { in: 'before', text: before },
      { in: 'now', text: now },
    ];
  }
  const lengths = commonLengths(one, other);
  const words: Words[] = [];
  let [row, column] = [0, 0];
  while (row < one.length || column < other.length) {
    const [left, right] = [one[row], other[column]];
    if (left !== undefined && left === right) {
      words.push({ in: 'both', text: left });
      row += 1;
      column += 1;
    } else if (
      right === undefined ||
      (left !== undefined && lengthAt(lengths, row + 1, column) >= lengthAt(lengths, row, column + 1))
    ) {
      words.push({ in: 'before', text: String(left) });
      row += 1;
    } else {
      words.push({ in: 'now', text: right });
      column += 1;
    }
  }
  return joined(words);
}

// How many words the rests behind each pair of places have in common.
function commonLengths(one: readonly string[], other: readonly string[]): number[][] {
  const lengths = Array.from({ length: one.length + 1 }, () => Array.from({ length: other.length + 1 }, () => 0));
  for (let row = one.length - 1; row >= 0; row -= 1) {
    for (let column = other.length - 1; column >= 0; column -= 1) {
      const length =
        one[row] === other[column]
          ? lengthAt(lengths, row + 1, column + 1) + 1
          : Math.max(lengthAt(lengths, row + 1, column), lengthAt(lengths, row, column + 1));
      lengths[row]?.splice(column, 1, length);
    }
  }
  return lengths;
}

function lengthAt(lengths: readonly (readonly number[])[], row: number, column: number): number {
  return Number(lengths[row]?.[column]);
}

function joined(words: readonly Words[]): Words[] {
  const runs: Words[] = [];
  for (const word of words) {
    const last = runs.at(-1);
    if (last?.in === word.in) runs.splice(-1, 1, { in: word.in, text: last.text + word.text });
    else runs.push(word);
  }
  return runs;
}
