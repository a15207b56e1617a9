/** What the CRM says of a quarter: figures that were imported, and not typed. */
import type { Actuals, ActualsSource, RepActuals } from './generated/actuals.ts';
import type { Violation } from './finding.ts';
import { didYouMean } from './references.ts';
import type { Team } from './team.ts';
import { isSame } from './tree.ts';

export type { Actuals, ActualsSource, RepActuals } from './generated/actuals.ts';

/** The order of the keys, in which new ones are put among those that are there. */
export const ACTUALS_KEYS = ['version', 'quarter', 'source', 'sources', 'rates', 'metrics', 'reps'] as const;

/** The figures that come of deals. */
export const DEAL_FIGURES = [
  'booked',
  'won',
  'lost',
  'win_rate',
  'average_deal',
  'pipeline',
  'new_accounts',
  'days_to_close',
] as const;
export type DealFigure = (typeof DEAL_FIGURES)[number];

/** The quarter in the file against that of its path. */
export function checkActualsPlace({ quarter }: Actuals, expected: string): Violation[] {
  if (quarter === expected) return [];
  const advice = `write quarter: ${expected}, or move the file to actuals/${quarter}.yaml`;
  return [{ path: ['quarter'], message: `the file says quarter: ${quarter}, its path says ${expected}`, advice }];
}

/** The reps of the figures against those of the team. */
export function checkActualsReps({ reps }: Actuals, team: Team): Violation[] {
  return Object.keys(reps)
    .filter((rep) => !Object.hasOwn(team.reps, rep))
    .map((rep) => ({
      path: ['reps', rep],
      isOfKey: true,
      message: `qreview.yaml has no rep ${rep}`,
      advice: didYouMean(rep, Object.keys(team.reps), 'the reps are'),
    }));
}

/** The exports that the figures of deals come from. */
export function sourcesOf(actuals: Actuals | undefined): readonly ActualsSource[] {
  return actuals?.sources ?? (actuals?.source === undefined ? [] : [actuals.source]);
}

/** A quarter's actuals with other figures of deals. What does not come of deals stays. */
export function withDeals(
  before: Actuals | undefined,
  quarter: string,
  figures: ReadonlyMap<string, RepActuals>,
  sources: readonly ActualsSource[],
  rates: Readonly<Record<string, number>>,
): Actuals {
  const { source: _, sources: __, rates: ___, ...kept } = before ?? { version: 1, quarter, reps: {} };
  const [first, second, ...others] = sources;
  const reps = mergedReps(kept.reps, figures, withoutDeals);
  return {
    ...kept,
    ...sourceOf(first, second, others),
    ...(Object.keys(rates).length > 0 ? { rates: { ...rates } } : {}),
    reps,
  };
}

/** A quarter's actuals with another count of some metrics. All else stays. */
export function withMetrics(
  before: Actuals | undefined,
  quarter: string,
  counts: ReadonlyMap<string, ReadonlyMap<string, number>>,
  source: ActualsSource,
): Actuals {
  const kept: Actuals = before ?? { version: 1, quarter, reps: {} };
  const names = [...new Set([...counts.values()].flatMap((ofRep) => [...ofRep.keys()]))];
  const figures = new Map<string, RepActuals>();
  for (const [rep, ofRep] of counts) figures.set(rep, { metrics: Object.fromEntries(ofRep) });
  return {
    ...kept,
    metrics: { ...kept.metrics, ...Object.fromEntries(names.map((name) => [name, source])) },
    reps: mergedReps(kept.reps, figures, ({ metrics = {}, ...old }) => ({
      ...old,
      metrics: Object.fromEntries(Object.entries(metrics).filter(([name]) => !names.includes(name))),
    })),
  };
}

function sourceOf(
  first: ActualsSource | undefined,
  second: ActualsSource | undefined,
  others: readonly ActualsSource[],
): Pick<Actuals, 'source' | 'sources'> {
  if (first === undefined) return {};
  return second === undefined ? { source: first } : { sources: [first, second, ...others] };
}

// A rep of whom nothing is left is left out.
function mergedReps(
  before: Actuals['reps'],
  figures: ReadonlyMap<string, RepActuals>,
  strip: (old: RepActuals) => RepActuals,
): Actuals['reps'] {
  const names = [...new Set([...Object.keys(before), ...figures.keys()])];
  return Object.fromEntries(
    names.flatMap((rep) => {
      const { metrics: kept, ...old } = strip(before[rep] ?? {});
      const { metrics: counted, ...own } = figures.get(rep) ?? {};
      const metrics = { ...kept, ...counted };
      const merged = { ...own, ...old, ...(Object.keys(metrics).length > 0 ? { metrics } : {}) };
      return Object.keys(merged).length > 0 ? [[rep, merged]] : [];
    }),
  );
}

function withoutDeals(rep: RepActuals): RepActuals {
  const { booked: _, won: _1, lost: _2, win_rate: _3, average_deal: _4, pipeline: _5, ...rest } = rep;
  const { new_accounts: _6, days_to_close: _7, ...kept } = rest;
  return kept;
}

/** Whether two files say the same, whenever they were imported. */
export function saysTheSame(one: Actuals | undefined, other: Actuals): boolean {
  return one !== undefined && isSame(withoutDays(one), withoutDays(other));
}

function withoutDays(actuals: Actuals): unknown {
  const { source: _, sources: __, metrics, ...rest } = actuals;
  const undated = ({ imported: ___, ...source }: ActualsSource): object => source;
  return {
    ...rest,
    sources: sourcesOf(actuals).map(undated),
    metrics: Object.fromEntries(Object.entries(metrics ?? {}).map(([name, source]) => [name, undated(source)])),
  };
}
