/** All that a team's files say, as flat tables: a row for each thing, with keys that stay the same. */
import { DEAL_FIGURES, type RepActuals } from './actuals.ts';
import { bookedOf, quotaFor } from './attainment.ts';
import type { Finding } from './finding.ts';
import { knowledgeOf } from './knowledge.ts';
import { formatDoneBy } from './measure.ts';
import { firstDay, lastDay } from './quarter.ts';
import { entriesOf, ifKnown, promisesOf, type Objective, type Review } from './review.ts';
import type { ReviewState } from './generated/report.ts';
import { nameOf, type Team } from './team.ts';

/** A value of a cell; null where there is none, or it is not known. */
export type Value = string | number | boolean | null;
export type Row = Readonly<Record<string, Value>>;

const OF_REP = ['team', 'rep', 'quarter'] as const;
const OF_OBJECTIVE = [
  'objective',
  'why',
  'done_by',
  'metric',
  'target',
  'at_most',
  'baseline',
  'expects',
  'serves',
  'good',
] as const;

/** The columns of each table, in their order. The first ones are its key. */
export const TABLES = {
  teams: ['team', 'leader', 'currency', 'fiscal_year_starts'],
  numbers: ['team', 'period', 'number'],
  goals: ['team', 'goal', 'words', 'metric', 'target'],
  reps: ['team', 'rep', 'name', 'from_quarter', 'to_quarter'],
  quotas: [...OF_REP, 'quota'],
  reviews: [
    ...OF_REP,
    'first_day',
    'last_day',
    'state',
    'held',
    'quota',
    'booked',
    'crm_booked',
    'knows_said_and_did',
    'knows_worked',
    'knows_didnt_work',
    'knows_learned',
    'knows_next',
    'biggest_client',
    'biggest_client_news',
  ],
  promises: [...OF_REP, 'promise', ...OF_OBJECTIVE, 'outcome', 'actual', 'note', 'released', 'dropped'],
  efforts: [...OF_REP, 'effort', 'worked', 'words', 'result', 'why', 'keep', 'decision'],
  lessons: [...OF_REP, 'lesson', 'words', 'about', 'pivot'],
  plans: [...OF_REP, 'plan', ...OF_OBJECTIVE, 'good_note', 'repeats', 'why_this_time'],
  causes: [...OF_REP, 'plan', 'cause'],
  actuals: [...OF_REP, ...DEAL_FIGURES],
  metrics: [...OF_REP, 'metric', 'count'],
  findings: ['team', 'file', 'line', 'column', 'rule', 'rep', 'quarter', 'severity', 'message', 'advice'],
} as const;
export type TableName = keyof typeof TABLES;
export const TABLE_NAMES = Object.keys(TABLES).filter((name): name is TableName => Object.hasOwn(TABLES, name));
export type Tables = Readonly<Record<TableName, readonly Row[]>>;

type TeamTables = Pick<Tables, 'teams' | 'numbers' | 'goals' | 'reps' | 'quotas'>;
type ReviewTables = Omit<Tables, keyof TeamTables>;

/** What there is of a rep's quarter. */
export interface FlatReview {
  readonly rep: string;
  readonly quarter: string;
  readonly state: ReviewState;
  readonly review: Review | undefined;
  readonly facts: RepActuals | undefined;
}

/** A team's files as tables. */
export function flatTables(team: Team, reviews: readonly FlatReview[], findings: readonly Finding[]): Tables {
  return { ...teamTables(team), ...reviewTables(team, reviews, findings) };
}

/** What the team file says, as tables. */
export function teamTables(team: Team): TeamTables {
  const { team: name } = team;
  return {
    teams: [{ team: name, leader: team.leader, currency: team.currency, fiscal_year_starts: team.fiscal_year.starts }],
    numbers: Object.entries(team.number ?? {}).map(([period, number]) => ({ team: name, period, number })),
    goals: Object.entries(team.goals ?? {}).map(([goal, { goal: words, metric = null, target = null }]) => ({
      team: name,
      goal,
      words,
      metric,
      target,
    })),
    reps: Object.entries(team.reps).map(([rep, { from = null, to = null }]) => ({
      team: name,
      rep,
      name: nameOf(team, rep),
      from_quarter: from,
      to_quarter: to,
    })),
    quotas: Object.entries(team.reps).flatMap(([rep, { quota = {} }]) =>
      Object.entries(quota).map(([quarter, amount]) => ({ team: name, rep, quarter, quota: amount })),
    ),
  };
}

