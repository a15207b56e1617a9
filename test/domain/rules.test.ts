/** What the examples in test/rules can't show. */
import { describe, expect, it } from 'vitest';
import { didAnswered } from '../../src/domain/rules/did-answered.ts';
import { RULES } from '../../src/domain/rules/index.ts';
import { saidUnchanged } from '../../src/domain/rules/said-unchanged.ts';
import { context, previous, review } from './sample.ts';

it('are checked with every validation where they are about the record, not the plan', () => {
  expect(RULES.filter(({ isOfTheRecord }) => isOfTheRecord).map(({ id }) => id)).toEqual([
    'said/unchanged',
    'did/answered',
  ]);
});

describe('did/answered', () => {
  it('waits for the outcomes until the review is final', () => {
    expect(didAnswered.check({ ...review, state: 'draft', did: {} }, context)).toEqual([]);
    expect(didAnswered.check({ ...review, did: {} }, context)).toHaveLength(3);
    expect(didAnswered.check({ ...review, did: 'unknown' }, context)).toEqual([]);
  });
});

describe('said/unchanged', () => {
  it('tells an unknown promise from a known one, both ways', () => {
    const expected = [
      {
        path: ['said'],
        message: 'the promise differs from the plan of 2025-Q4',
        advice: 'a promise is carried word for word: write it as reviews/2025-Q4/ana-silva.yaml has it under next',
      },
    ];
    expect(saidUnchanged.check({ ...review, said: 'unknown' }, context)).toEqual(expected);
    expect(saidUnchanged.check(review, { ...context, previous: { ...previous, next: 'unknown' } })).toEqual(expected);
  });

  it('does not hold a review against a plan that was still a draft', () => {
    expect(
      saidUnchanged.check({ ...review, said: {} }, { ...context, previous: { ...previous, state: 'draft' } }),
    ).toEqual([]);
  });
});
