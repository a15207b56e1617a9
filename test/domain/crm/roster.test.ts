import { describe, expect, it } from 'vitest';
import { ExportNotes } from '../../../src/domain/crm/notes.ts';
import { rosterTable, withRoster, type Person, type TeamChange } from '../../../src/domain/crm/roster.ts';
import { readTable, team } from './read-table.ts';

function read(...lines: readonly string[]): { people: readonly Person[]; leftOut: Record<string, number> } {
  const people: Person[] = [];
  const { leftOut } = readTable(lines, (notes) => rosterTable(people, notes));
  return { people, leftOut: Object.fromEntries(leftOut) };
}

function joined(...people: readonly (readonly [string, string?])[]): TeamChange & { leftOut: Record<string, number> } {
  const notes = new ExportNotes();
  const some = people.map(([name, email = '']) => ({ name, email }));
  const change = withRoster(team, some, notes);
  return { ...change, leftOut: Object.fromEntries(notes.leftOut) };
}

describe('a list of reps', () => {
  it('has names, and addresses where there is a column of them', () => {
    expect(read('Full Name,Email', 'Zoë Berg,zoe@acme.example', ',x@acme.example', 'Mei Tanaka,')).toEqual({
      people: [
        { name: 'Zoë Berg', email: 'zoe@acme.example' },
        { name: 'Mei Tanaka', email: '' },
      ],
      leftOut: { 'without a name': 1 },
    });
    expect(read('Manager,Opportunity Owner', 'Jo,Zoë Berg').people).toEqual([{ name: 'Zoë Berg', email: '' }]);
  });

  it('adds those who are new, each once, with their address as a name in the CRM', () => {
    const { team: changed, changes } = joined(
      ['Zoë Berg', 'zoe@acme.example'],
      ['Mei Tanaka'],
      ['Mei Tanaka'],
      ['李 偉'],
    );
    expect(changes).toEqual(['Zoë Berg is new: zoe-berg', 'Mei Tanaka is new: mei-tanaka', '李 偉 is new: rep-1']);
    expect(changed.reps).toEqual({
      ...team.reps,
      'zoe-berg': { name: 'Zoë Berg', crm: ['zoe@acme.example'] },
      'mei-tanaka': { name: 'Mei Tanaka' },
      'rep-1': { name: '李 偉' },
    });
  });

  it('knows those who are there by their name or their address, and takes nobody out', () => {
    const {
      team: changed,
      changes,
      leftOut,
    } = joined(['Silva, Ana', 'ANA@acme.example'], ['Ana Silva-Costa', 'ana@acme.example'], ['Ana Silva']);
    expect(changes).toEqual([]);
    expect(leftOut).toEqual({ 'in the team already': 3 });
    expect(changed).toEqual(team);
  });

  it('gives those who are there the address that they have in the CRM', () => {
    const { team: changed, changes } = joined(['Ben Okafor', 'ben@acme.example'], ['Ana Silva', 'as@acme.example']);
    expect(changes).toEqual(['Ben Okafor is ben@acme.example in the CRM', 'Ana Silva is as@acme.example in the CRM']);
    expect(changed.reps).toEqual({
      'ana-silva': { name: 'Ana Silva', crm: ['ana@acme.example', 'as@acme.example'] },
      'ben-okafor': { name: 'Ben Okafor', quota: { '2026-Q1': 200000 }, crm: ['ben@acme.example'] },
    });
  });
});
