import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { align, PARTS } from '../../src/domain/alignment/align.ts';
import { anonymous, type Disguise } from '../../src/domain/anonymous.ts';
import type { Finding } from '../../src/domain/finding.ts';
import { flatTables } from '../../src/domain/flat-tables.ts';
import type { Review } from '../../src/domain/review.ts';
import { isTree } from '../../src/domain/tree.ts';
import { reviewOf, sourcesOf, team } from './alignment/sources.ts';
import { previous, review, team as others } from './sample.ts';

const disguise: Disguise = { team, hundred: 250000 };

/** A review in disguise, as `show` has it; its quota is 100. */
function shown(changed: Partial<Review>): Partial<Review> {
  return anonymous({ ...review, ...changed }, { team: others, hundred: 250000 });
}

const finding: Finding = {
  rule: 'next/clear',
  severity: 'warning',
  file: 'reviews/2026-Q1/ana.yaml',
  line: 7,
  column: 3,
  excerpt: 'objective: Meet Globex',
  path: ['next', 'globex', 'objective'],
  message: '"Meet Globex" is not clear',
  advice: 'write whom to meet at Globex',
};

describe('a review', () => {
  it('keeps its shape, its verdicts and its days; ids are numbered, texts left out, and money is an index', () => {
    expect(shown({ held: '2026-04-02' })).toStrictEqual({
      version: 1,
      rep: 'rep-1',
      quarter: '2026-Q1',
      state: 'final',
      held: '2026-04-02',
      number: { quota: 100, booked: 92.6 },
      said: {
        'objective-1': {
          objective: '(left out)',
          measure: { metric: '(left out)', target: 100 },
          serves: 'quota',
        },
        'objective-2': { objective: '(left out)', done_when: '(left out)' },
        'objective-3': { objective: '(left out)', measure: { metric: '(left out)', target: 100 } },
      },
      did: {
        'objective-1': { done: false, actual: 66.67 },
        'objective-2': { done: true },
        'objective-3': 'unknown',
      },
      worked: { 'effort-1': { effort: '(left out)', result: '(left out)', keep: true } },
      didnt_work: { 'effort-2': { effort: '(left out)', decision: 'stop' } },
      learned: { 'lesson-1': { lesson: '(left out)' } },
      biggest_client: { client: '(left out)', news: '(left out)' },
      next: {
        'objective-4': {
          objective: '(left out)',
          measure: { metric: '(left out)', target: 100 },
          because: ['worked.effort-1', 'learned.lesson-1', 'did.objective-1', 'biggest_client'],
        },
      },
    });
  });

  it('says what repeats what, and which goal is served, by their numbers', () => {
    const next = {
      a: { objective: 'A', serves: 'new-logos', repeats: 'didnt_work.cold-email' },
      b: { objective: 'B', serves: 'new-logos', repeats: '2025-Q3/didnt_work.cold-email' },
      c: { objective: 'C', serves: 'quota', repeats: 'none', because: ['of Globex', 'globex.cfo'] },
    };
    expect(shown({ next }).next).toEqual({
      'objective-4': { objective: '(left out)', serves: 'goal-1', repeats: 'didnt_work.effort-2' },
      'objective-5': { objective: '(left out)', serves: 'goal-1', repeats: '2025-Q3/didnt_work.effort-2' },
      'objective-6': {
        objective: '(left out)',
        serves: 'quota',
        repeats: 'none',
        because: ['(left out)', '(left out)'],
      },
    });
  });

  it('shows no figure of what was promised, which may be money, but the part of it that was done', () => {
    const measured = (target: number | 'quota', baseline?: number) => ({
      objective: 'A',
      measure: { metric: 'booked', target, ...(baseline === undefined ? {} : { baseline }) },
    });
    const { said, did } = shown({
      said: { a: measured(80000, 20000), b: measured('quota'), c: measured(0), d: measured(0), e: { objective: 'A' } },
      did: {
        a: { done: false, actual: 60000 },
        b: { done: true, actual: 275000, note: 'Globex' },
        c: { done: true, actual: 0 },
        d: { done: false, actual: 5000 },
        e: { done: true, actual: 3 },
        f: { done: true, actual: 'unknown' },
      },
    });
    expect(said).toMatchObject({
      'objective-1': { measure: { target: 100, baseline: 25 } },
      'objective-2': { measure: { target: 'quota' } },
      'objective-3': { measure: { target: 0 } },
    });
    expect(did).toEqual({
      'objective-1': { done: false, actual: 75 },
      'objective-2': { done: true, actual: 110, note: '(left out)' },
      'objective-3': { done: true, actual: 0 },
      'objective-4': { done: false, actual: 100 },
      'objective-5': { done: true },
      'objective-6': { done: true, actual: 'unknown' },
    });
  });

  it('is as unknown as it was', () => {
    const unknown = { number: 'unknown', said: 'unknown', did: 'unknown', worked: 'unknown' } as const;
    expect(shown(unknown)).toMatchObject(unknown);
    expect(shown({ worked: {} }).worked).toEqual({});
  });

  it('has none of the data that people put beside it', () => {
    const worked = { tours: { effort: 'Tours', 'x-allow': { 'worked/result': 'Jo knows' }, 'x-globex': 5 } };
    const own = { 'x-salary': { ana: 90000 } };
    const disguised = shown({ worked, ...own });
    expect(disguised.worked).toEqual({ 'effort-1': { effort: '(left out)' } });
    expect(Object.keys(disguised)).not.toContain('x-salary');
  });

  it('may have ids that are words of the format', () => {
    const said = { did: { objective: 'A' }, next: { objective: 'B', measure: { metric: 'calls', target: 5 } } };
    expect(shown({ said, did: { did: { done: true }, next: 'unknown' } })).toMatchObject({
      said: { 'objective-1': { objective: '(left out)' }, 'objective-2': { objective: '(left out)' } },
      did: { 'objective-1': { done: true }, 'objective-2': 'unknown' },
    });
  });
});

