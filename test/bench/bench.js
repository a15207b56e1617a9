/**
 * Start-up times beside `node -e 0`: each command in turn, round by round, so that a busy moment hits all of them.
 * It prints medians and ratios, and asserts nothing. Usage: npm run bench [-- ROUNDS]
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeTeam } from './made-up-team.js';

const ROUNDS = Number(process.argv[2] ?? 15);
const root = join(import.meta.dirname, '../..');
const team = join(root, 'examples/acme-west');
const bin = join(root, 'bin/qreview.js');
const review = 'reviews/2026-Q1/ana-silva.yaml';
const large = mkdtempSync(join(tmpdir(), 'qreview-bench-'));

const commands = [
  { what: 'node -e 0', words: ['-e', '0'] },
  { what: 'qreview --version', words: [bin, '--version'], goal: 2 },
  { what: 'qreview --help', words: [bin, '--help'], goal: 2 },
  { what: 'qreview validate ONE-FILE', words: [bin, 'validate', '-C', team, review], goal: 3 },
  { what: 'qreview validate (26 files)', words: [bin, 'validate', '-C', team] },
  { what: 'qreview status', words: [bin, 'status', '2026-Q1', '-C', team] },
  { what: 'qreview show', words: [bin, 'show', 'ana-silva', '2026-Q1', '-C', team] },
  { what: 'qreview report', words: [bin, 'report', '2026-Q1', '-C', team] },
  { what: 'qreview report (200 reps)', words: [bin, 'report', '2026-Q1', '-C', large], goal: 6 },
];

// It makes Node read certificates at each start, which has nothing to do with the commands.
const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;

/**
 * How long a command takes: not a number where it fails, as it then did something else.
 * @param {readonly string[]} words
 */
function milliseconds(words) {
  const start = process.hrtime.bigint();
  const { status } = spawnSync(process.execPath, words, { env });
  return status === 0 ? Number(process.hrtime.bigint() - start) / 1e6 : Number.NaN;
}

/** @param {readonly number[]} times */
function median(times) {
  return times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)] ?? Number.NaN;
}

/**
 * @param {number} ratio
 * @param {number | undefined} goal
 */
function verdict(ratio, goal) {
  if (Number.isNaN(ratio)) return '  it FAILED: no figure';
  return goal === undefined ? '' : `  goal: at most ${goal}, ${ratio <= goal ? 'met' : 'NOT met'}`;
}

function bench() {
  // One quarter of twenty is reported.
  makeTeam(large, { reps: 200, quarters: 20 });
  const times = commands.map(() => /** @type {number[]} */ ([]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [index, { words }] of commands.entries()) times[index]?.push(milliseconds(words));
  }
  const medians = times.map((some) => (some.some(Number.isNaN) ? Number.NaN : median(some)));
  const base = medians[0] ?? Number.NaN;
  console.log(`Node ${process.version}, median of ${ROUNDS} rounds, in turns\n`);
  console.log('what                             ms   times node -e 0');
  for (const [index, { what, goal }] of commands.entries()) {
    const took = medians[index] ?? Number.NaN;
    const ratio = took / base;
    const figures = `${took.toFixed(1).padStart(6)}   ${ratio.toFixed(2)}`;
    console.log(`${what.padEnd(28)} ${figures}${verdict(ratio, goal)}`);
  }
  rmSync(large, { recursive: true });
}

if (existsSync(join(root, 'dist/qreview.cjs'))) bench();
else console.log('There is no dist/qreview.cjs to measure: npm run build makes it.');
