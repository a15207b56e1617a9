/** What is lost, or said wrongly, when a command has met a fault. */
import { spawnSync } from 'node:child_process';
import { join, relative } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { loadActuals } from '../../src/store/actuals-file.ts';
import { loadReview, loadTeam } from '../../src/store/team-folder.ts';
import { REVIEW, type Command, type Ran } from './crash-commands.ts';
import type { Texts } from './crash-folder.ts';
import type { Fault, Point } from './fault-injection.ts';

/** Before a fault, after it, and as it should have become. */
export interface Case {
  readonly command: Command;
  readonly fault: Fault;
  readonly point: Point;
  readonly root: string;
  readonly before: Texts;
  readonly after: Texts;
  readonly wanted: Texts;
  readonly ran: Ran;
}

/** Complete files that are gone, torn or of no use. */
export function lostFiles({ command, root, before, after, wanted }: Case): string[] {
  const gone = [...before.keys()].filter((path) => !after.has(path)).map((path) => `${path} is gone`);
  const bad = [...after].flatMap(([path, text]) => {
    if (text === before.get(path) || isHidden(path)) return [];
    if (!command.writes.includes(path)) return [`${path} was written`];
    if (text === wanted.get(path)) return [];
    return command.steps !== undefined && isReadable(root, path) ? [] : [`${path} is ${JSON.stringify(text)}`];
  });
  return [...gone, ...bad];
}

function isReadable(root: string, path: string): boolean {
  const [top = '', quarter = '', rep = ''] = path.replace('.yaml', '').split('/');
  if (top === 'qreview') return loadTeam(root).state === 'readable';
  return (top === 'actuals' ? loadActuals(root, quarter) : loadReview(root, { quarter, rep })).state === 'readable';
}

/** Answers that aren't in the draft, though the next question was put; what was edited and is nowhere. */
export function lostWords({ command, root, after, ran }: Case): string[] {
  const { edits } = command;
  if (edits !== undefined && ran.isEdited) {
    const isKept = [REVIEW, edits.copy].some((path) => after.get(path)?.includes(edits.to) === true);
    return isKept ? [] : ['what was edited is in no file'];
  }
  const answered = ran.asked.slice(0, ran.asked.length - (ran.exit === 0 ? 0 : 1));
  if (command.steps === undefined || answered.length === 0) return [];
  const loaded = loadReview(root, { rep: 'ana-silva', quarter: '2026-Q1' });
  if (loaded.state !== 'readable') return [`${answered.length} answers, and the review is ${loaded.state}`];
  // Of two answers in one section the later one tells of both.
  const expected = Object.fromEntries(answered.map(({ section, value }) => [section, value]));
  return Object.entries(expected).flatMap(([section, value]) => {
    const kept: unknown = Object.entries(loaded.value).find(([key]) => key === section)?.[1];
    // The answer in hand may be kept too.
    const inHand = ran.asked.at(-1);
    const isInHand = inHand?.section === section && isDeepStrictEqual(kept, inHand.value);
    return isInHand || isDeepStrictEqual(kept, value) ? [] : [`${section} is ${JSON.stringify(kept)}`];
  });
}

/** Words that are no words, or aren't true. */
export function falseWords({ command, fault, before, after, wanted, ran }: Case): string[] {
  const { exit, printed } = ran;
  const isDone = command.writes.every((path) => after.get(path) === wanted.get(path));
  const isUntouched = command.writes.every((path) => after.get(path) === before.get(path));
  const said = printed.slice(printed.lastIndexOf('qreview: ')).trim();
  const wrong: string[] = [];
  const check = (isWrong: boolean, what: string): void => {
    if (isWrong) wrong.push(`${what}: ${JSON.stringify(said.slice(0, 300))}`);
  };
  check(/\n\s+at .+:\d+:\d+|node:internal|fault of qreview itself/.test(printed), 'a fault, not words');
  check(/^saved reviews/m.test(printed) && !isDone, 'it is said to be saved');
  check(/nothing was (?:written|changed|imported)/i.test(printed) && !isUntouched, 'nothing is said to be written');
  check(exit === 0 && !isDone, 'the exit status is that of success');
  if (fault === 'SIGKILL' || exit === 0) return wrong;
  check(!/qreview: ./.test(printed), 'it failed, and nothing is said');
  check(/no team here|was never there/.test(said), 'it is said not to be there');
  check(ran.asked.length > 1 && !said.includes(REVIEW), 'it is not said where the answers are');
  const { edits } = command;
  check(ran.isEdited && !isDone && !printed.includes(edits?.copy ?? ''), 'it is not said where the edited text is');
  return wrong;
}

/** What lies about and shouldn't. After a crash it may, where nobody sees it, git neither. */
export function leftovers({ command, fault, point, root, before, after, ran }: Case): string[] {
  const left = [...after.keys()].filter((path) => !before.has(path) && isHidden(path));
  const isNeeded = (path: string): boolean => path === command.edits?.copy && ran.isEdited && ran.exit !== 0;
  // What can't be removed stays.
  if (fault !== 'SIGKILL' && point.call !== 'unlink')
    return left.filter((path) => !isNeeded(path)).map((path) => `${path} is left`);
  if (left.length === 0) return [];
  // The repository lies elsewhere, so that the next run finds the team as it was.
  const env = { ...process.env, GIT_DIR: join(root, '../repository'), GIT_WORK_TREE: root };
  const git = (...words: string[]): string => spawnSync('git', words, { cwd: root, env, encoding: 'utf8' }).stdout;
  git('init', '--quiet');
  const seen = git('status', '--porcelain', '--untracked-files=all').split('\n');
  return left.filter((path) => seen.includes(`?? ${path}`)).map((path) => `git sees ${path}`);
}

export function isHidden(path: string): boolean {
  return /^\.|\/\./.test(relative('.', path));
}
