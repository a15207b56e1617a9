/** `--commit`, `--no-commit`, `commit:` in the team file and the question, in repositories of their own. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { commitChange } from '../../src/store/commit.ts';
import { setEnvironment } from '../environment.ts';
import { folder, folderWithExample } from '../folder.ts';
import { failingGit } from '../store/planted.ts';
import { fakeTerminal, type FakeTerminal } from './fake-terminal.ts';
import { scripted } from './scripted-ask.ts';

const ANA = 'reviews/2026-Q1/ana-silva.yaml';
const SAM = 'reviews/2026-Q1/sam-patel.yaml';
const MEI = 'reviews/2026-Q1/mei-tanaka.yaml';

function git(cwd: string, ...words: readonly string[]): string {
  return execFileSync('git', words, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

/** The example team in a repository that has all of it. */
function repository(settings: Readonly<Record<string, string>> = {}): string {
  isolate();
  const cwd = join(folderWithExample(), 'acme-west');
  git(cwd, 'init', '--quiet', '--initial-branch=main');
  for (const [name, value] of Object.entries({ 'user.name': 'Jo Park', 'user.email': 'jo@acme.example', ...settings }))
    git(cwd, 'config', name, value);
  git(cwd, 'add', '.');
  git(cwd, 'commit', '--quiet', '--message', 'Start');
  return cwd;
}

/** Of the machine's own settings nothing counts. */
function isolate(): void {
  setEnvironment({ HOME: folder(), GIT_CONFIG_NOSYSTEM: '1', LC_ALL: 'C' });
}

function append(cwd: string, file: string, text: string): void {
  writeFileSync(join(cwd, file), `${readFileSync(join(cwd, file), 'utf8')}${text}`);
}

/** Somebody who edits at a terminal, by adding a remark, and gives one answer to the question. */
function person(cwd: string, answer?: string): FakeTerminal & { asked: readonly string[] } {
  const { ask, asked } = scripted(answer === undefined ? [] : [['Commit it to git?', answer]]);
  const edit = (path: string): Promise<void> => {
    writeFileSync(path, `${readFileSync(path, 'utf8')}# looked at again\n`);
    return Promise.resolve();
  };
  return { ...fakeTerminal({ cwd, ask, edit }), asked };
}

const EDIT = ['edit', 'ana-silva', '2026-Q1'];
const ANSWERS = `\
number: { booked: 187400 }
did:
  denki-pilot: { done: true }
  one-plant: { done: false }
  fast-contracts: { done: true }
worked: {}
didnt_work: {}
learned: unknown
biggest_client: unknown
next: {}
`;

