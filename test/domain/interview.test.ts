import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answer, finishDraft, startDraft, type Reply } from '../../src/domain/draft.ts';
import {
  missingOf,
  nextQuestion,
  questionBehind,
  questionsOf,
  type Context,
  type Question,
} from '../../src/domain/interview.ts';
import { entriesOf, type Review } from '../../src/domain/review.ts';
import { isId } from '../../src/domain/id.ts';
import { context, previous, review, team } from './sample.ts';

const start = startDraft({ team, rep: 'ana-silva', quarter: '2026-Q1', held: '2026-04-02', previous });

const planned = Object.fromEntries(entriesOf(review, 'next'));

const value = (text: unknown): Reply => ({ value: text });
const entry = (id: string, text: string): Reply => ({ value: text, id });

function questionAt(draft: Review, key: string, around: Context = context): Question {
  const question = questionsOf(draft, around).find((one) => one.key === key);
  if (question === undefined) throw new Error(`there is no question ${key}`);
  return question;
}

/** Goes through the interview with the replies in their order; gives the review and the questions that were put. */
function interview(replies: readonly Reply[], from = start): { draft: Review; asked: string[] } {
  const asked: string[] = [];
  let draft = from;
  for (const reply of replies) {
    const question = nextQuestion(draft, context);
    if (question === undefined) throw new Error(`nothing is left to ask for ${JSON.stringify(reply)}`);
    asked.push(question.key);
    draft = answer(draft, question, reply);
  }
  return { draft, asked };
}

// Three promises, all missed; two efforts each way, two lessons, three plan items: the longest review of that shape.
const plan = (id: string, because: readonly string[], good: boolean): Reply[] => [
  entry(id, `Objective ${id}`),
  value('Why'),
  value({ measure: { metric: 'meetings', target: 3 } }),
  value(1000),
  value('quota'),
  value(because),
  value('none'),
  value(good ? { good } : { good, good_note: 'Make it smaller' }),
];
const LONGEST: readonly Reply[] = [
  value(231500),
  value(false),
  value(2),
  value('Initech moved'),
  value(false),
  value('Legal was slow'),
  value(false),
  value(4),
  'skip',
  entry('referrals', 'Asked every renewal'),
  value('5 introductions'),
  value(true),
  entry('visits', 'Visits'),
  value('2 offers'),
  value(false),
  'skip',
  entry('cold-email', 'Cold e-mail'),
  value('3 replies'),
  value('stop'),
  entry('fair', 'Trade fair'),
  value('No lead'),
  value('change'),
  'skip',
  entry('freeze', 'Budgets are frozen'),
  value('environment'),
  value('Two halves'),
  entry('cio', 'The CIO signs'),
  value('client'),
  'skip',
  'skip',
  value('Globex'),
  value('CFO left'),
  ...plan('engine', ['worked.referrals', 'did.three-cios'], true),
  ...plan('halves', ['learned.freeze'], true),
  ...plan('file', ['did.turin-file'], false),
  'skip',
  value('Too small to matter'),
];

