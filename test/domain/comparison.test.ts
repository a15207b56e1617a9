/** What becomes of a rep's things between two quarters. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, type Row, type Seen } from '../../src/domain/comparison.ts';
import type { Review } from '../../src/domain/review.ts';
import { compareQuarters, hasDifferences } from '../../src/domain/team-comparison.ts';
import { reviewOf, sourcesOf, team } from './alignment/sources.ts';

function rowsOf(before: Partial<Review>, now: Partial<Review>, from = '2025-Q4', to = '2026-Q1'): Row[] {
  const { rows } = compare(team, reviewOf('ana', from, before), reviewOf('ana', to, now));
  return rows.filter(({ about }) => about !== 'question');
}

function changes(before: Partial<Review>, now: Partial<Review>, from?: string, to?: string): string[] {
  return rowsOf(before, now, from, to).map(({ change, ...row }) => `${change}: ${(row.now ?? row.before)?.text}`);
}

const cios = { objective: 'Meet three CIOs' };
const calls = { effort: 'Cold calls to dentists' };

describe('a promise', () => {
  it.each<[string, Partial<Review>]>([
    ['kept: Meet three CIOs', { said: { cios }, did: { cios: { done: true } } }],
    ['missed, and neither taken up nor dropped: Meet three CIOs', { said: { cios }, did: { cios: { done: false } } }],
    [
      'missed, and dropped with a reason: Meet three CIOs',
      { said: { cios }, did: { cios: { done: false, dropped: 'No CIO is left' } } },
    ],
    ['released: Meet three CIOs', { said: { cios }, did: { cios: { released: 'Ana was ill' } } }],
    ['what became of it is not known: Meet three CIOs', { said: { cios }, did: { cios: 'unknown' } }],
    ['what became of it is not known: Meet three CIOs', { said: { cios } }],
    ['dropped without a word: Meet three CIOs', { said: {} }],
    ['planned once more: Meet three CIOs', { said: {}, next: { cios } }],
  ])('that was planned is %s', (change, now) => {
    expect(changes({ next: { cios } }, now)).toEqual([change]);
  });

  it('that was missed is taken up again by an item that cites it', () => {
    const now = {
      said: { cios },
      did: { cios: { done: false } },
      next: { last: { objective: 'See the last', because: ['did.cios'] } },
    };
    expect(changes({ next: { cios } }, now)).toEqual([
      'missed, and taken up again: Meet three CIOs',
      'newly planned: See the last',
    ]);
    expect(changes(now, { next: { cios } })).toEqual([
      'planned once more: Meet three CIOs',
      'dropped without a word: See the last',
    ]);
  });

  it('of the earlier quarter is told as such, with what the leader noted', () => {
    expect(rowsOf({ said: { cios }, did: { cios: { done: true, note: 'In May' } } }, {})).toEqual([
      {
        about: 'promise',
        change: 'of the earlier quarter',
        before: { id: 'cios', text: 'Meet three CIOs', state: 'kept', note: 'In May' },
        now: null,
      },
    ]);
  });

  it('of a plan for another quarter is none of both', () => {
    expect(changes({ next: { cios } }, {}, '2025-Q2', '2026-Q1')).toEqual([]);
    expect(changes({}, { next: { cios } }, '2025-Q2', '2026-Q1')).toEqual(['newly planned: Meet three CIOs']);
  });
});

describe('an effort', () => {
  it.each<[string, Partial<Review>, Partial<Review>]>([
    ['begun: Cold calls to dentists', {}, { worked: { calls } }],
    ['begun: Cold calls to dentists', {}, { didnt_work: { calls } }],
    ['stopped, though it worked: Cold calls to dentists', { worked: { calls } }, {}],
    ['stopped: Cold calls to dentists', { didnt_work: { calls } }, {}],
    ['kept up: Cold calls to dentists', { worked: { calls } }, { worked: { calls } }],
    ['does not work any more: Cold calls to dentists', { worked: { calls } }, { didnt_work: { calls } }],
    ['repeated, and it works now: Cold calls to dentists', { didnt_work: { calls } }, { worked: { calls } }],
    [
      'repeated, though it had not worked: Cold calls to dentists',
      { didnt_work: { calls } },
      { didnt_work: { calls } },
    ],
    [
      'does not work any more: Cold calls to dentists',
      { worked: { calls } },
      { worked: { calls }, didnt_work: { calls } },
    ],
  ])('is %s', (change, before, now) => {
    expect(changes(before, now)).toEqual([change]);
  });

  it('is planned again, though it did not work', () => {
    const next = { more: { objective: 'More calls', repeats: '2025-Q4/didnt_work.calls' } };
    expect(changes({ didnt_work: { calls } }, { next })).toEqual([
      'newly planned: More calls',
      'planned again, though it did not work: Cold calls to dentists',
    ]);
    expect(changes({ next }, { didnt_work: { calls } }, '2026-Q1', '2025-Q4')).toEqual([
      'newly planned: More calls',
      'planned again, though it did not work: Cold calls to dentists',
    ]);
    // What was done again is told of what came of it.
    expect(changes({ didnt_work: { calls } }, { next, worked: { calls } })).toEqual([
      'newly planned: More calls',
      'repeated, and it works now: Cold calls to dentists',
    ]);
  });

  it('is the same under another id where its words are nearly the same, the nearest first', () => {
    const before = { worked: { calls, lists: { effort: 'Cold calls to dentists from bought lists' } } };
    const now = { worked: { phone: { effort: 'Cold calls to the dentists' } } };
    expect(rowsOf(before, now).map((row) => [row.change, row.before?.id, row.now?.id])).toEqual([
      ['kept up', 'calls', 'phone'],
      ['stopped, though it worked', 'lists', undefined],
    ]);
  });
});

it('is paired the same way, whichever of two equally near ones stands first', () => {
  const [one, two] = [{ effort: 'Cold calls to dentists' }, { effort: 'Cold calls to the dentists' }];
  const partner = (worked: Record<string, { effort: string }>): unknown =>
    rowsOf({ worked }, { worked: { phone: { effort: 'Dentists: cold calls' } } }).map((row) => row.before?.id);
  expect(partner({ a: one, b: two })).toEqual(['a', 'b']);
  expect(partner({ b: two, a: one })).toEqual(['a', 'b']);
});

describe('a lesson', () => {
  const frozen = { lesson: 'Budgets are frozen' };
  const next = { halves: { objective: 'Offer halves', because: ['learned.frozen'] } };

  it.each<[string, Partial<Review>, Partial<Review>]>([
    ['learned: Budgets are frozen', {}, { learned: { frozen } }],
    ['learned again: Budgets are frozen', { learned: { frozen } }, { learned: { frozen } }],
    ['forgotten: Budgets are frozen', { learned: { frozen } }, {}],
  ])('is %s', (change, before, now) => {
    expect(changes(before, now)).toEqual([change]);
  });

  it('was used where the plan of before cites it', () => {
    expect(changes({ learned: { frozen }, next }, { said: next })).toEqual([
      'what became of it is not known: Offer halves',
      'used in the plan before: Budgets are frozen',
    ]);
  });
});

it('what was not known is known now, or the reverse', () => {
  const { rows } = compare(
    team,
    reviewOf('ana', '2025-Q4', {
      worked: {},
      didnt_work: 'unknown',
      learned: {},
      biggest_client: 'unknown',
      next: { cios },
    }),
    reviewOf('ana', '2026-Q1', {
      worked: 'unknown',
      didnt_work: {},
      learned: 'unknown',
      said: {},
      number: { booked: 1 },
    }),
  );
  expect(rows.filter(({ about }) => about === 'question').map(({ change, now }) => `${now?.id} ${change}`)).toEqual([
    '1 known now',
    '2 not known any more',
    '3 known now',
    '4 not known any more',
    '5 not known any more',
  ]);
  const [partly] = compare(team, reviewOf('ana', '2025-Q4'), reviewOf('ana', '2026-Q1', { learned: {} })).rows;
  expect(partly?.change).toBe('partly known now');
  const known = { learned: {}, biggest_client: { client: 'Globex', news: 'none' } };
  const [less] = compare(team, reviewOf('ana', '2025-Q4', known), reviewOf('ana', '2026-Q1', { learned: {} })).rows;
  expect(less?.change).toBe('known less than before');
});

describe('the number', () => {
  it('is told for both, and is unknown where it is', () => {
    const before = reviewOf('ana', '2025-Q4', { number: { booked: 120000 } });
    const now = reviewOf('ana', '2026-Q1', { number: { booked: 'unknown' }, state: 'draft' });
    expect(compare(team, before, now)).toMatchObject({
      before: { number: { booked: 120000, quota: 240000, attainment: 0.5 }, state: 'final' },
      now: { number: { booked: null, quota: 250000, attainment: null }, state: 'draft' },
    });
  });
});

it('a figure that is other than it was is a difference, whatever the team comes to', () => {
  const of = (rep: string, quarter: string, booked: number): Review =>
    reviewOf(rep, quarter, { number: { booked, quota: 100 } });
  const reviews = [
    of('ana', '2026-Q1', 10),
    of('ben', '2026-Q1', 20),
    of('ana', '2026-Q2', 20),
    of('ben', '2026-Q2', 10),
  ];
  const { standingsOf } = sourcesOf(reviews);
  const quarters = { from: '2026-Q1', to: '2026-Q2', rep: undefined };
  const result = compareQuarters(team, quarters, standingsOf('2026-Q1'), standingsOf('2026-Q2'));
  expect(result.number.before).toEqual(result.number.now);
  expect(result.reps.map(({ comparison }) => comparison?.rows)).toEqual([[], []]);
  expect(hasDifferences(result)).toBe(true);
});

describe('laws', () => {
  const text = fc.constantFrom(
    'Cold calls to dentists',
    'Cold calls to the dentists',
    'Meet three CIOs',
    'Visit Turin',
    'Visit the Turin plant',
  );
  const id = fc.constantFrom('a', 'b', 'c');
  const objectives = fc.dictionary(id, fc.record({ objective: text }), { maxKeys: 3 });
  const efforts = fc.dictionary(id, fc.record({ effort: text }), { maxKeys: 3 });
  const answers = fc.record({
    said: objectives,
    did: fc.dictionary(id, fc.record({ done: fc.boolean() })),
    worked: efforts,
    didnt_work: efforts,
    learned: fc.dictionary(id, fc.record({ lesson: text }), { maxKeys: 3 }),
    next: objectives,
  });
  it('the one with the other is the other with the one, mirrored', () => {
    fc.assert(
      fc.property(answers, answers, fc.constantFrom('2025-Q4', '2025-Q2'), (one, other, quarter) => {
        const before = reviewOf('ana', quarter, one);
        const now = reviewOf('ana', '2026-Q1', other);
        const [there, back] = [compare(team, before, now), compare(team, now, before)];
        expect(back.before).toEqual(there.now);
        expect(back.now).toEqual(there.before);
        expect(back.rows.map((row) => ({ ...row, before: row.now, now: row.before }))).toEqual(there.rows);
      }),
    );
  });

  it('a quarter with itself has not changed', () => {
    fc.assert(
      fc.property(answers, (one) => {
        const review = reviewOf('ana', '2026-Q1', one);
        expect(compare(team, review, review).rows).toEqual([]);
      }),
    );
  });

  it('nothing is lost: each thing of either quarter stands in one row', () => {
    const ids = (seen: (Seen | null)[]): string[] => seen.flatMap((one) => (one === null ? [] : [one.id])).toSorted();
    fc.assert(
      fc.property(answers, answers, (one, other) => {
        const rows = rowsOf(one, other).filter(({ about }) => about === 'lesson');
        expect(ids(rows.map(({ before }) => before))).toEqual(Object.keys(one.learned).toSorted());
        expect(ids(rows.map(({ now }) => now))).toEqual(Object.keys(other.learned).toSorted());
      }),
    );
  });
});

describe('a team', () => {
  const reviews = [
    reviewOf('ana', '2025-Q4', { number: { booked: 240000 }, worked: { calls } }),
    reviewOf('ana', '2026-Q1', { number: { booked: 250000 }, worked: { calls } }),
    reviewOf('dmitri', '2025-Q4', { number: { booked: 90000 } }),
  ];
  const { standingsOf } = sourcesOf(reviews);
  const compared = (from: string, to: string) =>
    compareQuarters(team, { from, to, rep: undefined }, standingsOf(from), standingsOf(to));

  it('has everybody who was in it before or is now', () => {
    const result = compared('2025-Q4', '2026-Q1');
    expect(
      result.reps.map(({ name, before, now, comparison }) => [name, before, now, comparison?.rows.length]),
    ).toEqual([
      ['Ana Silva', 'done', 'done', 1],
      ['Ben Okafor', null, 'missing', undefined],
      ['Dmitri Volkov', 'done', null, undefined],
    ]);
    expect(result.number).toMatchObject({
      before: { amount: 330000, against: 420000, reps: 2, of: 2 },
      now: { amount: 250000, against: 250000, reps: 1, of: 2, without: ['Ben Okafor'] },
    });
  });

  it('differs where a number, a review or a row does', () => {
    expect(hasDifferences(compared('2025-Q4', '2026-Q1'))).toBe(true);
    expect(hasDifferences(compared('2026-Q1', '2026-Q1'))).toBe(false);
    const result = compared('2026-Q1', '2026-Q1');
    const [ana, ben] = result.reps;
    if (ana === undefined || ben === undefined) throw new Error('they are there');
    expect(hasDifferences({ ...result, reps: [ana, { ...ben, before: null }] })).toBe(true);
    expect(
      hasDifferences({ ...result, number: { ...result.number, before: { ...result.number.before, against: 1 } } }),
    ).toBe(true);
    const row: Row = { about: 'lesson', change: 'learned', before: null, now: null };
    const changed = ana.comparison === null ? null : { ...ana.comparison, rows: [row] };
    expect(hasDifferences({ ...result, reps: [{ ...ana, comparison: changed }, ben] })).toBe(true);
  });
});
