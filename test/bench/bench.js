/**
 * Start-up times beside `node -e 0`, what evidence costs beside the log of git that it needs, and an import beside
 * csv-parse alone: each command in turn, round by round, so that a busy moment hits all of them.
 * It prints medians and ratios, and asserts nothing. Usage: npm run bench [-- ROUNDS]
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writePipeline } from '../exports/made-up-pipeline.js';
import { makeRepository } from './made-up-repository.js';
import { makeTeam } from './made-up-team.js';

const ROUNDS = Number(process.argv[2] ?? 15);
const root = join(import.meta.dirname, '../..');
const team = join(root, 'examples/acme-west');
const bin = join(root, 'bin/qreview.js');
const review = 'reviews/2026-Q1/ana-silva.yaml';
const scratch = mkdtempSync(join(tmpdir(), 'qreview-bench-'));
const large = join(scratch, 'folder');
const repository = join(scratch, 'repository');

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

// The call that src/store/git-log.ts makes for one quarter.
const LOG = ['log', '--format=%x01%H%x00%P%x00%cd%x00%an', '--date=short', '--topo-order', '--reverse', '--sparse'];
const CHANGES = ['--raw', '-z', '-c', '-M', '--no-abbrev', 'HEAD', '--', 'reviews/2025-Q4', 'reviews/2026-Q1'];

const evidence = [
  { what: 'the one git log', words: ['-C', repository, ...LOG, ...CHANGES], command: 'git' },
  { what: 'report without evidence', words: [bin, 'report', '2026-Q1', '-C', large] },
  { what: 'report with evidence', words: [bin, 'report', '2026-Q1', '-C', repository] },
];

// A million opportunities, and the memory that a process takes at the most.
const ROWS = 1_000_000;
const IMPORT_ROUNDS = 3;
const csv = join(scratch, 'pipeline.csv');
const sales = join(scratch, 'sales');
const memory = join(scratch, 'memory.cjs');
const peak = join(scratch, 'peak');

const imports = [
  { what: 'csv-parse alone', words: ['--require', memory, join(import.meta.dirname, 'parse-csv.js'), csv] },
  { what: 'qreview import --dry-run', words: ['--require', memory, bin, 'import', csv, '--dry-run', '-C', sales] },
];

// It makes Node read certificates at each start, which has nothing to do with the commands.
const { NODE_EXTRA_CA_CERTS: _, ...env } = process.env;

/**
 * How long a command takes: not a number where it fails, as it then did something else.
 * @param {{ words: readonly string[], command?: string }} what
 */
function milliseconds({ words, command = process.execPath }) {
  const start = process.hrtime.bigint();
  const { status } = spawnSync(command, words, { env, maxBuffer: 1e9 });
  return status === 0 ? Number(process.hrtime.bigint() - start) / 1e6 : Number.NaN;
}

/** @param {readonly number[]} times */
function median(times) {
  return times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)] ?? Number.NaN;
}

/**
 * The median of each command.
 * @param {readonly { words: readonly string[], command?: string }[]} some
 */
function mediansOf(some) {
  const times = some.map(() => /** @type {number[]} */ ([]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [index, one] of some.entries()) times[index]?.push(milliseconds(one));
  }
  return times.map((own) => (own.some(Number.isNaN) ? Number.NaN : median(own)));
}

/**
 * @param {number} ratio
 * @param {number | undefined} goal
 */
function verdict(ratio, goal) {
  if (Number.isNaN(ratio)) return '  it FAILED: no figure';
  return goal === undefined ? '' : `  goal: at most ${goal}, ${ratio <= goal ? 'met' : 'NOT met'}`;
}

async function bench() {
  // One quarter of twenty is reported.
  makeTeam(large, { reps: 200, quarters: 20 });
  cpSync(large, repository, { recursive: true });
  makeRepository(repository, 2);
  const medians = mediansOf(commands);
  const base = medians[0] ?? Number.NaN;
  console.log(`Node ${process.version}, median of ${ROUNDS} rounds, in turns\n`);
  console.log('what                             ms   times node -e 0');
  for (const [index, { what, goal }] of commands.entries()) {
    const took = medians[index] ?? Number.NaN;
    const ratio = took / base;
    const figures = `${took.toFixed(1).padStart(6)}   ${ratio.toFixed(2)}`;
    console.log(`${what.padEnd(28)} ${figures}${verdict(ratio, goal)}`);
  }
  benchEvidence();
  await benchImport();
  rmSync(scratch, { recursive: true });
}

function benchEvidence() {
  const [log = Number.NaN, without = Number.NaN, withEvidence = Number.NaN] = mediansOf(evidence);
  console.log('\nEvidence: 200 reps, 4,000 reviews, 2,001 commits');
  for (const [index, { what }] of evidence.entries()) {
    console.log(`${what.padEnd(28)} ${([log, without, withEvidence][index] ?? Number.NaN).toFixed(1).padStart(6)}`);
  }
  const ratio = withEvidence / (log + without);
  console.log(`${'with, of log and without'.padEnd(28)} ${' '.repeat(6)}   ${ratio.toFixed(2)}${verdict(ratio, 2)}`);
}

async function benchImport() {
  await writePipeline(csv, ROWS);
  const reps = ['Ana Silva', 'Ben Okafor', 'Carla Rossi', 'Mei Tanaka', 'Sam Patel'].flatMap((name) => ['--rep', name]);
  const flags = ['--no-input', '--team', 'T', '--leader', 'L', '--currency', 'USD', ...reps];
  spawnSync(process.execPath, [bin, 'init', sales, ...flags]);
  writeFileSync(
    memory,
    `process.once('exit', () => require('node:fs').writeFileSync(${JSON.stringify(peak)}, String(process.resourceUsage().maxRSS)));`,
  );
  const seen = imports.map(() => ({ times: /** @type {number[]} */ ([]), megabytes: 0 }));
  for (let round = 0; round < IMPORT_ROUNDS; round += 1) {
    for (const [index, one] of imports.entries()) {
      const own = seen[index];
      own?.times.push(milliseconds(one));
      if (own !== undefined) own.megabytes = Math.max(own.megabytes, Number(readFileSync(peak, 'utf8')) / 1024);
    }
  }
  console.log(`\nAn import of ${ROWS.toLocaleString('en-US')} rows, median of ${IMPORT_ROUNDS} rounds`);
  const base = median(seen[0]?.times ?? []);
  for (const [index, { what }] of imports.entries()) {
    const { times = [], megabytes = 0 } = seen[index] ?? {};
    const took = median(times);
    const ratio = took / base;
    const goal = index === 0 ? undefined : 3;
    console.log(
      `${what.padEnd(28)} ${took.toFixed(0).padStart(6)}   ${ratio.toFixed(2)}${verdict(ratio, goal)}; ${megabytes.toFixed(0)} MB at the most${goal === undefined ? '' : verdict(megabytes, 400)}`,
    );
  }
}

if (existsSync(join(root, 'dist/qreview.cjs'))) await bench();
else console.log('There is no dist/qreview.cjs to measure: npm run build makes it.');
