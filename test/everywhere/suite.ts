/** A run of the whole suite in a random order, and what came of it. */
import { stripVTControlCharacters } from 'node:util';
import type { Place } from './place.ts';

/** What npm and Node say where something is not as it should be. */
export const WARNING = /\bwarn(ing)?\b|deprecat/i;

export interface Outcome {
  readonly passed: number;
  readonly failed: number;
  /** Each thing that was not as it should be, in words. */
  readonly wrong: readonly string[];
  /** All that the suite said. */
  readonly log: string;
}

/** Runs `npm test`, files and tests in an order that the seed says. */
export async function runSuite(place: Place, seed: number): Promise<Outcome> {
  const order = ['--sequence.shuffle.files', '--sequence.shuffle.tests', `--sequence.seed=${seed}`];
  const { code, said: coloured } = await place.run(['npm', 'test', '--', ...order]);
  const said = stripVTControlCharacters(coloured);
  const count = (word: string): number => Number(new RegExp(`^ *Tests .*?(\\d+) ${word}`, 'm').exec(said)?.[1] ?? 0);
  const [passed, failed] = [count('passed'), count('failed')];
  const wrong = [...new Set(said.match(/^ FAIL .*|^ERROR: .*/gm))];
  // What fails without a name, such as a crash, is said by the end of the output.
  if (wrong.length === 0 && (code !== 0 || passed === 0)) wrong.push(`npm test, exit ${code}:\n${said.slice(-2000)}`);
  const { said: changed } = await place.run(['git', 'status', '--porcelain']);
  if (changed !== '') wrong.push(`the suite changed files of its own:\n${changed}`);
  return { passed, failed, wrong, log: said };
}
