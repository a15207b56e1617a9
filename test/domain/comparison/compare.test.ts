/** What becomes of a rep's things between two quarters. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, type Row, type Seen } from '../../../src/domain/comparison/compare.ts';
import type { Review } from '../../../src/domain/review.ts';
import { compareQuarters, hasDifferences } from '../../../src/domain/comparison/team.ts';
import { reviewOf, sourcesOf, team } from '../alignment/sources.ts';

function rowsOf(before: Partial<Review>, now: Partial<Review>, from = '2025-Q4', to = '2026-Q1'): Row[] {
  const { rows } = compare(team, reviewOf('ana', from, before), reviewOf('ana', to, now));
  return rows.filter(({ about }) => about !== 'topic');
}

function changes(before: Partial<Review>, now: Partial<Review>, from?: string, to?: string): string[] {
  return rowsOf(before, now, from, to).map(({ change, ...row }) => `${change}: ${(row.now ?? row.before)?.text}`);
}

const cios = { objective: 'Meet three CIOs' };
const calls = { effort: 'Cold calls to dentists' };

describe('a promise', () => {
  it.each<[string, Partial<Review>]>([
    ['kept: Meet three CIOs', { said: { cios }, did: { cios: { done: true } } }],
    ['missed: Meet three CIOs', { said: { cios }, did: { cios: { done: false } } }],
    [
      'missed, and neither taken up nor dropped: Meet three CIOs',
      { said: { cios }, did: { cios: { done: false } }, next: {} },
    ],
    [
      'missed, and dropped with a reason: Meet three CIOs',
      { said: { cios }, did: { cios: { done: false, dropped: 'No CIO is left' } } },
    ],
    ['released: Meet three CIOs', { said: { cios }, did: { cios: { released: 'Ana was ill' } } }],
    ['what became of it is not known: Meet three CIOs', { said: { cios }, did: { cios: 'unknown' } }],
    ['what became of it is not known: Meet three CIOs', { said: { cios } }],
    ['what became of it is not known: Meet three CIOs', { said: 'unknown' }],
    ['dropped without a word: Meet three CIOs', { said: {} }],
  ])('that was planned is %s', (change, now) => {
    expect(changes({ next: { cios } }, now)).toEqual([change]);
  });

  it('that was missed is taken up again by an item that cites it', () => {
    const now: Partial<Review> = {
      said: { cios },
      did: { cios: { done: false, note: 'One was ill', dropped: 'Not any more' } },
      next: { last: { objective: 'See the last', because: ['did.cios'] } },
    };
    expect(changes({ next: { cios } }, now)).toEqual([
      'missed, and taken up again: Meet three CIOs',
      'planned once more: See the last',
    ]);
    expect(rowsOf({ next: { cios } }, now)[0]?.now?.note).toBe('One was ill');
  });

  it('and a plan of the same id are two things', () => {
    const more = { objective: 'Meet five CIOs' };
    expect(
      changes({ next: { cios } }, { said: { cios }, did: { cios: { done: true } }, next: { cios: more } }),
    ).toEqual(['kept: Meet three CIOs', 'planned once more: Meet five CIOs']);
    expect(changes({ said: { cios }, did: { cios: { done: true } }, next: { cios: more } }, { said: {} })).toEqual([
      'dropped without a word: Meet five CIOs',
    ]);
    expect(changes({ next: { cios } }, { said: {}, next: { cios } })).toEqual([
      'dropped without a word: Meet three CIOs',
      'newly planned: Meet three CIOs',
    ]);
  });

  it('that is only like another is another', () => {
    const [hooli, globex] = [{ objective: 'Meet the CIO of Hooli' }, { objective: 'Meet the CIO of Globex' }];
    expect(changes({ next: { hooli } }, { said: { globex }, did: { globex: { done: true } } })).toEqual([
      'kept: Meet the CIO of Globex',
      'dropped without a word: Meet the CIO of Hooli',
    ]);
    expect(changes({ next: { hooli } }, { said: { other: hooli }, did: { other: { done: true } } })).toEqual([
      'kept: Meet the CIO of Hooli',
    ]);
  });

  it('of a quarter between was planned in none of both', () => {
    expect(changes({ next: { cios } }, { said: {} }, '2025-Q2', '2026-Q1')).toEqual([]);
    expect(changes({}, { said: { cios }, did: { cios: { done: true } } }, '2025-Q2', '2026-Q1')).toEqual([
      'kept: Meet three CIOs',
    ]);
  });
});

describe('a plan', () => {
  it('is new, or what was planned before as well', () => {
    expect(changes({}, { next: { cios } })).toEqual(['newly planned: Meet three CIOs']);
    expect(changes({ next: { cios } }, { next: { cios } }, '2025-Q2', '2026-Q1')).toEqual([
      'planned once more: Meet three CIOs',
    ]);
  });
});

describe('an effort', () => {
  const kept = { ...calls, keep: true };
  const given = { ...calls, keep: false };
  const changed = { ...calls, decision: 'change' as const };
  const again = { ...calls, decision: 'repeat' as const };
  const none = { worked: {}, didnt_work: {} };

  it.each<[string, Partial<Review>, Partial<Review>]>([
    ['begun', none, { worked: { calls } }],
    ['begun', none, { didnt_work: { calls } }],
    ['not known whether it is new', { worked: 'unknown', didnt_work: {} }, { worked: { calls } }],
    ['stopped, though it worked', { worked: { calls } }, none],
    ['stopped, though it worked', { worked: { calls: kept } }, none],
    ['stopped, as decided', { worked: { calls: given } }, none],
    ['stopped', { didnt_work: { calls } }, none],
    ['stopped, though it was to be changed', { didnt_work: { calls: changed } }, none],
    ['stopped, though it was to be repeated', { didnt_work: { calls: again } }, none],
    ['stopped', { worked: { calls }, didnt_work: { calls } }, none],
    ['not known whether it goes on', { worked: { calls } }, {}],
    ['not known whether it goes on', { worked: { calls } }, { worked: {}, didnt_work: 'unknown' }],
    ['kept up', { worked: { calls } }, { worked: { calls: given } }],
    ['does not work any more', { worked: { calls } }, { didnt_work: { calls } }],
    ['works only in part now', { worked: { calls } }, { worked: { calls }, didnt_work: { calls } }],
    ['kept up, and it works now', { worked: { calls }, didnt_work: { calls } }, { worked: { calls } }],
    ['does not work any more', { worked: { calls }, didnt_work: { calls } }, { didnt_work: { calls } }],
    [
      'kept up, though it works only in part',
      { worked: { calls }, didnt_work: { calls } },
      { worked: { calls }, didnt_work: { calls } },
    ],
    ['repeated, and it works now', { didnt_work: { calls } }, { worked: { calls } }],
    ['repeated, and it works in part now', { didnt_work: { calls } }, { worked: { calls }, didnt_work: { calls } }],
    ['repeated, though it had not worked', { didnt_work: { calls } }, { didnt_work: { calls } }],
    ['changed, and it works now', { didnt_work: { calls: changed } }, { worked: { calls } }],
    [
      'changed, and it works in part now',
      { didnt_work: { calls: changed } },
      { worked: { calls }, didnt_work: { calls } },
    ],
    ['changed, and it still does not work', { didnt_work: { calls: changed } }, { didnt_work: { calls } }],
  ])('is %s', (change, before, now) => {
    expect(changes({ ...none, ...before }, now)).toEqual([`${change}: Cold calls to dentists`]);
  });

  it('is planned again, though it did not work', () => {
    const next = { more: { objective: 'More calls', repeats: '2025-Q4/didnt_work.calls' } };
    const now = { ...none, next };
    expect(changes({ didnt_work: { calls } }, now)).toEqual([
      'newly planned: More calls',
      'planned again, though it did not work: Cold calls to dentists',
    ]);
    expect(changes(now, { didnt_work: { calls } }, '2026-Q1', '2025-Q4')).toEqual([
      'newly planned: More calls',
      'planned again, though it did not work: Cold calls to dentists',
    ]);
    // What was done again is told of what came of it.
    expect(changes({ didnt_work: { calls } }, { ...now, worked: { calls } })).toEqual([
      'newly planned: More calls',
      'repeated, and it works now: Cold calls to dentists',
    ]);
  });

  it('is the same under another id where its words are nearly the same, the nearest first', () => {
    const before = { worked: { calls, lists: { effort: 'Cold calls to dentists from bought lists' } } };
    const now = { worked: { phone: { effort: 'Cold calls to the dentists' } }, didnt_work: {} };
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
    ['learned', {}, { learned: { frozen } }],
    ['learned', { learned: {} }, { learned: { frozen } }],
    ['learned again', { learned: { frozen } }, { learned: { frozen } }],
    ['forgotten', { learned: { frozen }, next: {} }, { learned: {} }],
    ['not used so far', { learned: { frozen }, next: {} }, {}],
    ['not known whether it was used', { learned: { frozen } }, { learned: {} }],
  ])('is %s', (change, before, now) => {
    expect(changes(before, now)).toEqual([`${change}: Budgets are frozen`]);
  });

  it('was used where the plan of before cites it', () => {
    expect(changes({ learned: { frozen }, next }, { said: next })).toEqual([
      'what became of it is not known: Offer halves',
      'used in the plan before: Budgets are frozen',
    ]);
  });
});

describe('the biggest client', () => {
  const of = (client: string, news?: string): Partial<Review> => ({
    biggest_client: { client, ...(news === undefined ? {} : { news }) },
  });

  it('is another, or has other news', () => {
    expect(changes(of('Globex'), of('Initech'))).toEqual(['another client: Initech']);
    expect(changes(of('Globex', 'CFO left'), of('Globex', 'Renewed'))).toEqual(['other news: Globex']);
    expect(changes(of('Globex', 'CFO left'), of('Globex', 'CFO left'))).toEqual([]);
    expect(changes({ biggest_client: {} }, of('Globex'))).toEqual([]);
  });
});

describe('what was not known', () => {
  const topics = (before: Partial<Review>, now: Partial<Review>): string[] =>
    compare(team, reviewOf('ana', '2025-Q4', before), reviewOf('ana', '2026-Q1', now))
      .rows.filter(({ about }) => about === 'topic')
      .map(({ change, ...row }) => `${(row.now ?? row.before)?.text}: ${change}`);

  it('is known now, or the reverse', () => {
    const before: Partial<Review> = {
      worked: {},
      didnt_work: 'unknown',
      learned: {},
      biggest_client: 'unknown',
      next: { cios },
    };
    const now: Partial<Review> = {
      number: { booked: 1 },
      said: {},
      worked: 'unknown',
      didnt_work: {},
      learned: 'unknown',
      biggest_client: { client: 'Globex' },
    };
    expect(topics(before, now)).toEqual([
      'what was booked: known now',
      'what worked: not known any more',
      "what didn't work: known now",
      'what was learned: not known any more',
      'the biggest client: known now',
      'the plan: not known any more',
      'what was promised: known now',
      'how the plan will be measured: known now',
    ]);
  });

  it('is known in part', () => {
    const two = { cios, calls: { objective: 'Forty calls' } };
    const [none, one, both] = [
      { said: two },
      { said: two, did: { cios: { done: true } } },
      { said: two, did: { cios: { done: true }, calls: { done: true } } },
    ];
    expect(topics(none, one)).toEqual(['what became of the promises: partly known now']);
    expect(topics(both, one)).toEqual(['what became of the promises: known less than before']);
  });
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

it('of reviews that cannot be read nobody knows that they are the same; of missing ones there is nothing to know', () => {
  const differ = (unreadable: readonly string[]): boolean => {
    const { standingsOf } = sourcesOf([], { unreadable });
    const quarters = { from: '2026-Q1', to: '2026-Q2', rep: undefined };
    return hasDifferences(compareQuarters(team, quarters, standingsOf('2026-Q1'), standingsOf('2026-Q2')));
  };
  expect(differ(['reviews/2026-Q1/ana.yaml', 'reviews/2026-Q2/ana.yaml'])).toBe(true);
  expect(differ([])).toBe(false);
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
    const keys = (...sections: object[]): string[] =>
      [...new Set(sections.flatMap((section) => Object.keys(section)))].toSorted();
    fc.assert(
      fc.property(answers, answers, (one, other) => {
        const rows = rowsOf(one, other);
        const sideOf = (kind: string, side: 'before' | 'now'): string[] =>
          ids(rows.filter(({ about }) => about === kind).map((row) => row[side]));
        expect(sideOf('promise', 'before')).toEqual(keys(one.next));
        expect(sideOf('promise', 'now')).toEqual(keys(other.said));
        expect(sideOf('plan', 'now')).toEqual(keys(other.next));
        expect(sideOf('effort', 'before')).toEqual(keys(one.worked, one.didnt_work));
        expect(sideOf('effort', 'now')).toEqual(expect.arrayContaining(keys(other.worked, other.didnt_work)));
        expect(sideOf('lesson', 'before')).toEqual(keys(one.learned));
        expect(sideOf('lesson', 'now')).toEqual(keys(other.learned));
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
