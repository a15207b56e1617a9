/** Two versions of a text, word by word. */
import { lazyPattern } from './lazy-pattern.ts';

/** A run of words that both versions have, or only one of them. */
export interface Words {
  readonly in: 'both' | 'before' | 'now';
  readonly text: string;
}

// Longer texts are shown whole: to compare each word with each takes their lengths multiplied.
const MOST = 3000;

/** What two texts have in common, word by word, and what only one of them has (the longest common subsequence). */
export function wordsBetween(before: string, now: string): Words[] {
  const [one, other] = [segmentsOf(before), segmentsOf(now)];
  if (one.length > MOST || other.length > MOST) {
    return [
      { in: 'before', text: before },
      { in: 'now', text: now },
    ];
  }
  return runsOf(aligned(one, other));
}

// Chinese, Japanese and Thai, which put no blanks between words, and their like.
const unparted = lazyPattern(
  String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]`,
  'u',
);

// Words with their punctuation, and the blanks between them.
function segmentsOf(text: string): string[] {
  return text.split(/(\s+)/u).flatMap((part) => {
    if (!unparted().test(part)) return part === '' ? [] : [part];
    return Array.from(new Intl.Segmenter('und', { granularity: 'word' }).segment(part), ({ segment }) => segment);
  });
}

/** Each segment of both texts, in an order that has those of either. */
function aligned(one: readonly string[], other: readonly string[]): Words[] {
  const lengths = commonLengths(one, other);
  // What lies before the beginnings is never taken.
  const lengthAt = (row: number, column: number): number => lengths[row]?.[column] ?? -1;
  const words: Words[] = [];
  let [row, column] = [one.length, other.length];
  while (row > 0 || column > 0) {
    const [left = '', right = ''] = [one[row - 1], other[column - 1]];
    if (left === right) {
      words.push({ in: 'both', text: left });
      row -= 1;
      column -= 1;
    } else if (lengthAt(row, column - 1) >= lengthAt(row - 1, column)) {
      words.push({ in: 'now', text: right });
      column -= 1;
    } else {
      words.push({ in: 'before', text: left });
      row -= 1;
    }
  }
  return words.toReversed();
}

/** How many segments the beginnings of both texts have in common, by their lengths. */
function commonLengths(one: readonly string[], other: readonly string[]): number[][] {
  let above = [0, ...other.map(() => 0)];
  const lengths = [above];
  for (const left of one) {
    const row = [0];
    for (const [column, right] of other.entries()) {
      row.push(left === right ? Number(above[column]) + 1 : Math.max(Number(above[column + 1]), Number(row[column])));
    }
    lengths.push(row);
    above = row;
  }
  return lengths;
}

/** Segments as runs, those of one side together. */
function runsOf(words: readonly Words[]): Words[] {
  const runs: Words[] = [];
  let changed: Words[] = [];
  for (const word of words) {
    if (word.in === 'both' && word.text.trim() !== '') {
      runs.push(...replaced(changed), word);
      changed = [];
    } else changed.push(word);
  }
  return joined([...runs, ...replaced(changed)]);
}

// Where words are replaced, the blanks between them are replaced too: they alone would tear the texts into shreds.
function replaced(words: readonly Words[]): readonly Words[] {
  const isChanged = ({ in: side }: Words): boolean => side !== 'both';
  const first = words.findIndex(isChanged);
  const end = words.findLastIndex(isChanged) + 1;
  const torn = words.slice(first, end);
  const of = (side: 'before' | 'now'): Words => ({
    in: side,
    text: torn.flatMap((word) => (word.in === 'both' || word.in === side ? [word.text] : [])).join(''),
  });
  if (!torn.some((word) => word.in === 'before') || !torn.some((word) => word.in === 'now')) return words;
  return [...words.slice(0, first), of('before'), of('now'), ...words.slice(end)];
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
