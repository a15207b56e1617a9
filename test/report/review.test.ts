import { describe, expect, it } from 'vitest';
import type { Review } from '../../src/domain/review.ts';
import type { Style } from '../../src/report/format.ts';
import { reviewRenderers } from '../../src/report/review.ts';
import { review } from '../domain/sample.ts';

const plain = (text: string): string => text;
const style: Style = { strong: plain, faint: plain, good: plain, bad: plain, warn: plain, width: 100, unicode: false };

function shown(changed: Partial<Review>): string {
  const knowledge = ['known', 'known', 'known', 'known', 'known'] as const;
  return reviewRenderers.text(
    {
      file: 'a.yaml',
      name: 'Ana',
      currency: 'USD',
      review: { ...review, ...changed },
      knowledge,
      findings: [],
      evidence: null,
    },
    style,
  );
}

describe('a review as a person reads it', () => {
  it.each<[string, Partial<Review>, string]>([
    ['no number yet', { number: {} }, '   booked not asked yet, no quota is known\n'],
    ['an unknown number', { number: 'unknown' }, '   the number: unknown\n'],
    ['unknown bookings', { number: { quota: 100, booked: 'unknown' } }, '   booked not known, of $100\n'],
    ['bookings without a quota', { number: { booked: 5 } }, '   booked $5, no quota is known\n'],
    ['a quota of nothing', { number: { quota: 0, booked: 5 } }, '   booked $5 of $0\n'],
    ['an unknown promise', { said: 'unknown', did: 'unknown' }, '   promised: unknown\n'],
    [
      'a released promise',
      { did: { 'three-cios': { released: 'Turin was closed' } } },
      '     released: Turin was closed\n',
    ],
    [
      'a dropped promise',
      { did: { 'three-cios': { done: false, actual: 'unknown', dropped: 'Too small' } } },
      'came to unknown\n     dropped: Too small\n',
    ],
    ['an unknown section', { worked: 'unknown' }, "2. What worked?\n   unknown: the leader doesn't know\n"],
    ['an empty section', { didnt_work: {} }, "3. What didn't work?\n   there was none\n"],
    ['an unknown client', { biggest_client: 'unknown' }, '   biggest client: unknown\n'],
    ['no client', { biggest_client: {} }, '   biggest client: none\n'],
    ['a client without news', { biggest_client: { client: 'Globex' } }, '   biggest client: Globex\n'],
    [
      'an effort not to be kept',
      { worked: { a: { effort: 'A', keep: false } } },
      '     result not known\n     not to be kept up\n',
    ],
    ['an effort not decided', { didnt_work: { a: { effort: 'A' } } }, '   - A [a]\n     not decided\n'],
    [
      'a lesson and its pivot',
      { learned: { a: { lesson: 'A', about: 'craft', pivot: 'B' } } },
      '   * A (craft) [a]\n     pivot: B\n',
    ],
    [
      'a plan that repeats',
      {
        next: {
          a: {
            objective: 'A',
            repeats: 'didnt_work.x',
            why_this_time: 'B',
            good: false,
            good_note: 'C',
            done_when: 'D',
          },
        },
      },
      "   > A [a]\n     done when: D\n     repeats didnt_work.x\n     why this time: B\n     the leader's verdict: not good\n     C\n",
    ],
    ['a plan without a measure', { next: { a: { objective: 'A', because: [] } } }, '   > A [a]\n     no measure\n'],
  ])('%s', (_, changed, expected) => {
    expect(shown(changed)).toContain(expected);
  });

  it('says of a draft what was not asked yet', () => {
    const { number: _n, worked: _w, biggest_client: _b, ...rest } = review;
    const text = reviewRenderers.text(
      {
        file: 'a.yaml',
        name: 'Ana',
        currency: 'USD',
        review: { ...rest, state: 'draft' },
        knowledge: ['partly', 'unknown'],
        findings: [],
        evidence: null,
      },
      style,
    );
    expect(text).toContain('Ana  2026-Q1  draft\n');
    expect(text).toContain('do?  partly known\n   the number: not asked yet\n');
    expect(text).toContain('2. What worked?  not known\n   not asked yet\n');
    expect(text).toContain('   biggest client: not asked yet\n');
  });
});
