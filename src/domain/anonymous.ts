/** Results that can be shown outside: without names, ids, clients and what people wrote, and with money as an index. */
import { NO_CURRENCY } from './money.ts';
import { placeOf, reviewFile } from './place.ts';
import { isQuarter } from './quarter.ts';
import { RULES } from './rules/index.ts';
import { nameOf, type Team } from './team.ts';
import { isTree, valueAt } from './tree.ts';

const LEFT_OUT = '(left out)';

// Words of the product's own, days and quarters: all other texts are left out, so that none is forgotten.
const KEPT = new Set(
  `firstDay lastDay first_day last_day day remote remoteSince imported held period year fiscal_year_starts state rule
  severity box unplaced knowledge title decision about outcome knows_said_and_did knows_worked knows_didnt_work
  knows_learned knows_next`.split(/\s+/),
);
const QUARTERS = new Set(['quarter', 'quarters', 'period', 'from_quarter', 'to_quarter']);
const MONEY = new Set(
  `amount against gap booked number quota needed expects expected pipeline averageDeal average_deal crm crm_booked`.split(
    ' ',
  ),
);

/** Of what the ids are that stand in a section of a review, in a column, or in what a key holds. A plan is a promise later. */
const IDS: ReadonlyMap<string, string> = new Map([
  ...['said', 'did', 'next', 'promises', 'promise', 'plan'].map((key) => [key, 'objective'] as const),
  ...['worked', 'didnt_work', 'by', 'failedFor', 'failing', 'effort'].map((key) => [key, 'effort'] as const),
  ...['learned', 'lessons', 'lesson'].map((key) => [key, 'lesson'] as const),
  ...['goals', 'goal'].map((key) => [key, 'goal'] as const),
]);
const SECTIONS: ReadonlySet<string> = new Set(['said', 'did', 'worked', 'didnt_work', 'learned', 'next']);

/** Who is who in a team, and what its money is measured by. */
export interface Disguise {
  readonly team: Team;
  /** The amount that is 100: the quota. Where there is none, the largest amount is. */
  readonly hundred: number | undefined;
}

type Keyed = Readonly<Record<string, unknown>>;
/** Where a text stands: the map that it is in, and the key of that. */
interface Around {
  readonly map: Keyed;
  readonly above: string;
}

/** A result in disguise: of the same shape, so that every format can print it. */
export function anonymous<Result>(result: Result, { team, hundred }: Disguise): Result {
  return inDisguise(team, hundred ?? largestAmount(result))(result);
}

/** Gives several results in the same disguise, where so much money is 100. */
export function inDisguise(team: Team, scale: number): <Result>(result: Result) => Result;
export function inDisguise(team: Team, scale: number): (result: unknown) => unknown {
  const { rep, name } = peopleOf(team);
  const idOf = pseudonyms();
  const causeOf = (cause: string): string => {
    const [, quarter = '', section = '', id = ''] = /^(\d{4}-Q[1-4]\/)?([a-z_]+)\.(.+)$/.exec(cause) ?? [];
    return SECTIONS.has(section) ? `${quarter}${section}.${idOf(section, id)}` : LEFT_OUT;
  };
  const texts: ReadonlyMap<string, (text: string, around: Around) => string> = new Map([
    ['team', () => 'A team'],
    ['leader', () => 'Its leader'],
    ['currency', () => NO_CURRENCY],
    ['rep', rep],
    ['name', name],
    ['without', name],
    ['used', name],
    ['file', (path) => fileOf(path, rep)],
    ['because', (cause) => (cause === 'biggest_client' ? cause : causeOf(cause))],
    ['cause', (cause) => (cause === 'biggest_client' ? cause : causeOf(cause))],
    ['repeats', (cause) => (cause === 'none' ? cause : causeOf(cause))],
    ['serves', (goal) => (goal === 'quota' ? goal : idOf('goal', goal))],
    ['target', (target) => (target === 'quota' ? target : LEFT_OUT)],
    ['id', (id, { above }) => idOf(above, id)],
    ...['plan', 'promise', 'goals'].map((key) => [key, (id: string) => idOf(key, id)] as const),
    // A column of ids has the words beside it; in a review, these are the words.
    ...['effort', 'lesson', 'goal'].map(
      (key) => [key, (text: string, { map }: Around) => ('words' in map ? idOf(key, text) : LEFT_OUT)] as const,
    ),
  ]);
  const textOf = (text: string, key: string, around: Around): string => {
    if (text === 'unknown' || text === '' || KEPT.has(key)) return text;
    if (QUARTERS.has(key) && isQuarter(text)) return text;
    return texts.get(key)?.(text, around) ?? LEFT_OUT;
  };
  const disguised = (value: unknown, key: string, around: Around): unknown => {
    // What git cannot show names commits and folders.
    if (key === 'evidenceLimits') return [];
    if (Array.isArray(value)) return value.map((one: unknown) => disguised(one, key, around));
    if (isTree(value)) return mapOf(value, key);
    if (typeof value === 'number') return isMoney(key, around.map) ? indexOf(value, scale) : value;
    return typeof value === 'string' ? textOf(value, key, around) : value;
  };
  const mapOf = (map: Keyed, above: string): Keyed => {
    const counted = isReview(map) ? withoutUnits(map, scale) : 'target' in map ? inPartsOfTarget(map, scale) : map;
    const around = { map, above };
    const entries = Object.entries(counted)
      // A person's own data.
      .filter(([key]) => !key.startsWith('x-'))
      .map(([key, value]) => {
        if (!isReview(map) || !SECTIONS.has(key) || !isTree(value)) return [key, disguised(value, key, around)];
        const section = Object.entries(value).map(([id, entry]) => [idOf(key, id), disguised(entry, key, around)]);
        return [key, Object.fromEntries(section)];
      });
    const whole: Keyed = Object.fromEntries(entries);
    if (typeof map['rule'] === 'string' && 'message' in map) return findingOf(map['rule'], whole);
    // A result says nothing beside a text that says nothing.
    return 'text' in map && 'result' in map ? { ...whole, result: null } : whole;
  };
  return (result) => disguised(result, '', { map: {}, above: '' });
}

