/** Whether what a review refers to exists, and whether it says the same as its place. */
import type { Violation } from './finding.ts';
import type { Context } from './context.ts';
import { isDay } from './day.ts';
import { adviceToMend } from './place.ts';
import { addQuarters, firstDay, isQuarter } from './quarter.ts';
import { entriesOf, ifKnown, type Objective, type Review } from './review.ts';
import { didYouMean } from './similarity.ts';
import type { Team } from './team.ts';

/** The ids that a review cites, its rep, its goals and its day against the team and the rep's earlier reviews. */
export function checkReferences(review: Review, context: Context): Violation[] {
  const ids = idsOf(review);
  return [
    ...checkRep(review, context.team),
    ...checkHeld(review, context.team),
    ...entriesOf(review, 'next').flatMap(([id, item]) => [
      ...checkServes(id, item, context.team),
      ...checkBecause(id, item, ids),
      ...checkRepeats(id, item, review, context),
    ]),
  ];
}

function checkRep({ rep }: Review, { reps }: Team): Violation[] {
  if (Object.hasOwn(reps, rep)) return [];
  return [
    {
      path: ['rep'],
      message: `qreview.yaml has no rep ${rep}`,
      advice: didYouMean(rep, Object.keys(reps), 'the reps are'),
    },
  ];
}

function checkHeld({ held, quarter }: Review, { fiscal_year }: Team): Violation[] {
  if (held === undefined) return [];
  if (!isDay(held))
    return [{ path: ['held'], message: `the calendar has no day ${held}`, advice: 'write another day' }];
  if (!isQuarter(quarter) || held >= firstDay(quarter, fiscal_year)) return [];
  return [
    {
      path: ['held'],
      message: `${held} lies before ${quarter}, which begins on ${firstDay(quarter, fiscal_year)}`,
      advice: 'write the day on which you sat down together',
    },
  ];
}

function checkServes(id: string, { serves }: Objective, { goals }: Team): Violation[] {
  if (serves === undefined || serves === 'quota' || Object.hasOwn(goals ?? {}, serves)) return [];
  return [
    {
      path: ['next', id, 'serves'],
      message: `qreview.yaml has no goal ${serves}`,
      advice: didYouMean(serves, ['quota', ...Object.keys(goals ?? {})], 'the goals are'),
    },
  ];
}

function checkBecause(id: string, { because }: Objective, ids: readonly string[]): Violation[] {
  return (because ?? []).flatMap((cause, index) =>
    ids.includes(cause)
      ? []
      : [
          {
            path: ['next', id, 'because', index],
            message: `this review has no ${cause}`,
            advice: didYouMean(cause, ids, 'it has'),
          },
        ],
  );
}

function idsOf(review: Review): string[] {
  return [
    ...entriesOf(review, 'said').map(([id]) => `did.${id}`),
    ...(['worked', 'didnt_work', 'learned'] as const).flatMap((section) =>
      entriesOf(review, section).map(([id]) => `${section}.${id}`),
    ),
    ...(ifKnown(review.biggest_client)?.client === undefined ? [] : ['biggest_client']),
  ];
}

function checkRepeats(
  id: string,
  { repeats }: Objective,
  review: Review,
  { earlier, unreadable }: Context,
): Violation[] {
  if (repeats === undefined || repeats === 'none') return [];
  const path = ['next', id, 'repeats'];
  const { quarter = review.quarter, effort } = readRepeats(repeats);
  if (quarter > review.quarter) {
    const advice = `cite an effort of ${review.quarter} or earlier`;
    return [{ path, message: `${repeats} lies after ${review.quarter}`, advice }];
  }
  if (unreadable.includes(quarter)) {
    const advice = adviceToMend({ quarter, rep: review.rep });
    return [{ path, message: `the review of ${review.rep} for ${quarter} cannot be read`, advice }];
  }
  const source = quarter === review.quarter ? review : earlier.find((past) => past.quarter === quarter);
  if (source === undefined) {
    return [
      {
        path,
        message: `there is no review of ${review.rep} for ${quarter}`,
        advice: 'cite a quarter that was reviewed',
      },
    ];
  }
  const ids = entriesOf(source, 'didnt_work').map(([known]) => known);
  if (ids.includes(effort)) return [];
  return [
    {
      path,
      message: `the review of ${quarter} has no didnt_work.${effort}`,
      advice: didYouMean(effort, ids, 'it has'),
    },
  ];
}

/** The parts of a repeat: "2025-Q3/didnt_work.cold-email" and "didnt_work.cold-email" (this quarter's). */
export function readRepeats(repeats: string): { quarter?: string; effort: string } {
  const slash = repeats.indexOf('/');
  const effort = repeats.slice(slash + 1).replace('didnt_work.', '');
  return slash === -1 ? { effort } : { quarter: repeats.slice(0, slash), effort };
}

/** The quarters that a review refers to, besides its own: the one before, and those whose efforts it repeats. */
export function citedQuarters(review: Review): string[] {
  const repeated = entriesOf(review, 'next').map(([, { repeats }]) =>
    repeats === undefined ? undefined : readRepeats(repeats).quarter,
  );
  return [addQuarters(review.quarter, -1), ...repeated.filter((quarter) => quarter !== undefined)];
}
