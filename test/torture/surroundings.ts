/** Runs every command where something around it fails: the disk, the terminal, the folder, the environment. */
import { spawnSync } from 'node:child_process';
import { appendFileSync, chmodSync, cpSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as rest } from 'node:timers/promises';
import { shellWord } from '../../src/store/shell-word.ts';
import { inPty, KEY, type Pty } from '../pty.ts';
import { BIN } from '../root.ts';
import { inFolder, plant, textsIn } from './places.ts';
import { ended, isFault, type Ended } from './process.ts';
import type { Attack, Seen } from './promise.ts';

const EXAMPLES = join(BIN, '../../examples');
const ANSWERS = join(EXAMPLES, 'answers/mei-tanaka-2026-Q1.yaml');
const IS_ROOT = process.getuid?.() === 0;
const NODE = [process.execPath, BIN] as const;
// Root may read everything; without its capabilities it is as any other user.
const ORDINARY = IS_ROOT ? ['setpriv', '--bounding-set=-all', '--inh-caps=-all'] : [];

const READS = [
  'validate',
  'report 2026-Q1',
  'status 2026-Q1',
  'show ana-silva 2026-Q1',
  'diff ana-silva 2025-Q4 2026-Q1',
];
const WRITES = [
  `new mei-tanaka 2026-Q1 --answers ${ANSWERS}`,
  'import ../deals.csv',
  'import --quotas ../quotas.csv',
  'export tables',
  'init sub --team T --leader L --currency USD',
  'demo sub',
  'status 2026-Q1 --output status.txt',
];

/** One try: what was run, and what it has to end with and say. */
interface Expected {
  readonly status: readonly (number | undefined)[];
  readonly says: RegExp;
}

/** What was tried, and what was not as promised. */
class Log {
  readonly isShort: boolean;
  tried = 0;
  readonly broken: string[] = [];

  constructor(isShort: boolean) {
    this.isShort = isShort;
  }

  /** All of them; in the short form some. */
  some<One>(all: readonly One[]): readonly One[] {
    return this.isShort ? all.filter((_, index) => index % 6 === 0) : all;
  }

  check(name: string, run: Ended, { status, says }: Expected): void {
    this.tried += 1;
    const told = run.out + run.err;
    const told1 = `### ${name}: qreview ${run.words} [${run.status}]\n${told.slice(-700)}\n`;
    const file = process.env['TORTURE_TOLD'];
    if (file !== undefined) appendFileSync(file, told1);
    if (run.isHanging) this.broken.push(`${name}: ${run.words} hangs`);
    else if (isFault(run) && !status.includes(run.status))
      this.broken.push(`${name}: ${run.words}: a fault: ${told.slice(-300)}`);
    else if (!status.includes(run.status) || !says.test(told)) {
      this.broken.push(`${name}: ${run.words} ended with ${run.status}: ${told.slice(-400)}`);
    }
  }

  expect(name: string, holds: boolean, detail: string): void {
    this.tried += 1;
    if (!holds) this.broken.push(`${name}: ${detail}`);
  }
}

type Task = () => Promise<void>;

/** Does them three at a time. */
async function inThrees(tasks: readonly Task[]): Promise<void> {
  const left = tasks.values();
  const work = async (): Promise<void> => {
    for (const task of left) await task();
  };
  await Promise.all([work(), work(), work()]);
}

/** A copy of the example, with exports beside it. */
function team(root: string): string {
  const folder = join(root, 'team');
  cpSync(join(EXAMPLES, 'acme-west'), folder, { recursive: true });
  plant(root, {
    'deals.csv': 'Owner,Amount,Close Date,Stage\nAna Silva,4711,2026-02-03,Closed Won\n',
    'quotas.csv': 'Rep,Quarter,Quota\nana-silva,2026-Q1,255000\n',
  });
  return folder;
}

function wordsOf(command: string): string[] {
  return command.split(' ');
}

/** Runs a shell script that may mount what only it sees, and then the command in it. */
async function inOwnMounts(script: string, cwd: string, command: string): Promise<Ended> {
  const run = await ended(
    ['unshare', IS_ROOT ? '-m' : '-rm', 'sh', '-ec', script, 'sh', ...NODE, ...wordsOf(command)],
    { cwd },
  );
  return { ...run, words: command };
}

