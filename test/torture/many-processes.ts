/** Several processes at once on one folder: what each says it saved is there, and who was refused was told. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { shellWord } from '../../src/store/shell-word.ts';
import { inPty } from '../pty.ts';
import { BIN } from '../root.ts';
import { inFolder, leftIn, plant, teamText } from './places.ts';
import { isFault, qreview, type Ended } from './process.ts';
import type { Attack, Seen } from './promise.ts';

const REPS = ['ana', 'ben', 'carla', 'dmitri', 'eva', 'femi', 'gina', 'hugo'];
const QUARTER = '2026-Q1';

type Report = (what: 'vanished' | 'untold' | 'torn' | 'left', detail: string) => void;

/** One meeting of processes: what they did, and whoever finds a promise broken reports it. */
interface Meeting {
  readonly root: string;
  /** How many there are. */
  readonly size: number;
  readonly report: Report;
}

/** Whether a process says that it saved; whoever doesn't has to be told why. */
function isSaved({ report }: Meeting, ended: Ended): boolean {
  const { status, err, words } = ended;
  if (status === 0) return true;
  const isTold = /somebody else|is final|there is a team already/.test(err);
  if (status !== 2 || !isTold) report('untold', `${words} ended with ${status}: ${err.trim()}`);
  return false;
}

function each<Result>({ size }: Meeting, run: (index: number) => Promise<Result>): Promise<Result[]> {
  return Promise.all(Array.from({ length: size }, (_, index) => run(index)));
}

function answersOf(mark: string): string {
  return `number:
  booked: 231500
worked:
  calls:
    effort: ${mark}
    result: ${'Many words, so that a text that is torn is seen. '.repeat(200)}
    keep: false
didnt_work: {}
learned: unknown
biggest_client: unknown
next: {}
`;
}

const REVIEW = `version: 1
rep: ana
quarter: ${QUARTER}
state: final
held: 2026-04-02
number:
  quota: 250000
  booked: 1
said: {}
did: {}
worked:
  calls:
    effort: Calls
    keep: false
didnt_work: {}
learned: unknown
biggest_client: unknown
next: {}
`;

async function write(meeting: Meeting, rep: string, mark: string, ...words: string[]): Promise<Ended> {
  return qreview(['new', rep, QUARTER, '--answers', '-', ...words], { cwd: meeting.root, input: answersOf(mark) });
}

function text({ root }: Meeting, file: string): string {
  try {
    return readFileSync(join(root, file), 'utf8');
  } catch {
    return '';
  }
}

/** Who says that it saved finds its own words at the end. */
function expectIn(meeting: Meeting, ended: Ended, file: string, mark: string): void {
  if (!text(meeting, file).includes(mark))
    meeting.report('vanished', `${ended.words} saved ${mark}, and ${file} lacks it`);
}

const READERS = [
  ['validate'],
  ['report', QUARTER],
  ['status', QUARTER],
  ['show', 'ana', '2025-Q4'],
  ['export', 'tables'],
] as const;

/** Reads all the time until the others are done: what is being written is never seen half. Gives how often. */
async function readMeanwhile({ root, report }: Meeting, work: Promise<unknown>): Promise<number> {
  const state = { isDone: false };
  const watched = work.finally(() => (state.isDone = true));
  let turn = 0;
  for (; !state.isDone; turn += 1) {
    const ended = await qreview(READERS[turn % READERS.length] ?? [], { cwd: root });
    const said = ended.out + ended.err;
    if (ended.status !== 0 || /unreadable|cannot be read|file\/(?:yaml|text|schema\])/.test(said) || isFault(ended)) {
      report('torn', `${ended.words} ended with ${ended.status}: ${said.slice(0, 300)}`);
    }
  }
  await watched;
  return turn;
}

type Scenario = (meeting: Meeting) => Promise<number>;

/** One review by all: one saves it, the others are told. */
const sameReview: Scenario = async (meeting) => {
  const all = await each(meeting, (index) => write(meeting, 'ana', `words of ${index}`));
  const saved = all.flatMap((ended, index) => (isSaved(meeting, ended) ? [{ ended, mark: `words of ${index}` }] : []));
  for (const { ended, mark } of saved) expectIn(meeting, ended, `reviews/${QUARTER}/ana.yaml`, mark);
  if (saved.length !== 1) meeting.report('vanished', `${saved.length} of ${all.length} saved one and the same review`);
  return all.length;
};

