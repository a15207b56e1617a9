/** What two phrases have in common by their words: it finds what is said again with nearly the same words, no more. */
import { lazyPattern } from './lazy-pattern.ts';
import { tokensOf, type Token } from './tokens.ts';
import { wordSet } from './word-set.ts';

/** Groups of words or phrases that mean the same to the team. */
export type SameWords = readonly (readonly string[])[];

// A plan does an effort again where it says at least half of the effort, and little else: two thirds of it are that.
const NEAR_OF_EFFORT = 1 / 2;
const NEAR_OF_PLAN = 2 / 3;

// A plan says more than the name of what it keeps up: how much of that name is found in it is what counts.
const KEPT = 0.5;

const FUNCTION_WORDS = wordSet(`
  a an the this that these those some any each every all both either such own same other another
  i me my mine we us our ours you your yours he him his she her hers it its they them their theirs who whom whose which what
  myself ourselves yourself themselves itself one ones someone everyone anyone
  about above across after against ahead along among around as at before behind below between beyond by down during for from in
  inside into like near of off on onto out outside over per since than through throughout till to toward towards under until up
  upon via with within
  and or but so yet if then because while when where whether though although also too plus
  be am is are was were been being have has had having do does did doing done will would shall should can could may might must
  again more most fewer less still very just only even ever once always now here there back further new next
  not no nor never none without instead rather
  make making made get getting got take taking took give giving gave use using used run running ran keep keeping kept
  start starting started begin beginning began continue continuing continued go going went try trying tried let`);

const NUMBER_WORDS = `
  zero=0 one=1 once=1 single=1 two=2 twice=2 three=3 third=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11
  twelve=12 dozen=12 thirteen=13 fourteen=14 fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20 thirty=30
  forty=40 fifty=50 sixty=60 seventy=70 eighty=80 ninety=90 hundred=100 thousand=1000 million=1000000 half=0.5`;
const FIGURES = new Map(
  Array.from(NUMBER_WORDS.matchAll(/(\S+)=(\S+)/gu), ([, word = '', figure = '']) => [word, figure] as const),
);

const UNITS_OF_TIME = wordSet('minute hour day week fortnight month quarter year');

const NEGATION = wordSet('no not never none nor neither nothing nobody without cannot');

// Words that say, wherever they stand, that a thing is not done any more, or that another is done in its place.
const CHANGE = wordSet(`
  stop stops stopped stopping cease ceasing quit quitting discontinue discontinuing abandon abandoning halt halting scrap
  scrapping ditch ditching cancel cancelling canceling suspend suspending terminate terminating withdraw withdrawing shelve
  shelving revoke revoking forgo omit omitting exclude excluding avoid avoiding refrain skip skipping
  instead rather replace replaces replacing replaced substitute substituting swap swapping lieu away elsewhere else except
  unless different differently alternative only fewer less`);

// Words that say so where they begin a clause, but are also names of things: the end of the quarter, a price cut.
const CHANGE_FIRST = wordSet(`
  end ending cut cutting drop dropping kill killing pause pausing retire retiring remove removing
  move moving shift shifting switch switching change changing convert converting turn turning return returning
  reduce reducing leave leaving limit limiting cap capping separate separating split splitting delegate delegating outsource outsourcing`);

const CHANGE_PHRASE = /\b(?:in place of|get rid of|phas(?:e|ing) out|giv(?:e|ing) up)\b/iu;

// Who says one of them where another was said means something else.
const EXCLUSIVE = `
  before after; above below; over under; inside outside; early late; first last; inbound outbound; internal external;
  daily weekly fortnightly monthly quarterly yearly annual`
  .split(';')
  .map(wordSet);

const hyphenated = lazyPattern(String.raw`^-\p{L}`, 'u');
const capital = lazyPattern(String.raw`^\p{Lu}`, 'u');
const twoCapitals = lazyPattern(String.raw`\p{Lu}.*\p{Lu}`, 'u');
const figures = lazyPattern(String.raw`^\p{N}+$`, 'u');
const figuresOrLetter = lazyPattern(String.raw`^(?:\p{N}+|\p{L})$`, 'u');

