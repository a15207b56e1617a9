/** What an alignment report is made of, loaded from as few files as it needs. */
import { sourcesOf } from '../domain/actuals.ts';
import type { Sources } from '../domain/alignment/align.ts';
import type { Context } from '../domain/context.ts';
import { sortByPlace } from '../domain/finding.ts';
import { quartersOfRecord } from '../domain/record.ts';
import type { Team } from '../domain/team.ts';
import {
  checkReview,
  checkTeamFile,
  checkTeamQuarter,
  contextFor,
  standingOf,
  standingsOf,
  type Records,
} from './history.ts';
import { once } from './once.ts';
import type { Gathered } from './repository.ts';
import type { Readable } from './team-folder.ts';

/** Loads what a report on a quarter needs, for the team or one rep: that quarter, the one before, the year to date. */
export function loadSources(
  file: Readable<Team>,
  quarter: string,
  rep: string | undefined,
  records: Records,
  gathered: Gathered,
): Sources {
  const team = file.value;
  const standings = once((one: string) => standingsOf(team, one, records, rep));
  const colleagues = rep === undefined ? standings(quarter) : standingsOf(team, quarter, records);
  const contexts = new Map<string, Context>();
  const ofReviews = standings(quarter).flatMap((place) => {
    const loaded = records.review(place);
    if (loaded.state !== 'readable') return [];
    const context = contextFor(team, loaded.value, records, true, gathered);
    contexts.set(place.rep, context);
    return checkReview(loaded, context, true);
  });
  // What is missing from a report for want of a file that can be read is said with it, once for each file.
  const quarters = quartersOfRecord(quarter);
  const unreadable = [
    ...quarters.flatMap(standings).filter(({ state }) => state === 'unreadable'),
    ...[...contexts].flatMap(([one, context]) => context.unreadable.map((past) => ({ rep: one, quarter: past }))),
  ];
  const files = [...quarters.map(records.actuals), ...unreadable.map(records.review)];
  const ofFiles = new Map(files.map((one) => [one.file, one.state === 'unreadable' ? one.findings : []]));
  return {
    team,
    quarter,
    rep,
    standingsOf: standings,
    standingOf: (place) => standingOf(team, place, records),
    exportsOf: (one) => {
      const loaded = records.actuals(one);
      return loaded.state === 'readable' ? sourcesOf(loaded.value) : [];
    },
    colleagues,
    earlierOf: (one) => contexts.get(one)?.earlier ?? [],
    evidenceOf: (one) => contexts.get(one)?.evidence,
    evidenceLimits: gathered.limits,
    findings: sortByPlace([
      ...ofReviews,
      ...[...ofFiles.values()].flat(),
      ...(rep === undefined ? checkTeamFile(file) : []),
      ...checkTeamQuarter(file, quarter, colleagues).filter(
        ({ path }) => rep === undefined || (path[0] === 'reps' && path[1] === rep),
      ),
    ]),
  };
}
