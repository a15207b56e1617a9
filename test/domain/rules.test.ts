/** What the examples in test/rules can't show. */
import { describe, expect, it } from 'vitest';
import type { RepActuals } from '../../src/domain/actuals.ts';
import type { Evidence } from '../../src/domain/evidence.ts';
import type { Objective, Outcome, Review, Unknown } from '../../src/domain/review.ts';
import { entriesOf } from '../../src/domain/review.ts';
import { didAnswered } from '../../src/domain/rules/did-answered.ts';
import { didConsistent } from '../../src/domain/rules/did-consistent.ts';
import { didMatchesTheCrm } from '../../src/domain/rules/did-matches-the-crm.ts';
import { didNumber } from '../../src/domain/rules/did-number.ts';
import { didntWorkDecided } from '../../src/domain/rules/didnt-work-decided.ts';
import { effortContradicts } from '../../src/domain/rules/effort-contradicts.ts';
import { checkRules, checkSettings, REVIEW_RULES } from '../../src/domain/rules/index.ts';
import { learnedBiggestClient } from '../../src/domain/rules/learned-biggest-client.ts';
import { learnedEnvironment } from '../../src/domain/rules/learned-environment.ts';
import { saidBeforeTheQuarter } from '../../src/domain/rules/said-before-the-quarter.ts';
import { nextFacesMissedPromises } from '../../src/domain/rules/next-faces-missed-promises.ts';
import { nextKeepsWhatWorked } from '../../src/domain/rules/next-keeps-what-worked.ts';
import { nextUsesWhatWasLearned } from '../../src/domain/rules/next-uses-what-was-learned.ts';
import { saidOnRecord } from '../../src/domain/rules/said-on-record.ts';
import { saidUnchanged } from '../../src/domain/rules/said-unchanged.ts';
import { workedResult } from '../../src/domain/rules/worked-result.ts';
import { context, evidence, previous, review, team } from './sample.ts';

const reviewDid = Object.fromEntries(entriesOf(review, 'did'));

it('are checked with every validation where they are about the record, not the plan', () => {
  expect(REVIEW_RULES.filter(({ isOfTheRecord }) => isOfTheRecord).map(({ id }) => id)).toEqual([
    'said/unchanged',
    'did/answered',
  ]);
});

it('are told from slips in the team file', () => {
  const rules = { 'next/mesurable': 'none', 'next/aligned': 'info', nonsense: 'error' } as const;
  expect(checkSettings({ ...team, rules })).toMatchObject([
    {
      path: ['rules', 'next/mesurable'],
      isOfKey: true,
      message: 'there is no rule next/mesurable',
      advice: 'did you mean next/measurable?',
    },
    { message: 'there is no rule nonsense', advice: expect.stringMatching(/^the rules are: said\/on-record, said/) },
  ]);
  expect(checkSettings(team)).toEqual([]);
});

it('say nothing of a plan that has not been asked for, or is not known', () => {
  const { next: _, ...unasked } = review;
  const open: Review = { ...unasked, did: { ...reviewDid, proposals: { done: false } } };
  for (const rule of [nextFacesMissedPromises, nextKeepsWhatWorked, nextUsesWhatWasLearned]) {
    expect(rule.check({ ...open, next: {} }, context)).not.toEqual([]);
    expect(rule.check({ ...open, next: 'unknown' }, context)).toEqual([]);
    expect(rule.check(open, context)).toEqual([]);
  }
});

describe('did/answered', () => {
  it('waits for the outcomes until the review is final', () => {
    expect(didAnswered.check({ ...review, state: 'draft', did: {} }, context)).toEqual([]);
    expect(didAnswered.check({ ...review, did: {} }, context)).toHaveLength(3);
    expect(didAnswered.check({ ...review, did: 'unknown' }, context)).toEqual([]);
    const { did: _, ...unasked } = review;
    expect(didAnswered.check(unasked, context)).toEqual([]);
  });

  it('names the promises that there are, where an outcome is like none of them', () => {
    expect(didAnswered.check({ ...review, did: { ...reviewDid, xyz: { done: true } } }, context)).toEqual([
      {
        path: ['did', 'xyz'],
        message: 'nothing was promised as xyz',
        advice: 'the promises are: three-cios, turin-file, proposals',
      },
    ]);
  });
});

