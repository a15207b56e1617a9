/** What the examples in test/rules and test/team-rules can't show of the rules on the plan and the team. */
import { describe, expect, it } from 'vitest';
import type { Context } from '../../src/domain/context.ts';
import type { Objective, Outcome, Review } from '../../src/domain/review.ts';
import { nextAligned } from '../../src/domain/rules/next-aligned.ts';
import { nextCitesACause } from '../../src/domain/rules/next-cites-a-cause.ts';
import { nextClear } from '../../src/domain/rules/next-clear.ts';
import { nextCoversTheNumber } from '../../src/domain/rules/next-covers-the-number.ts';
import { nextJudged } from '../../src/domain/rules/next-judged.ts';
import { nextKeepsWhatWorked } from '../../src/domain/rules/next-keeps-what-worked.ts';
import { nextMeasurable } from '../../src/domain/rules/next-measurable.ts';
import { nextStopsWhatDidNot } from '../../src/domain/rules/next-stops-what-did-not.ts';
import type { ReviewRule, TeamQuarter } from '../../src/domain/rules/rule.ts';
import { teamEveryoneReviewed } from '../../src/domain/rules/team-everyone-reviewed.ts';
import { teamGoalOwned } from '../../src/domain/rules/team-goal-owned.ts';
import { teamQuotasCoverTheNumber } from '../../src/domain/rules/team-quotas-cover-the-number.ts';
import type { Team } from '../../src/domain/team.ts';

const team: Team = {
  version: 1,
  team: 'Acme West',
  leader: 'Jo Park',
  currency: 'USD',
  fiscal_year: { starts: 'january' },
  reps: { carla: { name: 'Carla Rossi', quota: { '2026-Q1': 240000, '2026-Q2': 260000 } } },
};
const context: Context = { team, previous: undefined, earlier: [], unreadable: [], isFirst: false };

function reviewOf(quarter: string, parts: Partial<Review>): Review {
  return { version: 1, rep: 'carla', quarter, state: 'draft', ...parts };
}

function messages(rule: ReviewRule, parts: Partial<Review>, around: Partial<Context> = {}): string[] {
  return rule.check(reviewOf('2026-Q1', parts), { ...context, ...around }).map(({ message }) => message);
}

const planned = (item: Partial<Objective>): Partial<Review> => ({
  next: { calls: { objective: 'Call ten accounts', ...item } },
});

describe('next/measurable', () => {
  it('takes a measure or done_when, whatever stands in it', () => {
    expect(messages(nextMeasurable, planned({ measure: { metric: 'booked', target: 'quota' } }))).toEqual([]);
    expect(messages(nextMeasurable, planned({ measure: { metric: 'complaints', target: 0 } }))).toEqual([]);
    expect(messages(nextMeasurable, planned({ done_when: 'All were called' }))).toEqual([]);
    expect(messages(nextMeasurable, planned({ expects: 5 }))).toEqual([
      'nothing says how you will know that "Call ten accounts" was done',
    ]);
  });

  it('says why the words alone are not enough, or that they may do', () => {
    const found = (objective: string): unknown =>
      nextMeasurable.check(reviewOf('2026-Q1', planned({ objective })), context);
    expect(found('Improve relationships')).toMatchObject([
      {
        message:
          'nothing says how you will know that "Improve relationships" was done: it names no figure, and "improve" can mean much or little',
        advice: 'write measure with a metric and a target; or, if it either happens or not, done_when',
      },
    ]);
    expect(found('Call ten accounts')).toMatchObject([
      { advice: 'its words seem to: write them as measure, with a metric and a target, or as done_when' },
    ]);
  });
});

