import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/domain/finding.ts';
import { flatTables, TABLE_NAMES, TABLES, type FlatReview } from '../../src/domain/flat-tables.ts';
import type { Review } from '../../src/domain/review.ts';
import { withValue } from '../../src/domain/tree.ts';
import { isValid } from '../../src/store/schema.ts';
import { previous, review, team } from './sample.ts';

const ana: FlatReview = { rep: 'ana-silva', quarter: '2026-Q1', state: 'done', review, facts: undefined };

/** The tables of one review with some answers changed. */
function tablesOf(changed: Partial<Review> = {}, more: Partial<FlatReview> = {}) {
  return flatTables(team, [{ ...ana, review: { ...review, ...changed }, ...more }], []);
}

describe('the team', () => {
  it('is one row, and its goals and reps are a row each', () => {
    const { teams, goals, reps, numbers } = flatTables(team, [], []);
    expect(teams).toEqual([{ team: 'Acme West', leader: 'Jo Park', currency: 'USD', fiscal_year_starts: 'january' }]);
    expect(goals).toEqual([
      { team: 'Acme West', goal: 'new-logos', words: 'Win 40 new logos', metric: null, target: null },
    ]);
    expect(reps).toEqual([
      { team: 'Acme West', rep: 'ana-silva', name: 'Ana Silva', from_quarter: null, to_quarter: null },
      { team: 'Acme West', rep: 'ben-okafor', name: 'Ben Okafor', from_quarter: '2026-Q2', to_quarter: null },
      { team: 'Acme West', rep: 'dmitri-volkov', name: 'Dmitri Volkov', from_quarter: null, to_quarter: '2025-Q3' },
    ]);
    expect(numbers).toEqual([]);
  });

  it('has its number by year or quarter, and goals with what is counted', () => {
    const goals = { logos: { goal: 'Win logos', metric: 'new logos', target: 40 } };
    const tables = flatTables({ ...team, number: { 2026: 5600000, '2027-Q1': 1400000 }, goals }, [], []);
    expect(tables.numbers).toEqual([
      { team: 'Acme West', period: '2026', number: 5600000 },
      { team: 'Acme West', period: '2027-Q1', number: 1400000 },
    ]);
    expect(tables.goals).toEqual([
      { team: 'Acme West', goal: 'logos', words: 'Win logos', metric: 'new logos', target: 40 },
    ]);
  });

  it('may have no goals', () => {
    const { goals: _, ...without } = team;
    expect(flatTables(without, [], []).goals).toEqual([]);
  });
});

describe('a review', () => {
  it('is one row with its days, its number, and what is known of each question', () => {
    expect(tablesOf().reviews).toEqual([
      {
        team: 'Acme West',
        rep: 'ana-silva',
        quarter: '2026-Q1',
        first_day: '2026-01-01',
        last_day: '2026-03-31',
        state: 'done',
        held: '2026-04-02',
        quota: 250000,
        booked: 231500,
        crm_booked: null,
        knows_said_and_did: 'partly',
        knows_worked: 'known',
        knows_didnt_work: 'known',
        knows_learned: 'known',
        knows_next: 'known',
        biggest_client: 'Globex',
        biggest_client_news: 'CFO left',
      },
    ]);
  });

  it('that is missing has a row nevertheless, with the quota of the team file and what the CRM says', () => {
    const { reviews, promises } = tablesOf({}, { review: undefined, state: 'missing', facts: { booked: 7 } });
    expect(reviews).toEqual([
      {
        team: 'Acme West',
        rep: 'ana-silva',
        quarter: '2026-Q1',
        first_day: '2026-01-01',
        last_day: '2026-03-31',
        state: 'missing',
        held: null,
        quota: 250000,
        booked: 7,
        crm_booked: 7,
        knows_said_and_did: null,
        knows_worked: null,
        knows_didnt_work: null,
        knows_learned: null,
        knows_next: null,
        biggest_client: null,
        biggest_client_news: null,
      },
    ]);
    expect(promises).toEqual([]);
  });

  it.each<[string, Partial<Review>, object]>([
    ['an unknown number', { number: 'unknown' }, { quota: 250000, booked: null, crm_booked: null }],
    ['what the CRM said at the talk', { number: { booked: 5, crm: 4 } }, { booked: 5, crm_booked: 4 }],
    ['an unknown client', { biggest_client: 'unknown' }, { biggest_client: null, biggest_client_news: null }],
    [
      'a client without news',
      { biggest_client: { client: 'Globex' } },
      { biggest_client: 'Globex', biggest_client_news: null },
    ],
    ['no client', { biggest_client: {} }, { biggest_client: null, biggest_client_news: null }],
  ])('has %s', (_, changed, expected) => {
    expect(tablesOf(changed).reviews[0]).toMatchObject(expected);
  });

  it('has no quota where nobody set one', () => {
    expect(tablesOf({ number: {} }, { quarter: '2025-Q1' }).reviews[0]).toMatchObject({ quota: null, booked: null });
  });
});