describe('said/unchanged', () => {
  it('tells an unknown promise from a known one, both ways', () => {
    const expected = [
      {
        path: ['said'],
        message: 'the promise differs from the plan of 2025-Q4',
        advice: 'a promise is carried word for word: write it as reviews/2025-Q4/ana-silva.yaml has it under next',
      },
    ];
    expect(saidUnchanged.check({ ...review, said: 'unknown' }, context)).toEqual(expected);
    expect(saidUnchanged.check(review, { ...context, previous: { ...previous, next: 'unknown' } })).toEqual(expected);
  });

  it('does not hold a review against a plan that was still a draft', () => {
    expect(
      saidUnchanged.check({ ...review, said: {} }, { ...context, previous: { ...previous, state: 'draft' } }),
    ).toEqual([]);
  });

  it('says nothing before the promise has been carried over', () => {
    const { said: _, ...unasked } = review;
    expect(saidUnchanged.check(unasked, context)).toEqual([]);
  });

  it('is left open where the plan cannot be read', () => {
    const unread = { ...context, previous: undefined, unreadable: ['2025-Q4'] };
    const message = 'the plan of 2025-Q4 cannot be read, so nobody knows whether the promise is unchanged';
    const advice = 'mend it: qreview validate reviews/2025-Q4/ana-silva.yaml';
    expect(saidUnchanged.check(review, unread)).toEqual([{ path: ['said'], severity: 'warning', message, advice }]);
    const { said: _, ...unasked } = review;
    expect(saidUnchanged.check(unasked, unread)).toEqual([]);
  });
});

describe('said/on-record', () => {
  const advice = 'agree on a plan under next: it becomes the promise for 2026-Q2';

  it('is a remark only in the first review of a rep', () => {
    const message = 'Ana Silva promised nothing for 2026-Q1';
    expect(saidOnRecord.check({ ...review, said: {} }, context)).toEqual([{ path: ['said'], message, advice }]);
    expect(saidOnRecord.check({ ...review, said: {} }, { ...context, isFirst: true })).toEqual([
      { path: ['said'], message, advice, severity: 'info' },
    ]);
  });

  it('tells what is not known from what was not promised', () => {
    const message = "you don't know what Ana Silva promised for 2026-Q1";
    expect(saidOnRecord.check({ ...review, said: 'unknown' }, context)).toEqual([{ path: ['said'], message, advice }]);
  });
});

it('is no more severe than it takes itself for, whatever the team sets for it', () => {
  const first = { ...context, isFirst: true };
  const severityWith = (set?: 'error' | 'warning' | 'info'): unknown => {
    const withRules = set === undefined ? team : { ...team, rules: { 'said/on-record': set } };
    return checkRules([saidOnRecord], { ...review, said: {} }, { ...first, team: withRules }).map(
      ({ severity }) => severity,
    );
  };
  expect(severityWith()).toEqual(['info']);
  expect(severityWith('error')).toEqual(['info']);
  expect(severityWith('warning')).toEqual(['info']);
  expect(severityWith('info')).toEqual(['info']);
});

