/** Kills an interview at random moments, again and again, and looks whether an answer is gone. */
import { join } from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import { spawnSync } from 'node:child_process';
import { reviewFile } from '../../src/domain/place.ts';
import { shellWord } from '../../src/store/shell-word.ts';
import { isTree } from '../../src/domain/tree.ts';
import { loadReview } from '../../src/store/team-folder.ts';
import { inPty, KEY, type Pty } from '../pty.ts';
import { BIN } from '../root.ts';
import { inFolder, leftIn, plant, teamText, textsIn } from './places.ts';
import type { Attack, Seen } from './promise.ts';
import { newSeed, seeded, type Random } from './random.ts';

const { enter, down, space } = KEY;
const LANES = 2;
const QUARTER = '2026-Q1';
const REPS = Array.from({ length: 150 }, (_, index) => `rep-${index + 1}`);

/** One question of the interview, and how it is answered. */
interface Step {
  readonly question: string;
  /** The last that is drawn of it: from then on it reads keys. */
  readonly footer: 'Ctrl+G' | '↑↓';
  readonly keys: string;
  /** Where the answer is then found, * for any key; undefined for "no more". */
  readonly answer?: { readonly path: readonly string[]; readonly value: unknown };
}

function typed(question: string, text: string, path?: readonly string[], value: unknown = text): Step {
  const step = { question, footer: 'Ctrl+G', keys: text + enter } as const;
  return path === undefined ? step : { ...step, answer: { path, value } };
}

function picked(question: string, keys: string, path: readonly string[], value: unknown): Step {
  return { question, footer: '↑↓', keys: keys + enter, answer: { path, value } };
}

/** The whole interview; `mark` makes the words of each one its own. */
function steps(mark: string): Step[] {
  return [
    typed('What was booked?', '231,500.50', ['number', 'booked'], 231_500.5),
    picked('Was it done?', down + down, ['did', 'three-cios', 'done'], false),
    typed('What did it come to?', '2', ['did', 'three-cios', 'actual'], 2),
    typed('What happened?', `Initech: "moved" to April # ${mark}`, ['did', 'three-cios', 'note']),
    typed('What worked?', `Asked for introductions ${mark}`, ['worked', '*', 'effort']),
    typed('What did it bring?', `5 introductions ${mark}`, ['worked', '*', 'result']),
    picked('Do they need to keep doing it?', down, ['worked', '*', 'keep'], true),
    typed('What else worked?', `日本語 🎉 calls ${mark}`, ['worked', '*', 'effort']),
    typed('What did it bring?', `$1,250 and $& ${mark}`, ['worked', '*', 'result']),
    picked('Do they need to keep doing it?', down, ['worked', '*', 'keep'], true),
    typed('What else worked?', ''),
    typed("What didn't work?", `Cold e-mail ${mark}`, ['didnt_work', '*', 'effort']),
    typed("Why didn't it work?", `412 sent, 3 replies ${mark}`, ['didnt_work', '*', 'why']),
    picked('What becomes of it?', down, ['didnt_work', '*', 'decision'], 'stop'),
    typed("What else didn't work?", ''),
    typed('What did they learn?', '?', ['learned'], 'unknown'),
    typed('Who is the biggest client?', `Globex ${mark}`, ['biggest_client', 'client']),
    typed('What has happened there?', `Their CFO left ${mark}`, ['biggest_client', 'news']),
    typed('What will they do?', `Meet the CIO of Initech ${mark}`, ['next', '*', 'objective']),
    typed('Why will it bring them nearer', `It brings deals ${mark}`, ['next', '*', 'why']),
    typed('How will you know that it was done?', 'at most 5 days to reply', ['next', '*', 'measure', 'target'], 5),
    typed('What bookings do you expect of it?', '90k', ['next', '*', 'expects'], 90_000),
    picked('Which goal does it serve?', down, ['next', '*', 'serves'], 'new-logos'),
    picked('What does it answer?', space, ['next', '*', 'because', '0'], 'did.three-cios'),
    picked("Does it do again something that didn't work?", down, ['next', '*', 'repeats'], 'none'),
    typed('Is it a good objective?', 'y', ['next', '*', 'good'], true),
    typed('What else will they do?', ''),
    picked('What now?', '', ['state'], 'final'),
  ];
}

function previous(rep: string): string {
  return `version: 1
rep: ${rep}
quarter: 2025-Q4
state: final
held: 2026-01-07
number:
  quota: 240000
  booked: 251000
said: {}
did: {}
worked: {}
didnt_work: {}
learned: {}
biggest_client: unknown
next:
  three-cios:
    objective: Meet the CIO of three named accounts
    measure:
      metric: CIO meetings
      target: 3
    serves: quota
`;
}

