/** What a comparison sees of each quarter: what a thing is there, and what is said of it. */
import { describe, expect, it } from 'vitest';
import { compare, differs, type Row } from '../../../src/domain/comparison/compare.ts';
import { compareQuarters } from '../../../src/domain/comparison/team.ts';
import type { Review } from '../../../src/domain/review.ts';
import { reviewOf, sourcesOf, team } from '../alignment/sources.ts';

function compared(before: Partial<Review>, now: Partial<Review>, from = '2025-Q4') {
  return compare(team, reviewOf('ana', from, before), reviewOf('ana', '2026-Q1', now));
}

function rowsOf(about: Row['about'], before: Partial<Review>, now: Partial<Review>, from?: string): Row[] {
  return compared(before, now, from).rows.filter((row) => row.about === about);
}

const cios = { objective: 'Meet three CIOs', why: 'They decide' };
const calls = { effort: 'Cold calls to dentists', why: 'No answer' };

describe('a promise', () => {
  it.each<[string, string, Partial<Review>]>([
    ['kept', 'The last one in March', { did: { cios: { done: true, note: 'The last one in March' } } }],
    ['released', 'Ana was ill', { did: { cios: { released: 'Ana was ill', note: 'Since January' } } }],
    ['missed', 'One was ill', { did: { cios: { done: false, note: 'One was ill' } } }],
    ['missed, and not faced', 'One was ill', { did: { cios: { done: false, note: 'One was ill' } }, next: {} }],
    ['dropped with a reason', 'None is left', { did: { cios: { done: false, dropped: 'None is left' } } }],
  ])('that was planned is %s: %s', (state, note, now) => {
    const [row] = rowsOf('promise', { next: { cios } }, { said: { cios }, ...now });
    expect(row?.before).toEqual({ id: 'cios', text: 'Meet three CIOs', state: 'planned', note: 'They decide' });
    expect(row?.now).toEqual({ id: 'cios', text: 'Meet three CIOs', state, note });
  });
});

describe('a plan', () => {
  const states = (now: Partial<Review>) => rowsOf('plan', {}, now).map((row) => [row.change, row.now?.state]);
  const said = { cios, fair: { objective: 'Go to the fair' } };
  const did = { cios: { done: true }, fair: { done: false } };

  it('is one once more where it was promised, or answers a promise that was missed', () => {
    const once = ['planned once more', 'planned once more'];
    expect(states({ said, did, next: { cios } })).toEqual([once]);
    const booth = { objective: 'A booth', because: ['did.cios', 'did.fair'] };
    expect(states({ said, did, next: { booth } })).toEqual([once]);
  });

  it('is new where it answers one that was kept, or none', () => {
    const fresh = ['newly planned', 'planned'];
    expect(states({ said, did, next: { more: { objective: 'Meet more', because: ['did.cios'] } } })).toEqual([fresh]);
    expect(states({ said, did, next: { tour: { objective: 'Tour the plants' } } })).toEqual([fresh]);
  });
});

describe('an effort', () => {
  const changes = (before: Partial<Review>, now: Partial<Review>) =>
    rowsOf('effort', before, { worked: {}, didnt_work: {}, ...now }).map((row) => [
      row.change,
      row.before?.id,
      row.now?.id,
    ]);

  it('is planned again by its words too, and not by what failed in another quarter', () => {
    const again = [['planned again, though it did not work', 'calls', 'calls']];
    expect(changes({ didnt_work: { calls } }, { next: { more: { objective: 'Cold calls to dentists' } } })).toEqual(
      again,
    );
    const older = { objective: 'Phone them', repeats: '2025-Q2/didnt_work.calls' };
    expect(changes({ didnt_work: { calls } }, { next: { older } })).toEqual([['stopped', 'calls', undefined]]);
  });

  it('under another id is not held against one that kept its id', () => {
    const before = { worked: { calls, visits: { effort: 'Visits to Turin' } } };
    const worked = { visits: { effort: 'Cold calls to dentists' }, phone: { effort: 'Cold calls to Turin dentists' } };
    expect(changes(before, { worked })).toEqual([
      ['kept up', 'visits', 'visits'],
      ['kept up', 'calls', 'phone'],
    ]);
  });
});

