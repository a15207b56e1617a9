/** Hostile answers, by file, by flag and on a real terminal: what is on disk afterwards, in git, and on the screen. */
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { parse, stringify } from 'yaml';
import { isTree, valueAt, withValue } from '../../src/domain/tree.ts';
import { ROOT } from '../root.ts';
import { fieldsWith, writeHostileTeam } from './hostile-team.ts';
import { inFolder } from './places.ts';
import { actingIn, excerpt } from './judge.ts';
import { asName, asWord, payloadAt, PAYLOADS } from './payloads.ts';
import type { Seen } from './promise.ts';
import { run, wrongEnd } from './run-in-process.ts';
import { Tally } from './tally.ts';

const FILE = 'reviews/2026-Q1/mei-tanaka.yaml';
const NEW = ['new', 'mei-tanaka', '2026-Q1', '--answers', '-'];
const WHO = ['-c', 'user.name=Jo', '-c', 'user.email=jo@acme.example'];

/** Each payload in every field of the answers, and from there into the promise of the next quarter and into a commit. */
export async function injectAnswers(numbers: readonly number[]): Promise<readonly Seen[]> {
  const exact = new Tally('what is answered is on disk as it was typed, and parses to the same', 'files');
  const carried = new Tally('a plan becomes the next promise word for word', 'plans');
  const committed = new Tally('a commit has one line of a name, its two trailers, and nothing else', 'commits');
  const founded = new Tally('a new team has the names that it was given', 'teams');
  for (const number of numbers) {
    const { name, text } = payloadAt(number);
    await inFolder(async (around) => {
      const cwd = join(around, 'team');
      cpSync(join(ROOT, 'examples/acme-west'), cwd, { recursive: true });
      nameRep(cwd, text);
      execFileSync('git', ['init', '--quiet', '--initial-branch=main'], { cwd });
      execFileSync('git', [...WHO, 'add', '.'], { cwd });
      execFileSync('git', [...WHO, 'commit', '--quiet', '--message', 'Start'], { cwd });
      const answers = answersWith(number);
      const flag = asWord(text);
      const saved = await run([...NEW, `--set=biggest_client.news=${flag}`, '--commit'], {
        cwd,
        input: stringify(answers),
      });
      const review: unknown = saved.exit === 0 ? parse(readFileSync(join(cwd, FILE), 'utf8')) : {};
      const told = isTree(answers['biggest_client']) ? { ...answers['biggest_client'], news: flag } : {};
      const wanted: [string, unknown][] = Object.entries({ ...answers, biggest_client: told });
      exact.add(`${name}, in a file and as a flag`, [
        ...(saved.exit === 0 ? [] : [`it ended with ${saved.exit}: ${saved.talk.slice(0, 300)}`]),
        ...wanted.filter(([key, value]) => !isIn(value, valueAt(review, [key]))).map(([key]) => `${key} is another`),
      ]);
      committed.add(name, wrongMessage(cwd));
      const next = await run(['new', 'mei-tanaka', '2026-Q2', '--answers', '-'], {
        cwd,
        today: '2026-07-08',
        input: stringify({ ...answers, did: didOf(review), next: {} }),
      });
      const following: unknown =
        next.exit === 0 ? parse(readFileSync(join(cwd, FILE.replace('Q1', 'Q2')), 'utf8')) : {};
      const isSame = isDeepStrictEqual(valueAt(following, ['said']), valueAt(review, ['next']));
      carried.add(name, isSame ? [] : [`it is another; ${next.talk.slice(0, 200)}`]);
      founded.add(name, await wrongFounding(around, flag));
    });
  }
  return [exact.seen(), carried.seen(), committed.seen(), founded.seen()];
}

function nameRep(cwd: string, name: string): void {
  const file = join(cwd, 'qreview.yaml');
  const team: unknown = parse(readFileSync(file, 'utf8'));
  if (isTree(team)) writeFileSync(file, stringify(withValue(team, ['reps', 'mei-tanaka', 'name'], `${name} Tanaka`)));
}

