/** The trend of each rep over some quarters: attainment, say/do, and efforts repeated. */
import type { HistoryPart, RepQuarter } from '../generated/report.ts';
import { bookedOf, quotaFor, shareOf } from '../attainment.ts';
import { addQuarters } from '../quarter.ts';
import { sayDoOf } from '../record.ts';
import { repeatsOf } from '../repeat.ts';
import type { Review } from '../review.ts';
import { isIn } from '../team.ts';
import type { SameWords } from '../wording.ts';
import type { Sources } from './align.ts';

// Of a quarter in which a rep was not in the team.
const NOT_THERE = { state: null, review: undefined, facts: undefined } as const;

/** The trend of the reps who are in the team now, over so many quarters up to this one. */
export function trend(sources: Sources, length: number): HistoryPart {
  const quarters = Array.from({ length }, (_, index) => addQuarters(sources.quarter, index - length + 1));
  // Rep by rep, so that of a long history no more than a rep's is held in memory.
  const reps = sources.standingsOf(sources.quarter).map(({ rep, name }) => ({
    rep,
    name,
    quarters: trendOf(sources, rep, quarters),
  }));
  return { quarters, reps };
}

function trendOf({ team, quarter, standingOf, earlierOf }: Sources, rep: string, quarters: string[]): RepQuarter[] {
  // Of what was looked at anyway: the trend is not worth a year of files more.
  const past: Review[] = [];
  return quarters.map((one) => {
    const { state, review, facts } = isIn(team, rep, one) ? standingOf({ rep, quarter: one }) : NOT_THERE;
    const booked = bookedOf({ review, facts });
    const quota = quotaFor(team, { rep, quarter: one }, review);
    const before = [...(one === quarter ? earlierOf(rep) : []), ...past];
    if (review !== undefined) past.push(review);
    return {
      quarter: one,
      state,
      booked: booked ?? null,
      quota: quota ?? null,
      attainment: shareOf(booked, quota) ?? null,
      sayDo: review === undefined ? null : sayDoOf([review]),
      repeated: review === undefined ? null : repeatedIn(review, before, team.same_words),
    };
  });
}

// By the leader's answer, or else by the words, as the rules find them.
function repeatedIn(review: Review, earlier: readonly Review[], same: SameWords | undefined): number | null {
  if (review.next === undefined || review.next === 'unknown') return null;
  return repeatsOf(review, earlier, same).length;
}