it('sees whether a lesson is used in the plan, as far as there is one', () => {
  const freeze = { lesson: 'Budgets are frozen', pivot: 'Two halves' };
  const next = { halves: { objective: 'Offer halves', because: ['learned.freeze'] } };
  const seen = (more: Partial<Review>) => rowsOf('lesson', {}, { learned: { freeze }, ...more })[0]?.now;
  const lesson = { id: 'freeze', text: 'Budgets are frozen', note: 'Two halves' };
  expect(seen({ next })).toEqual({ ...lesson, state: 'used in the plan' });
  expect(seen({ next: {} })).toEqual({ ...lesson, state: 'not used' });
  expect(seen({})).toEqual({ ...lesson, state: 'no plan yet' });
});

describe('the biggest client', () => {
  it('is seen with its news', () => {
    const client = { id: 'biggest_client', state: 'the biggest' };
    expect(
      rowsOf(
        'client',
        { biggest_client: { client: 'Globex', news: 'CFO left' } },
        { biggest_client: { client: 'Initech' } },
      ),
    ).toEqual([
      {
        about: 'client',
        change: 'another client',
        before: { ...client, text: 'Globex', note: 'CFO left' },
        now: { ...client, text: 'Initech', note: null },
      },
    ]);
  });

  it.each<Review['biggest_client']>(['unknown', {}])('is no other one where it is %j', (biggest_client) => {
    const globex = { biggest_client: { client: 'Globex' } };
    const none = biggest_client === undefined ? {} : { biggest_client };
    expect(rowsOf('client', globex, none)).toEqual([]);
    expect(rowsOf('client', none, globex)).toEqual([]);
  });
});

it('takes a topic that a quarter does not have for known there', () => {
  const two = { cios, fair: { objective: 'Go to the fair' } };
  const half = { said: two, did: { cios: { done: true } } };
  const promises = (before: Partial<Review>, now: Partial<Review>) =>
    rowsOf('topic', before, now)
      .filter((row) => (row.now ?? row.before)?.id === 'what became of the promises')
      .map(({ change }) => change);
  expect(promises({ said: {} }, half)).toEqual(['known less than before']);
  expect(promises(half, { said: {} })).toEqual(['known now']);
});

describe('say/do', () => {
  const kept: Partial<Review> = { said: { cios }, did: { cios: { done: true } } };

  it('is told for both quarters', () => {
    const { before, now } = compared(kept, { said: {} });
    expect(before.sayDo).toEqual({ kept: 1, counted: 1, unknown: 0, released: 0, quarters: ['2025-Q4'] });
    expect(now.sayDo).toEqual({ kept: 0, counted: 0, unknown: 0, released: 0, quarters: [] });
  });

  it('is a difference by what was kept, and not by when that was', () => {
    const missed: Partial<Review> = { said: { cios }, did: { cios: { done: false } } };
    const number = { booked: 10, quota: 100 };
    const sides = (one: Partial<Review>, other: Partial<Review>) => ({
      ...compared({ ...one, number }, { ...other, number }),
      rows: [],
    });
    expect(differs(sides(kept, missed))).toBe(true);
    expect(differs(sides(kept, kept))).toBe(false);
  });
});

it('compares of a team whoever has both reviews, and says whom it is about', () => {
  const reviews = [reviewOf('ana', '2025-Q4'), reviewOf('ana', '2026-Q1'), reviewOf('ben', '2026-Q1')];
  const { standingsOf } = sourcesOf(reviews);
  const quarters = { from: '2025-Q4', to: '2026-Q1', rep: undefined };
  const whole = compareQuarters(team, quarters, standingsOf('2025-Q4'), standingsOf('2026-Q1'));
  expect(whole.rep).toBeNull();
  expect(whole.reps.map(({ rep, comparison }) => [rep, comparison !== null])).toEqual([
    ['ana', true],
    ['ben', false],
    ['dmitri', false],
  ]);
  const one = sourcesOf(reviews, { rep: 'ana' });
  const alone = compareQuarters(
    team,
    { ...quarters, rep: 'ana' },
    one.standingsOf('2025-Q4'),
    one.standingsOf('2026-Q1'),
  );
  expect(alone.rep).toBe('ana');
});
