import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answer, finishDraft, resumeDraft, startDraft, type Reply } from '../../src/domain/draft.ts';
import { missingOf, nextQuestion, questionsOf, type Question } from '../../src/domain/interview.ts';
import { checkReferences } from '../../src/domain/references.ts';
import { entriesOf, type Review } from '../../src/domain/review.ts';
import { isTree } from '../../src/domain/tree.ts';
import { isValid } from '../../src/store/schema.ts';
import { context, previous, questionAt, review, team } from './sample.ts';

const start = startDraft({ team, rep: 'ana-silva', quarter: '2026-Q1', held: '2026-04-02', previous });

const planned = Object.fromEntries(entriesOf(review, 'next'));

const value = (text: unknown): Reply => ({ value: text });
const entry = (id: string, text: string): Reply => ({ value: text, id });

describe('a new draft', () => {
  const bare = { version: 1, rep: 'ana-silva', quarter: '2026-Q1', state: 'draft', held: '2026-04-02' };

  it('has the promise, and the quota where there is one; what became of the promise is asked', () => {
    const ana = { team, rep: 'ana-silva', quarter: '2026-Q1', held: '2026-04-02', previous };
    expect(startDraft(ana)).toStrictEqual({ ...bare, number: { quota: 250000 }, said: previous.next });
  });

  it('has no outcomes where nothing was promised, and unknown ones where nobody knows what', () => {
    const ben = { team, rep: 'ben-okafor', quarter: '2026-Q1', held: '2026-04-02' };
    expect(startDraft({ ...ben, previous: undefined })).toStrictEqual({
      ...bare,
      rep: 'ben-okafor',
      said: {},
      did: {},
    });
    expect(startDraft({ ...ben, previous: { ...previous, next: 'unknown' } })).toStrictEqual({
      ...bare,
      rep: 'ben-okafor',
      said: 'unknown',
      did: 'unknown',
    });
  });
});

describe('an answer', () => {
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
    expect(renamed.asked).toBe('worked.introductions.effort');
    const again = { objective: 'Again', repeats: 'didnt_work.cold-email' };
    const repeating: Review = { ...review, next: { again } };
    expect(at('didnt_work.cold-email.effort', entry('mails', 'Mails'), repeating).next).toEqual({
      again: { ...again, repeats: 'didnt_work.mails' },
    });
    expect(at('worked.referrals.effort', entry('introductions', 'Introductions'), repeating).next).toEqual({ again });
    expect(at('worked.referrals.effort', entry('referrals', 'Other words')).worked).toMatchObject({
      referrals: { effort: 'Other words' },
    });
  });

  it('takes no place of another entry, and does not empty a list that has one', () => {
    const taken = at('worked.+', entry('referrals', 'Asked every client'));
    expect(taken.worked).toEqual({
      referrals: { effort: 'Asked every renewal', result: '5 introductions', keep: true },
      'referrals-2': { effort: 'Asked every client' },
    });
    expect(taken.asked).toBe('worked.referrals-2.effort');
    const renamed = at('worked.referrals-2.effort', entry('referrals', 'Asked every client'), taken);
    expect(Object.keys(renamed.worked ?? {})).toEqual(['referrals', 'referrals-3']);
    expect(at('worked.+', value('Without an id'))).toEqual({ ...review, asked: 'worked.+' });
    expect(at('worked.+', 'unknown').worked).toEqual(review.worked);
    expect(at('worked.+', 'none').worked).toEqual(review.worked);
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
    expect(at('did.three-cios.done', value(false), reason).did).toEqual({
      ...Object.fromEntries(entriesOf(review, 'did')),
      'three-cios': { done: false, actual: 2 },
    });
    expect(at('did.three-cios.done', value('unknown')).did).toMatchObject({ 'three-cios': 'unknown' });
  });

  it('keeps what is known of a promise that was released', () => {
    const noted = at('did.three-cios.note', value('Initech moved'));
    const released = at('did.three-cios.done', value('released'), noted);
    expect(released.did).toMatchObject({
      'three-cios': { actual: 2, note: 'Initech moved', released: "agreed before the quarter's end" },
    });
    expect(released.did).not.toHaveProperty('three-cios.done');
    const reason = at('did.three-cios.released', value('She took over Turin'), released);
    for (const key of ['did.three-cios.done', 'did.three-cios.released'])
      for (const reply of [value(key.endsWith('done') ? 'released' : 'She took over Turin'), 'none', 'skip'] as const)
        expect(at(key, reply, reason).did).toEqual(reason.did);
  });

  it('takes other answers out with "none", and keeps "unknown" where it is one', () => {
    expect(at('did.three-cios.actual', 'unknown').did).toMatchObject({ 'three-cios': { actual: 'unknown' } });
    expect(at('worked.referrals.result', 'none').worked).toEqual({
      referrals: { effort: 'Asked every renewal', keep: true },
    });
    expect(at('worked.referrals.result', 'unknown').worked).toEqual({
      referrals: { effort: 'Asked every renewal', keep: true },
    });
    expect(at('biggest_client.news', 'none').biggest_client).toEqual({ client: 'Globex' });
    expect(at('biggest_client.client', 'none').biggest_client).toEqual({});
    expect(at('biggest_client.client', 'unknown').biggest_client).toBe('unknown');
    expect(at('biggest_client.client', 'unknown').next).toMatchObject({
      engine: { because: ['worked.referrals', 'learned.budget-freeze', 'did.three-cios'] },
    });
    expect(at('biggest_client.client', value('Initech')).biggest_client).toEqual({
      client: 'Initech',
      news: 'CFO left',
    });
  });
});

