/** `qreview export`: all that the files say, as flat tables. */
import { resolve } from 'node:path';
import type { Standing } from '../../domain/alignment/standing.ts';
import { inDisguise, largestAmount } from '../../domain/anonymous.ts';
import { reviewTables, teamTables, type Tables } from '../../domain/flat-tables.ts';
import { isIn, type Team } from '../../domain/team.ts';
import { exportedRenderers, TABLE_KINDS } from '../../report/tables.ts';
import { actualsIn, quarterOfActuals } from '../../store/actuals-file.ts';
import { makeFolder } from '../../store/atomic-file.ts';
import {
  A_REPS_REVIEWS,
  checkTeamFile,
  checkTeamQuarter,
  findingsOn,
  recordsIn,
  standingOf,
  standingsOf,
  type Records,
} from '../../store/history.ts';
import type { Gathered } from '../../store/repository.ts';
import { quartersOf } from '../../store/team-folder.ts';
import { disguiseOf } from '../disguise.ts';
import { EXIT, UserError, type Exit } from '../exit.ts';
import type { Io } from '../io.ts';
import { writeTables } from '../table-files.ts';
import { askForEvidence, openTeam, pathFromHere, type OpenTeam } from '../team.ts';
import { requireForeign } from '../write-result.ts';

/** The flags of `export`. */
export interface ExportOptions {
  readonly as?: string;
  readonly anonymous?: boolean;
}

/** Writes a file for each table into a folder. Throws UserError where that can't be. */
export async function exportTables(io: Io, folderText = 'tables', options: ExportOptions): Promise<Exit> {
  const open = openTeam(io);
  const { root } = open;
  const kind = TABLE_KINDS.find((one) => one === (options.as ?? 'ndjson'));
  if (kind === undefined)
    throw new UserError(`tables cannot be written as ${options.as}`, 'write --as ndjson or --as csv');
  const records = recordsIn(root, A_REPS_REVIEWS);
  const quarters = [
    ...new Set([...quartersOf(root), ...actualsIn(root).flatMap((file) => quarterOfActuals(file) ?? [])]),
  ].toSorted();
  const gathered = await askForEvidence(open, quarters, records, io);
  const unreadable = new Set<string>();
  const parts = (): Iterable<Partial<Tables>> => partsOf(open, quarters, records, gathered, unreadable);

  const folder = resolve(io.cwd, folderText);
  requireForeign(folder);
  makeFolder(folder);
  const isAnonymous = options.anonymous === true;
  const files = writeTables(folder, kind, isAnonymous ? inOneDisguise(open, quarters, records, parts) : parts());
  const closed = isAnonymous ? Array.from(unreadable, (_, index) => `file ${index + 1}`) : [...unreadable];
  io.out(exportedRenderers[io.format]({ folder: pathFromHere(io, folder), files, unreadable: closed }, io.style));
  return EXIT.ok;
}

// All rows, bit by bit: the team's, each quarter's, and then rep by rep, so that few reviews are held in memory. For that
// each file is read twice.
function* partsOf(
  { team, file }: OpenTeam,
  quarters: readonly string[],
  records: Records,
  gathered: Gathered,
  unreadable: Set<string>,
): Generator<Partial<Tables>> {
  yield { ...teamTables(team), ...reviewTables(team, [], checkTeamFile(file)) };
  for (const quarter of quarters) {
    const actuals = records.actuals(quarter);
    if (actuals.state === 'unreadable') unreadable.add(actuals.file);
    const standings = standingsOf(team, quarter, records);
    yield reviewTables(team, [], checkTeamQuarter(file, quarter, standings));
  }
  for (const rep of Object.keys(team.reps)) {
    const standings = onRecord(team, rep, quarters, records);
    for (const standing of standings) if (standing.state === 'unreadable') unreadable.add(standing.file);
    const findings = standings.flatMap((place) => findingsOn(team, place, records, true, gathered));
    yield reviewTables(team, standings, findings);
  }
}

// Whoever was reviewed without being in the team then is on record too.
function onRecord(team: Team, rep: string, quarters: readonly string[], records: Records): Standing[] {
  return quarters
    .map((quarter) => standingOf(team, { rep, quarter }, records))
    .filter(({ quarter, state, facts }) => isIn(team, rep, quarter) || state !== 'missing' || facts !== undefined);
}

// Without a quota for the latest quarter everything is looked through for the largest amount first.
function* inOneDisguise(
  { team }: OpenTeam,
  quarters: readonly string[],
  records: Records,
  parts: () => Iterable<Partial<Tables>>,
): Generator<Partial<Tables>> {
  const latest = Object.keys(team.reps).flatMap((rep) => onRecord(team, rep, quarters.slice(-1), records));
  const { hundred } = disguiseOf(team, latest);
  const disguised = inDisguise(team, hundred ?? Math.max(...Array.from(parts(), largestAmount)));
  for (const tables of parts()) yield disguised(tables);
}
