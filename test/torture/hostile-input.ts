/** Hostile files, answers and exports: each ends in data or in a clear error, soon, and in little memory. */
import { join } from 'node:path';
import type { Attack, Seen } from './promise.ts';
import { MOST_MEMORY, MOST_SECONDS, watch, type Report } from './watched.ts';

const TRIALS = join(import.meta.dirname, 'hostile/trials.ts');

export const hostileInput: Attack = {
  name: 'hostile-input',
  needs: [],
  run: async ({ isShort, say }) => {
    const form = isShort ? 'short' : 'whole';
    say('all texts in one process, every fortieth and the large ones as the built program');
    const runs = [
      ['light', 0],
      ['heavy', 0],
    ] as const;
    const reports = await Promise.all(
      runs.map(([kind, from]) => watch(TRIALS, [kind, form], { from, step: 1 }, `the ${kind} set, to its end`)),
    );
    return together(reports.flat());
  },
};

/** The reports on each promise as one. */
export function together(reports: readonly Report[]): Seen[] {
  const promises = [...new Set(reports.map(({ promise }) => promise))];
  return promises.map((promise) => {
    const all = reports.filter((report) => report.promise === promise);
    const seconds = Math.max(...all.map((report) => report.seconds));
    const megabytes = Math.max(...all.map((report) => report.megabytes));
    const tooMuch = megabytes > MOST_MEMORY ? [`${Math.round(megabytes)} MB in all`] : [];
    return {
      promise: `${promise}: data or a clear error within ${MOST_SECONDS} s and ${MOST_MEMORY} MB`,
      tried: all.reduce((sum, { tried }) => sum + tried, 0),
      unit: 'tries',
      broken: [...all.flatMap(({ broken }) => broken), ...tooMuch],
      worst: `${seconds.toFixed(1)} s, ${Math.round(megabytes)} MB at the most`,
    };
  });
}
