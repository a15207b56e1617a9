import { expect, it } from 'vitest';
import type { Actuals } from '../../../src/domain/actuals.ts';
import { importedQuarter } from '../../../src/domain/crm/imported.ts';
import { team } from './read-table.ts';

const actuals = (reps: Actuals['reps']): Actuals => ({ version: 1, quarter: '2026-Q1', reps });

it('an import shows what each rep had and has, in the order of the team, whoever is in either', () => {
  const before = actuals({ 'ben-okafor': { booked: 1 }, 'ana-silva': { booked: 2 } });
  expect(
    importedQuarter(team, 'actuals/2026-Q1.yaml', before, actuals({ 'ben-okafor': { booked: 4 }, zoe: { won: 3 } })),
  ).toEqual({
    quarter: '2026-Q1',
    file: 'actuals/2026-Q1.yaml',
    isChanged: true,
    reps: [
      { rep: 'zoe', name: 'zoe', before: null, now: { won: 3 } },
      { rep: 'ana-silva', name: 'Ana Silva', before: { booked: 2 }, now: null },
      { rep: 'ben-okafor', name: 'Ben Okafor', before: { booked: 1 }, now: { booked: 4 } },
    ],
  });
});

it('an import into no file changes it, and the same again does not', () => {
  const now = actuals({ 'ana-silva': { booked: 4 } });
  expect(importedQuarter(team, 'f', undefined, now)).toMatchObject({ isChanged: true, reps: [{ before: null }] });
  expect(importedQuarter(team, 'f', now, now).isChanged).toBe(false);
});