describe('said/before-the-quarter', () => {
  const all = ['three-cios', 'turin-file', 'proposals'];
  const began = 'and 2026-Q1 began on 2026-01-01';
  const check = (known: Evidence): string[] =>
    saidBeforeTheQuarter
      .check(review, { ...context, evidence: known })
      .map(({ path, message }) => `${path.join('.')}: ${message}`);

  it('gives fourteen days after the first', () => {
    expect(check(evidence(all, '2026-01-15'))).toEqual([]);
    expect(check(evidence(all, '2026-01-16'))).toEqual([`said: git first saw the promise on 2026-01-16, ${began}`]);
  });

  it('says nothing of a promise of which no day is known', () => {
    const known = evidence(all, '2026-03-20', '2026-03-25').map((one) => ({
      ...one,
      isDayKnown: one.id === 'proposals',
    }));
    expect(check(known.slice(0, 2))).toEqual([]);
    expect(check(known)).toHaveLength(1);
  });

  it('gives as many to change it', () => {
    expect(check(evidence(all, '2025-12-30', '2026-01-15'))).toEqual([]);
    expect(check(evidence(['turin-file'], '2025-12-30', '2026-01-16'))).toEqual([
      `said.turin-file: "Have the file for Turin ready" of 2025-12-30 was changed on 2026-01-16, ${began}`,
    ]);
    expect(check(evidence(all, '2026-02-01', '2026-03-01'))).toHaveLength(1);
    expect(check(evidence(['turin-file'], '2026-01-15', '2026-01-16'))).toEqual([
      `said.turin-file: "Have the file for Turin ready" of 2026-01-15 was changed on 2026-01-16, ${began}`,
    ]);
    const changed = { ...context, evidence: evidence(['turin-file'], '2025-12-30', '2026-02-01') };
    expect(saidBeforeTheQuarter.check(review, changed)).toMatchObject([
      {
        advice: 'leave a promise as it was given: what came between belongs in the note under did, or in released',
      },
    ]);
  });

  it('does not say of a promise that came late that it was changed too', () => {
    const known = [...evidence(['three-cios'], '2026-01-07'), ...evidence(['proposals'], '2026-03-20', '2026-03-25')];
    expect(check(known)).toEqual([`said.proposals: git first saw "Close the open proposals" on 2026-03-20, ${began}`]);
  });

  it('names the one promise that came late', () => {
    expect(
      check([...evidence(['three-cios', 'turin-file'], '2026-01-07'), ...evidence(['proposals'], '2026-03-20')]),
    ).toEqual([`said.proposals: git first saw "Close the open proposals" on 2026-03-20, ${began}`]);
  });

  it("counts from the first day of the team's own quarter", () => {
    const february = { ...team, fiscal_year: { starts: 'february' } } as const;
    const known = evidence(all, '2025-02-15');
    expect(saidBeforeTheQuarter.check(review, { ...context, team: february, evidence: known })).toEqual([]);
  });

  it('says nothing where git says nothing, or nothing was promised', () => {
    expect(saidBeforeTheQuarter.check(review, context)).toEqual([]);
    const known = evidence(all, '2026-03-01');
    expect(saidBeforeTheQuarter.check({ ...review, said: {} }, { ...context, evidence: known })).toEqual([]);
    const nothing = known.map((one) => ({ ...one, seen: null }));
    expect(check(nothing)).toEqual([]);
  });
});

describe('did/consistent', () => {
  function check(measure: Objective['measure'], outcome: Outcome | Unknown, changed: Partial<Review> = {}): string[] {
    const objective = { objective: 'Call', ...(measure === undefined ? { done_when: 'called' } : { measure }) };
    return didConsistent
      .check({ ...review, said: { calls: objective }, did: { calls: outcome }, ...changed }, context)
      .map(({ message }) => message);
  }
  const atLeast = { metric: 'calls', target: 40 };
  const atMost = { metric: 'days', target: 5, at_most: true, baseline: 9 };

  it('takes exactly the target as reached, whatever the baseline', () => {
    expect(check(atLeast, { done: true, actual: 40 })).toEqual([]);
    expect(check(atLeast, { done: false, actual: 40 })).toEqual([
      '"Call" is down as not done, but came to 40: promised was 40 calls',
    ]);
    expect(check({ ...atLeast, baseline: 40 }, { done: true, actual: 40 })).toEqual([]);
    expect(check(atMost, { done: true, actual: 5 })).toEqual([]);
    expect(check(atMost, { done: false, actual: 5 })).toEqual([
      '"Call" is down as not done, but came to 5: promised was at most 5 days (from 9)',
    ]);
  });

  it('counts what falls just short', () => {
    expect(check(atLeast, { done: true, actual: 39.5 })).toEqual([
      '"Call" is down as done, but came to 39.5: promised was 40 calls',
    ]);
    expect(check(atLeast, { done: false, actual: 39.5 })).toEqual([]);
    expect(check(atMost, { done: true, actual: 5.5 })).toHaveLength(1);
    expect(check({ metric: 'loss', target: -10 }, { done: true, actual: -20 })).toHaveLength(1);
  });

  it("measures against the review's quota, or else the team's", () => {
    const quota = { metric: 'booked', target: 'quota' } as const;
    const missed = { done: true, actual: 249000 };
    expect(check(quota, missed, { number: { quota: 249000 } })).toEqual([]);
    expect(check(quota, missed, { number: 'unknown' })).toEqual([
      '"Call" is down as done, but came to $249,000: promised was the quota of $250,000',
    ]);
    expect(check(quota, missed, { number: {}, quarter: '2026-Q3' })).toEqual([]);
  });

  it('says nothing where there is nothing to compare', () => {
    expect(check(atLeast, 'unknown')).toEqual([]);
    expect(check(atLeast, { done: true, actual: 'unknown' })).toEqual([]);
    expect(check(atLeast, { done: true })).toEqual([]);
    expect(check(atLeast, { actual: 3 })).toEqual([]);
    expect(check(atLeast, { done: true, actual: 3, released: 'The list was withdrawn' })).toEqual([]);
    expect(check(undefined, { done: true, actual: 3 })).toEqual([]);
    expect(check(atLeast, { done: true, actual: 3 }, { said: {} })).toEqual([]);
  });
});

