/** `qreview export`: all that the files say, as flat tables. */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Standing } from '../../domain/alignment/standing.ts';
import { anonymous } from '../../domain/anonymous.ts';
import { flatTables, TABLE_NAMES, type FlatReview } from '../../domain/flat-tables.ts';
import type { Place } from '../../domain/references.ts';
import { nameOf, type Team } from '../../domain/team.ts';
import { exportedOf, exportedRenderers, TABLE_KINDS, tableText } from '../../report/tables.ts';
import { actualsIn, quarterOfActuals } from '../../store/actuals-file.ts';
import {
  checkTeamFile,
  checkTeamQuarter,
  factsOf,
  findingsOn,
  recordsIn,
  standingsOf,
  type Records,
} from '../../store/history.ts';
import { quartersOf } from '../../store/team-folder.ts';
import { disguiseOf } from '../disguise.ts';
import { EXIT, UserError, type Exit } from '../exit.ts';
import type { Io } from '../io.ts';
import { askForEvidence, fromHere, openTeam } from '../team.ts';
import { requireWritable, writeResult } from '../write-result.ts';

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
  const standings = quarters.flatMap((quarter) => {
    const expected = standingsOf(team, quarter, records);
    const others = Object.keys(team.reps).filter((rep) => !expected.some((one) => one.rep === rep));
    return [...expected, ...others.flatMap((rep) => onRecord(team, { rep, quarter }, records))];
  });
  const gathered = await askForEvidence(open, quarters, records, io);
  const reviews = standings.map(({ rep, quarter, state, review }): FlatReview => ({
    rep,
    quarter,
    state,
    review,
    facts: factsOf(records, { rep, quarter }),
  }));
  const findings = [
    ...checkTeamFile(open.file),
    ...quarters.flatMap((quarter) => checkTeamQuarter(open.file, quarter, standingsOf(team, quarter, records))),
    ...standings.flatMap((place) => findingsOn(team, place, records, true, gathered)),
  ];
  const whole = flatTables(team, reviews, findings);
  const latest = standings.filter(({ quarter }) => quarter === quarters.at(-1));
  const tables = options.anonymous === true ? anonymous(whole, disguiseOf(team, latest)) : whole;

  const folder = resolve(io.cwd, folderText);
  mkdirSync(folder, { recursive: true });
  const files = TABLE_NAMES.map(
    (name) => [join(folder, `${name}.${kind}`), tableText(name, tables[name], kind)] as const,
  );
  for (const [path] of files) requireWritable(path);
  for (const [path, text] of files) writeResult(path, text);
  const closed = standings.flatMap(({ state, file }) => (state === 'unreadable' ? [file] : []));
  const unreadable = options.anonymous === true ? closed.map((_, index) => `review ${index + 1}`) : closed;
  io.out(exportedRenderers[io.format](exportedOf(fromHere(io, folder), tables, kind, unreadable), io.style));
  return EXIT.ok;
}

/** What there is of a rep who is not expected to be reviewed: nothing, mostly. */
function onRecord(team: Team, place: Place, records: Records): Standing[] {
  const loaded = records.review(place);
  const facts = factsOf(records, place);
  if (loaded.state === 'missing' && facts === undefined) return [];
  const review = loaded.state === 'readable' ? loaded.value : undefined;
  const state = loaded.state === 'readable' ? (loaded.value.state === 'final' ? 'done' : 'draft') : loaded.state;
  return [{ ...place, name: nameOf(team, place.rep), file: loaded.file, state, review, facts }];
}