describe('the commit', () => {
  it('has the review alone, whatever else is changed or staged', async () => {
    const cwd = repository();
    append(cwd, 'qreview.yaml', '# staged\n');
    git(cwd, 'add', 'qreview.yaml');
    append(cwd, SAM, '# not staged\n');
    const terminal = person(cwd);
    expect(await main([...EDIT, '--commit'], terminal)).toBe(0);
    expect(terminal.results()).toBe(`saved ${ANA}\n`);
    expect(terminal.asked).toEqual([]);
    const id = git(cwd, 'rev-parse', '--short', 'HEAD').trim();
    expect(terminal.printed()).toContain(`committed ${id} review: Ana Silva 2026-Q1\n`);
    expect(git(cwd, 'show', '--format=%an%n%B', '--name-status')).toBe(
      `Jo Park\nreview: Ana Silva 2026-Q1\n\nRep: ana-silva\nQuarter: 2026-Q1\n\n\nM\t${ANA}\n`,
    );
    expect(git(cwd, 'log', '-1', '--format=%(trailers:key=Rep,valueonly)')).toBe('ana-silva\n\n');
    expect(git(cwd, 'status', '--porcelain')).toBe(`M  qreview.yaml\n M ${SAM}\n`);
  });

  it('takes a new review in, without a terminal too', async () => {
    const cwd = repository({ 'status.showUntrackedFiles': 'no' });
    append(cwd, SAM, '# not staged\n');
    writeFileSync(join(cwd, 'answers.yaml'), ANSWERS);
    const terminal = fakeTerminal({ cwd });
    const words = ['new', 'mei-tanaka', '2026-Q1', '--answers', 'answers.yaml', '--commit', '--format', 'json'];
    expect(await main(words, terminal)).toBe(0);
    expect(JSON.parse(terminal.results())).toEqual({ file: MEI, state: 'final' });
    expect(git(cwd, 'show', '--format=%s', '--name-status')).toBe(`review: Mei Tanaka 2026-Q1\n\nA\t${MEI}\n`);
    expect(git(cwd, 'status', '--porcelain', '--untracked-files=all')).toBe(` M ${SAM}\n?? answers.yaml\n`);
  });

  it('can be the first of a repository, and of a team in a folder of it', async () => {
    isolate();
    const above = folderWithExample();
    const cwd = join(above, 'acme-west');
    git(above, 'init', '--quiet');
    git(above, 'config', 'user.name', 'Jo');
    git(above, 'config', 'user.email', 'jo@acme.example');
    git(above, 'add', 'acme-west/qreview.yaml');
    expect(await main([...EDIT, '--commit'], person(cwd))).toBe(0);
    expect(git(above, 'show', '--format=%s', '--name-status')).toBe(
      `review: Ana Silva 2026-Q1\n\nA\tacme-west/${ANA}\n`,
    );
    expect(git(above, 'diff', '--cached', '--name-only')).toBe('acme-west/qreview.yaml\n');
  });

  it('has one line for a name of several, and no control characters', async () => {
    const cwd = repository();
    const team = readFileSync(join(cwd, 'qreview.yaml'), 'utf8');
    writeFileSync(
      join(cwd, 'qreview.yaml'),
      team.replace('name: Ana Silva', () => String.raw`name: "Ana\n\nRep: someone \e[31m'$HOME' \u0000Müller"`),
    );
    expect(await main([...EDIT, '--commit'], person(cwd))).toBe(0);
    expect(git(cwd, 'log', '-1', '--format=%B')).toBe(
      "review: Ana Rep: someone [31m'$HOME' Müller 2026-Q1\n\nRep: ana-silva\nQuarter: 2026-Q1\n\n",
    );
    writeFileSync(
      join(cwd, 'qreview.yaml'),
      team.replace('name: Ana Silva', () => String.raw`name: "\a"`),
    );
    expect(await main([...EDIT, '--commit'], person(cwd))).toBe(0);
    expect(git(cwd, 'log', '-1', '--format=%s')).toBe('review: ana-silva 2026-Q1\n');
  });

  it('of what is no review has its subject alone', () => {
    const cwd = repository();
    append(cwd, 'qreview.yaml', '# quotas\n');
    const change = { files: ['qreview.yaml'], subject: 'team: quotas', trailers: '' };
    expect(commitChange(cwd, change)).toEqual({
      state: 'committed',
      commit: git(cwd, 'rev-parse', '--short', 'HEAD').trim(),
    });
    expect(git(cwd, 'show', '--format=%B', '--name-only')).toBe('team: quotas\n\n\nqreview.yaml\n');
  });

  it('says so where there is nothing to commit', async () => {
    const cwd = repository();
    const terminal = fakeTerminal({ cwd, edit: () => Promise.resolve() });
    expect(await main([...EDIT, '--commit'], terminal)).toBe(0);
    expect(terminal.printed()).toBe(`Nothing was changed.\nThere is nothing to commit: git has ${ANA} as it is.\n`);
    append(cwd, ANA, '# by hand\n');
    expect(await main([...EDIT, '--commit'], fakeTerminal({ cwd, edit: () => Promise.resolve() }))).toBe(0);
    expect(git(cwd, 'show', '--format=%s', '--name-only')).toBe(`review: Ana Silva 2026-Q1\n\n${ANA}\n`);
  });
});

