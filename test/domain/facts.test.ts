import { describe, expect, it } from 'vitest';
import { factFor, filledFromFacts, withFacts } from '../../src/domain/facts.ts';
import type { RepActuals } from '../../src/domain/actuals.ts';
import type { Review } from '../../src/domain/review.ts';
import { didMatchesTheCrm } from '../../src/domain/rules/did-matches-the-crm.ts';
import { context, review } from './sample.ts';

const facts: RepActuals = {
  booked: 171500,
  won: 12,
  lost: 4,
  win_rate: 0.4567,
  average_deal: 14291.67,
  pipeline: 300000,
  new_accounts: 3,
  days_to_close: 41,
  metrics: { 'CIO meetings': 2, Won: 99 },
};

describe('what a promise came to in the CRM', () => {
  it.each([
    ['Bookings', 171500],
    ['deals lost', 4],
    ['Sales cycle', 41],
    ['average deal size', 14291.67],
    ['Open pipeline', 300000],
    ['new logos', 3],
    ['cio meetings', 2],
    ['phone calls', undefined],
    ['bookings in %', undefined],
    ['new accounts %', undefined],
    ['win rate % of the team', undefined],
    ['the close rate', undefined],
  ])('by the name of its metric: %s', (metric, fact) => {
    expect(factFor(facts, { metric, target: 10 })).toBe(fact);
  });

  it('is what the team counts itself, before what the CRM calls so', () => {
    expect(factFor(facts, { metric: 'won', target: 10 })).toBe(99);
    expect(factFor({ won: 12 }, { metric: 'won', target: 10 })).toBe(12);
  });

  it.each([
    ['win rate', 0.5, 0.4567],
    ['win rate', 1, 0.4567],
    ['win rate', 50, 45.7],
    ['Win rate (%)', 0.5, 45.7],
    ['close rate in %', 'quota', 45.7],
    ['win rate%', 0.5, 45.7],
    ['win rate', 'quota', 0.4567],
  ] as const)('for a %s of %s is %d', (metric, target, fact) => {
    expect(factFor(facts, { metric, target })).toBe(fact);
  });

  it('is not known where the CRM does not say', () => {
    expect(factFor(undefined, { metric: 'won', target: 10 })).toBeUndefined();
    expect(factFor({ won: 1 }, { metric: 'win rate', target: 10 })).toBeUndefined();
  });
});

describe('what the CRM says was booked', () => {
  const bare: Review = { ...review, number: { quota: 250000 } };

  it('stands beside the quota, and is taken where nobody was asked', () => {
    const draft = withFacts(bare, facts);
    expect(draft.number).toEqual({ quota: 250000, crm: 171500 });
    expect(filledFromFacts(draft, facts).number).toEqual({ quota: 250000, crm: 171500, booked: 171500 });
  });

  it.each([
    ['what the leader said', { crm: 171500, booked: 180000 }],
    ['that nobody knows it', { crm: 171500, booked: 'unknown' }],
    ['that nothing is known', 'unknown'],
    ['a quota alone', { quota: 250000 }],
    ['nothing', undefined],
  ] as const)('does not take the place of %s', (_, number) => {
    const { number: _number, ...rest } = review;
    const draft: Review = number === undefined ? rest : { ...rest, number };
    expect(filledFromFacts(draft, facts).number).toEqual(number);
  });

  it.each([165000, 'unknown'] as const)('leaves what the leader saw when they said that it was %s', (booked) => {
    const draft: Review = { ...review, number: { quota: 250000, crm: 165000, booked } };
    expect(withFacts(draft, facts).number).toEqual({ quota: 250000, crm: 165000, booked });
  });

  it('changes nothing where it is not known, or the leader knows nothing', () => {
    expect(withFacts(bare, undefined)).toEqual(bare);
    expect(withFacts(bare, { won: 3 })).toEqual(bare);
    const { number: _, ...without } = review;
    expect(withFacts(without, facts).number).toEqual({ crm: 171500 });
    const shown: Review = { ...bare, number: { quota: 250000, crm: 165000 } };
    expect(withFacts(shown, { won: 3 })).toEqual(shown);
    expect(withFacts({ ...bare, number: 'unknown' }, facts).number).toBe('unknown');
  });
});

describe('a figure of the review', () => {
  const said = { rate: { objective: 'Win more', measure: { metric: 'win rate in %', target: 60 } } };
  const told = (changed: Partial<Review>, win_rate: number): number =>
    didMatchesTheCrm.check({ ...review, said, ...changed }, { ...context, facts: { booked: 100.5, win_rate } }).length;

  it.each([
    [66, 0.667, 0],
    [67, 0.667, 0],
    [66.7, 0.667, 0],
    [66.6, 0.667, 1],
    [65, 0.667, 1],
    [68, 0.667, 1],
  ])('of %d is that of the CRM as exactly as it was written, which is %d', (actual, rate, count) => {
    expect(told({ number: 'unknown', did: { rate: { done: true, actual } } }, rate)).toBe(count);
  });

  it('may be of money, too', () => {
    expect([100, 101, 100.5, 100.4, 102].map((booked) => told({ number: { booked } }, 0))).toEqual([0, 0, 0, 1, 1]);
  });

  it('is not yet reviewed in a draft', () => {
    const number = { booked: 5, crm: 5 };
    const messageOf = (state: Review['state']): string | undefined =>
      didMatchesTheCrm.check({ ...review, state, number }, { ...context, facts })[0]?.message;
    expect(messageOf('draft')).toBe('the CRM said $5 was booked, and says $171,500 now');
    expect(messageOf('final')).toBe('the CRM said $5 was booked when this was reviewed, and says $171,500 now');
  });
});

describe('what promises came to, where nobody was asked', () => {
  const filled = (did: NonNullable<Review['did']>): unknown => {
    const measure = { metric: 'deals won', target: 10 };
    const said = { wins: { objective: 'Win ten', measure }, plan: { objective: 'Plan' } };
    return filledFromFacts({ ...review, said, did }, facts).did;
  };

  it.each([{ done: true }, { done: false }])('is filled in for one that is %j', (outcome) => {
    expect(filled({ wins: outcome, plan: { done: true } })).toEqual({
      wins: { ...outcome, actual: 12 },
      plan: { done: true },
    });
  });

  it.each([
    ['has an answer', { done: true, actual: 11 }],
    ['is unknown', 'unknown'],
    ['was released', { done: false, released: 'The list was withdrawn' }],
    ['has no outcome yet', {}],
  ] as const)('stays as it is for one that %s', (_, wins) => {
    expect(filled({ wins })).toEqual({ wins });
  });

  it('stays as it is where the CRM does not count it, or nothing was promised', () => {
    const said = { calls: { objective: 'Call', measure: { metric: 'calls', target: 10 } } };
    const did = { calls: { done: true }, other: { done: true } };
    expect(filledFromFacts({ ...review, said, did }, facts).did).toEqual(did);
    expect(filledFromFacts({ ...review, said, did }, undefined).did).toEqual(did);
  });
});
