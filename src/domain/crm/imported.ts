/** What an import does to the actuals of some quarters. */
import { saysTheSame, type Actuals, type RepActuals } from '../actuals.ts';
import { nameOf, type Team } from '../team.ts';
import type { UnreadDays } from './deals.ts';
import type { Twin } from './repeats.ts';

/** The actuals of a quarter as they were, and as they become. */
export interface ImportedQuarter {
  readonly quarter: string;
  readonly file: string;
  /** Whether anything in it is other than it was. */
  readonly isChanged: boolean;
  readonly reps: readonly ImportedRep[];
}

/** A rep's figures as they were, and as they become; null where there are none. */
export interface ImportedRep {
  readonly rep: string;
  readonly name: string;
  readonly before: RepActuals | null;
  readonly now: RepActuals | null;
}

/** What an import found. */
export interface Imported {
  readonly currency: string;
  readonly isDryRun: boolean;
  readonly exports: readonly { readonly file: string; readonly rows: number }[];
  readonly quarters: readonly ImportedQuarter[];
  /** Quarters with figures of deals, of which these exports say nothing. */
  readonly untouched: readonly string[];
  /** Rows that are in no figure, by the reason. */
  readonly leftOut: Readonly<Record<string, number>>;
  /** Stages that nothing knows, whose deals were taken for open. */
  readonly takenForOpen: Readonly<Record<string, number>>;
  /** Deals that were won for 0: some CRMs have them, and some forget the amount. */
  readonly wonForNothing: number;
  /** Rows without an id that say all that another does: how many, and the first of them. */
  readonly maybeTwice: { readonly count: number; readonly first: readonly Twin[] };
  /** Days on which deals were created that can't be read, with one of them; null where there is none. */
  readonly unreadCreated: UnreadDays | null;
}

/** Compares the actuals of a quarter with what they were. */
export function importedQuarter(team: Team, file: string, before: Actuals | undefined, now: Actuals): ImportedQuarter {
  const names = [...new Set([...Object.keys(now.reps), ...Object.keys(before?.reps ?? {})])];
  const rank = Object.keys(team.reps);
  return {
    quarter: now.quarter,
    file,
    isChanged: !saysTheSame(before, now),
    reps: names
      .toSorted((one, other) => rank.indexOf(one) - rank.indexOf(other))
      .map((rep) => ({
        rep,
        name: nameOf(team, rep),
        before: before?.reps[rep] ?? null,
        now: now.reps[rep] ?? null,
      })),
  };
}
