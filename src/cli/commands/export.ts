/** `qreview export`: all that the files say, as flat tables. */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { anonymous } from '../../domain/anonymous.ts';
import { flatTables, TABLE_NAMES, type FlatReview } from '../../domain/flat-tables.ts';
import { exportedOf, exportedRenderers, TABLE_KINDS, tableText } from '../../report/tables.ts';
import { actualsIn, quarterOfActuals } from '../../store/actuals-file.ts';
import { factsOf, findingsOn, recordsIn, standingsOf } from '../../store/history.ts';
import { quartersOf } from '../../store/team-folder.ts';
import { disguiseOf } from '../disguise.ts';
import { EXIT, UserError, type Exit } from '../exit.ts';
import type { Io } from '../io.ts';
import { fromHere, openTeam } from '../team.ts';
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
  const standings = quarters.flatMap((quarter) => standingsOf(team, quarter, records));
  const reviews = standings.map(({ rep, quarter, state, review }): FlatReview => ({
    rep,
    quarter,
    state,
    review,
    facts: factsOf(records, { rep, quarter }),
  }));
  const findings = standings.flatMap(({ rep, quarter }) => findingsOn(team, { rep, quarter }, records, true));
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
  const unreadable = standings.flatMap(({ state, file }) => (state === 'unreadable' ? [file] : []));
  io.out(exportedRenderers[io.format](exportedOf(fromHere(io, folder), tables, kind, unreadable), io.style));
  return Promise.resolve(EXIT.ok);
}
