/** Counts what was tried of a promise, and keeps what broke it. */
import type { Seen } from './promise.ts';

export class Tally {
  readonly #promise: string;
  readonly #unit: string;
  readonly #broken: string[] = [];
  #tried = 0;
  constructor(promise: string, unit: string) {
    this.#promise = promise;
    this.#unit = unit;
  }
  /** One try: what was done, and what was wrong with what was seen. */
  add(what: string, wrong: readonly string[]): void {
    this.#tried += 1;
    if (wrong.length > 0) this.#broken.push(`${what}: ${wrong.slice(0, 3).join('; ')}`);
  }
  seen(): Seen {
    return { promise: this.#promise, tried: this.#tried, unit: this.#unit, broken: this.#broken };
  }
}
