import { describe, expect, it } from 'vitest';
import { lineUp } from '../../../src/domain/alignment/line-up.ts';
import type { Review } from '../../../src/domain/review.ts';
import { reviewOf, sourcesOf, team } from './sources.ts';

const past = reviewOf('ana', '2025-Q3', { didnt_work: { 'cold-email': { effort: 'Cold e-mail to IT managers' } } });
const whole = reviewOf('ana', '2026-Q1', {
  said: {
    cios: { objective: 'Meet three CIOs' },
    fair: { objective: 'Go to the fair' },
    desk: { objective: 'Clear the desk' },
  },
  did: { cios: { done: false }, fair: { done: false, dropped: 'It was cancelled' }, desk: { done: true } },
  worked: {
    referrals: { effort: 'Referrals', keep: true },
    visits: { effort: 'Visits', keep: true },
    lunches: { effort: 'Lunches', keep: false },
  },
  didnt_work: { ads: { effort: 'Ads in the local paper' }, fairs: { effort: 'A booth at the harbour fair' } },
  learned: { freeze: { lesson: 'Budgets are frozen' }, audits: { lesson: 'Banks audit in spring' } },
  next: {
    engine: {
      objective: 'Ask for referrals',
      expects: 100000,
      serves: 'quota',
      because: ['worked.referrals', 'learned.freeze'],
    },
    again: {
      objective: 'Meet the third CIO',
      expects: 30000,
      serves: 'new-logos',
      because: ['did.cios'],
      repeats: 'none',
    },
    booth: { objective: 'A booth at the fair', repeats: 'didnt_work.fairs', why_this_time: 'It is free' },
  },
});

function ana(review: Review, ...earlier: readonly Review[]) {
  return lineUp(sourcesOf([...earlier, review]))[0];
}

it('counts what the plan answers, of all that it should', () => {
  expect(ana(whole, past)).toEqual({
    rep: 'ana',
    name: 'Ana Silva',
    state: 'done',
    kept: { done: 1, of: 2 },
    stopped: { done: 2, of: 2 },
    used: { done: 1, of: 2 },
    faced: { done: 2, of: 2 },
    served: { done: 2, of: 3 },
    goals: ['new-logos', 'quota'],
    expects: 130000,
    said: 2,
    items: 3,
    quota: 260000,
    coverage: 0.5,
    record: { kept: 1, counted: 3, unknown: 0, released: 0, quarters: ['2026-Q1'] },
    share: 1 / 3,
    expected: 43333,
    expectedShare: 43333 / 260000,
  });
});

it('counts an effort as not stopped that the plan does again without a reason, in whatever quarter it failed', () => {
  const again = (repeats: string): Review => ({ ...whole, next: { calls: { objective: 'Calls', repeats } } });
  expect(ana(again('didnt_work.ads'), past)?.stopped).toEqual({ done: 1, of: 2 });
  expect(ana(again('2025-Q3/didnt_work.cold-email'), past)?.stopped).toEqual({ done: 2, of: 3 });
  const worded = { ...whole, next: { mails: { objective: 'Cold e-mails to IT managers' } } };
  expect(ana(worded, past)?.stopped).toEqual({ done: 2, of: 3 });
  expect(
    ana({ ...whole, next: { mails: { objective: 'Cold e-mails to IT managers', repeats: 'none' } } }, past)?.stopped,
  ).toEqual({
    done: 2,
    of: 2,
  });
});

describe('what is not known', () => {
  it('is null for what the plan should answer, and not zero', () => {
    const { said: _, did: __, ...rest } = whole;
    const blank = { ...rest, worked: 'unknown', didnt_work: 'unknown', learned: 'unknown' } as const;
    expect(ana(blank)).toMatchObject({
      kept: null,
      stopped: null,
      used: null,
      faced: null,
      served: { done: 2, of: 3 },
    });
    expect(ana({ ...whole, did: { cios: 'unknown', fair: 'unknown', desk: { done: false } } })?.faced).toEqual({
      done: 0,
      of: 1,
    });
  });

  it('is null for all without a plan', () => {
    const nothing = {
      kept: null,
      stopped: null,
      used: null,
      faced: null,
      served: null,
      goals: [],
      expects: null,
      coverage: null,
    };
    expect(ana({ ...whole, next: 'unknown' })).toMatchObject({ ...nothing, items: 0, said: 0, expected: null });
    const { next: _, ...unplanned } = whole;
    expect(ana(unplanned)).toMatchObject({ ...nothing, items: 0, said: 0, expected: null });
    expect(lineUp(sourcesOf([]))[0]).toMatchObject({ ...nothing, state: 'missing', items: 0, said: 0, share: null });
    const noQuota = { ...team, reps: { ana: { name: 'Ana Silva' } } };
    expect(lineUp(sourcesOf([whole], { team: noQuota }))[0]).toMatchObject({
      quota: null,
      coverage: null,
      expectedShare: null,
    });
  });
});

it('is of those who will be there', () => {
  const dmitri = reviewOf('dmitri', '2025-Q4');
  const reps = lineUp(sourcesOf([dmitri], { quarter: '2025-Q4' })).map(({ rep }) => rep);
  expect(reps).toEqual(['ana']);
});
