/** The commands that are crashed at each of their calls. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { shellWord } from '../../src/store/shell-word.ts';
import { inPty, type Pty } from '../pty.ts';
import { BIN } from '../root.ts';
import { STEADY } from './fault-injection.ts';
import { killWithAll } from './process.ts';

/** One question of an interview, what is typed, and what is then in the draft. */
export interface Step {
  readonly question: string;
  readonly keys: string;
  readonly section: 'number' | 'worked' | 'didnt_work' | 'learned' | 'biggest_client' | 'next' | 'state';
  readonly value: unknown;
}

/** A command, and what it does where nothing goes wrong. */
export interface Command {
  readonly name: string;
  readonly words: string;
  /** What is in the team's folder, beside the team and the complete reviews. */
  readonly files: Readonly<Record<string, string>>;
  /** The files that it writes. */
  readonly writes: readonly string[];
  /** What the editor puts in the place of what, and the copy that it is given. */
  readonly edits?: { readonly copy: string; readonly from: string; readonly to: string };
  /** Undefined where it needs no terminal. */
  readonly steps?: readonly Step[];
}

export const REVIEW = 'reviews/2026-Q1/ana-silva.yaml';

/** What takes so much longer than it ever does is killed, in milliseconds. */
const LIMIT = 60_000;

const STEPS: readonly Step[] = [
  { question: 'What was booked?', keys: '231500\r', section: 'number', value: { quota: 250000, booked: 231500 } },
  { question: 'What worked?', keys: '?\r', section: 'worked', value: 'unknown' },
  { question: "What didn't work?", keys: '-\r', section: 'didnt_work', value: {} },
  { question: 'What did they learn?', keys: '?\r', section: 'learned', value: 'unknown' },
  { question: 'Who is the biggest client?', keys: 'Globex\r', section: 'biggest_client', value: { client: 'Globex' } },
  {
    question: 'What has happened there?',
    keys: 'CFO: "müde" # $1,250\r',
    section: 'biggest_client',
    value: { client: 'Globex', news: 'CFO: "müde" # $1,250' },
  },
  { question: 'What will they do?', keys: '?\r', section: 'next', value: 'unknown' },
  { question: 'What now?', keys: '\r', section: 'state', value: 'final' },
];

const DRAFT = `version: 1
rep: ana-silva
quarter: 2026-Q1
state: draft # to be finished
asked: worked
held: 2026-04-02
number:
  quota: 250000
  booked: 231500
said: {}
did: {}
worked: unknown
`;

const FINAL = `${DRAFT.replace('asked: worked\n', '').replace('draft # to be finished', 'final')}didnt_work:
  cold-email:
    effort: Cold e-mail to IT managers
    why: 412 sent, 3 replies # counted
    decision: stop
learned: unknown
biggest_client: unknown
next: {}
`;

const BEFORE = FINAL.replace('2026-Q1', '2025-Q4').replace('2026-04-02', '2026-01-07');

/** Complete reviews that no command here has a reason to touch. */
export const COMPLETE = {
  'reviews/2025-Q4/ana-silva.yaml': BEFORE,
  'reviews/2025-Q4/ben-okafor.yaml': BEFORE.replace('ana-silva', 'ben-okafor'),
};

const ANSWERS = {
  'answers.yaml':
    'number: { booked: 231500 }\nworked: unknown\ndidnt_work: {}\nlearned: unknown\nbiggest_client: unknown\nnext: {}\n',
};
const DEALS = {
  'deals.csv':
    'Owner,Amount,Close Date,Stage\nAna Silva,1000,2026-02-03,Closed Won\nBen Okafor,2000,2025-11-03,Closed Won\n',
};
const ACTUALS = `# looked at by Jo
version: 1
quarter: 2026-Q1
reps:
  ana-silva:
    booked: 900
`;
const FIGURES = ['actuals/2025-Q4.yaml', 'actuals/2026-Q1.yaml'];

