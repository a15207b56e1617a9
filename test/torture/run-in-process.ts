/** Runs a command in this process, as the built program would, and keeps what it printed apart. */
import { main } from '../../src/cli/main.ts';
import { fakeTerminal } from '../cli/fake-terminal.ts';

type Setting = Parameters<typeof fakeTerminal>[0];

export interface Ran {
  readonly exit: number;
  /** The result. */
  readonly out: string;
  /** The talk beside it. */
  readonly talk: string;
}

export async function run(words: readonly string[], setting: Setting): Promise<Ran> {
  const talk: string[] = [];
  const terminal = fakeTerminal(setting);
  const exit = await main(words, { ...terminal, err: (text) => void talk.push(text) });
  return { exit, out: terminal.results(), talk: talk.join('') };
}

/** What is wrong with how a command ended: a status that no page knows, a stack trace, or words without sense. */
export function wrongEnd({ exit, out, talk }: Ran): string[] {
  const text = out + talk;
  return [
    ...([0, 1, 2].includes(exit) ? [] : [`ended with ${exit}: ${talk.slice(0, 200)}`]),
    ...(/^ {4}at .*:\d+:\d+\)?$/m.test(text) ? ['printed a stack trace'] : []),
    ...(text.includes('[object Object]') ? ['printed an object as a text'] : []),
    ...(exit === 2 && talk.trim() === '' ? ['failed without a word'] : []),
  ];
}
