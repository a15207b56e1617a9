/** A list of reps, as a CRM or a personnel office exports it. */
import { proposePersonId } from '../id.ts';
import type { Team } from '../team.ts';
import { cellReader } from './columns.ts';
import { increase } from './counts.ts';
import type { ExportNotes } from './notes.ts';
import { Owners } from './owners.ts';
import type { TableKind } from './table.ts';
import { folded } from './text.ts';

/** Somebody on the list. */
export interface Person {
  readonly name: string;
  readonly email: string;
}

/** A table of people, who are added to some, each once. Two of one name are told apart by nobody, and so a problem. */
export function rosterTable(people: Person[], notes: ExportNotes): TableKind {
  return {
    needed: [{ fields: ['name', 'owner'], what: 'the names of the reps' }],
    used: ['email'],
    open: (columns) => {
      const cell = { name: cellReader(columns, 'name', 'owner'), email: cellReader(columns, 'email') };
      const known = new Map<
        string,
        { readonly place: number; readonly line: number; readonly name: string; email: string }
      >();
      return ({ cells, line }) => {
        const [name, email] = [cell.name(cells), cell.email(cells)];
        if (name === '') return increase(notes.leftOut, 'without a name');
        const before = known.get(folded(name) || name);
        if (before === undefined) {
          known.set(folded(name) || name, { place: people.length, line, name, email });
          people.push({ name, email });
        } else if (email === '' || email.toLowerCase() === before.email.toLowerCase())
          increase(notes.leftOut, 'there twice');
        else if (before.email === '') {
          before.email = email;
          people[before.place] = { name: before.name, email };
        } else {
          const message = `${name} is here as ${email}, and in line ${before.line} as ${before.email}`;
          const advice = 'if they are two people, give them names that differ; if not, list one of the addresses';
          notes.problems.add(message, { line, message, advice });
        }
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
  for (const { name, email } of people) {
    const known = owners.repsOf(name)[0] ?? owners.repsOf(email)[0];
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