describe('next/aligned', () => {
  it('names the goals that there are', () => {
    const goals = { retention: { goal: 'Lose none' }, enterprise: { goal: 'A third' } };
    const adviceFor = (of: Team): (string | undefined)[] =>
      nextAligned.check(reviewOf('2026-Q1', planned({})), { ...context, team: of }).map(({ advice }) => advice);
    expect(adviceFor(team)).toEqual(['write serves: quota; or plan something that does']);
    expect(adviceFor({ ...team, goals })).toEqual([
      'write serves: retention or enterprise or quota; or plan something that does',
    ]);
  });

  it('leaves a goal that is not there to the check of references', () => {
    expect(messages(nextAligned, planned({ serves: 'gone' }))).toEqual([]);
  });
});

describe('next/judged', () => {
  it('stands at the item without a verdict, or at the verdict', () => {
    const placeOf = (item: Partial<Objective>): unknown =>
      nextJudged.check(reviewOf('2026-Q1', planned(item)), context).map(({ path }) => path);
    expect(placeOf({ good: true })).toEqual([]);
    expect(placeOf({})).toEqual([['next', 'calls']]);
    expect(placeOf({ good_note: 'Which ten?' })).toEqual([['next', 'calls']]);
    expect(placeOf({ good: false })).toEqual([['next', 'calls', 'good']]);
  });
});

describe('next/clear', () => {
  it('is a hint on the words of the objective, whatever is measured', () => {
    const vague = { objective: 'Strengthen relationships', measure: { metric: 'calls', target: 10 } };
    expect(nextClear.check(reviewOf('2026-Q1', planned(vague)), context)).toMatchObject([
      { path: ['next', 'calls', 'objective'] },
    ]);
    expect(messages(nextClear, planned({ objective: 'Agree with the CIO of Initech on a plan' }))).toEqual([]);
  });
});

describe('next/keeps-what-worked', () => {
  const worked = { calls: { effort: 'Cold calls to IT managers', keep: true } };
  const adviceFor = (objectives: readonly string[], of = team): (string | undefined)[] => {
    const next = Object.fromEntries(objectives.map((objective, index) => [`item-${index + 1}`, { objective }]));
    return nextKeepsWhatWorked
      .check(reviewOf('2026-Q1', { worked, next }), { ...context, team: of })
      .map(({ advice }) => advice);
  };
  const none = 'cite worked.calls in the plan item that keeps it up, or write keep: false';

  it('names the item whose words are nearest', () => {
    expect(adviceFor(['Write offers', 'Calls to managers of banks', 'Cold calls to IT managers of banks'])).toEqual([
      'cite worked.calls in next.item-3, whose words are near, or write keep: false',
    ]);
    expect(adviceFor(['Write offers'])).toEqual([none]);
    expect(adviceFor([])).toEqual([none]);
  });

  it('does not name one that does something else instead', () => {
    expect(adviceFor(['Stop cold calls to IT managers'])).toEqual([none]);
  });

  it('takes words for the same that the team does', () => {
    expect(adviceFor(['Phone CIOs'])).toEqual([none]);
    const same: Team = {
      ...team,
      same_words: [
        ['cold calls', 'phone'],
        ['IT managers', 'CIOs'],
      ],
    };
    expect(adviceFor(['Phone CIOs'], same)).toEqual([
      'cite worked.calls in next.item-1, whose words are near, or write keep: false',
    ]);
  });
});

