/** What a team counts itself, from a table into the actuals. */
import { withMetrics } from '../domain/actuals.ts';
import { Activities, activityTable, type NamedMetric } from '../domain/crm/activities.ts';
import { unknownOwners } from '../domain/crm/obstacles.ts';
import { chosenQuarter, loadedActuals, planned, writeActuals } from './actuals-import.ts';
import { UserError, type Exit } from './exit.ts';
import { readExports, requireUsable, sourceOf } from './exports.ts';
import { fileOptionsOf, readingOf, type ImportOptions } from './import-options.ts';
import type { Io } from './io.ts';
import type { OpenTeam } from './team.ts';

/** Imports the activities of one file. Throws UserError with all that is wrong in it. */
export async function importActivities(
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
  const all = activities.quarters();
  if (all.length === 0) throw new UserError('there is nothing in it to count', 'look whether it is the right export');
  const quarters = chosenQuarter(io, open, all, options.quarter);
  const plans = quarters.map((quarter) => {
    const loaded = loadedActuals(io, open, quarter);
    return planned(
      open,
      loaded,
      withMetrics(loaded.before, quarter, activities.of(quarter), sourceOf(first, io.today)),
    );
  });
  const found = { untouched: [], takenForOpen: {}, wonForNothing: 0, unreadCreated: null, elsewhere: {} };
  return writeActuals(io, open, exports, plans, { ...found, maybeTwice: { count: 0, first: [] } }, options);
}

function namedMetric(word: string): NamedMetric {
  const [metric = '', ...heading] = word.split('=');
  return { metric, heading: heading.length === 0 ? metric : heading.join('=') };
}