const key = { team: 'Acme West', rep: 'ana-silva', quarter: '2026-Q1' };
const nothingAgreed = { why: null, expects: null, serves: null, good: null };
const noOutcome = { actual: null, note: null, released: null, dropped: null };

describe('a promise', () => {
  it('is a row with what became of it', () => {
    const { promises } = tablesOf({
      did: { 'three-cios': { done: false, actual: 2, note: 'April', dropped: 'Too late' }, proposals: 'unknown' },
    });
    expect(promises).toEqual([
      {
        ...key,
        promise: 'three-cios',
        objective: 'Meet three CIOs',
        ...nothingAgreed,
        done_by: '3 CIO meetings',
        metric: 'CIO meetings',
        target: 3,
        at_most: false,
        baseline: null,
        serves: 'quota',
        outcome: 'missed',
        actual: 2,
        note: 'April',
        released: null,
        dropped: 'Too late',
      },
      {
        ...key,
        promise: 'turin-file',
        objective: 'Have the file for Turin ready',
        ...nothingAgreed,
        done_by: 'Legal has approved it',
        metric: null,
        target: null,
        at_most: null,
        baseline: null,
        outcome: 'unknown',
        ...noOutcome,
      },
      {
        ...key,
        promise: 'proposals',
        objective: 'Close the open proposals',
        ...nothingAgreed,
        done_by: '5 proposals',
        metric: 'proposals',
        target: 5,
        at_most: false,
        baseline: null,
        outcome: 'unknown',
        ...noOutcome,
      },
    ]);
  });

  it('that was released says why, and an unknown figure is none', () => {
    const did = {
      'three-cios': { released: 'Turin was closed' },
      proposals: { done: true, actual: 'unknown' as const },
    };
    expect(tablesOf({ did }).promises).toMatchObject([
      { outcome: 'released', released: 'Turin was closed' },
      { outcome: 'unknown' },
      { outcome: 'kept', actual: null },
    ]);
  });

  it('is the plan of the quarter before, under the same id', () => {
    const before = { ...ana, quarter: '2025-Q4', review: previous };
    const { plans, promises } = flatTables(team, [before, ana], []);
    const planned = plans.filter(({ quarter }) => quarter === '2025-Q4');
    expect(planned.map(({ plan }) => plan)).toEqual(['three-cios', 'turin-file', 'proposals']);
    expect(promises.map(({ promise }) => promise)).toEqual(['three-cios', 'turin-file', 'proposals']);
  });
});

it('efforts stand in one table, whether they worked or not', () => {
  const { efforts } = tablesOf({
    worked: { referrals: { effort: 'Asked', result: '5 introductions', keep: true }, tours: { effort: 'Tours' } },
    didnt_work: {
      ads: { effort: 'Ads', why: 'No lead', decision: 'stop' },
      fairs: { effort: 'Fairs' },
    },
  });
  const unsaid = { result: null, why: null, keep: null, decision: null };
  expect(efforts).toEqual([
    { ...key, effort: 'referrals', worked: true, words: 'Asked', ...unsaid, result: '5 introductions', keep: true },
    { ...key, effort: 'tours', worked: true, words: 'Tours', ...unsaid },
    { ...key, effort: 'ads', worked: false, words: 'Ads', ...unsaid, why: 'No lead', decision: 'stop' },
    { ...key, effort: 'fairs', worked: false, words: 'Fairs', ...unsaid },
  ]);
});

it('lessons have what they are about, and the pivot', () => {
  const learned = {
    frozen: { lesson: 'Frozen', about: 'environment', pivot: 'Halves' },
    bare: { lesson: 'Bare' },
  } as const;
  expect(tablesOf({ learned }).lessons).toEqual([
    { ...key, lesson: 'frozen', words: 'Frozen', about: 'environment', pivot: 'Halves' },
    { ...key, lesson: 'bare', words: 'Bare', about: null, pivot: null },
  ]);
});

it('a plan has all that was agreed on, and a row for each cause in a table of their own', () => {
  const { plans, causes } = tablesOf({
    next: {
      engine: {
        objective: 'Ask every renewal',
        why: 'They close',
        measure: { metric: 'days to reply', target: 5, at_most: true },
        expects: 90000,
        serves: 'new-logos',
        because: ['worked.referrals', 'biggest_client'],
        repeats: 'none',
        good: false,
        good_note: 'Too vague',
      },
      number: {
        objective: 'Make the quota',
        measure: { metric: 'booked', target: 'quota' },
        repeats: '2025-Q3/didnt_work.ads',
        why_this_time: 'Better lists',
      },
    },
  });
  expect(plans).toEqual([
    {
      ...key,
      plan: 'engine',
      objective: 'Ask every renewal',
      why: 'They close',
      done_by: 'at most 5 days to reply',
      metric: 'days to reply',
      target: 5,
      at_most: true,
      baseline: null,
      expects: 90000,
      serves: 'new-logos',
      good: false,
      good_note: 'Too vague',
      repeats: 'none',
      why_this_time: null,
    },
    {
      ...key,
      plan: 'number',
      objective: 'Make the quota',
      ...nothingAgreed,
      done_by: 'quota in booked',
      metric: 'booked',
      target: null,
      at_most: false,
      baseline: null,
      good_note: null,
      repeats: '2025-Q3/didnt_work.ads',
      why_this_time: 'Better lists',
    },
  ]);
  expect(causes).toEqual([
    { ...key, plan: 'engine', cause: 'worked.referrals' },
    { ...key, plan: 'engine', cause: 'biggest_client' },
  ]);
});