describe('the interview', () => {
  it('asks in the order of the five questions, and makes the review of the answers', () => {
    const { draft, asked } = interview(LONGEST);
    expect(nextQuestion(draft, context)).toBeUndefined();
    expect(asked.slice(0, 12)).toEqual([
      'number.booked',
      'did.three-cios.done',
      'did.three-cios.actual',
      'did.three-cios.note',
      'did.turin-file.done',
      'did.turin-file.note',
      'did.proposals.done',
      'did.proposals.actual',
      'did.proposals.note',
      'worked.+',
      'worked.referrals.result',
      'worked.referrals.keep',
    ]);
    expect(asked.at(-1)).toBe('did.proposals.dropped');
    const objective = (id: string) => ({
      objective: `Objective ${id}`,
      why: 'Why',
      measure: { metric: 'meetings', target: 3 },
      expects: 1000,
      serves: 'quota',
      repeats: 'none',
    });
    expect(finishDraft(draft)).toEqual({
      version: 1,
      rep: 'ana-silva',
      quarter: '2026-Q1',
      state: 'final',
      held: '2026-04-02',
      number: { quota: 250000, booked: 231500 },
      said: previous.next,
      did: {
        'three-cios': { done: false, actual: 2, note: 'Initech moved' },
        'turin-file': { done: false, note: 'Legal was slow' },
        proposals: { done: false, actual: 4, dropped: 'Too small to matter' },
      },
      worked: {
        referrals: { effort: 'Asked every renewal', result: '5 introductions', keep: true },
        visits: { effort: 'Visits', result: '2 offers', keep: false },
      },
      didnt_work: {
        'cold-email': { effort: 'Cold e-mail', why: '3 replies', decision: 'stop' },
        fair: { effort: 'Trade fair', why: 'No lead', decision: 'change' },
      },
      learned: {
        freeze: { lesson: 'Budgets are frozen', about: 'environment', pivot: 'Two halves' },
        cio: { lesson: 'The CIO signs', about: 'client' },
      },
      biggest_client: { client: 'Globex', news: 'CFO left' },
      next: {
        engine: { ...objective('engine'), because: ['worked.referrals', 'did.three-cios'], good: true },
        halves: { ...objective('halves'), because: ['learned.freeze'], good: true },
        file: { ...objective('file'), because: ['did.turin-file'], good: false, good_note: 'Make it smaller' },
      },
    });
  });

  it('takes at most 60 prompts for that, with the closing choice', () => {
    expect(interview(LONGEST).asked).toHaveLength(58);
  });

  it('goes on behind the last answer, whatever it was, when it starts again', () => {
    let draft = start;
    for (const reply of LONGEST) {
      const question = nextQuestion(draft, context);
      if (question === undefined) throw new Error('nothing is left to ask');
      draft = answer(draft, question, reply);
      const fromDisk: Review = JSON.parse(JSON.stringify(draft));
      expect(nextQuestion(fromDisk, context)?.key).toBe(nextQuestion(draft, context)?.key);
    }
  });

  it('ends, and loses no other answer, whatever is replied', () => {
    const reply = fc.oneof(
      fc.constantFrom('unknown' as const, 'none' as const, 'skip' as const, 'skip' as const),
      fc.record({ value: fc.string({ minLength: 1 }), id: fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/) }),
    );
    fc.assert(
      fc.property(fc.array(reply, { minLength: 40, maxLength: 80 }), (replies) => {
        let draft = start;
        let entries = 0;
        for (const one of replies) {
          const question = nextQuestion(draft, context);
          if (question === undefined) break;
          const isFurther = question.key.endsWith('.+');
          // A person gives a choice from the list, a free id to an entry, and stops at three.
          const section = question.list === undefined ? undefined : draft[question.list];
          const isTaken = typeof one !== 'string' && typeof section === 'object' && Object.hasOwn(section, one.id);
          const choice = question.field.choices?.[0]?.value;
          const given =
            isFurther && (isTaken || entries > 8)
              ? ('skip' as const)
              : choice === undefined || typeof one === 'string'
                ? one
                : { value: question.field.kind === 'several' ? [choice] : choice };
          if (isFurther && typeof given !== 'string') entries += 1;
          const after = answer(draft, question, given);
          for (const key of ['said', 'version', 'rep', 'quarter', 'held'] as const)
            expect(after[key]).toEqual(draft[key]);
          draft = after;
        }
        for (const list of ['worked', 'didnt_work', 'learned', 'next'] as const) {
          const section = draft[list];
          if (typeof section === 'object') expect(Object.keys(section).every(isId)).toBe(true);
        }
      }),
    );
  });

  it('keeps "I don\'t know" and "there was none" apart', () => {
    const { draft } = interview([
      'unknown',
      'unknown',
      'unknown',
      'unknown',
      'unknown',
      'none',
      'none',
      'unknown',
      'none',
    ]);
    expect(draft).toMatchObject({
      number: { quota: 250000, booked: 'unknown' },
      did: { 'three-cios': 'unknown', 'turin-file': 'unknown', proposals: 'unknown' },
      worked: 'unknown',
      didnt_work: {},
      learned: {},
      biggest_client: 'unknown',
      next: {},
    });
    expect(missingOf(draft, context)).toEqual([]);
    expect(nextQuestion(draft, context)).toBeUndefined();
  });

  it('does not end a list that has no entry and no answer', () => {
    const { draft } = interview([value(1), 'unknown', 'unknown', 'unknown', 'skip']);
    expect(draft.worked).toBeUndefined();
    expect(missingOf(draft, context).map(({ key }) => key)).toEqual([
      'worked.+',
      'didnt_work.+',
      'learned.+',
      'biggest_client.client',
      'next.+',
    ]);
  });

  it('asks for the quota where the team file has none, and says nothing of a promise that is not on record', () => {
    const draft = startDraft({ team, rep: 'ben-okafor', quarter: '2026-Q2', held: '2026-07-01', previous: undefined });
    const alone: Context = { team, previous: undefined, earlier: [] };
    expect(draft).toMatchObject({ said: {}, did: {} });
    expect(questionsOf(draft, alone).map(({ key }) => key)).toEqual([
      'number.quota',
      'number.booked',
      'worked.+',
      'didnt_work.+',
      'learned.+',
      'biggest_client.client',
      'next.+',
    ]);
  });

  it('carries a plan that was unknown as a promise that is unknown', () => {
    const draft = startDraft({
      team,
      rep: 'ana-silva',
      quarter: '2026-Q1',
      held: '2026-04-02',
      previous: { ...previous, next: 'unknown' },
    });
    expect(draft).toMatchObject({ said: 'unknown', did: 'unknown' });
    expect(questionsOf(draft, context).some(({ key }) => key.startsWith('did.'))).toBe(false);
    expect(nextQuestion({ ...draft, number: 'unknown' }, context)?.key).toBe('worked.+');
  });

  it("offers last quarter's efforts and this quarter's missed promises again", () => {
    const { draft } = interview([value(1), value(false), 'skip', 'skip', value(true), value(true), value(5)]);
    expect(questionAt(draft, 'worked.+').known).toEqual([
      { id: 'referrals', text: 'Asked every renewal for one introduction' },
      { id: 'cold-email', text: 'Cold e-mail to IT managers' },
    ]);
    expect(questionAt(draft, 'next.+').known).toEqual([{ id: 'three-cios', text: 'Meet three CIOs' }]);
    expect(questionAt(draft, 'learned.+').known).toEqual([]);
    const again = answer(draft, questionAt(draft, 'worked.+'), entry('referrals', 'Asked again'));
    expect(questionAt(again, 'didnt_work.+').known).toEqual([{ id: 'cold-email', text: 'Cold e-mail to IT managers' }]);
  });

  it('offers causes with what no other item cites first, and efforts to repeat from this quarter and before', () => {
    const draft: Review = {
      ...review,
      state: 'draft',
      next: { ...planned, second: { objective: 'Second' } },
    };
    const choices = (key: string) => questionAt(draft, key).field.choices?.map((choice) => choice.value);
    expect(choices('next.second.because')).toEqual([
      'didnt_work.cold-email',
      'did.turin-file',
      'did.proposals',
      'did.three-cios',
      'worked.referrals',
      'learned.budget-freeze',
      'biggest_client',
    ]);
    expect(choices('next.second.repeats')).toEqual(['none', 'didnt_work.cold-email', '2025-Q4/didnt_work.cold-email']);
    expect(choices('next.second.serves')).toEqual(['new-logos', 'quota']);
    expect(
      questionAt({ ...draft, biggest_client: { client: 'Globex' } }, 'next.second.because').field.choices?.at(-1),
    ).toEqual({
      value: 'biggest_client',
      label: 'biggest client: Globex',
    });
  });

  it('asks why it should work this time only of a repeat', () => {
    const repeated = (repeats: string): Review => ({ ...review, next: { again: { objective: 'Again', repeats } } });
    const keys = (draft: Review): string[] => questionsOf(draft, context).map(({ key }) => key);
    expect(keys(repeated('didnt_work.cold-email'))).toContain('next.again.why_this_time');
    expect(keys(repeated('none'))).not.toContain('next.again.why_this_time');
  });

  it('does not ask for causes or repeats where there is nothing to name', () => {
    const bare: Review = {
      ...start,
      said: {},
      did: {},
      worked: {},
      didnt_work: {},
      learned: {},
      biggest_client: {},
      next: { plan: { objective: 'Plan' } },
    };
    const keys = questionsOf(bare, { ...context, earlier: [] }).map(({ key }) => key);
    expect(keys).not.toContain('next.plan.because');
    expect(keys).not.toContain('next.plan.repeats');
  });

  it('says what a promise was, with its measure if it has one', () => {
    const draft: Review = { ...start, said: { call: { objective: 'Call Initech' } }, did: { call: { done: true } } };
    expect(questionAt(draft, 'did.call.done').about).toBe('Call Initech');
    expect(questionAt(start, 'did.three-cios.done').about).toBe('Meet three CIOs (3 CIO meetings)');
    const answered = answer(start, questionAt(start, 'did.three-cios.done'), value(true));
    expect(questionAt(answered, 'did.three-cios.actual').field.hint).toBe('the promise: 3 CIO meetings');
  });

  it('offers the quota alone to a team without goals', () => {
    const { goals: _, ...withoutGoals } = team;
    const serves = questionAt(review, 'next.engine.serves', { ...context, team: withoutGoals });
    expect(serves.field.choices?.map((choice) => choice.value)).toEqual(['quota']);
  });

  it('passes over what was answered beforehand, but not when it is asked for again', () => {
    const draft = { ...start, number: { quota: 250000, booked: 1 }, worked: {}, didnt_work: review.didnt_work ?? {} };
    const outcomes = answer(draft, questionAt(draft, 'did.proposals.done'), value(true));
    const actual = answer(outcomes, questionAt(outcomes, 'did.proposals.actual'), 'skip');
    expect(nextQuestion(draft, context)?.key).toBe('did.three-cios.done');
    expect(nextQuestion(actual, context)?.key).toBe('didnt_work.cold-email.why');
    expect(questionBehind(draft, context, undefined)?.key).toBe('number.booked');
    expect(questionBehind(actual, context, 'did.proposals.actual')?.key).toBe('worked.+');
  });

  it('starts with the first question that has no answer where it is not known what was asked', () => {
    const { asked: _, ...draft } = interview([value(1), value(false), value(2)]).draft;
    expect(nextQuestion(draft, context)?.key).toBe('did.three-cios.note');
    expect(nextQuestion({ ...draft, asked: 'worked.gone.result' }, context)?.key).toBe('did.three-cios.note');
  });
});

