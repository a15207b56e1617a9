/** What the CRM knows of a rep's quarter, where a review speaks of it. */
import type { RepActuals } from './actuals.ts';
import { folded } from './crm/text.ts';
import type { Measure } from './generated/review.ts';
import { entriesOf, ifKnown, promiseState, type Review } from './review.ts';
import { withValue } from './tree.ts';

// The names under which promises speak of what the CRM counts.
const METRICS = [
  ['booked', 'booked|bookings|new bookings|booked revenue|closed won revenue'],
  ['won', 'won|wins|deals won|won deals|closed won deals'],
  ['lost', 'lost|losses|deals lost|lost deals'],
  ['win_rate', 'win rate|close rate'],
  ['average_deal', 'average deal|average deal size|deal size|average deal value'],
  ['pipeline', 'pipeline|open pipeline|pipeline for next quarter'],
  ['new_accounts', 'new accounts|new logos|new customers|new clients'],
  ['days_to_close', 'days to close|sales cycle|sales cycle in days|average sales cycle'],
] as const;
const KEYS = new Map(METRICS.flatMap(([key, names]) => names.split('|').map((name) => [name, key] as const)));

/** What the CRM says that a measure came to; undefined where it doesn't count that. */
export function factFor(facts: RepActuals | undefined, { metric, target }: Measure): number | undefined {
  if (facts === undefined) return undefined;
  const name = folded(metric);
  const own = Object.entries(facts.metrics ?? {}).find(([known]) => folded(known) === name)?.[1];
  if (own !== undefined) return own;
  const percent = /(.*?)(?: in)? ?%$/u.exec(name)?.[1];
  const key = KEYS.get(percent ?? name);
  const value = key && facts[key];
  // The other figures are none of percent: 10% more bookings is not what was booked.
  if (key !== 'win_rate') return percent === undefined ? value : undefined;
  if (value === undefined) return undefined;
  // A rate is promised as 0.3 or as 30.
  return percent !== undefined || Number(target) > 1 ? Math.round(value * 1000) / 10 : value;
}

/**
 * The draft with what the CRM says was booked, which the leader then confirms or corrects. Once they did, it stays as they
 * saw it: beside a later figure of the CRM a confirmation would look like a correction.
 */
export function withFacts(draft: Review, facts: RepActuals | undefined): Review {
  const booked = facts?.booked;
  const isAnswered = draft.number === 'unknown' || draft.number?.booked !== undefined;
  return booked === undefined || isAnswered ? draft : withValue(draft, ['number', 'crm'], booked);
}

/** The draft with the CRM's figures where nobody was asked: what was booked, and what promises came to. */
export function filledFromFacts(draft: Review, facts: RepActuals | undefined): Review {
  const { booked, crm } = ifKnown(draft.number) ?? {};
  const filled = booked !== undefined || crm === undefined ? draft : withValue(draft, ['number', 'booked'], crm);
  const promises = new Map(entriesOf(draft, 'said'));
  return entriesOf(draft, 'did').reduce((review, [id, outcome]) => {
    const measure = promises.get(id)?.measure;
    const state = promiseState(outcome);
    if (outcome === 'unknown' || outcome.actual !== undefined || (state !== 'kept' && state !== 'missed'))
      return review;
    const fact = measure === undefined ? undefined : factFor(facts, measure);
    return withValue(review, ['did', id, 'actual'], fact);
  }, filled);
}
