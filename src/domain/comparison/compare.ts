/** Two quarters of one rep, side by side: what was promised, tried, learned and known before, and now. */
import { bookedOf, quotaFor, shareOf } from '../attainment.ts';
import { addQuarters } from '../quarter.ts';
import { sayDoOf, type SayDo } from '../record.ts';
import type { Review } from '../review.ts';
import type { Team } from '../team.ts';
import { isSame } from '../tree.ts';
import { likeness, wordsOf, type SameWords } from '../wording.ts';
import { effortChange, lessonChange, PROMISE_CHANGES, topicChange, type Change, type Then } from './change.ts';
import {
  clientIn,
  effortsIn,
  lessonsIn,
  plannedIn,
  plansIn,
  promisesIn,
  repeatedIn,
  topicsIn,
  type About,
  type Seen,
  type Things,
} from './seen.ts';

export type { Change } from './change.ts';
export type { About, Seen } from './seen.ts';

/** A thing in both quarters, or in one of them. */
export interface Row {
  readonly about: About;
  /** What has become of it between the quarters. */
  readonly change: Change;
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
      ...promiseRows(before, now, same),
      ...planRows(before, now),
      ...effortRows(before, now, same),
      ...rowsOf('lesson', pairs(lessonsIn(before), lessonsIn(now), ALIKE, same), lessonChange),
      ...clientRows(before, now),
      ...topicRows(before, now),
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

/** Whether what the earlier quarter plans is what was promised for the later one. */
function isNext(before: Review, now: Review): boolean {
  return addQuarters(before.quarter, 1) === now.quarter;
}

// A promise is carried word for word: two that are only alike are two.
function promiseRows(before: Review, now: Review, same: SameWords | undefined): Row[] {
  const planned = isNext(before, now) ? plannedIn(before) : NOTHING;
  return rowsOf('promise', pairs(planned, promisesIn(now), SAME, same), (_, became) => PROMISE_CHANGES[became]);
}

const NOTHING: Things<'promise'> = { list: [], isAnswered: true };

// What is planned now and was planned before; of the quarter right before that is told among the promises.
function planRows(before: Review, now: Review): Row[] {
  const earlier = new Map(plansIn(before).list.map((plan) => [plan.id, plan]));
  return plansIn(now).list.map((plan) => {
    const was = isNext(before, now) ? null : (earlier.get(plan.id) ?? null);
    const isNew = was === null && plan.state === 'planned';
    return { about: 'plan', change: isNew ? 'newly planned' : 'planned once more', before: was, now: plan };
  });
}

function effortRows(before: Review, now: Review, same: SameWords | undefined): Row[] {
  const { list, isAnswered } = effortsIn(now);
  const things = { list: [...list, ...repeatedIn(now, before, same)], isAnswered };
  return rowsOf('effort', pairs(effortsIn(before), things, ALIKE, same), effortChange);
}

function clientRows(one: Review, other: Review): Row[] {
  const [before, now] = [clientIn(one), clientIn(other)];
  if (before === null || now === null || isSame(before, now)) return [];
  return [{ about: 'client', change: before.text === now.text ? 'other news' : 'another client', before, now }];
}

// A topic that a review doesn't have leaves nothing to know.
function topicRows(one: Review, other: Review): Row[] {
  return pairs(topicsIn(one), topicsIn(other), SAME, undefined).flatMap(({ before, now }): Row[] => {
    const change = topicChange(before?.state ?? 'known', now?.state ?? 'known');
    return change === undefined ? [] : [{ about: 'topic', change, before, now }];
  });
}

interface Pair<Kind extends About> {
  readonly before: Seen<Kind> | null;
  readonly now: Seen<Kind> | null;
  /** What each side is where the thing isn't there. */
  readonly without: { readonly before: 'absent' | 'unanswered'; readonly now: 'absent' | 'unanswered' };
}

function rowsOf<Kind extends About>(
  about: Kind,
  some: readonly Pair<Kind>[],
  changeOf: (before: Then<Kind>, now: Then<Kind>) => Change,
): Row[] {
  return some.map(({ before, now, without }) => ({
    about,
    change: changeOf(before?.state ?? without.before, now?.state ?? without.now),
    before,
    now,
  }));
}

// Two texts with so much in common are the same thing under two ids, where people put it in new words; or only all of it.
const ALIKE = 0.5;
const SAME = 1;

/** Brings what is the same in both quarters together: by its id, or else by its words. */
function pairs<Kind extends About>(
  before: Things<Kind>,
  now: Things<Kind>,
  alike: number,
  same: SameWords | undefined,
): Pair<Kind>[] {
  const byId = new Map(before.list.map((one) => [one.id, one]));
  const ids = new Set(now.list.map(({ id }) => id));
  const partners = byWords(
    before.list.filter(({ id }) => !ids.has(id)),
    now.list.filter(({ id }) => !byId.has(id)),
    alike,
    same,
  );
  const without = {
    before: before.isAnswered ? 'absent' : 'unanswered',
    now: now.isAnswered ? 'absent' : 'unanswered',
  } as const;
  const found = now.list.map((one) => ({ before: byId.get(one.id) ?? partners.get(one) ?? null, now: one, without }));
  const taken = new Set(found.map((pair) => pair.before));
  const rest = before.list.filter((one) => !taken.has(one)).map((one) => ({ before: one, now: null, without }));
  return [...found, ...rest];
}

/** The pairs with the most words in common; the order of either side makes no difference. */
function byWords<Kind extends About>(
  before: readonly Seen<Kind>[],
  now: readonly Seen<Kind>[],
  alike: number,
  same: SameWords | undefined,
): Map<Seen<Kind>, Seen<Kind>> {
  const near = before
    .flatMap((one) =>
      now.map((other) => ({ one, other, near: likeness(wordsOf(one.text, same), wordsOf(other.text, same)) })),
    )
    .filter((candidate) => candidate.near >= alike)
    .toSorted((first, second) => second.near - first.near || (idsOf(first) < idsOf(second) ? -1 : 1));
  const partners = new Map<Seen<Kind>, Seen<Kind>>();
  const taken = new Set<Seen<Kind>>();
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
