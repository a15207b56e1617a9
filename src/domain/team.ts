/** The team: who is in it in a quarter, and with which quota. */
import type { Team } from './generated/team.ts';

export type { FiscalYear, Team } from './generated/team.ts';

/** The ids of the reps of whom a review is expected for a quarter, in the team file's order. */
export function repsIn(team: Team, quarter: string): string[] {
  return Object.entries(team.reps)
    .filter(([, rep]) => (rep.from ?? quarter) <= quarter && quarter <= (rep.to ?? quarter))
    .map(([id]) => id);
}

/** A rep's quota for a quarter, in the team's currency; undefined where the team file has none. */
export function quotaOf(team: Team, rep: string, quarter: string): number | undefined {
  return team.reps[rep]?.quota?.[quarter];
}

/** A rep's name, or the id where the team file doesn't know the rep. */
export function nameOf(team: Team, rep: string): string {
  return team.reps[rep]?.name ?? rep;
}
