/** Runs programs in a real pseudo-terminal (util-linux's `script`), as a person at a keyboard. */
import { spawn } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';

export const KEY = {
  enter: '\r',
  down: '\u001B[B',
  up: '\u001B[A',
  space: ' ',
  tab: '\t',
  ctrlC: '\u0003',
  ctrlG: '\u0007',
  altEnter: '\u001B\r',
};

/** Pastes as a terminal does: marked, with a carriage return for each line break. */
export function pasted(text: string): string {
  return `\u001B[200~${text.replaceAll('\n', '\r')}\u001B[201~`;
}

export interface Pty {
  /** Waits until the screen says something new since the last wait. */
  readonly sees: (text: string) => Promise<void>;
  /** Waits until it says one of some texts, and gives that; undefined where the program ends without. */
  readonly seesOneOf: (texts: readonly string[]) => Promise<string | undefined>;
  readonly type: (keys: string) => void;
  /** Waits for the end; gives the exit status. */
  readonly ends: () => Promise<number>;
  /** All that was shown. */
  readonly screen: () => string;
  /** Kills the program as the system would. */
  readonly kill: () => Promise<void>;
  /** Kills it, and all that it runs. */
  readonly killAll: () => void;
  /** Closes the window in which the program runs. */
  readonly close: () => void;
}

/** Runs a program so; whoever does must see to it that it ends. */
export function inPty(program: string, cwd: string, env: Readonly<Record<string, string>> = {}): Pty {
  const command = `stty cols 100 rows 50; echo "pid $$"; exec ${program}`;
  const child = spawn('script', ['-qec', command, '/dev/null'], {
    cwd,
    env: { ...process.env, QREVIEW_TODAY: '2026-04-08', TERM: 'xterm', LANG: 'C.UTF-8', NO_COLOR: '', ...env },
  });
  let shown = '';
  let seen = 0;
  let hasEnded = false;
  let wake = (): void => undefined;
  const hear = (text: string): void => {
    shown += text;
    wake();
  };
  // A character may come in two pieces.
  child.stdout.setEncoding('utf8').on('data', hear);
  child.stderr.setEncoding('utf8').on('data', hear);
  // Keys for a program that has just ended go nowhere, as at any terminal.
  child.stdin.on('error', () => undefined);
  const ended = new Promise<number>((resolve) => {
    child.once('close', (code) => {
      hasEnded = true;
      wake();
      resolve(code ?? -1);
    });
  });
  const plain = (): string => stripVTControlCharacters(shown);
  const neverSaid = (texts: readonly string[]): Error =>
    new Error(`the screen never said ${JSON.stringify(texts.join(' or '))}; it said:\n${plain().slice(seen)}`);
  const seesOneOf = async (texts: readonly string[]): Promise<string | undefined> => {
    const deadline = Date.now() + 20_000;
    for (;;) {
      // Asked before the screen is looked at: what is shown last comes before the end.
      const isOver = hasEnded;
      const screen = plain();
      const places = texts.map((text) => ({ text, at: screen.indexOf(text, seen) }));
      const [first] = places.filter(({ at }) => at !== -1).toSorted((one, other) => one.at - other.at);
      if (first !== undefined) {
        seen = first.at + first.text.length;
        return first.text;
      }
      if (isOver) return undefined;
      if (Date.now() > deadline) throw neverSaid(texts);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 250);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  };
  const processId = (): number => Number(/pid (\d+)/.exec(plain())?.[1]);
  const sees = async (text: string): Promise<void> => {
    if ((await seesOneOf([text])) === undefined) throw neverSaid([text]);
  };
  return {
    sees,
    seesOneOf,
    type: (keys) => void child.stdin.write(keys),
    ends: () => ended,
    screen: plain,
    kill: async () => {
      process.kill(processId(), 'SIGKILL');
      await ended;
    },
    killAll: () => {
      try {
        process.kill(-processId(), 'SIGKILL');
      } catch {
        // It never began, or has ended.
      }
    },
    close: () => void child.kill('SIGKILL'),
  };
}
