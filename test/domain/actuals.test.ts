import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkActualsPlace,
  checkActualsReps,
  DEAL_FIGURES,
  repsWithDeals,
  saysTheSame,
  sourcesOf,
  withDeals,
  withMetrics,
  type Actuals,
  type ActualsSource,
  type DealsOfQuarter,
  type RepActuals,
} from '../../src/domain/actuals.ts';
import { team } from './sample.ts';

const source = (file: string, imported = '2026-04-08'): ActualsSource => ({ file, sha256: '0'.repeat(64), imported });
const [deals, calls] = [source('deals.csv'), source('calls.csv')];

const dealsOf = (figures: ReadonlyMap<string, RepActuals>): DealsOfQuarter => ({
  figures,
  sources: [deals],
  rates: {},
  keepsPipeline: false,
});

const before: Actuals = {
  version: 1,
  quarter: '2026-Q1',
  source: source('old.csv', '2026-04-01'),
  rates: { EUR: 1.1 },
  metrics: { calls, visits: source('visits.csv') },
  reps: {
    'ana-silva': { booked: 1, won: 2, pipeline: 3, metrics: { calls: 120, visits: 4 } },
    'ben-okafor': { booked: 5 },
  },
};

describe('a file of figures', () => {
  it('says the quarter of its path', () => {
    expect(checkActualsPlace(before, '2026-Q1')).toEqual([]);
    expect(checkActualsPlace(before, '2025-Q4')).toEqual([
      {
        path: ['quarter'],
        message: 'the file says quarter: 2026-Q1, its path says 2025-Q4',
        advice: 'write quarter: 2025-Q4, or move the file to actuals/2026-Q1.yaml',
      },
    ]);
  });

  it('has reps of the team alone', () => {
    expect(checkActualsReps(before, team)).toEqual([]);
    const strange = { ...before, reps: { 'ana-silv': {}, toString: {} } };
    expect(checkActualsReps(strange, team)).toEqual([
      {
        path: ['reps', 'ana-silv'],
        isOfKey: true,
        message: 'qreview.yaml has no rep ana-silv',
        advice: 'did you mean ana-silva?',
      },
      {
        path: ['reps', 'toString'],
        isOfKey: true,
        message: 'qreview.yaml has no rep toString',
        advice: 'the reps are: ana-silva, ben-okafor, dmitri-volkov',
      },
    ]);
  });

  it('names one export, several, or none', () => {
    expect(sourcesOf(before)).toEqual([source('old.csv', '2026-04-01')]);
    expect(sourcesOf({ ...before, sources: [deals, calls] })).toEqual([deals, calls]);
    expect(sourcesOf(undefined)).toEqual([]);
  });
});

describe('deals', () => {
  const figures = new Map<string, RepActuals>([['ana-silva', { booked: 7, won: 1 }]]);

  it('take the place of other deals, and leave what was counted by itself', () => {
    expect(withDeals(before, '2026-Q1', dealsOf(figures))).toEqual({
      version: 1,
      quarter: '2026-Q1',
      source: deals,
      metrics: before.metrics,
      reps: { 'ana-silva': { booked: 7, won: 1, metrics: { calls: 120, visits: 4 } } },
    });
  });

  it('leave the pipeline that is there, if that is wanted, of those who have deals', () => {
    const kept = withDeals(before, '2026-Q1', { ...dealsOf(figures), keepsPipeline: true });
    expect(kept.reps).toEqual({
      'ana-silva': { booked: 7, won: 1, pipeline: 3, metrics: { calls: 120, visits: 4 } },
    });
    const lone = { ...before, reps: { 'ben-okafor': { pipeline: 5 } } };
    expect(withDeals(lone, '2026-Q1', { ...dealsOf(figures), keepsPipeline: true }).reps).not.toHaveProperty(
      'ben-okafor',
    );
  });

  it('are of those reps', () => {
    const reps = { ...before.reps, carla: { metrics: { calls: 1 } }, mei: { pipeline: 0 } };
    expect(repsWithDeals({ ...before, reps })).toEqual(['ana-silva', 'ben-okafor', 'mei']);
  });

  it('begin a file where there is none, with their exports and rates', () => {
    const begun = withDeals(undefined, '2026-Q1', {
      ...dealsOf(figures),
      sources: [deals, calls, source('c.csv')],
      rates: { EUR: 1.2 },
    });
    expect(begun).toEqual({
      version: 1,
      quarter: '2026-Q1',
      sources: [deals, calls, source('c.csv')],
      rates: { EUR: 1.2 },
      reps: { 'ana-silva': { booked: 7, won: 1 } },
    });
    expect(withDeals(begun, '2026-Q1', { ...dealsOf(new Map()), sources: [] })).toStrictEqual({
      version: 1,
      quarter: '2026-Q1',
      reps: {},
    });
  });

  const some = fc.record(Object.fromEntries(DEAL_FIGURES.map((figure) => [figure, fc.integer()] as const)), {
    requiredKeys: [],
  });
  const metrics = fc.dictionary(fc.constantFrom('calls', 'visits'), fc.integer(), { maxKeys: 2 });
  const reps = fc.dictionary(fc.constantFrom('ana', 'ben', 'carla'), fc.tuple(some, metrics), { maxKeys: 3 });
  const files = reps.map((all): Actuals => {
    const entries = Object.entries(all).map(
      ([rep, [figure, counts]]) => [rep, { ...figure, metrics: counts }] as const,
    );
    return { ...before, reps: Object.fromEntries(entries) };
  });
  const imports = fc
    .dictionary(fc.constantFrom('ana', 'ben', 'carla'), some)
    .map((all) => new Map(Object.entries(all)));

  it('are the same imported twice as once, and leave nothing of those before', () => {
    fc.assert(
      fc.property(files, imports, imports, (file, first, second) => {
        const into = (old: Actuals | undefined, all: ReadonlyMap<string, RepActuals>): Actuals =>
          withDeals(old, '2026-Q1', dealsOf(all));
        const once = into(file, second);
        expect(into(once, second)).toEqual(once);
        expect(into(into(file, first), second).reps).toEqual(once.reps);
      }),
    );
  });

  it('and metrics come to the same whichever was imported first', () => {
    const counted = fc.dictionary(fc.constantFrom('ana', 'ben'), metrics);
    fc.assert(
      fc.property(files, imports, counted, (file, figures, counts) => {
        const count = new Map(Object.entries(counts).map(([rep, all]) => [rep, new Map(Object.entries(all))]));
        const one = withMetrics(withDeals(file, '2026-Q1', dealsOf(figures)), '2026-Q1', count, calls);
        const other = withDeals(withMetrics(file, '2026-Q1', count, calls), '2026-Q1', dealsOf(figures));
        expect(one).toEqual(other);
      }),
    );
  });
});