/** The same, where a draft is there already. */
const sameDraft: Scenario = async (meeting) => {
  const draft = REVIEW.replace('state: final', 'state: draft').replace(/worked:[^]*/, '');
  plant(meeting.root, { [`reviews/${QUARTER}/ana.yaml`]: draft });
  return sameReview(meeting);
};

/** A review by each: all save, and readers see each whole. */
const differentReviews: Scenario = async (meeting) => {
  const run = each(meeting, (index) => write(meeting, REPS[index] ?? '', `words of ${index}`));
  const reads = await readMeanwhile(meeting, run);
  for (const [index, ended] of (await run).entries()) {
    if (!isSaved(meeting, ended)) meeting.report('untold', `${ended.words} was kept from a review of its own`);
    expectIn(meeting, ended, `reviews/${QUARTER}/${REPS[index]}.yaml`, `words of ${index}`);
  }
  return meeting.size + reads;
};

const DEALS = `Owner,Amount,Close Date,Stage\n${REPS.map((rep) => `${rep},4711,2026-02-03,Closed Won\n`).join('')}`;

/** Different kinds of export for one quarter, beside interviews: each figure that was imported stays. */
const imports: Scenario = async (meeting) => {
  const { root, size } = meeting;
  const names = Array.from({ length: size }, (_, index) => `calls ${index}`);
  plant(root, { 'deals.csv': DEALS });
  for (const name of names)
    plant(root, { [`${name}.csv`]: `Rep,Date,${name}\nana,2026-01-05,${1000 + name.length}\n` });
  const run = each(meeting, async (index) => {
    if (index === 0) return { ended: await qreview(['import', 'deals.csv'], { cwd: root }), mark: '4711' };
    if (index === 2) return { ended: await write(meeting, 'ana', 'words beside'), mark: 'words beside' };
    const name = names[index] ?? '';
    return { ended: await qreview(['import', `${name}.csv`, '--metric', name], { cwd: root }), mark: name };
  });
  const reads = await readMeanwhile(meeting, run);
  for (const [index, { ended, mark }] of (await run).entries()) {
    const file = index === 2 ? `reviews/${QUARTER}/ana.yaml` : `actuals/${QUARTER}.yaml`;
    if (isSaved(meeting, ended)) expectIn(meeting, ended, file, mark);
  }
  return size + reads;
};

/** Quotas and people into the team file at once: each that was written stays. */
const teamFile: Scenario = async (meeting) => {
  const { root } = meeting;
  const run = each(meeting, async (index) => {
    const isQuotas = index % 2 === 0;
    const rep = REPS[index] ?? '';
    const mark = isQuotas ? `${880_000 + index}` : `New Person ${'abcdefgh'.charAt(index)}`;
    const file = `${index}.csv`;
    plant(root, { [file]: isQuotas ? `Rep,Quarter,Quota\n${rep},2026-Q2,${mark}\n` : `Full Name\n${mark}\n` });
    return { ended: await qreview(['import', isQuotas ? '--quotas' : '--reps', file], { cwd: root }), mark };
  });
  const reads = await readMeanwhile(meeting, run);
  for (const { ended, mark } of await run) {
    if (isSaved(meeting, ended)) expectIn(meeting, ended, 'qreview.yaml', mark);
  }
  return meeting.size + reads;
};

/** A team is started once. */
const init: Scenario = async (meeting) => {
  const all = await each(meeting, (index) =>
    qreview(['init', 'east', '--team', `Team ${index}`, '--leader', 'Jo Park', '--currency', 'USD', '--rep', 'Ana'], {
      cwd: meeting.root,
    }),
  );
  const saved = all.filter((ended) => isSaved(meeting, ended));
  for (const ended of saved) expectIn(meeting, ended, 'east/qreview.yaml', `Team ${all.indexOf(ended)}`);
  if (saved.length !== 1) meeting.report('vanished', `${saved.length} of ${all.length} started one and the same team`);
  return all.length;
};

