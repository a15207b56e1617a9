import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberPart } from '../../../src/domain/alignment/the-number.ts';
import { reviewOf, sourcesOf, team } from './sources.ts';

const ana = reviewOf('ana', '2026-Q1', {
  number: { quota: 250000, booked: 231500 },
  next: { talks: { objective: 'Ten talks', expects: 120000.5 }, plan: { objective: 'Write the plan' } },
});
const ben = reviewOf('ben', '2026-Q1', { number: { quota: 200000, booked: 210000 } });
const before = [
  reviewOf('ana', '2025-Q4', { number: { quota: 240000, booked: 251000 } }),
  reviewOf('dmitri', '2025-Q4', { number: { booked: 'unknown' } }),
];

describe('booked of quota', () => {
  it('adds up those of whom both are known, and names the others', () => {
    expect(numberPart(sourcesOf([ana, ben])).quarter).toEqual({
      amount: 441500,
      against: 450000,
      share: 441500 / 450000,
      gap: 8500,
      reps: 2,
      of: 2,
      without: [],
    });
    expect(numberPart(sourcesOf([ana, reviewOf('ben', '2026-Q1', { number: 'unknown' })])).quarter).toEqual({
      amount: 231500,
      against: 250000,
      share: 0.926,
      gap: 18500,
      reps: 1,
      of: 2,
      without: ['Ben Okafor'],
    });
  });

  it('is what was booked where nobody has a quota', () => {
    const reps = { ana: { name: 'Ana Silva' }, ben: { name: 'Ben Okafor' } };
    const booked = reviewOf('ana', '2026-Q1', { number: { booked: 231500 } });
    expect(numberPart(sourcesOf([booked], { team: { ...team, reps } })).quarter).toEqual({
      amount: 231500,
      against: null,
      share: null,
      gap: null,
      reps: 1,
      of: 2,
      without: ['Ben Okafor'],
    });
  });

  it('leaves out who has no quota where others have one, and names them', () => {
    const reps = { ana: { name: 'Ana Silva', quota: { '2026-Q1': 250000 } }, ben: { name: 'Ben Okafor' } };
    const reviews = [ana, reviewOf('ben', '2026-Q1', { number: { booked: 210000 } })];
    expect(numberPart(sourcesOf(reviews, { team: { ...team, reps } })).quarter).toMatchObject({
      amount: 231500,
      against: 250000,
      share: 0.926,
      reps: 1,
      without: ['Ben Okafor'],
    });
  });

  it('is unknown, and not zero, where nothing is known', () => {
    const nothing = { amount: null, against: null, share: null, gap: null, reps: 0, of: 2 };
    expect(numberPart(sourcesOf([])).quarter).toEqual({ ...nothing, without: ['Ana Silva', 'Ben Okafor'] });
    const reps = { ana: { name: 'Ana Silva' } };
    expect(numberPart(sourcesOf([], { team: { ...team, reps } })).quarter.amount).toBeNull();
  });

  it('takes the quota from the team file where the review has none, and has no share of a quota of nothing', () => {
    const bare = reviewOf('ana', '2026-Q1', { number: { booked: 100 } });
    expect(numberPart(sourcesOf([bare])).quarter).toMatchObject({ amount: 100, against: 250000 });
    const free = reviewOf('ana', '2026-Q1', { number: { booked: 100, quota: 0 } });
    expect(numberPart(sourcesOf([free])).quarter).toMatchObject({ amount: 100, against: 0, share: null, gap: -100 });
  });
});

