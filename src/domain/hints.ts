/** Why an objective could not be judged as hit or missed, or not be understood in one way: by closed classes of words. */
import { lazyPattern } from './lazy-pattern.ts';
import { wordSet } from './word-set.ts';

// They say in which direction a thing goes, and not how far.
const DIRECTION = wordSet(`
  increase decrease grow reduce raise lower boost expand extend shorten lengthen accelerate speed slow ramp scale widen narrow
  minimize minimise maximize maximise lift shrink cut rise fall gain push advance uplift multiply limit curb
  more fewer less higher bigger larger smaller faster slower quicker shorter longer cheaper earlier sooner later deeper wider
  greater closer harder smarter stronger easier simpler leaner`);

// They say that a thing becomes better, and not in what.
const BETTERING = `
  improve enhance strengthen optimize optimise streamline refine sharpen revamp revitalize rejuvenate refresh elevate upgrade
  amplify intensify deepen solidify simplify unify stabilize stabilise modernize modernise professionalize evolve transform
  reinvent recharge energize energise nurture cultivate foster`;

// They say that something is worked on, and not what is done to it.
const EFFORT = wordSet(`${BETTERING}
  focus concentrate prioritize prioritise drive promote encourage inspire empower motivate stimulate champion spearhead pioneer
  lead guide steer shape influence educate inform demonstrate showcase differentiate help support enable facilitate assist ensure
  strive aim try seek work collaborate cooperate coordinate engage contribute participate invest leverage
  utilize utilise harness unlock explore consider investigate monitor watch oversee understand learn think rethink revisit look
  become be stay remain keep maintain continue sustain protect preserve pursue manage handle address tackle solve dominate
  penetrate capture conquer position align embrace embed own execute master excel iterate bring act use identify adapt
  adjust balance`);

const BETTER = wordSet(BETTERING);

// They say that something is good, and not what counts as good.
const QUALITY = wordSet(`
  better best good great excellent effective effectively efficient efficiently productive successful successfully strong strongly
  robust solid healthy deep loyal fierce fiercely delightful happy satisfied meaningful significant significantly
  substantial key important critical crucial strategic breakthrough innovative modern smart agile proactive proactively
  quality seamless smooth smoothly optimal ideal proper properly appropriate suitable adequate sufficient
  leading trusted preferred premier superior outstanding exceptional amazing awesome compelling engaging impactful valuable
  world-class best-in-class top-notch first-class state-of-the-art must-have data-driven customer-centric high-quality
  high-performing driven centric regularly eventually quickly consistently often frequently soon
  committed dedicated focused motivated engaged transparent responsive reliable sustainable scalable transformational
  stronger smarter harder closer deeper easier simpler faster quicker`);

// What nobody can point at or count, unless it is said how it is counted.
const ABSTRACT = wordSet(`
  awareness credibility leadership leader value success growth experience engagement excellence performance result results
  efficiency effectiveness productivity quality synergy synergies culture mindset alignment presence momentum impact
  relationship relationships partnership partnerships collaboration cooperation communication visibility trust reputation
  image satisfaction loyalty morale motivation commitment discipline focus ownership accountability responsibility
  skill skills knowledge understanding expertise competence proficiency capability capabilities market markets business thing
  things transition transformation innovation journey influence brand community ecosystem environment foundation
  strategy strategies vision mission values potential progress readiness health strength stability transparency teamwork
  insight insights attitude energy passion recognition`);

// What is counted somewhere, so that "more of it" is said of one thing.
const COUNTED = wordSet(`
  rate ratio score share number count size length time age cost price margin revenue sales booking turnover churn retention
  usage spend volume renewal utilization utilisation attainment velocity conversion pipeline deal customer logo lead order call
  meeting visit win proposal demo contract subscriber visitor user cycle backlog headcount adoption income profit
  discount frequency coverage accuracy upsell referral`);

// They are over once they are done.
const COMPLETION = wordSet(`
  launch publish hire sign write document migrate complete finish submit deliver ship release file record install register
  hold host attend present pass obtain earn open appoint recruit renew rename draft author create compile produce prepare organize
  organise train onboard translate map audit deploy close land win secure roll set schedule book send buy sell order print
  move merge switch replace retire archive delete remove approve agree negotiate certify activate enroll enrol fill issue
  integrate conclude finalize finalise visit meet get have post announce upload import export connect convert name list`);

