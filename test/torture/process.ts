/** Runs the built program, and says how it ended. */
import { spawn, type ChildProcess } from 'node:child_process';
import { BIN } from '../root.ts';

/** Longer than this nothing may take: it is taken for a hang. */
const LONGEST = 30_000;

/** How a program ended. */
export interface Ended {
  /** The words behind qreview, to do it again. */
  readonly words: string;
  /** Undefined where a signal ended it. */
  readonly status: number | undefined;
  readonly out: string;
  readonly err: string;
  readonly isHanging: boolean;
}

/** Where and how it runs. */
export interface Setting {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** What is on the standard input, which is empty otherwise. */
  readonly input?: string;
}

/** Runs qreview to its end. */
export async function qreview(words: readonly string[], setting: Setting): Promise<Ended> {
  return ended([process.execPath, BIN, ...words], setting);
}

/** Runs any program to its end. */
export async function ended([program = '', ...words]: readonly string[], setting: Setting): Promise<Ended> {
  const { cwd, env = {}, input = '' } = setting;
  const child = spawn(program, words, {
    cwd,
    env: { ...process.env, QREVIEW_TODAY: '2026-04-08', NO_COLOR: '1', LANG: 'C.UTF-8', ...env },
    detached: true,
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  // Whoever ends before it has read all is not a fault of ours.
  child.stdin.on('error', () => undefined).end(input);
  let isHanging = false;
  const watchdog = setTimeout(() => {
    isHanging = true;
    killWithAll(child);
  }, LONGEST);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  clearTimeout(watchdog);
  return { words: words.filter((word) => word !== BIN).join(' '), status: code ?? undefined, out, err, isHanging };
}

/** Kills a process that leads a group, with all that it started, which would hold its pipes open. */
export function killWithAll({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has just ended by itself.
  }
}

/** Whether it ended as a program does that is at fault: with a stack trace, or with words that say so. */
export function isFault({ status, err, out }: Ended): boolean {
  return status === 3 || status === undefined || /fault of qreview|\n\s+at .*:\d+:\d+|node:internal/.test(out + err);
}
