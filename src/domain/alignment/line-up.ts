/** Part 4 of the report: does next quarter line up with what worked, what didn't, what was learned, and the number? */
import type { DoneOf, RepAlignment } from '../generated/report.ts';
import { shareOf } from '../attainment.ts';
import { atSayDo, expectedOf, facingOf } from '../plan.ts';
import { addQuarters } from '../quarter.ts';
import { recordOf, sayDoOf } from '../record.ts';
import { repeatsOf } from '../repeat.ts';
import { citedCauses, entriesOf, promisesOf, type Review } from '../review.ts';
import { quotaOf, isIn } from '../team.ts';
import type { Sources } from './align.ts';

/** How the plan of each rep who is there next quarter lines up. */
export function lineUp({ team, quarter, standingsOf, earlierOf }: Sources): RepAlignment[] {
  const next = addQuarters(quarter, 1);
  return standingsOf(quarter)
    .filter(({ rep }) => isIn(team, rep, next))
    .map(({ rep, name, state, review }): RepAlignment => {
      const earlier = earlierOf(rep);
      const expected = review === undefined ? { amount: undefined, said: 0, items: 0 } : expectedOf(review);
      const record = review === undefined ? sayDoOf([]) : recordOf(review, earlier);
      const quota = quotaOf(team, rep, next);
      return {
        rep,
        name,
        state,
        ...(review === undefined || !isPlanKnown(review) ? NO_PLAN : answersOf(review, earlier, team.same_words)),
        expects: expected.amount ?? null,
        said: expected.said,
        items: expected.items,
        quota: quota ?? null,
        coverage: shareOf(expected.amount, quota) ?? null,
        record,
        ...atSayDo(expected.amount, record, quota),
      };
    });
}

type Answers = Pick<RepAlignment, 'kept' | 'stopped' | 'used' | 'faced' | 'served' | 'goals'>;

const NO_PLAN: Answers = { kept: null, stopped: null, used: null, faced: null, served: null, goals: [] };

function isPlanKnown({ next }: Review): boolean {
  return next !== undefined && next !== 'unknown';
}

function answersOf(
  review: Review,
  earlier: readonly Review[],
  same: readonly (readonly string[])[] | undefined,
): Answers {
  const cited = citedCauses(review);
  const items = entriesOf(review, 'next');
  const serving = items.map(([, { serves }]) => serves).filter((serves) => serves !== undefined);
  return {
    kept: ifKnown(review.worked, () => {
      const keep = entriesOf(review, 'worked').filter(([, effort]) => effort.keep === true);
      return doneOf(keep, ([id]) => cited.has(`worked.${id}`));
    }),
    stopped: ifKnown(review.didnt_work, () => {
      const repeats = repeatsOf(review, earlier, same);
      const own = entriesOf(review, 'didnt_work').map(([id]) => `${review.quarter}/${id}`);
      const all = [...new Set([...own, ...repeats.map(({ quarter, effort }) => `${quarter}/${effort}`)])];
      const unexplained = new Set(
        repeats.filter(({ isExplained }) => !isExplained).map(({ quarter, effort }) => `${quarter}/${effort}`),
      );
      return doneOf(all, (effort) => !unexplained.has(effort));
    }),
    used: ifKnown(review.learned, () => doneOf(entriesOf(review, 'learned'), ([id]) => cited.has(`learned.${id}`))),
    faced: ifKnown(review.did, () => {
      const missed = promisesOf(review).filter(({ state }) => state === 'missed');
      return doneOf(missed, ({ id }) => facingOf(review, id) !== undefined);
    }),
    served: doneOf(items, ([, { serves }]) => serves !== undefined),
    goals: [...new Set(serving)].toSorted(),
  };
}

function ifKnown(section: unknown, count: () => DoneOf): DoneOf | null {
  return section === undefined || section === 'unknown' ? null : count();
}

function doneOf<Item>(items: readonly Item[], isDone: (item: Item) => boolean): DoneOf {
  return { done: items.filter(isDone).length, of: items.length };
}