/** How far the interview of a rep is. */
interface Progress {
  readonly rep: string;
  readonly steps: readonly Step[];
  /** How many answers are saved for sure: the question behind each was seen. */
  accepted: number;
  /** One more was given, and may be saved or not. */
  isOneInHand: boolean;
  /** It did not do what was expected, and is not gone on with. */
  isBroken: boolean;
}

type Report = (what: 'lost' | 'invalid' | 'elsewhere' | 'stuck', detail: string) => void;

interface Lane {
  readonly root: string;
  readonly random: Random;
  readonly report: Report;
}

/** Runs the interview for a while, and kills it. Gives whether it was alive then. */
async function round(lane: Lane, progress: Progress): Promise<boolean> {
  const { root, random } = lane;
  const file = join(root, reviewFile({ rep: progress.rep, quarter: QUARTER }));
  const before = textsIn(root);
  const terminal = inPty(`node ${shellWord(BIN)} new ${progress.rep} ${QUARTER}`, root);
  try {
    await appears(terminal, [/pid \d+/], 0);
    if (random() < 0.15) await rest(random() * 600);
    else await answerSome(lane, progress, terminal, Math.floor(random() * 5));
    return await killed(terminal);
  } catch (error) {
    progress.isBroken = true;
    lane.report('stuck', `${progress.rep}, behind answer ${progress.accepted}: ${String(error)}`);
    return false;
  } finally {
    terminal.close();
    const after = textsIn(root);
    for (const path of new Set([...before.keys(), ...after.keys()])) {
      if (path !== file && before.get(path) !== after.get(path)) lane.report('elsewhere', path);
    }
  }
}

async function answerSome({ random }: Lane, progress: Progress, terminal: Pty, count: number): Promise<void> {
  let from = await atNextQuestion(progress, terminal, 0);
  for (let left = count; ; left -= 1) {
    const step = progress.steps[progress.accepted];
    if (step === undefined) return;
    terminal.type(step.keys);
    progress.isOneInHand = true;
    if (left === 0 || step.question === 'What now?') break;
    from = await atNextQuestion(progress, terminal, from);
  }
  // What an answer sets going takes some ten milliseconds; now and then it is the question behind that is cut off.
  await rest(random() * (random() < 0.7 ? 60 : 300));
}

/** Waits for the question behind the last answer that is saved, or the one behind the one in hand. Gives where it ends. */
async function atNextQuestion(progress: Progress, terminal: Pty, from: number): Promise<number> {
  const next = progress.steps.slice(progress.accepted, progress.accepted + (progress.isOneInHand ? 2 : 1));
  // Within a run the question that was answered is drawn again, so only the one behind it counts.
  const candidates = from === 0 ? next : next.slice(1);
  const { index, end } = await appears(
    terminal,
    candidates.map(({ question }) => new RegExp(`\\? ${question.replaceAll('?', '\\?')}`)),
    from,
  );
  const reached = next.length - candidates.length + index;
  progress.accepted += reached;
  progress.isOneInHand = false;
  const footer = new RegExp(candidates[index]?.footer === '↑↓' ? '↑↓' : 'Ctrl\\+G');
  return (await appears(terminal, [footer], end)).end;
}

async function appears(
  terminal: Pty,
  wanted: readonly RegExp[],
  from: number,
): Promise<{ index: number; end: number }> {
  const deadline = Date.now() + 15_000;
  let isOver = false;
  void terminal.ends().then(() => (isOver = true));
  for (;;) {
    const wasOver = isOver;
    const shown = terminal.screen().slice(from);
    for (const [index, pattern] of wanted.entries()) {
      const found = pattern.exec(shown);
      if (found !== null) return { index, end: from + found.index + found[0].length };
    }
    if (wasOver || Date.now() > deadline) {
      throw new Error(`the screen never said ${wanted.join(' or ')}; it said: ${JSON.stringify(shown.slice(-600))}`);
    }
    await rest(5);
  }
}

// A program that ended by itself can't be killed any more.
async function killed(terminal: Pty): Promise<boolean> {
  let isOver = false;
  void terminal.ends().then(() => (isOver = true));
  await rest(0);
  if (isOver) return false;
  try {
    await terminal.kill();
  } catch {
    return false;
  }
  return (await terminal.ends()) === 137;
}

