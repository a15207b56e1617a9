/** Quotas and reps from a table into the team file. */
import { addedUp, type Counts } from '../domain/crm/counts.ts';
import { Owners } from '../domain/crm/owners.ts';
import { unknownOwners } from '../domain/crm/obstacles.ts';
import { ExportNotes } from '../domain/crm/notes.ts';
import { quotaTable, withQuotas, type Quota } from '../domain/crm/quotas.ts';
import { withRoster, type TeamChange } from '../domain/crm/roster.ts';
import { teamImportRenderers } from '../report/team-import.ts';
import { saveTeam } from '../store/team-folder.ts';
import { offerCommit } from './commit.ts';
import { EXIT, type Exit } from './exit.ts';
import { readExports, requireUsable } from './exports.ts';
import { fileOptionsOf, readingOf, type ReadingOptions } from './import-options.ts';
import type { Io } from './io.ts';
import { readPeople } from './people.ts';
import type { OpenTeam } from './team.ts';

/** What both take. */
interface Options extends ReadingOptions {
  readonly dryRun?: boolean;
  readonly ignoreUnknown?: boolean;
}

/** Writes the quotas of a table into the team file. Throws UserError for reps that aren't in the team. */
export async function importQuotas(io: Io, open: OpenTeam, path: string, options: Options): Promise<Exit> {
  const { team } = open;
  const { columns, decimal } = readingOf(team, options);
  const owners = new Owners(team);
  const quotas: Quota[] = [];
  const reading = { team, ...(decimal === undefined ? {} : { decimal }) };
  const exports = await readExports(io, [path], columns, fileOptionsOf(options), (notes) =>
    quotaTable(quotas, owners, reading, notes),
  );
  requireUsable(io, exports, options.ignoreUnknown === true ? [] : unknownOwners(owners, team, 'row'));
  const leftOut = addedUp(exports.map((one) => one.leftOut));
  return save(io, open, withQuotas(team, quotas), { what: 'quotas', leftOut }, options);
}

/** Adds the people of a table to the team file. */
export async function importReps(io: Io, open: OpenTeam, path: string, options: Options): Promise<Exit> {
  const { columns } = readingOf(open.team, options);
  const { people, leftOut } = await readPeople(io, path, columns, fileOptionsOf(options));
  const notes = new ExportNotes(path);
  const change = withRoster(open.team, people, notes);
  return save(io, open, change, { what: 'reps', leftOut: addedUp([leftOut, notes.leftOut]) }, options);
}

async function save(
  io: Io,
  open: OpenTeam,
  { team, changes }: TeamChange,
  { what, leftOut }: { readonly what: 'quotas' | 'reps'; readonly leftOut: Counts },
  options: Options,
): Promise<Exit> {
  const isDryRun = options.dryRun === true;
  if (!isDryRun && changes.length > 0) saveTeam(open.root, team, open.file.text);
  const result = { file: open.file.file, what, isDryRun, changes, leftOut: Object.fromEntries(leftOut) };
  io.out(teamImportRenderers[io.format](result, io.style));
  if (isDryRun || changes.length === 0) return EXIT.ok;
  const written = { files: [open.file.file], subject: `team: ${what}`, trailers: '', what: 'the team file' } as const;
  return offerCommit(io, open, written, options);
}
