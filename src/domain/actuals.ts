/** What the CRM says of a quarter: figures that were imported, and not typed. */
import type { Actuals, ActualsSource, RepActuals } from './generated/actuals.ts';
import { folded } from './crm/text.ts';
import type { Violation } from './finding.ts';
import { didYouMean } from './similarity.ts';
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

/** What exports of deals say of a quarter. */
export interface DealsOfQuarter {
  readonly figures: ReadonlyMap<string, RepActuals>;
  readonly sources: readonly ActualsSource[];
  readonly rates: Readonly<Record<string, number>>;
  /** Whether the pipeline in the file stays: an export knows none but today's. */
  readonly keepsPipeline: boolean;
}

/** A quarter's actuals with other figures of deals. What does not come of deals stays. */
export function withDeals(
  before: Actuals | undefined,
  quarter: string,
  { figures, sources, rates, keepsPipeline }: DealsOfQuarter,
): Actuals {
  const { source: _, sources: __, rates: ___, ...kept } = before ?? { version: 1, quarter, reps: {} };
  const [first, second, ...others] = sources;
  const kinds: readonly string[] = keepsPipeline ? DEAL_FIGURES.filter((name) => name !== 'pipeline') : DEAL_FIGURES;
  const reps = mergedReps(kept.reps, figures, (old, rep) => without(old, figures.has(rep) ? kinds : DEAL_FIGURES));
  return {
    ...kept,
    ...sourceOf(first, second, others),
    ...(Object.keys(rates).length > 0 ? { rates: { ...rates } } : {}),
    reps,
  };
}

/** The reps of whom there are figures of deals. */
export function repsWithDeals({ reps }: Actuals): string[] {
  return Object.entries(reps).flatMap(([rep, figures]) =>
    DEAL_FIGURES.some((name) => figures[name] !== undefined) ? [rep] : [],
  );
}

/** A quarter's actuals with another count of some metrics. All else stays; a metric keeps the spelling that it has. */
export function withMetrics(
  before: Actuals | undefined,
  quarter: string,
  counts: ReadonlyMap<string, ReadonlyMap<string, number>>,
  source: ActualsSource,
): Actuals {
  const kept: Actuals = before ?? { version: 1, quarter, reps: {} };
  const known = [kept, ...Object.values(kept.reps)].flatMap(({ metrics }) => Object.keys(metrics ?? {}));
  const spelling = new Map(known.toReversed().map((name) => [folded(name), name]));
  const spelled = (name: string): string => spelling.get(folded(name)) ?? name;
  const names = [...new Set([...counts.values()].flatMap((ofRep) => [...ofRep.keys()]))].map(spelled);
  const figures = new Map<string, RepActuals>();
  for (const [rep, ofRep] of counts) {
    figures.set(rep, { metrics: Object.fromEntries([...ofRep].map(([name, count]) => [spelled(name), count])) });
  }
  return {
    ...kept,
    metrics: { ...kept.metrics, ...Object.fromEntries(names.map((name) => [name, source])) },
    reps: mergedReps(kept.reps, figures, ({ metrics = {}, ...old }) => ({ ...old, metrics: without(metrics, names) })),
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
  strip: (old: RepActuals, rep: string) => RepActuals,
): Actuals['reps'] {
  const names = [...new Set([...Object.keys(before), ...figures.keys()])];
  return Object.fromEntries(
    names.flatMap((rep) => {
      const { metrics: kept, ...old } = strip(before[rep] ?? {}, rep);
      const { metrics: counted, ...own } = figures.get(rep) ?? {};
      const metrics = { ...kept, ...counted };
      const merged = { ...own, ...old, ...(Object.keys(metrics).length > 0 ? { metrics } : {}) };
      return Object.keys(merged).length > 0 ? [[rep, merged]] : [];
    }),
  );
}

function without<Value>(values: Readonly<Record<string, Value>>, names: readonly string[]): Record<string, Value>;
function without(figures: RepActuals, names: readonly string[]): RepActuals;
function without(values: object, names: readonly string[]): object {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name)));
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