const FULL = `mount -t tmpfs -o size=1m none disk; cp -r team disk; cp *.csv disk; cd disk/team
dd if=/dev/zero of=../fill bs=4k 2>/dev/null || true; set +e; "$@"; code=$?; rm ../fill; diff -r -x sub -x tables -x actuals . ../../team >/dev/null || { echo CHANGED; diff -r . ../../team; }; exit $code`;

const READ_ONLY = 'mount --bind team team; mount -o remount,bind,ro team; cd team; exec "$@"';

async function disks(log: Log): Promise<void> {
  await inFolder(async (root) => {
    team(root);
    mkdirSync(join(root, 'disk'));
    for (const [name, script, says] of [
      ['a full disk', FULL, /the disk is full/],
      ['a read-only disk', READ_ONLY, /the disk is read-only/],
    ] as const) {
      for (const command of log.some(READS))
        log.check(name, await inOwnMounts(script, root, command), { status: [0], says: /^/ });
      for (const command of log.some(WRITES)) {
        const run = await inOwnMounts(script, root, command);
        log.check(name, run, { status: [2], says });
        log.expect(name, !run.out.includes('CHANGED'), `${command} left ${run.out.slice(-300)}`);
      }
    }
  });
}

function interview(root: string, more: Readonly<Record<string, string>> = {}): Pty {
  return inPty(`node ${shellWord(BIN)} new mei-tanaka 2026-Q1`, root, more);
}

async function answerTwo(terminal: Pty): Promise<void> {
  await terminal.sees('What was booked?');
  await terminal.sees('Ctrl+G');
  terminal.type(`187400${KEY.enter}`);
  await terminal.sees('Was it done?');
  await terminal.sees('↑↓');
  terminal.type(`${KEY.down}${KEY.enter}`);
  // The next promise is shown once the answer is saved.
  await terminal.sees('Sell one plant');
  await terminal.sees('↑↓');
}

const DRAFT = 'reviews/2026-Q1/mei-tanaka.yaml';
const HAS_BOTH = /booked: 187400[^]*denki-pilot:\s+done: true/;

async function endOf(terminal: Pty, words: string): Promise<Ended> {
  const status = await Promise.race([terminal.ends(), rest(15_000).then(() => undefined)]);
  terminal.close();
  return { words, status, out: terminal.screen().slice(-3000), err: '', isHanging: status === undefined };
}

