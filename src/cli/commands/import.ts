/** `qreview import`: what the CRM says into actuals/, and quotas and reps into the team file. */
import { withDeals, withMetrics, type Actuals } from '../../domain/actuals.ts';
import { Activities, activityTable, type NamedMetric } from '../../domain/crm/activities.ts';
import { addedUp } from '../../domain/crm/counts.ts';
import { dealTable } from '../../domain/crm/deal-table.ts';
import { Deals } from '../../domain/crm/deals.ts';
import { importedQuarter, type Imported } from '../../domain/crm/imported.ts';
import { obstaclesOf, unknownOwners } from '../../domain/crm/obstacles.ts';
import { importedRenderers } from '../../report/imported.ts';
import { actualsFile, loadActuals, saveActuals } from '../../store/actuals-file.ts';
import type { ReadExport } from '../../store/crm-exports.ts';
import { offerCommit } from '../commit.ts';
import { EXIT, UserError, type Exit } from '../exit.ts';
import { readExports, requireUsable, sourceOf } from '../exports.ts';
import { fileOptionsOf, readingOf, type ReadingOptions } from '../import-options.ts';
import { invalid } from '../invalid.ts';
import type { Io } from '../io.ts';
import { findQuarter, openTeam, type OpenTeam } from '../team.ts';
import { importQuotas, importReps } from '../team-import.ts';

/** The flags of `import`. */
export interface ImportOptions extends ReadingOptions {
  readonly metric?: readonly string[];
  readonly quotas?: string;
  readonly reps?: string;
  readonly quarter?: string;
  readonly ignoreUnknown?: boolean;
  readonly dryRun?: boolean;
}

/** Imports exports. Throws UserError, with all that is wrong in them, and writes nothing then. */
export async function importExports(io: Io, paths: readonly string[], options: ImportOptions): Promise<Exit> {
  const open = openTeam(io);
  const { quotas, reps } = options;
  const kinds = [quotas, reps, paths[0]].filter((kind) => kind !== undefined);
  if (kinds.length === 0) throw new UserError('no file to import', 'name the export: qreview import opportunities.csv');
  if (kinds.length > 1) throw new UserError('one import has one kind of file', 'import the others by themselves');
  if (quotas !== undefined) return importQuotas(io, open, quotas, options);
  if (reps !== undefined) return importReps(io, open, reps, options);
  const isOfActivities =
    options.metric !== undefined || options.column?.some((word) => /^metric=/i.test(word)) === true;
  return isOfActivities ? importActivities(io, open, paths, options) : importDeals(io, open, paths, options);
}

async function importDeals(io: Io, open: OpenTeam, paths: readonly string[], options: ImportOptions): Promise<Exit> {
  const reading = readingOf(open.team, options);
  const deals = new Deals(open.team);
  const exports = await readExports(io, paths, reading.columns, fileOptionsOf(options), (notes) =>
    dealTable(reading, deals, notes),
  );
  const ignoresUnknown = options.ignoreUnknown === true;
  requireUsable(io, exports, obstaclesOf(deals, open.team, { ...reading, ignoresUnknown }));
  const used = Object.entries(reading.rates).filter(([currency]) => deals.currencies.has(currency));
  const rates = Object.fromEntries(used);
  const sources = exports.map((one) => sourceOf(one, io.today));
  const quarters = chosenQuarters(io, open, deals.figures.quarters(), options.quarter);
  return write(io, open, exports, options, {
    quarters,
    change: (before, quarter) => withDeals(before, quarter, deals.figures.of(quarter, rates), sources, rates),
    takenForOpen: Object.fromEntries(deals.unknownStages),
    wonForNothing: deals.wonForNothing,
  });
}

async function importActivities(
  io: Io,
  open: OpenTeam,
  paths: readonly string[],
  options: ImportOptions,
): Promise<Exit> {
  const reading = { ...readingOf(open.team, options), metrics: (options.metric ?? []).map(namedMetric) };
  const activities = new Activities(open.team);
  const exports = await readExports(io, paths, reading.columns, fileOptionsOf(options), (notes) =>
    activityTable(reading, activities, notes),
  );
  const [first, ...others] = exports;
  if (first === undefined || others.length > 0) {
    throw new UserError('the activities of one file are imported at a time', 'import the others by themselves');
  }
  const unknown = options.ignoreUnknown === true ? [] : unknownOwners(activities.owners, open.team, 'row');
  requireUsable(io, exports, unknown);
  const quarters = chosenQuarters(io, open, activities.quarters(), options.quarter);
  return write(io, open, exports, options, {
    quarters,
    change: (before, quarter) => withMetrics(before, quarter, activities.of(quarter), sourceOf(first, io.today)),
    takenForOpen: {},
    wonForNothing: 0,
  });
}

function namedMetric(word: string): NamedMetric {
  const [metric = '', ...heading] = word.split('=');
  return { metric, heading: heading.length === 0 ? metric : heading.join('=') };
}

/** The quarters to write: the one that is asked for, or all that an export has. */
function chosenQuarters(
  io: Io,
  open: OpenTeam,
  quarters: readonly string[],
  text: string | undefined,
): readonly string[] {
  if (quarters.length === 0)
    throw new UserError('there is nothing in it to count', 'look whether it is the right export');
  if (text === undefined) return quarters;
  const quarter = findQuarter(open, text, io);
  if (quarters.includes(quarter)) return [quarter];
  throw new UserError(`there is nothing of ${quarter} in it`, `it has ${quarters.join(', ')}`);
}

interface Change extends Pick<Imported, 'takenForOpen' | 'wonForNothing'> {
  readonly quarters: readonly string[];
  readonly change: (before: Actuals | undefined, quarter: string) => Actuals;
}

async function write(
  io: Io,
  open: OpenTeam,
  exports: readonly ReadExport[],
  options: ImportOptions,
  { quarters, change, ...found }: Change,
): Promise<Exit> {
  const isDryRun = options.dryRun === true;
  const planned = quarters.map((quarter) => {
    const loaded = loadActuals(open.root, quarter);
    if (loaded.state === 'unreadable') throw invalid(io, `${loaded.file} cannot be read`, loaded.findings);
    const before = loaded.state === 'readable' ? loaded.value : undefined;
    const now = change(before, quarter);
    return { loaded, now, imported: importedQuarter(open.team, actualsFile(quarter), before, now) };
  });
  const changed = planned.filter(({ imported }) => imported.isChanged);
  if (!isDryRun) {
    for (const { loaded, now } of changed) {
      saveActuals(open.root, now, loaded.state === 'readable' ? loaded.text : undefined);
    }
  }
  const result: Imported = {
    ...found,
    currency: open.team.currency,
    isDryRun,
    exports: exports.map(({ file, rows }) => ({ file, rows })),
    quarters: planned.map(({ imported }) => imported),
    leftOut: Object.fromEntries(addedUp(exports.map(({ leftOut }) => leftOut))),
  };
  io.out(importedRenderers[io.format](result, io.style));
  if (isDryRun || changed.length === 0) return EXIT.ok;
  const files = changed.map(({ imported }) => imported.file);
  const named = changed.map(({ now }) => now.quarter).join(', ');
  const written = { files, subject: `actuals: ${named}`, trailers: '', what: 'the actuals' } as const;
  return offerCommit(io, open, written, options);
}
