/** Runs a program of ours that makes one try after the other, and knows which of them never came back. */
import { spawn } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const RUN = join(import.meta.dirname, '../run.js');
// On a busy machine a try takes longer than the seconds of work that are promised.
const SILENCE_MS = 60_000;
const LOOK_MS = 1000;
const MOST_STARTS = 5;
/** What a process may hold, in MB. */
export const MOST_MEMORY = 512;
/** What a try may work, in seconds: of the processor, so that a busy machine breaks no promise. */
export const MOST_SECONDS = 5;

/** What a program reports, as a line of JSON each. */
export interface Report {
  readonly promise: string;
  readonly tried: number;
  readonly broken: readonly string[];
  readonly seconds: number;
  readonly megabytes: number;
}

/** Which tries a program is to make. */
export interface Share {
  readonly from: number;
  readonly step: number;
}

/** Runs a program until it ends by itself; what hangs or falls is noted, and the program started again behind it. */
export async function watch(
  program: string,
  words: readonly string[],
  { from, step }: Share,
  promise: string,
): Promise<Report[]> {
  const folder = mkdtempSync(join(tmpdir(), 'qreview-torture-'));
  const progress = join(folder, 'progress');
  const reports: Report[] = [];
  let next = from;
  try {
    for (let starts = 0; starts < MOST_STARTS; starts += 1) {
      writeFileSync(progress, String(next));
      const { end, lines } = await runOnce(program, [...words, progress, String(next), String(step)], progress);
      for (const line of lines) reports.push(asReport(line));
      if (end === undefined) return reports;
      const at = Number(readFileSync(progress, 'utf8'));
      const kept = keptInput(progress);
      const broken = [`${words.join(' ')}, try ${at}${kept}: ${end}`];
      reports.push({ promise, tried: 1, broken, seconds: 0, megabytes: 0 });
      next = at + step;
    }
    return reports;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

// Only programs whose input nobody has again by its name keep it.
function keptInput(progress: string): string {
  if (!existsSync(`${progress}.input`)) return '';
  const file = join(mkdtempSync(join(tmpdir(), 'qreview-fuzz-')), 'input');
  copyFileSync(`${progress}.input`, file);
  return `, kept in ${file}`;
}

async function runOnce(
  program: string,
  words: readonly string[],
  progress: string,
): Promise<{ end: string | undefined; lines: string[] }> {
  const limit = `--max-old-space-size=${MOST_MEMORY}`;
  const child = spawn(process.execPath, [limit, RUN, program, ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
  const out: Buffer[] = [];
  const talk: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => talk.push(chunk));
  let seen = '';
  let since = Date.now();
  let hung = false;
  const look = setInterval(() => {
    const now = readFileSync(progress, 'utf8');
    if (now !== seen) since = Date.now();
    seen = now;
    if (Date.now() - since < SILENCE_MS) return;
    hung = true;
    child.kill('SIGKILL');
  }, LOOK_MS);
  const [status, signal] = await new Promise<[number | null, NodeJS.Signals | null]>((resolve) => {
    child.on('close', (...how) => resolve(how));
  });
  clearInterval(look);
  const lines = Buffer.concat(out)
    .toString()
    .split('\n')
    .filter((line) => line !== '');
  if (status === 0) return { end: lines.length === 0 ? 'it reports nothing' : undefined, lines };
  const said = Buffer.concat(talk).toString().trim().slice(-300);
  return { end: hung ? 'it hangs' : `it ends the process (${signal ?? status}): ${said}`, lines };
}

function asReport(line: string): Report {
  const report: unknown = JSON.parse(line);
  if (!isReport(report)) throw new Error(`no report: ${line}`);
  return report;
}

function isReport(value: unknown): value is Report {
  return typeof value === 'object' && value !== null && 'promise' in value && 'broken' in value;
}

/** What a command took. */
export interface Cost {
  readonly seconds?: number;
  readonly megabytes?: number;
}

/** The program's side: announces its tries, and counts them. */
export interface Tries extends Share {
  /** Makes one try, which gives back its faults; announced first, in case that it never comes back. */
  readonly make: (
    number: number,
    promise: string,
    run: (measure: (cost: Cost) => void) => readonly string[] | Promise<readonly string[]>,
  ) => Promise<void>;
  /** Keeps the input of the next try, in case that it never comes back. */
  readonly keep: (input: Buffer) => void;
  /** Reports all that was tried. */
  readonly tell: () => void;
}

/** Reads the last three words of the command line, which `watch` puts there. */
export function triesOf(words: readonly string[]): Tries {
  const [progress = '', from, step] = words.slice(-3);
  const handle = openSync(progress, 'r+');
  const all = new Map<string, { tried: number; seconds: number; megabytes: number }>();
  const report = (one: Report): void => void process.stdout.write(`${JSON.stringify(one)}\n`);
  return {
    from: Number(from),
    step: Number(step),
    make: async (number, promise, run) => {
      writeSync(handle, String(number), 0);
      const kept = all.get(promise) ?? { tried: 0, seconds: 0, megabytes: 0 };
      all.set(promise, kept);
      const broken = await run(({ seconds = 0, megabytes = 0 }) => {
        kept.seconds = Math.max(kept.seconds, seconds);
        kept.megabytes = Math.max(kept.megabytes, megabytes);
      });
      kept.tried += 1;
      // At once, as the process may not live to the end.
      if (broken.length > 0) report({ promise, tried: 0, broken, seconds: 0, megabytes: 0 });
    },
    keep: (input) => writeFileSync(`${progress}.input`, input),
    tell: () => {
      const own = process.resourceUsage().maxRSS / 1024;
      // What has measured nothing else ran in here.
      for (const [promise, kept] of all) report({ promise, ...kept, broken: [], megabytes: kept.megabytes || own });
    },
  };
}