describe('an answer that is changed', () => {
  const at = (key: string, reply: Reply, draft = review): Review => answer(draft, questionAt(draft, key), reply);

  it('stays when nothing is typed', () => {
    for (const { key } of questionsOf(review, context)) {
      const { asked: _, ...after } = at(key, 'skip');
      expect(after).toEqual(review);
    }
  });

  it('takes an entry out with what cites it', () => {
    const draft: Review = {
      ...review,
      next: { ...planned, again: { objective: 'Again', repeats: 'didnt_work.cold-email' } },
    };
    expect(at('worked.referrals.effort', 'none', draft).worked).toEqual({});
    expect(at('worked.referrals.effort', 'none', draft).next).toMatchObject({
      engine: { because: ['learned.budget-freeze', 'did.three-cios', 'biggest_client'] },
    });
    expect(at('didnt_work.cold-email.effort', 'none', draft).next).toMatchObject({ again: { objective: 'Again' } });
    expect(at('didnt_work.cold-email.effort', 'none', draft).next).not.toHaveProperty('again.repeats');
  });

  it('keeps what cites an entry when its id changes', () => {
    const renamed = at('worked.referrals.effort', entry('introductions', 'Introductions'));
    expect(renamed.worked).toEqual({
      introductions: { effort: 'Introductions', result: '5 introductions', keep: true },
    });
    expect(renamed.next).toMatchObject({
      engine: { because: ['worked.introductions', 'learned.budget-freeze', 'did.three-cios', 'biggest_client'] },
    });
    expect(at('worked.referrals.effort', entry('referrals', 'Other words')).worked).toMatchObject({
      referrals: { effort: 'Other words' },
    });
  });

  it('never empties what an entry is about', () => {
    expect(at('worked.referrals.effort', value('Introductions')).worked).toMatchObject({
      referrals: { effort: 'Introductions' },
    });
    expect(at('worked.referrals.effort', 'unknown').worked).toEqual(review.worked);
  });

  it('replaces a measure by what will have happened, and takes both out', () => {
    expect(at('next.engine.measure', value({ done_when: 'Twelve came' })).next).toMatchObject({
      engine: { done_when: 'Twelve came' },
    });
    expect(at('next.engine.measure', value({ done_when: 'Twelve came' })).next).not.toHaveProperty('engine.measure');
    expect(at('next.engine.measure', 'none').next).not.toHaveProperty('engine.measure');
  });

  it('tells kept, missed, released and unknown apart', () => {
    expect(at('did.three-cios.done', value(true)).did).toMatchObject({ 'three-cios': { done: true, actual: 2 } });
    const released = at('did.three-cios.done', value('released'));
    expect(released.did).toMatchObject({ 'three-cios': { released: "agreed before the quarter's end" } });
    expect(questionAt(released, 'did.three-cios.done').current).toBe('released');
    const reason = at('did.three-cios.released', value('She took over Turin'), released);
    expect(reason.did).toMatchObject({ 'three-cios': { released: 'She took over Turin' } });
    expect(at('did.three-cios.done', value(false), reason).did).toMatchObject({ 'three-cios': { done: false } });
    expect(at('did.three-cios.done', value('unknown')).did).toMatchObject({ 'three-cios': 'unknown' });
  });

  it('takes other answers out with "none", and keeps "unknown" where it is one', () => {
    expect(at('did.three-cios.actual', 'unknown').did).toMatchObject({ 'three-cios': { actual: 'unknown' } });
    expect(at('worked.referrals.result', 'none').worked).toEqual({
      referrals: { effort: 'Asked every renewal', keep: true },
    });
    expect(at('worked.referrals.result', 'unknown').worked).toEqual({
      referrals: { effort: 'Asked every renewal', keep: true },
    });
    expect(at('biggest_client.client', 'none').biggest_client).toEqual({});
    expect(at('biggest_client.client', value('Initech')).biggest_client).toEqual({
      client: 'Initech',
      news: 'CFO left',
    });
  });

  it('shows what stands there: unknown, none, the measure in words', () => {
    const current = (key: string, draft: Review): unknown => questionAt(draft, key).current;
    expect(current('number.booked', { ...review, number: 'unknown' })).toBe('unknown');
    expect(current('worked.+', { ...review, worked: 'unknown' })).toBe('unknown');
    expect(current('worked.+', { ...review, worked: {} })).toBe('none');
    expect(current('worked.+', review)).toBeUndefined();
    expect(current('biggest_client.client', { ...review, biggest_client: 'unknown' })).toBe('unknown');
    expect(current('biggest_client.client', { ...review, biggest_client: {} })).toBe('none');
    expect(current('next.engine.measure', review)).toBe('12 introductions');
    const judged = (verdict: { good?: boolean; good_note?: string }): unknown =>
      current('next.plan.good', { ...review, next: { plan: { objective: 'Plan', ...verdict } } });
    expect([
      judged({ good: true }),
      judged({ good: false }),
      judged({ good: false, good_note: 'Too vague' }),
      judged({}),
    ]).toEqual(['yes', 'no', 'Too vague', undefined]);
  });
});
