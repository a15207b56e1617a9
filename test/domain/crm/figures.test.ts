import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Figures, type Rates, type WonDeal } from '../../../src/domain/crm/figures.ts';
import type { RepActuals } from '../../../src/domain/actuals.ts';

type Won = Partial<WonDeal> & { readonly outcome?: undefined };
type Other = {
  readonly outcome: 'lost' | 'open';
  readonly rep?: string;
  readonly day: string;
  readonly amount?: number;
};

function figuresOf(deals: readonly (Won | Other)[]): Figures {
  const figures = new Figures({ starts: 'january' });
  for (const deal of deals) {
    const { rep = 'ana', day = '2026-02-01', amount = 100 } = deal;
    if (deal.outcome === 'lost') figures.addLost(rep, day);
    else if (deal.outcome === 'open') figures.addOpen(rep, day, amount, undefined);
    else {
      figures.addWon({
        currency: undefined,
        created: undefined,
        account: '',
        isNew: false,
        ...deal,
        rep,
        day,
        amount,
      });
    }
  }
  return figures;
}

const inQ1 = (deals: readonly (Won | Other)[], rates: Rates = {}, rep = 'ana'): RepActuals | undefined =>
  figuresOf(deals).of('2026-Q1', rates).get(rep);

describe('the figures of a rep', () => {
  it('leave out what the deals do not tell', () => {
    expect(inQ1([{}])).toEqual({ booked: 100, won: 1, average_deal: 100 });
    expect(inQ1([{}, { outcome: 'lost', day: '2025-01-01' }])).toEqual({
      booked: 100,
      won: 1,
      lost: 0,
      win_rate: 1,
      average_deal: 100,
    });
    expect(inQ1([{}, { outcome: 'open', day: '2026-07-01' }])).toEqual({
      booked: 100,
      won: 1,
      average_deal: 100,
      pipeline: 0,
    });
    expect(inQ1([{ day: '2025-12-31' }, { outcome: 'lost', day: '2025-12-31' }])).toEqual({
      booked: 0,
      won: 0,
      lost: 0,
    });
  });

  it('are there for a quarter in which nothing was closed', () => {
    const figures = figuresOf([{ isNew: true }, { outcome: 'open', day: '2026-07-31', amount: 7 }]);
    expect(figures.quarters()).toEqual(['2026-Q1']);
    expect(figures.of('2026-Q2', {}).get('ana')).toEqual({ booked: 0, won: 0, pipeline: 7, new_accounts: 0 });
  });

  it('reach over a quarter with deals before it and behind it', () => {
    const over = (...days: readonly string[]): boolean => figuresOf(days.map((day) => ({ day }))).reachOver('2026-Q1');
    expect(over('2025-12-31', '2026-04-01')).toBe(true);
    expect(over('2025-12-31', '2026-03-31')).toBe(false);
    expect(over('2026-01-01', '2026-04-01')).toBe(false);
    expect(over()).toBe(false);
    expect(over('2025-12-31', '2026-04-01', '2026-02-01')).toBe(true);
  });

  it('have no pipeline where it is not known', () => {
    const figures = figuresOf([{}, { outcome: 'open', day: '2026-05-01' }, { outcome: 'open', day: '2026-08-01' }]);
    expect(figures.of('2026-Q1', {}, false).get('ana')).not.toHaveProperty('pipeline');
    expect(figures.openOutside(['2026-Q2'])).toBe(1);
    expect([...figures.reps()]).toEqual(['ana']);
  });

  it('have as pipeline what is to close in the coming quarter alone', () => {
    const days = ['2026-03-31', '2026-04-01', '2026-06-30', '2026-07-01'];
    expect(inQ1(days.map((day, index) => ({ outcome: 'open', day, amount: 10 ** index })))).toMatchObject({
      pipeline: 110,
    });
  });

  it('have a win rate of four decimals, and an average in cents', () => {
    const lost = { outcome: 'lost', day: '2026-01-01' } as const;
    expect(inQ1([{ amount: 0.01 }, { amount: 0.02 }, lost])).toMatchObject({ win_rate: 0.6667, average_deal: 0.02 });
    expect(inQ1([{}, lost, lost])).toMatchObject({ win_rate: 0.3333 });
    expect(inQ1([{ amount: 10 }, { amount: 10 }, { amount: 11 }])).toMatchObject({ average_deal: 10.33 });
  });

  it('have the days to close of deals whose beginning is known and not behind their end', () => {
    const day = '2026-02-01';
    const created = ['2026-01-02', '2026-02-01', '2026-02-02', undefined];
    expect(inQ1(created.map((from) => ({ day, created: from })))).toMatchObject({ days_to_close: 15 });
    expect(inQ1([{ day, created: '2026-02-02' }])).not.toHaveProperty('days_to_close');
  });

  it("are in the team's currency, each currency added up before it is converted", () => {
    const cents = Array.from({ length: 3 }, () => ({ amount: 0.01, currency: 'EUR' }));
    expect(inQ1([...cents, { amount: 1 }], { EUR: 1.4 })).toMatchObject({ booked: 1.04 });
    expect(inQ1([{ amount: 1.005, currency: 'EUR' }], { EUR: 1 })).toMatchObject({ booked: 1.01 });
    expect(() => inQ1(cents, {})).toThrow();
  });
});

