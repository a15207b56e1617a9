import { describe, expect, it } from 'vitest';
import { crmFacts } from '../../../src/domain/alignment/crm.ts';
import { reviewOf, sourcesOf } from './sources.ts';

const ana = {
  booked: 231500,
  won: 9,
  lost: 3,
  win_rate: 0.75,
  average_deal: 25722.22,
  pipeline: 390000,
  new_accounts: 2,
  days_to_close: 41,
};

describe('what the CRM says of a quarter', () => {
  it('is there for those of whom it says something, with the pipeline by the next quota', () => {
    expect(crmFacts(sourcesOf([], { facts: { ana } }))).toEqual({
      exports: [{ file: 'deals.csv', imported: '2026-04-01' }],
      used: ['Ana Silva'],
      reps: [
        {
          rep: 'ana',
          name: 'Ana Silva',
          booked: 231500,
          won: 9,
          lost: 3,
          winRate: 0.75,
          averageDeal: 25722.22,
          pipeline: 390000,
          pipelineCoverage: 1.5,
          newAccounts: 2,
          daysToClose: 41,
        },
      ],
    });
  });

  it('leaves open what it does not say', () => {
    expect(crmFacts(sourcesOf([], { facts: { ben: { metrics: { calls: 90 } } } }))?.reps).toEqual([
      {
        rep: 'ben',
        name: 'Ben Okafor',
        booked: null,
        won: null,
        lost: null,
        winRate: null,
        averageDeal: null,
        pipeline: null,
        pipelineCoverage: null,
        newAccounts: null,
        daysToClose: null,
      },
    ]);
  });

  it('is used for those alone of whom it says what was booked, and the review does not', () => {
    const used = (number: NonNullable<ReturnType<typeof reviewOf>['number']>, facts: { booked?: number }): unknown =>
      crmFacts(sourcesOf([reviewOf('ana', '2026-Q1', { number })], { facts: { ana: facts } }))?.used;
    expect(used({ booked: 5 }, { booked: 5 })).toEqual([]);
    expect(used({ booked: 'unknown' }, { booked: 5 })).toEqual(['Ana Silva']);
    expect(used('unknown', { booked: 0 })).toEqual(['Ana Silva']);
    expect(used('unknown', {})).toEqual([]);
  });

  it('is nothing where nothing was imported', () => {
    expect(crmFacts(sourcesOf([reviewOf('ana', '2026-Q1')]))).toBeNull();
    expect(crmFacts(sourcesOf([], { facts: { ana }, rep: 'ben' }))).toBeNull();
  });
});
