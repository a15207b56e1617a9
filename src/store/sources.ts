/** What an alignment report is made of, loaded from as few files as it needs. */
import type { Sources } from '../domain/alignment/align.ts';
import type { Standing } from '../domain/alignment/standing.ts';
import { sortByPlace, type Finding } from '../domain/finding.ts';
import { quartersOfRecord } from '../domain/record.ts';
import type { Team } from '../domain/team.ts';
import {
  checkTeamFile,
  checkTeamQuarter,
  contextFor,
  findingsOn,
  reviewLoader,
  standingsOf,
  type LoadReview,
} from './history.ts';
import type { Readable } from './team-folder.ts';

/** Loads what a report on a quarter needs, for the team or one rep: that quarter, the one before, the year to date. */
export function loadSources(root: string, file: Readable<Team>, quarter: string, rep: string | undefined): Sources {
  const team = file.value;
  const load = reviewLoader(root);
  const standings = inMemory((one) => standingsOf(team, one, load, rep));
  const colleagues = rep === undefined ? standings(quarter) : standingsOf(team, quarter, load);
  return {
    team,
    quarter,
    rep,
    standingsOf: standings,
    colleagues,
    earlierOf: (one) => {
      const review = standings(quarter).find((standing) => standing.rep === one)?.review;
      return review === undefined ? [] : contextFor(team, review, load, true).earlier;
    },
    findings: sortByPlace([
      ...standings(quarter).flatMap((place) => findingsOn(team, place, load, true)),
      ...(rep === undefined ? checkTeamFile(file) : []),
      ...checkTeamQuarter(file, quarter, colleagues).filter(({ path }) => rep === undefined || path[1] === rep),
      ...unreadable(
        quartersOfRecord(quarter)
          .filter((one) => one !== quarter)
          .flatMap(standings),
        load,
      ),
    ]),
  };
}

function inMemory<Value>(make: (key: string) => Value): (key: string) => Value {
  const made = new Map<string, Value>();
  return (key) => {
    const known = made.get(key) ?? make(key);
    made.set(key, known);
    return known;
  };
}

// What is missing from a report for want of a file that can be read is said with it.
function unreadable(standings: readonly Standing[], load: LoadReview): Finding[] {
  return standings.flatMap((standing) => {
    const loaded = load(standing);
    return loaded.state === 'unreadable' ? loaded.findings : [];
  });
}
