/** Two quarters of one rep, side by side: what was promised, tried, learned and known before, and now. */
import { bookedOf, quotaFor, shareOf } from './attainment.ts';
import { knowledgeOf, type Knowledge } from './knowledge.ts';
import { facingOf } from './plan.ts';
import { addQuarters } from './quarter.ts';
import { FIVE_QUESTIONS } from './questions.ts';
import { sayDoOf, type SayDo } from './record.ts';
import { repeatsOf } from './repeat.ts';
import { citedCauses, entriesOf, promisesOf, type Review } from './review.ts';
import type { Team } from './team.ts';
import { isSame } from './tree.ts';
import { likeness, wordsOf, type SameWords } from './wording.ts';

/** What a promise, an effort, a lesson or a question can be in a quarter. */
export const STATES = {
  promise: ['kept', 'missed', 'taken up again', 'dropped with a reason', 'released', 'not known', 'planned'],
  effort: ['worked', 'did not work', 'worked and did not', 'planned again'],
  lesson: ['used in the plan', 'not used'],
  question: ['known', 'partly known', 'not known'],
} as const;
export type About = keyof typeof STATES;
type StateOf<Kind extends About> = (typeof STATES)[Kind][number];
export type State = StateOf<About>;

/** A thing as it was in one of the quarters. */
export interface Seen {
  /** Its id in the review; a question's number. */
  readonly id: string;
  readonly text: string;
  readonly state: State;
  /** More about it, in the person's words: why it was dropped, what came of it. */
  readonly note: string | null;
}

/** A thing in both quarters, or in one of them. */
export interface Row {
  readonly about: About;
  /** What has become of it between the quarters. */
  readonly change: string;
  readonly before: Seen | null;
  readonly now: Seen | null;
}

/** The number of a rep in a quarter; null where it is not known. */
export interface NumberSeen {
  readonly booked: number | null;
  readonly quota: number | null;
  readonly attainment: number | null;
}

/** A review as it enters a comparison. */
export interface Side {
  readonly number: NumberSeen;
  readonly sayDo: SayDo;
  readonly state: Review['state'];
}

/** What has become of a rep's things between two quarters. */
export interface Comparison {
  readonly before: Side;
  readonly now: Side;
  readonly rows: readonly Row[];
}

/**
 * Compares two reviews of a rep. Of a quarter with itself nothing has changed. What has become of a thing is told in the
 * order of time, whichever quarter is asked for first.
 */
export function compare(team: Team, before: Review, now: Review): Comparison {
  if (before.quarter > now.quarter) return mirrored(compare(team, now, before));
  const sides = { before: sideOf(team, before), now: sideOf(team, now) };
  if (before.quarter === now.quarter) return { ...sides, rows: [] };
  const same = team.same_words;
  return {
    ...sides,
    rows: [
      // What was planned for another quarter than the later one has no outcome there.
      ...pair(
        'promise',
        [...promisesIn(before), ...(addQuarters(before.quarter, 1) === now.quarter ? plansIn(before) : [])],
        [...promisesIn(now), ...plansIn(now)],
        same,
      ),
      ...pair('effort', effortsIn(before), [...effortsIn(now), ...repeatedIn(now, before, same)], same),
      ...pair('lesson', lessonsIn(before), lessonsIn(now), same),
      ...pair('question', questionsIn(before), questionsIn(now), same),
    ],
  };
}

function mirrored({ before, now, rows }: Comparison): Comparison {
  return { before: now, now: before, rows: rows.map((row) => ({ ...row, before: row.now, now: row.before })) };
}

/** Whether anything is other than it was: a figure, a promise kept, or a thing of the rows. */
export function differs({ before, now, rows }: Comparison): boolean {
  const figuresOf = ({ number, sayDo, state }: Side): unknown => ({
    number,
    state,
    sayDo: { ...sayDo, quarters: null },
  });
  return rows.length > 0 || !isSame(figuresOf(before), figuresOf(now));
}

function sideOf(team: Team, review: Review): Side {
  const booked = bookedOf({ review });
  const quota = quotaFor(team, review, review);
  const attainment = shareOf(booked, quota) ?? null;
  return {
    number: { booked: booked ?? null, quota: quota ?? null, attainment },
    sayDo: sayDoOf([review]),
    state: review.state,
  };
}

function seen(id: string, text: string, state: State, note: string | undefined): Seen {
  return { id, text, state, note: note ?? null };
}

function promisesIn(review: Review): Seen[] {
  const outcomes = new Map(entriesOf(review, 'did'));
  return promisesOf(review).map(({ id, promise, state }) => {
    const outcome = outcomes.get(id);
    const { note, dropped, released } = outcome === undefined || outcome === 'unknown' ? {} : outcome;
    if (state === 'missed') {
      const facing = facingOf(review, id);
      const faced = { 'taken up': 'taken up again', dropped: 'dropped with a reason' } as const;
      return seen(id, promise.objective, facing === undefined ? 'missed' : faced[facing], dropped ?? note);
    }
    return seen(id, promise.objective, state === 'unknown' ? 'not known' : state, released ?? note);
  });
}

/** The plan of a quarter, without what it takes up again. */
function plansIn(review: Review): Seen[] {
  const said = new Set(promisesOf(review).map(({ id }) => id));
  const plans = entriesOf(review, 'next').filter(([id]) => !said.has(id));
  return plans.map(([id, { objective, why }]) => seen(id, objective, 'planned', why));
}

