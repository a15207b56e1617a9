/** What differs between two versions of a review, answer by answer and word by word. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesBetween, wordsBetween } from '../../src/domain/changes.ts';
import type { Review } from '../../src/domain/review.ts';
import { review } from './sample.ts';

function told(changed: Partial<Review>, before: Review = review): string[] {
  return changesBetween(before, { ...before, ...changed }).map(
    ({ about, isLoud, before: from, now }) => `${isLoud ? '! ' : ''}${about}: ${from} -> ${now}`,
  );
}

describe('an answer that differs', () => {
  const [cios, turin] = [{ objective: 'Meet three CIOs' }, { objective: 'Have the file for Turin ready' }];
  const before: Review = {
    ...review,
    said: { cios: { ...cios, measure: { metric: 'CIO meetings', target: 40 } }, turin },
    did: { cios: { done: false, actual: 2 } },
    next: { engine: { objective: 'Ask every renewal', measure: { metric: 'introductions', target: 12 } } },
  };

  it.each<[string, Partial<Review>]>([
    [
      '! promise "Meet three CIOs": measure target: 40 -> 30',
      { said: { cios: { ...cios, measure: { metric: 'CIO meetings', target: 30 } }, turin } },
    ],
    [
      '! promise "Have the file for Turin ready": objective: Have the file for Turin ready -> null',
      { said: { cios: { ...cios, measure: { metric: 'CIO meetings', target: 40 } } } },
    ],
    ['! outcome of "Meet three CIOs": done: false -> true', { did: { cios: { done: true, actual: 2 } } }],
    [
      '! outcome of "Have the file for Turin ready": null -> done: true',
      { did: { cios: { done: false, actual: 2 }, turin: { done: true } } },
    ],
    ['! outcome of "gone": null -> unknown', { did: { cios: { done: false, actual: 2 }, gone: 'unknown' } }],
    ['! number booked: 231500 -> unknown', { number: { quota: 250000, booked: 'unknown' } }],
    [
      '! plan "Ask every renewal": measure target: 12 -> 10',
      { next: { engine: { objective: 'Ask every renewal', measure: { metric: 'introductions', target: 10 } } } },
    ],
    [
      'plan "Ask every renewal": because: null -> worked.referrals, biggest_client',
      {
        next: {
          engine: {
            objective: 'Ask every renewal',
            measure: { metric: 'introductions', target: 12 },
            because: ['worked.referrals', 'biggest_client'],
          },
        },
      },
    ],
    [
      'effort "Asked every renewal": result: 5 introductions -> 6 introductions',
      { worked: { referrals: { effort: 'Asked every renewal', result: '6 introductions', keep: true } } },
    ],
    ['learned: budget-freeze: lesson: Budgets are frozen until July -> unknown', { learned: 'unknown' }],
    ['state: final -> draft', { state: 'draft' }],
    ['biggest_client news: CFO left -> CFO came back', { biggest_client: { client: 'Globex', news: 'CFO came back' } }],
  ])('%s', (expected, changed) => {
    const numbered = { ...before, number: { quota: 250000, booked: 231500 } };
    expect(told(changed, numbered)).toEqual([expected]);
  });

  it('is none where only the order of keys does', () => {
    const { next, ...rest } = before;
    expect(changesBetween(before, { next: next ?? {}, ...rest })).toEqual([]);
  });
});

describe('words', () => {
  it.each([
    [
      'Moved to April',
      'Moved to the end of April',
      [
        ['both', 'Moved to '],
        ['now', 'the end of '],
        ['both', 'April'],
      ],
    ],
    [
      '40',
      '30',
      [
        ['before', '40'],
        ['now', '30'],
      ],
    ],
    [
      'one two',
      'two',
      [
        ['before', 'one '],
        ['both', 'two'],
      ],
    ],
    [
      '',
      'new',
      [
        ['before', ''],
        ['now', 'new'],
      ],
    ],
  ])('of %j and %j', (before, now, expected) => {
    expect(wordsBetween(before, now).map((run) => [run.in, run.text])).toEqual(expected);
  });

  it('of either version are all there, in their order', () => {
    const text = fc
      .array(fc.constantFrom('one', 'two', '$1,250', '事', '\n', '  '), { maxLength: 12 })
      .map((words) => words.join(' '));
    fc.assert(
      fc.property(text, text, (before, now) => {
        const words = wordsBetween(before, now);
        const of = (side: string): string =>
          words
            .filter((run) => run.in !== side)
            .map((run) => run.text)
            .join('');
        expect(of('now')).toBe(before);
        expect(of('before')).toBe(now);
      }),
    );
  });

  it('are not compared one by one where there are thousands', () => {
    const long = 'word '.repeat(2000);
    expect(wordsBetween(long, `${long}more`)).toEqual([
      { in: 'before', text: long },
      { in: 'now', text: `${long}more` },
    ]);
  });
});
