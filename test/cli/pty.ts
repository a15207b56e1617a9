/** Programs in a pseudo-terminal that end with the test at the latest. */
import { onTestFinished } from 'vitest';
import { shellWord } from '../../src/store/shell-word.ts';
import { inPty as inAnyPty, type Pty } from '../pty.ts';
import { BIN } from '../root.ts';

export { KEY, pasted, type Pty } from '../pty.ts';
export { BIN } from '../root.ts';

export function qreviewInPty(words: string, cwd: string, env: Readonly<Record<string, string>> = {}): Pty {
  return inPty(`node ${shellWord(BIN)} ${words}`, cwd, env);
}

/** Runs any program so. */
export function inPty(program: string, cwd: string, env: Readonly<Record<string, string>> = {}): Pty {
  const terminal = inAnyPty(program, cwd, env);
  onTestFinished(terminal.close);
  return terminal;
}
