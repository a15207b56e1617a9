/** Git, asked and told by name: the only file that starts it. */
import { execFileSync } from 'node:child_process';

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

/** Commits some paths of a scratch repository, with a date of its story. */
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
  execFileSync('git', [...SCRATCH, ...words], { cwd: root, env, stdio: ['ignore', 'ignore', 'pipe'] });
}
