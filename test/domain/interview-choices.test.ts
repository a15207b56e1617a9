/** What a question offers, shows and proposes, by what the draft and the quarters before say. */
import { describe, expect, it } from 'vitest';
import { startDraft } from '../../src/domain/draft.ts';
import type { Context } from '../../src/domain/context.ts';
import { questionsOf } from '../../src/domain/interview.ts';
import type { Review } from '../../src/domain/review.ts';
import { context, previous, questionAt, review, team } from './sample.ts';

const start = startDraft({ team, rep: 'ana-silva', quarter: '2026-Q1', held: '2026-04-02', previous });
const keys = (draft: Review, around: Context = context): string[] => questionsOf(draft, around).map(({ key }) => key);

describe('what is asked', () => {
  it('needs what was booked, and can do without the quota', () => {
    const draft = { ...start, rep: 'ben-okafor', number: { crm: 171500 } };
    expect(questionAt(draft, 'number.quota')).toMatchObject({ required: false, canBeUnknown: false });
    expect(questionAt(draft, 'number.quota')).not.toHaveProperty('proposed');
    expect(questionAt(draft, 'number.booked')).toMatchObject({ required: true, canBeUnknown: true, proposed: 171500 });
  });

  it('is nothing of the promises where nobody knows what became of any', () => {
    expect(keys({ ...review, did: 'unknown' }).filter((key) => key.startsWith('did.'))).toEqual([]);
  });

  it('is why it should work this time only of what says that it is a repeat', () => {
    expect(keys({ ...review, next: { again: { objective: 'Again' } } })).not.toContain('next.again.why_this_time');
  });

  it('is whether it is a repeat once one effort failed, in whatever quarter', () => {
    const { didnt_work: _, ...without } = review;
    expect(keys(review, { ...context, earlier: [] })).toContain('next.engine.repeats');
    expect(keys(review, { ...context, earlier: [{ ...previous, didnt_work: {} }] })).toContain('next.engine.repeats');
    expect(keys(without)).toContain('next.engine.repeats');
  });

  it('is why a missed promise is dropped, unless the plan is unknown or takes it up', () => {
    const cited = { plan: { objective: 'Meet the third', because: ['did.three-cios'] } };
    expect(questionAt({ ...review, next: {} }, 'did.three-cios.dropped').about).toBe('Meet three CIOs');
    expect(keys({ ...review, next: cited })).not.toContain('did.three-cios.dropped');
    expect(keys({ ...review, next: 'unknown' })).not.toContain('did.three-cios.dropped');
  });
});

describe('what is offered', () => {
  it('is what the question has of its own, or what the draft gives', () => {
    const values = (key: string): unknown => questionAt(review, key).field.choices?.map((choice) => choice.value);
    expect(values('worked.referrals.keep')).toEqual([true, false]);
    expect(values('didnt_work.cold-email.decision')).toEqual(['stop', 'change', 'repeat']);
    expect(values('next.engine.objective')).toBeUndefined();
    expect(values('next.engine.why')).toBeUndefined();
    expect(values('next.engine.serves')).toEqual(['new-logos', 'quota']);
  });

  it('is of repeats that there is none, and then what failed', () => {
    expect(questionAt(review, 'next.engine.repeats').field.choices).toEqual([
      { value: 'none', label: 'no, it is new' },
      { value: 'didnt_work.cold-email', label: 'Cold e-mail', detail: 'this quarter' },
      { value: '2025-Q4/didnt_work.cold-email', label: 'Cold e-mail to IT managers', detail: '2025-Q4' },
    ]);
  });

  it("is none of last quarter's efforts that has been told already, and no promise that is planned", () => {
    const known = (draft: Review, key: string) => questionAt(draft, key).known?.map(({ id }) => id);
    const cold = { 'cold-email': { effort: 'Cold e-mail' } };
    expect(known({ ...start, didnt_work: cold }, 'worked.+')).toEqual(['referrals']);
    const missed: Review = { ...start, did: { 'three-cios': { done: false }, proposals: { done: false } } };
    expect(known(missed, 'next.+')).toEqual(['three-cios', 'proposals']);
    expect(known({ ...missed, next: { proposals: { objective: 'Close them' } } }, 'next.+')).toEqual(['three-cios']);
  });
});

describe('what stands there', () => {
  const current = (draft: Review, key: string): unknown => questionAt(draft, key).current;

  it('is nothing before the first answer, and neither "none" nor a word of another question', () => {
    expect(current(start, 'worked.+')).toBeUndefined();
    expect(current(start, 'biggest_client.client')).toBeUndefined();
    expect(current(review, 'biggest_client.client')).toBe('Globex');
  });

  it('is the verdict only where the verdict is asked for', () => {
    const judged: Review = {
      ...review,
      next: { tour: { objective: 'Tour the plants', good: false, good_note: 'Too vague' } },
    };
    expect(current(judged, 'next.tour.good')).toBe('Too vague');
    expect(current(judged, 'next.tour.objective')).toBe('Tour the plants');
  });
});