it('a plan without a measure has no words for when it is done', () => {
  expect(tablesOf({ next: { vague: { objective: 'Sell more' } } }).plans).toMatchObject([
    { done_by: null, metric: null },
  ]);
});

it('what the CRM says is a row where something was imported, and what it does not say is null', () => {
  const unsaid = { won: null, lost: null, win_rate: null, average_deal: null, new_accounts: null, days_to_close: null };
  expect(tablesOf({}, { facts: { booked: 231500, pipeline: 500000 } }).actuals).toEqual([
    { ...key, ...unsaid, booked: 231500, pipeline: 500000 },
  ]);
  const facts = { won: 9, lost: 12, win_rate: 0.43, average_deal: 25722, new_accounts: 3, days_to_close: 62 };
  expect(tablesOf({}, { facts }).actuals).toEqual([{ ...key, booked: null, pipeline: null, ...facts }]);
  expect(tablesOf().actuals).toEqual([]);
});

it('findings say of whom and of which quarter they are, where they are of a review', () => {
  const finding: Finding = {
    rule: 'did/number',
    severity: 'warning',
    file: 'reviews/2026-Q1/ana-silva.yaml',
    line: 7,
    column: 3,
    excerpt: 'number: unknown',
    path: ['number'],
    message: 'the number is not known',
    advice: 'look it up',
  };
  const { advice: _, ...bare } = finding;
  const place = { team: 'Acme West', line: 7, column: 3, rule: 'did/number', severity: 'warning' };
  expect(flatTables(team, [], [finding, { ...bare, file: 'qreview.yaml' }]).findings).toEqual([
    {
      ...place,
      file: 'reviews/2026-Q1/ana-silva.yaml',
      rep: 'ana-silva',
      quarter: '2026-Q1',
      message: 'the number is not known',
      advice: 'look it up',
    },
    { ...place, file: 'qreview.yaml', rep: null, quarter: null, message: 'the number is not known', advice: null },
  ]);
});

it('each row has the columns of its table, and no others', () => {
  const facts = { booked: 1, metrics: { calls: 12 } };
  const finding = {
    rule: 'a',
    severity: 'info',
    file: 'b',
    line: 1,
    column: 1,
    excerpt: '',
    path: [],
    message: 'c',
  } as const;
  const tables = flatTables({ ...team, number: { 2026: 1 } }, [{ ...ana, facts }], [finding]);
  expect(TABLE_NAMES).toHaveLength(14);
  expect(tables.metrics).toEqual([{ ...key, metric: 'calls', count: 12 }]);
  expect(tables.quotas).toEqual([{ ...key, quota: 250000 }]);
  for (const name of TABLE_NAMES) {
    expect(tables[name].length).toBeGreaterThan(0);
    for (const row of tables[name]) expect(Object.keys(row).toSorted()).toEqual([...TABLES[name]].toSorted());
  }
});

it('whatever is left out or unknown, each thing that is said has its row, and each row all its cells', () => {
  const places = [
    ...Object.keys(review).map((section) => [section]),
    ...(['said', 'did', 'worked', 'didnt_work', 'learned', 'next'] as const).flatMap((section) =>
      Object.entries(Object(review[section])).flatMap(([id, entry]) => [
        [section, id],
        ...Object.keys(Object(entry)).map((field) => [section, id, field]),
      ]),
    ),
  ];
  const changes = fc.array(fc.tuple(fc.constantFrom(...places), fc.constantFrom(undefined, 'unknown')), {
    maxLength: 6,
  });
  const count = (section: unknown): number => (section === 'unknown' ? 0 : Object.keys(Object(section)).length);
  fc.assert(
    fc.property(changes, (all) => {
      const changed: unknown = all.reduce<object>((whole, [path, value]) => withValue(whole, path, value), {
        ...review,
        state: 'draft',
      });
      fc.pre(isValid('review', changed));
      const tables = flatTables(team, [{ ...ana, review: changed }], []);
      for (const name of TABLE_NAMES) {
        for (const row of tables[name]) {
          expect(Object.keys(row).toSorted()).toEqual([...TABLES[name]].toSorted());
          for (const cell of Object.values(row)) expect(cell === null || typeof cell !== 'object').toBe(true);
          expect(Object.values(row)).not.toContain(undefined);
        }
      }
      expect(tables.reviews).toHaveLength(1);
      expect(tables.promises).toHaveLength(count(changed.said));
      expect(tables.efforts).toHaveLength(count(changed.worked) + count(changed.didnt_work));
      expect(tables.lessons).toHaveLength(count(changed.learned));
      expect(tables.plans).toHaveLength(count(changed.next));
    }),
  );
});