describe('counts', () => {
  it('take the place of the same ones, and leave all else', () => {
    const counts = new Map([
      ['ben-okafor', new Map([['calls', 90]])],
      ['carla', new Map([['mails', 2]])],
    ]);
    const mails = source('mails.csv');
    expect(withMetrics(before, '2026-Q1', counts, mails)).toEqual({
      ...before,
      metrics: { calls: mails, visits: source('visits.csv'), mails },
      reps: {
        'ana-silva': { booked: 1, won: 2, pipeline: 3, metrics: { visits: 4 } },
        'ben-okafor': { booked: 5, metrics: { calls: 90 } },
        carla: { metrics: { mails: 2 } },
      },
    });
  });

  it('keep the spelling that a metric has', () => {
    const written = { ...before, metrics: { Calls: calls }, reps: { ana: { metrics: { Calls: 1, Visits: 2 } } } };
    const counts = new Map([
      [
        'ana',
        new Map([
          ['calls', 5],
          ['VISITS', 6],
          ['__proto__', 7],
        ]),
      ],
    ]);
    const now = withMetrics(written, '2026-Q1', counts, calls);
    expect(Object.entries(now.reps['ana']?.metrics ?? {})).toEqual([
      ['Calls', 5],
      ['Visits', 6],
      ['__proto__', 7],
    ]);
    expect(Object.keys(now.metrics ?? {})).toEqual(['Calls', 'Visits', '__proto__']);
  });

  it('begin a file where there is none', () => {
    expect(withMetrics(undefined, '2026-Q1', new Map([['ana-silva', new Map([['calls', 1]])]]), calls)).toEqual({
      version: 1,
      quarter: '2026-Q1',
      metrics: { calls },
      reps: { 'ana-silva': { metrics: { calls: 1 } } },
    });
  });
});

describe('two files say the same', () => {
  it('whenever they were imported', () => {
    const later = {
      ...before,
      source: source('old.csv', '2026-05-01'),
      metrics: { ...before.metrics, calls: source('calls.csv', '2026-05-01') },
    };
    expect(saysTheSame(before, later)).toBe(true);
  });

  it.each([
    ['another export', { source: source('new.csv', '2026-04-01') }],
    ['another figure', { reps: { ...before.reps, 'ben-okafor': { booked: 6 } } }],
    ['another rate', { rates: { EUR: 1.2 } }],
    ['another export of a metric', { metrics: { ...before.metrics, calls: source('other.csv') } }],
  ])('but not with %s', (_, other) => {
    expect(saysTheSame(before, { ...before, ...other })).toBe(false);
  });

  it('but not if there was none', () => {
    expect(saysTheSame(undefined, { version: 1, quarter: '2026-Q1', reps: {} })).toBe(false);
  });
});
