/** What the commands take as a folder grows: the time, beside that of reading the files, the memory, and the exponent. */
import { join } from 'node:path';
import type { Benchmark } from './bench.ts';
import { makeTeam } from './made-up-team.js';
import { BIN } from '../root.ts';
import { figure, mediansOf, megabytes, printTable, verdict, type Timed } from './measure.ts';

// Reviews of about 4 KB, of a team that grows with them.
const SIZES = [
  { reviews: 100, reps: 25, quarters: 4 },
  { reviews: 1000, reps: 50, quarters: 20 },
  { reviews: 10_000, reps: 250, quarters: 40 },
  { reviews: 100_000, reps: 2500, quarters: 40 },
] as const;

const QUARTER = '2026-Q1';
// A team of invented reps has findings: it is compared as it is.
const FINE = [0, 1];

const READ = 'reading all files';
const VALIDATE = 'validate';
const COMMANDS: readonly (readonly [what: string, words: (scratch: string) => readonly string[]])[] = [
  [VALIDATE, () => ['validate']],
  [`report ${QUARTER}`, () => ['report', QUARTER]],
  ['report --history 8', () => ['report', QUARTER, '--history', '8']],
  ['diff of the team', () => ['diff', '2025-Q4', QUARTER]],
  ['status', () => ['status', QUARTER]],
  ['export', (scratch) => ['export', join(scratch, 'tables')]],
];

const MOST_EXPONENT = 1.05;
const MOST_MEMORY: Readonly<Record<number, number>> = { 10_000: 130, 100_000: 300 };

/** How time and memory grow with the number of reviews. */
export const growth: Benchmark = {
  name: 'growth',
  run: ({ isShort, rounds, scratch }) => {
    const sizes = SIZES.filter(({ reviews }) => !isShort || reviews <= 1000);
    const times = new Map<string, number[]>();
    const rows: string[][] = [];
    for (const { reviews, reps, quarters } of sizes) {
      const folder = join(scratch, String(reviews));
      makeTeam(folder, { reps, quarters });
      const commands: readonly Timed[] = [
        { what: READ, words: [join(import.meta.dirname, 'read-files.cjs'), folder] },
        ...COMMANDS.map(([what, words]) => ({ what, words: [BIN, ...words(scratch)], folder, fine: FINE })),
      ];
      const medians = mediansOf(commands, reviews > 10_000 ? 1 : Math.min(rounds, 5));
      for (const [index, command] of commands.entries()) {
        const took = medians[index] ?? Number.NaN;
        const before = times.get(command.what) ?? [];
        const exponent = Math.log10(took / (before.at(-1) ?? Number.NaN));
        const memory = megabytes(command);
        times.set(command.what, [...before, took]);
        rows.push([
          command.what,
          reviews.toLocaleString('en-US'),
          figure(took),
          figure(took / (medians[0] ?? Number.NaN), 1),
          before.length === 0 || reviews < 10_000 ? '' : figure(exponent, 2),
          figure(memory),
          [
            command.what === READ || reviews < 10_000 ? '' : verdict(exponent, MOST_EXPONENT),
            command.what === READ || MOST_MEMORY[reviews] === undefined
              ? ''
              : `memory: ${verdict(memory, MOST_MEMORY[reviews])}`,
          ]
            .filter(Boolean)
            .join('; '),
        ]);
      }
    }
    printTable(
      'Growth: each step is ten times the reviews, and an exponent of 1 ten times the time',
      ['', 'reviews', 'ms', 'times reading', 'exponent', 'MB', ''],
      rows.toSorted(([one = ''], [other = '']) => order(one) - order(other)),
    );
  },
};

function order(what: string): number {
  return COMMANDS.findIndex(([name]) => name === what);
}
