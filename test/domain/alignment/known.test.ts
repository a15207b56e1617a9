import { expect, it } from 'vitest';
import { knownPart } from '../../../src/domain/alignment/known.ts';
import { reviewOf, sourcesOf } from './sources.ts';

it('counts for each question of how many reps it is known, and a missing review as not known', () => {
  const ana = reviewOf('ana', '2026-Q1', {
    number: { booked: 1 },
    said: {},
    did: {},
    worked: { calls: { effort: 'Calls' } },
    didnt_work: {},
    learned: 'unknown',
    biggest_client: {},
    next: 'unknown',
  });
  const { questions, reps } = knownPart(sourcesOf([ana]));
  expect(reps).toEqual([
    { rep: 'ana', name: 'Ana Silva', state: 'done', knowledge: ['known', 'partly', 'known', 'partly', 'unknown'] },
    { rep: 'ben', name: 'Ben Okafor', state: 'missing', knowledge: null },
  ]);
  expect(questions.map(({ number, known, partly, unknown }) => [number, known, partly, unknown])).toEqual([
    [1, 1, 0, 1],
    [2, 0, 1, 1],
    [3, 1, 0, 1],
    [4, 0, 1, 1],
    [5, 0, 0, 2],
  ]);
  expect(questions[0]?.title).toBe('Did they do what they said they would do?');
});
