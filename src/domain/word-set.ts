/** Lists of words that stand in the code. */

/** The words of a text, each as it is written there. */
export function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/u));
}