export const COMMANDS: readonly Command[] = [
  { name: 'new --answers', words: 'new ana-silva 2026-Q1 --answers answers.yaml', files: ANSWERS, writes: [REVIEW] },
  {
    name: 'new --answers, on a draft',
    words: 'new ana-silva 2026-Q1 --answers answers.yaml',
    files: { ...ANSWERS, [REVIEW]: DRAFT },
    writes: [REVIEW],
  },
  {
    name: 'edit',
    words: 'edit ana-silva 2026-Q1',
    files: { [REVIEW]: FINAL },
    writes: [REVIEW],
    edits: { copy: 'reviews/2026-Q1/.ana-silva.edit.yaml', from: '3 replies', to: '4 replies' },
    steps: [],
  },
  { name: 'import', words: 'import deals.csv', files: DEALS, writes: FIGURES },
  {
    name: 'import, where figures are',
    words: 'import deals.csv',
    files: { ...DEALS, 'actuals/2026-Q1.yaml': ACTUALS },
    writes: FIGURES,
  },
  {
    name: 'import --quotas',
    words: 'import --quotas quotas.csv',
    files: { 'quotas.csv': 'Rep,Quarter,Quota\nAna Silva,2026-Q2,260000\n' },
    writes: ['qreview.yaml'],
  },
  {
    name: 'new --editor',
    words: 'new ana-silva 2026-Q1 --editor',
    files: {},
    writes: [REVIEW],
    edits: { copy: 'reviews/2026-Q1/.ana-silva.form.yaml', from: 'booked:$', to: 'booked: 231500' },
    steps: [{ question: 'What now?', keys: '\u001B[B'.repeat(5) + '\r', section: 'state', value: 'draft' }],
  },
  { name: 'new, as an interview', words: 'new ana-silva 2026-Q1', files: {}, writes: [REVIEW], steps: STEPS },
];

/** How a command went. */
export interface Ran {
  /** 128 and the signal where it was killed. */
  readonly exit: number;
  readonly printed: string;
  /** Of the interview's questions, those that were put. */
  readonly asked: readonly Step[];
  /** Whether the editor was opened. */
  readonly isEdited: boolean;
}

/** Runs a command on team/ in a folder, behind the words of another program. */
export async function runCommand(
  { words, edits, steps }: Command,
  folder: string,
  before: readonly string[],
): Promise<Ran> {
  const marker = join(folder, 'was-edited');
  const program = [...before, 'node', BIN, '-C', 'team', ...words.split(' ')];
  const env = {
    ...STEADY,
    QREVIEW_TODAY: '2026-04-08',
    EDITOR: `sh -c 'sed -i "s/${edits?.from}/${edits?.to}/" "$1"; : > "${marker}"' sh`,
  };
  if (steps === undefined) {
    const child = spawn(program[0] ?? '', program.slice(1), {
      cwd: folder,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    const limit = setTimeout(() => killWithAll(child), LIMIT);
    let printed = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (printed += text));
    const exit = await new Promise<number>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code) => resolve(code ?? 137));
    });
    clearTimeout(limit);
    return { exit, printed, asked: [], isEdited: false };
  }
  const terminal = inPty(program.map(shellWord).join(' '), folder, env);
  // Neither strace nor what it watches may stay behind.
  const limit = setTimeout(() => terminal.killAll(), LIMIT);
  try {
    const asked = await answered(terminal, steps);
    const exit = await terminal.ends();
    return { exit, printed: terminal.screen(), asked, isEdited: existsSync(marker) };
  } catch (error) {
    terminal.killAll();
    throw error;
  } finally {
    clearTimeout(limit);
  }
}

/** Answers the questions that come, and gives those that were asked. */
async function answered(terminal: Pty, steps: readonly Step[]): Promise<Step[]> {
  const asked: Step[] = [];
  for (let left = [...steps]; left.length > 0;) {
    const seen = await terminal.seesOneOf(left.map(({ question }) => `? ${question}`));
    const at = left.findIndex(({ question }) => `? ${question}` === seen);
    const step = left[at];
    // A prompt reads keys from its first drawing on, which ends with its footer.
    if (step === undefined || (await terminal.seesOneOf(['Ctrl+G', '↑↓'])) === undefined) break;
    asked.push(step);
    terminal.type(step.keys);
    left = left.slice(at + 1);
  }
  return asked;
}
