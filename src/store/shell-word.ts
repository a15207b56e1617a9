/** How a word is written for a shell. */

/** A word as a shell takes it, whatever is in it: between single quotes everything but those is what it is. */
export function shellWord(word: string): string {
  return /^[\w./-]+$/.test(word) ? word : `'${word.replaceAll("'", () => String.raw`'\''`)}'`;
}