describe('whatever people wrote', () => {
  const word = fc.stringMatching(/^[A-Z][a-z]{4,9}zq$/);
  const id = fc.stringMatching(/^[a-z]{4,9}zq$/);
  const amount = fc.integer({ min: 1, max: 1e7 });
  const answers = fc.record({
    number: fc.record({ quota: amount, booked: amount }),
    worked: fc.dictionary(id, fc.record({ effort: word, result: word, keep: fc.boolean() }), { maxKeys: 3 }),
    learned: fc.dictionary(id, fc.record({ lesson: word, pivot: word }), { maxKeys: 3 }),
    biggest_client: fc.record({ client: word, news: word }),
    next: fc.dictionary(id, fc.record({ objective: word, why: word, expects: amount, good: fc.boolean() }), {
      maxKeys: 3,
    }),
  });
  const entriesIn = (section: unknown): unknown[] => (isTree(section) ? Object.values(section) : []);

  it('no word of it and no id is left, and each verdict and the share of each amount is', () => {
    fc.assert(
      fc.property(answers, (changed) => {
        const { quota } = changed.number;
        const result = anonymous({ ...review, ...changed }, { team: others, hundred: quota });
        expect(JSON.stringify(result)).not.toContain('zq');
        const share = (one: number): number => Math.round((one / quota) * 10000) / 100;
        expect(result.number).toEqual({ quota: 100, booked: share(changed.number.booked) });
        expect(entriesIn(result.worked)).toMatchObject(Object.values(changed.worked).map(({ keep }) => ({ keep })));
        expect(entriesIn(result.next)).toMatchObject(
          Object.values(changed.next).map(({ expects, good }) => ({ expects: share(expects), good })),
        );
      }),
    );
  });
});

