/** What imports of deals and of activities have in common: the quarters that are written, and what is told of it. */
import type { Actuals } from '../domain/actuals.ts';
import { addedUp } from '../domain/crm/counts.ts';
import { importedQuarter, type Imported, type ImportedQuarter } from '../domain/crm/imported.ts';
import { importedRenderers } from '../report/imported.ts';
import { actualsFile, loadActuals, saveActuals } from '../store/actuals-file.ts';
import type { ReadExport } from '../store/crm-exports.ts';
import { offerCommit } from './commit.ts';
import { EXIT, UserError, type Exit } from './exit.ts';
import type { ImportOptions } from './import-options.ts';
import { invalid } from './invalid.ts';
import type { Io } from './io.ts';
import { findQuarter, type OpenTeam } from './team.ts';

/** The actuals of a quarter as they are; undefined where there are none yet. */
export interface LoadedActuals {
  readonly quarter: string;
  readonly before: Actuals | undefined;
  readonly text: string | undefined;
}

/** The actuals of a quarter as they become. */
interface Planned {
  readonly text: string | undefined;
  readonly now: Actuals;
  readonly imported: ImportedQuarter;
}

/** What was found in the exports, beside their figures. */
interface Found extends Pick<
  Imported,
  'untouched' | 'takenForOpen' | 'wonForNothing' | 'maybeTwice' | 'unreadCreated'
> {
  /** Rows that are in no figure for want of a quarter to write, by the reason. */
  readonly elsewhere: Readonly<Record<string, number>>;
}

/** The quarters to write: the one that is asked for, or all that an export has. */
export function chosenQuarter(
  io: Io,
  open: OpenTeam,
  quarters: readonly string[],
  text: string | undefined,
): readonly string[] {
  if (text === undefined) return quarters;
  const quarter = findQuarter(open, text, io);
  if (quarters.includes(quarter)) return [quarter];
  throw new UserError(`there is nothing of ${quarter} in it`, `it has ${quarters.join(', ')}`);
}

/** Loads the actuals of a quarter. Throws UserError for what can't be read. */
export function loadedActuals(io: Io, { root }: OpenTeam, quarter: string): LoadedActuals {
  const loaded = loadActuals(root, quarter);
  if (loaded.state === 'unreadable') throw invalid(io, `${loaded.file} cannot be read`, loaded.findings);
  const isThere = loaded.state === 'readable';
  return { quarter, before: isThere ? loaded.value : undefined, text: isThere ? loaded.text : undefined };
}

/** What the actuals of a quarter become. */
export function planned({ team }: OpenTeam, { quarter, before, text }: LoadedActuals, now: Actuals): Planned {
  return { text, now, imported: importedQuarter(team, actualsFile(quarter), before, now) };
}

// A quarter that is refused takes nothing back of those before it, so that is what has to be told.
function save(io: Io, open: OpenTeam, changed: readonly Planned[]): void {
  const written: string[] = [];
  for (const { text, now, imported } of changed) {
    saveActuals(open.root, now, text);
    written.push(imported.file);
    io.ifStopped(`Written before that: ${written.join(', ')}\n`);
  }
  io.ifStopped('');
}

/** Writes what is other than it was, and tells all. */
export async function writeActuals(
  io: Io,
  open: OpenTeam,
  exports: readonly ReadExport[],
  plans: readonly Planned[],
  { elsewhere, ...found }: Found,
  options: ImportOptions,
): Promise<Exit> {
  const isDryRun = options.dryRun === true;
  const changed = plans.filter(({ imported }) => imported.isChanged);
  if (!isDryRun) save(io, open, changed);
  const leftOut = addedUp([...exports.map((one) => one.leftOut), new Map(Object.entries(elsewhere))]);
  const result: Imported = {
    ...found,
    currency: open.team.currency,
    isDryRun,
    exports: exports.map(({ file, rows }) => ({ file, rows })),
    quarters: plans.map(({ imported }) => imported),
    leftOut: Object.fromEntries(leftOut),
  };
  io.out(importedRenderers[io.format](result, io.style));
  if (isDryRun || changed.length === 0) return EXIT.ok;
  const files = changed.map(({ imported }) => imported.file);
  const named = changed.map(({ now }) => now.quarter).join(', ');
  const written = { files, subject: `actuals: ${named}`, trailers: '', what: 'the actuals' } as const;
  return offerCommit(io, open, written, options);
}
