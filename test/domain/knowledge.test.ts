import { describe, expect, it } from 'vitest';
import { knowledgeOf, topicsOf } from '../../src/domain/knowledge.ts';
import type { Review } from '../../src/domain/review.ts';
import { review } from './sample.ts';

const known = (changed: Partial<Review>): string => knowledgeOf({ ...review, ...changed }).join(' ');

describe('what the leader knows of the five questions', () => {
  it('is partly known where one promise of three has no known outcome', () => {
    expect(known({})).toBe('partly known known known known');
  });

  it.each<[string, Partial<Review>, string]>([
    [
      'all is known',
      { did: { 'three-cios': { done: true }, 'turin-file': { done: true }, proposals: { released: 'x' } } },
      'known known known known known',
    ],
    [
      'there was none',
      { said: {}, did: {}, worked: {}, didnt_work: {}, learned: {}, biggest_client: {}, next: {} },
      'known known known known known',
    ],
    [
      'nothing is known',
      {
        number: 'unknown',
        said: 'unknown',
        did: 'unknown',
        worked: 'unknown',
        didnt_work: 'unknown',
        learned: 'unknown',
        biggest_client: 'unknown',
        next: 'unknown',
      },
      'unknown unknown unknown unknown unknown',
    ],
    ['booked is unknown', { number: { booked: 'unknown' }, said: {}, did: {} }, 'unknown known known known known'],
    ['the promise is not known', { said: 'unknown', did: 'unknown' }, 'partly known known known known'],
    ['an effort has no result', { worked: { a: { effort: 'A' } } }, 'partly partly known known known'],
    ['an effort is not decided', { didnt_work: { a: { effort: 'A' } } }, 'partly known partly known known'],
    ['the client is not known', { biggest_client: 'unknown' }, 'partly known known partly known'],
    ['a plan item has no measure', { next: { a: { objective: 'A' } } }, 'partly known known known partly'],
    [
      'what will have happened is a measure',
      { next: { a: { objective: 'A', done_when: 'B' } } },
      'partly known known known known',
    ],
  ])('%s', (_, changed, expected) => {
    expect(known(changed)).toBe(expected);
  });

  it('is unknown where nothing was asked yet', () => {
    expect(knowledgeOf({ version: 1, rep: 'a', quarter: '2026-Q1', state: 'draft' }).join(' ')).toBe(
      'unknown unknown unknown unknown unknown',
    );
  });
});

it('of each topic that a review has, the leader knows all, a part or nothing', () => {
  const told = (changed: Partial<Review>): string[] =>
    topicsOf({ ...review, ...changed }).map(({ topic, knowledge }) => `${topic}: ${knowledge}`);
  expect(told({ number: 'unknown' })).toEqual([
    'what was booked: unknown',
    'what became of the promises: partly',
    'what worked: known',
    'what came of what worked: known',
    "what didn't work: known",
    "what is decided on what didn't work: known",
    'what was learned: known',
    'the biggest client: known',
    'the plan: known',
    'how the plan will be measured: known',
  ]);
  expect(told({ said: 'unknown', worked: 'unknown', didnt_work: {}, next: {} })).toEqual([
    'what was booked: known',
    'what was promised: unknown',
    'what worked: unknown',
    "what didn't work: known",
    'what was learned: known',
    'the biggest client: known',
    'the plan: known',
  ]);
});