function peopleOf(team: Team): {
  readonly rep: (id: string) => string;
  readonly name: (name: string, around: Around) => string;
} {
  const reps = Object.keys(team.reps);
  const numbers = new Map<unknown, number>(reps.map((rep, index) => [rep, index + 1]));
  // Of two with the same name, the first.
  const names = new Map(reps.toReversed().map((rep) => [nameOf(team, rep), rep]));
  return {
    rep: (id) => (numbers.has(id) ? `rep-${numbers.get(id)}` : LEFT_OUT),
    name: (name, { map }) => {
      const id = valueAt(map, ['rep']) ?? valueAt(map, ['review', 'rep']) ?? names.get(name);
      return numbers.has(id) ? `Rep ${numbers.get(id)}` : LEFT_OUT;
    },
  };
}

/** Gives ids numbers in the order in which they come, the same to the same. */
function pseudonyms(): (key: string, id: string) => string {
  const known = new Map<string, Map<string, number>>();
  return (key, id) => {
    const kind = IDS.get(key) ?? 'id';
    const numbers = known.get(kind) ?? new Map<string, number>();
    known.set(kind, numbers);
    const number = numbers.get(id) ?? numbers.size + 1;
    numbers.set(id, number);
    return `${kind}-${number}`;
  };
}

// A question has a number too, beside its title.
function isMoney(key: string, map: Keyed): boolean {
  return MONEY.has(key) && !('title' in map);
}

/** The largest amount of money in a result; 0 where there is none. */
export function largestAmount(value: unknown): number {
  if (!isTree(value)) return 0;
  return Object.entries(value).reduce((largest, [key, one]) => {
    const amount = typeof one === 'number' && isMoney(key, value) ? Math.abs(one) : largestAmount(one);
    return Math.max(largest, amount);
  }, 0);
}

/** An amount where another one is 100, with two decimals. */
function indexOf(amount: number, of: number): number {
  return of === 0 ? Math.sign(amount) * 100 : Math.round((amount / of) * 10000) / 100;
}

function isReview(map: Keyed): boolean {
  return 'version' in map && 'state' in map;
}

// What is counted may be money, of which a figure would tell: a target is 100, and all else a part of it.
function inPartsOfTarget(map: Keyed, scale: number): Keyed {
  const { target, metric } = map;
  // A table has no number for a target that is the quota.
  const isQuota = target === 'quota' || (target === null && typeof metric === 'string');
  const whole = typeof target === 'number' ? target : isQuota ? scale : undefined;
  const figures = ['target', 'baseline', 'actual'].flatMap((key) => {
    const figure = map[key];
    return typeof figure === 'number' ? [[key, whole === undefined ? null : indexOf(figure, whole)]] : [];
  });
  return { ...map, ...Object.fromEntries(figures) };
}

function withoutUnits(review: Keyed, scale: number): Keyed {
  const { did } = review;
  if (!isTree(did)) return review;
  const outcomes = Object.entries(did).map(([id, outcome]) => {
    if (!isTree(outcome)) return [id, outcome];
    const target = valueAt(review, ['said', id, 'measure', 'target']);
    const { target: _, actual, ...others } = inPartsOfTarget({ ...outcome, target }, scale);
    return [id, actual === undefined || actual === null ? others : { ...others, actual }];
  });
  return { ...review, did: Object.fromEntries(outcomes) };
}

const FIRES: ReadonlyMap<string, string> = new Map(RULES.map(({ id, fires }) => [id, fires]));

// What a rule asks is no secret; what it says of a place is.
function findingOf(rule: string, finding: Keyed): Keyed {
  const { advice: _, ...rest } = finding;
  return {
    ...rest,
    rule,
    message: FIRES.get(rule) ?? LEFT_OUT,
    ...('excerpt' in rest ? { excerpt: '' } : {}),
    ...('path' in rest ? { path: [] } : {}),
  };
}

function fileOf(path: string, rep: (id: string) => string): string {
  const place = placeOf(path);
  if (place !== undefined) return reviewFile({ ...place, rep: rep(place.rep) });
  return path === 'qreview.yaml' || /^actuals\/\d{4}-Q[1-4]\.yaml$/.test(path) ? path : LEFT_OUT;
}
