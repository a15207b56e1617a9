/** Chance that can be had again: the same numbers for the same seed. */

/** Numbers from 0 up to 1. */
export type Random = () => number;

/** The seed that TORTURE_SEED names, or a new one. */
export function newSeed(): number {
  const named = Number(process.env['TORTURE_SEED']);
  return Number.isInteger(named) && named > 0 ? named : Math.floor(Math.random() * 1_000_000_000) + 1;
}

/** A row of random numbers (mulberry32). */
export function seeded(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