describe('next/stops-what-did-not', () => {
  const failed = (quarter: string, id: string, effort: string): Review =>
    reviewOf(quarter, { didnt_work: { [id]: { effort } } });
  const email = failed('2025-Q3', 'cold-email', 'Cold e-mail to IT managers');

  it('points at the earlier effort, and says what to write', () => {
    const next = { banks: { objective: 'Cold e-mails to the IT managers of banks' } };
    expect(nextStopsWhatDidNot.check(reviewOf('2026-Q1', { next }), { ...context, earlier: [email] })).toEqual([
      {
        path: ['next', 'banks', 'objective'],
        severity: 'warning',
        message:
          '"Cold e-mails to the IT managers of banks" is nearly what didn\'t work in 2025-Q3: ' +
          '"Cold e-mail to IT managers" (words in common: Cold, e-mails, IT, managers)',
        advice:
          'see reviews/2025-Q3/carla.yaml, didnt_work.cold-email; write repeats: 2025-Q3/didnt_work.cold-email ' +
          'and why_this_time, or repeats: none if it is something else',
      },
    ]);
  });

  it('needs no file for an effort of this quarter', () => {
    const didnt_work = { webinars: { effort: 'Webinars' } };
    const next = { more: { objective: 'Webinars' } };
    expect(nextStopsWhatDidNot.check(reviewOf('2026-Q1', { didnt_work, next }), context)).toEqual([
      {
        path: ['next', 'more', 'objective'],
        severity: 'warning',
        message: '"Webinars" is nearly what didn\'t work in 2026-Q1: "Webinars" (word in common: Webinars)',
        advice: 'write repeats: didnt_work.webinars and why_this_time, or repeats: none if it is something else',
      },
    ]);
  });

  it('looks a year back, however much it is given', () => {
    const next = { more: { objective: 'Cold e-mail to IT managers' } };
    const quartersOf = (quarters: readonly string[]): number =>
      messages(nextStopsWhatDidNot, { next }, { earlier: quarters.map((quarter) => ({ ...email, quarter })) }).length;
    expect(quartersOf(['2025-Q1'])).toBe(1);
    expect(quartersOf(['2024-Q4'])).toBe(0);
    expect(quartersOf(['2025-Q4', '2025-Q3', '2025-Q2', '2025-Q1', '2024-Q4'])).toBe(1);
  });

  it('says nothing of what is done instead, or where the leader was asked', () => {
    const earlier = [failed('2025-Q4', 'calls', 'Cold calling')];
    const check = (item: Objective): string[] =>
      messages(nextStopsWhatDidNot, { next: { item }, didnt_work: {} }, { earlier });
    expect(check({ objective: 'Replace cold calling with referrals' })).toEqual([]);
    expect(check({ objective: 'Cold calling of banks', repeats: 'none' })).toEqual([]);
    expect(check({ objective: 'Cold calling of banks', why_this_time: 'They have a new CIO' })).toEqual([]);
    expect(check({ objective: 'Cold calling of banks' })).toHaveLength(1);
  });

  it('is an error where the leader says that it is a repeat, and not why', () => {
    const repeats = '2025-Q4/didnt_work.calls';
    const check = (item: Partial<Objective>): unknown =>
      nextStopsWhatDidNot.check(reviewOf('2026-Q1', planned({ repeats, ...item })), context);
    expect(check({})).toEqual([
      {
        path: ['next', 'calls', 'repeats'],
        message:
          '"Call ten accounts" does again what didn\'t work (2025-Q4/didnt_work.calls), ' +
          'and nothing says why it should work this time',
        advice: 'write why_this_time, or plan something else',
      },
    ]);
    expect(check({ why_this_time: 'They have a new CIO' })).toEqual([]);
  });

  it('takes words for the same that the team does', () => {
    const next = { dial: { objective: 'Dial IT managers' } };
    const around = { earlier: [failed('2025-Q4', 'calls', 'Cold calls to IT managers')] };
    const same: Team = { ...team, same_words: [['cold calls', 'dial']] };
    expect(messages(nextStopsWhatDidNot, { next }, { ...around, team: same })).toEqual([
      '"Dial IT managers" is nearly what didn\'t work in 2025-Q4: "Cold calls to IT managers" ' +
        '(words in common: Dial, IT, managers)',
    ]);
  });
});

describe('next/cites-a-cause', () => {
  it('asks for no cause where the quarter has none', () => {
    expect(messages(nextCitesACause, planned({}))).toEqual([]);
    expect(
      messages(nextCitesACause, { ...planned({}), learned: { frozen: { lesson: 'Budgets are frozen' } } }),
    ).toEqual(['"Call ten accounts" answers nothing of this quarter']);
  });
});

