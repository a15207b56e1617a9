/** How near two words are, to guess what was meant by a mistyped one. */

/** The number of letters to insert, delete or change to get from one word to the other (Levenshtein's distance). */
function distance(from: string, to: string): number {
  const letters = Array.from(to);
  let row = letters.map((_, index) => index + 1);
  let changes = letters.length;
  for (const [above, letter] of Array.from(from).entries()) {
    let diagonal = above;
    changes = above + 1;
    row = row.map((up, column) => {
      changes = Math.min(diagonal + (letter === letters[column] ? 0 : 1), up + 1, changes + 1);
      diagonal = up;
      return changes;
    });
  }
  return changes;
}

/**
 * The candidate that was probably meant: one of whose letters at most a third differ, or else one that begins as the
 * word does, since "ana" means ana-silva. Undefined where there is none.
 */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const typed = word.slice(0, 100).toLowerCase();
  const [best] = candidates
    .map((candidate) => ({ candidate, changes: distance(typed, candidate.toLowerCase()) }))
    .filter(({ candidate, changes }) => changes <= Math.max(candidate.length, typed.length) / 3)
    .toSorted((one, other) => one.changes - other.changes);
  const isBeginning = typed.length >= 2;
  return best?.candidate ?? candidates.find((candidate) => isBeginning && candidate.toLowerCase().startsWith(typed));
}

/** What to do about a name that isn't there: the one that was probably meant, or all of them. */
export function didYouMean(word: string, candidates: readonly string[], otherwise: string): string {
  const meant = nearest(word, candidates);
  if (meant !== undefined) return `did you mean ${meant}?`;
  return candidates.length === 0 ? `${otherwise}: none` : `${otherwise}: ${candidates.join(', ')}`;
}
