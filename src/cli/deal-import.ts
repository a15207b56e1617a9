/** Deals, from the exports of a CRM into the actuals. */
import { repsWithDeals, withDeals } from '../domain/actuals.ts';
import { ratesOf } from '../domain/crm/currency.ts';
import { dealTable } from '../domain/crm/deal-table.ts';
import { Deals } from '../domain/crm/deals.ts';
import { obstaclesOf, type Obstacle } from '../domain/crm/obstacles.ts';
import { addQuarters, lastDay } from '../domain/quarter.ts';
import { nameOf } from '../domain/team.ts';
import { actualsIn, loadActuals, quarterOfActuals } from '../store/actuals-file.ts';
import { chosenQuarter, loadedActuals, planned, writeActuals, type LoadedActuals } from './actuals-import.ts';
import { UserError, type Exit } from './exit.ts';
import { readExports, requireUsable, sameFiles, sourceOf } from './exports.ts';
import { fileOptionsOf, readingOf, type ImportOptions } from './import-options.ts';
import type { Io } from './io.ts';
import type { OpenTeam } from './team.ts';

/** Imports the deals of some files. Throws UserError with all that is wrong in them, and all that is to be decided. */
export async function importDeals(
  io: Io,
  open: OpenTeam,
  paths: readonly string[],
  options: ImportOptions,
): Promise<Exit> {
  const { team } = open;
  const { columns, rates: given, ...reading } = readingOf(team, options);
  const deals = new Deals(team, io.today);
  const exports = await readExports(io, paths, columns, fileOptionsOf(options), (notes) =>
    dealTable(reading, deals, notes),
  );
  const currencies = deals.currencies.list().map(({ what }) => what);
  const rates = ratesOf(currencies, given);
  const same = sameFiles(exports);
  const { stages } = reading;
  const ignoresUnknown = options.ignoreUnknown === true;
  // Of one file twice all else that could be said is said twice.
  requireUsable(io, exports, same.length > 0 ? same : obstaclesOf(deals, team, { stages, rates, ignoresUnknown }));

  const { left, reached } = quartersWithout(deals, open);
  const closed = deals.figures.quarters();
  if (closed.length === 0) throw new UserError('no deal in it was closed', 'look whether it is the right export');
  const quarters = chosenQuarter(io, open, [...closed, ...reached].toSorted(), options.quarter);
  const loaded = quarters.map((quarter) => loadedActuals(io, open, quarter));
  const lost = options.replace === true ? [] : loaded.flatMap((one) => figuresLost(one, deals, open));
  requireUsable(io, exports, lost);

  // An export knows the pipeline of today, and none of the past.
  const knowsPipeline = (quarter: string): boolean => lastDay(addQuarters(quarter, 1), team.fiscal_year) >= io.today;
  const sources = exports.map((one) => sourceOf(one, io.today));
  const plans = loaded.map((one) => {
    const { quarter, before } = one;
    const keepsPipeline = !knowsPipeline(quarter);
    const figures = deals.figures.of(quarter, rates, !keepsPipeline);
    return planned(open, one, withDeals(before, quarter, { figures, sources, rates, keepsPipeline }));
  });
  const elsewhere = deals.figures.openOutside(quarters.filter(knowsPipeline).map((quarter) => addQuarters(quarter, 1)));
  const takenForOpen = [...deals.unknownStages.counts()].map(([stage, count]) => [stage || 'none', count] as const);
  const found = {
    untouched: options.quarter === undefined ? left : [],
    takenForOpen: Object.fromEntries(takenForOpen),
    wonForNothing: deals.wonForNothing,
    maybeTwice: deals.maybeTwice,
    unreadCreated: deals.unreadCreated ?? null,
    elsewhere: elsewhere === 0 ? {} : { 'open, closing in another quarter': elsewhere },
  };
  return writeActuals(io, open, exports, plans, found, options);
}

/**
 * The quarters with figures of deals of which none was closed in these exports. If they reach over the quarter, its deals
 * are gone from it; else nothing is known of it.
 */
function quartersWithout({ figures }: Deals, { root }: OpenTeam): { left: string[]; reached: string[] } {
  const closed = figures.quarters();
  const others = actualsIn(root).flatMap((path) => {
    const quarter = quarterOfActuals(path);
    return quarter === undefined || closed.includes(quarter) ? [] : [quarter];
  });
  const isReached = (quarter: string): boolean => figures.reachOver(quarter);
  const hasDeals = (quarter: string): boolean => {
    const loaded = loadActuals(root, quarter);
    // A file that can't be read is told of where it would be written, and nowhere else.
    return loaded.state === 'readable' ? repsWithDeals(loaded.value).length > 0 : isReached(quarter);
  };
  const without = others.filter(hasDeals);
  return { left: without.filter((quarter) => !isReached(quarter)), reached: without.filter(isReached) };
}

// An export of some reps says nothing of the others, and would erase them.
function figuresLost({ quarter, before }: LoadedActuals, { figures }: Deals, { team }: OpenTeam): Obstacle[] {
  const reps = figures.reps();
  const lost = before === undefined ? [] : repsWithDeals(before).filter((rep) => !reps.has(rep));
  if (lost.length === 0) return [];
  const names = lost.map((rep) => nameOf(team, rep)).join(', ');
  return [
    {
      message: `${quarter} has figures of ${names}, and this export has no deal of theirs`,
      advice: 'import all exports of the quarter together, or give up these figures with --replace',
    },
  ];
}
