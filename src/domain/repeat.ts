/** Which plan items do again what didn't work: by the leader's answer, or else by their words. */
import { yearBefore } from './quarter.ts';
import { readRepeats } from './references.ts';
import { entriesOf, type Review } from './review.ts';
import { nearRepeat, type SameWords } from './wording.ts';

/** A plan item that does an effort again. */
export interface Repeat {
  /** The plan item's id. */
  readonly item: string;
  /** Where the effort stands, and its id there. */
  readonly quarter: string;
  readonly effort: string;
  /** Whether it says why it should work this time. */
  readonly isExplained: boolean;
  /** The effort and the words in common, where only the words say that it is a repeat. */
  readonly near?: { readonly text: string; readonly words: readonly string[] };
}

/** The repeats of a plan. An item's own answer counts before its words, whatever it says. */
export function repeatsOf(review: Review, earlier: readonly Review[], same?: SameWords): Repeat[] {
  return entriesOf(review, 'next').flatMap(([item, { objective, repeats, why_this_time }]): Repeat[] => {
    const isExplained = why_this_time !== undefined;
    if (repeats === 'none') return [];
    if (repeats === undefined) {
      const near = nearestEffort(objective, review, earlier, same);
      return near === undefined ? [] : [{ item, isExplained, ...near }];
    }
    const { quarter = review.quarter, effort } = readRepeats(repeats);
    return [{ item, quarter, effort, isExplained }];
  });
}

// Of this quarter and the year before it: the one with the most words in common, and the latest of those.
function nearestEffort(
  objective: string,
  review: Review,
  earlier: readonly Review[],
  same: SameWords | undefined,
): Omit<Repeat, 'item' | 'isExplained'> | undefined {
  const year = yearBefore(review.quarter);
  const compared = [review, ...year.flatMap((quarter) => earlier.filter((past) => past.quarter === quarter))];
  const near = compared.flatMap((past) =>
    entriesOf(past, 'didnt_work')
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .flatMap(([id, { effort }]) => {
        const words = nearRepeat(effort, objective, same)?.words;
        return words === undefined ? [] : [{ quarter: past.quarter, effort: id, near: { text: effort, words } }];
      }),
  );
  // Of equally near ones the latest, and of those the first by its id, wherever it stands.
  const [nearest] = near.toSorted((one, other) => other.near.words.length - one.near.words.length);
  return nearest;
}
