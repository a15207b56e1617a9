/** Where a quarter stands: whose review is done, and what the leader knows. */
import { together, type Evidence, type RepEvidence } from './evidence.ts';
import type { ReviewState } from './generated/report.ts';
import { knowledgeOf, type Knowledge } from './knowledge.ts';
import { firstDay, lastDay } from './quarter.ts';
import type { Review } from './review.ts';
import { nameOf, repsIn, type Team } from './team.ts';

export type { ReviewState } from './generated/report.ts';

/** What is on disk for one rep. */
export interface Found {
  readonly file: string;
  readonly review: Review | undefined;
  /** How many errors keep the file from being read, or stand in it. */
  readonly errors: number;
  readonly evidence?: Evidence | undefined;
  /** Whether the CRM's figures are there. */
  readonly hasFacts: boolean;
}

/** Where one rep's review stands. */
export interface RepStatus {
  readonly rep: string;
  readonly name: string;
  readonly state: ReviewState;
  /** The file, from the team's folder, whether it is there or not. */
  readonly file: string;
  /** Of each of the five questions; null where there is nothing to judge by. */
  readonly knowledge: readonly Knowledge[] | null;
  readonly errors: number;
  /** Whether the CRM's figures of the quarter were imported. */
  readonly hasFacts: boolean;
  /** What git knows of the promises; null where it knows nothing. */
  readonly evidence: RepEvidence | null;
}

/** Where a quarter stands, for the whole team. */
export interface Status {
  readonly team: string;
  readonly quarter: string;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly reps: readonly RepStatus[];
  /** Final reviews, of the reviews expected. */
  readonly done: number;
  readonly expected: number;
  /** The command to run next; null where nothing is left to do. */
  readonly next: string | null;
}

/** Where a quarter stands. `found` gives what is on disk for a rep. */
export function statusOf(team: Team, quarter: string, found: (rep: string) => Found): Status {
  const reps = repsIn(team, quarter).map((rep): RepStatus => {
    const { file, review, errors, evidence, hasFacts } = found(rep);
    const state = stateOf(review, errors);
    return {
      rep,
      name: nameOf(team, rep),
      state,
      file,
      knowledge: review === undefined ? null : knowledgeOf(review),
      errors,
      hasFacts,
      evidence: together(evidence),
    };
  });
  return {
    team: team.team,
    quarter,
    firstDay: firstDay(quarter, team.fiscal_year),
    lastDay: lastDay(quarter, team.fiscal_year),
    reps,
    done: reps.filter(({ state }) => state === 'done').length,
    expected: reps.length,
    next: nextCommand(reps, quarter),
  };
}

function stateOf(review: Review | undefined, errors: number): ReviewState {
  if (review === undefined) return errors > 0 ? 'unreadable' : 'missing';
  return review.state === 'final' ? 'done' : 'draft';
}

// What is broken first, then what was begun, then what is missing.
function nextCommand(reps: readonly RepStatus[], quarter: string): string | null {
  const broken = reps.find(({ errors }) => errors > 0);
  if (broken !== undefined) return `qreview validate ${broken.file}`;
  const open = reps.find(({ state }) => state === 'draft') ?? reps.find(({ state }) => state === 'missing');
  return open === undefined ? null : `qreview new ${open.rep} ${quarter}`;
}
