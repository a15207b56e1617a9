/** `qreview validate` beside what else checks YAML files against a schema; they are installed for it, and not kept. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { BIN, ROOT } from '../root.ts';
import type { Benchmark } from './bench.ts';
import { makeTeam } from './made-up-team.js';
import { figure, mediansOf, printTable, verdict, type Timed } from './measure.ts';

const HOME = join(ROOT, 'node_modules/.cache/beside');
const PACKAGES = ['ajv-cli@5.0.0', 'v8r@5.1.0', '@sourcemeta/jsonschema@16.11.0'];
const SCHEMA = join(ROOT, 'schemas/review.schema.json');
const ALL = 'reviews/*/*.yaml';

/** The schema alone is what the others check: not the ids that are cited, the path, or that a promise is what it was. */
export const beside: Benchmark = {
  name: 'beside',
  run: ({ isShort, rounds, scratch }) => {
    install();
    const folder = join(scratch, 'beside');
    makeTeam(folder, { reps: isShort ? 25 : 250, quarters: 40 });
    const files = readdirSync(join(folder, 'reviews')).flatMap((quarter) =>
      readdirSync(join(folder, 'reviews', quarter)).map((name) => `reviews/${quarter}/${name}`),
    );
    const bin = (name: string): string => join(HOME, 'node_modules/.bin', name);
    const quick: readonly (Timed & { readonly least?: number })[] = [
      { what: 'qreview validate', words: [BIN, 'validate'], folder },
      {
        what: 'ajv-cli',
        words: [bin('ajv'), 'validate', '--strict=false', '-s', SCHEMA, '-d', ALL],
        folder,
        least: 1.5,
      },
      { what: '@sourcemeta/jsonschema', program: bin('jsonschema'), words: ['validate', SCHEMA, ...files], folder },
    ];
    const slow = { what: 'v8r', words: [bin('v8r'), '--schema', SCHEMA, ALL], folder, least: 80 };
    const commands = isShort ? quick : [...quick, slow];
    const medians = [...mediansOf(quick, Math.min(rounds, 7)), ...(isShort ? [] : mediansOf([slow], 1))];
    const own = medians[0] ?? Number.NaN;
    const rows = commands.map(({ what, least }, index) => {
      const took = medians[index] ?? Number.NaN;
      // Turned round, a goal of so many times as fast is one of at most a part of the time.
      const goal = least === undefined ? '' : `goal: at least ${least}, ${took / own >= least ? 'met' : 'NOT met'}`;
      return [what, figure(took), figure(took / own, 2), Number.isNaN(took) ? verdict(took, undefined) : goal];
    });
    printTable(`${files.length.toLocaleString('en-US')} reviews, beside others`, ['', 'ms', 'times qreview', ''], rows);
  },
};

function install(): void {
  if (existsSync(join(HOME, 'node_modules/.bin/jsonschema'))) return;
  const words = ['install', '--prefix', HOME, '--no-save', '--ignore-scripts', '--silent', ...PACKAGES];
  spawnSync('npm', words, { stdio: 'inherit' });
}