function answersWith(number: number): Readonly<Record<string, unknown>> {
  const answers: unknown = parse(readFileSync(join(ROOT, 'examples/answers/mei-tanaka-2026-Q1.yaml'), 'utf8'));
  if (!isTree(answers)) throw new Error('there are no answers');
  const planted = fieldsWith({ version: 1, rep: 'mei-tanaka', quarter: '2026-Q1', state: 'draft', ...answers }, number);
  const { version: _, rep: _rep, quarter: _quarter, state: _state, ...rest } = planted;
  return rest;
}

function didOf(review: unknown): unknown {
  const next = valueAt(review, ['next']);
  return Object.fromEntries(Object.keys(isTree(next) ? next : {}).map((id) => [id, { done: true }]));
}

// What was there before stays beside it.
function isIn(wanted: unknown, found: unknown): boolean {
  if (!isTree(wanted) || Array.isArray(wanted)) return isDeepStrictEqual(wanted, found);
  return isTree(found) && Object.entries(wanted).every(([key, value]) => isIn(value, found[key]));
}

function wrongMessage(cwd: string): string[] {
  const message = execFileSync('git', ['log', '-1', '--format=%B'], { cwd, encoding: 'utf8' }).trimEnd();
  const files = execFileSync('git', ['show', '--format=', '--name-only', 'HEAD'], { cwd, encoding: 'utf8' });
  const trailers = execFileSync('git', ['log', '-1', '--format=%(trailers)'], { cwd, encoding: 'utf8' }).trim();
  // oxlint-disable-next-line no-control-regex
  const isPlain = /^review: [^\u0000-\u001F\u007F-\u009F]* 2026-Q1\n\nRep: mei-tanaka\nQuarter: 2026-Q1$/.test(message);
  return [
    ...(isPlain ? [] : [`the message is ${excerpt(message, 0)}`]),
    ...(trailers === 'Rep: mei-tanaka\nQuarter: 2026-Q1' ? [] : [`the trailers are ${trailers}`]),
    ...(files === `${FILE}\n` ? [] : [`the files are ${files}`]),
  ];
}

async function wrongFounding(around: string, text: string): Promise<string[]> {
  const words = ['--no-input', '--currency=USD', '--starts=may', `--team=${text}`, `--leader=${text}`];
  const named = ['init', 'new team', ...words, `--goal=logos=${text}`, `--rep=ana=${text}`];
  const ran = await run(named, { cwd: around });
  if (ran.exit !== 0) return [`it ended with ${ran.exit}: ${ran.talk.slice(0, 200)}`];
  const team: unknown = parse(readFileSync(join(around, 'new team/qreview.yaml'), 'utf8'));
  const paths = [['team'], ['leader'], ['goals', 'logos', 'goal'], ['reps', 'ana', 'name']];
  const others = paths.filter((path) => valueAt(team, path) !== text);
  return [
    ...others.map((path) => `${path.join('.')} is ${JSON.stringify(valueAt(team, path))}`),
    ...actingIn(ran.out + ran.talk),
    ...wrongEnd(ran),
  ];
}

