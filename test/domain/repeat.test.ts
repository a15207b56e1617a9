import { expect, it } from 'vitest';
import { repeatsOf } from '../../src/domain/repeat.ts';
import type { Objective } from '../../src/domain/review.ts';
import { reviewOf } from './alignment/sources.ts';

const failed = (quarter: string, id: string, effort: string) =>
  reviewOf('ana', quarter, { didnt_work: { [id]: { effort } } });
const planned = (objective: string, more: Partial<Objective> = {}) =>
  reviewOf('ana', '2026-Q1', {
    didnt_work: { ads: { effort: 'Ads in the harbour paper' } },
    next: { item: { objective, ...more } },
  });

const mails = failed('2025-Q3', 'cold-email', 'Cold e-mail to IT managers');

it("takes the leader's answer before the words", () => {
  const again = { item: 'item', quarter: '2025-Q3', effort: 'cold-email', isExplained: false };
  expect(repeatsOf(planned('Something new', { repeats: '2025-Q3/didnt_work.cold-email' }), [mails])).toEqual([again]);
  expect(repeatsOf(planned('x', { repeats: 'didnt_work.ads', why_this_time: 'Half the price' }), [])).toEqual([
    { item: 'item', quarter: '2026-Q1', effort: 'ads', isExplained: true },
  ]);
  expect(repeatsOf(planned('Cold e-mail to IT managers', { repeats: 'none' }), [mails])).toEqual([]);
});

it('compares the words where nothing is said, in this quarter and the year before it', () => {
  expect(repeatsOf(planned('Cold e-mails to the IT managers'), [mails])).toEqual([
    {
      item: 'item',
      quarter: '2025-Q3',
      effort: 'cold-email',
      isExplained: false,
      near: { text: 'Cold e-mail to IT managers', words: ['Cold', 'e-mails', 'IT', 'managers'] },
    },
  ]);
  expect(repeatsOf(planned('Ads in the harbour paper'), [])).toMatchObject([{ quarter: '2026-Q1', effort: 'ads' }]);
  expect(repeatsOf(planned('Cold e-mails to IT managers'), [{ ...mails, quarter: '2025-Q1' }])).toHaveLength(1);
  expect(repeatsOf(planned('Cold e-mails to IT managers'), [{ ...mails, quarter: '2024-Q4' }])).toEqual([]);
  expect(repeatsOf(planned('Cold e-mails to IT managers'), [{ ...mails, quarter: '2026-Q2' }])).toEqual([]);
});

it('names the effort with the most words in common, and the latest of those', () => {
  const earlier = [
    failed('2025-Q2', 'old', 'Cold e-mail to IT managers'),
    failed('2025-Q4', 'short', 'Cold e-mail'),
    mails,
    failed('2025-Q1', 'older', 'Cold e-mail to IT managers'),
  ];
  expect(repeatsOf(planned('Cold e-mail to IT managers'), earlier)).toMatchObject([{ effort: 'cold-email' }]);
});

it('takes words for the same that the team does', () => {
  const dial = planned('Dial IT managers');
  const calls = failed('2025-Q4', 'calls', 'Cold calls to IT managers');
  expect(repeatsOf(dial, [calls], [['dial', 'cold calls']])).toMatchObject([{ effort: 'calls' }]);
});

it('takes the latest of equally near efforts, and of those the first by its id, wherever they stand', () => {
  const letters = { effort: 'Letters to dealers' };
  const now = planned('Letters to dealers');
  const nearest = (...past: readonly ReturnType<typeof failed>[]): unknown =>
    repeatsOf(now, past).map(({ quarter, effort }) => `${quarter} ${effort}`);
  const [older, later] = [failed('2025-Q2', 'c', letters.effort), failed('2025-Q4', 'd', letters.effort)];
  expect(nearest(older, later)).toEqual(['2025-Q4 d']);
  expect(nearest(later, older)).toEqual(['2025-Q4 d']);
  const both = reviewOf('ana', '2025-Q4', { didnt_work: { b: letters, a: letters } });
  expect(nearest(both)).toEqual(['2025-Q4 a']);
  expect(nearest(reviewOf('ana', '2025-Q4', { didnt_work: { a: letters, b: letters } }))).toEqual(['2025-Q4 a']);
});
