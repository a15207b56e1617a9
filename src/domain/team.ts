/** The team: who is in it in a quarter, and with which quota. */
import type { Team } from './generated/team.ts';

export type { FiscalYear, Team } from './generated/team.ts';

/** The ids of the reps of whom a review is expected for a quarter, in the team file's order. */
export function repsIn(team: Team, quarter: string): string[] {
  return Object.keys(team.reps).filter((rep) => isIn(team, rep, quarter));
}

/** Whether a review of the rep is expected for a quarter: they are in the team file, and had come, and had not left. */
export function isIn(team: Team, rep: string, quarter: string): boolean {
  const known = Object.hasOwn(team.reps, rep) ? team.reps[rep] : undefined;
  return known !== undefined && (known.from ?? quarter) <= quarter && quarter <= (known.to ?? quarter);
}

/** A rep's quota for a quarter, in the team's currency; undefined where the team file has none. */
export function quotaOf(team: Team, rep: string, quarter: string): number | undefined {
  return team.reps[rep]?.quota?.[quarter];
}

/** A rep's name, or the id where the team file doesn't know the rep. */
export function nameOf(team: Team, rep: string): string {
  return team.reps[rep]?.name ?? rep;
}
