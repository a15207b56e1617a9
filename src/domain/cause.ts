/** What a plan item can answer, and which earlier efforts it can repeat. */
import { groupedBy } from './grouped.ts';
import type { Choice } from './questions.ts';
import { entriesOf, ifKnown, promisesOf, type Review } from './review.ts';
import { nearestFirst, type SameWords } from './wording.ts';

interface Cause extends Choice {
  readonly value: string;
}

/** What a plan item can cite, with what no other item cites yet first: missed promises, then what must stop, stay and be used. */
export function causesOf(review: Review, item?: string): Cause[] {
  const isCited = citedIn(review, item);
  const causes = [
    ...promiseCauses(review, true),
    ...entriesOf(review, 'didnt_work').map(([id, { effort }]) => cause(`didnt_work.${id}`, "didn't work", effort)),
    ...entriesOf(review, 'worked').map(([id, { effort }]) => cause(`worked.${id}`, 'worked', effort)),
    ...entriesOf(review, 'learned').map(([id, { lesson }]) => cause(`learned.${id}`, 'learned', lesson)),
    ...clientCause(review),
    ...promiseCauses(review, false),
  ];
  return [...causes.filter(({ value }) => !isCited(value)), ...causes.filter(({ value }) => isCited(value))];
}

// Each item of a plan asks the same of the whole plan. No review is ever changed: an answer makes another one.
const CITING = new WeakMap<Review, ReturnType<typeof citationsIn>>();

/** Whether an item of the plan cites a cause, other than one. */
function citedIn(review: Review, item?: string): (cause: string) => boolean {
  const citations = CITING.get(review) ?? citationsIn(review);
  CITING.set(review, citations);
  return (value) => citations.get(value)?.some(({ by }) => by !== item) ?? false;
}

/** By cause, the plan items that cite it. */
function citationsIn(review: Review) {
  const citations = entriesOf(review, 'next').flatMap(([by, { because = [] }]) =>
    because.map((value) => ({ by, value })),
  );
  return groupedBy(citations, ({ value }) => value);
}

function cause(value: string, kind: string, text: string): Cause {
  return { value, label: `${kind}: ${text}` };
}

function promiseCauses(review: Review, missed: boolean): Cause[] {
  return promisesOf(review)
    .filter(({ state }) => (state === 'missed') === missed)
    .map(({ id, promise, state }) => cause(`did.${id}`, state, promise.objective));
}

function clientCause(review: Review): Cause[] {
  const client = ifKnown(review.biggest_client);
  if (client?.client === undefined) return [];
  const news = client.news === undefined ? '' : `, ${client.news}`;
  return [cause('biggest_client', 'biggest client', `${client.client}${news}`)];
}

/** The efforts of this quarter and earlier ones that didn't work: those whose words are nearest to a plan item's first. */
export function repeatableOf(
  review: Review,
  earlier: readonly Review[],
  objective: string,
  same?: SameWords,
): Required<Cause>[] {
  const now = entriesOf(review, 'didnt_work').map(([id, { effort }]) => ({
    value: `didnt_work.${id}`,
    label: effort,
    detail: 'this quarter',
  }));
  const before = earlier.flatMap((past) =>
    entriesOf(past, 'didnt_work').map(([id, { effort }]) => ({
      value: `${past.quarter}/didnt_work.${id}`,
      label: effort,
      detail: past.quarter,
    })),
  );
  return nearestFirst(objective, [...now, ...before], ({ label }) => label, same);
}
