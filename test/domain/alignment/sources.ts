/** What a report is made of, from reviews alone. */
import type { RepActuals } from '../../../src/domain/actuals.ts';
import type { Sources } from '../../../src/domain/alignment/align.ts';
import type { Standing } from '../../../src/domain/alignment/standing.ts';
import type { Evidence } from '../../../src/domain/evidence.ts';
import type { Finding } from '../../../src/domain/finding.ts';
import type { Place } from '../../../src/domain/place.ts';
import type { Review } from '../../../src/domain/review.ts';
import { nameOf, repsIn, type Team } from '../../../src/domain/team.ts';

/** Three reps; Dmitri left at the end of 2025, and Ben came with 2026. */
export const team: Team = {
  version: 1,
  team: 'Acme West',
  leader: 'Jo Park',
  currency: 'USD',
  fiscal_year: { starts: 'january' },
  number: { 2026: 2000000 },
  goals: { 'new-logos': { goal: 'Win 40 new logos' } },
  reps: {
    ana: { name: 'Ana Silva', quota: { '2025-Q4': 240000, '2026-Q1': 250000, '2026-Q2': 260000 } },
    ben: { name: 'Ben Okafor', from: '2026-Q1', quota: { '2026-Q1': 200000, '2026-Q2': 210000 } },
    dmitri: { name: 'Dmitri Volkov', to: '2025-Q4', quota: { '2025-Q4': 180000 } },
  },
};

/** A draft with what is given, and nothing else. */
export function reviewOf(rep: string, quarter: string, answers: Partial<Review> = {}): Review {
  return { version: 1, rep, quarter, state: 'final', ...answers };
}

/** Sources with these reviews on disk; a rep without one has none. */
export function sourcesOf(
  reviews: readonly Review[],
  more: Partial<Pick<Sources, 'team' | 'rep' | 'quarter'>> & {
    readonly findings?: readonly Finding[];
    readonly unreadable?: readonly string[];
    readonly evidence?: Evidence;
    /** What the CRM says of the quarter, by rep. */
    readonly facts?: Readonly<Record<string, RepActuals>>;
  } = {},
): Sources {
  const { quarter = '2026-Q1', rep, findings = [], unreadable = [], evidence, facts = {} } = more;
  const inTeam = more.team ?? team;
  const standingOf = ({ rep: id, quarter: one }: Place): Standing => {
    const review = reviews.find((candidate) => candidate.rep === id && candidate.quarter === one);
    const file = `reviews/${one}/${id}.yaml`;
    const state = unreadable.includes(file) ? 'unreadable' : review === undefined ? 'missing' : stateOf(review);
    const ofRep = one === quarter ? facts[id] : undefined;
    return { rep: id, name: nameOf(inTeam, id), quarter: one, file, state, review, facts: ofRep };
  };
  const everybody = (one: string): Standing[] => repsIn(inTeam, one).map((id) => standingOf({ rep: id, quarter: one }));
  return {
    team: inTeam,
    quarter,
    rep,
    standingsOf: (one) => everybody(one).filter((standing) => rep === undefined || standing.rep === rep),
    standingOf,
    exportsOf: () => [{ file: 'deals.csv', sha256: '0'.repeat(64), imported: '2026-04-01' }],
    colleagues: everybody(quarter),
    earlierOf: (id) => reviews.filter((review) => review.rep === id && review.quarter < quarter).toReversed(),
    evidenceOf: () => evidence,
    evidenceLimits: [],
    findings,
  };
}

function stateOf({ state }: Review): 'done' | 'draft' {
  return state === 'final' ? 'done' : 'draft';
}