// What qreview and its prompts write themselves: colours, the cursor within lines, pasted text.
const PROMPTS =
  // oxlint-disable-next-line no-control-regex
  /\u001B\[(?:(?:[0-4]|2[2-4]|3[0-9]|9[0-7])(?:;[0-9]+)?m|\d*[ABCDGK]|0?J|\?(?:25|2004)[hl])|\r|\u0007/g;

/** The built program in a real terminal with colours, where it prints, and where it asks. */
export async function injectScreens(numbers: readonly number[]): Promise<readonly Seen[]> {
  const tally = new Tally('on a real terminal nothing acts but what qreview itself draws', 'screens');
  for (const number of numbers) {
    await inFolder(async (around) => {
      const { root, payload } = writeHostileTeam(around, number);
      const odd = `${asName(payload.text).replaceAll(/['\n\r]/g, ' ')}.csv`;
      cpSync(join(root, 'crm.csv'), join(root, odd));
      for (const [words, keys] of [
        ['report 2026-Q1 --no-pager', []],
        ['show ana-silva 2026-Q1 --no-pager', []],
        ['status 2026-Q1 --no-pager', []],
        [`import --dry-run -- '${odd}'`, []],
        ['validate --strict --no-pager', []],
        ['new', ['\u001B[B', '\u001B[B', '\u001B[B', '\r']],
        ['new mei-tanaka 2026-Q1', Array.from({ length: 25 }, (_, at) => (at % 5 === 0 ? '?\r' : '\r'))],
      ] as const) {
        const screen = await screenOf(words, keys, root);
        const drawn = screen.replaceAll(PROMPTS, '').replaceAll('^C', '');
        const isShort = screen.length < 40 ? [`said nearly nothing: ${screen}`] : [];
        tally.add(`team ${number} (${payload.name}), ${words}`, [...actingIn(drawn), ...isShort]);
      }
    });
  }
  return [tally.seen()];
}

/** Types keys one after the other, and Ctrl-C at the end; gives all that was shown. */
async function screenOf(words: string, keys: readonly string[], cwd: string): Promise<string> {
  const command = `stty cols 90 rows 40; exec node '${join(ROOT, 'bin/qreview.js')}' ${words}`;
  const env = { ...process.env, QREVIEW_TODAY: '2026-04-08', TERM: 'xterm', LANG: 'C.UTF-8', NO_COLOR: '' };
  const child = spawn('script', ['-qec', command, '/dev/null'], { cwd, env });
  let shown = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (shown += text));
  const ended = new Promise((resolve) => child.once('close', resolve));
  child.stdin.on('error', () => undefined);
  for (const key of keys) {
    const before = shown.length;
    // Until the screen has changed, and is at rest again.
    for (let waited = 0; waited < 40 && (shown.length === before || waited < 2); waited += 1) await pause(50);
    child.stdin.write(key);
  }
  if (keys.length > 0) {
    await pause(300);
    child.stdin.write('\u0003');
  }
  await ended;
  return shown;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

/** Editors, pagers and browsers by names with blanks and quotes, on files of odd names. */
export async function startPrograms(): Promise<readonly Seen[]> {
  const tally = new Tally('an editor and a pager get the words of their setting, and the path as one word', 'programs');
  const { openEditor } = await import('../../src/cli/editor.ts');
  const { showInPager } = await import('../../src/cli/pager.ts');
  for (const { name, text } of PAYLOADS) {
    await inFolder(async (around) => {
      const program = join(around, 'an "editor" of $HOME', 'e d');
      const heard = join(around, 'heard');
      execFileSync('mkdir', ['-p', join(program, '..')]);
      writeFileSync(program, `#!/bin/sh\nprintf '%s\\0' "$@" >> '${heard}'\n[ $# -gt 2 ] || cat >> '${heard}'\n`, {
        mode: 0o755,
      });
      const path = join(around, asName(text));
      await openEditor(path, { EDITOR: `'${program}' --wait "two words"` });
      const words = readFileSync(heard, 'utf8');
      writeFileSync(heard, '');
      const isShown = showInPager(text, { ...process.env, PAGER: `'${program}' -x`, TERM: 'xterm' });
      tally.add(name, [
        ...(words === `--wait\0two words\0${path}\0` ? [] : [`the editor got ${excerpt(words, 0)}`]),
        ...(isShown && readFileSync(heard, 'utf8') === `-x\0${text.toWellFormed()}`
          ? []
          : ['the pager got something else']),
      ]);
    });
  }
  return [tally.seen()];
}
