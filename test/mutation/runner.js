/** Stryker's way to our tests: those of a group are loaded into one process, and those that reach a mutant are run with it on. */
import { existsSync, readdirSync, readFileSync, renameSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';
import { GROUPS } from './groups.js';

/** @import { Test } from './vitest.ts' */
/** @typedef {{ activeMutant?: string | undefined, currentTestId?: string | undefined, hitCount?: number, mutantCoverage?: { static: Record<string, number> } }} Switches */
/** @typedef {{ activeMutant: { id: string }, sandboxFileName: string, testFilter?: string[] | undefined, hitLimit?: number, reloadEnvironment: boolean }} Trial */

/** What a busy machine makes fail finds no mutants, and neither does what other processes do: in those none is on. */
const BLIND =
  /are read in time|takes no longer|in no time|is too deep|several processes|a crash > at|an error at|staged\.test\.ts > (the hook|git diff)/;

/** Where the code with mutants in it looks for the one that is on. @type {Switches} */
const switches = {};
Object.assign(globalThis, { __stryker__: switches });

/** @type {Map<string, Test>} */
let tests = new Map();
let loads = 0;
/** @type {ReadonlySet<string>} */
let reachedByLoading = new Set();
/** Milliseconds that each test took, so that quick ones are tried first. @type {Map<string, number>} */
const durations = new Map();

/** @param {RegExp} wanted */
async function bundle(wanted) {
  // Stryker works on a copy of the project, which is the current folder by now.
  const entry = resolve('all-tests');
  const standIn = resolve('test/mutation/vitest.ts');
  const filesIn = (/** @type {string} */ folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = filesIn('test').filter((file) => wanted.test(file));
  const code = filesIn('src').filter((file) => /^(domain|store)\/(?!generated).*\.ts$/.test(file));
  // One of the processes has made it already.
  if (existsSync('all-tests.mjs')) return;
  const built = await rolldown({
    input: entry,
    platform: 'node',
    logLevel: 'silent',
    plugins: [
      {
        name: 'all-tests',
        resolveId(id, importer) {
          if (id === entry) return id;
          if (id === 'vitest' && importer !== standIn) return standIn;
          return /^[^./]/.test(id) ? { id, external: true } : undefined;
        },
        load(id) {
          if (id !== entry) return undefined;
          return [
            `import fc from 'fast-check';`,
            // What is made when a module is loaded is no test's, not even where a command loads it late.
            ...code.map((file) => `import './src/${file}';`),
            ...files.map((file) => `import './test/${file}';`),
            `export { tests } from ${JSON.stringify(standIn)};`,
            // The same values each time, so that a mutant that is found today is found tomorrow; and not all of them.
            `fc.configureGlobal({ seed: 20260401, numRuns: 10, endOnFailure: true });`,
          ].join('\n');
        },
        transform(code, id) {
          if (id === entry) return undefined;
          const path = id.split('?')[0] ?? id;
          const placed = code
            .replaceAll('import.meta.dirname', () => JSON.stringify(dirname(path)))
            // Properties that want more than the usual hundred values have a tenth of them here too.
            .replaceAll(/(?<=numRuns: )[^,}]+/g, '($&) / 10');
          if (!path.endsWith('.test.ts')) return placed;
          const begin = `import { startFile } from ${JSON.stringify(standIn)}; startFile(`;
          return `${begin}${JSON.stringify(relative('.', path))});${placed}`;
        },
      },
    ],
  });
  const file = `all-tests-${process.pid}.mjs`;
  await built.write({ file, format: 'esm', codeSplitting: false });
  renameSync(file, 'all-tests.mjs');
}

/** @param {string} [mutant] is on while the modules are loaded */
async function load(mutant) {
  switches.activeMutant = mutant;
  loads += 1;
  const loaded = await import(`${pathToFileURL(resolve('all-tests.mjs')).href}?${loads}`);
  const untimed = loaded.tests.filter((/** @type {Test} */ { id }) => !BLIND.test(id));
  tests = new Map(untimed.map((/** @type {Test} */ test) => [test.id, test]));
}

/** Gives what the test fails with. @param {Test} test */
async function attempt(test) {
  const start = performance.now();
  try {
    await test.run();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    durations.set(test.id, performance.now() - start);
  }
}

/** Gives the first test that fails. @param {readonly string[]} ids */
async function firstFailure(ids) {
  let nrOfTests = 0;
  for (const id of ids.toSorted((one, other) => (durations.get(one) ?? 0) - (durations.get(other) ?? 0))) {
    const test = tests.get(id);
    if (test === undefined) continue;
    nrOfTests += 1;
    const message = await attempt(test);
    if (message !== undefined) return { test, message, nrOfTests };
  }
  return { nrOfTests };
}

/** Whether a module keeps things from one call to the next. @param {string} file */
function remembers(file) {
  return /^(const \w+ = (new (Weak)?(Map|Set)|once|lazyPattern)\b|let )/m.test(readFileSync(file, 'utf8'));
}

/** @param {Trial} trial */
async function tryMutant({ activeMutant: { id }, testFilter, hitLimit, reloadEnvironment }) {
  Object.assign(switches, { hitCount: hitLimit === undefined ? undefined : 0, hitLimit });
  try {
    if (reloadEnvironment) await load(id);
  } catch (error) {
    return { status: 'killed', killedBy: [], failureMessage: String(error), nrOfTests: 0 };
  }
  switches.activeMutant = id;
  const { test, message, nrOfTests } = await firstFailure(testFilter ?? [...tests.keys()]);
  switches.activeMutant = undefined;
  if (hitLimit !== undefined && (switches.hitCount ?? 0) > hitLimit) return { status: 'timeout' };
  if (test === undefined) return { status: 'survived', nrOfTests };
  return { status: 'killed', killedBy: [test.id], failureMessage: message, nrOfTests, test };
}

/**
 * Neither what modules remember nor what is made when they are loaded may hide a mutant, or be held against the next
 * one: where it may have been so, the mutant is tried again with modules that are fresh.
 * @param {Trial} trial
 */
async function mutantRun(trial) {
  try {
    const result = await tryMutant(trial);
    if (trial.reloadEnvironment || result.status === 'timeout') return result;
    if (result.test !== undefined) {
      if ((await attempt(result.test)) === undefined) return result;
      await load();
      return await tryMutant(trial);
    }
    if (!reachedByLoading.has(trial.activeMutant.id) && !remembers(trial.sandboxFileName)) return result;
    const again = await tryMutant({ ...trial, testFilter: undefined, reloadEnvironment: true });
    await load();
    return again;
  } catch (error) {
    return { status: 'error', errorMessage: String(error) };
  } finally {
    if (trial.reloadEnvironment) await load();
  }
}

async function dryRun() {
  await load();
  const results = [];
  for (const test of tests.values()) {
    switches.currentTestId = test.id;
    const failureMessage = await attempt(test);
    switches.currentTestId = undefined;
    results.push({
      id: test.id,
      name: test.id,
      fileName: resolve(test.file),
      timeSpentMs: durations.get(test.id) ?? 0,
      ...(failureMessage === undefined ? { status: 0 } : { status: 1, failureMessage }),
    });
  }
  return { status: 'complete', tests: results, mutantCoverage: switches.mutantCoverage };
}

/** @param {RegExp} wanted */
async function init(wanted) {
  await bundle(wanted);
  await load();
  reachedByLoading = new Set(Object.keys(switches.mutantCoverage?.static ?? {}));
}

export const strykerPlugins = GROUPS.map(({ name, tests: wanted }) => ({
  kind: 'TestRunner',
  name,
  factory: () => ({
    capabilities: () => ({ reloadEnvironment: true }),
    init: () => init(wanted),
    dryRun,
    mutantRun,
  }),
}));
