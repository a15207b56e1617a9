import { describe, expect, it } from 'vitest';
import { ExportNotes } from '../../../src/domain/crm/notes.ts';
import { unknownOwners } from '../../../src/domain/crm/obstacles.ts';
import { nearestRep, Owners } from '../../../src/domain/crm/owners.ts';
import type { Team } from '../../../src/domain/team.ts';
import { team as two } from './read-table.ts';

const team: Team = {
  ...two,
  reps: {
    ...two.reps,
    'jurgen-muller': { name: 'Jürgen Müller', crm: ['4100002', '---'] },
    sam: { name: 'Sam Lee' },
    'sam-2': { name: 'Sam Lee', crm: ['Samuel Lee'] },
  },
};

describe('the owner of a deal', () => {
  it.each([
    ['Ana Silva', 'ana-silva'],
    ['ana-silva', 'ana-silva'],
    ['ANA  SILVA', 'ana-silva'],
    ['Silva, Ana', 'ana-silva'],
    ['silva,ana', 'ana-silva'],
    ['Ana@acme.example', 'ana-silva'],
    ['Jurgen Muller', 'jurgen-muller'],
    ['4100002', 'jurgen-muller'],
    ['Samuel Lee', 'sam-2'],
  ])('%s is %s', (owner, rep) => {
    expect(new Owners(team).find(owner, 2, new ExportNotes())).toBe(rep);
  });

  it('who is no rep is counted, and so is nobody', () => {
    const notes = new ExportNotes();
    const owners = new Owners(team);
    const unknown = ['Zoe', 'Silva', 'Silva, Ana, Ltd', 'Silva,,Ana', 'Ana,', '', '---', 'Zoe'];
    expect(unknown.map((owner) => owners.find(owner, 2, notes))).toEqual(unknown.map(() => undefined));
    expect(owners.unknown.counts().get('Zoe')).toBe(2);
    expect(Object.fromEntries(notes.leftOut)).toEqual({ 'of nobody in the team': 8 });
    expect(notes.problems.list()).toEqual([]);
  });

  it('who may be two is asked about, each name by itself', () => {
    const notes = new ExportNotes();
    const owners = new Owners(team);
    for (const [index, owner] of ['Sam Lee', 'Lee, Sam', 'Sam Lee'].entries()) owners.find(owner, index + 2, notes);
    expect(notes.problems.list().map(({ line, message }) => `${line}: ${message}`)).toEqual([
      '2: Sam Lee may be sam or sam-2 (also in line 4)',
      '3: Lee, Sam may be sam or sam-2',
    ]);
    expect(owners.unknown.list()).toEqual([]);
  });

  it.each([
    ['Anna Silva', 'ana-silva'],
    ['ben', 'ben-okafor'],
    ['Jurgen Mueller', 'jurgen-muller'],
    ['Samule Lee', 'sam-2'],
    ['Zoe', undefined],
  ])('%s may be %s', (owner, rep) => {
    expect(nearestRep(team, owner)).toBe(rep);
  });

  it('is told with what to do: to add a name, a rep, or nothing', () => {
    const owners = new Owners(team);
    for (const owner of ['Anna Silva', 'Zoe', 'Zoe', '']) owners.find(owner, 2, new ExportNotes('a.csv'));
    const add = 'add them under reps: in qreview.yaml, or leave them out with --ignore-unknown';
    expect(unknownOwners(owners, team, 'row')).toEqual([
      {
        file: 'a.csv',
        message: '1 row of "Anna Silva", who is no rep of this team',
        advice: 'did you mean Ana Silva? Then write crm: ["Anna Silva"] under ana-silva in qreview.yaml',
      },
      { file: 'a.csv', message: '2 rows of "Zoe", who is no rep of this team', advice: add },
      { file: 'a.csv', message: '1 row of nobody, who is no rep of this team', advice: add },
    ]);
  });

  it('is, beyond a thousand, told with how many others there are', () => {
    const owners = new Owners(team);
    for (let number = 0; number < 1003; number += 1) {
      for (const line of [1, 2]) owners.find(`Nobody ${number}`, line, new ExportNotes('a.csv'));
    }
    const told = unknownOwners(owners, team, 'row');
    expect(told.length).toBe(1001);
    expect(told.at(-1)).toEqual({
      message: '6 rows of 3 others, who are no reps of this team either',
      advice: 'look whether it is the right column, or leave them out with --ignore-unknown',
    });
  });
});
