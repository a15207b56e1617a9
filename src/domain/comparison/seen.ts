/** What there is in a review to be compared: promises, plans, efforts, lessons, the client, and what is known. */
import { topicsOf, type Knowledge } from '../knowledge.ts';
import { facingOf } from '../plan.ts';
import { repeatsOf } from '../repeat.ts';
import { citedCauses, entriesOf, ifKnown, promisesOf, type Review } from '../review.ts';
import type { SameWords } from '../wording.ts';

/** What a thing of each kind can be in a quarter. */
export const STATES = {
  promise: [
    'planned',
    'kept',
    'missed',
    'missed, and not faced',
    'taken up again',
    'dropped with a reason',
    'released',
    'not known',
  ],
  plan: ['planned', 'planned once more'],
  effort: [
    'worked',
    'worked, not to be kept up',
    'worked and did not',
    'did not work',
    'did not work, to be changed',
    'did not work, to be repeated',
    'planned again',
  ],
  lesson: ['used in the plan', 'not used', 'no plan yet'],
  client: ['the biggest'],
  topic: ['known', 'partly known', 'not known'],
} as const;
export type About = keyof typeof STATES;
export type StateOf<Kind extends About> = (typeof STATES)[Kind][number];

/** A thing as it was in one of the quarters. */
export interface Seen<Kind extends About = About> {
  /** Its id in the review. */
  readonly id: string;
  readonly text: string;
  readonly state: StateOf<Kind>;
  /** More about it, in the person's words: why it was dropped, what came of it. */
  readonly note: string | null;
}

/** All things of a kind in a review; not answered where nobody said whether there are more. */
export interface Things<Kind extends About> {
  readonly list: readonly Seen<Kind>[];
  readonly isAnswered: boolean;
}

function seen<Kind extends About>(id: string, text: string, state: StateOf<Kind>, note?: string): Seen<Kind> {
  return { id, text, state, note: note ?? null };
}

function isAnswered(...sections: readonly unknown[]): boolean {
  return sections.every((section) => section !== undefined && section !== 'unknown');
}

/** What was promised for the quarter, with what became of it. */
export function promisesIn(review: Review): Things<'promise'> {
  const outcomes = new Map(entriesOf(review, 'did'));
  const list = promisesOf(review).map(({ id, promise: { objective }, state }): Seen<'promise'> => {
    const outcome = outcomes.get(id);
    const { note, dropped, released } = ifKnown(outcome) ?? {};
    if (state !== 'missed') return seen(id, objective, state === 'unknown' ? 'not known' : state, released ?? note);
    const facing = facingOf(review, id);
    if (facing === 'taken up') return seen(id, objective, 'taken up again', note);
    if (facing === 'dropped') return seen(id, objective, 'dropped with a reason', dropped);
    return seen(id, objective, isAnswered(review.next) ? 'missed, and not faced' : 'missed', note);
  });
  return { list, isAnswered: isAnswered(review.said) };
}

/** What is planned for the next quarter: its promises, before anything became of them. */
export function plannedIn(review: Review): Things<'promise'> {
  const plan = entriesOf(review, 'next');
  const list = plan.map(([id, { objective, why }]) => seen<'promise'>(id, objective, 'planned', why));
  return { list, isAnswered: isAnswered(review.next) };
}

/** What is planned for the next quarter, and whether it was promised for this one too. */
export function plansIn(review: Review): Things<'plan'> {
  const promises = promisesOf(review);
  const again = new Set(promises.filter(({ state }) => state === 'missed').map(({ id }) => `did.${id}`));
  const list = entriesOf(review, 'next').map(([id, { objective, why, because }]) => {
    const isAgain = promises.some((promise) => promise.id === id) || because?.some((cause) => again.has(cause));
    return seen<'plan'>(id, objective, isAgain ? 'planned once more' : 'planned', why);
  });
  return { list, isAnswered: isAnswered(review.next) };
}

const FAILED = {
  stop: 'did not work',
  change: 'did not work, to be changed',
  repeat: 'did not work, to be repeated',
} as const;

/** What was tried, and with what result. */
export function effortsIn(review: Review): Things<'effort'> {
  const worked = new Map(entriesOf(review, 'worked'));
  const failed = entriesOf(review, 'didnt_work');
  const both = new Set(failed.map(([id]) => id).filter((id) => worked.has(id)));
  return {
    list: [
      ...[...worked].map(([id, { effort, result, keep }]) => {
        const state = keep === false ? 'worked, not to be kept up' : 'worked';
        return seen<'effort'>(id, effort, both.has(id) ? 'worked and did not' : state, result);
      }),
      ...failed
        .filter(([id]) => !both.has(id))
        .map(([id, { effort, why, decision = 'stop' }]) => seen<'effort'>(id, effort, FAILED[decision], why)),
    ],
    isAnswered: isAnswered(review.worked, review.didnt_work),
  };
}

/** The efforts of an earlier quarter that a plan does again though they didn't work. */
export function repeatedIn(review: Review, earlier: Review, same: SameWords | undefined): Seen<'effort'>[] {
  const tried = new Set(effortsIn(review).list.map(({ id }) => id));
  const repeated = new Set(
    repeatsOf(review, [earlier], same)
      .filter(({ quarter }) => quarter === earlier.quarter)
      .map(({ effort }) => effort),
  );
  return entriesOf(earlier, 'didnt_work')
    .filter(([id]) => repeated.has(id) && !tried.has(id))
    .map(([id, { effort }]) => seen(id, effort, 'planned again'));
}

/** What was learned, and whether the plan uses it. */
export function lessonsIn(review: Review): Things<'lesson'> {
  const cited = citedCauses(review);
  const unused = isAnswered(review.next) ? 'not used' : 'no plan yet';
  const list = entriesOf(review, 'learned').map(([id, { lesson, pivot }]) =>
    seen<'lesson'>(id, lesson, cited.has(`learned.${id}`) ? 'used in the plan' : unused, pivot),
  );
  return { list, isAnswered: isAnswered(review.learned) };
}

/** The biggest client, where the leader knows who that is. */
export function clientIn({ biggest_client }: Review): Seen<'client'> | null {
  const client = ifKnown(biggest_client);
  if (client?.client === undefined) return null;
  return seen('biggest_client', client.client, 'the biggest', client.news);
}

const KNOWN = { known: 'known', partly: 'partly known', unknown: 'not known' } as const satisfies Record<
  Knowledge,
  StateOf<'topic'>
>;

/** What the leader knows, topic by topic. */
export function topicsIn(review: Review): Things<'topic'> {
  const list = topicsOf(review).map(({ topic, knowledge }) => seen<'topic'>(topic, topic, KNOWN[knowledge]));
  return { list, isAnswered: true };
}
