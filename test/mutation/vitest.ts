/**
 * What tests import in place of vitest while mutants are tried: its `expect`, and a list of tests that one process can
 * run again and again, which is some fifty times as fast as starting vitest anew for each mutant.
 */
import { readFileSync } from 'node:fs';
import { chai, expect } from 'vitest';

type Body = (...words: unknown[]) => unknown;

export interface Test {
  readonly id: string;
  readonly file: string;
  readonly run: () => Promise<void>;
}

/** All tests, in their order. */
export const tests: Test[] = [];

let file = '';
let path: readonly string[] = [];
let afterwards: Body[] = [];
const names = new Map<string, number>();

/** Each file of tests says that it begins. */
export function startFile(name: string): void {
  file = name;
}

interface Assertion {
  readonly _obj: unknown;
  assert(holds: boolean, message: string): void;
}

// Vitest's own wants to know which test it stands in.
chai.util.addMethod(chai.Assertion.prototype, 'toMatchFileSnapshot', function match(this: Assertion, page: string) {
  this.assert(readFileSync(page, 'utf8') === this._obj, `${page} says something else`);
});

function group(name: string, body: Body): void {
  const outer = path;
  path = [...path, name];
  body();
  path = outer;
}

function single(name: string, body: Body): void {
  const whole = [file, ...path, name].join(' > ');
  const twins = names.get(whole) ?? 0;
  names.set(whole, twins + 1);
  tests.push({ id: twins === 0 ? whole : `${whole} #${twins + 1}`, file, run: () => attempt(body) });
}

async function attempt(body: Body): Promise<void> {
  afterwards = [];
  try {
    await body();
  } finally {
    for (const last of afterwards.toReversed()) await last();
  }
}

const each =
  (make: typeof single) =>
  (rows: readonly unknown[]) =>
  (name: string, body: Body): void => {
    for (const row of rows) make(name, () => body(...(Array.isArray(row) ? row : [row])));
  };

const runIf =
  (make: typeof single) =>
  (isRun: boolean): typeof single =>
    isRun ? make : () => undefined;

export const describe = Object.assign(group, { each: each(group), runIf: runIf(group) });
export const it = Object.assign(single, { each: each(single), runIf: runIf(single) });
export const onTestFinished = (body: Body): unknown => afterwards.push(body);
export { expect };