describe('a report', () => {
  const told = (rep: string, quarter: string) =>
    reviewOf(rep, quarter, {
      number: { quota: 250000, booked: 231500 },
      said: { globex: { objective: 'Meet Globex' } },
      did: { globex: { done: false } },
      worked: { tours: { effort: 'Ran tours of the plant', result: 'Globex signed' } },
      didnt_work: { ads: { effort: 'Placed ads in papers', decision: 'stop' } },
      learned: { frozen: { lesson: 'Budgets are frozen until July', pivot: 'Halves' } },
      next: { globex: { objective: 'Meet Globex', serves: 'new-logos', expects: 125000 } },
    });
  const commit = { commit: '3f2c1ab', day: '2026-01-07', author: 'Jo Park' };
  const evidence = [
    {
      id: 'globex',
      grade: 3,
      seen: commit,
      isDayKnown: true,
      changed: null,
      isChangedSince: false,
      outcome: commit,
      remote: '2026-01-08',
      isRemoteInTime: false,
    },
  ] as const;
  const sources = {
    ...sourcesOf([told('ana', '2026-Q1'), { ...told('ben', '2026-Q1'), worked: {} }], {
      facts: { ana: { booked: 231500, won: 9, lost: 12, average_deal: 25722, days_to_close: 62 } },
      evidence,
      findings: [finding, { ...finding, rule: 'file/yaml', file: 'qreview.yaml' }],
    }),
    evidenceLimits: ['/home/jo/acme-west is in no repository'],
  };
  const plain = align(sources, PARTS, 2);
  const report = anonymous(plain, disguise);

  it('says who is who by numbers, in the order of the team file', () => {
    expect(report).toMatchObject({
      team: 'A team',
      leader: 'Its leader',
      currency: 'XXX',
      reviews: [
        { rep: 'rep-1', name: 'Rep 1', file: 'reviews/2026-Q1/rep-1.yaml', state: 'done' },
        { rep: 'rep-2', name: 'Rep 2', file: 'reviews/2026-Q1/rep-2.yaml', state: 'done' },
      ],
      firstDay: '2026-01-01',
    });
  });

  it('has money by the quota, and shares and counts as they are', () => {
    expect(report.promises?.reps[0]).toMatchObject({
      booked: 92.6,
      quota: 100,
      attainment: 0.926,
      box: 'broke-missed',
    });
    expect(report.number).toMatchObject({
      quarter: { amount: 185.2, against: 200, share: 0.926, gap: 14.8, reps: 2, of: 2 },
      year: { year: '2026', number: 800, booked: 185.2, needed: 204.93 },
      next: { said: 2, items: 2 },
      crm: {
        exports: [{ file: '(left out)', imported: '2026-04-01' }],
        reps: [{ rep: 'rep-1', booked: 92.6, won: 9, lost: 12, averageDeal: 10.29, daysToClose: 62 }],
      },
    });
    expect(report.known?.questions).toEqual(plain.known?.questions);
    expect(report.history?.quarters).toEqual(['2025-Q4', '2026-Q1']);
  });

  it('has what several have in common without its words', () => {
    const one = { rep: 'rep-1', name: 'Rep 1', text: '(left out)', result: null };
    const other = { rep: 'rep-2', name: 'Rep 2', text: '(left out)', result: null };
    expect(report.across?.lessons).toEqual([
      [
        { ...one, id: 'lesson-1' },
        { ...other, id: 'lesson-1' },
      ],
    ]);
    expect(report.across?.failing).toEqual([
      [
        { ...one, id: 'effort-2' },
        { ...other, id: 'effort-2' },
      ],
    ]);
    expect(report.across?.works).toEqual([{ by: [{ ...one, id: 'effort-1' }], failedFor: [], others: 1 }]);
    expect(report.alignment?.[0]?.goals).toEqual(['goal-1']);
  });

  it('says of a finding which rule it is of, and nothing of what it found', () => {
    const place = { severity: 'warning', line: 7, column: 3, path: [], excerpt: '' };
    expect(report.findings).toEqual([
      {
        ...place,
        rep: 'rep-1',
        name: 'Rep 1',
        rule: 'next/clear',
        file: 'reviews/2026-Q1/rep-1.yaml',
        message: 'the words leave open what is done to what',
      },
      { ...place, rep: null, name: null, rule: 'file/yaml', file: 'qreview.yaml', message: '(left out)' },
    ]);
  });

  it('has of the evidence the days and the grades, and neither commits nor folders', () => {
    expect(report.promises?.evidenceLimits).toEqual([]);
    const hidden = { commit: '(left out)', day: '2026-01-07', author: '(left out)' };
    expect(report.promises?.reps[0]?.evidence).toMatchObject({
      grade: 3,
      latest: hidden,
      promises: [{ id: 'objective-1', seen: hidden, outcome: hidden, remote: '2026-01-08', isRemoteInTime: false }],
    });
  });

  it('has the largest amount for 100 where there is no quota, and nothing of nothing', () => {
    const amounts = {
      version: 1,
      rep: null,
      day: '2026-04-02',
      won: 900,
      number: { booked: -500, crm: 250 },
      next: { a: { expects: 125 } },
    };
    expect(anonymous(amounts, { team, hundred: undefined })).toEqual({
      version: 1,
      rep: null,
      day: '2026-04-02',
      won: 900,
      number: { booked: -100, crm: 50 },
      next: { a: { expects: 25 } },
    });
    expect(anonymous({ booked: 0 }, { team, hundred: undefined })).toEqual({ booked: 0 });
  });
});

