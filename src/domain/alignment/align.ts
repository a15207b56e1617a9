/** The alignment report: a quarter's reviews, and what the rules found on them, as one result. */
import type { ActualsSource } from '../actuals.ts';
import type { Evidence } from '../evidence.ts';
import { count, worstFirst, type Finding } from '../finding.ts';
import type { Counts, Report, ReportFinding } from '../generated/report.ts';
import { groupedBy } from '../grouped.ts';
import { placeOf, type Place } from '../place.ts';
import { firstDay, lastDay } from '../quarter.ts';
import type { Review } from '../review.ts';
import { nameOf, type Team } from '../team.ts';
import { across } from './across.ts';
import { knownPart } from './known.ts';
import { lineUp } from './line-up.ts';
import { promisesPart } from './promises.ts';
import type { Standing } from './standing.ts';
import { numberPart } from './the-number.ts';
import { trend } from './trend.ts';

/** The parts of a report, in the order in which a leader reads them. */
export const PARTS = ['number', 'promises', 'known', 'alignment', 'findings', 'across'] as const;
export type Part = (typeof PARTS)[number];

/** What a report is made of. */
export interface Sources {
  readonly team: Team;
  readonly quarter: string;
  /** The rep whom it is about; undefined for the whole team. */
  readonly rep: string | undefined;
  /** Those of a quarter whom the report is about: the rep, or everybody of whom a review is expected. */
  readonly standingsOf: (quarter: string) => readonly Standing[];
  /** What was found of one rep's quarter. */
  readonly standingOf: (place: Place) => Standing;
  /** The exports of the CRM that a quarter's facts come from. */
  readonly exportsOf: (quarter: string) => readonly ActualsSource[];
  /** Everybody of whom a review is expected in the quarter, whomever the report is about. */
  readonly colleagues: readonly Standing[];
  /** The rep's earlier reviews that were looked at. */
  readonly earlierOf: (rep: string) => readonly Review[];
  /** What git knows of a rep's promises for the quarter; undefined where it knows nothing. */
  readonly evidenceOf: (rep: string) => Evidence | undefined;
  /** What git can't show here, as sentences. */
  readonly evidenceLimits: readonly string[];
  readonly findings: readonly Finding[];
}

/** Makes the report, with the parts that are wanted, and the trend of so many quarters (0: none). */
export function align(sources: Sources, parts: readonly Part[], history: number): Report {
  const { team, quarter, rep } = sources;
  const wanted = new Set(parts);
  return {
    version: 1,
    team: team.team,
    leader: team.leader,
    currency: team.currency,
    quarter,
    firstDay: firstDay(quarter, team.fiscal_year),
    lastDay: lastDay(quarter, team.fiscal_year),
    rep: rep ?? null,
    ...reviewsOf(sources),
    ...(wanted.has('number') ? { number: numberPart(sources) } : {}),
    ...(wanted.has('promises') ? { promises: promisesPart(sources) } : {}),
    ...(wanted.has('known') ? { known: knownPart(sources) } : {}),
    ...(wanted.has('alignment') ? { alignment: lineUp(sources) } : {}),
    ...(wanted.has('findings') ? { findings: reported(sources) } : {}),
    ...(wanted.has('across') ? { across: across(sources) } : {}),
    ...(history > 0 ? { history: trend(sources, history) } : {}),
  };
}

function reviewsOf({ quarter, standingsOf, findings }: Sources): Pick<Report, 'reviews' | 'elsewhere'> {
  const byFile = groupedBy(findings, ({ file }) => file);
  const reviews = standingsOf(quarter).map(({ rep, name, state, file }) => {
    const own = byFile.get(file) ?? [];
    byFile.delete(file);
    return { rep, name, state, file, ...countsOf(own) };
  });
  return { reviews, elsewhere: countsOf([...byFile.values()].flat()) };
}

function countsOf(findings: readonly Finding[]): Counts {
  return { errors: count(findings, 'error'), warnings: count(findings, 'warning'), hints: count(findings, 'info') };
}

function reported({ team, findings }: Sources): ReportFinding[] {
  return worstFirst(findings).map(({ rule, severity, file, line, column, path, message, advice, excerpt }) => {
    const place = placeOf(file);
    const name = place === undefined ? null : nameOf(team, place.rep);
    const told = { rep: place?.rep ?? null, name, rule, severity, file, line, column, path: [...path], message };
    return advice === undefined ? { ...told, excerpt } : { ...told, advice, excerpt };
  });
}