describe('whether to commit', () => {
  const commits = (cwd: string): number => Number(git(cwd, 'rev-list', '--count', 'HEAD'));

  it.each([
    ['the leader says so', 'commit', 2],
    ['the leader does not', 'leave', 1],
  ])('is asked at a terminal: %s', async (_, answer, count) => {
    const cwd = repository();
    const terminal = person(cwd, answer);
    expect(await main(EDIT, terminal)).toBe(0);
    expect(terminal.asked).toEqual(['Commit it to git?']);
    expect(commits(cwd)).toBe(count);
  });

  it.each([
    ['--no-commit is given', 'always', ['--no-commit'], 1],
    ['the team never wants it', 'never', [], 1],
    ['the team always wants it', 'always', [], 2],
    ['--commit is given, though the team never wants it', 'never', ['--commit'], 2],
    ['nobody is to be asked', 'ask', ['--no-input', '--set', 'worked={}'], 1],
  ])('is not asked where %s', async (_, setting, flags, count) => {
    const cwd = repository();
    append(cwd, 'qreview.yaml', `commit: ${setting}\n`);
    const terminal = person(cwd);
    await main([...(flags.includes('--no-input') ? ['new', 'mei-tanaka', '2026-Q1'] : EDIT), ...flags], terminal);
    expect(terminal.asked).toEqual([]);
    expect(commits(cwd)).toBe(count);
  });

  it('is not asked of a draft; --commit commits it', async () => {
    const cwd = repository();
    append(cwd, 'qreview.yaml', 'commit: always\n');
    const words = ['edit', 'sam-patel', '2026-Q1'];
    const terminal = person(cwd);
    expect(await main(words, terminal)).toBe(0);
    expect(commits(cwd)).toBe(1);
    expect(await main([...words, '--commit'], person(cwd))).toBe(0);
    expect(git(cwd, 'show', '--format=%s', '--name-only')).toBe(`review: Sam Patel 2026-Q1\n\n${SAM}\n`);
  });

  it('is not asked where the answers come from a file, nor outside of a repository', async () => {
    const cwd = repository();
    writeFileSync(join(cwd, 'answers.yaml'), ANSWERS);
    const terminal = person(cwd);
    expect(await main(['new', 'mei-tanaka', '2026-Q1', '--answers', 'answers.yaml'], terminal)).toBe(0);
    rmSync(join(cwd, '.git'), { recursive: true });
    expect(await main(EDIT, terminal)).toBe(0);
    expect(terminal.asked).toEqual([]);
  });
});

