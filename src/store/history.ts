/** A rep's earlier reviews, from as few files as the question needs. */
import type { Finding } from '../domain/finding.ts';
import type { Context } from '../domain/context.ts';
import { addQuarters } from '../domain/quarter.ts';
import { checkReferences, citedQuarters, type Place } from '../domain/references.ts';
import type { Review } from '../domain/review.ts';
import { checkRules, REVIEW_RULES } from '../domain/rules/index.ts';
import type { Team } from '../domain/team.ts';
import { loadReview, quartersOf, type Loaded, type Readable } from './team-folder.ts';

/** Loads a review, or gives it from what was loaded before. */
export type LoadReview = (place: Place) => Loaded<Review>;

/** Loads each review of a team's folder once, when it is asked for. */
export function reviewLoader(root: string): LoadReview {
  const loaded = new Map<string, Loaded<Review>>();
  return (place) => {
    const key = `${place.quarter}/${place.rep}`;
    const known = loaded.get(key) ?? loadReview(root, place);
    loaded.set(key, known);
    return known;
  };
}

/** What is known around a review of a place, from some earlier quarters. Unreadable files are left out. */
export function contextOf(team: Team, { rep, quarter }: Place, quarters: readonly string[], load: LoadReview): Context {
  const before = addQuarters(quarter, -1);
  const earlier = [...new Set([before, ...quarters])]
    .filter((past) => past < quarter)
    .toSorted()
    .toReversed()
    .map((past) => load({ rep, quarter: past }))
    .filter((review): review is Readable<Review> => review.state === 'readable')
    .map(({ value }) => value);
  return { team, previous: earlier.find((review) => review.quarter === before), earlier };
}

/** What is known around a review of a place, from all earlier quarters. */
export function wholeContext(root: string, team: Team, place: Place, load: LoadReview): Context {
  return contextOf(team, place, quartersOf(root), load);
}

/** Checks one review: what it refers to, and the rules on the record; with `strict` those on the plan too. */
export function checkReview(review: Readable<Review>, context: Context, strict: boolean): Finding[] {
  const references = checkReferences(review.value, context).map((violation) => ({
    ...violation,
    rule: 'file/reference',
    severity: 'error' as const,
  }));
  const rules = REVIEW_RULES.filter(({ isOfTheRecord }) => strict || isOfTheRecord);
  return [...references, ...checkRules(rules, review.value, context)].map(review.find);
}

/** The findings on the file of a place, whatever its state; none where it is missing. */
export function findingsOn(team: Team, place: Place, load: LoadReview, strict: boolean): readonly Finding[] {
  const loaded = load(place);
  if (loaded.state === 'missing') return [];
  if (loaded.state === 'unreadable') return loaded.findings;
  return checkReview(loaded, contextOf(team, place, citedQuarters(loaded.value), load), strict);
}