describe('a text or an id', () => {
  it.each([
    ['without', ['Ben Okafor', 'Zoe Kern', ''], ['Rep 2', '(left out)', '']],
    ['rep', 'zoe-kern', '(left out)'],
    ['file', 'reviews/2026-Q1/zoe-kern.yaml', 'reviews/2026-Q1/(left out).yaml'],
    ['file', 'reviews/globex/ana.yaml', '(left out)'],
    ['file', 'actuals/2026-Q1.yaml', 'actuals/2026-Q1.yaml'],
    ['file', 'qreview.yaml', 'qreview.yaml'],
    ['file', 'globex.yaml', '(left out)'],
    ['file', 'globex/actuals/2026-Q1.yaml', '(left out)'],
    ['file', 'actuals/2026-Q1.yaml.globex', '(left out)'],
    ['file', 'globex/reviews/2026-Q1/ana.yaml', '(left out)'],
    ['file', 'reviews/2026-Q1/ana.yaml.globex', '(left out)'],
    ['leader', 'Jo Park', 'Its leader'],
    ['currency', 'EUR', 'XXX'],
    ['used', 'Ben Okafor', 'Rep 2'],
    ['quarter', '2026-Q1', '2026-Q1'],
    ['quarter', 'Globex', '(left out)'],
    ['word', '2026-Q1', '(left out)'],
    ['goals', 'globex', 'goal-1'],
    ['because', '2025-Q3/didnt_work.globex', '2025-Q3/didnt_work.effort-1'],
    ['because', 'not worked.globex', '(left out)'],
    ['because', 'worked.cold\nGlobex', '(left out)'],
    ['evidenceLimits', ['the folder /home/jo has no git'], []],
    ['id', 'globex', 'id-1'],
    ['target', 'all of Globex', '(left out)'],
    ['a key of tomorrow', 'Globex', '(left out)'],
  ])('%s: %j is %j', (key, value, expected) => {
    expect(anonymous<unknown>({ [key]: value }, disguise)).toEqual({ [key]: expected });
  });

  it('that says which question it is has its number, which is no amount', () => {
    expect(anonymous({ number: 3, title: 'What did not work?' }, disguise)).toEqual({
      number: 3,
      title: 'What did not work?',
    });
  });

  it('that stands where a target should be makes no figure beside it an index', () => {
    const measure = { metric: 'calls', target: 'all of Globex', baseline: 5 };
    expect(anonymous<unknown>(measure, disguise)).toEqual({
      metric: '(left out)',
      target: '(left out)',
      baseline: null,
    });
  });

  it('beside a text that is left out says nothing either', () => {
    expect(anonymous<unknown>({ text: 'Mails to Globex', result: '2 closed' }, disguise)).toEqual({
      text: '(left out)',
      result: null,
    });
  });

  it('is a finding only with its rule and its message', () => {
    expect(anonymous<unknown>({ rule: 'next/clear' }, disguise)).toEqual({ rule: 'next/clear' });
    expect(anonymous<unknown>({ message: 'Globex' }, disguise)).toStrictEqual({ message: '(left out)' });
    const found = { rule: 'next/clear', message: 'Globex', path: ['next', 'globex'], excerpt: 'Globex' };
    expect(anonymous<unknown>(found, disguise)).toEqual({
      rule: 'next/clear',
      message: 'the words leave open what is done to what',
      path: [],
      excerpt: '',
    });
  });

  it('of people of one name is told apart by their ids', () => {
    const same = { ...team, reps: { a: { name: 'Ana Silva' }, b: { name: 'Ana Silva' } } };
    const result = [
      { rep: 'b', name: 'Ana Silva' },
      { name: 'Ana Silva', review: { rep: 'b' } },
      { name: 'Ana Silva' },
      { rep: 'zoe-kern', name: 'Ana Silva' },
    ];
    expect(anonymous(result, { team: same, hundred: 1 })).toMatchObject([
      { rep: 'rep-2', name: 'Rep 2' },
      { name: 'Rep 2' },
      { name: 'Rep 1' },
      { rep: '(left out)', name: '(left out)' },
    ]);
  });
});