describe('what keeps git from it', () => {
  it('--commit outside of a repository is refused before anything is asked', async () => {
    const cwd = join(folderWithExample(), 'acme-west');
    const terminal = person(cwd);
    expect(await main([...EDIT, '--commit'], terminal)).toBe(2);
    expect(terminal.printed()).toBe(
      'qreview: the review could not be committed: this folder is in no git repository\n  leave --commit out, or mend that first\n',
    );
    append(cwd, 'qreview.yaml', 'commit: always\n');
    const other = person(cwd);
    expect(await main(EDIT, other)).toBe(0);
    expect(other.printed()).toBe(`saved ${ANA}\nnot committed: this folder is in no git repository\n`);
  });

  it('a file that git ignores is named', async () => {
    const cwd = repository();
    writeFileSync(join(cwd, '.gitignore'), 'mei-*\n');
    writeFileSync(join(cwd, 'answers.yaml'), ANSWERS);
    const words = ['new', 'mei-tanaka', '2026-Q1', '--answers', 'answers.yaml'];
    const terminal = fakeTerminal({ cwd });
    expect(await main([...words, '--commit'], terminal)).toBe(2);
    expect(terminal.printed()).toContain(`git ignores ${MEI} (.gitignore, or another list of yours)`);
    expect(existsSync(join(cwd, MEI))).toBe(false);
  });

  it('a hook that fails leaves the review on disk, and its words are shown', async () => {
    const cwd = repository();
    const hook = join(cwd, '.git/hooks/pre-commit');
    writeFileSync(hook, "#!/bin/sh\nprintf 'too late\\n\\033[31mtoday\\n' >&2\nexit 1\n", { mode: 0o755 });
    const terminal = person(cwd);
    expect(await main([...EDIT, '--commit'], terminal)).toBe(1);
    expect(readFileSync(join(cwd, ANA), 'utf8')).toContain('# looked at again\n');
    expect(terminal.printed()).toBe(`\
saved ${ANA}
qreview: the review is saved in ${ANA}, but it was not committed

git says:
  too late
  \\u001b[31mtoday

mend that, and commit it in the team's folder with
  git add -- ${ANA} && git commit -m 'review: Ana Silva 2026-Q1' --trailer 'Rep: ana-silva' --trailer 'Quarter: 2026-Q1' -- ${ANA}
`);
    rmSync(hook);
    const [, command = ''] = /with\n {2}(.*)\n/.exec(terminal.printed()) ?? [];
    execFileSync('sh', ['-c', command], { cwd, stdio: 'ignore' });
    expect(git(cwd, 'log', '-1', '--format=%B')).toBe(
      'review: Ana Silva 2026-Q1\n\nRep: ana-silva\nQuarter: 2026-Q1\n\n',
    );
  });

  it('a hook that fails without a word is told by its status', async () => {
    const cwd = repository();
    writeFileSync(join(cwd, '.git/hooks/pre-commit'), '#!/bin/sh\nexit 3\n', { mode: 0o755 });
    const terminal = person(cwd);
    expect(await main([...EDIT, '--commit'], terminal)).toBe(1);
    expect(terminal.printed()).toContain('git says:\n  nothing, and ended with status 1\n');
  });

  it.each([
    ['in a repository with commits', (cwd: string) => cwd],
    [
      'in one without',
      (cwd: string) => {
        rmSync(join(cwd, '.git/refs/heads/main'));
        rmSync(join(cwd, '.git/index'));
      },
    ],
  ])('a new review that a hook refuses goes with no other commit, %s', async (_, prepare) => {
    const cwd = repository();
    prepare(cwd);
    const hook = join(cwd, '.git/hooks/pre-commit');
    writeFileSync(hook, '#!/bin/sh\nexit 1\n', { mode: 0o755 });
    writeFileSync(join(cwd, 'answers.yaml'), ANSWERS);
    const words = ['new', 'mei-tanaka', '2026-Q1', '--answers', 'answers.yaml', '--commit'];
    expect(await main(words, fakeTerminal({ cwd }))).toBe(1);
    rmSync(hook);
    append(cwd, 'qreview.yaml', '# looked at again\n');
    git(cwd, 'add', 'qreview.yaml');
    git(cwd, 'commit', '--quiet', '--message', 'another thing');
    expect(git(cwd, 'show', '--root', '--format=', '--name-only')).toBe('qreview.yaml\n');
    const edit = ['edit', 'mei-tanaka', '2026-Q1', '--commit'];
    expect(await main(edit, person(cwd))).toBe(0);
    expect(git(cwd, 'show', '--format=', '--name-status')).toBe(`A\t${MEI}\n`);
  });

  it.each([
    [
      'HEAD on no branch',
      (cwd: string) => git(cwd, 'checkout', '--quiet', '--detach'),
      'HEAD is on no branch, so a commit could get lost: finish the rebase, or make a branch with git switch -c',
    ],
    [
      'a merge under way',
      (cwd: string) => {
        git(cwd, 'checkout', '--quiet', '-b', 'side');
        append(cwd, SAM, '# on the side\n');
        git(cwd, 'commit', '--quiet', '--all', '--message', 'side');
        git(cwd, 'checkout', '--quiet', 'main');
        git(cwd, 'merge', '--quiet', '--no-ff', '--no-commit', 'side');
      },
      `a merge is not finished, and can only be committed whole: git add ${ANA}, then git merge --continue`,
    ],
    [
      'a cherry-pick under way',
      (cwd: string) => git(cwd, 'update-ref', 'CHERRY_PICK_HEAD', 'HEAD'),
      `a cherry-pick is not finished, and can only be committed whole: git add ${ANA}, then git cherry-pick --continue`,
    ],
    [
      'nobody to be the author',
      (cwd: string) => git(cwd, 'config', 'user.name', ' '),
      'git has no name for its author (fatal: name consists only of disallowed characters:): set user.name and user.email with git config',
    ],
    [
      'nobody to be the committer',
      () => (process.env['GIT_COMMITTER_NAME'] = ' '),
      'git has no name for its author (fatal: name consists only of disallowed characters:): set user.name and user.email with git config',
    ],
    [
      'the review staged for deletion',
      (cwd: string) => git(cwd, 'rm', '--quiet', '--cached', ANA),
      `${ANA} is staged for deletion: git restore --staged ${ANA} takes that back`,
    ],
    [
      'a git that cannot tell what is staged',
      () => (process.env['PATH'] = failingGit('--diff-filter=D')),
      'fatal: no --diff-filter=D today',
    ],
    [
      'a git that cannot tell what it ignores',
      () => (process.env['PATH'] = failingGit('check-ignore')),
      'fatal: no check-ignore today',
    ],
    [
      'a repository of somebody else',
      () => Object.assign(process.env, { GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' }),
      'fatal: detected dubious ownership in repository at',
    ],
  ])('%s is told before anything is asked', async (_, spoil, says) => {
    const cwd = repository();
    spoil(cwd);
    const before = readFileSync(join(cwd, ANA), 'utf8');
    const terminal = person(cwd);
    expect(await main([...EDIT, '--commit'], terminal)).toBe(2);
    expect(terminal.printed()).toContain(`qreview: the review could not be committed: ${says.trim()}`);
    expect(terminal.printed().split('\n')).toHaveLength(3);
    expect(readFileSync(join(cwd, ANA), 'utf8')).toBe(before);
  });

  it.each([
    ['a git that cannot tell what is changed', () => (process.env['PATH'] = failingGit('status')), 'no status today'],
    ['a git that cannot name the commit', () => (process.env['PATH'] = failingGit('--short')), 'no --short today'],
    ['a locked index', (cwd: string) => writeFileSync(join(cwd, '.git/index.lock'), ''), 'index.lock'],
    ['a signature that fails', (cwd: string) => signWith(cwd, '/bin/false'), 'sign'],
  ])('%s', async (_, spoil, says) => {
    const cwd = repository();
    spoil(cwd);
    const terminal = person(cwd);
    expect(await main([...EDIT, '--commit'], terminal)).toBe(1);
    expect(terminal.printed()).toContain('but it was not committed\n');
    expect(terminal.printed()).toContain(says);
    expect(readFileSync(join(cwd, ANA), 'utf8')).toContain('# looked at again\n');
  });

  it('a git that does not take a new review in is told', async () => {
    const cwd = repository();
    writeFileSync(join(cwd, 'answers.yaml'), ANSWERS);
    process.env['PATH'] = failingGit('--intent-to-add');
    const terminal = fakeTerminal({ cwd });
    const words = ['new', 'mei-tanaka', '2026-Q1', '--answers', 'answers.yaml', '--commit'];
    expect(await main(words, terminal)).toBe(1);
    expect(terminal.printed()).toContain('git says:\n  fatal: no --intent-to-add today\n');
    expect(existsSync(join(cwd, MEI))).toBe(true);
  });

  it('a git that is gone by then is told', () => {
    const cwd = repository();
    setEnvironment({ PATH: folder() });
    expect(commitChange(cwd, { files: [ANA], subject: 'review', trailers: '' })).toEqual({
      state: 'refused',
      reason: 'there is no git on this machine',
    });
  });

  it('hooks and signatures of the repository are respected', async () => {
    const cwd = repository();
    const hook = '#!/bin/sh\ngit diff --cached --name-only > "$(git rev-parse --git-dir)/seen"\n';
    writeFileSync(join(cwd, '.git/hooks/pre-commit'), hook, { mode: 0o755 });
    const signer = join(folder(), 'signer');
    const answer = `printf '[GNUPG:] SIG_CREATED ' >&2; printf -- '-----BEGIN PGP SIGNATURE-----\\nours\\n-----END PGP SIGNATURE-----\\n'`;
    writeFileSync(signer, `#!/bin/sh\ncat > /dev/null\nprintf '\\n[GNUPG:] SIG_CREATED x\\n' >&2\n${answer}\n`, {
      mode: 0o755,
    });
    signWith(cwd, signer);
    append(cwd, SAM, '# staged\n');
    git(cwd, 'add', SAM);
    const terminal = person(cwd);
    expect(await main([...EDIT, '--commit'], terminal)).toBe(0);
    expect(readFileSync(join(cwd, '.git/seen'), 'utf8')).toBe(`${ANA}\n`);
    expect(git(cwd, 'cat-file', 'commit', 'HEAD')).toContain('gpgsig -----BEGIN PGP SIGNATURE-----\n ours\n');
  });
});

function signWith(cwd: string, program: string): void {
  git(cwd, 'config', 'commit.gpgSign', 'true');
  git(cwd, 'config', 'gpg.program', program);
}