/** Editors on one review: each change that was saved is there. */
const editors: Scenario = async (meeting) => {
  const { root } = meeting;
  plant(root, { [`reviews/${QUARTER}/ana.yaml`]: REVIEW });
  const all = await each(meeting, async (index) => {
    const mark = `change ${index}`;
    const terminal = inPty(`node ${shellWord(BIN)} edit ana ${QUARTER} --no-commit`, root, {
      EDITOR: `sed -i 's/effort: Calls/&, ${mark}/'`,
    });
    const status = await terminal.ends();
    return { ended: { words: 'edit ana', status, out: '', err: terminal.screen(), isHanging: false }, mark };
  });
  for (const { ended, mark } of all) {
    if (isSaved(meeting, ended)) expectIn(meeting, ended, `reviews/${QUARTER}/ana.yaml`, mark);
  }
  return all.length;
};

/** Reviews that are committed at once: git takes one after the other, and each is saved whatever it says. */
const commits: Scenario = async (meeting) => {
  const { root, size, report } = meeting;
  const git = (...words: string[]): string =>
    execFileSync('git', ['-c', 'user.name=Jo', '-c', 'user.email=jo@acme.example', ...words], {
      cwd: root,
      encoding: 'utf8',
    });
  git('init', '--quiet');
  git('config', 'user.name', 'Jo Park');
  git('config', 'user.email', 'jo@acme.example');
  git('add', '.');
  git('commit', '--quiet', '--message', 'Start');
  const all = await each(meeting, (index) => write(meeting, REPS[index] ?? '', `words of ${index}`, '--commit'));
  const committed = git('log', '--name-only', '--format=');
  for (const [index, ended] of all.entries()) {
    const file = `reviews/${QUARTER}/${REPS[index]}.yaml`;
    expectIn(meeting, ended, file, `words of ${index}`);
    if (ended.status === 0 && !committed.includes(file))
      report('vanished', `${file} is in no commit, and 0 was the status`);
    const isTold = ended.status === 1 && ended.err.includes('git commit');
    if (ended.status !== 0 && !isTold) report('untold', `${ended.words} ended with ${ended.status}: ${ended.err}`);
  }
  return size;
};

const SCENARIOS: Readonly<Record<string, Scenario>> = {
  sameReview,
  sameDraft,
  differentReviews,
  imports,
  teamFile,
  init,
  editors,
  commits,
};

export const manyProcesses: Attack = {
  name: 'many-processes',
  needs: ['script', 'git'],
  run: async ({ isShort, say }) => {
    const broken = {
      vanished: new Array<string>(),
      untold: new Array<string>(),
      torn: new Array<string>(),
      left: new Array<string>(),
    };
    const rounds = isShort ? 1 : 25;
    let meetings = 0;
    let processes = 0;
    for (let round = 1; round <= rounds; round += 1) {
      for (const [name, scenario] of Object.entries(SCENARIOS)) {
        for (const size of isShort ? [4] : [2, 8]) {
          await inFolder(async (root) => {
            plant(root, { 'qreview.yaml': teamText(REPS) });
            plant(root, { 'reviews/2025-Q4/ana.yaml': REVIEW.replace(QUARTER, '2025-Q4') });
            const report: Report = (what, detail) => void broken[what].push(`${name}, ${size} at once: ${detail}`);
            processes += await scenario({ root, size, report });
            for (const file of leftIn(root)) report('left', file);
          });
          meetings += 1;
        }
      }
      say(`${meetings} meetings, ${processes} processes`);
    }
    const seen = (promise: string, what: keyof typeof broken): Seen => ({
      promise,
      tried: meetings,
      unit: 'times several processes met in one folder',
      broken: broken[what],
      worst: `${processes} processes`,
    });
    return [
      seen('what a process says it saved is there at the end', 'vanished'),
      seen('who cannot save is told that somebody else did', 'untold'),
      seen('who reads meanwhile never sees a file that is half written', 'torn'),
      seen('no lock and no half of a file is left behind', 'left'),
    ];
  },
};