/** What somebody does at a question: a word, or a value of the question's kind. */
interface Move {
  readonly word: 'unknown' | 'none' | 'skip' | 'value';
  readonly text: string;
  readonly pick: number;
  /** Few of them, so that one is taken now and then. */
  readonly id: string | undefined;
}

const move = fc.record<Move>({
  word: fc.constantFrom('unknown', 'none', 'skip', 'value', 'value', 'value'),
  text: fc.string({ minLength: 1 }).filter((text) => text.trim() !== ''),
  pick: fc.nat(100),
  id: fc.constantFrom('calls', 'visits', 'fair', undefined),
});

function valueFor({ field }: Question, { text, pick }: Move): unknown {
  const choice = field.choices?.[pick % field.choices.length]?.value;
  switch (field.kind) {
    case 'text':
      return text;
    case 'amount':
    case 'figure':
      return pick;
    case 'doneBy':
      return pick % 2 === 0 ? { done_when: text } : { measure: { metric: text, target: pick } };
    case 'verdict':
      return pick % 2 === 0 ? { good: true } : { good: false, good_note: text };
    case 'choice':
      return choice;
    case 'several':
      return [choice];
  }
}

/** The reply, as far as the question lets it through; what isn't let through is left open. */
function replyTo(question: Question, made: Move): Reply {
  const { required, canBeUnknown, canBeNone, isSubject, id } = question;
  if (made.word === 'unknown') return !required || canBeUnknown ? 'unknown' : 'skip';
  if (made.word === 'none') return !required || canBeNone || id !== undefined ? 'none' : 'skip';
  if (made.word === 'skip') return 'skip';
  const given = isSubject ? (made.id ?? id ?? 'other') : undefined;
  return { value: valueFor(question, made), ...(given === undefined ? {} : { id: given }) };
}

/** Drafts as they come about when questions are put and answered in any order. */
const drafts = fc.array(fc.tuple(fc.nat(500), move), { maxLength: 60, size: 'max' }).map((steps) =>
  steps.reduce((draft, [place, made]) => {
    const questions = questionsOf(draft, context);
    const question = questions[place % questions.length];
    return question === undefined ? draft : answer(draft, question, replyTo(question, made));
  }, start),
);

/** Each answer with its place; a list of causes is one answer for each of them. */
function answersOf(value: unknown, place = ''): string[] {
  if (!isTree(value)) return [`${place}=${String(value)}`];
  const isList = Array.isArray(value);
  return Object.entries(value).flatMap(([key, one]) => answersOf(one, isList ? place : `${place}.${key}`));
}