describe('did/number', () => {
  const check = (changed: Partial<Review>): (readonly [unknown, string])[] =>
    didNumber.check({ ...review, ...changed }, context).map(({ path, message }) => [path, message] as const);
  const unknown = "you don't know what Ana Silva booked in 2026-Q1";

  it('stands at the number, or at what is unknown of it', () => {
    expect(check({ number: 'unknown' })).toEqual([[['number'], unknown]]);
    expect(check({ number: { quota: 1 } })).toEqual([[['number'], unknown]]);
    expect(check({ number: { quota: 1, booked: 'unknown' } })).toEqual([[['number', 'booked'], unknown]]);
    expect(check({ number: { quota: 0, booked: 0 } })).toEqual([]);
  });

  it('takes the quota from the team file where the review has none', () => {
    expect(check({ number: { booked: 5 } })).toEqual([]);
    expect(check({ number: { booked: 5 }, quarter: '2026-Q3' })).toEqual([
      [['number'], 'Ana Silva has no quota for 2026-Q3'],
    ]);
    expect(check({ number: 'unknown', quarter: '2026-Q3' })).toHaveLength(2);
    expect(didNumber.check({ ...review, number: { booked: 5 }, quarter: '2026-Q3' }, context)).toMatchObject([
      { advice: 'write it into qreview.yaml under reps, ana-silva, quota' },
    ]);
  });

  it('waits in a draft until what was booked has been asked for', () => {
    expect(check({ state: 'draft', number: { quota: 1 } })).toEqual([]);
    expect(check({ state: 'draft', number: {}, quarter: '2026-Q3' })).toEqual([]);
    expect(check({ state: 'draft', number: 'unknown' })).toHaveLength(1);
  });
});

describe('did/matches-the-crm', () => {
  const check = (changed: Partial<Review>, facts: RepActuals = { booked: 231500 }): string[] =>
    didMatchesTheCrm
      .check({ ...review, ...changed }, { ...context, facts })
      .map(({ path, message, advice }) => `${path.join('.')}: ${message} → ${advice}`);

  it('asks which is right where the review was typed and the CRM says something else', () => {
    expect(check({ number: { booked: 231500.5 } })).toEqual([
      'number.booked: the review says $231,500.50 was booked, and the CRM says $231,500 → correct booked, or keep both figures with crm: 231500 below it',
    ]);
    expect(check({ number: { booked: 231500 } })).toEqual([]);
  });

  it('is content with both figures, until the CRM says another', () => {
    expect(check({ number: { booked: 240000, crm: 231500 } })).toEqual([]);
    expect(check({ number: { booked: 240000, crm: 0 } })).toEqual([
      'number.crm: the CRM said $0 was booked when this was reviewed, and says $231,500 now → find out what was changed; then write crm: 231500, and correct booked if it was wrong',
    ]);
  });

  it('says nothing where one of the two says nothing', () => {
    expect(check({ number: 'unknown' })).toEqual([]);
    expect(check({ number: { booked: 'unknown' } })).toEqual([]);
    expect(check({ number: { quota: 5 } })).toEqual([]);
    expect(check({ number: { booked: 5, crm: 5 } }, { won: 3 })).toEqual([]);
    const { number: _, ...unasked } = review;
    expect(didMatchesTheCrm.check(unasked, { ...context, facts: { booked: 5 } })).toEqual([]);
    expect(didMatchesTheCrm.check({ ...review, number: { crm: 5 } }, context)).toEqual([]);
  });

  it('holds what a promise came to against what the CRM counted', () => {
    const facts = { metrics: { 'CIO meetings': 3, proposals: 5 } };
    const outcome = (did: NonNullable<Review['did']>): string[] => check({ did }, facts);
    expect(outcome({ 'three-cios': { done: false, actual: 2 }, proposals: { done: true, actual: 5 } })).toEqual([
      'did.three-cios.actual: "Meet three CIOs" came to 2 here, and to 3 in the CRM → correct actual, or the CRM',
    ]);
    const rate = (actual: number): string[] =>
      check({ did: { 'three-cios': { done: false, actual } } }, { metrics: { 'CIO meetings': 66.68 } });
    // As exactly as it was written, rounded or cut.
    expect([66.7, 66.6, 67, 66].map(rate)).toEqual([[], [], [], []]);
    expect([66.5, 66.8, 65, 68].map((actual) => rate(actual).length)).toEqual([1, 1, 1, 1]);
    expect(outcome({ 'three-cios': 'unknown', 'turin-file': { done: true, actual: 9 } })).toEqual([]);
    expect(outcome({ 'three-cios': { done: true, actual: 'unknown' }, proposals: { done: true } })).toEqual([]);
    expect(check({ did: { 'three-cios': { done: false, actual: 2 } } }, { won: 3 })).toEqual([]);
  });
});

