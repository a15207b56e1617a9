/** Times commands side by side: each in turn, round by round, so that a busy moment hits all of them. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BIN, ROOT } from '../root.ts';

/** A command to be timed. Without a program of its own it is Node's. */
export interface Timed {
  readonly what: string;
  readonly words: readonly string[];
  readonly program?: string;
  readonly folder?: string;
  /** Exit statuses of a run that did its work; 0 alone, unless told otherwise. */
  readonly fine?: readonly number[];
}

// It makes Node read certificates at each start, which has nothing to do with the commands.
const { NODE_EXTRA_CA_CERTS: _, ...inherited } = process.env;
const env = { ...inherited, QREVIEW_TODAY: '2026-04-08', NO_COLOR: '1' };

/** How long a command takes, in milliseconds: not a number where it fails, as it then did something else. */
export function milliseconds({ words, program = process.execPath, folder = ROOT, fine = [0] }: Timed): number {
  const start = process.hrtime.bigint();
  const { status } = spawnSync(program, words, { cwd: folder, env, maxBuffer: 2 ** 30 });
  return isDone(status, words, fine) ? Number(process.hrtime.bigint() - start) / 1e6 : Number.NaN;
}

// Where it did something else than what it was asked for its time says nothing; and where it is ours, that is a fault.
function isDone(status: number | null, words: readonly string[], fine: readonly number[]): boolean {
  const isFine = fine.includes(status ?? -1);
  if (!isFine && words.includes(BIN)) process.exitCode = 1;
  return isFine;
}

/** The middle one of some figures. */
export function median(figures: readonly number[]): number {
  return figures.toSorted((one, other) => one - other)[Math.floor(figures.length / 2)] ?? Number.NaN;
}

/** The median of each command's times, of so many rounds in turn. */
export function mediansOf(commands: readonly Timed[], rounds: number): number[] {
  const times = commands.map((): number[] => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, one] of commands.entries()) times[index]?.push(milliseconds(one));
  }
  return times.map((own) => (own.some(Number.isNaN) ? Number.NaN : median(own)));
}

/** What a command of Node's holds in memory at the most, in MB. */
export function megabytes({ words, folder = ROOT, fine = [0] }: Timed): number {
  const scratch = mkdtempSync(join(tmpdir(), 'qreview-memory-'));
  const peak = join(scratch, 'peak');
  const hook = join(scratch, 'hook.cjs');
  writeFileSync(
    hook,
    `process.once('exit', () => require('node:fs').writeFileSync(${JSON.stringify(peak)}, String(process.resourceUsage().maxRSS)));`,
  );
  const { status } = spawnSync(process.execPath, ['--require', hook, ...words], {
    cwd: folder,
    env,
    maxBuffer: 2 ** 30,
  });
  const kilobytes = isDone(status, words, fine) ? Number(readFileSync(peak, 'utf8')) : Number.NaN;
  rmSync(scratch, { recursive: true });
  return kilobytes / 1024;
}

/** A figure with what was promised of it. */
export function verdict(figure: number, most: number | undefined): string {
  if (Number.isNaN(figure)) return 'it FAILED: no figure';
  return most === undefined ? '' : `goal: at most ${most}, ${figure <= most ? 'met' : 'NOT met'}`;
}

/** Prints a table: the first column flush left, the others right, but for the last, which is words. */
export function printTable(heading: string, columns: readonly string[], rows: readonly (readonly string[])[]): void {
  const all = [columns, ...rows];
  const widths = columns.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
  const lines = all.map((row) =>
    row
      .map((cell, column) =>
        column === 0
          ? cell.padEnd(widths[column] ?? 0)
          : column === columns.length - 1
            ? cell
            : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  );
  process.stdout.write(`\n${heading}\n${lines.map((line) => `  ${line}\n`).join('')}`);
}

/** A figure for a table, with so many decimals; a dash where there is none. */
export function figure(value: number, decimals = 0): string {
  return Number.isNaN(value) ? '–' : value.toFixed(decimals);
}
