/** Crashes each command at each of its calls on the team's folder, and fails each call; then looks what is lost. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { main } from '../../src/cli/main.ts';
import { fakeTerminal } from '../cli/fake-terminal.ts';
import { COMMANDS, COMPLETE, runCommand, type Command, type Ran } from './crash-commands.ts';
import { inTeam, teamFiles, textsIn, type Texts } from './crash-folder.ts';
import { falseWords, isHidden, leftovers, lostFiles, lostWords } from './crash-losses.ts';
import { countIn, faulted, FAULTS, pointsIn, traced, type Fault, type Point } from './fault-injection.ts';
import type { Attack, Seen } from './promise.ts';

const LANES = 2;
/** How often a call is aimed at: Node's own calls of that name are not the same number in each run. */
const AIMS = 20;

const PROMISES = {
  files: 'every file that was complete is still complete and valid',
  words: 'the draft holds all answers but the one in hand, and what was edited is in the review or its copy',
  truth: 'what is said is true and in words, and the exit status tells of success only where there was one',
  next: 'the next run goes on where this one stopped, to the same end, and validate finds nothing wrong',
  left: 'an error leaves nothing lying about, a crash only what is hidden and what git ignores',
  met: 'the fault met the call that was meant',
} as const;

const NAMES = ['files', 'words', 'truth', 'next', 'left', 'met'] as const;

/** What broke each promise. */
type Losses = Readonly<Partial<Record<keyof typeof PROMISES, readonly string[]>>>;

interface Try {
  readonly command: Command;
  readonly wanted: Texts;
  readonly point: Point;
  readonly fault: Fault;
}

