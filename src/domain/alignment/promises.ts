/** Part 2 of the report: promise × number, each rep in one of four boxes. */
import type { Box, PromisesPart, RepPromises } from '../generated/report.ts';
import { bookedOf, quotaFor, shareOf } from '../attainment.ts';
import { together } from '../evidence.ts';
import { sayDoOf, shareKept, type SayDo } from '../record.ts';
import type { Sources } from './align.ts';
import type { Standing } from './standing.ts';

/** Each rep's promises and number, and the box that follows from both. */
export function promisesPart({ team, quarter, standingsOf, evidenceOf, evidenceLimits }: Sources): PromisesPart {
  const standings = standingsOf(quarter);
  return {
    sayDo: sayDoOf(standings.map(({ review }) => review).filter((review) => review !== undefined)),
    evidenceLimits: [...evidenceLimits],
    reps: standings.map((standing): RepPromises => {
      const { rep, name, review } = standing;
      const sayDo = sayDoOf(review === undefined ? [] : [review]);
      const booked = bookedOf(standing);
      const quota = quotaFor(team, standing, standing.review);
      const unplaced = whyUnplaced(standing, sayDo, booked, quota);
      return {
        rep,
        name,
        sayDo,
        share: shareKept(sayDo) ?? null,
        booked: booked ?? null,
        quota: quota ?? null,
        attainment: shareOf(booked, quota) ?? null,
        box: unplaced === undefined ? boxOf(sayDo, Number(booked) >= Number(quota)) : null,
        unplaced: unplaced ?? null,
        evidence: together(evidenceOf(rep)),
      };
    }),
  };
}

/** Kept is: every promise that counts. "Were they successful in what they set out to do: yes or no?" (question 1) */
function boxOf({ kept, counted }: SayDo, isMade: boolean): Box {
  const number = isMade ? 'made' : 'missed';
  return kept === counted ? `kept-${number}` : `broke-${number}`;
}

// One missed promise is enough to know that not all were kept, whatever became of the others.
function whyUnplaced(
  { state, review }: Standing,
  { kept, counted, unknown, released }: SayDo,
  booked: number | undefined,
  quota: number | undefined,
): string | undefined {
  if (review === undefined) return state === 'unreadable' ? 'the review cannot be read' : 'no review';
  if (booked === undefined) return 'booked is not known';
  if (quota === undefined) return 'no quota is set';
  if (review.said === 'unknown') return 'what was promised is not known';
  if (kept < counted) return undefined;
  if (unknown > 0) return `${unknown} of ${counted + unknown} promises not known`;
  if (counted > 0) return undefined;
  return released > 0 ? 'every promise was released' : 'nothing was promised';
}
