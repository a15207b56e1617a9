/**
 * Measures how fast qreview is, beside others and beside the least that can be done: prints medians and ratios with what
 * is aimed at, and fails only where a command of ours does. Usage: npm run bench [-- --short] [--rounds N] [BENCHMARK…]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { beside } from './beside.ts';
import { evidence } from './evidence.ts';
import { growth } from './growth.ts';
import { history } from './history.ts';
import { imports } from './import.ts';
import { start } from './start.ts';

/** Something to be measured, which prints its table. */
export interface Benchmark {
  readonly name: string;
  readonly run: (how: {
    readonly isShort: boolean;
    readonly rounds: number;
    /** A folder of its own, which is gone afterwards. */
    readonly scratch: string;
  }) => void | Promise<void>;
}

const BENCHMARKS: readonly Benchmark[] = [start, history, beside, growth, evidence, imports];

async function bench(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { short: { type: 'boolean', default: false }, rounds: { type: 'string' } },
    allowPositionals: true,
  });
  const names = BENCHMARKS.map(({ name }) => name);
  const unknown = positionals.filter((name) => !names.includes(name));
  if (unknown.length > 0) {
    process.stdout.write(`There is no benchmark ${unknown.join(', ')}. There are: ${names.join(', ')}\n`);
    process.exitCode = 1;
    return;
  }
  const rounds = Number(values.rounds ?? (values.short ? 5 : 15));
  if (!Number.isInteger(rounds) || rounds < 1) {
    process.stdout.write(`--rounds takes how many rounds: 15, if it is not said. It is ${values.rounds}.\n`);
    process.exitCode = 1;
    return;
  }
  process.stdout.write(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'an unknown processor'}\n`);
  for (const { name, run } of BENCHMARKS) {
    if (positionals.length > 0 && !positionals.includes(name)) continue;
    const scratch = mkdtempSync(join(tmpdir(), `qreview-bench-${name}-`));
    try {
      await run({ isShort: values.short, rounds, scratch });
    } finally {
      rmSync(scratch, { recursive: true });
    }
  }
}

await bench();