/** Whether the review holds all answers that were saved. Gives whether it is final. */
function check({ root, report }: Lane, progress: Progress): boolean {
  const { rep, steps: all, accepted, isOneInHand } = progress;
  const loaded = loadReview(root, { rep, quarter: QUARTER });
  if (loaded.state === 'unreadable') {
    report('invalid', `${loaded.file}: ${loaded.findings.map(({ message }) => message).join('; ')}`);
    return false;
  }
  if (loaded.state === 'missing') {
    if (accepted > 0) report('lost', `${loaded.file} is gone, and ${accepted} answers with it`);
    return false;
  }
  const lost = all.slice(0, accepted).filter(({ answer }) => !isIn(loaded.value, answer));
  progress.isBroken ||= lost.length > 0;
  for (const { question, keys } of lost) report('lost', `${loaded.file}: ${question} ${JSON.stringify(keys)}`);
  const isFinal = loaded.value.state === 'final';
  if (isFinal && accepted + (isOneInHand ? 1 : 0) < all.length) report('lost', `${loaded.file} became final too early`);
  return isFinal;
}

function isIn(value: unknown, answer: Step['answer']): boolean {
  if (answer === undefined) return true;
  const [key, ...below] = answer.path;
  if (key === undefined) return value === answer.value;
  if (Array.isArray(value)) return isIn(value[Number(key)], { ...answer, path: below });
  if (!isTree(value)) return false;
  const values = key === '*' ? Object.values(value) : [value[key]];
  return values.some((one) => isIn(one, { ...answer, path: below }));
}

async function lane(
  number: number,
  rounds: number,
  seed: number,
  say: (text: string) => void,
  report: Report,
): Promise<Count> {
  return inFolder(async (root) => {
    plant(root, { 'qreview.yaml': teamText(REPS) });
    for (const rep of REPS) plant(root, { [`reviews/2025-Q4/${rep}.yaml`]: previous(rep) });
    const random = seeded(seed + number);
    const one: Lane = { root, random, report: (what, detail) => report(what, `seed ${seed}, ${detail}`) };
    const reps = REPS.values();
    const begin = (): Progress => {
      const rep = reps.next().value ?? '';
      return { rep, steps: steps(`of ${rep}`), accepted: 0, isOneInHand: false, isBroken: false };
    };
    let progress = begin();
    const count = { kills: 0, finals: 0, answers: 0, left: 0 };
    for (let tries = 0; count.kills < rounds && tries < rounds * 2; tries += 1) {
      if (await round(one, progress)) count.kills += 1;
      if (count.kills % 50 === 0) say(`${count.kills} kills`);
      const isFinal = check(one, progress);
      if (!isFinal && !progress.isBroken) continue;
      count.finals += isFinal ? 1 : 0;
      count.answers += isFinal ? progress.steps.length : progress.accepted;
      progress = begin();
    }
    count.answers += progress.accepted;
    count.left = leftIn(root).length;
    const { status, stdout } = spawnSync(process.execPath, [BIN, 'validate', '-C', root], { encoding: 'utf8' });
    if (status !== 0) one.report('invalid', `validate says ${stdout.slice(0, 500)}`);
    return count;
  });
}

interface Count {
  readonly kills: number;
  readonly finals: number;
  readonly answers: number;
  readonly left: number;
}

export const kills: Attack = {
  name: 'kills',
  needs: ['script'],
  run: async ({ isShort, say }) => {
    const seed = newSeed();
    say(`seed ${seed} (TORTURE_SEED=${seed} takes the same moments)`);
    const broken = {
      lost: new Array<string>(),
      invalid: new Array<string>(),
      elsewhere: new Array<string>(),
      stuck: new Array<string>(),
    };
    const report: Report = (what, detail) => void broken[what].push(detail);
    const rounds = (isShort ? 26 : 1000) / LANES;
    const counts = await Promise.all(
      Array.from({ length: LANES }, (_, number) => lane(number, rounds, seed, say, report)),
    );
    const sum = (of: keyof Count): number => counts.reduce((total, one) => total + one[of], 0);
    const tried = sum('kills');
    const unit = 'kills -9 at random moments of an interview';
    const seen = (promise: string, what: keyof typeof broken, worst: string): Seen => ({
      promise,
      tried,
      unit,
      broken: broken[what],
      worst,
    });
    return [
      seen(
        'after kill -9, each answer but the one in hand is in the draft',
        'lost',
        `${sum('answers')} answers, ${sum('finals')} reviews finished`,
      ),
      seen(
        'the draft is always a valid file',
        'invalid',
        `${sum('left')} hidden files left over, which disturb nothing`,
      ),
      seen('no other file is touched', 'elsewhere', `seed ${seed}`),
      seen('the next run goes on at the question where it stood', 'stuck', `seed ${seed}`),
    ];
  },
};
