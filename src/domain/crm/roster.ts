/** A list of reps, as a CRM or a personnel office exports it. */
import { proposePersonId } from '../id.ts';
import type { Team } from '../team.ts';
import { cellReader } from './columns.ts';
import { increase } from './counts.ts';
import type { ExportNotes } from './notes.ts';
import { Owners } from './owners.ts';
import type { TableKind } from './table.ts';

/** Somebody on the list. */
export interface Person {
  readonly name: string;
  readonly email: string;
}

/** A table of people, who are added to some. */
export function rosterTable(people: Person[], notes: ExportNotes): TableKind {
  return {
    needed: [{ fields: ['name', 'owner'], what: 'the names of the reps' }],
    open: (columns) => {
      const [name, email] = [cellReader(columns, 'name', 'owner'), cellReader(columns, 'email')];
      return ({ cells }) => {
        if (name(cells) === '') increase(notes.leftOut, 'without a name');
        else people.push({ name: name(cells), email: email(cells) });
      };
    },
  };
}

/** What a list changes in a team. */
export interface TeamChange {
  readonly team: Team;
  /** One line for each thing that is other than it was. */
  readonly changes: readonly string[];
}

/** The team with the people of a list in it. Nobody is taken out: who has left gets a quarter under to. */
export function withRoster(team: Team, people: readonly Person[], notes: ExportNotes): TeamChange {
  const owners = new Owners(team);
  const reps = new Map(Object.entries(team.reps));
  const changes: string[] = [];
  for (const { name, email } of new Map(people.map((person) => [person.name, person])).values()) {
    const known = owners.repsOf(name)[0] ?? (email === '' ? undefined : owners.repsOf(email)[0]);
    const id = known ?? proposePersonId(name, [...reps.keys()]);
    const before = reps.get(id) ?? { name };
    const crm = [...(before.crm ?? []), ...(email === '' || owners.repsOf(email).length > 0 ? [] : [email])];
    if (known === undefined) changes.push(`${name} is new: ${id}`);
    else if (crm.length > (before.crm ?? []).length) changes.push(`${before.name} is ${email} in the CRM`);
    else increase(notes.leftOut, 'in the team already');
    reps.set(id, { ...before, ...(crm.length === 0 ? {} : { crm }) });
  }
  return { team: { ...team, reps: Object.fromEntries(reps) }, changes };
}
