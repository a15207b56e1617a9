/** Puts a hostile text into a team's folder, runs the commands that meet it, and judges what they said. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { parse } from 'yaml';
import { main } from '../../../src/cli/main.ts';
import { fakeTerminal } from '../../cli/fake-terminal.ts';
import { BIN, ROOT } from '../../root.ts';
import { MOST_MEMORY, MOST_SECONDS } from '../watched.ts';
import type { Place } from './hand-made.ts';

const ANSWERS = join(ROOT, 'examples/answers/mei-tanaka-2026-Q1.yaml');
const MEI = 'reviews/2026-Q1/mei-tanaka.yaml';
const TODAY = '2026-04-08';
const HANG_MS = 120_000;

/** Runs one command of the program, in the folder. */
export type Run = (words: readonly string[], input?: Buffer) => Promise<Ran> | Ran;
export interface Ran {
  readonly exit: number | null;
  /** Results and talk. */
  readonly shown: string;
  readonly results: string;
  /** What it took, where that was measured. */
  readonly seconds?: number;
  readonly megabytes?: number;
}

/** A copy of the example team. */
export function teamFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'qreview-torture-')));
  cpSync(join(ROOT, 'examples/acme-west'), folder, { recursive: true });
  mkdirSync(join(folder, 'actuals'));
  return folder;
}

/** Runs the program within this process. */
export function inProcess(cwd: string): Run {
  return async (words, input) => {
    const terminal = fakeTerminal({ cwd, today: TODAY, ...(input === undefined ? {} : { input }) });
    const exit = await main(words, terminal);
    return { exit, shown: terminal.printed(), results: terminal.results() };
  };
}

/** Runs the built program in a process of its own, and measures it. */
export function asProgram(cwd: string): Run {
  const measure = `import{readFileSync,writeSync}from'node:fs';process.on('exit',()=>{const{userCPUTime:u,systemCPUTime:s}=process.resourceUsage();const[,m]=/VmHWM:\\s*(\\d+)/.exec(readFileSync('/proc/self/status','latin1'));writeSync(3,JSON.stringify([(u+s)/1e6,m/1024]))})`;
  return (words, input) => {
    const { status, signal, stdout, stderr, output } = spawnSync(
      process.execPath,
      [`--import=data:text/javascript,${encodeURIComponent(measure)}`, BIN, ...words],
      {
        cwd,
        input: input ?? '',
        env: { PATH: process.env['PATH'], HOME: cwd, LANG: 'en_US.UTF-8', QREVIEW_TODAY: TODAY },
        stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
        timeout: HANG_MS,
        killSignal: 'SIGKILL',
        maxBuffer: 1024 * 1024 * 1024,
      },
    );
    const [seconds = 0, megabytes = 0] = numbersIn(String(output[3] ?? ''));
    const end = signal === null ? '' : `\nended by ${signal}`;
    return {
      exit: status,
      shown: `${stdout.toString()}${stderr.toString()}${end}`,
      results: stdout.toString(),
      seconds,
      megabytes,
    };
  };
}

function numbersIn(text: string): number[] {
  return (text.match(/[\d.]+/g) ?? []).map(Number);
}

type Look = (words: readonly string[]) => Promise<void>;

/** Gives each fault that was seen: of a file, an answer or an export that is a hostile text. */
export async function attack(
  place: Place,
  bytes: Buffer,
  folder: string,
  run: Run,
  isBrief: boolean,
): Promise<string[]> {
  const faults: string[] = [];
  const look = async (words: readonly string[], input?: Buffer): Promise<Ran> => {
    const ran = await run(words, input);
    const told = words.map((word) => (word.length > 80 ? `${word.slice(0, 80)}…` : word)).join(' ');
    faults.push(...faultsOf(ran, words).map((fault) => `qreview ${told}: ${fault}`));
    return ran;
  };
  const lookFurther: Look = async (words) => {
    if (!isBrief) await look(words);
  };
  switch (place) {
    case 'review':
      await planted(folder, 'reviews/2026-Q1/ana-silva.yaml', bytes, faults, async (file) => {
        await look(['validate', file]);
        await lookFurther(['show', 'ana-silva', '2026-Q1']);
        await look(['report', '2026-Q1']);
        await lookFurther(['status', '2026-Q1']);
        await lookFurther(['diff', 'ana-silva', '2025-Q4', '2026-Q1']);
      });
      break;
    case 'team':
      await planted(folder, 'qreview.yaml', bytes, faults, async (file) => {
        await look(['validate', file]);
        await look(['report', '2026-Q1']);
        await lookFurther(['status']);
        await lookFurther(['show', 'ana-silva']);
      });
      break;
    case 'actuals':
      await planted(folder, 'actuals/2026-Q1.yaml', bytes, faults, async (file) => {
        await look(['validate', file]);
        await look(['report', '2026-Q1']);
        await lookFurther(['status', '2026-Q1']);
        await lookFurther(['prepare', 'mei-tanaka', '2026-Q1']);
      });
      break;
    case 'answers':
      await planted(folder, 'answers.yaml', bytes, faults, async (file) => {
        await look(['new', 'mei-tanaka', '2026-Q1', '--answers', file]);
        await readBack(folder, look);
      });
      break;
    case 'standard input':
      await look(['new', 'mei-tanaka', '2026-Q1', '--answers', '-'], bytes);
      await readBack(folder, look);
      break;
    case 'flag': {
      const text = bytes.toString();
      const start = ['new', 'mei-tanaka', '2026-Q1', '--answers', ANSWERS, '--set'];
      for (const answer of [`worked.visits.effort=${text}`, text, `number.booked=${text}`, `next.x${text}=a`]) {
        await look([...start, answer]);
        await readBack(folder, look);
      }
      break;
    }
    case 'text':
      faults.push(...(await comesBack(bytes.toString(), folder, look, lookFurther)));
      break;
    case 'export':
      await planted(folder, 'export.csv', bytes, faults, async (file) => {
        await look(['import', file, '--dry-run']);
        await look(['import', file, '--dry-run', '--ignore-unknown']);
      });
      break;
  }
  return faults;
}