const CLOSED = wordSet(`
  signed published implemented live written approved documented completed launched released filed shipped deployed done closed
  passed certified agreed delivered hired finished submitted installed migrated renewed opened appointed created added
  finalized finalised trained onboarded moved`);

const NUMBERS = `two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|\
ninety|(?:a )?(?:hundred|thousand|million|dozen)|half|twice|thrice|(?:double|triple|quadruple|halve)[sd]?|doubling|tripling|halving|both|\
(?:a|one) (?:third|quarter|fifth|tenth)|at least one|one(?! of\\b|-on-one\\b| another\\b)`;
const numberWord = lazyPattern(String.raw`(?<![\p{L}-]|\b(?:no|any|some|every)\s)(?:${NUMBERS})(?!\p{L})`, 'u');

// A number that is the name of something: a quarter, a year, a date, a version, a standard.
const MONTH = String.raw`(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)`;
const label = lazyPattern(
  [
    String.raw`\b(?:Q[1-4]|H[12]|FY)(?:[ '’-]?\d+)?\b`,
    String.raw`(?<![\d.,$€£])(?:19[89]|20[0-4])\d(?![\d,.%]|\s?[km%€$£]\b)`,
    String.raw`\b\d{1,2}(?:st|nd|rd|th)\b`,
    String.raw`\b\d{1,2}\.? ${MONTH}\b`,
    String.raw`\b${MONTH} \d{1,2}\b`,
    String.raw`\b(?:phase|version|release|stage|step|tier|level|part|option|round|wave|batch|chapter|v)[ .]?\d+(?:\.\d+)*\b`,
    String.raw`\b(?!(?:EUR|USD|GBP|CHF)\d)\p{L}+\d+\p{L}*\b|\b24/7\b`,
  ].join('|'),
  'giu',
);
// "ISO 9001", but not "EUR 900" and not "1,500".
const namedLabel = lazyPattern(
  String.raw`\b\d{1,2}-\p{Lu}\p{Ll}+|(?<=\s)(?!(?:EUR|USD|GBP|CHF)\b)\p{Lu}\p{L}+ \d{3,}(?![\d,.%]|\s?[km%]\b)`,
  'gu',
);

const placeholderPattern = lazyPattern(
  String.raw`\b(?:TB[ACD]|to be (?:agreed|announced|confirmed|decided|defined|determined))\b|(?<![\p{L}\p{N}])(?:X{1,3}|N|Y{2})(?:\s?%|(?=\s\p{Ll}))|\?{2,}|_{2,}|<[^<>\d]{1,40}>|\[[^[\]\d]{1,40}\]`,
  'u',
);

const REFERENCE = new RegExp(
  [
    String.raw`\b(?:hit|make|meet|reach|achieve|beat|exceed|attain|surpass|match|deliver)(?:ing)?\b(?:\s[^\s.,;]+){0,4}?\s(?:quota|target|plan|forecast|budget|goal|number|benchmark|commit)s?\b`,
    String.raw`\b(?:at|above|over|below|under|within|on|of|to|than|beyond) (?:(?:the|my|our|their|his|her) )?(?:quota|target|budget|forecast|benchmark)\b`,
    String.raw`\b(?:than|as|over|versus|vs\.?|above|below|beat|match) (?:in )?(?:the )?(?:last|previous|prior) (?:year|quarter|month|week)\b`,
    String.raw`\b(?:rank|place|finish|come)(?:s|ed|ing)? (?:in )?(?:the )?(?:first|second|third|\d+(?:st|nd|rd|th))\b|\bnumber one\b`,
  ].join('|'),
  'i',
);

const ALL = /\b(?:all|every|each|everyone|everybody|none|zero|entire)\b|^no\b|\bonce\b/iu;
const FREQUENCY =
  /\b(?:a|per|each|every|other) (?:working |business )?(?:day|week|fortnight|month|quarter|year)\b|\b(?:daily|weekly|fortnightly|biweekly|monthly|quarterly|yearly|annually)\b/iu;