describe('next/covers-the-number', () => {
  const plan = (...amounts: readonly (number | undefined)[]): Partial<Review> => ({
    next: Object.fromEntries(
      amounts.map((expects, index) => [
        `item-${index + 1}`,
        { objective: 'Call', ...(expects === undefined ? {} : { expects }) },
      ]),
    ),
  });
  const promises = (...done: readonly boolean[]): Partial<Review> => ({
    said: Object.fromEntries(done.map((_, index) => [`promise-${index}`, { objective: 'Call' }])),
    did: Object.fromEntries(done.map((isDone, index): [string, Outcome] => [`promise-${index}`, { done: isDone }])),
  });
  const withQuota = (quota: number): Partial<Context> => ({
    team: { ...team, reps: { carla: { name: 'Carla Rossi', quota: { '2026-Q2': quota } } } },
  });

  it('has nothing to hold a plan against where no quota is set, or one of 0', () => {
    const withoutQuota = { team: { ...team, reps: { carla: { name: 'Carla' } } } };
    expect(messages(nextCoversTheNumber, plan(5), withoutQuota)).toEqual([]);
    expect(messages(nextCoversTheNumber, plan(undefined), withoutQuota)).toEqual([]);
    expect(messages(nextCoversTheNumber, plan(undefined), withQuota(0))).toEqual([]);
    expect(messages(nextCoversTheNumber, {}, withQuota(5))).toEqual([]);
  });

  it('says where to write what an item should bring', () => {
    expect(nextCoversTheNumber.check(reviewOf('2026-Q1', plan(undefined)), context)).toMatchObject([
      {
        message: 'no plan item says what it should bring of the quota of $260,000 for 2026-Q2',
        advice: 'write under expects the bookings that the two of you expect of each',
      },
    ]);
  });

  it('is content with exactly the quota, and not with a cent less', () => {
    expect(messages(nextCoversTheNumber, plan(130000, 130000))).toEqual([]);
    expect(messages(nextCoversTheNumber, plan(259999.9, 0.1))).toEqual([]);
    expect(messages(nextCoversTheNumber, plan(130000, 129999.99))).toEqual([
      'the plan is expected to bring $259,999.99 of the quota of $260,000 for 2026-Q2 (99%)',
    ]);
  });

  it('names what is missing, and how many items do not say', () => {
    const check = (...amounts: readonly (number | undefined)[]): unknown =>
      nextCoversTheNumber.check(reviewOf('2026-Q1', plan(...amounts)), { ...context, ...withQuota(280000) });
    expect(check(120000, 145000)).toEqual([
      {
        path: ['next'],
        message: 'the plan is expected to bring $265,000 of the quota of $280,000 for 2026-Q2 (95%)',
        advice: 'plan for the other $15,000',
      },
    ]);
    expect(check(120000, 145000, undefined)).toEqual([
      {
        path: ['next'],
        message:
          'the plan is expected to bring $265,000 of the quota of $280,000 for 2026-Q2 (95%), ' +
          "and 1 of 3 items doesn't say what it brings",
        advice: 'write expects where it is missing, and plan for the other $15,000',
      },
    ]);
    expect(check(0, undefined, undefined)).toMatchObject([
      {
        message:
          'the plan is expected to bring $0 of the quota of $280,000 for 2026-Q2 (0%), ' +
          "and 2 of 3 items don't say what they bring",
      },
    ]);
  });

  it('asks for the first figure where there is none', () => {
    expect(messages(nextCoversTheNumber, plan(undefined, undefined))).toEqual([
      'no plan item says what it should bring of the quota of $260,000 for 2026-Q2',
    ]);
  });

  it('says nothing without a plan, a quota, or a rep who is there', () => {
    expect(messages(nextCoversTheNumber, {})).toEqual([]);
    expect(messages(nextCoversTheNumber, { next: 'unknown' })).toEqual([]);
    expect(messages(nextCoversTheNumber, { next: {} })).toEqual([]);
    expect(messages(nextCoversTheNumber, plan(1), withQuota(0))).toEqual([]);
    expect(messages(nextCoversTheNumber, plan(1), { team: { ...team, reps: {} } })).toEqual([]);
    const { carla } = team.reps;
    const left: Team = { ...team, reps: { carla: { name: 'Carla Rossi', ...carla, to: '2026-Q1' } } };
    expect(messages(nextCoversTheNumber, plan(1), { team: left })).toEqual([]);
  });

  it("takes the plan times the rep's own say/do, from three promises on", () => {
    const enough = plan(265000);
    expect(messages(nextCoversTheNumber, { ...enough, ...promises(true, false) })).toEqual([]);
    const three = { ...enough, ...promises(true, true, false) };
    expect(nextCoversTheNumber.check(reviewOf('2026-Q1', three), context)).toEqual([
      {
        path: ['next'],
        severity: 'info',
        message:
          "at the rep's own say/do (2 of 3 promises kept) the plan brings $176,667 of the quota of $260,000 for 2026-Q2",
        advice: 'ask what stood in the way of the missed promises, or plan for more than the quota',
      },
    ]);
    expect(messages(nextCoversTheNumber, { ...plan(390000), ...promises(true, true, false) })).toEqual([]);
  });

  it('counts the promises of the quarters on record', () => {
    const parts = { ...plan(265000), ...promises(true, true, false, false) };
    const before = reviewOf('2025-Q4', promises(true, true, true, false));
    const earlier = [before, reviewOf('2025-Q3', promises(false, false, false))];
    expect(messages(nextCoversTheNumber, parts, { earlier })).toEqual([
      "at the rep's own say/do (5 of 8 promises kept over 2 quarters) the plan brings $165,625 " +
        'of the quota of $260,000 for 2026-Q2',
    ]);
  });

  it('does not take cents for a shortfall', () => {
    const kept = promises(true, true, true);
    expect(messages(nextCoversTheNumber, { ...plan(100.4), ...kept }, withQuota(100.4))).toEqual([]);
    expect(messages(nextCoversTheNumber, { ...plan(100.6), ...kept }, withQuota(100.5))).toEqual([]);
  });
});

