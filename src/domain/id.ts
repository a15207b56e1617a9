/** Short ids for entries, made from what they are about. */
import { lazyPattern } from './lazy-pattern.ts';

const MOST_WORDS = 3;
const MOST_LETTERS = 28;
const LITTLE_WORDS = new Set(
  'a an all and any at but by each every for from had has have in into is it its more of off on one or our out per she so some than that the their them they this to two up was we were what when which who with would you your he his her i my me us be been are as not no'.split(
    ' ',
  ),
);

/** Whether a text can be an id. */
export function isId(text: string): boolean {
  return /^[a-z][a-z0-9-]{0,63}$/.test(text);
}

const marks = lazyPattern(String.raw`\p{M}`, 'gu');

/**
 * Proposes an id: the first words of the text that say something ("Asked every renewal for one introduction"
 * is asked-renewal-introduction). Where the text has no Latin letters, or the id is taken, it is numbered.
 */
export function proposeId(text: string, kind: string, taken: readonly string[]): string {
  const words = text
    .normalize('NFKD')
    .replaceAll(marks(), '')
    .replaceAll(/['’]/g, '')
    .toLowerCase()
    .split(/[^a-z0-9]/)
    .filter((word) => /[a-z]/.test(word) && !LITTLE_WORDS.has(word));
  const fromLetter = words.slice(Math.max(0, words.findIndex(isId)));
  let id = '';
  for (const word of fromLetter.slice(0, MOST_WORDS)) {
    const longer = id === '' ? word.slice(0, MOST_LETTERS) : `${id}-${word}`;
    if (longer.length <= MOST_LETTERS) id = longer;
  }
  if (isId(id) && !taken.includes(id)) return id;
  const stem = isId(id) ? id : kind;
  let number = isId(id) ? 2 : 1;
  while (taken.includes(`${stem}-${number}`)) number += 1;
  return `${stem}-${number}`;
}

/** Proposes an id for a person: the whole name, ana-silva. */
export function proposePersonId(name: string, taken: readonly string[]): string {
  const id = name
    .normalize('NFKD')
    .replaceAll(marks(), '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[^a-z]+|-$/g, '')
    .slice(0, 64);
  return isId(id) && !taken.includes(id) ? id : proposeId(id, 'rep', taken);
}
