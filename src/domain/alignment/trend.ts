/** The trend of each rep over some quarters: attainment, say/do, and efforts repeated. */
import type { HistoryPart, RepQuarter } from '../generated/report.ts';
import { bookedOf, quotaFor, shareOf } from '../attainment.ts';
import { addQuarters } from '../quarter.ts';
import { sayDoOf } from '../record.ts';
import { repeatsOf } from '../repeat.ts';
import type { Review } from '../review.ts';
import type { SameWords } from '../wording.ts';
import type { Sources } from './align.ts';

// What is repeated is looked for in the four quarters before.
const A_YEAR = 4;

/** The trend of the reps who are in the team now, over so many quarters up to this one. */
export function trend({ team, quarter, standingsOf, earlierOf }: Sources, length: number): HistoryPart {
  const quarters = Array.from({ length }, (_, index) => addQuarters(quarter, index - length + 1));
  const reps = standingsOf(quarter).map(({ rep, name }) => ({
    rep,
    name,
    quarters: [] as RepQuarter[],
    // Of what was looked at anyway: the trend is not worth a year of files more.
    past: [] as Review[],
  }));
  // Quarter by quarter, so that of a long history no more than a year is held in memory.
  for (const one of quarters) {
    const byRep = new Map(standingsOf(one).map((standing) => [standing.rep, standing]));
    for (const own of reps) {
      const standing = byRep.get(own.rep);
      const review = standing?.review;
      const booked = bookedOf({ review, facts: standing?.facts });
      const quota = quotaFor(team, { rep: own.rep, quarter: one }, review);
      const before = [...(one === quarter ? earlierOf(own.rep) : []), ...own.past];
      own.quarters.push({
        quarter: one,
        state: standing?.state ?? null,
        booked: booked ?? null,
        quota: quota ?? null,
        attainment: shareOf(booked, quota) ?? null,
        sayDo: review === undefined ? null : sayDoOf([review]),
        repeated: review === undefined ? null : repeatedIn(review, before, team.same_words),
      });
      if (review !== undefined) own.past = [...own.past, review].slice(-A_YEAR);
    }
  }
  return { quarters, reps: reps.map(({ rep, name, quarters: own }) => ({ rep, name, quarters: own })) };
}

// By the leader's answer, or else by the words, as the rules find them.
function repeatedIn(review: Review, earlier: readonly Review[], same: SameWords | undefined): number | null {
  if (review.next === undefined || review.next === 'unknown') return null;
  return repeatsOf(review, earlier, same).length;
}
