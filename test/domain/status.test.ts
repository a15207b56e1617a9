import { describe, expect, it } from 'vitest';
import { statusOf, type Found } from '../../src/domain/status.ts';
import { review, team } from './sample.ts';

const found =
  (states: Readonly<Record<string, Partial<Found>>>) =>
  (rep: string): Found => ({
    file: `reviews/2026-Q2/${rep}.yaml`,
    review: undefined,
    errors: 0,
    hasFacts: false,
    ...states[rep],
  });

const next = (states: Readonly<Record<string, Partial<Found>>>): string | null =>
  statusOf(team, '2026-Q2', found(states)).next;

describe('where a quarter stands', () => {
  it('is told for those who are in the team in that quarter', () => {
    expect(statusOf(team, '2026-Q2', found({ 'ana-silva': { review }, 'ben-okafor': { errors: 2 } }))).toEqual({
      team: 'Acme West',
      quarter: '2026-Q2',
      firstDay: '2026-04-01',
      lastDay: '2026-06-30',
      reps: [
        {
          rep: 'ana-silva',
          name: 'Ana Silva',
          state: 'done',
          file: 'reviews/2026-Q2/ana-silva.yaml',
          knowledge: ['partly', 'known', 'known', 'known', 'known'],
          errors: 0,
          hasFacts: false,
          evidence: null,
        },
        {
          rep: 'ben-okafor',
          name: 'Ben Okafor',
          state: 'unreadable',
          file: 'reviews/2026-Q2/ben-okafor.yaml',
          knowledge: null,
          errors: 2,
          hasFacts: false,
          evidence: null,
        },
      ],
      done: 1,
      expected: 2,
      next: 'qreview validate reviews/2026-Q2/ben-okafor.yaml',
    });
  });

  it('leads to what is broken, then to what was begun, then to what is missing', () => {
    const draft = { ...review, state: 'draft' as const };
    expect(next({})).toBe('qreview new ana-silva 2026-Q2');
    expect(next({ 'ben-okafor': { review: draft } })).toBe('qreview new ben-okafor 2026-Q2');
    expect(next({ 'ana-silva': { review: draft, errors: 1 } })).toBe('qreview validate reviews/2026-Q2/ana-silva.yaml');
    expect(next({ 'ana-silva': { review }, 'ben-okafor': { review } })).toBeNull();
  });

  it('counts final reviews', () => {
    const draft = { ...review, state: 'draft' as const };
    expect(statusOf(team, '2026-Q2', found({ 'ana-silva': { review: draft } }))).toMatchObject({
      done: 0,
      expected: 2,
    });
    const done = found({ 'ana-silva': { review }, 'ben-okafor': { review } });
    expect(statusOf(team, '2026-Q2', done)).toMatchObject({ done: 2, expected: 2 });
  });
});
