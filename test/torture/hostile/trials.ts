/** The mass of hostile texts, one after the other. Usage: node test/run.js FILE light|heavy [short] PROGRESS FROM STEP */
import { rmSync } from 'node:fs';
import { triesOf } from '../watched.ts';
import { NAUGHTY, SUITE } from './corpus.ts';
import { heavy, light, PLACES, within, type Hostile, type Place } from './hand-made.ts';
import { asProgram, attack, inProcess, teamFolder, type Run } from './trial.ts';

/** One text at one place. */
interface Trial extends Hostile {
  readonly set: string;
  /** Met by the first commands alone. */
  readonly isBrief: boolean;
  readonly place: Place;
}

const MADE = 'each text made by hand';
// A text is put into every field, and what it does as a whole file was seen before.
const ALONE: ReadonlySet<Place> = new Set(['text', 'export']);
const EVERY = 40;

function trialsOf(kind: string, isShort: boolean): Trial[] {
  const set = (name: string, texts: readonly Hostile[], isBrief = isShort): Trial[] =>
    texts.flatMap((one) => (one.places ?? PLACES).map((place) => ({ ...one, set: name, place, isBrief })));
  const suite = set(
    'each case of the YAML test suite',
    SUITE.map(([name, text]) => ({ name, make: () => Buffer.from(text), places: placesOf(isShort) })),
  );
  const naughty = set(
    'each naughty string',
    NAUGHTY.map((text) => ({
      name: JSON.stringify(text),
      make: () => Buffer.from(text),
      places: isShort ? ['text'] : PLACES,
    })),
  );
  const made = [...set(MADE, light()), ...set(MADE, within(), true)];
  if (kind === 'light') return [...suite, ...naughty, ...(isShort ? made.filter((_, at) => at % 11 === 0) : made)];
  const large = set('each large file', heavy());
  const sample = [...suite, ...naughty, ...made].filter((_, at) => at % EVERY === 0);
  return isShort
    ? [...large.filter((_, at) => at % 29 === 0), ...sample.filter((_, at) => at % 29 === 0)]
    : [...large, ...sample];
}

function placesOf(isShort: boolean): Place[] {
  const files = PLACES.filter((place) => !ALONE.has(place));
  // The other files are read in the same way.
  return isShort ? ['review'] : files;
}

async function runAll(): Promise<void> {
  const [kind = '', form] = process.argv.slice(2);
  const trials = trialsOf(kind, form === 'short');
  const tries = triesOf(process.argv);
  const folder = teamFolder();
  const run = kind === 'heavy' ? asProgram(folder) : inProcess(folder);
  for (let number = tries.from; number < trials.length; number += tries.step) {
    const trial = trials[number];
    if (trial === undefined) continue;
    // A word of a command line has no NUL, and a limit.
    const bytes = trial.make();
    if (kind === 'heavy' && trial.place === 'flag' && (bytes.includes(0) || bytes.length > 120_000)) continue;
    await tries.make(
      number,
      `${trial.set}, ${kind === 'heavy' ? 'as the built program' : 'in one process'}`,
      (measure) => judged(trial, bytes, folder, run, measure),
    );
  }
  tries.tell();
  rmSync(folder, { recursive: true, force: true });
}

async function judged(
  trial: Trial,
  bytes: Buffer,
  folder: string,
  run: Run,
  measure: (ran: { seconds?: number; megabytes?: number }) => void,
): Promise<string[]> {
  const measured: Run = async (words, input) => {
    const start = process.cpuUsage();
    const ran = await run(words, input);
    const { user, system } = process.cpuUsage(start);
    const seconds = (user + system) / 1e6;
    const whole = ran.seconds === undefined ? { ...ran, seconds } : ran;
    measure(whole);
    return whole;
  };
  const faults = await attack(trial.place, bytes, folder, measured, trial.isBrief);
  return faults.map((fault) => `${trial.name} as ${trial.place}: ${fault}`);
}

await runAll();