const DEADLINE = new RegExp(
  String.raw`\b(?:by|before|until) (?:the )?(?:(?:end|middle|start)\b|\d|q[1-4]\b|(?:mon|tues|wednes|thurs|fri)day|${MONTH}\b)`,
  'iu',
);

const wordPattern = lazyPattern(String.raw`\p{L}+(?:['’-]\p{L}+)*`, 'gu');
const figurePattern = lazyPattern(String.raw`\p{N}`, 'u');
const sharePattern = lazyPattern(
  String.raw`[%$€£]|\d\s?[km]\b|\b(?:by|to|from|of|at|under|over|than) [^\s\p{L}]?\d`,
  'iu',
);
const clausePattern = lazyPattern(String.raw`^(\p{L}[^\s\p{P}]*\S*)(?: and (\S+))?(.*)$`, 'u');

// What stands before the verb.
const LEADING =
  /^(?:(?:my|our) goal is |(?:i am|i['’]m|we are|we['’]re) |(?:i|we)(?:['’]ll| will)? |(?:want|need|plan|going) (?=to\b)|(?:always|never|just|really|also|please) )*(?:to )?/iu;
const NEW_PHRASE = wordSet(`
  a about across after against among around as at before between by during for from in into of on onto over per so that
  through throughout till to toward towards until via which while with within without where when because if or than`);

// "Agree with the buyer on a plan": done to nothing, but with somebody.
const partner = lazyPattern(String.raw`^\S+ (?:with|to) (?:an? |the )?\p{L}`, 'u');

// The classes are English: of other scripts nothing is said.
const notLatin = lazyPattern(String.raw`(?!\p{sc=Latin})\p{L}`, 'u');

/** Why a third person with the data could not say hit or missed. Undefined where they could. */
export function whyNotMeasurable(text: string): string | undefined {
  if (notLatin().test(text)) return undefined;
  const placeholder = placeholderPattern().exec(text)?.[0];
  if (placeholder !== undefined) return `"${placeholder}" stands where the figure should be`;
  const words = wordsIn(text);
  if (hasFigure(text)) return whyNotCounted(text, words);
  if (REFERENCE.test(text)) return undefined;
  const vague = words.find((word) => isOneOf(word, DIRECTION) || isOneOf(word, QUALITY)) ?? leadingEffort(text);
  if (vague === undefined && (ALL.test(text) || FREQUENCY.test(text))) return undefined;
  if (isDoneOnce(text)) return undefined;
  const direction = words.find((word) => isOneOf(word, DIRECTION));
  if (direction !== undefined) return `"${direction}" names a direction, and no figure says how far`;
  if (vague !== undefined) return `it names no figure, and "${vague}" can mean much or little`;
  return 'it names no figure, no date and no thing that will be there when it is done';
}

/** Why two people might not agree what is done to what. Undefined where they would. */
export function whyNotClear(text: string): string | undefined {
  const words = wordsIn(text);
  if (notLatin().test(text)) return undefined;
  if (words.length === 0) return 'it says nothing';
  if (hasFigure(text)) return whyNotCounted(text, words);
  if (REFERENCE.test(text)) return undefined;
  const quality = words.find((word) => isOneOf(word, QUALITY));
  if (quality !== undefined) return `"${quality}" does not say what counts as ${quality}`;
  const { verb, thing } = partsOf(text);
  if (verb === '' || isDoneOnce(text)) return undefined;
  const isCounted = thing !== undefined && isOneOf(thing.head, COUNTED);
  if (isOneOf(verb, EFFORT) && !(isCounted && isOneOf(verb, BETTER))) return `"${verb}" does not say what is done`;
  if (thing === undefined && partner().test(text)) return undefined;
  if (thing === undefined || isOneOf(thing.head, DIRECTION)) return 'there is no thing that it is done to';
  if (ABSTRACT.has(thing.head)) return `"${thing.head}" can be seen in many ways`;
  if (isOneOf(verb, DIRECTION) && thing.isOne && !isCounted) {
    return `it does not say what of "${thing.head}" is counted`;
  }
  return undefined;
}

function wordsIn(text: string): string[] {
  return text.toLowerCase().match(wordPattern()) ?? [];
}

/** Whether a word or what it is a form of belongs to a class: "growing" is a form of "grow". */
function isOneOf(word: string, words: ReadonlySet<string>): boolean {
  return words.has(word) || basesOf(word).some((base) => words.has(base));
}

// Plans are written with few words, each of which is looked for in several classes.
const BASES = new Map<string, readonly string[]>();

function basesOf(word: string): readonly string[] {
  const known = BASES.get(word);
  if (known !== undefined) return known;
  const base = /^(.{2,}?)(?:ing|ed|es|s|d)$/u.exec(word)?.[1];
  const bases = base === undefined ? [] : [base, `${base}e`, base.replace(/(.)\1$/u, '$1')];
  BASES.set(word, bases);
  return bases;
}

function hasFigure(text: string): boolean {
  if (numberWord().test(text.toLowerCase())) return true;
  return hasDigit(text) && hasDigit(text.replaceAll(label(), ' ').replaceAll(namedLabel(), ' '));
}

function hasDigit(text: string): boolean {
  return figurePattern().test(text);
}

/** Of a figure: why what it counts can't be seen. */
function whyNotCounted(text: string, words: readonly string[]): string | undefined {
  const effort = leadingEffort(text) ?? '';
  const [after = ''] = wordsIn(text.split(figurePattern()).slice(-1).join(''));
  const [last = ''] = words.slice(-1);
  const isShare = sharePattern().test(text);
  const vague = [effort === '' ? '' : after, isShare ? '' : last].find((word) => isOneOf(word, QUALITY));
  if (vague !== undefined) return `nobody can count what is "${vague}"`;
  if (isOneOf(effort, BETTER) && !isShare && !ALL.test(text) && !FREQUENCY.test(text)) {
    return `nobody can count what "${effort}" means`;
  }
  const isNamed = words.some(
    (word) => ![NEW_PHRASE, ABSTRACT, QUALITY, DIRECTION, EFFORT].some((kind) => isOneOf(word, kind)),
  );
  return isNamed ? undefined : 'it does not say what the figure counts';
}

function leadingEffort(text: string): string | undefined {
  const { verb } = partsOf(text);
  return isOneOf(verb, EFFORT) ? verb : undefined;
}

/** Whether it is done once, and then there: "Sign a partner", "Partner contract signed". */
function isDoneOnce(text: string): boolean {
  const { verb, second, thing } = partsOf(text);
  const isCompletion = [verb, second].some((word) => isOneOf(word, COMPLETION));
  if (!isCompletion && [EFFORT, DIRECTION].some((kind) => isOneOf(verb, kind))) return false;
  if (verb === 'first' || wordsIn(text).some((word) => CLOSED.has(word))) return true;
  if (thing === undefined || isOneOf(thing.head, DIRECTION) || isOneOf(thing.head, QUALITY)) return false;
  return isCompletion ? thing.isOne || DEADLINE.test(text) : thing.isOne && thing.hasArticle;
}

interface Thing {
  readonly head: string;
  readonly isOne: boolean;
  readonly hasArticle: boolean;
}

interface Parts {
  /** Empty where there is none, as is the second one. */
  readonly verb: string;
  readonly second: string;
  readonly thing: Thing | undefined;
}

/** What is done and what to, in a text that begins with a verb. */
function partsOf(text: string): Parts {
  const [clause = ''] = text
    .toLowerCase()
    .replace(LEADING, '')
    .split(/[.;:,(–—]/u);
  const [, verb = '', second = '', rest = ''] = clausePattern().exec(clause) ?? [];
  return { verb, second, thing: thingOf(rest.trim().split(/\s+/u)) };
}

const ARTICLE = /^(?:an?|the|our|my|first|another) /u;

// What it is done to: the words up to the next phrase, of which the last one counts.
function thingOf(rest: readonly string[]): Thing | undefined {
  const hasArticle = ARTICLE.test(rest.join(' '));
  const phrase = hasArticle ? rest.slice(1) : rest;
  const end = phrase.findIndex((word) => NEW_PHRASE.has(word));
  const [head] = wordsIn(phrase.slice(0, end === -1 ? undefined : end).at(-1) ?? '');
  if (head === undefined) return undefined;
  return { head, isOne: !/[^su]s$/u.test(head) || /(?:sis|ics)$/u.test(head), hasArticle };
}