async function planted(
  folder: string,
  file: string,
  bytes: Buffer,
  faults: string[],
  act: (file: string) => Promise<void>,
): Promise<void> {
  const path = join(folder, file);
  const before = existsSync(path) ? readFileSync(path) : undefined;
  writeFileSync(path, bytes);
  await act(file);
  if (!readFileSync(path).equals(bytes)) faults.push(`${file} was changed`);
  if (before === undefined) rmSync(path);
  else writeFileSync(path, before);
}

/** What was accepted is shown, and gone for the next text. */
async function readBack(folder: string, look: Run): Promise<void> {
  if (!existsSync(join(folder, MEI))) return;
  await look(['validate', MEI]);
  await look(['show', 'mei-tanaka', '2026-Q1']);
  rmSync(join(folder, MEI));
}

const TEXTS = new Set([
  'effort',
  'result',
  'why',
  'lesson',
  'pivot',
  'client',
  'news',
  'objective',
  'note',
  'done_when',
  'metric',
]);

/** A text in every field that holds words: written, and then shown in every way. */
async function comesBack(text: string, folder: string, look: Run, lookFurther: Look): Promise<string[]> {
  const answers: unknown = JSON.parse(JSON.stringify(parse(readFileSync(ANSWERS, 'utf8'))), (key, value: unknown) =>
    TEXTS.has(key) && typeof value === 'string' ? text : value,
  );
  const wanted = textsOf(answers);
  const { exit, shown } = await look(
    ['new', 'mei-tanaka', '2026-Q1', '--answers', '-'],
    Buffer.from(JSON.stringify(answers)),
  );
  const path = join(folder, MEI);
  if (!existsSync(path)) return text.trim() === '' && exit === 1 ? [] : [`refused (${exit}): ${shown.slice(0, 300)}`];
  const faults: string[] = [];
  const written = textsOf(parse(readFileSync(path, 'utf8')), ['said']);
  if (!isDeepStrictEqual(written, wanted)) faults.push(`it does not come back: ${JSON.stringify(written[0])}`);
  const review = ['show', 'mei-tanaka', '2026-Q1'];
  const { results } = await look([...review, '--format', 'json']);
  const inJson = textsOf(JSON.parse(results));
  if (!inJson.includes(text)) faults.push('it is not in the json');
  await look(review);
  for (const format of ['markdown', 'html']) await lookFurther([...review, '--format', format]);
  for (const format of ['text', 'markdown', 'html']) await lookFurther(['report', '2026-Q1', '--format', format]);
  for (const rows of ['reps', 'efforts', 'lessons', 'plans']) {
    await lookFurther(['report', '2026-Q1', '--format', 'csv', '--rows', rows]);
  }
  await lookFurther(['validate']);
  await lookFurther(['diff', 'mei-tanaka', '2025-Q4', '2026-Q1']);
  await lookFurther(['prepare', 'mei-tanaka', '2026-Q2']);
  await lookFurther(['export', 'tables', '--as', 'csv']);
  rmSync(join(folder, 'tables'), { recursive: true, force: true });
  rmSync(path);
  return faults;
}

/** The texts under the keys of words, in their order. */
function textsOf(value: unknown, without: readonly string[] = []): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]: [string, unknown]) => {
    if (without.includes(key)) return [];
    return typeof one === 'string' ? (TEXTS.has(key) ? [one] : []) : textsOf(one);
  });
}

// What acts on a terminal, or turns the direction of writing around.
// oxlint-disable-next-line no-control-regex
const ACTS = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/;
// In a file or a page, tabs and line ends act on nothing.
// oxlint-disable-next-line no-control-regex
const NO_TEXT = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/;

function faultsOf({ exit, shown, seconds, megabytes }: Ran, words: readonly string[]): string[] {
  const faults: string[] = [];
  const isText = !words.includes('--format') || words.includes('text');
  const acts = (isText ? ACTS : NO_TEXT).exec(shown);
  if (exit !== 0 && exit !== 1 && exit !== 2) faults.push(`exit ${exit}: ${shown.slice(-300)}`);
  if (exit !== 0 && shown.trim() === '') faults.push(`exit ${exit} without a word`);
  if (/^ +at .*[:(]\d+:\d+\)?$/m.test(shown)) faults.push(`a stack trace: ${shown.slice(0, 300)}`);
  if (acts !== null)
    faults.push(`shows ${JSON.stringify(acts[0])}: ${JSON.stringify(shown.slice(acts.index - 40, acts.index + 40))}`);
  if ((seconds ?? 0) > MOST_SECONDS) faults.push(`${seconds?.toFixed(1)} s`);
  if ((megabytes ?? 0) > MOST_MEMORY) faults.push(`${megabytes?.toFixed(0)} MB`);
  return faults;
}
