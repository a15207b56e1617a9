/** What a team's money is measured by where it is shown outside. */
import type { Disguise } from '../domain/anonymous.ts';
import type { Standing } from '../domain/alignment/standing.ts';
import { quotaFor } from '../domain/attainment.ts';
import { sumMoney } from '../domain/money.ts';
import type { Team } from '../domain/team.ts';

/** The quotas of some reviews are 100, together. */
export function disguiseOf(team: Team, reviews: readonly Pick<Standing, 'rep' | 'quarter' | 'review'>[]): Disguise {
  const sum = sumMoney(reviews.flatMap((place) => quotaFor(team, place, place.review) ?? []));
  return { team, hundred: sum > 0 ? sum : undefined };
}
