/** Two quarters of a team, or of one rep in it. */
import { bookedOfQuota } from '../alignment/the-number.ts';
import type { Standing } from '../alignment/standing.ts';
import { compare, differs, type Comparison } from './compare.ts';
import type { Compared, ReviewState } from '../generated/report.ts';
import type { Team } from '../team.ts';
import { isSame } from '../tree.ts';

/** One rep in both quarters. */
export interface RepComparison {
  readonly rep: string;
  readonly name: string;
  /** What there is of a review; null where none is expected, since the rep wasn't in the team. */
  readonly before: ReviewState | null;
  readonly now: ReviewState | null;
  /** Null where there are not two reviews that can be read. */
  readonly comparison: Comparison | null;
}

/** What has changed between two quarters. */
export interface TeamComparison {
  readonly team: string;
  readonly currency: string;
  readonly from: string;
  readonly to: string;
  /** The rep whom it is about; null for the whole team. */
  readonly rep: string | null;
  readonly number: { readonly before: Compared; readonly now: Compared };
  readonly reps: readonly RepComparison[];
}

/** Compares two quarters. Those who are in the team now come first, in its order; then those who were. */
export function compareQuarters(
  team: Team,
  { from, to, rep }: { readonly from: string; readonly to: string; readonly rep: string | undefined },
  before: readonly Standing[],
  now: readonly Standing[],
): TeamComparison {
  const earlierOf = new Map(before.map((standing) => [standing.rep, standing]));
  const laterOf = new Map(now.map((standing) => [standing.rep, standing]));
  const names = new Map([...now, ...before].map((standing) => [standing.rep, standing.name]));
  return {
    team: team.team,
    currency: team.currency,
    from,
    to,
    rep: rep ?? null,
    number: { before: bookedOfQuota(team, before), now: bookedOfQuota(team, now) },
    reps: [...names].map(([id, name]) => {
      const [one, other] = [earlierOf.get(id), laterOf.get(id)];
      const [earlier, later] = [one?.review, other?.review];
      return {
        rep: id,
        name,
        before: one?.state ?? null,
        now: other?.state ?? null,
        comparison: earlier === undefined || later === undefined ? null : compare(team, earlier, later),
      };
    }),
  };
}

/** Whether anything differs; of two reviews that can't be read nobody knows that they are the same. */
export function hasDifferences({ reps, number }: TeamComparison): boolean {
  return (
    !isSame(number.before, number.now) ||
    reps.some(
      ({ before, now, comparison }) =>
        before !== now || before === 'unreadable' || (comparison !== null && differs(comparison)),
    )
  );
}
