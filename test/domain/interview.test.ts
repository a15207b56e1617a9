import { describe, expect, it } from 'vitest';
import { answer, finishDraft, startDraft, type Reply } from '../../src/domain/draft.ts';
import type { Context } from '../../src/domain/context.ts';
import { missingOf, nextQuestion, questionBehind, questionsOf } from '../../src/domain/interview.ts';
import type { Review } from '../../src/domain/review.ts';
import { context, previous, questionAt, review, team } from './sample.ts';

const start = startDraft({ team, rep: 'ana-silva', quarter: '2026-Q1', held: '2026-04-02', previous });

const value = (text: unknown): Reply => ({ value: text });
const entry = (id: string, text: string): Reply => ({ value: text, id });

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

// Three promises, all missed; two efforts each way, two lessons, the biggest client, three plan items.
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
const LONG: readonly Reply[] = [
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
    const { draft, asked } = interview(LONG);
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
    expect(interview(LONG).asked).toHaveLength(58);
  });

  it('goes on behind the last answer, whatever it was, when it starts again', () => {
    let draft = start;
    for (const reply of LONG) {
      const question = nextQuestion(draft, context);
      if (question === undefined) throw new Error('nothing is left to ask');
      draft = answer(draft, question, reply);
      const fromDisk: Review = JSON.parse(JSON.stringify(draft));
      expect(nextQuestion(fromDisk, context)?.key).toBe(nextQuestion(draft, context)?.key);
    }
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
    const alone: Context = { team, previous: undefined, earlier: [], unreadable: [], isFirst: true };
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

  it('takes "I don\'t know", "there was none" and nothing at all where each is an answer', () => {
    const flags = questionsOf(review, context).map(({ key, required, canBeUnknown, canBeNone, isSubject }) => {
      const takes = { required, unknown: canBeUnknown, none: canBeNone, subject: isSubject };
      return [key, ...Object.entries(takes).flatMap(([name, is]) => (is ? [name] : []))].join(' ');
    });
    expect(flags.filter((line) => line.includes(' '))).toEqual([
      'number.booked required unknown',
      'did.three-cios.done required unknown',
      'did.three-cios.actual unknown',
      'did.turin-file.done required unknown',
      'did.proposals.done required unknown',
      'worked.referrals.effort required subject',
      'worked.+ required subject',
      'didnt_work.cold-email.effort required subject',
      'didnt_work.+ required subject',
      'learned.budget-freeze.lesson required subject',
      'learned.+ required subject',
      'biggest_client.client required unknown none',
      'next.engine.objective required subject',
      'next.+ required subject',
    ]);
    expect(questionAt(start, 'worked.+')).toMatchObject({ canBeUnknown: true, canBeNone: true, isSubject: true });
  });

  it('says what an entry is about, and asks for a further one in other words', () => {
    const asked = (draft: Review, key: string) => [questionAt(draft, key).about, questionAt(draft, key).field.message];
    expect(asked(review, 'worked.referrals.effort')).toEqual([undefined, 'What worked?']);
    expect(asked(review, 'worked.referrals.result')).toEqual(['Asked every renewal', 'What did it bring?']);
    expect(asked(review, 'worked.+')).toEqual([undefined, 'What else worked?']);
    expect(asked(start, 'worked.+')).toEqual([undefined, 'What worked?']);
    expect(asked(review, 'biggest_client.news')).toEqual(['Globex', 'What has happened there?']);
  });

  it('says what a promise was, with its measure if it has one', () => {
    const draft: Review = { ...start, said: { call: { objective: 'Call Initech' } }, did: { call: { done: true } } };
    expect(questionAt(draft, 'did.call.done').about).toBe('Call Initech');
    expect(questionAt(start, 'did.three-cios.done').about).toBe('Meet three CIOs (3 CIO meetings)');
    const answered = answer(start, questionAt(start, 'did.three-cios.done'), value(true));
    expect(questionAt(answered, 'did.three-cios.done').field.hint).toBeUndefined();
    expect(questionAt(answered, 'did.three-cios.actual').field.hint).toBe('the promise: 3 CIO meetings');
  });

  it('proposes what the CRM says, where it says something', () => {
    const facts = { metrics: { 'CIO meetings': 2 } };
    const did = { 'three-cios': { done: false }, 'turin-file': { done: true }, proposals: { done: true } };
    const draft: Review = { ...start, number: { quota: 250000, crm: 171500 }, did };
    const proposed = questionsOf(draft, { ...context, facts }).flatMap((one) =>
      one.proposed === undefined ? [] : [[one.key, one.proposed]],
    );
    expect(proposed).toEqual([
      ['number.booked', 171500],
      ['did.three-cios.actual', 2],
    ]);
    expect(questionsOf({ ...draft, number: {} }, context).some((one) => 'proposed' in one)).toBe(false);
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
