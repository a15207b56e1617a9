/** A team and reviews for tests of the domain. */
import type { RepActuals } from '../../src/domain/actuals.ts';
import type { Finding } from '../../src/domain/finding.ts';
import type { OnRecord } from '../../src/domain/preparation.ts';
import type { Commit, Evidence } from '../../src/domain/evidence.ts';
import type { Context } from '../../src/domain/context.ts';
import { questionsOf, type Question } from '../../src/domain/interview.ts';
import type { Review } from '../../src/domain/review.ts';
import type { Team } from '../../src/domain/team.ts';

export const team: Team = {
  version: 1,
  team: 'Acme West',
  leader: 'Jo Park',
  currency: 'USD',
  fiscal_year: { starts: 'january' },
  goals: { 'new-logos': { goal: 'Win 40 new logos' } },
  reps: {
    'ana-silva': { name: 'Ana Silva', quota: { '2026-Q1': 250000 } },
    'ben-okafor': { name: 'Ben Okafor', from: '2026-Q2' },
    'dmitri-volkov': { name: 'Dmitri Volkov', to: '2025-Q3' },
  },
};

/** Ana's review of 2025-Q4, whose plan is the promise for 2026-Q1. */
export const previous: Review = {
  version: 1,
  rep: 'ana-silva',
  quarter: '2025-Q4',
  state: 'final',
  held: '2026-01-07',
  number: { quota: 240000, booked: 251000 },
  said: {},
  did: {},
  worked: { referrals: { effort: 'Asked every renewal for one introduction', keep: true } },
  didnt_work: { 'cold-email': { effort: 'Cold e-mail to IT managers', decision: 'stop' } },
  learned: {},
  biggest_client: 'unknown',
  next: {
    'three-cios': { objective: 'Meet three CIOs', measure: { metric: 'CIO meetings', target: 3 }, serves: 'quota' },
    'turin-file': { objective: 'Have the file for Turin ready', done_when: 'Legal has approved it' },
    proposals: { objective: 'Close the open proposals', measure: { metric: 'proposals', target: 5 } },
  },
};

export const context: Context = { team, previous, earlier: [previous], unreadable: [], isFirst: false };

/** A final review with everything in it. */
export const review: Review = {
  version: 1,
  rep: 'ana-silva',
  quarter: '2026-Q1',
  state: 'final',
  held: '2026-04-02',
  number: { quota: 250000, booked: 231500 },
  said: previous.next ?? {},
  did: { 'three-cios': { done: false, actual: 2 }, 'turin-file': { done: true }, proposals: 'unknown' },
  worked: { referrals: { effort: 'Asked every renewal', result: '5 introductions', keep: true } },
  didnt_work: { 'cold-email': { effort: 'Cold e-mail', decision: 'stop' } },
  learned: { 'budget-freeze': { lesson: 'Budgets are frozen until July' } },
  biggest_client: { client: 'Globex', news: 'CFO left' },
  next: {
    engine: {
      objective: 'Ask every renewal',
      measure: { metric: 'introductions', target: 12 },
      because: ['worked.referrals', 'learned.budget-freeze', 'did.three-cios', 'biggest_client'],
    },
  },
};

/** The question of a draft that has a key. */
export function questionAt(draft: Review, key: string, around: Context = context): Question {
  const question = questionsOf(draft, around).find((one) => one.key === key);
  if (question === undefined) throw new Error(`there is no question ${key}`);
  return question;
}

/** Evidence that some promises were committed on a day, and changed on another. */
export function evidence(ids: readonly string[], seen: string, changed?: string): Evidence {
  const commit = (day: string): Commit => ({ commit: '3f2c1ab', day, author: 'Jo Park' });
  return ids.map((id) => ({
    id,
    grade: 1,
    seen: commit(seen),
    isDayKnown: true,
    changed: changed === undefined ? null : commit(changed),
    isChangedSince: false,
    outcome: null,
    remote: null,
    isRemoteInTime: false,
  }));
}

/** What is on record before a talk, of the review before and nothing of the quarter itself. */
export function onRecord(before: Review | undefined, facts?: RepActuals, findings: readonly Finding[] = []): OnRecord {
  const state = before === undefined ? 'missing' : before.state === 'final' ? 'done' : 'draft';
  return { previous: before, state, findings, own: undefined, facts };
}
