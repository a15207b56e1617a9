/** What keeps exports from being imported although each of their rows can be read, and what to do about it. */
import { nameOf, type Team } from '../team.ts';
import type { Deals } from './deals.ts';
import type { Rates } from './figures.ts';
import { nearestRep, type Owners } from './owners.ts';
import type { NamedStages } from './stage.ts';

/** Something that only the user can decide. */
export interface Obstacle {
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
    ...noneWon(deals, stages),
  ];
}

/** The owners who are no reps of the team, and whom each may be. */
export function unknownOwners({ unknown }: Owners, team: Team, what: string): Obstacle[] {
  return [...unknown].map(([owner, count]) => {
    const near = nearestRep(team, owner);
    const name = owner === '' ? 'nobody' : JSON.stringify(owner);
    return {
      message: `${counted(count, what)} of ${name}, who is no rep of this team`,
      advice:
        near === undefined || owner === ''
          ? 'add them under reps: in qreview.yaml, or leave them out with --ignore-unknown'
          : `did you mean ${nameOf(team, near)}? Then write crm: [${JSON.stringify(owner)}] under ${near} in qreview.yaml`,
    };
  });
}

function unknownCurrencies({ currencies }: Deals, { currency: own }: Team, rates: Rates): Obstacle[] {
  const unknown = [...currencies].filter(([currency]) => !Object.hasOwn(rates, currency));
  return unknown.map(([currency, count]) => ({
    message: `${counted(count, 'deal')} in ${currency}, and the team's currency is ${own}`,
    advice: `say what one ${currency} is in ${own}: --rate ${currency}=1.08`,
  }));
}

function noneWon({ won, unknownStages }: Deals, stages: NamedStages): Obstacle[] {
  if (won > 0 || unknownStages.size === 0 || stages.won !== undefined) return [];
  const named = [...unknownStages].map(([stage, count]) => `${stage === '' ? 'none' : stage} (${count})`);
  return [
    {
      message: `no deal is known to be won; the stages are: ${named.join(', ')}`,
      advice: 'say which stage means it: --stage won="..."',
    },
  ];
}

function counted(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