describe('tables', () => {
  const goals = { 'new-logos': { goal: 'Win 40 new logos', metric: 'new logos', target: 40 } };
  const flat = (changed: Partial<Review> = {}) => {
    const reviews = [
      { rep: 'ana-silva', quarter: '2025-Q4', state: 'done', review: previous, facts: undefined },
      {
        rep: 'ana-silva',
        quarter: '2026-Q1',
        state: 'done',
        review: { ...review, ...changed },
        facts: { booked: 231500, average_deal: 25000, won: 9 },
      },
    ] as const;
    const tables = flatTables({ ...others, goals, number: { 2026: 1000000 } }, reviews, [
      { ...finding, file: 'reviews/2026-Q1/ana-silva.yaml' },
    ]);
    return anonymous(tables, { team: others, hundred: 250000 });
  };

  it('keep their keys apart, and a plan its key when it becomes a promise', () => {
    const { plans, promises, efforts, lessons, causes, goals: goalRows } = flat();
    const before = plans.filter(({ quarter }) => quarter === '2025-Q4');
    expect(promises.map(({ promise }) => promise)).toEqual(before.map(({ plan }) => plan));
    expect(new Set(plans.map(({ plan }) => plan)).size).toBe(4);
    expect(efforts.map(({ effort, words }) => [effort, words])).toEqual([
      ['effort-1', '(left out)'],
      ['effort-2', '(left out)'],
      ['effort-1', '(left out)'],
      ['effort-2', '(left out)'],
    ]);
    expect(lessons).toMatchObject([{ lesson: 'lesson-1', words: '(left out)' }]);
    const plan = plans.at(-1)?.['plan'];
    expect(causes).toMatchObject([
      { plan, cause: 'worked.effort-1' },
      { plan, cause: 'learned.lesson-1' },
      { plan, cause: `did.${promises[0]?.['promise']}` },
      { plan, cause: 'biggest_client' },
    ]);
    expect(goalRows).toEqual([
      { team: 'A team', goal: 'goal-1', words: '(left out)', metric: '(left out)', target: 100 },
    ]);
  });

  it('have money by the quota, and what a promise came to by its target', () => {
    const { reviews, numbers, actuals, promises } = flat({
      said: {
        a: { objective: 'A', measure: { metric: 'meetings', target: 8 } },
        b: { objective: 'B', measure: { metric: 'booked', target: 'quota' } },
        c: { objective: 'C' },
      },
      did: { a: { done: false, actual: 2 }, b: { done: true, actual: 300000 }, c: { done: true, actual: 300000 } },
    });
    expect(reviews[1]).toMatchObject({
      quota: 100,
      booked: 92.6,
      crm_booked: 92.6,
      state: 'done',
      knows_next: 'known',
    });
    expect(numbers).toEqual([{ team: 'A team', period: '2026', number: 400 }]);
    expect(actuals).toMatchObject([{ booked: 92.6, average_deal: 10, won: 9 }]);
    expect(promises).toMatchObject([
      { target: 100, actual: 25, outcome: 'missed' },
      { target: null, actual: 120, outcome: 'kept' },
      { target: null, actual: null, outcome: 'kept' },
    ]);
  });

  it('have findings without what they found', () => {
    expect(flat().findings).toEqual([
      {
        team: 'A team',
        file: 'reviews/2026-Q1/rep-1.yaml',
        line: 7,
        column: 3,
        rule: 'next/clear',
        rep: 'rep-1',
        quarter: '2026-Q1',
        severity: 'warning',
        message: 'the words leave open what is done to what',
      },
    ]);
  });
});
