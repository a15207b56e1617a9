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

it('knows of no repeats before there is a plan', () => {
  const reviews = [reviewOf('ana', '2026-Q1'), reviewOf('ben', '2026-Q1', { next: {} })];
  expect(trend(sourcesOf(reviews), 1).reps.map(({ quarters }) => quarters[0]?.repeated)).toEqual([null, 0]);
});

it('finds by the words what a plan repeats of the quarters before, and of what is loaded for this one', () => {
  const mails = { objective: 'Cold e-mail to IT managers' };
  const failed = { 'cold-email': { effort: 'Cold e-mail to IT managers' } };
  const reviews = [
    reviewOf('ana', '2025-Q3', { didnt_work: failed, next: {} }),
    reviewOf('ben', '2025-Q3', { next: {} }),
    reviewOf('ana', '2025-Q4', { next: { mails } }),
    reviewOf('ben', '2025-Q4', { next: { mails } }),
    reviewOf('ana', '2026-Q1', { next: { mails } }),
    reviewOf('ben', '2026-Q1', { didnt_work: failed, next: {} }),
  ];
  const repeated = (length: number): unknown =>
    trend(sourcesOf(reviews), length).reps.map(({ quarters }) => quarters.map((one) => one.repeated));
  expect(repeated(3)).toEqual([
    [0, 1, 1],
    [null, null, 0],
  ]);
  // Of a quarter before those that are shown nothing is known, but of this one's year it is.
  expect(repeated(2)).toEqual([
    [0, 1],
    [null, 0],
  ]);
});