/** The disk gets full while somebody answers. */
async function fullInBetween(log: Log): Promise<void> {
  await inFolder(async (root) => {
    team(root);
    mkdirSync(join(root, 'disk'));
    const script = `mount -t tmpfs -o size=1m none disk; cp -r team disk; cd disk/team
      (until [ -e ../../go ]; do sleep 0.1; done; dd if=/dev/zero of=../fill bs=4k 2>/dev/null; touch ../../filled) &
      node ${shellWord(BIN)} new mei-tanaka 2026-Q1; code=$?; cp ${DRAFT} ../..; exit $code`;
    plant(root, { 'script.sh': script });
    const terminal = inPty(`unshare ${IS_ROOT ? '-m' : '-rm'} sh script.sh`, root);
    await answerTwo(terminal);
    plant(root, { go: '' });
    await until(() => textsIn(root).has(join(root, 'filled')));
    terminal.type(KEY.down + KEY.enter);
    log.check('a disk that gets full', await endOf(terminal, 'new'), {
      status: [2],
      says: /the disk is full[^]*reviews\/2026-Q1\/mei-tanaka\.yaml[^]*qreview new mei-tanaka/,
    });
    log.expect(
      'a disk that gets full',
      HAS_BOTH.test(read(join(root, 'mei-tanaka.yaml'))),
      'the answers before are gone',
    );
  });
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

async function until(holds: () => boolean): Promise<boolean> {
  for (const deadline = Date.now() + 15_000; Date.now() < deadline; await rest(50)) if (holds()) return true;
  return false;
}

/** The folder of the team is removed, moved or closed while somebody answers. */
async function vanishingFolders(log: Log): Promise<void> {
  const ways: Readonly<Record<string, (folder: string) => void>> = {
    removed: (folder) => rmSync(folder, { recursive: true }),
    renamed: (folder) => renameSync(folder, `${folder}-moved`),
    'made a file': (folder) => {
      rmSync(folder, { recursive: true });
      plant(join(folder, '..'), { team: 'x' });
    },
  };
  for (const [way, vanish] of Object.entries(ways)) {
    await inFolder(async (root) => {
      const folder = team(root);
      const terminal = interview(folder);
      await answerTwo(terminal);
      vanish(folder);
      terminal.type(KEY.down + KEY.enter);
      const name = `a folder that is ${way}`;
      const run = await endOf(terminal, 'new');
      log.check(name, run, { status: [2], says: /qreview: / });
      const kept = /Your answers are in (\/.*)/.exec(run.out)?.[1] ?? '';
      const text = read(join(`${folder}-moved`, DRAFT)) + read(kept);
      log.expect(name, HAS_BOTH.test(text), `the answers are nowhere: ${run.out.slice(-500)}`);
      if (kept !== '') rmSync(dirname(kept), { recursive: true });
    });
  }
  const tasks: Task[] = [];
  for (const command of log.some([...READS, ...WRITES])) {
    tasks.push(() =>
      inFolder(async (root) => {
        team(root);
        const script = 'cd team; rm -r ../team; exec "$@"';
        const run = await ended(['sh', '-ec', script, 'sh', ...NODE, ...wordsOf(command)], { cwd: root });
        log.check('a folder that is gone', run, { status: [2], says: /gone or was never there/ });
      }),
    );
  }
  await inThrees(tasks);
}

function hangUpChildren(shell: string): void {
  for (const child of read(`/proc/${shell}/task/${shell}/children`).trim().split(' '))
    process.kill(Number(child), 'SIGHUP');
}

/** The window is closed, the input ends, nobody reads. */
async function closedTerminals(log: Log): Promise<void> {
  const commands = {
    new: 'What was booked?',
    'edit ana-silva': 'editing',
    'init sub': 'team',
  };
  for (const [command, question] of log.some(Object.entries(commands))) {
    for (const way of ['window', 'signal', 'end of input'] as const) {
      await inFolder(async (root) => {
        const folder = team(root);
        const words = command === 'new' ? 'new mei-tanaka 2026-Q1' : command;
        const program = `trap : HUP; echo $$ >../shell; node ${shellWord(BIN)} ${words}; echo $? >../ended`;
        plant(root, { 'script.sh': program });
        const editor = "sh -c 'echo editing; exec sleep 2'";
        const terminal = inPty('sh ../script.sh', folder, { EDITOR: editor });
        if (command === 'new') await answerTwo(terminal);
        else await terminal.sees(question);
        if (way === 'window') terminal.close();
        else if (way === 'signal') hangUpChildren(read(join(root, 'shell')).trim());
        else if (command === 'edit ana-silva') terminal.close();
        else terminal.type('\u0004');
        const isOver = await until(() => read(join(root, 'ended')) !== '');
        const name = `${command}, ${way}`;
        const status = Number(read(join(root, 'ended')));
        terminal.close();
        log.check(
          name,
          {
            words,
            status: isOver ? status : undefined,
            out: terminal.screen().slice(-400),
            err: '',
            isHanging: !isOver,
          },
          {
            status: command === 'edit ana-silva' ? [129, 2] : way === 'end of input' ? [130] : [129],
            says: /^/,
          },
        );
        if (command === 'new') log.expect(name, HAS_BOTH.test(read(join(folder, DRAFT))), 'an answer is gone');
      });
    }
  }
  await inFolder(async (root) => {
    const folder = team(root);
    const shell = (script: string) => ended(['sh', '-c', script, 'sh', ...NODE], { cwd: folder });
    for (const command of log.some(READS)) {
      log.check('a reader who stops', await shell(`{ "$@" ${command}; echo "status $?" >&2; } | head -1`), {
        status: [0],
        says: /status [01]\n/,
      });
      log.check('no output', await shell(`"$@" ${command} >&-`), {
        status: [0, 3],
        says: /^(?:$|.*cannot be written)/,
      });
      log.check('a full output', await shell(`"$@" ${command} >/dev/full`), { status: [3], says: /cannot be written/ });
      log.check('nothing at all', await shell(`"$@" ${command} <&- >&- 2>&-`), { status: [0, 3], says: /^$/ });
    }
    log.check('no input', await shell('"$@" new mei-tanaka 2026-Q1 --answers - <&-'), {
      status: [1, 2],
      says: /qreview: /,
    });
    log.check('an empty input', await shell('"$@" new mei-tanaka 2026-Q1 --answers - </dev/null'), {
      status: [2],
      says: /missing/,
    });
    log.check('an input that is a folder', await shell('"$@" new mei-tanaka 2026-Q1 --answers - <.'), {
      status: [2],
      says: /folder/,
    });
  });
}

/** Variables that are not set, or lead nowhere. */
async function environments(log: Log): Promise<void> {
  const settings = {
    'no HOME': { HOME: undefined },
    'a HOME that is not there': { HOME: '/nowhere/at/all', XDG_CONFIG_HOME: '/nowhere' },
    'a TMPDIR that is not there': { TMPDIR: '/nowhere/at/all' },
    'an empty PATH': { PATH: '' },
  } as const;
  const tasks: Task[] = [];
  for (const [name, env] of Object.entries(settings)) {
    for (const command of log.some([...READS, ...WRITES])) {
      tasks.push(() =>
        inFolder(async (root) => {
          const cwd = team(root);
          log.check(name, await ended([...NODE, ...wordsOf(command)], { cwd, env }), { status: [0], says: /^/ });
        }),
      );
    }
  }
  await inFolder(async (root) => {
    const run = await ended([...NODE, 'demo'], { cwd: root, env: { TMPDIR: '/nowhere/at/all' } });
    log.check('a TMPDIR that is not there', run, { status: [2], says: /\/nowhere\/at\/all/ });
    const folder = team(root);
    const terminal = interview(folder, { TMPDIR: '/nowhere/at/all', EDITOR: 'true' });
    await answerTwo(terminal);
    terminal.type(KEY.down + KEY.enter);
    await terminal.sees('What did it come to?');
    await terminal.sees('Ctrl+G');
    terminal.type(KEY.ctrlG);
    await terminal.sees('/nowhere/at/all');
    terminal.type(KEY.ctrlC);
    log.check('a TMPDIR that is not there', await endOf(terminal, 'new, Ctrl+G'), {
      status: [130],
      says: /\/nowhere\/at\/all[^]*reviews\/2026-Q1\/mei-tanaka\.yaml/,
    });
  });
  await inThrees(tasks);
}

const PLACES = {
  team: '.',
  'the team file': 'qreview.yaml',
  'the reviews': 'reviews',
  'a quarter': 'reviews/2026-Q1',
  'a review': 'reviews/2026-Q1/ana-silva.yaml',
  'the actuals': 'actuals/2026-Q1.yaml',
} as const;

/** What may not be read or entered. */
async function closedFolders(log: Log): Promise<void> {
  const tasks: Task[] = [];
  for (const [name, path] of Object.entries(PLACES)) {
    for (const command of log.some([...READS, ...WRITES])) {
      tasks.push(() =>
        inFolder(async (root) => {
          const cwd = team(root);
          plant(cwd, { 'actuals/2026-Q1.yaml': 'version: 1\nquarter: 2026-Q1\nreps: {}\n' });
          chmodSync(join(cwd, path), 0);
          const argv = [...ORDINARY, ...NODE, ...wordsOf(command)];
          const run = await ended(path === '.' ? ['sh', '-c', `"$@" -C team`, 'sh', ...argv] : argv, {
            cwd: path === '.' ? root : cwd,
          });
          chmodSync(join(cwd, path), 0o755);
          log.check(`no permission for ${name}`, run, {
            status: [0, 1, 2],
            says: /^/,
          });
          // The status counts the errors, and says which command lists them.
          const isSilent = run.status !== 0 && !/permission|qreview validate|^$/.test(run.out + run.err);
          log.expect(
            `no permission for ${name}`,
            !isSilent,
            `${command} does not say so: ${(run.out + run.err).slice(0, 300)}`,
          );
        }),
      );
    }
  }
  await inThrees(tasks);
}

const FOLDERS: ReadonlySet<string> = new Set([PLACES['the reviews'], PLACES['a quarter']]);
const AS_IF_EMPTY: ReadonlySet<string> = new Set(['a folder', 'a link to nothing']);

/** What is no file where one should be. */
async function oddFiles(log: Log): Promise<void> {
  const kinds: Readonly<Record<string, (path: string) => void>> = {
    'a pipe': (path) => void spawnSync('mkfifo', [path]),
    'a folder': (path) => mkdirSync(path),
    'a socket': (path) => void createServer().listen(path).unref(),
    'a link in a circle': (path) => symlinkSync(path, path),
    'a link to nothing': (path) => symlinkSync('nowhere', path),
    'a link to a device': (path) => symlinkSync('/dev/zero', path),
  };
  const paths = Object.values(PLACES).filter((path) => path !== '.');
  const tasks: Task[] = [];
  for (const [kind, make] of Object.entries(kinds)) {
    for (const path of paths) {
      for (const command of log.some([...READS, ...WRITES.slice(0, 4)])) {
        tasks.push(() =>
          inFolder(async (root) => {
            const cwd = team(root);
            plant(cwd, { 'actuals/x': '' });
            rmSync(join(cwd, 'actuals/x'));
            rmSync(join(cwd, path), { recursive: true, force: true });
            make(join(cwd, path));
            const isNoFolder = FOLDERS.has(path) && !AS_IF_EMPTY.has(kind);
            const hasToFail = isNoFolder && /^(?:validate|status|show)/.test(command);
            log.check(`${kind} as ${path}`, await ended([...NODE, ...wordsOf(command)], { cwd }), {
              status: hasToFail ? [1, 2] : [0, 1, 2],
              says: isNoFolder && command === 'validate' ? /not a folder|should be|in a circle/ : /^/,
            });
          }),
        );
      }
    }
    await inFolder(async (root) => {
      const cwd = team(root);
      make(join(root, 'odd.csv'));
      for (const command of [
        'new mei-tanaka 2026-Q1 --answers ../odd.csv',
        'import ../odd.csv',
        'import --quotas ../odd.csv',
        'import --reps ../odd.csv',
      ]) {
        log.check(`${kind} to read from`, await ended([...NODE, ...wordsOf(command)], { cwd }), {
          status: [1, 2],
          says: /odd\.csv/,
        });
      }
    });
  }
  await inThrees(tasks);
}

const GROUPS: Readonly<Record<string, readonly [promise: string, run: (log: Log) => Promise<void>]>> = {
  disks: ['a full or read-only disk is told, and changes no file', disks],
  full: ['a disk that gets full costs only the answer in hand, and the rest is where the message says', fullInBetween],
  vanishing: ['a folder that vanishes is told, and the answers are where the message says', vanishingFolders],
  terminals: [
    'a closed window, an input that ends and a reader who stops end the program, without a loss',
    closedTerminals,
  ],
  environments: ['no HOME, no TMPDIR and no PATH are no hindrance, or are told', environments],
  permissions: ['what may not be read is told', closedFolders],
  odd: ['what is no file where one should be is told, and not waited for', oddFiles],
};

export const surroundings: Attack = {
  name: 'surroundings',
  needs: ['script', 'unshare', 'setpriv', 'mkfifo'],
  run: async ({ isShort, say }) => {
    const mounts = spawnSync('unshare', [IS_ROOT ? '-m' : '-rm', 'mount', '-t', 'tmpfs', 'none', '/mnt'], {
      encoding: 'utf8',
    });
    const table: Seen[] = [];
    for (const [name, [promise, run]] of Object.entries(GROUPS)) {
      const log = new Log(isShort);
      const only = process.env['TORTURE_GROUP'];
      if (only !== undefined && only !== name) continue;
      if (mounts.status !== 0) log.expect(name, false, `no disk can be mounted here: run it as root. ${mounts.stderr}`);
      await run(log);
      say(`${name}: ${log.tried}`);
      table.push({ promise, tried: log.tried, unit: 'tries', broken: log.broken });
    }
    return table;
  },
};
