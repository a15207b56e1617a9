/** An import of an export with very many rows, beside csv-parse alone. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { writePipeline } from '../exports/made-up-pipeline.js';
import type { Benchmark } from './bench.ts';
import { BIN } from '../root.ts';
import { figure, mediansOf, megabytes, printTable, verdict } from './measure.ts';

const REPS = ['Ana Silva', 'Ben Okafor', 'Carla Rossi', 'Mei Tanaka', 'Sam Patel'];
const INIT = [
  '--no-input',
  '--team',
  'T',
  '--leader',
  'L',
  '--currency',
  'USD',
  ...REPS.flatMap((name) => ['--rep', name]),
];

/** Time and memory of an import. */
export const imports: Benchmark = {
  name: 'import',
  run: async ({ isShort, scratch }) => {
    const rows = isShort ? 50_000 : 1_000_000;
    const csv = join(scratch, 'pipeline.csv');
    const sales = join(scratch, 'sales');
    await writePipeline(csv, rows);
    spawnSync(process.execPath, [BIN, 'init', sales, ...INIT]);
    const commands = [
      { what: 'csv-parse alone', words: [join(import.meta.dirname, 'parse-csv.js'), csv] },
      { what: 'qreview import --dry-run', words: [BIN, 'import', csv, '--dry-run', '-C', sales] },
    ];
    const medians = mediansOf(commands, 3);
    const [alone = Number.NaN, whole = Number.NaN] = medians;
    const memory = commands.map(megabytes);
    printTable(
      `An import of ${rows.toLocaleString('en-US')} rows`,
      ['', 'ms', 'times csv-parse', 'MB', ''],
      [
        ['csv-parse alone', figure(alone), '', figure(memory[0] ?? Number.NaN), ''],
        [
          'qreview import --dry-run',
          figure(whole),
          figure(whole / alone, 2),
          figure(memory[1] ?? Number.NaN),
          `${verdict(whole / alone, 3)}; memory: ${verdict(memory[1] ?? Number.NaN, 400)}`,
        ],
      ],
    );
  },
};
