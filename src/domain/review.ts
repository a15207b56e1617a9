/** A review: the answers to the five questions about one rep and one quarter. */
import type {
  FailedEffort,
  Lesson,
  Objective,
  Objectives,
  Outcome,
  Review,
  Unknown,
  WorkedEffort,
} from './generated/review.ts';

export type { Objective, Objectives, Outcome, Review, Unknown } from './generated/review.ts';

/** The sections that hold entries under ids. */
export const LISTS = ['worked', 'didnt_work', 'learned', 'next'] as const;
export type List = (typeof LISTS)[number];

/** The order of the keys in a file that qreview writes. */
export const KEYS = [
  'version',
  'rep',
  'quarter',
  'state',
  'asked',
  'held',
  'number',
  'said',
  'did',
  'worked',
  'didnt_work',
  'learned',
  'biggest_client',
  'next',
] as const satisfies readonly (keyof Review)[];

/** The key under which each list's entries keep what they are about. */
export const SUBJECT = {
  worked: 'effort',
  didnt_work: 'effort',
  learned: 'lesson',
  next: 'objective',
} as const satisfies Record<List, string>;

/** What an entry of each list is called, for ids that say no more. */
export const KIND = {
  worked: 'effort',
  didnt_work: 'effort',
  learned: 'lesson',
  next: 'plan',
} as const satisfies Record<List, string>;

interface Entries {
  readonly said: Objective;
  readonly did: Outcome | Unknown;
  readonly worked: WorkedEffort;
  readonly didnt_work: FailedEffort;
  readonly learned: Lesson;
  readonly next: Objective;
}

/** The entries of a section with their ids, in the file's order: none where it is missing or unknown. */
export function entriesOf<Section extends keyof Entries>(
  review: Partial<Review>,
  section: Section,
): [id: string, entry: Entries[Section]][];
export function entriesOf(
  review: Pick<Review, keyof Entries>,
  section: keyof Entries,
): [string, Entries[keyof Entries]][] {
  const entries = review[section];
  return Object.entries(ifKnown(entries) ?? {});
}

/** An answer that is known; undefined where it is not, or is missing. */
export function ifKnown<Answer>(answer: Answer | Unknown | undefined): Answer | undefined {
  return answer === 'unknown' ? undefined : answer;
}

/** What became of a promise: kept, missed, released (not counted), or not known. */
export type PromiseState = 'kept' | 'missed' | 'released' | 'unknown';

/** The state of a promise, by its outcome. */
export function promiseState(outcome: Outcome | Unknown | undefined): PromiseState {
  const { released, done } = ifKnown(outcome) ?? {};
  if (released !== undefined) return 'released';
  if (done === undefined) return 'unknown';
  return done ? 'kept' : 'missed';
}

/** The promises of a review with their outcomes and states. */
export function promisesOf(review: Review): { id: string; promise: Objective; state: PromiseState }[] {
  const outcomes = new Map(entriesOf(review, 'did'));
  return entriesOf(review, 'said').map(([id, promise]) => ({ id, promise, state: promiseState(outcomes.get(id)) }));
}

/** What the rep promised for a quarter: the plan of the review before it, word for word; nothing where there is none. */
export function carryPromise(previous: Review | undefined): Objectives | Unknown {
  return previous?.next ?? {};
}

/** The causes that a plan's items cite, each once. */
export function citedCauses(review: Review): Set<string> {
  return new Set(entriesOf(review, 'next').flatMap(([, item]) => item.because ?? []));
}