describe('worked/result', () => {
  it('asks for it whether or not the effort is kept up', () => {
    const worked = { a: { effort: 'A', keep: true }, b: { effort: 'B', keep: false }, c: { effort: 'C', result: '0' } };
    expect(workedResult.check({ ...review, worked }, context).map(({ path }) => path)).toEqual([
      ['worked', 'a'],
      ['worked', 'b'],
    ]);
  });
});

describe('didnt-work/decided', () => {
  it('takes each of the three decisions, and a reason for none', () => {
    const didnt_work = {
      a: { effort: 'A', decision: 'stop' },
      b: { effort: 'B', decision: 'change' },
      c: { effort: 'C', decision: 'repeat' },
      d: { effort: 'D', why: 'No replies' },
    } as const;
    expect(didntWorkDecided.check({ ...review, didnt_work }, context)).toEqual([
      {
        path: ['didnt_work', 'd'],
        message: `"D" didn't work, and nobody has decided what becomes of it`,
        advice: 'write decision: stop, change or repeat',
      },
    ]);
  });
});

describe('effort/contradicts', () => {
  const check = (worked: NonNullable<Review['worked']>, didnt_work: NonNullable<Review['didnt_work']>): string[] =>
    effortContradicts.check({ ...review, worked, didnt_work }, context).map(({ message }) => message);

  it('looks at the id, or at the words without their case and the space around them', () => {
    expect(check({ mail: { effort: 'Mail' } }, { mail: { effort: 'Letters' } })).toEqual([
      `"Letters" didn't work, and stands under worked too, as "Mail" (worked.mail)`,
    ]);
    expect(check({ mail: { effort: ' MAIL' } }, { post: { effort: 'mail\n' } })).toHaveLength(1);
    expect(check({ mail: { effort: 'Mail' } }, { mails: { effort: 'Mails' } })).toEqual([]);
    expect(check({ few: { effort: 'Briefe in Maßen' } }, { many: { effort: 'Briefe in Massen' } })).toEqual([]);
  });

  it('says nothing while one of the two is missing', () => {
    expect(check('unknown', { mail: { effort: 'Mail' } })).toEqual([]);
    expect(check({ mail: { effort: 'Mail' } }, {})).toEqual([]);
  });
});

describe('learned/environment', () => {
  const check = (learned: NonNullable<Review['learned']>): string[] =>
    learnedEnvironment.check({ ...review, learned }, context).map(({ message }) => message);

  it('wants one lesson about it', () => {
    expect(check({ a: { lesson: 'A', about: 'craft' }, b: { lesson: 'B', about: 'environment' } })).toEqual([]);
    expect(check({ a: { lesson: 'A' } })).toEqual(['no lesson is about what changed around Ana Silva in 2026-Q1']);
    expect(check({})).toEqual(['no lesson is about what changed around Ana Silva in 2026-Q1']);
    expect(check('unknown')).toEqual(["you don't know what changed around Ana Silva in 2026-Q1"]);
  });
});

describe('learned/biggest-client', () => {
  const check = (biggest_client: NonNullable<Review['biggest_client']>): string[] =>
    learnedBiggestClient.check({ ...review, biggest_client }, context).map(({ message }) => message);

  it('wants news of it, if there is one', () => {
    expect(check('unknown')).toEqual(["you don't know who Ana Silva's biggest client is, and what has happened there"]);
    expect(check({ client: 'Globex' })).toEqual([
      `you don't know what has happened at "Globex", Ana Silva's biggest client`,
    ]);
    expect(check({ client: 'Globex', news: 'None' })).toEqual([]);
    expect(check({ news: 'None' })).toEqual([]);
    expect(check({})).toEqual([]);
    expect(learnedBiggestClient.check({ ...review, biggest_client: 'unknown' }, context)).toMatchObject([
      { advice: 'ask, and write the client and the news' },
    ]);
  });
});