type Standings = TeamQuarter['reviews'];

const found = (rep: string, state: Standings[number]['state'], review?: Review): Standings[number] => ({
  rep,
  state,
  review,
});

describe('team/everyone-reviewed', () => {
  it('names the command that helps', () => {
    const reviews = [found('carla', 'missing'), found('ben', 'unreadable'), found('sam', 'done')];
    expect(teamEveryoneReviewed.check({ team, quarter: '2026-Q1', reviews })).toEqual([
      {
        path: ['reps', 'carla'],
        message: 'there is no review of Carla Rossi for 2026-Q1',
        advice: 'sit down together: qreview new carla 2026-Q1',
      },
      {
        path: ['reps', 'ben'],
        message: 'the review of ben for 2026-Q1 cannot be read',
        advice: 'mend it: qreview validate reviews/2026-Q1/ben.yaml',
      },
    ]);
    const [draft] = teamEveryoneReviewed.check({ team, quarter: '2026-Q1', reviews: [found('carla', 'draft')] });
    expect(draft?.advice).toBe('finish it: qreview new carla 2026-Q1');
  });
});

describe('team/goal-owned', () => {
  const goals = { retention: { goal: 'Lose no account above $50,000' } };
  const check = (reviews: Standings, of: Team = { ...team, goals }): string[] =>
    teamGoalOwned.check({ team: of, quarter: '2025-Q4', reviews }).map(({ message }) => message);
  const plan = (serves?: string): Review => reviewOf('2025-Q4', planned(serves === undefined ? {} : { serves }));

  it('counts the plans that there are, of drafts too', () => {
    const reviews = [
      found('a', 'done', plan('quota')),
      found('b', 'draft', plan()),
      found('c', 'draft', reviewOf('2025-Q4', {})),
      found('d', 'done', reviewOf('2025-Q4', { next: 'unknown' })),
      found('e', 'missing'),
    ];
    expect(check(reviews)).toEqual([
      'none of the 2 plans for 2026-Q1 serves retention: "Lose no account above $50,000"',
    ]);
    expect(check(reviews.slice(0, 1))).toEqual([
      `the one plan for 2026-Q1 doesn't serve retention: "Lose no account above $50,000"`,
    ]);
    expect(check([...reviews, found('f', 'draft', plan('retention'))])).toEqual([]);
  });

  it('says nothing where nobody has a plan, or the team no goals', () => {
    expect(check([found('a', 'missing'), found('b', 'done', reviewOf('2025-Q4', { next: {} }))])).toEqual([]);
    expect(check([found('a', 'done', plan('quota'))], team)).toEqual([]);
  });
});