describe('whatever is replied', () => {
  it('the interview ends once nothing is added any more, with nothing missing', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 60, size: 'max' }), (moves) => {
        let draft = start;
        let put = 0;
        for (const made of moves) {
          const question = nextQuestion(draft, context);
          if (question !== undefined) draft = answer(draft, question, replyTo(question, made));
        }
        for (;;) {
          const question = nextQuestion(draft, context);
          if (question === undefined) break;
          const word = question.canBeNone ? 'none' : question.canBeUnknown ? 'unknown' : 'skip';
          draft = answer(draft, question, word);
          put += 1;
          expect(put).toBeLessThan(500);
        }
        expect(missingOf(draft, context)).toEqual([]);
        expect(isValid('review', finishDraft(draft))).toBe(true);
      }),
    );
  });

  it('the draft can be read again, and cites nothing that is not there', () => {
    fc.assert(
      fc.property(drafts, (draft) => {
        expect(isValid('review', draft)).toBe(true);
        expect(checkReferences(draft, context)).toEqual([]);
      }),
    );
  });

  it('no answer is lost but those that it takes the place of', () => {
    fc.assert(
      fc.property(drafts, fc.nat(500), move, (before, place, made) => {
        const questions = questionsOf(before, context);
        const question = questions[place % questions.length];
        if (question === undefined) return;
        const reply = replyTo(question, made);
        const after = new Set(answersOf({ ...answer(before, question, reply), asked: '' }));
        const lost = answersOf({ ...before, asked: '' }).filter((one) => !after.has(one));
        expect(lost.filter((one) => !isReplaced(one, question, reply))).toEqual([]);
      }),
    );
  });
});

/** Whether a reply may take the place of an answer. */
function isReplaced(answered: string, { path, field, id, list, isSubject }: Question, reply: Reply): boolean {
  const [section, entry] = path.map(String);
  const isWhole = reply === 'unknown' || reply === 'none' || (typeof reply === 'object' && reply.value === 'unknown');
  if (reply === 'skip') return false;
  if (answered === `.${section}=unknown`) return true;
  if (list !== undefined && id === undefined) return false;
  // An entry that is taken out or named anew goes with what cites it.
  if (list !== undefined && isSubject)
    return answered.startsWith(`.${section}.${entry}.`) || answered.endsWith(`=${list}.${id}`);
  // One word may stand for a whole outcome, and for the whole client.
  if (field.name === 'done') {
    const replaced = isWhole ? ['.', '='] : ['.done=', '.released=', '='];
    return replaced.some((end) => answered.startsWith(`.did.${entry}${end}`));
  }
  if (field.name === 'client' && isWhole)
    return answered.startsWith('.biggest_client') || answered.endsWith('=biggest_client');
  const place = path.slice(0, -1).join('.');
  return (field.fills ?? [field.name]).some(
    (key) => answered.startsWith(`.${place}.${key}=`) || answered.startsWith(`.${place}.${key}.`),
  );
}

describe('a draft that is gone on with', () => {
  it('gets the day and the quota that it lacks, and keeps those that it has', () => {
    const { held: _, ...undated } = start;
    const bare: Review = { ...undated, number: { booked: 3 } };
    expect(resumeDraft(bare, team, '2026-04-09')).toEqual({
      ...bare,
      held: '2026-04-09',
      number: { quota: 250000, booked: 3 },
    });
    expect(resumeDraft({ ...start, number: { quota: 1 } }, team, '2026-04-09')).toEqual({
      ...start,
      number: { quota: 1 },
    });
    expect(resumeDraft({ ...start, number: 'unknown' }, team, '2026-04-09').number).toBe('unknown');
    const { number: __, ...unasked } = start;
    expect(resumeDraft(unasked, team, '2026-04-09').number).toEqual({ quota: 250000 });
    expect(resumeDraft({ ...unasked, rep: 'ben-okafor' }, team, '2026-04-09').number).toBeUndefined();
  });
});