/** The stems of the words that carry meaning; of all words where none does. */
export function wordsOf(text: string, same: SameWords = []): ReadonlySet<string> {
  return new Set(meaningful(text, same).map(({ stem }) => stem));
}

/** How much of their words two phrases have in common, from 0 to 1. */
export function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const common = shared(one, other);
  return common === 0 ? 0 : common / (one.size + other.size - common);
}

/** The plan's words for it, where a plan item does nearly the same again as an effort that didn't work. */
export function nearRepeat(
  effort: string,
  plan: string,
  same: SameWords = [],
): { readonly words: readonly string[] } | undefined {
  const words = wordsOf(effort, same);
  const tokens = meaningful(plan, same);
  const planned = new Set(tokens.map(({ stem }) => stem));
  const common = shared(words, planned);
  const isNear = common >= words.size * NEAR_OF_EFFORT && common >= planned.size * NEAR_OF_PLAN;
  if (!isNear || leadsOtherwise(words, planned) || saysChange(effort, plan, same)) return undefined;
  const left = new Set(words);
  const said = tokens.filter(({ stem }) => left.delete(stem));
  return { words: quote(plan, said) };
}

/** Whether a plan item keeps up an effort that worked, by its words. */
export function isKeptUp(effort: string, plan: string, same: SameWords = []): boolean {
  const words = wordsOf(effort, same);
  const common = shared(words, wordsOf(plan, same));
  return common > 0 && common >= words.size * KEPT && !saysChange(effort, plan, same);
}

/** The items whose text is most like the given one first; equally like ones stay in their order. */
export function nearestFirst<Item>(
  text: string,
  items: readonly Item[],
  textOf: (item: Item) => string,
  same: SameWords = [],
): Item[] {
  const words = wordsOf(text, same);
  return items
    .map((item) => ({ item, near: likeness(words, wordsOf(textOf(item), same)) }))
    .toSorted((one, other) => other.near - one.near)
    .map(({ item }) => item);
}

function shared(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let common = 0;
  for (const word of one) if (other.has(word)) common += 1;
  return common;
}

// A word of change that the effort has too is a part of its name.
function saysChange(effort: string, plan: string, same: SameWords): boolean {
  const efforts = tokensOf(effort);
  const plans = tokensOf(plan);
  const known = new Set(efforts.map(({ stem }) => stem));
  const isChange = ({ stem, folded, start }: Token, at: number): boolean => {
    // "Fewer than ten" says how many.
    if (known.has(stem) || (folded !== 'rather' && plans[at + 1]?.folded === 'than')) return false;
    return CHANGE.has(folded) || (CHANGE_FIRST.has(folded) && beginsClause(plan, start));
  };
  const isNegative = (tokens: readonly Token[]): boolean => tokens.some(({ folded }) => NEGATION.has(folded));
  return (
    (isNegative(plans) ? !isNegative(efforts) : doesTheMissing(efforts, plans)) ||
    plans.some(isChange) ||
    CHANGE_PHRASE.test(plan) ||
    saysOpposite(plans, efforts) ||
    setsOtherwise(plan, plans, efforts) ||
    (hasOtherName(effort, withSame(efforts, same), withSame(plans, same)) &&
      hasOtherName(plan, withSame(plans, same), withSame(efforts, same)))
  );
}

// "Visit with an appointment" mends what was done without one; "send samples" says nothing of the missing meeting.
function doesTheMissing(efforts: readonly Token[], plans: readonly Token[]): boolean {
  const planned = new Set(plans.map(({ stem }) => stem));
  let isMissing = false;
  for (const { stem, folded } of efforts) {
    if (NEGATION.has(folded)) isMissing = true;
    else if (isMissing && !isEmptyWord(folded)) {
      if (planned.has(stem)) return true;
      isMissing = false;
    }
  }
  return false;
}

// The first word is mostly what is done: to phone the same people is not to write to them again.
function leadsOtherwise(words: ReadonlySet<string>, planned: ReadonlySet<string>): boolean {
  const [[first = ''], [now = '']] = [[...words], [...planned]];
  return !planned.has(first) && !words.has(now);
}

