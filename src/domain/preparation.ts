/** What a leader needs before a talk: the promise, the facts, what was found last time, and what to ask. */
import type { RepActuals } from './actuals.ts';
import { quotaFor } from './attainment.ts';
import type { Finding } from './finding.ts';
import { factFor } from './facts.ts';
import { formatDoneBy } from './measure.ts';
import { formatFigure, formatMoney } from './money.ts';
import { addQuarters } from './quarter.ts';
import { FIVE_QUESTIONS, type QuestionNumber } from './questions.ts';
import type { ReviewState } from './generated/report.ts';
import { carryPromise, entriesOf, ifKnown, promiseState, type PromiseState, type Review } from './review.ts';
import { nameOf, quotaOf, type Team } from './team.ts';

/** What was promised for the quarter, with what the CRM says that it came to. */
export interface PreparedPromise {
  readonly id: string;
  readonly objective: string;
  readonly why: string | null;
  readonly doneBy: string | null;
  readonly expects: number | null;
  /** What the review of the quarter says already. */
  readonly state: PromiseState;
  /** Null where the CRM doesn't count it. */
  readonly fact: number | null;
}

/** One of the five questions, with the minutes that it takes and what to ask of this rep. */
export interface PreparedQuestion {
  readonly number: QuestionNumber;
  readonly title: string;
  readonly minutes: number;
  /** What to ask, of what is on record. */
  readonly of: readonly string[];
  /** What to ask of every rep. */
  readonly ask: readonly string[];
}

/** What a leader needs before a talk. */
export interface Preparation {
  readonly team: string;
  readonly currency: string;
  readonly rep: string;
  readonly name: string;
  /** The quarter that is to be reviewed. */
  readonly quarter: string;
  readonly quota: number | null;
  readonly nextQuota: number | null;
  /** Null where nothing was imported that can be read. */
  readonly facts: RepActuals | null;
  readonly promises: readonly PreparedPromise[];
  /** Why there are no promises; null where there are some. */
  readonly unpromised: 'none' | 'unknown' | 'no review' | 'unreadable' | null;
  /** The review before, and what was found on it. */
  readonly before: { readonly quarter: string; readonly state: ReviewState; readonly findings: readonly Finding[] };
  readonly questions: readonly PreparedQuestion[];
}

/** How long each question takes in a good review, in minutes. */
const MINUTES: Readonly<Record<QuestionNumber, number>> = { 1: 20, 2: 20, 3: 20, 4: 15, 5: 15 };

/** What is on record before a talk. */
export interface OnRecord {
  /** The review of the quarter before, if it can be read; its state; and what was found on it. */
  readonly previous: Review | undefined;
  readonly state: ReviewState;
  readonly findings: readonly Finding[];
  /** The review of the quarter itself, where it was begun. */
  readonly own: Review | undefined;
  readonly facts: RepActuals | undefined;
}

/** Prepares a talk with a rep about a quarter. */
export function prepare(
  team: Team,
  { rep, quarter }: { readonly rep: string; readonly quarter: string },
  { previous, state, findings, own, facts }: OnRecord,
): Preparation {
  // What was carried over already stands, whatever has become of the review before.
  const said = own?.said ?? carryPromise(previous);
  const promises = preparedPromises({ said, did: own?.did ?? {} }, facts);
  return {
    team: team.team,
    currency: team.currency,
    rep,
    name: nameOf(team, rep),
    quarter,
    quota: quotaFor(team, { rep, quarter }, undefined) ?? null,
    nextQuota: quotaOf(team, rep, addQuarters(quarter, 1)) ?? null,
    facts: facts ?? null,
    promises,
    unpromised: promises.length > 0 ? null : whyUnpromised(said, previous ?? own, state),
    before: { quarter: addQuarters(quarter, -1), state, findings },
    questions: FIVE_QUESTIONS.map(({ number, title, ask }) => ({
      number,
      title,
      minutes: MINUTES[number],
      of: OF[number]({ team, rep, quarter, previous, promises, facts }),
      ask,
    })),
  };
}

function whyUnpromised(
  said: Review['said'],
  review: Review | undefined,
  state: ReviewState,
): Preparation['unpromised'] {
  if (said === 'unknown') return 'unknown';
  if (review !== undefined) return 'none';
  return state === 'unreadable' ? 'unreadable' : 'no review';
}

function preparedPromises(review: Pick<Review, 'said' | 'did'>, facts: RepActuals | undefined): PreparedPromise[] {
  const outcomes = new Map(entriesOf(review, 'did'));
  return entriesOf(review, 'said').map(([id, item]) => ({
    id,
    objective: item.objective,
    why: item.why ?? null,
    doneBy: formatDoneBy(item) ?? null,
    expects: item.expects ?? null,
    state: promiseState(outcomes.get(id)),
    fact: (item.measure === undefined ? undefined : factFor(facts, item.measure)) ?? null,
  }));
}

interface Known {
  readonly team: Team;
  readonly rep: string;
  readonly quarter: string;
  readonly previous: Review | undefined;
  readonly promises: readonly PreparedPromise[];
  readonly facts: RepActuals | undefined;
}

/** What to ask of what is on record, for each question. */
const OF: Readonly<Record<QuestionNumber, (known: Known) => string[]>> = {
  1: ({ promises, facts, team }) => [
    ...(facts?.booked === undefined
      ? []
      : [`The CRM says ${formatMoney(facts.booked, team.currency)} was booked: is that right?`]),
    ...promises.map(({ objective, doneBy, fact, state }) => {
      if (state !== 'unknown') return `"${objective}" is noted as ${state}: is that right?`;
      const target = doneBy === null ? '' : ` (${doneBy})`;
      const came = fact === null ? '' : ` The CRM says ${formatFigure(fact)}.`;
      return `"${objective}"${target}: was it done?${came}`;
    }),
  ],
  2: ({ previous }) => worked(previous),
  3: ({ previous }) => failed(previous),
  4: ({ previous }) => learned(previous),
  5: ({ team, rep, quarter }) => {
    const next = addQuarters(quarter, 1);
    const quota = quotaOf(team, rep, next);
    return quota === undefined
      ? []
      : [`The quota for ${next} is ${formatMoney(quota, team.currency)}: what brings it?`];
  },
};

function worked(previous: Review | undefined): string[] {
  if (previous === undefined) return [];
  return entriesOf(previous, 'worked').flatMap(([, { effort, keep }]) =>
    keep === false ? [] : [`"${effort}" worked in ${previous.quarter}: was it kept up, and does it still work?`],
  );
}

const DECIDED = {
  stop: 'was it stopped?',
  change: 'was it changed, and does it work now?',
  repeat: 'was it repeated, and did it work this time?',
} as const;

const UNDECIDED = 'was it decided what becomes of it?';

function failed(previous: Review | undefined): string[] {
  if (previous === undefined) return [];
  return entriesOf(previous, 'didnt_work').map(
    ([, { effort, decision }]) =>
      `"${effort}" didn't work in ${previous.quarter}: ${decision === undefined ? UNDECIDED : DECIDED[decision]}`,
  );
}

function learned(previous: Review | undefined): string[] {
  if (previous === undefined) return [];
  const pivots = entriesOf(previous, 'learned').flatMap(([, { pivot }]) =>
    pivot === undefined ? [] : [`"${pivot}" was the pivot of ${previous.quarter}: what came of it?`],
  );
  const client = ifKnown(previous.biggest_client);
  if (client?.client === undefined) return pivots;
  return [
    ...pivots,
    `What has happened at ${client.client} since${client.news === undefined ? '' : ` "${client.news}"`}?`,
  ];
}
