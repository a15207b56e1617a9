/** Which rep a CRM's owner is. */
import { entry, increase, Sightings } from './counts.ts';
import { remembering } from './memory.ts';
import type { ExportNotes } from './notes.ts';
import { nearest } from '../similarity.ts';
import type { Team } from '../team.ts';
import { folded } from './text.ts';

/** Finds the reps of a team by their id, their name or what the team file lists under crm. */
export class Owners {
  /** Owners that are no rep's, with their rows. */
  readonly unknown = new Sightings();
  /** The reps whom an owner's name means, whatever its case, its accents and its order. */
  readonly repsOf: (owner: string) => readonly string[];

  constructor(team: Team) {
    const reps = new Map<string, Set<string>>();
    for (const [rep, member] of Object.entries(team.reps)) {
      for (const known of [rep, ...namesOf(member)].map(folded).filter((text) => text !== '')) {
        entry(reps, known, () => new Set<string>()).add(rep);
      }
    }
    this.repsOf = remembering((owner: string) => [
      ...(reps.get(folded(owner)) ?? reps.get(folded(turned(owner))) ?? []),
    ]);
  }

  /** The rep whom an owner's name means; undefined for nobody, which is counted, and for more than one, a problem. */
  find(owner: string, line: number, { leftOut, problems, file }: ExportNotes): string | undefined {
    const reps = this.repsOf(owner);
    if (reps.length === 1) return reps[0];
    if (reps.length === 0) {
      this.unknown.add(owner, file);
      increase(leftOut, 'of nobody in the team');
    } else {
      const advice = 'list what the CRM calls each under crm: in qreview.yaml';
      problems.add(`owner ${owner}`, { line, message: `${owner} may be ${reps.join(' or ')}`, advice });
    }
    return undefined;
  }
}

function namesOf({ name, crm }: Team['reps'][string]): readonly string[] {
  return crm === undefined ? [name] : [name, ...crm];
}

/** "Silva, Ana" as "Ana Silva". */
function turned(owner: string): string {
  const parts = owner.split(',');
  return parts.length === 2 ? parts.toReversed().join(' ') : owner;
}

/** The rep whom an unknown owner may be: their id; undefined where none is near. */
export function nearestRep(team: Team, owner: string): string | undefined {
  const names = Object.entries(team.reps).flatMap(([rep, member]) =>
    namesOf(member).map((known) => [folded(known), rep] as const),
  );
  const near = nearest(
    folded(owner),
    names.map(([name]) => name),
  );
  return names.find(([name]) => name === near)?.[1];
}
