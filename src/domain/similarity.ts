/** How near two words are, to guess what was meant by a mistyped one. */

/** The number of letters to insert, delete or change to get from one word to the other (Levenshtein's distance). */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (const [above, letter] of Array.from(from).entries()) {
    const next = [above + 1];
    for (const [column, other] of Array.from(to).entries()) {
      const change = (row[column] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(change, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

/** The candidate that was probably meant, or undefined where none is near: at most a third of the letters differ. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const typed = word.slice(0, 100).toLowerCase();
  const ranked = candidates
    .map((candidate) => ({ candidate, changes: distance(typed, candidate.toLowerCase()) }))
    .filter(({ candidate, changes }) => changes <= Math.max(candidate.length, typed.length) / 3)
    .sort((one, other) => one.changes - other.changes);
  return (ranked[0] ?? candidates.map((candidate) => ({ candidate })).find(({ candidate }) => begins(candidate, typed)))
    ?.candidate;
}

// "ana" is meant for "ana-silva", though most of its letters are missing.
function begins(candidate: string, typed: string): boolean {
  return typed.length >= 2 && candidate.toLowerCase().startsWith(typed);
}
