/** Git, asked and told by name: the only file that starts it. */
import { spawnSync, type SpawnSyncReturns, type StdioOptions } from 'node:child_process';
import { resolve } from 'node:path';

/** What git said: its output, or why there is none. What isn't there is an answer; that git can't tell is none. */
export type Answer<Value = string> = { readonly state: 'answered'; readonly out: Value } | Refusal;

/** Why git gives no answer. */
export type Refusal =
  | { readonly state: 'refused'; readonly reason: string }
  /** There is no git on this machine. */
  | { readonly state: 'missing' };

/** Why there is no answer, as a part of a sentence: of all that git says about it, the line that says it. */
export function problemOf(answer: Refusal): string {
  if (answer.state === 'missing') return 'there is no git on this machine';
  const lines = answer.reason.split('\n');
  return lines.find((line) => line.startsWith('fatal: ')) ?? lines[0] ?? '';
}

// A repository may come from anybody. When it is only read, nothing that its configuration names is run, nothing is
// fetched, nothing is written, and no setting changes the form of what is read.
const READING = [
  '--no-pager',
  '--no-optional-locks',
  '--literal-pathspecs',
  ...[
    'core.fsmonitor=false',
    'core.hooksPath=/dev/null',
    'core.quotePath=true',
    'core.attributesFile=/dev/null',
    'diff.orderFile=/dev/null',
    'log.showSignature=false',
    'log.diffMerges=separate',
    'gpg.program=gpg',
    'gpg.openpgp.program=gpg',
    'gpg.x509.program=gpgsm',
    'gpg.ssh.program=ssh-keygen',
    'gpg.ssh.defaultKeyCommand=',
    'protocol.allow=never',
  ].flatMap((setting) => ['-c', setting]),
];

const READING_ENVIRONMENT = {
  LC_ALL: 'C',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  GIT_NO_LAZY_FETCH: '1',
  GIT_ALLOW_PROTOCOL: 'none',
  GIT_NO_REPLACE_OBJECTS: '1',
  GIT_GRAFT_FILE: '/dev/null',
  // None of them goes together with paths that are what they are.
  GIT_GLOB_PATHSPECS: '0',
  GIT_NOGLOB_PATHSPECS: '0',
  GIT_ICASE_PATHSPECS: '0',
} as const;

// A history of all reviews of a large team, with their texts.
const MOST_OUTPUT = 1024 ** 3;

/**
 * Asks git in a folder, without changing or running anything of its repository. Words that come from people stand
 * behind --end-of-options or --, so that none is taken for an option.
 */
export function askGit(root: string, words: readonly string[], input?: string): Answer {
  return answerOf(spawnSync('git', [...READING, ...words], { ...readingOptions(root), input, encoding: 'utf8' }));
}

function readingOptions(root: string): { cwd: string; env: NodeJS.ProcessEnv; maxBuffer: number } {
  return { cwd: root, env: { ...environment(), ...READING_ENVIRONMENT }, maxBuffer: MOST_OUTPUT };
}

// A hook is run at the top of the work tree, with GIT_DIR alone to say where the repository is: from another folder git
// would take that one for the top.
function environment(): NodeJS.ProcessEnv {
  const { GIT_DIR, GIT_WORK_TREE } = process.env;
  if (GIT_DIR === undefined) return process.env;
  return { ...process.env, GIT_DIR: resolve(GIT_DIR), GIT_WORK_TREE: resolve(GIT_WORK_TREE ?? process.cwd()) };
}

/** How a folder lies in its repository. */
export interface Whereabouts {
  readonly isShallow: boolean;
  /** The way from the top of the work tree, with a slash behind it; empty at the top. */
  readonly folder: string;
}

/** Asks where a folder lies: the first question, since git says of no other as clearly that it can't be asked there. */
export function askWhere(root: string): Answer<Whereabouts> {
  const answer = askGit(root, ['rev-parse', '--is-inside-work-tree', '--is-shallow-repository', '--show-prefix']);
  if (answer.state !== 'answered') return answer;
  const [isInside, isShallow, ...folder] = answer.out.replace(/\n$/, '').split('\n');
  if (isInside !== 'true') {
    const reason = 'it has another folder for its work tree: see core.worktree, GIT_DIR and GIT_WORK_TREE';
    return { state: 'refused', reason };
  }
  return { state: 'answered', out: { isShallow: isShallow === 'true', folder: folder.join('\n') } };
}

/**
 * Tells git to do something in the user's own repository, as they would have told it: with their settings, hooks and
 * signature. Paths are what they are, and never patterns. A reason is never empty.
 */
export function tellGit(root: string, words: readonly string[]): Answer {
  // Whoever has to be asked, for the key of a signature, is asked at the terminal itself.
  const stdio: StdioOptions = ['ignore', 'pipe', 'pipe'];
  const options = { cwd: root, env: environment(), stdio, maxBuffer: MOST_OUTPUT, encoding: 'utf8' } as const;
  const result = spawnSync('git', ['--literal-pathspecs', ...words], options);
  // A hook may fail without a word.
  return answerOf(result, endOf(result));
}

