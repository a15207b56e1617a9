import { describe, expect, it } from 'vitest';
import { carryPromise, citedCauses, entriesOf, ifKnown, promisesOf, promiseState } from '../../src/domain/review.ts';
import { previous, review } from './sample.ts';

describe('a review', () => {
  it('has no entries where a section is missing or unknown', () => {
    expect(entriesOf({ ...review, worked: 'unknown' }, 'worked')).toEqual([]);
    expect(entriesOf({ version: 1, rep: 'a', quarter: '2026-Q1', state: 'draft' }, 'worked')).toEqual([]);
    expect(entriesOf(review, 'learned')).toEqual([['budget-freeze', { lesson: 'Budgets are frozen until July' }]]);
  });

  it('tells what became of each promise', () => {
    expect(promisesOf(review).map(({ id, state }) => `${id} ${state}`)).toEqual([
      'three-cios missed',
      'turin-file kept',
      'proposals unknown',
    ]);
    expect([undefined, {}, { released: 'x' }].map(promiseState)).toEqual(['unknown', 'unknown', 'released']);
  });

  it('has answers that are known, and others', () => {
    expect([ifKnown(250000), ifKnown(0), ifKnown('unknown'), ifKnown(undefined)]).toEqual([
      250000,
      0,
      undefined,
      undefined,
    ]);
  });

  it('carries the plan over as it stands', () => {
    expect(carryPromise(previous)).toBe(previous.next);
    expect(carryPromise(undefined)).toEqual({});
  });

  it('cites causes', () => {
    const next = { a: { objective: 'A' }, b: { objective: 'B', because: ['worked.x', 'biggest_client', 'worked.x'] } };
    expect([...citedCauses({ ...review, next })]).toEqual(['worked.x', 'biggest_client']);
  });
});