function effortsIn(review: Review): Seen[] {
  const worked = new Map(entriesOf(review, 'worked'));
  const failed = new Map(entriesOf(review, 'didnt_work'));
  return [
    ...[...worked].map(([id, { effort, result }]) =>
      seen(id, effort, failed.has(id) ? 'worked and did not' : 'worked', result),
    ),
    ...[...failed].flatMap(([id, { effort, why }]) => (worked.has(id) ? [] : [seen(id, effort, 'did not work', why)])),
  ];
}

/** The efforts of an earlier quarter that a plan does again though they didn't work. */
function repeatedIn(review: Review, earlier: Review, same: SameWords | undefined): Seen[] {
  const tried = new Set(effortsIn(review).map(({ id }) => id));
  const repeated = new Set(
    repeatsOf(review, [earlier], same).flatMap(({ quarter, effort }) => (quarter === earlier.quarter ? [effort] : [])),
  );
  return entriesOf(earlier, 'didnt_work')
    .filter(([id]) => repeated.has(id) && !tried.has(id))
    .map(([id, { effort }]) => seen(id, effort, 'planned again', undefined));
}

function lessonsIn(review: Review): Seen[] {
  const cited = citedCauses(review);
  return entriesOf(review, 'learned').map(([id, { lesson, pivot }]) =>
    seen(id, lesson, cited.has(`learned.${id}`) ? 'used in the plan' : 'not used', pivot),
  );
}

const KNOWN = { known: 'known', partly: 'partly known', unknown: 'not known' } as const satisfies Record<
  Knowledge,
  State
>;

function questionsIn(review: Review): Seen[] {
  return knowledgeOf(review).map((known, index) =>
    seen(String(index + 1), String(FIVE_QUESTIONS[index]?.title), KNOWN[known], undefined),
  );
}

// Two texts with so much in common are the same thing under two ids.
const ALIKE = 0.5;

/** Brings what is the same in both quarters together: by its id, or else by its words. */
function pair(about: About, before: readonly Seen[], now: readonly Seen[], same: SameWords | undefined): Row[] {
  const byId = new Map(before.map((one) => [one.id, one]));
  const ids = new Set(now.map(({ id }) => id));
  const partners = byWords(
    before.filter(({ id }) => !ids.has(id)),
    now.filter(({ id }) => !byId.has(id)),
    same,
  );
  const partnerOf = (one: Seen): Seen | null => byId.get(one.id) ?? partners.get(one) ?? null;
  const rows = now.map((one) => ({ before: partnerOf(one), now: one }));
  const taken = new Set(rows.map((row) => row.before));
  return [...rows, ...before.filter((one) => !taken.has(one)).map((one) => ({ before: one, now: null }))].flatMap(
    (row) => {
      const change = CHANGE[about](row.before?.state, row.now?.state);
      return change === undefined ? [] : [{ about, change, ...row }];
    },
  );
}

/** The pairs with the most words in common; the order of either side makes no difference. */
function byWords(before: readonly Seen[], now: readonly Seen[], same: SameWords | undefined): Map<Seen, Seen> {
  const near = before
    .flatMap((one) =>
      now.map((other) => ({ one, other, near: likeness(wordsOf(one.text, same), wordsOf(other.text, same)) })),
    )
    .filter((candidate) => candidate.near >= ALIKE)
    .toSorted((first, second) => second.near - first.near || (idsOf(first) < idsOf(second) ? -1 : 1));
  const partners = new Map<Seen, Seen>();
  const taken = new Set<Seen>();
  for (const { one, other } of near) {
    if (taken.has(one) || taken.has(other)) continue;
    partners.set(other, one);
    taken.add(one).add(other);
  }
  return partners;
}

function idsOf({ one, other }: { readonly one: Seen; readonly other: Seen }): string {
  return `${one.id} ${other.id}`;
}

type ChangeOf = (before: State | undefined, now: State | undefined) => string | undefined;

const OPEN: ReadonlySet<State | undefined> = new Set<State>(['planned', 'taken up again']);

/** What has become of a thing: one function for each kind of it. Undefined where nothing has. */
const CHANGE: Readonly<Record<About, ChangeOf>> = {
  promise: (before, now) => {
    if (now === undefined) return before === 'planned' ? 'dropped without a word' : 'of the earlier quarter';
    if (now === 'missed') return 'missed, and neither taken up nor dropped';
    if (now === 'taken up again' || now === 'dropped with a reason') return `missed, and ${now}`;
    if (now === 'not known') return 'what became of it is not known';
    if (now !== 'planned') return now;
    return OPEN.has(before) ? 'planned once more' : 'newly planned';
  },
  effort: (before, now) => {
    if (before === undefined) return 'begun';
    if (now === undefined) return before === 'worked' ? 'stopped, though it worked' : 'stopped';
    if (now === 'planned again') return 'planned again, though it did not work';
    if (before === 'worked') return now === 'worked' ? 'kept up' : 'does not work any more';
    return now === 'worked' ? 'repeated, and it works now' : 'repeated, though it had not worked';
  },
  lesson: (before, now) => {
    if (before === undefined) return 'learned';
    if (now !== undefined) return 'learned again';
    return before === 'not used' ? 'forgotten' : 'used in the plan before';
  },
  question: (before, now) => {
    if (before === now) return undefined;
    if (now === 'known') return 'known now';
    if (now === 'not known') return 'not known any more';
    return before === 'known' ? 'known less than before' : 'partly known now';
  },
};
