/** One command, run where nobody sits at the terminal. */
import { main } from '../../src/cli/main.ts';
import { fakeTerminal } from './fake-terminal.ts';

export interface Ran {
  readonly exit: number;
  /** The results alone. */
  readonly out: string;
  /** All that was printed, results and talk in their order. */
  readonly printed: string;
}

export async function run(cwd: string, ...words: readonly string[]): Promise<Ran> {
  return runOn('2026-04-08', cwd, ...words);
}

/** The same on another day. */
export async function runOn(today: string, cwd: string, ...words: readonly string[]): Promise<Ran> {
  const terminal = fakeTerminal({ cwd, today, width: 120 });
  const exit = await main(words, terminal);
  return { exit, out: terminal.results(), printed: terminal.printed() };
}
