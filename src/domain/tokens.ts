/** The words of a text where they stand, with their stems. */
import { stemmer } from 'stemmer';
import { lazyPattern } from './lazy-pattern.ts';

/** A word where it stands in a text. */
export interface Token {
  readonly stem: string;
  readonly folded: string;
  readonly start: number;
  readonly end: number;
  readonly isName: boolean;
}

// "e-mail" is one word, "mid-size" are two. What is written without spaces is captured.
const SPACELESS = String.raw`[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}ー\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]`;
const LETTER = String.raw`(?:(?!${SPACELESS})[\p{L}\p{N}\p{M}])`;
const wordOfAnyScript = lazyPattern(
  String.raw`((?:${SPACELESS}\p{M}*)+)|(?:(?<!${LETTER})\p{L}-(?=\p{L}))?${LETTER}+(?:['’]${LETTER}+)*`,
  'gu',
);
// The same for most texts, without the tables of all scripts: they take longer to load than a team's texts to read.
const ASCII = /^[ -~]*$/;
const ASCII_WORD = /(?:(?<![a-z\d])[a-z]-(?=[a-z]))?[a-z\d]+(?:'[a-z\d]+)*/gi;

const capitals = lazyPattern(String.raw`^\p{Lu}{2,}$`, 'u');
const smallLetter = lazyPattern(String.raw`\p{Ll}`, 'u');
const character = lazyPattern(String.raw`\P{M}\p{M}*`, 'gu');

// A plan item is held against each effort, one after the other.
const RECENT = new Map<string, readonly Token[]>();
const MOST_RECENT = 1000;

/** The words of a text in their order. Texts are asked for again and again, and the latest are remembered. */
export function tokensOf(text: string): readonly Token[] {
  const known = RECENT.get(text);
  if (known !== undefined) return known;
  const tokens = readTokens(text);
  if (RECENT.size === MOST_RECENT) RECENT.clear();
  RECENT.set(text, tokens);
  return tokens;
}

function readTokens(text: string): Token[] {
  const hasSmall = smallLetter().test(text);
  return Array.from(text.matchAll(ASCII.test(text) ? ASCII_WORD : wordOfAnyScript())).flatMap(
    ({ 0: word, 1: spaceless, index }) => {
      if (spaceless !== undefined) return pairsOf(spaceless, index);
      const forms = KNOWN.get(word) ?? formsOf(word);
      KNOWN.set(word, forms);
      const { stem, folded, isCapitals } = forms;
      return [{ stem, folded, start: index, end: index + word.length, isName: hasSmall && isCapitals }];
    },
  );
}

// A team's reviews are written with few words, again and again.
const KNOWN = new Map<string, ReturnType<typeof formsOf>>();

function formsOf(word: string) {
  const folded = fold(word);
  return { stem: stemOf(folded), folded, isCapitals: capitals().test(word) };
}

// Where no spaces part the words, each two neighbouring characters stand for a word.
function pairsOf(run: string, start: number): Token[] {
  const characters = Array.from(run.matchAll(character()), ({ 0: text, index }) => ({ text, at: start + index }));
  const pairs = characters.slice(0, Math.max(1, characters.length - 1));
  return pairs.map(({ text, at }, index) => {
    const word = text + (characters[index + 1]?.text ?? '');
    const stem = fold(word);
    return { stem, folded: stem, start: at, end: at + word.length, isName: true };
  });
}

function fold(word: string): string {
  const plain = word
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036F]/gu, '')
    .normalize('NFC');
  // "don't" is a word of negation, of "customer's" counts what stands before the apostrophe, and O'Brien is one name.
  if (/n['’]t$/u.test(plain)) return 'not';
  return plain.replace(/['’](?:s|re|ve|ll|d|m)$/u, '').replaceAll(/['’-]/g, '');
}

// "followup" is "follow up", and who sponsors does a sponsorship. Of contractor and contract, seven letters count; but not of long compounds.
function stemOf(folded: string): string {
  if (!/^[a-z]+$/u.test(folded)) return folded;
  const stem = stemmer(folded.replace(/(?<=[a-z]{4})(?:up|off|ship)s?$/u, '')).replace(/(.)\1$/u, '$1');
  return stem.length <= 10 ? stem.slice(0, 7) : stem;
}
