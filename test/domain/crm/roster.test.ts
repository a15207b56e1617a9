import { describe, expect, it } from 'vitest';
import { ExportNotes } from '../../../src/domain/crm/notes.ts';
import { rosterTable, withRoster, type Person, type TeamChange } from '../../../src/domain/crm/roster.ts';
import { readTable, team, toldIn } from './read-table.ts';

function read(...lines: readonly string[]): {
  people: readonly Person[];
  leftOut: Record<string, number>;
  told: readonly string[];
} {
  const people: Person[] = [];
  const end = readTable(lines, (notes) => rosterTable(people, notes));
  return { people, leftOut: Object.fromEntries(end.leftOut), told: toldIn(end) };
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
      told: [],
    });
    expect(read('Manager,Opportunity Owner', 'Jo,Zoë Berg').people).toEqual([{ name: 'Zoë Berg', email: '' }]);
  });

  it('has each of them once, with the address that one of the rows has', () => {
    const rows = [
      'Mei Tanaka,',
      'MEI TANAKA,mei@acme.example',
      'Mei Tanaka,Mei@acme.example',
      'Mei Tanaka,',
      '***,',
      '李,',
    ];
    expect(read('Name,Email', ...rows)).toEqual({
      people: [
        { name: 'Mei Tanaka', email: 'mei@acme.example' },
        { name: '***', email: '' },
        { name: '李', email: '' },
      ],
      leftOut: { 'there twice': 2 },
      told: [],
    });
  });

  it('may have blank lines between them, and ends where a footer begins', () => {
    const rows = ['Mei Tanaka', '', 'Zoë Berg', '', 'Copyright (c) Acme', 'Total (2 records)'];
    const people = [
      { name: 'Mei Tanaka', email: '' },
      { name: 'Zoë Berg', email: '' },
    ];
    expect(read('Name', ...rows)).toEqual({ people, leftOut: { 'of the footer': 2 }, told: [] });
    const padded = rows.map((row) => `${row},`);
    expect(read('Name,Email', ...padded)).toEqual({ people, leftOut: { 'of the footer': 2 }, told: [] });
  });

  it('may have two people of one name, who are not made one', () => {
    expect(read('Name,Email', 'Sam Lee,sam@acme.example', 'Sam Lee,lee@acme.example').told).toEqual([
      '3: Sam Lee is here as lee@acme.example, and in line 2 as sam@acme.example → if they are two people, give them names that differ; if not, list one of the addresses',
    ]);
  });

  it('says which column it lacks, and which is there twice', () => {
    expect(read('Phone', '1').told).toEqual([
      '1: no column is known to have the names of the reps → the columns are: Phone; say which one it is with --column name="..."',
    ]);
    expect(read('Name,Email,Email', 'Mei Tanaka,,').told).toEqual([
      '1: 2 columns are called Email: 2, 3 → say which one with --column email=2',
    ]);
  });

  it('adds those who are new, with their address as a name in the CRM', () => {
    const { team: changed, changes } = joined(['Zoë Berg', 'zoe@acme.example'], ['Mei Tanaka'], ['李 偉'], ['王 芳']);
    expect(changes).toEqual([
      'Zoë Berg is new: zoe-berg',
      'Mei Tanaka is new: mei-tanaka',
      '李 偉 is new: rep-1',
      '王 芳 is new: rep-2',
    ]);
    expect(changed.reps).toEqual({
      ...team.reps,
      'zoe-berg': { name: 'Zoë Berg', crm: ['zoe@acme.example'] },
      'mei-tanaka': { name: 'Mei Tanaka' },
      'rep-1': { name: '李 偉' },
      'rep-2': { name: '王 芳' },
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
