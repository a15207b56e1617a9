import { expect, it } from 'vitest';
import { trend } from '../../../src/domain/alignment/trend.ts';
import { reviewOf, sourcesOf } from './sources.ts';

it('has an entry for each quarter, known or not', () => {
  const ana = [
    reviewOf('ana', '2025-Q3', { next: 'unknown' }),
    reviewOf('ana', '2025-Q4', {
      number: { quota: 200000, booked: 250000 },
      said: { a: { objective: 'x' } },
      did: { a: { done: true } },
      next: {
        one: { objective: 'x', repeats: '2025-Q3/didnt_work.ads', why_this_time: 'y' },
        two: { objective: 'x', repeats: 'none' },
        three: { objective: 'x' },
      },
    }),
  ];
  const nothing = { booked: null, attainment: null };
  expect(trend(sourcesOf(ana), 3)).toEqual({
    quarters: ['2025-Q3', '2025-Q4', '2026-Q1'],
    reps: [
      {
        rep: 'ana',
        name: 'Ana Silva',
        quarters: [
          {
            ...nothing,
            quarter: '2025-Q3',
            state: 'done',
            quota: null,
            sayDo: { kept: 0, counted: 0, unknown: 0, released: 0, quarters: [] },
            repeated: null,
          },
          {
            quarter: '2025-Q4',
            state: 'done',
            booked: 250000,
            quota: 200000,
            attainment: 1.25,
            sayDo: { kept: 1, counted: 1, unknown: 0, released: 0, quarters: ['2025-Q4'] },
            repeated: 1,
          },
          { ...nothing, quarter: '2026-Q1', state: 'missing', quota: 250000, sayDo: null, repeated: null },
        ],
      },
      {
        rep: 'ben',
        name: 'Ben Okafor',
        quarters: [
          { ...nothing, quarter: '2025-Q3', state: null, quota: null, sayDo: null, repeated: null },
          { ...nothing, quarter: '2025-Q4', state: null, quota: null, sayDo: null, repeated: null },
          { ...nothing, quarter: '2026-Q1', state: 'missing', quota: 200000, sayDo: null, repeated: null },
        ],
      },
    ],
  });
});
