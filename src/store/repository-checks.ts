/** What has git and GitHub check the reviews: a pre-commit hook and a workflow, which are the team's from then on. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { createFile, makeFolder } from './atomic-file.ts';
import { problemOf, tellGit } from './git.ts';
import { folderInRepository, isInRepository, topOf } from './repository.ts';
import { shellWord } from './shell-word.ts';
import { TEAM_FILE } from './team-folder.ts';

/** What became of a check that was to be added. */
export type Added =
  | { readonly state: 'added' | 'there'; readonly path: string }
  /** There is another file in its place, which is left as it is: these lines are what it lacks. */
  | { readonly state: 'taken'; readonly path: string; readonly lines: string }
  | { readonly state: 'refused'; readonly reason: string; readonly advice?: string };

/** Adds a pre-commit hook that checks what is staged of the team in a folder. */
export function addHook(root: string): Added {
  if (!isInRepository(root)) return NO_REPOSITORY;
  // The user's own settings say where hooks are.
  const answer = tellGit(root, ['rev-parse', '--git-path', 'hooks']);
  if (answer.state !== 'answered') return { state: 'refused', reason: problemOf(answer) };
  const path = join(resolve(root, answer.out.slice(0, -1)), 'pre-commit');
  const folder = folderInRepository(root);
  const check = `qreview validate --staged -C ${shellWord(folder.slice(0, -1) || '.')}`;
  return add(path, hook(shellWord(folder + TEAM_FILE), check), `${check} || exit`, 0o755);
}

/** Adds a GitHub workflow that checks the team in a folder. */
export function addWorkflow(root: string): Added {
  const top = topOf(root);
  if (top === undefined) return NO_REPOSITORY;
  const folder = folderInRepository(root);
  const name = `qreview ${folder}`.replaceAll(/[\s/]+/g, '-').replace(/-$/, '');
  const path = join(top, '.github', 'workflows', `${name}.yml`);
  const check = `npx --yes qreview validate --format github -C ${shellWord(folder.slice(0, -1) || '.')}`;
  return add(path, workflow(folder, check), check);
}

const NO_REPOSITORY: Added = {
  state: 'refused',
  reason: 'the folder is in no git repository',
  advice: 'git init starts one',
};

function add(path: string, text: string, lines: string, mode?: number): Added {
  if (existsSync(path)) {
    return readFileSync(path).includes(lines) ? { state: 'there', path } : { state: 'taken', path, lines };
  }
  makeFolder(dirname(path));
  createFile(path, text, mode);
  return { state: 'added', path };
}

// The hooks of a repository serve all its branches and worktrees, and not each has the team.
function hook(teamFile: string, check: string): string {
  return `#!/bin/sh
# Checks the reviews that are about to be committed. git commit --no-verify goes without.
[ -f ${teamFile} ] || exit 0
command -v qreview >/dev/null || {
  echo 'qreview is not found here, so the reviews were not checked: install it, or commit with --no-verify' >&2
  exit 1
}
${check} || exit
`;
}

function workflow(folder: string, check: string): string {
  const paths = folder === '' ? '' : `\n    paths: [${JSON.stringify(`${folder}**`)}]`;
  return `# Checks the reviews, and marks what is wrong at its line.
name: reviews
on:
  push:${paths}
  pull_request:${paths}
permissions:
  contents: read
jobs:
  validate:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-node@v4
        with:
          node-version: 22
      - run: ${JSON.stringify(check)}
`;
}