describe('new accounts', () => {
  const long = { day: '2025-01-01', account: 'Globex' };

  it('are those that the CRM calls new, each once and those without a name by their deals', () => {
    const accounts = ['Globex', 'Globex', '', '1', '', ''];
    expect(inQ1(accounts.map((account) => ({ account, isNew: true })))).toMatchObject({ new_accounts: 5 });
    expect(inQ1([{ isNew: true }, { rep: 'ben', isNew: false }], {}, 'ben')).toMatchObject({ new_accounts: 0 });
  });

  it('are else those won for the first time, by whoever won them first', () => {
    const deals = [
      { account: 'Initech', day: '2026-03-01', rep: 'ben' },
      { account: 'Initech', day: '2026-02-01' },
      { account: 'Hooli', day: '2026-02-02' },
      { account: 'Globex' },
    ];
    expect(inQ1([long, ...deals])).toMatchObject({ new_accounts: 2 });
    expect(inQ1([long, ...deals], {}, 'ben')).toMatchObject({ new_accounts: 0 });
  });

  it('that two reps won are those of the earlier one, and on one day always those of the same', () => {
    const winners = (...deals: readonly Won[]): unknown => {
      const figures = figuresOf([long, ...deals.map((deal) => ({ account: 'Hooli', ...deal }))]).of('2026-Q1', {});
      return [...figures].filter(([, { new_accounts: count }]) => count === 1).map(([rep]) => rep);
    };
    const [ana, ben] = [{ rep: 'ana' }, { rep: 'ben' }];
    expect([winners(ana, ben), winners(ben, ana)]).toEqual([['ana'], ['ana']]);
    expect(winners({ ...ben, day: '2026-01-31' }, ana)).toEqual(['ben']);
  });

  it('are not known where the deals do not go back a year, or have no accounts', () => {
    expect(inQ1([{ ...long, day: '2025-01-02' }, { account: 'Hooli' }])).not.toHaveProperty('new_accounts');
    expect(inQ1([{ day: '2025-01-01' }, {}])).not.toHaveProperty('new_accounts');
  });
});

describe('any deals', () => {
  const deal = fc.record({
    rep: fc.constantFrom('ana', 'ben'),
    day: fc.constantFrom('2024-12-31', '2026-01-01', '2026-02-01', '2026-03-31', '2026-04-01'),
    amount: fc.integer({ min: -1e11, max: 1e11 }).map((cents) => cents / 100),
  });
  const won = fc
    .tuple(
      deal,
      fc.record({
        created: fc.constantFrom(undefined, '2024-01-01', '2026-01-15'),
        account: fc.constantFrom('', 'Globex', 'Initech', '1'),
        currency: fc.constantFrom(undefined, 'EUR', '£'),
      }),
      fc.boolean(),
    )
    .map(([one, more, isNew]) => ({ ...one, ...more, isNew }));
  const other = fc.tuple(deal, fc.constantFrom('lost', 'open')).map(([one, outcome]) => ({ ...one, outcome }));
  const deals = fc.array(fc.oneof(won, other), { maxLength: 30 });
  const rates = { EUR: 1.0837, '£': 1.25 };

  it('have the same figures in any order', () => {
    const shuffled = deals.chain((some) =>
      fc.tuple(fc.constant(some), fc.shuffledSubarray(some, { minLength: some.length })),
    );
    fc.assert(
      fc.property(shuffled, ([some, again]) => {
        expect(figuresOf(again).of('2026-Q1', rates)).toEqual(figuresOf(some).of('2026-Q1', rates));
      }),
    );
  });

  it('are booked to the cent, each in one quarter of one rep', () => {
    fc.assert(
      fc.property(fc.array(deal), (some) => {
        const figures = figuresOf(some);
        const all = figures.quarters().flatMap((quarter) => [...figures.of(quarter, {}).values()]);
        const cents = (amounts: readonly number[]): bigint =>
          amounts.reduce((sum, amount) => sum + BigInt(Math.round(amount * 100)), 0n);
        expect(cents(all.map(({ booked = 0 }) => booked))).toBe(cents(some.map(({ amount }) => amount)));
        expect(all.reduce((sum, one) => sum + (one.won ?? 0), 0)).toBe(some.length);
      }),
    );
  });
});
