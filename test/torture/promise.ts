/** What is promised, and what was seen when it was put to the test. */

/** One line of the table. */
export interface Seen {
  /** What is promised, in words of the user's. */
  readonly promise: string;
  /** How often it was put to the test, and of what. Without a try nothing is shown. */
  readonly tried: number;
  readonly unit: string;
  /** Each time it did not hold: what was done, and what was seen. */
  readonly broken: readonly string[];
  /** Measured at the worst, such as "0.4 s, 88 MB at the most". */
  readonly worst?: string;
}

/** A way to attack, such as killing the program. */
export interface Attack {
  readonly name: string;
  /** What it needs, from Debian: it fails where that is missing. */
  readonly needs: readonly string[];
  /** Runs it: whole, or in a short form that finds the same kinds of fault. `say` tells how far it is. */
  readonly run: (how: { readonly isShort: boolean; readonly say: (text: string) => void }) => Promise<readonly Seen[]>;
}
