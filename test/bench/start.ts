/** How long the shortest commands take, beside Node that does nothing. */
import { spawnSync } from 'node:child_process';
import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { shellWord } from '../../src/store/shell-word.ts';
import { BIN, ROOT } from '../root.ts';
import { inPty } from '../pty.ts';
import type { Benchmark } from './bench.ts';
import { figure, median, mediansOf, printTable, verdict, type Timed } from './measure.ts';

const ONE = 'reviews/2026-Q1/ana-silva.yaml';
const PIPE: Timed = { what: 'node -e 0', words: ['-e', '0'] };

/** Start-up, as multiples of `node -e 0`: to a pipe, and of an interview in a terminal. */
export const start: Benchmark = {
  name: 'start',
  run: async ({ rounds, scratch }) => {
    const team = join(scratch, 'acme-west');
    cpSync(join(ROOT, 'examples/acme-west'), team, { recursive: true });
    const commands: readonly (Timed & { readonly most?: number })[] = [
      PIPE,
      { what: 'qreview --version', words: [BIN, '--version'], most: 1.6 },
      { what: 'qreview --help', words: [BIN, '--help'], most: 1.6 },
      { what: 'qreview validate ONE', words: [BIN, 'validate', ONE], folder: team, most: 2.5 },
      { what: 'qreview validate (26 files)', words: [BIN, 'validate'], folder: team },
      { what: 'qreview status', words: [BIN, 'status', '2026-Q1'], folder: team },
      { what: 'qreview show', words: [BIN, 'show', 'ana-silva', '2026-Q1'], folder: team },
      { what: 'qreview report', words: [BIN, 'report', '2026-Q1'], folder: team },
    ];
    const medians = mediansOf(commands, rounds);
    const base = medians[0] ?? Number.NaN;
    const rows = commands.map(({ what, most }, index) => {
      const took = medians[index] ?? Number.NaN;
      return [what, figure(took, 1), figure(took / base, 2), verdict(took / base, most)];
    });
    const interview = await untilTheFirstQuestion(team, rounds);
    rows.push(['qreview new, to its first question', figure(interview, 1), figure(interview / base, 2), '']);
    printTable(`Start: median of ${rounds} rounds in turns`, ['', 'ms', 'times node -e 0', ''], rows);
  },
};

// In a terminal that is made for each, which takes a few milliseconds by itself.
async function untilTheFirstQuestion(team: string, rounds: number): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    rmSync(join(team, 'reviews/2026-Q1/mei-tanaka.yaml'), { force: true });
    const begin = process.hrtime.bigint();
    const program = inPty(`${shellWord(process.execPath)} ${shellWord(BIN)} new mei-tanaka 2026-Q1`, team);
    await program.sees('?');
    times.push(Number(process.hrtime.bigint() - begin) / 1e6);
    await program.kill();
  }
  spawnSync('stty', ['sane'], { stdio: ['inherit', 'ignore', 'ignore'] });
  return median(times);
}