export const crashPoints: Attack = {
  name: 'crash-points',
  needs: ['strace', 'script', 'git', 'sed'],
  run: async ({ isShort, say }) => {
    const broken: Record<keyof typeof PROMISES, string[]> = {
      files: [],
      words: [],
      truth: [],
      next: [],
      left: [],
      met: [],
    };
    const tries: Try[] = [];
    const figures: string[] = [];
    const team = await teamFiles();
    for (const one of COMMANDS) {
      const command = { ...one, files: { ...team, ...COMPLETE, ...one.files } };
      const { points, wanted } = await undisturbed(command);
      figures.push(`${command.name} ${points.length}`);
      const all = points.flatMap((point) => FAULTS.map((fault) => ({ command, wanted, point, fault })));
      tries.push(...(isShort ? all.filter(isAmongFew(points)) : all));
    }
    say(`calls: ${figures.join(', ')}; ${tries.length} tries`);
    let done = 0;
    const left = [...tries];
    const lane = async (): Promise<void> => {
      for (let one = left.shift(); one !== undefined; one = left.shift()) {
        const { command, point, fault } = one;
        const losses = await attempt(one);
        const name = `${command.name}, ${fault} at ${nameOf(point)}`;
        for (const promise of NAMES) {
          const found = (losses[promise] ?? []).map((loss) => `${name}: ${loss}`);
          broken[promise].push(...found);
          found.forEach(say);
        }
        done += 1;
        if (done % 50 === 0) say(`${done} of ${tries.length}, ${Object.values(broken).flat().length} losses`);
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    const unit = 'calls that were crashed or failed';
    return NAMES.map((name): Seen => ({ promise: PROMISES[name], tried: tries.length, unit, broken: broken[name] }));
  },
};

function nameOf({ call, count, what }: Point): string {
  return `${call} ${count} (${what})`;
}

/** A few tries that have each command, each fault, and each kind of call by which something is written. */
function isAmongFew(points: readonly Point[]): (one: Try, index: number) => boolean {
  const kinds = ['mkdir', 'write', 'fsync', 'close', 'rename', 'link', 'unlink'];
  const few = kinds.flatMap((kind) => points.filter(({ call }) => call === kind).slice(-1));
  return ({ point, fault }) =>
    few.some((one, index) => one === point && (fault === 'SIGKILL' || FAULTS[1 + (index % 4)] === fault));
}

/** What a command does, and the calls by which it does so. */
function undisturbed(command: Command): Promise<{ points: Point[]; wanted: Texts }> {
  return inTeam(command.files, async (folder, root) => {
    const log = join(folder, 'calls');
    const { exit, printed } = await runCommand(command, folder, traced(log));
    if (exit !== 0) throw new Error(`${command.name} does not even work by itself:\n${printed}`);
    return { points: pointsIn(readFileSync(log, 'utf8'), root), wanted: textsIn(root) };
  });
}

async function attempt(one: Try): Promise<Losses> {
  let { count } = one.point;
  for (let aim = 1; aim <= AIMS; aim += 1) {
    const result = await inTeam(one.command.files, (folder, root) => crash(one, count, folder, root));
    if (!('isAt' in result)) return result;
    count = result.isAt;
  }
  return { met: ['no run came to this call'] };
}

/** What is lost by promise; where the fault met another call, at which count to try next. */
async function crash(
  { command, wanted, point, fault }: Try,
  count: number,
  folder: string,
  root: string,
): Promise<Losses | { readonly isAt: number }> {
  const log = join(folder, 'calls');
  const before = textsIn(root);
  const path = point.path === undefined ? {} : { path: join(root, point.what) };
  try {
    const ran = await runCommand(command, folder, faulted(log, { ...point, ...path, count }, fault)).catch(
      (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
    );
    const isAt = countIn(readFileSync(log, 'utf8'), root, point);
    // The run ended before it came there, with an earlier call that was not meant; or it came there unharmed.
    if (isAt !== count) return { isAt: isAt ?? count + 1 };
    // Only what was meant counts: a fault in what Node itself closes may leave a screen that says nothing.
    if (ran instanceof Error) throw ran;
    const after = textsIn(root);
    const all = { command, fault, point, root, before, after, wanted, ran };
    const losses = { files: lostFiles(all), words: lostWords(all), truth: falseWords(all), left: leftovers(all) };
    const next = await goneOn(command, folder, root, wanted, after);
    const again = next.asked.filter((step) => ran.asked.slice(0, -1).includes(step));
    const twice = again.map(({ question }) => `it asks again: ${question}`);
    return { ...losses, next: [...next.losses, ...twice] };
  } catch (error) {
    return { next: [error instanceof Error ? error.message : String(error)] };
  }
}

interface GoneOn {
  readonly losses: readonly string[];
  readonly asked: Ran['asked'];
}

/** How it went on from a folder as it was left: faults that leave the same behind go on the same. */
const known = new Map<string, Promise<GoneOn>>();

function goneOn(command: Command, folder: string, root: string, wanted: Texts, after: Texts): Promise<GoneOn> {
  // A process's own numbers, in names and in locks, are others each time.
  const state = JSON.stringify([command.name, ...after]).replaceAll(/(\.)\d+-\d+(\.tmp)|("process\W+)\d+/g, '$1$2$3');
  const found = known.get(state) ?? goOn(command, folder, root, wanted, after);
  known.set(state, found);
  return found;
}

/** Runs the command again, undisturbed. Gives what doesn't come out as it should have at once. */
async function goOn(command: Command, folder: string, root: string, wanted: Texts, after: Texts): Promise<GoneOn> {
  const { exit, printed, asked } = await runCommand(command, folder, []);
  const losses: string[] = [];
  const wasDone = command.writes.every((path) => after.get(path) === wanted.get(path));
  // What is final is not asked again.
  const isRefused = exit === 2 && wasDone && printed.includes('is final');
  if (exit !== 0 && !isRefused) losses.push(`it ends with ${exit}: ${JSON.stringify(printed.slice(-400))}`);
  const texts = textsIn(root);
  for (const [path, text] of wanted) {
    if (texts.get(path) !== text) losses.push(`${path} then is ${JSON.stringify(texts.get(path))}`);
  }
  const left = [...texts.keys()].filter((path) => isHidden(path) && !wanted.has(path));
  // A lock of the dead is taken over by whoever writes the file next: there was nothing left to write here.
  const isIdle = (lock: string): boolean => {
    const file = lock.replace(/\.([^/]+)\.lock$/, '$1');
    return file !== lock && after.get(file) === wanted.get(file);
  };
  const strange = left.filter((path) => !path.endsWith('.tmp') && !isIdle(path));
  if (strange.length > 0 && !isRefused) losses.push(`still there: ${strange.join(' ')}`);
  const terminal = fakeTerminal({ cwd: root });
  if ((await main(['validate'], terminal)) !== 0) losses.push(`validate says ${JSON.stringify(terminal.printed())}`);
  return { losses, asked };
}
