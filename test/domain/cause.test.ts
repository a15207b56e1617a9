import { describe, expect, it } from 'vitest';
import { causesOf, repeatableOf } from '../../src/domain/cause.ts';
import type { Review } from '../../src/domain/review.ts';
import { previous, review } from './sample.ts';

const values = (causes: readonly { readonly value: string }[]): string[] => causes.map(({ value }) => value);

describe('what a plan item can answer', () => {
  it('is what was missed, what did not work, what did and what was learned, then the promises that were kept', () => {
    expect(causesOf({ ...review, next: {} })).toEqual([
      { value: 'did.three-cios', label: 'missed: Meet three CIOs' },
      { value: 'didnt_work.cold-email', label: "didn't work: Cold e-mail" },
      { value: 'worked.referrals', label: 'worked: Asked every renewal' },
      { value: 'learned.budget-freeze', label: 'learned: Budgets are frozen until July' },
      { value: 'biggest_client', label: 'biggest client: Globex, CFO left' },
      { value: 'did.turin-file', label: 'kept: Have the file for Turin ready' },
      { value: 'did.proposals', label: 'unknown: Close the open proposals' },
    ]);
  });

  it('begins with what no other item of the plan answers', () => {
    expect(values(causesOf(review, 'second'))).toEqual([
      'didnt_work.cold-email',
      'did.turin-file',
      'did.proposals',
      'did.three-cios',
      'worked.referrals',
      'learned.budget-freeze',
      'biggest_client',
    ]);
    expect(values(causesOf(review, 'engine'))[0]).toBe('did.three-cios');
  });

  it('is the biggest client only where it is known who that is', () => {
    const last = (client: Review['biggest_client']): string | undefined => {
      const { biggest_client: _, ...others } = review;
      const changed = client === undefined ? others : { ...others, biggest_client: client };
      return causesOf({ ...changed, said: {}, next: {} }).at(-1)?.label;
    };
    expect(last({ client: 'Globex' })).toBe('biggest client: Globex');
    for (const unnamed of [undefined, 'unknown', {}] as const)
      expect(last(unnamed)).toBe('learned: Budgets are frozen until July');
  });
});

it('can be repeated: what did not work in this quarter and before, the latest first', () => {
  const older: Review = { ...previous, quarter: '2025-Q3', didnt_work: { fair: { effort: 'Trade fair' } } };
  expect(repeatableOf(review, [previous, older])).toEqual([
    { value: 'didnt_work.cold-email', label: 'Cold e-mail', detail: 'this quarter' },
    { value: '2025-Q4/didnt_work.cold-email', label: 'Cold e-mail to IT managers', detail: '2025-Q4' },
    { value: '2025-Q3/didnt_work.fair', label: 'Trade fair', detail: '2025-Q3' },
  ]);
});
