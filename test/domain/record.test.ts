import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatSayDo, quartersOfRecord, recordOf, sayDoOf, shareKept } from '../../src/domain/record.ts';
import { reviewOf } from './alignment/sources.ts';

const ana = (quarter: string, ...outcomes: readonly (boolean | undefined)[]) =>
  reviewOf('ana', quarter, {
    said: Object.fromEntries(outcomes.map((_, index) => [`p${index}`, { objective: 'x' }])),
    did: Object.fromEntries(
      outcomes.map((done, index) => [`p${index}`, done === undefined ? 'unknown' : { done }] as const),
    ),
  });

it.each([
  ['2026-Q1', ['2025-Q4', '2026-Q1']],
  ['2026-Q2', ['2026-Q1', '2026-Q2']],
  ['2026-Q4', ['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4']],
])('the record of %s is the year to date and the quarter before', (quarter, quarters) => {
  expect(quartersOfRecord(quarter)).toEqual(quarters);
});

it('counts promises by what became of them, and the quarters in which there were any', () => {
  const released = reviewOf('ana', '2026-Q2', { said: { a: { objective: 'x' } }, did: { a: { released: 'y' } } });
  expect(sayDoOf([ana('2026-Q3'), ana('2026-Q1', true, false, undefined), released])).toEqual({
    kept: 1,
    counted: 2,
    unknown: 1,
    released: 1,
    quarters: ['2026-Q1', '2026-Q2'],
  });
});

it('is the same in whatever order the reviews come', () => {
  const outcomes = fc.array(fc.constantFrom(true, false, undefined), { maxLength: 4 });
  const reviews = fc.array(fc.tuple(fc.constantFrom('2025-Q4', '2026-Q1', '2026-Q2'), outcomes), { maxLength: 4 });
  fc.assert(
    fc.property(reviews, (some) => {
      const made = some.map(([quarter, done]) => ana(quarter, ...done));
      expect(sayDoOf(made.toReversed())).toEqual(sayDoOf(made));
      const { kept, counted, unknown } = sayDoOf(made);
      expect([counted + unknown, kept <= counted]).toEqual([some.flatMap(([, done]) => done).length, true]);
    }),
  );
});

it('is made of the quarters that it looks at, and of no others', () => {
  const earlier = [ana('2025-Q4', true), ana('2025-Q3', false), ana('2026-Q2', false)];
  expect(recordOf(ana('2026-Q1', true), earlier)).toMatchObject({
    kept: 2,
    counted: 2,
    quarters: ['2025-Q4', '2026-Q1'],
  });
});

it('counts the review itself once, whatever stands on disk of its quarter', () => {
  const now = ana('2026-Q1', true);
  expect(recordOf(now, [now, ana('2026-Q1', false)])).toMatchObject({ kept: 1, counted: 1 });
});

it('is a share from three promises on', () => {
  expect(shareKept(sayDoOf([ana('2026-Q1', true, false, undefined)]))).toBeUndefined();
  expect(shareKept(sayDoOf([ana('2026-Q1', true, false, true)]))).toBe(2 / 3);
});

describe('in words', () => {
  it.each([
    [[ana('2026-Q1', true)], '1 of 1 promise kept'],
    [[ana('2026-Q1', true, false), ana('2026-Q2', true)], '2 of 3 promises kept over 2 quarters'],
    [[ana('2026-Q1', true, undefined)], '1 of 1 promise kept, 1 more not known'],
    [[ana('2026-Q1', undefined)], '1 promise made, and nobody knows what became of it'],
    [[ana('2026-Q1', undefined, undefined)], '2 promises made, and nobody knows what became of them'],
    [[], 'nothing was promised'],
    [
      [reviewOf('ana', '2026-Q1', { said: { a: { objective: 'x' } }, did: { a: { released: 'y' } } })],
      'every promise was released',
    ],
  ])('%#', (reviews, words) => {
    expect(formatSayDo(sayDoOf(reviews))).toBe(words);
  });
});
