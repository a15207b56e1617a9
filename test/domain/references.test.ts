import { describe, expect, it } from 'vitest';
import { checkReferences, citedQuarters } from '../../src/domain/references.ts';
import type { Objective, Review } from '../../src/domain/review.ts';
import { context, review } from './sample.ts';

function messages(changed: Partial<Review>): string[] {
  return checkReferences({ ...review, ...changed }, context).map(
    ({ path, message, advice }) => `${path.join('.')}: ${message} (${advice ?? ''})`,
  );
}

const plan = (item: Partial<Objective>): Partial<Review> => ({ next: { plan: { objective: 'Plan', ...item } } });

describe('what a review refers to', () => {
  it('is there', () => {
    expect(messages({})).toEqual([]);
    const { held: _, ...undated } = review;
    expect(checkReferences(undated, context)).toEqual([]);
    expect(messages({ held: '2026-01-01' })).toEqual([]);
    expect(messages(plan({ serves: 'quota', repeats: '2025-Q4/didnt_work.cold-email' }))).toEqual([]);
    expect(messages(plan({ serves: 'new-logos', repeats: 'didnt_work.cold-email' }))).toEqual([]);
    expect(messages({ biggest_client: 'unknown', ...plan({ repeats: 'none' }) })).toEqual([]);
  });

  it.each<[string, Partial<Review>, string]>([
    ['rep', { rep: 'ana-silv' }, 'rep: qreview.yaml has no rep ana-silv (did you mean ana-silva?)'],
    [
      'rep like no other',
      { rep: 'zoe-kern' },
      'rep: qreview.yaml has no rep zoe-kern (the reps are: ana-silva, ben-okafor, dmitri-volkov)',
    ],
    ['day', { held: '2026-02-30' }, 'held: the calendar has no day 2026-02-30 (write another day)'],
    [
      'day before the quarter',
      { held: '2025-12-31' },
      'held: 2025-12-31 lies before 2026-Q1, which begins on 2026-01-01 (write the day on which you sat down together)',
    ],
    [
      'goal',
      plan({ serves: 'logos' }),
      'next.plan.serves: qreview.yaml has no goal logos (the goals are: quota, new-logos)',
    ],
    [
      'cause',
      plan({ because: ['worked.referals'] }),
      'next.plan.because.0: this review has no worked.referals (did you mean worked.referrals?)',
    ],
    [
      'client',
      { biggest_client: {}, ...plan({ because: ['biggest_client'] }) },
      'next.plan.because.0: this review has no biggest_client (it has: did.three-cios, did.turin-file, did.proposals, worked.referrals, didnt_work.cold-email, learned.budget-freeze)',
    ],
    [
      'later quarter',
      plan({ repeats: '2026-Q2/didnt_work.x' }),
      'next.plan.repeats: 2026-Q2/didnt_work.x lies after 2026-Q1 (cite an effort of 2026-Q1 or earlier)',
    ],
    [
      'quarter without a review',
      plan({ repeats: '2025-Q1/didnt_work.x' }),
      'next.plan.repeats: there is no review of ana-silva for 2025-Q1 (cite a quarter that was reviewed)',
    ],
    [
      'effort',
      plan({ repeats: '2025-Q4/didnt_work.cold-mail' }),
      'next.plan.repeats: the review of 2025-Q4 has no didnt_work.cold-mail (did you mean cold-email?)',
    ],
    [
      'effort like no other',
      plan({ repeats: '2025-Q4/didnt_work.fair' }),
      'next.plan.repeats: the review of 2025-Q4 has no didnt_work.fair (it has: cold-email)',
    ],
  ])('or not: %s', (_, changed, expected) => {
    expect(messages(changed)).toEqual([expected]);
  });

  it('knows a team without goals', () => {
    const { goals: _, ...team } = context.team;
    const found = checkReferences({ ...review, ...plan({ serves: 'logos' }) }, { ...context, team });
    expect(found.map(({ advice }) => advice)).toEqual(['the goals are: quota']);
  });

  it('is in its own quarter, the one before and those whose efforts it repeats', () => {
    expect(citedQuarters(review)).toEqual(['2025-Q4']);
    expect(citedQuarters({ ...review, ...plan({ repeats: '2025-Q2/didnt_work.x' }) })).toEqual(['2025-Q4', '2025-Q2']);
  });
});

it('a repeat of a review that cannot be read is not said to be of none', () => {
  const repeating = { ...review, ...plan({ repeats: '2025-Q2/didnt_work.x' }) };
  const message = 'the review of ana-silva for 2025-Q2 cannot be read';
  const advice = 'mend it: qreview validate reviews/2025-Q2/ana-silva.yaml';
  expect(checkReferences(repeating, { ...context, unreadable: ['2025-Q2'] })).toEqual([
    { path: ['next', 'plan', 'repeats'], message, advice },
  ]);
});
