/** The trend of each rep over some quarters: attainment, say/do, and efforts repeated. */
import type { HistoryPart, RepQuarter } from '../generated/report.ts';
import { bookedOf, quotaFor, shareOf } from '../attainment.ts';
import { addQuarters } from '../quarter.ts';
import { sayDoOf } from '../record.ts';
import { repeatsOf } from '../repeat.ts';
import type { Review } from '../review.ts';
import type { SameWords } from '../wording.ts';
import type { Sources } from './align.ts';

/** The trend of the reps who are in the team now, over so many quarters up to this one. */
export function trend({ team, quarter, standingsOf, earlierOf }: Sources, length: number): HistoryPart {
  const quarters = Array.from({ length }, (_, index) => addQuarters(quarter, index - length + 1));
  const byRep = quarters.map((one) => new Map(standingsOf(one).map((standing) => [standing.rep, standing])));
  return {
    quarters,
    reps: standingsOf(quarter).map(({ rep, name }) => {
      // Of what was looked at anyway: the trend is not worth a year of files more.
      const past: Review[] = [];
      return {
        rep,
        name,
        quarters: quarters.map((one, index): RepQuarter => {
          const standing = byRep[index]?.get(rep);
          const review = standing?.review;
          const booked = bookedOf({ review, facts: standing?.facts });
          const quota = quotaFor(team, { rep, quarter: one }, review);
          const before = one === quarter ? [...earlierOf(rep), ...past] : [...past];
          if (review !== undefined) past.push(review);
          return {
            quarter: one,
            state: standing?.state ?? null,
            booked: booked ?? null,
            quota: quota ?? null,
            attainment: shareOf(booked, quota) ?? null,
            sayDo: review === undefined ? null : sayDoOf([review]),
            repeated: review === undefined ? null : repeatedIn(review, before, team.same_words),
          };
        }),
      };
    }),
  };
}

// By the leader's answer, or else by the words, as the rules find them.
function repeatedIn(review: Review, earlier: readonly Review[], same: SameWords | undefined): number | null {
  if (review.next === undefined || review.next === 'unknown') return null;
  return repeatsOf(review, earlier, same).length;
}
