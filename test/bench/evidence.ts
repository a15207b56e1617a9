/** What evidence costs, beside the log of git that it needs. */
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { logWords } from '../../src/store/git-log.ts';
import type { Benchmark } from './bench.ts';
import { makeRepository } from './made-up-repository.js';
import { makeTeam } from './made-up-team.js';
import { BIN } from '../root.ts';
import { figure, mediansOf, printTable, verdict } from './measure.ts';

const REPORT = [BIN, 'report', '2026-Q1'];

/** A report with evidence, of one without and the log. */
export const evidence: Benchmark = {
  name: 'evidence',
  run: ({ isShort, rounds, scratch }) => {
    const reps = isShort ? 20 : 200;
    const plain = join(scratch, 'plain');
    const repository = join(scratch, 'repository');
    makeTeam(plain, { reps, quarters: 20 });
    cpSync(plain, repository, { recursive: true });
    makeRepository(repository, 2);
    const commands = [
      { what: 'the one git log', words: logWords(['2025-Q4', '2026-Q1']), folder: repository, program: 'git' },
      { what: 'report without evidence', words: REPORT, folder: plain },
      { what: 'report with evidence', words: REPORT, folder: repository },
    ];
    const medians = mediansOf(commands, Math.min(rounds, 9));
    const [log = Number.NaN, without = Number.NaN, whole = Number.NaN] = medians;
    const rows = commands.map(({ what }, index) => [what, figure(medians[index] ?? Number.NaN, 1), '', '']);
    const ratio = whole / (log + without);
    rows[2]?.splice(2, 2, figure(ratio, 2), `of log and without; ${verdict(ratio, 2)}`);
    printTable(`Evidence: ${reps} reps, ${reps * 20} reviews, half as many commits`, ['', 'ms', 'ratio', ''], rows);
  },
};