/** What some reviews say, what the CRM says beside them, and some findings, as tables. */
export function reviewTables(team: Team, reviews: readonly FlatReview[], findings: readonly Finding[]): ReviewTables {
  const { team: name } = team;
  return {
    reviews: reviews.map((one) => reviewRow(team, one)),
    promises: rowsOf(reviews, name, promiseRows),
    efforts: rowsOf(reviews, name, effortRows),
    lessons: rowsOf(reviews, name, lessonRows),
    plans: rowsOf(reviews, name, planRows),
    causes: rowsOf(reviews, name, causeRows),
    actuals: reviews.flatMap(({ rep, quarter, facts }) =>
      facts === undefined ? [] : [actualsRow(name, rep, quarter, facts)],
    ),
    metrics: reviews.flatMap(({ rep, quarter, facts }) =>
      Object.entries(facts?.metrics ?? {}).map(([metric, count]) => ({ team: name, rep, quarter, metric, count })),
    ),
    findings: findings.map((finding) => findingRow(name, finding)),
  };
}

function rowsOf(reviews: readonly FlatReview[], team: string, of: (review: Review) => Row[]): Row[] {
  return reviews.flatMap(({ rep, quarter, review }) =>
    review === undefined ? [] : of(review).map((row) => ({ team, rep, quarter, ...row })),
  );
}

function reviewRow(team: Team, { rep, quarter, state, review, facts }: FlatReview): Row {
  const client = ifKnown(review?.biggest_client);
  const known = review === undefined ? [] : knowledgeOf(review);
  const [said = null, worked = null, failed = null, learned = null, next = null] = known;
  return {
    team: team.team,
    rep,
    quarter,
    first_day: firstDay(quarter, team.fiscal_year),
    last_day: lastDay(quarter, team.fiscal_year),
    state,
    held: review?.held ?? null,
    quota: quotaFor(team, { rep, quarter }, review) ?? null,
    booked: bookedOf({ review, facts }) ?? null,
    crm_booked: ifKnown(review?.number)?.crm ?? facts?.booked ?? null,
    knows_said_and_did: said,
    knows_worked: worked,
    knows_didnt_work: failed,
    knows_learned: learned,
    knows_next: next,
    biggest_client: client?.client ?? null,
    biggest_client_news: client?.news ?? null,
  };
}

// A target that is kept elsewhere, as the quota is, is no number of its own.
function objectiveCells(objective: Objective): Record<string, Value> {
  const { why = null, measure, expects = null, serves = null, good = null } = objective;
  return {
    objective: objective.objective,
    why,
    done_by: formatDoneBy(objective) ?? null,
    metric: measure?.metric ?? null,
    target: typeof measure?.target === 'number' ? measure.target : null,
    at_most: measure === undefined ? null : measure.at_most === true,
    baseline: measure?.baseline ?? null,
    expects,
    serves,
    good,
  };
}

function promiseRows(review: Review): Row[] {
  const outcomes = new Map(entriesOf(review, 'did'));
  return promisesOf(review).map(({ id, promise, state }) => {
    const outcome = outcomes.get(id);
    const { actual, note = null, released = null, dropped = null } = ifKnown(outcome) ?? {};
    return {
      promise: id,
      ...objectiveCells(promise),
      outcome: state,
      actual: typeof actual === 'number' ? actual : null,
      note,
      released,
      dropped,
    };
  });
}

function effortRows(review: Review): Row[] {
  return [
    ...entriesOf(review, 'worked').map(([effort, { effort: words, result = null, keep = null }]) => ({
      effort,
      worked: true,
      words,
      result,
      why: null,
      keep,
      decision: null,
    })),
    ...entriesOf(review, 'didnt_work').map(([effort, { effort: words, why = null, decision = null }]) => ({
      effort,
      worked: false,
      words,
      result: null,
      why,
      keep: null,
      decision,
    })),
  ];
}

function lessonRows(review: Review): Row[] {
  return entriesOf(review, 'learned').map(([lesson, { lesson: words, about = null, pivot = null }]) => ({
    lesson,
    words,
    about,
    pivot,
  }));
}

function planRows(review: Review): Row[] {
  return entriesOf(review, 'next').map(([plan, item]) => {
    const { good_note = null, repeats = null, why_this_time = null } = item;
    return { plan, ...objectiveCells(item), good_note, repeats, why_this_time };
  });
}

function causeRows(review: Review): Row[] {
  return entriesOf(review, 'next').flatMap(([plan, { because = [] }]) =>
    [...new Set(because)].map((cause) => ({ plan, cause })),
  );
}

function actualsRow(team: string, rep: string, quarter: string, facts: RepActuals): Row {
  return { team, rep, quarter, ...Object.fromEntries(DEAL_FIGURES.map((figure) => [figure, facts[figure] ?? null])) };
}

const REVIEW = /^reviews\/(\d{4}-Q[1-4])\/(.+)\.yaml$/;

function findingRow(team: string, { file, line, column, rule, severity, message, advice }: Finding): Row {
  const place = REVIEW.exec(file);
  const [quarter, rep] = [place?.[1] ?? null, place?.[2] ?? null];
  return { team, file, line, column, rule, rep, quarter, severity, message, advice: advice ?? null };
}
