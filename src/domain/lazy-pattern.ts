/** Patterns with classes of Unicode, made at their first use. */

/**
 * Gives a pattern when it is first asked for. To read one such literal takes as long as to read a hundred lines of code,
 * even where it is never used, and most commands use none of them.
 */
export function lazyPattern(source: string, flags: string): () => RegExp {
  let pattern: RegExp | undefined;
  return () => {
    pattern ??= new RegExp(source, flags);
    return pattern;
  };
}
