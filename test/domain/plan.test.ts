import { expect, it } from 'vitest';
import { shareOf } from '../../src/domain/attainment.ts';
import { atSayDo, expectedOf, facingOf } from '../../src/domain/plan.ts';
import { reviewOf } from './alignment/sources.ts';

const plan = (...amounts: readonly (number | undefined)[]) =>
  reviewOf('ana', '2026-Q1', {
    next: Object.fromEntries(
      amounts.map((expects, index) => [`i${index}`, { objective: 'x', ...(expects === undefined ? {} : { expects }) }]),
    ),
  });

it('is expected to bring what its items say, and is unknown where none does', () => {
  expect(expectedOf(plan(0.1, 0.2, undefined))).toEqual({ amount: 0.3, said: 2, items: 3 });
  expect(expectedOf(plan(undefined))).toEqual({ amount: undefined, said: 0, items: 1 });
  expect(expectedOf(reviewOf('ana', '2026-Q1', { next: 'unknown' }))).toEqual({ amount: undefined, said: 0, items: 0 });
});

it('comes to a share of that at the own say/do', () => {
  const record = { kept: 5, counted: 8, unknown: 0, released: 0, quarters: [] };
  expect(atSayDo(265000, record, 260000)).toEqual({ share: 0.625, expected: 165625, expectedShare: 165625 / 260000 });
  expect(atSayDo(265000, record, undefined)).toEqual({ share: 0.625, expected: 165625, expectedShare: null });
  expect(atSayDo(undefined, record, 260000)).toEqual({ share: 0.625, expected: null, expectedShare: null });
  expect(atSayDo(265000, { ...record, counted: 2 }, 1)).toEqual({ share: null, expected: null, expectedShare: null });
});

it('has no share of nothing', () => {
  expect([shareOf(1, 2), shareOf(0, 2), shareOf(1, 0), shareOf(1, undefined), shareOf(undefined, 2)]).toEqual([
    0.5,
    0,
    undefined,
    undefined,
    undefined,
  ]);
  expect(shareOf(1e15, 1e-300)).toBeUndefined();
});

it('takes a missed promise up again, drops it with a reason, or does neither', () => {
  const did = { kiosk: { done: false }, depot: { done: false, dropped: 'The site is sold' }, fair: 'unknown' } as const;
  const next = { again: { objective: 'Open the kiosk', because: ['did.kiosk'] } };
  const review = reviewOf('ana', '2026-Q1', { did, next });
  expect(['kiosk', 'depot', 'fair', 'tour'].map((promise) => facingOf(review, promise))).toEqual([
    'taken up',
    'dropped',
    undefined,
    undefined,
  ]);
});
