/** Quotas and reps from a table into the team file. */
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
  const { columns, decimal } = readingOf(open.team, options);
  const owners = new Owners(open.team);
  const quotas: Quota[] = [];
  const exports = await readExports(io, [path], columns, fileOptionsOf(options), (notes) =>
    quotaTable(quotas, owners, decimal, notes),
  );
  requireUsable(io, exports, options.ignoreUnknown === true ? [] : unknownOwners(owners, open.team, 'row'));
  return save(io, open, withQuotas(open.team, quotas), 'quotas', options);
}

/** Adds the people of a table to the team file. */
export async function importReps(io: Io, open: OpenTeam, path: string, options: Options): Promise<Exit> {
  const people = await readPeople(io, path, readingOf(open.team, options).columns, fileOptionsOf(options));
  return save(io, open, withRoster(open.team, people, new ExportNotes()), 'reps', options);
}

async function save(
  io: Io,
  open: OpenTeam,
  { team, changes }: TeamChange,
  what: 'quotas' | 'reps',
  options: Options,
): Promise<Exit> {
  const isDryRun = options.dryRun === true;
  if (!isDryRun && changes.length > 0) saveTeam(open.root, team, open.file.text);
  const result = { file: open.file.file, what, isDryRun, changes };
  io.out(teamImportRenderers[io.format](result, io.style));
  if (isDryRun || changes.length === 0) return EXIT.ok;
  const written = { files: [open.file.file], subject: `team: ${what}`, trailers: '', what: 'the team file' } as const;
  return offerCommit(io, open, written, options);
}