describe('the year to date', () => {
  it('says what is left, what each chance must bring, and the best so far', () => {
    expect(numberPart(sourcesOf([...before, ana, ben])).year).toEqual({
      year: '2026',
      number: 2000000,
      booked: 441500,
      unknown: 0,
      share: 0.22075,
      gap: 1558500,
      quarters: [{ quarter: '2026-Q1', booked: 441500, reps: 2, of: 2 }],
      chancesLeft: 3,
      needed: 519500,
      best: { quarter: '2026-Q1', booked: 441500, reps: 2, of: 2 },
    });
  });

  it('counts bookings that are not known', () => {
    const sources = sourcesOf([...before, ana], { quarter: '2026-Q2' });
    expect(numberPart(sources).year).toMatchObject({
      booked: 231500,
      unknown: 3,
      quarters: [
        { quarter: '2026-Q1', booked: 231500, reps: 1, of: 2 },
        { quarter: '2026-Q2', booked: null, reps: 0, of: 2 },
      ],
      chancesLeft: 2,
    });
  });

  it('is unknown, and not zero, where nothing is known', () => {
    expect(numberPart(sourcesOf([])).year).toMatchObject({ booked: null, gap: null, share: null, needed: null });
  });

  it('looks for the best in the quarter before too', () => {
    const poor = reviewOf('ana', '2026-Q1', { number: { booked: 1000 } });
    expect(numberPart(sourcesOf([...before, poor])).year.best).toEqual({
      quarter: '2025-Q4',
      booked: 251000,
      reps: 1,
      of: 2,
    });
    expect(numberPart(sourcesOf([])).year.best).toBeNull();
  });

  it('has nothing left to bring when the number is made, and no chance behind the last quarter', () => {
    const rich = reviewOf('ana', '2026-Q1', { number: { booked: 3000000 } });
    expect(numberPart(sourcesOf([rich])).year).toMatchObject({ gap: -1000000, needed: 0 });
    const last = reviewOf('ana', '2026-Q4', { number: { booked: 5 } });
    expect(numberPart(sourcesOf([last], { quarter: '2026-Q4' })).year).toMatchObject({ chancesLeft: 0, needed: null });
  });

  it('knows the number of a year by its four quarters, and not by three of them', () => {
    const quarters = { '2026-Q1': 10, '2026-Q2': 20, '2026-Q3': 30 };
    const withNumber = (number: Record<string, number>) => sourcesOf([ana], { team: { ...team, number } });
    expect(numberPart(withNumber({ ...quarters, '2026-Q4': 40 })).year.number).toBe(100);
    expect(numberPart(withNumber(quarters)).year).toMatchObject({ number: null, gap: null, share: null, needed: null });
    const { number: _, ...without } = team;
    expect(numberPart(sourcesOf([ana], { team: without })).year.number).toBeNull();
  });

  it('takes for one rep the quotas of the year, if they are all set', () => {
    expect(numberPart(sourcesOf([ana], { rep: 'ana' })).year.number).toBeNull();
    const quota = { '2026-Q1': 1, '2026-Q2': 2, '2026-Q3': 3, '2026-Q4': 4 };
    const set = { ...team, reps: { ana: { name: 'Ana Silva', quota } } };
    const bare = reviewOf('ana', '2026-Q1');
    expect(numberPart(sourcesOf([bare], { rep: 'ana', team: set })).year).toMatchObject({ number: 10, chancesLeft: 3 });
    // Who leaves has the quarters until then, and no more.
    const gone = { ...team, reps: { ana: { name: 'Ana Silva', to: '2026-Q2', quota } } };
    expect(numberPart(sourcesOf([bare], { rep: 'ana', team: gone })).year).toMatchObject({ number: 3, chancesLeft: 1 });
    // A quarter counts with the quota that it was reviewed with.
    const reviewed = reviewOf('ana', '2026-Q1', { number: { quota: 11 } });
    expect(numberPart(sourcesOf([reviewed], { rep: 'ana', team: set })).year.number).toBe(20);
    // Of what comes after the quarter nothing is looked at, though it may have been reviewed since.
    const later = reviewOf('ana', '2026-Q2', { number: { quota: 50 } });
    expect(numberPart(sourcesOf([reviewed, later], { rep: 'ana', team: set })).year.number).toBe(20);
    expect(numberPart(sourcesOf([], { rep: 'dmitri' })).year.number).toBeNull();
  });
});

describe('the plans for the next quarter', () => {
  const promises = (...done: readonly (boolean | undefined)[]) => ({
    said: Object.fromEntries(done.map((_, index) => [`p${index}`, { objective: 'x' }])),
    did: Object.fromEntries(
      done.map((one, index) => [`p${index}`, one === undefined ? 'unknown' : { done: one }] as const),
    ),
  });

  it('are held against the quotas of those who have a plan, and of those who will be there', () => {
    const { coverage, said, items, quarter } = numberPart(sourcesOf([ana, ben])).next;
    expect(quarter).toBe('2026-Q2');
    expect(coverage).toEqual({
      amount: 120000.5,
      against: 260000,
      share: 120000.5 / 260000,
      gap: 139999.5,
      reps: 1,
      of: 2,
      without: ['Ben Okafor'],
    });
    expect([said, items]).toEqual([1, 2]);
  });

  it('bring less at a share of promises kept, and from three promises on', () => {
    const known = numberPart(
      sourcesOf([
        { ...ana, ...promises(true, false, undefined) },
        { ...ben, ...promises(true) },
      ]),
    ).next;
    expect(known.sayDo).toEqual({ kept: 2, counted: 3, unknown: 1, released: 0, quarters: ['2026-Q1'] });
    expect(known).toMatchObject({ share: 2 / 3, expected: 80000, expectedShare: 80000 / 260000 });
    const few = numberPart(sourcesOf([{ ...ana, ...promises(true, true) }])).next;
    expect(few).toMatchObject({ share: null, expected: null, expectedShare: null });
  });

  it('are unknown where nobody has one', () => {
    const none = numberPart(sourcesOf([{ ...ben, ...promises(true, true, true) }])).next;
    expect(none).toMatchObject({ coverage: { amount: null }, share: 1, expected: null, expectedShare: null });
  });

  it('are for one rep that one alone', () => {
    expect(numberPart(sourcesOf([ana, ben], { rep: 'ben' })).next.coverage).toMatchObject({
      of: 1,
      without: ['Ben Okafor'],
    });
  });
});

it('adds money exactly, in any order', () => {
  const cents = fc.array(fc.integer({ min: -1_000_000_00, max: 1_000_000_00 }), { minLength: 2, maxLength: 2 });
  fc.assert(
    fc.property(cents, ([one = 0, other = 0]) => {
      const sources = sourcesOf([
        reviewOf('ana', '2026-Q1', { number: { booked: one / 100 } }),
        reviewOf('ben', '2026-Q1', { number: { booked: other / 100 } }),
      ]);
      expect(numberPart(sources).quarter.amount).toBe((one + other) / 100);
    }),
  );
});
