/** Maps that fill as rows are read. */

/** How often things were seen. */
export type Counts = Map<string, number>;

/** Counts one more. */
export function increase(counts: Counts, what: string): void {
  counts.set(what, (counts.get(what) ?? 0) + 1);
}

/** What was seen where: how often, and in which file first. */
export class Sightings {
  readonly #seen = new Map<string, { readonly file: string; count: number }>();

  add(what: string, file: string): void {
    entry(this.#seen, what, () => ({ file, count: 0 })).count += 1;
  }

  list(): { readonly what: string; readonly file: string; readonly count: number }[] {
    return [...this.#seen].map(([what, seen]) => ({ what, ...seen }));
  }

  /** How often each was seen. */
  counts(): Counts {
    return new Map([...this.#seen].map(([what, { count }]) => [what, count]));
  }
}

/** The value of a key, which is made where there is none yet. */
export function entry<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

/** All that was counted in several places. */
export function addedUp(all: readonly ReadonlyMap<string, number>[]): Counts {
  const sum: Counts = new Map();
  for (const counts of all) {
    for (const [what, count] of counts) sum.set(what, (sum.get(what) ?? 0) + count);
  }
  return sum;
}