function endOf({ signal, status }: SpawnSyncReturns<string>): string {
  return `nothing, and ended with ${signal ?? `status ${status}`}`;
}

// Some commands say no without a word: one that was stopped has not said it.
function answerOf(
  { error, status, signal, stdout, stderr }: SpawnSyncReturns<string>,
  silence = signal === null ? '' : `git was stopped by ${signal}`,
): Answer {
  if (error !== undefined && 'code' in error && error.code === 'ENOENT') return { state: 'missing' };
  // A git that ended before it had read all of its input still said why.
  if (error !== undefined && status === null) return { state: 'refused', reason: error.message };
  if (status === 0) return { state: 'answered', out: stdout };
  return { state: 'refused', reason: (stderr || stdout).trim() || silence };
}

/** The contents of objects, by their names, or why git can't give one. What isn't there is left out. */
export type Objects = ReadonlyMap<string, Answer<Buffer>>;

// Each costs a start of git. Beyond that, nothing more is taken to be there.
const MOST_RETRIES = 200;

/** The contents of objects, by the names under which they were asked for: mostly all with one call. */
export function readObjects(root: string, names: readonly string[]): Objects {
  const found = new Map<string, Answer<Buffer>>();
  let open = [...new Set(names)];
  for (let retries = 0; open.length > 0; retries += 1) {
    const words = [...READING, 'cat-file', '--batch'];
    const result = spawnSync('git', words, { ...readingOptions(root), input: `${open.join('\n')}\n` });
    // Nothing comes where there is no git.
    const behind = open.slice(takeObjects(result.stdout ?? Buffer.alloc(0), open, found));
    const refusal = refusalOf(result);
    // Git gives up at the first object that it can't give, and says nothing of those behind it.
    const refused = retries < MOST_RETRIES ? behind.slice(0, 1) : behind;
    for (const name of refused) found.set(name, refusal);
    open = behind.slice(refused.length);
  }
  return found;
}

/** Takes objects out of git's output, and gives how many it speaks of. */
function takeObjects(output: Buffer, names: readonly string[], found: Map<string, Answer<Buffer>>): number {
  let at = 0;
  for (const [index, name] of names.entries()) {
    const end = output.indexOf('\n', at);
    if (end === -1) return index;
    // Of what isn't there it says no size.
    const [, size] = / (\d+)$/.exec(output.toString('utf8', at, end)) ?? [];
    at = end + 1;
    if (size === undefined) continue;
    const out = output.subarray(at, at + Number(size));
    if (out.length < Number(size)) return index;
    found.set(name, { state: 'answered', out });
    at += Number(size) + 1;
  }
  return names.length;
}

function refusalOf({ error, stderr }: SpawnSyncReturns<Buffer>): Refusal {
  if (error !== undefined && 'code' in error && error.code === 'ENOENT') return { state: 'missing' };
  return { state: 'refused', reason: String(stderr ?? '').trim() || (error?.message ?? 'git stopped without a word') };
}

/** Who and when a commit is of. */
export interface Signature {
  readonly name: string;
  readonly email: string;
  /** An ISO day; the commit is of its noon, UTC. */
  readonly day: string;
}

// The user's own configuration may sign, run hooks or ask: none of that belongs to a scratch repository.
const SCRATCH = [
  '-c',
  'commit.gpgsign=false',
  '-c',
  'core.hooksPath=/dev/null',
  '-c',
  'init.defaultBranch=main',
  '-c',
  'core.autocrlf=false',
];

/** Starts a repository in a folder. Gives false where git is missing, or can't. */
export function initRepository(root: string): boolean {
  try {
    run(root, ['init', '--quiet']);
    return true;
  } catch {
    return false;
  }
}

/** Commits some paths of a scratch repository, with a date of its story. Throws what git says against it. */
export function commitPaths(
  root: string,
  paths: readonly string[],
  message: string,
  { name, email, day }: Signature,
): void {
  const date = `${day}T12:00:00Z`;
  const who = { GIT_AUTHOR_NAME: name, GIT_AUTHOR_EMAIL: email, GIT_COMMITTER_NAME: name, GIT_COMMITTER_EMAIL: email };
  // What the user's own settings ignore belongs to the story all the same.
  run(root, ['add', '--force', '--', ...paths]);
  run(root, ['commit', '--quiet', '--message', message], { ...who, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date });
}

function run(root: string, words: readonly string[], who: Readonly<Record<string, string>> = {}): void {
  // GIT_DIR and its like, as hooks and rebases set them, would lead to the user's own repository.
  const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')));
  const env = { ...own, ...who, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
  const result = spawnSync('git', [...SCRATCH, ...words], { cwd: root, env, encoding: 'utf8' });
  const answer = answerOf(result, endOf(result));
  if (answer.state !== 'answered') throw new Error(problemOf(answer));
}
