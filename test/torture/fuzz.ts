/** A fuzzer for each parser: whatever a file has become, it is read, or refused in words; and quickly read means the same. */
import { join } from 'node:path';
import { together } from './hostile-input.ts';
import { newSeed } from './random.ts';
import type { Attack } from './promise.ts';
import { watch, type Report } from './watched.ts';

const TRIES = join(import.meta.dirname, 'fuzz/tries.ts');
const PARSERS = [
  'review file',
  'team file',
  'actuals file',
  'answers',
  'CRM export',
  'quick reader, against the careful one',
];
const WHOLE_SECONDS = 600;
const SHORT_SECONDS = 8;
// As many at a time as there are cores on a small machine.
const AT_A_TIME = 2;

export const fuzz: Attack = {
  name: 'fuzz',
  needs: [],
  run: async ({ isShort, say }) => {
    // What CI runs is the same each time: it tells of what has changed, not of what chance has found.
    const seed = isShort ? 1 : newSeed();
    say(`seed ${seed}`);
    const waiting = [...PARSERS];
    const reports: Report[] = [];
    const runSome = async (): Promise<void> => {
      for (let parser = waiting.shift(); parser !== undefined; parser = waiting.shift()) {
        say(parser);
        const words = [parser, String(seed), String(isShort ? SHORT_SECONDS : WHOLE_SECONDS)];
        reports.push(...(await watch(TRIES, words, { from: 0, step: 1 }, `${parser}, changed at random`)));
      }
    };
    await Promise.all(Array.from({ length: AT_A_TIME }, runSome));
    return together(reports);
  },
};
