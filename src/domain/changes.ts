/** Two versions of one review: which answers were changed, in the words of the product. */
import type { Path } from './finding.ts';
import type { Measure } from './generated/review.ts';
import { formatMeasure } from './measure.ts';
import { formatFigure, formatMoney } from './money.ts';
import { KIND, LISTS, SUBJECT, type Review } from './review.ts';
import { isSame, isTree, valueAt } from './tree.ts';
import { wordsBetween, type Words } from './word-changes.ts';

export type { Words } from './word-changes.ts';

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

interface Difference {
  readonly path: Path;
  readonly one: unknown;
  readonly other: unknown;
}

/** What a review's sections are called, one entry of them at a time. */
const ENTRY: Readonly<Record<string, string>> = { ...KIND, said: 'promise', did: 'outcome of' };

/** Sections as a whole. */
const SECTIONS: Readonly<Record<string, string>> = {
  number: 'the number',
  said: 'what was promised',
  did: 'what became of the promises',
  worked: 'what worked',
  didnt_work: "what didn't work",
  learned: 'what was learned',
  biggest_client: 'the biggest client',
  next: 'the plan',
};

/** What fields are called where their key doesn't say it. */
const FIELDS: Readonly<Record<string, string>> = {
  crm: 'booked, as the CRM says',
  held: 'held on',
  client: 'the biggest client',
  news: 'news of the biggest client',
  measure: 'target',
  metric: 'what is counted',
  at_most: 'at most the target',
  done_when: 'done when',
  expects: 'expected to bring',
  actual: 'came to',
  because: 'because of',
  why_this_time: 'why this time',
  good: "the leader's verdict",
  good_note: "the leader's verdict, why",
  keep: 'to be kept up',
};
const AMOUNTS: ReadonlySet<string> = new Set(['quota', 'booked', 'crm', 'expects']);

/** The answers that differ between two versions of a review, in the order of the file; amounts are in the currency. */
export function changesBetween(before: Review, now: Review, currency: string): Change[] {
  // Which question came last is no answer.
  const [{ asked: _, ...one }, { asked: __, ...other }] = [before, now];
  return keysOf(other, one)
    .flatMap((section) => sectionDifferences(section, valueAt(one, [section]), valueAt(other, [section])))
    .map((difference) => changeOf(difference, before, now, currency));
}

/** The places at which two values differ. */
export function differingPaths(one: unknown, other: unknown): Path[] {
  return differing(one, other, []).map(({ path }) => path);
}

/** Within a map, each key that differs. */
function differing(one: unknown, other: unknown, path: Path): Difference[] {
  if (isSame(one, other)) return [];
  if (!isMap(one) || !isMap(other)) return [{ path, one, other }];
  return keysOf(other, one).flatMap((key) => differing(one[key], other[key], [...path, key]));
}

function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return isTree(value) && !Array.isArray(value);
}

function keysOf(...maps: readonly object[]): string[] {
  return [...new Set(maps.flatMap((map) => Object.keys(map)))];
}

// An entry that is there or not is one difference; within an entry, each answer is. Under a new id it is the same entry.
function sectionDifferences(section: string, before: unknown, now: unknown): Difference[] {
  if (!Object.hasOwn(ENTRY, section)) return differing(before, now, [section]);
  const [one, other] = [isMap(before) ? before : {}, isMap(now) ? now : {}];
  const whole = isMap(before) && isMap(now) ? [] : differing(standing(before), standing(now), [section]);
  const renamed = new Map(
    Object.keys(other).flatMap((id) => {
      const was = Object.keys(one).find((old) => !Object.hasOwn(other, old) && isSame(one[old], other[id]));
      return was === undefined || Object.hasOwn(one, id) ? [] : [[was, id] as const];
    }),
  );
  const ids = new Set(renamed.values());
  return [
    ...whole,
    ...[...renamed].map(([was, id]) => ({ path: [section, id, 'id'], one: was, other: id })),
    ...keysOf(other, one)
      .filter((id) => !renamed.has(id) && !ids.has(id))
      .flatMap((id) => differing(one[id], other[id], [section, id])),
  ];
}

/** What there is of a section, in a word. */
function standing(section: unknown): string | undefined {
  if (!isMap(section)) return section === undefined ? undefined : 'unknown';
  const count = Object.keys(section).length;
  return count === 0 ? 'none' : `${count} ${count === 1 ? 'entry' : 'entries'}`;
}

function changeOf({ path, one, other }: Difference, before: Review, now: Review, currency: string): Change {
  const told = (value: unknown): string | null => (value === undefined ? null : inWords(value, path, currency));
  const [from, to] = [told(one), told(other)];
  return {
    path,
    about: aboutOf(path, before, now),
    isLoud: isLoud(path),
    before: from,
    now: to,
    words: from === null || to === null ? [] : wordsBetween(from, to),
  };
}

// The plan is the next quarter's promise: what is to be done, its target, and what it is expected to bring.
function isLoud([section, , field]: Path): boolean {
  if (section === 'next') {
    return field === undefined || ['objective', 'measure', 'done_when', 'expects'].includes(String(field));
  }
  return section === 'said' || section === 'did' || section === 'number';
}

function aboutOf(path: Path, before: Review, now: Review): string {
  const [section = '', id, ...field] = path.map(String);
  const kind = ENTRY[section];
  if (id === undefined) return SECTIONS[section] ?? labelOf(section);
  if (kind === undefined) return labelOf(field.at(-1) ?? id);
  const subject = subjectOf(now, section, id) ?? subjectOf(before, section, id) ?? id;
  const last = field.at(-1);
  return `${kind} "${subject}"${last === undefined ? '' : `: ${last === subjectKey(section) ? 'its words' : labelOf(last)}`}`;
}

function labelOf(key: string): string {
  return FIELDS[key] ?? key;
}

function subjectKey(section: string): string {
  const list = LISTS.find((one) => one === section);
  return list === undefined ? 'objective' : SUBJECT[list];
}

// An outcome is about the promise of the same id.
function subjectOf(review: Review, section: string, id: string): string | undefined {
  const text = valueAt(review, [section === 'did' ? 'said' : section, id, subjectKey(section)]);
  return typeof text === 'string' ? text : undefined;
}

function inWords(value: unknown, path: Path, currency: string): string {
  const key = String(path.at(-1));
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return AMOUNTS.has(key) ? formatMoney(value, currency) : formatFigure(value);
  if (typeof value === 'boolean') {
    if (key === 'good') return value ? 'good' : 'not good';
    return value ? 'yes' : 'no';
  }
  if (Array.isArray(value)) return value.map((one) => inWords(one, path, currency)).join(', ');
  if (!isMap(value)) return JSON.stringify(value);
  if (isMeasure(value)) return formatMeasure(value);
  const subject = subjectKey(String(path[0]));
  return Object.entries(value)
    .filter(([part, text]) => part !== subject && text !== 'none')
    .map(([part, text]) => `${labelOf(part)}: ${inWords(text, [...path, part], currency)}`)
    .join('; ');
}

function isMeasure(value: Readonly<Record<string, unknown>>): value is Readonly<Record<string, unknown>> & Measure {
  const { metric, target } = value;
  return typeof metric === 'string' && (typeof target === 'number' || target === 'quota');
}