describe('team/quotas-cover-the-number', () => {
  const quota = { '2026-Q1': 100.1, '2026-Q2': 100.2, '2026-Q3': 100, '2026-Q4': 100 };
  const check = (number: Team['number'], reps: Team['reps'], quarter = '2026-Q2'): (readonly [unknown, string])[] =>
    teamQuotasCoverTheNumber
      .check({ team: number === undefined ? { ...team, reps } : { ...team, reps, number }, quarter, reviews: [] })
      .map(({ path, message }) => [path, message] as const);

  it('is content with exactly the number, to the cent', () => {
    const reps = { carla: { name: 'Carla Rossi', quota } };
    expect(check({ '2026': 400.3 }, reps)).toEqual([]);
    expect(check({ '2026': 400.31 }, reps)).toEqual([
      [['number', '2026'], 'the quotas of 2026 add up to $400.30, $0.01 less than the number of $400.31'],
    ]);
  });

  it('says what to do where no quota is set at all', () => {
    const bare = { ...team, reps: { carla: { name: 'Carla Rossi' } }, number: { '2026': 500 } };
    expect(teamQuotasCoverTheNumber.check({ team: bare, quarter: '2026-Q2', reviews: [] })).toEqual([
      {
        path: ['number', '2026'],
        message: 'no quota of 2026 is set, and the number is $500',
        advice: 'write quotas under reps, or import them with --quotas',
      },
    ]);
  });

  it('looks at the year and the quarter that are reviewed, each with its own number', () => {
    const reps = { carla: { name: 'Carla Rossi', quota } };
    expect(check({ '2026': 500, '2026-Q2': 200, '2026-Q3': 999, '2025': 999 }, reps)).toEqual([
      [['number', '2026'], 'the quotas of 2026 add up to $400.30, $99.70 less than the number of $500'],
      [['number', '2026-Q2'], 'the quotas of 2026-Q2 add up to $100.20, $99.80 less than the number of $200'],
    ]);
    expect(check(undefined, reps)).toEqual([]);
    expect(check({ '2025': 999 }, reps)).toEqual([]);
  });

  it('counts the quarters in which a rep is there, and the quotas that are not set', () => {
    const reps = {
      left: { name: 'Left', to: '2026-Q1', quota },
      came: { name: 'Came', from: '2026-Q4', quota },
      without: { name: 'Without', from: '2026-Q3' },
    };
    expect(check({ '2026': 1000 }, reps)).toEqual([
      [
        ['number', '2026'],
        'the quotas of 2026 add up to $200.10, $799.90 less than the number of $1,000, and 2 of 4 quotas are not set',
      ],
    ]);
    const one = { came: { name: 'Came', quota: { '2026-Q1': 5 } }, gone: { name: 'Gone', to: '2025-Q4' } };
    expect(check({ '2026-Q2': 10 }, one)).toEqual([
      [['number', '2026-Q2'], 'no quota of 2026-Q2 is set, and the number is $10'],
    ]);
  });
});
