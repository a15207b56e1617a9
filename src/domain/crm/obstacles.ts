/** What keeps exports from being imported although each of their rows can be read, and what to do about it. */
import { nameOf, type Team } from '../team.ts';
import type { Deals } from './deals.ts';
import type { Rates } from './figures.ts';
import { nearestRep, type Owners } from './owners.ts';
import { outcomeHinted, type NamedStages } from './stage.ts';
import { quoted } from './text.ts';

/** Something that only the user can decide. */
export interface Obstacle {
  /** Where it was seen first, if it is of one file. */
  readonly file?: string;
  readonly message: string;
  readonly advice: string;
}

/** Everything that is to be decided before the figures of some deals can be used. */
export function obstaclesOf(
  deals: Deals,
  team: Team,
  { stages, rates, ignoresUnknown }: { stages: NamedStages; rates: Rates; ignoresUnknown: boolean },
): Obstacle[] {
  return [
    ...(ignoresUnknown ? [] : unknownOwners(deals.owners, team, 'deal')),
    ...unknownCurrencies(deals, team, rates),
    ...unclearStages(deals),
    ...noneWon(deals, stages),
    ...deals.overlaps(),
  ];
}

// More are the owners of another company, or no owners at all.
const MOST_TOLD = 1000;

/** The owners who are no reps of the team, and whom each may be; of very many the first, and how many others. */
export function unknownOwners({ unknown }: Owners, team: Team, what: string): Obstacle[] {
  const all = unknown.list();
  const others = all.slice(MOST_TOLD);
  const obstacles = all.slice(0, MOST_TOLD).map(({ what: owner, file, count }) => {
    const near = nearestRep(team, owner);
    const name = owner === '' ? 'nobody' : JSON.stringify(owner);
    return {
      file,
      message: `${counted(count, what)} of ${name}, who is no rep of this team`,
      advice:
        near === undefined || owner === ''
          ? 'add them under reps: in qreview.yaml, or leave them out with --ignore-unknown'
          : `did you mean ${nameOf(team, near)}? Then write crm: [${JSON.stringify(owner)}] under ${near} in qreview.yaml`,
    };
  });
  if (others.length === 0) return obstacles;
  const count = others.reduce((sum, one) => sum + one.count, 0);
  return [
    ...obstacles,
    {
      message: `${counted(count, what)} of ${counted(others.length, 'other')}, who are no reps of this team either`,
      advice: 'look whether it is the right column, or leave them out with --ignore-unknown',
    },
  ];
}

function unknownCurrencies({ currencies }: Deals, { currency: own }: Team, rates: Rates): Obstacle[] {
  const unknown = currencies.list().filter(({ what }) => !Object.hasOwn(rates, what));
  return unknown.map(({ what: currency, file, count }) => ({
    file,
    message: `${counted(count, 'deal')} in ${currency}, and the team's currency is ${own}`,
    advice: `say what one ${currency} is in ${own}: --rate ${quoted(currency)}=1.08`,
  }));
}

// To take "Closed Won - Renewal" for an open deal would lose its money.
function unclearStages({ unknownStages }: Deals): Obstacle[] {
  return unknownStages.list().flatMap(({ what: stage, file, count }) => {
    const hint = outcomeHinted(stage);
    if (hint === undefined) return [];
    return {
      file,
      message: `${counted(count, 'deal')} in the stage ${JSON.stringify(stage)}, which nothing knows`,
      advice: `say what it means: --stage ${hint}=${quoted(stage)}, or open=...`,
    };
  });
}

function noneWon({ won, lost, unknownStages, otherStageColumns }: Deals, stages: NamedStages): Obstacle[] {
  const unknown = unknownStages.list();
  if (won > 0 || unknown.length === 0 || stages.won !== undefined) return [];
  const named = unknown.map(({ what: stage, count }) => `${stage === '' ? 'none' : stage} (${count})`);
  const nothing = lost > 0 ? 'no deal is known to be won' : 'no deal in it was closed, as far as is known';
  const others = [...otherStageColumns].map((column) => `--column stage=${quoted(column)}`).join(' or ');
  return [
    {
      message: `${nothing}; the stages are: ${named.join(', ')}`,
      advice: `say which stage means it: --stage won="..."${others === '' ? '' : `, or which column has it: ${others}`}`,
    },
  ];
}

function counted(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
