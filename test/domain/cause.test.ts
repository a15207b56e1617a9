import { describe, expect, it } from 'vitest';
import { causesOf, repeatableOf } from '../../src/domain/cause.ts';
import type { Review } from '../../src/domain/review.ts';
import { context, previous, questionAt, review } from './sample.ts';

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

describe('what a plan item can repeat', () => {
  const older: Review = { ...previous, quarter: '2025-Q3', didnt_work: { fair: { effort: 'A booth at the fair' } } };

  it('is what did not work in this quarter and before, the latest first', () => {
    expect(repeatableOf(review, [previous, older], 'Ask every renewal')).toEqual([
      { value: 'didnt_work.cold-email', label: 'Cold e-mail', detail: 'this quarter' },
      { value: '2025-Q4/didnt_work.cold-email', label: 'Cold e-mail to IT managers', detail: '2025-Q4' },
      { value: '2025-Q3/didnt_work.fair', label: 'A booth at the fair', detail: '2025-Q3' },
    ]);
  });

  it('begins with the effort whose words are nearest to those of the item', () => {
    expect(values(repeatableOf(review, [previous, older], 'Another booth at the spring fair'))).toEqual([
      '2025-Q3/didnt_work.fair',
      'didnt_work.cold-email',
      '2025-Q4/didnt_work.cold-email',
    ]);
    expect(values(repeatableOf(review, [previous, older], 'Cold e-mails to the IT managers of banks'))).toEqual([
      '2025-Q4/didnt_work.cold-email',
      'didnt_work.cold-email',
      '2025-Q3/didnt_work.fair',
    ]);
  });

  it('takes words for the same that the team does', () => {
    const same = [['fair', 'exhibition']];
    expect(values(repeatableOf(review, [older], 'Exhibition in Turin', same))[0]).toBe('2025-Q3/didnt_work.fair');
    expect(values(repeatableOf(review, [older], 'Exhibition in Turin'))[0]).toBe('didnt_work.cold-email');
  });

  it('is listed so beside each plan item in the interview', () => {
    const next = { booth: { objective: 'Another booth at the fair' }, emails: { objective: 'Cold e-mail' } };
    const draft: Review = { ...review, next };
    const around = { ...context, previous: undefined, earlier: [older] };
    const firstOf = (item: string) => questionAt(draft, `next.${item}.repeats`, around).field.choices?.[1]?.value;
    expect(firstOf('booth')).toBe('2025-Q3/didnt_work.fair');
    expect(firstOf('emails')).toBe('didnt_work.cold-email');
  });
});
