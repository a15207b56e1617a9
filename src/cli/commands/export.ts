/** `qreview export`: all that the files say, as flat tables. */
import { join, resolve } from 'node:path';
import { anonymous } from '../../domain/anonymous.ts';
import { flatTables, TABLE_NAMES } from '../../domain/flat-tables.ts';
import { exportedOf, exportedRenderers, TABLE_KINDS, tableText } from '../../report/tables.ts';
import { actualsIn, quarterOfActuals } from '../../store/actuals-file.ts';
import { makeFolder } from '../../store/atomic-file.ts';
import {
  checkTeamFile,
  checkTeamQuarter,
  findingsOn,
  recordsIn,
  standingOf,
  standingsOf,
} from '../../store/history.ts';
import { quartersOf } from '../../store/team-folder.ts';
import { disguiseOf } from '../disguise.ts';
import { EXIT, UserError, type Exit } from '../exit.ts';
import type { Io } from '../io.ts';
import { askForEvidence, openTeam, pathFromHere } from '../team.ts';
import { requireWithin, requireWritable, writeResult } from '../write-result.ts';

/** The flags of `export`. */
export interface ExportOptions {
  readonly as?: string;
  readonly anonymous?: boolean;
}

/** Writes a file for each table into a folder. Throws UserError where that can't be. */
export async function exportTables(io: Io, folderText = 'tables', options: ExportOptions): Promise<Exit> {
  const open = openTeam(io);
  const { root, team } = open;
  const kind = TABLE_KINDS.find((one) => one === (options.as ?? 'ndjson'));
  if (kind === undefined)
    throw new UserError(`tables cannot be written as ${options.as}`, 'write --as ndjson or --as csv');
  const records = recordsIn(root);
  const quarters = [
    ...new Set([...quartersOf(root), ...actualsIn(root).flatMap((file) => quarterOfActuals(file) ?? [])]),
  ].toSorted();
  // Whoever was reviewed without being in the team then is on record too.
  const everyQuarter = quarters.map((quarter) => {
    const expected = standingsOf(team, quarter, records);
    const inTeam = new Set(expected.map(({ rep }) => rep));
    const others = Object.keys(team.reps)
      .filter((rep) => !inTeam.has(rep))
      .map((rep) => standingOf(team, { rep, quarter }, records))
      .filter(({ state, facts }) => state !== 'missing' || facts !== undefined);
    return { quarter, expected, others };
  });
  const standings = everyQuarter.flatMap(({ expected, others }) => [...expected, ...others]);
  const gathered = await askForEvidence(open, quarters, records, io);
  const findings = [
    ...checkTeamFile(open.file),
    ...everyQuarter.flatMap(({ quarter, expected }) => checkTeamQuarter(open.file, quarter, expected)),
    ...standings.flatMap((place) => findingsOn(team, place, records, true, gathered)),
  ];
  const whole = flatTables(team, standings, findings);
  const latest = standings.filter(({ quarter }) => quarter === quarters.at(-1));
  const tables = options.anonymous === true ? anonymous(whole, disguiseOf(team, latest)) : whole;

  const folder = resolve(io.cwd, folderText);
  makeFolder(folder);
  const files = TABLE_NAMES.map(
    (name) => [join(folder, `${name}.${kind}`), tableText(name, tables[name], kind)] as const,
  );
  for (const [path] of files) {
    requireWithin(folder, path);
    requireWritable(path);
  }
  for (const [path, text] of files) writeResult(path, text);
  const closed = standings.flatMap(({ state, file }) => (state === 'unreadable' ? [file] : []));
  const unreadable = options.anonymous === true ? closed.map((_, index) => `review ${index + 1}`) : closed;
  io.out(exportedRenderers[io.format](exportedOf(pathFromHere(io, folder), tables, kind, unreadable), io.style));
  return EXIT.ok;
}
