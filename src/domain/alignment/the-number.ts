/** Part 1 of the report: the number, what is left of it, and what the plans are expected to bring. */
import type { Compared, NextQuarter, NumberPart, QuarterBooked, YearToDate } from '../generated/report.ts';
import { sumMoney } from '../money.ts';
import { bookedOf, quotaFor, shareOf } from '../attainment.ts';
import { atSayDo, expectedOf } from '../plan.ts';
import { addQuarters, yearOf } from '../quarter.ts';
import { quartersOfRecord, sayDoOf } from '../record.ts';
import { nameOf, quotaOf, isIn, repsIn, type Team } from '../team.ts';
import type { Sources } from './align.ts';
import { crmFacts } from './crm.ts';
import type { Standing } from './standing.ts';

const QUARTERS = [0, 1, 2, 3];

/** The number of a quarter, of the year to date, and of the plans. */
export function numberPart(sources: Sources): NumberPart {
  const { team, quarter, standingsOf } = sources;
  return {
    quarter: bookedOfQuota(team, standingsOf(quarter)),
    crm: crmFacts(sources),
    year: yearToDate(sources),
    next: nextQuarter(sources),
  };
}

/** What some reps booked, of their quotas. */
export function bookedOfQuota(team: Team, standings: readonly Standing[]): Compared {
  return compare(
    standings.map((standing) => ({
      name: standing.name,
      amount: bookedOf(standing),
      against: quotaFor(team, standing, standing.review),
    })),
  );
}

/**
 * Two amounts over those of whom both are known, so that like is compared with like; where the second is known of nobody,
 * the first alone.
 */
function compare(
  pairs: readonly { name: string; amount: number | undefined; against: number | undefined }[],
): Compared {
  if (pairs.every(({ against }) => against === undefined)) return alone(pairs);
  const known = pairs.flatMap(({ amount, against }) =>
    amount === undefined || against === undefined ? [] : [{ amount, against }],
  );
  const without = pairs
    .filter(({ amount, against }) => amount === undefined || against === undefined)
    .map(({ name }) => name);
  const of = { reps: known.length, of: pairs.length, without };
  if (known.length === 0) return { amount: null, against: null, share: null, gap: null, ...of };
  const amount = sumMoney(known.map((pair) => pair.amount));
  const against = sumMoney(known.map((pair) => pair.against));
  return { amount, against, share: shareOf(amount, against) ?? null, gap: sumMoney([against, -amount]), ...of };
}

function alone(pairs: readonly { name: string; amount: number | undefined }[]): Compared {
  const known = pairs.map(({ amount }) => amount).filter((amount) => amount !== undefined);
  const without = pairs.filter(({ amount }) => amount === undefined).map(({ name }) => name);
  const amount = known.length === 0 ? null : sumMoney(known);
  return { amount, against: null, share: null, gap: null, reps: known.length, of: pairs.length, without };
}

function yearToDate(sources: Sources): YearToDate {
  const { team, quarter, rep, standingsOf } = sources;
  const year = yearOf(quarter);
  const quarters = QUARTERS.map((index) => addQuarters(`${year}-Q1`, index));
  const toDate = quarters.filter((one) => one <= quarter).map((one) => quarterBooked(one, standingsOf(one)));
  const known = toDate.map(({ booked }) => booked).filter((amount) => amount !== null);
  const booked = known.length === 0 ? null : sumMoney(known);
  const number = (rep === undefined ? teamNumber(team, year) : repNumber(sources, rep, quarters)) ?? null;
  const gap = number === null || booked === null ? null : sumMoney([number, -booked]);
  const left = quarters.filter((one) => one > quarter && (rep === undefined || isIn(team, rep, one)));
  const chancesLeft = left.length;
  return {
    year,
    number,
    booked,
    unknown: toDate.reduce((sum, { reps, of }) => sum + of - reps, 0),
    share: shareOf(booked ?? undefined, number ?? undefined) ?? null,
    gap,
    quarters: toDate,
    chancesLeft,
    needed: gap === null || chancesLeft === 0 ? null : Math.ceil(Math.max(gap, 0) / chancesLeft),
    best: bestOf(quartersOfRecord(quarter).map((one) => quarterBooked(one, standingsOf(one)))),
  };
}

function quarterBooked(quarter: string, standings: readonly Standing[]): QuarterBooked {
  const known = standings.map(bookedOf).filter((amount) => amount !== undefined);
  const booked = known.length === 0 ? null : sumMoney(known);
  return { quarter, booked, reps: known.length, of: standings.length };
}

// The latest of those that are equally good.
function bestOf(quarters: readonly QuarterBooked[]): QuarterBooked | null {
  const known = quarters.filter(({ booked }) => booked !== null);
  return known.toReversed().toSorted((one, other) => Number(other.booked) - Number(one.booked))[0] ?? null;
}

/** The team's number for a year: the year's own, or those of its four quarters; undefined where it isn't set. */
function teamNumber({ number = {} }: Team, year: string): number | undefined {
  const quarters = QUARTERS.map((index) => number[addQuarters(`${year}-Q1`, index)]);
  const set = quarters.filter((amount) => amount !== undefined);
  return number[year] ?? (set.length === quarters.length ? sumMoney(set) : undefined);
}

/**
 * A rep's number for a year: the quotas of the quarters in the team, of the past ones as they were reviewed; undefined
 * where one of them isn't set.
 */
function repNumber(
  { team, quarter, standingsOf }: Sources,
  rep: string,
  quarters: readonly string[],
): number | undefined {
  const quotas = quarters
    .filter((one) => isIn(team, rep, one))
    .map((one) => {
      const standing = one > quarter ? undefined : standingsOf(one)[0];
      return quotaFor(team, { rep, quarter: one }, standing?.review);
    });
  const set = quotas.filter((quota) => quota !== undefined);
  return set.length === quotas.length && set.length > 0 ? sumMoney(set) : undefined;
}

function nextQuarter({ team, quarter, rep, standingsOf }: Sources): NextQuarter {
  const next = addQuarters(quarter, 1);
  const reviews = new Map(standingsOf(quarter).map((standing) => [standing.rep, standing.review]));
  const plans = repsIn(team, next)
    .filter((one) => rep === undefined || one === rep)
    .map((one) => {
      const review = reviews.get(one);
      return { rep: one, expected: review === undefined ? undefined : expectedOf(review) };
    });
  const coverage = compare(
    plans.map(({ rep: one, expected }) => ({
      name: nameOf(team, one),
      amount: expected?.amount,
      against: quotaOf(team, one, next),
    })),
  );
  const sayDo = sayDoOf(
    quartersOfRecord(quarter)
      .flatMap((one) => standingsOf(one).map(({ review }) => review))
      .filter((review) => review !== undefined),
  );
  return {
    quarter: next,
    coverage,
    said: plans.reduce((sum, plan) => sum + (plan.expected?.said ?? 0), 0),
    items: plans.reduce((sum, plan) => sum + (plan.expected?.items ?? 0), 0),
    sayDo,
    ...atSayDo(coverage.amount ?? undefined, sayDo, coverage.against ?? undefined),
  };
}