function saysOpposite(plans: readonly Token[], efforts: readonly Token[]): boolean {
  return EXCLUSIVE.some((group) => {
    const known = efforts.map(({ folded }) => folded).filter((word) => group.has(word));
    const planned = plans.map(({ folded }) => folded).filter((word) => group.has(word));
    return known.length > 0 && planned.length > 0 && !planned.some((word) => known.includes(word));
  });
}

// Sixty calls for forty are the same again, but not 90 days for thirty, nor one-page proposals for long ones.
function setsOtherwise(plan: string, plans: readonly Token[], efforts: readonly Token[]): boolean {
  const known = new Set(efforts.flatMap(({ folded }) => figureOf(folded) ?? []));
  return plans.some(({ folded, end }, index) => {
    const figure = figureOf(folded);
    if (figure === undefined || known.has(figure)) return false;
    const next = plans[index + 1]?.folded.replace(/s$/u, '') ?? '';
    return (known.size > 0 && UNITS_OF_TIME.has(next)) || hyphenated().test(plan.slice(end));
  });
}

// The fair in Berlin is not the one in Munich, and who writes to CFOs does not write to CIOs again.
function hasOtherName(text: string, tokens: readonly Token[], others: readonly Token[]): boolean {
  const known = new Set(others.map(({ stem }) => stem));
  return tokens.some(({ stem, start, end }) => {
    const word = text.slice(start, end);
    return !known.has(stem) && ((start > 0 && capital().test(word)) || twoCapitals().test(word));
  });
}

function figureOf(folded: string): string | undefined {
  return figures().test(folded) ? folded : FIGURES.get(folded);
}

function beginsClause(text: string, start: number): boolean {
  return /(?:^|[,;:.!?–—(]|\b(?:and|then|to|we|will|but))$/iu.test(text.slice(0, start).trimEnd());
}

function meaningful(text: string, same: SameWords): readonly Token[] {
  const tokens = withSame(tokensOf(text), same);
  const kept = tokens.filter(({ folded, isName }) => isName || !isEmptyWord(folded));
  return kept.length === 0 ? tokens : kept;
}

function isEmptyWord(folded: string): boolean {
  return FUNCTION_WORDS.has(folded) || FIGURES.has(folded) || figuresOrLetter().test(folded);
}

/** A phrase, and the one that it stands for. */
interface Phrase {
  readonly stems: readonly string[];
  readonly first: readonly string[];
}

// A team has few groups, and thousands of texts in which they are looked for.
const PHRASES = new WeakMap<SameWords, readonly Phrase[]>();

// Longer phrases first, as they may hold shorter ones.
function phrasesOf(same: SameWords): readonly Phrase[] {
  const known = PHRASES.get(same);
  if (known !== undefined) return known;
  const phrases = same
    .flatMap((group) => {
      const [first = [], ...others] = group.map((phrase) => tokensOf(phrase).map(({ stem }) => stem));
      return others.filter((stems) => stems.length > 0).map((stems) => ({ stems, first }));
    })
    .toSorted((one, other) => other.stems.length - one.stems.length);
  PHRASES.set(same, phrases);
  return phrases;
}

// Each phrase of a group stands for the first one of it.
function withSame(tokens: readonly Token[], same: SameWords): readonly Token[] {
  const phrases = phrasesOf(same);
  if (phrases.length === 0) return tokens;
  let next = 0;
  return tokens.flatMap((token, at) => {
    if (at < next) return [];
    const found = phrases.find(({ stems }) => stems.every((stem, index) => stem === tokens[at + index]?.stem));
    if (found === undefined) return [token];
    next = at + found.stems.length;
    const end = Math.max(...tokens.slice(at, next).map((taken) => taken.end));
    return found.first.map((stem) => ({ stem, folded: stem, start: token.start, end, isName: true }));
  });
}

// As they stand in the text; pairs of characters that overlap are one word again.
function quote(text: string, tokens: readonly Token[]): string[] {
  const spans: { start: number; end: number }[] = [];
  for (const { start, end } of tokens) {
    const last = spans.at(-1);
    if (last !== undefined && start < last.end) last.end = Math.max(last.end, end);
    else spans.push({ start, end });
  }
  return spans.map(({ start, end }) => text.slice(start, end));
}
