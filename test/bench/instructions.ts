/**
 * Counts the processor's instructions (valgrind's callgrind), which no other load disturbs, and holds them against those
 * that are kept: more are a fault, and fewer are to be kept. Usage: npm run instructions [-- --keep]
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isTree } from '../../src/domain/tree.ts';
import { makeTeam } from './made-up-team.js';
import { ROOT } from '../root.ts';
import { printTable } from './measure.ts';

const KEPT = join(import.meta.dirname, 'instructions.json');
const ONE = 'reviews/2026-Q1/rep-1.yaml';
// The same program on the same data gives the same count to some thousandths.
const SPREAD = 0.015;

const COMMANDS: readonly (readonly [what: string, words: readonly string[]])[] = [
  ['qreview --version', ['--version']],
  ['qreview --help', ['--help']],
  ['qreview validate, 1 file', ['validate', ONE]],
  ['qreview validate, 100 files', ['validate']],
  ['qreview report, 25 reps', ['report', '2026-Q1']],
];

// Other versions of Node have other counts, and their shares of an empty start are others too.
const major = process.version.split('.')[0] ?? '';
const { NODE_EXTRA_CA_CERTS: _, ...inherited } = process.env;

/** The instructions of a command, in millions. */
function millionsOf(words: readonly string[], folder: string): number {
  const node = [process.execPath, '--single-threaded', '--hash-seed=1', '--random-seed=1', ...words];
  const { stderr, status } = spawnSync('valgrind', ['--tool=callgrind', '--callgrind-out-file=/dev/null', ...node], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
    env: { ...inherited, NO_COLOR: '1', QREVIEW_TODAY: '2026-04-08' },
  });
  const [, count] = /Collected : (\d+)/.exec(stderr ?? '') ?? [];
  if (count === undefined || status !== 0) throw new Error(`valgrind gives no count: ${stderr}`);
  return Number(count) / 1e6;
}

function keptShares(): Record<string, unknown> {
  const kept: unknown = JSON.parse(readFileSync(KEPT, 'utf8'));
  return isTree(kept) ? { ...kept } : {};
}

function compare(folder: string): boolean {
  makeTeam(folder, { reps: 25, quarters: 4 });
  // The count depends on how long the program's path is.
  for (const part of ['bin', 'dist', 'schemas', 'package.json']) {
    cpSync(join(ROOT, part), join(folder, 'program', part), { recursive: true });
  }
  const program = join(folder, 'program/bin/qreview.js');
  const base = millionsOf(['-e', '0'], folder);
  const all = keptShares();
  const kept = all[major];
  const shares: Record<string, number> = {};
  const rows: string[][] = [['node -e 0', base.toFixed(1), '1.00', '', '']];
  let holds = true;
  for (const [what, words] of COMMANDS) {
    const millions = millionsOf([program, ...words], folder);
    const share = Number((millions / base).toFixed(3));
    shares[what] = share;
    const before = isTree(kept) ? kept[what] : undefined;
    const change = typeof before === 'number' ? share / before - 1 : Number.NaN;
    const said = Number.isNaN(change)
      ? `nothing is kept for Node ${major}`
      : change > SPREAD
        ? 'MORE than is kept: a start has become slower'
        : change < -SPREAD
          ? 'LESS than is kept: keep it with npm run instructions -- --keep'
          : 'as kept';
    holds &&= !/^(MORE|LESS)/.test(said);
    rows.push([
      what,
      millions.toFixed(1),
      share.toFixed(2),
      typeof before === 'number' ? before.toFixed(2) : '–',
      said,
    ]);
  }
  printTable('Instructions', ['', 'millions', 'times node -e 0', 'kept', ''], rows);
  if (!process.argv.includes('--keep')) return holds;
  writeFileSync(KEPT, `${JSON.stringify({ ...all, [major]: shares }, undefined, 2)}\n`);
  return true;
}

const folder = mkdtempSync(join(tmpdir(), 'qreview-instructions-'));
try {
  if (!compare(folder)) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true });
}
