/** What a long history costs: a report of one quarter, and one over all of it. */
import { join } from 'node:path';
import type { Benchmark } from './bench.ts';
import { makeTeam } from './made-up-team.js';
import { BIN } from '../root.ts';
import { figure, mediansOf, printTable, verdict } from './measure.ts';

const QUARTER = '2026-Q1';

/** A report beside the same of a young team, and a report on the whole history beside reading its files. */
export const history: Benchmark = {
  name: 'history',
  run: ({ isShort, rounds, scratch }) => {
    const reps = isShort ? 25 : 250;
    const young = join(scratch, 'young');
    const old = join(scratch, 'old');
    makeTeam(young, { reps, quarters: 4 });
    makeTeam(old, { reps, quarters: 40 });
    const report = [BIN, 'report', QUARTER];
    const commands = [
      { what: `report of ${reps} reps, 4 quarters in the folder`, words: report, folder: young },
      { what: `report of ${reps} reps, 40 quarters in the folder`, words: report, folder: old },
      { what: `reading ${reps * 40} reviews`, words: [join(import.meta.dirname, 'read-files.cjs'), old] },
      { what: `report --history 40, of ${reps * 40} reviews`, words: [...report, '--history', '40'], folder: old },
    ];
    const medians = mediansOf(commands, Math.min(rounds, 7));
    const [short = Number.NaN, long = Number.NaN, reading = Number.NaN, whole = Number.NaN] = medians;
    const rows = commands.map(({ what }, index) => [what, figure(medians[index] ?? Number.NaN), '', '']);
    rows[1]?.splice(2, 2, figure(long / short, 2), `of the young team's; ${verdict(long / short, 1.1)}`);
    rows[3]?.splice(2, 2, figure(whole / reading, 1), `times reading; ${verdict(whole / reading, 12)}`);
    printTable('History', ['', 'ms', 'ratio', ''], rows);
  },
};
