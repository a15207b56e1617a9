/** What is about to be committed, checked by the hook that `init` adds, in real repositories with the built program. */
import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { main } from '../../src/cli/main.ts';
import { setEnvironment } from '../environment.ts';
import { folder, folderWithExample, ROOT } from '../folder.ts';
import { failingGit } from '../store/planted.ts';
import { fakeTerminal } from './fake-terminal.ts';

const ANA = 'reviews/2026-Q1/ana-silva.yaml';
const BROKEN = `${ANA}:127:1 error [file/yaml]
  a bracket is opened before here and never closed
  → close it with ] or }, or quote the text

1 file: 1 error
`;

interface Ran {
  readonly status: number | null;
  readonly told: string;
}

interface Repository {
  readonly top: string;
  readonly team: string;
  readonly git: (...words: readonly string[]) => Ran;
  readonly qreview: (...words: readonly string[]) => Promise<Ran>;
}

/** A repository with the example team in a subfolder, whose hooks find qreview; of the machine's settings none counts. */
function repository(): Repository {
  const [above, bin] = [folder(), folder()];
  symlinkSync(join(ROOT, 'bin/qreview.js'), join(bin, 'qreview'));
  setEnvironment({
    PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}`,
    HOME: folder({ '.gitconfig': '[user]\n  name = Jo Park\n  email = jo@acme.example\n' }),
    LC_ALL: 'C.UTF-8',
    QREVIEW_TODAY: '2026-04-08',
  });
  const top = join(above, 'repository');
  const team = join(top, 'acme west');
  cpSync(join(ROOT, 'examples/acme-west'), team, { recursive: true });
  const git: Repository['git'] = (...words) => {
    const { status, stdout, stderr } = spawnSync('git', words, { cwd: team, encoding: 'utf8' });
    return { status, told: stdout + stderr };
  };
  git('init', '--quiet', '--initial-branch=main', top);
  git('add', '.');
  git('commit', '--quiet', '--message', 'Start');
  return { top, team, git, qreview: (...words) => qreview(team, ...words) };
}

/** A repository whose commits are checked. */
async function checkedRepository(): Promise<Repository> {
  const made = repository();
  expect(await made.qreview('init', '--hook')).toMatchObject({ status: 0 });
  return made;
}

async function qreview(cwd: string, ...words: readonly string[]): Promise<Ran> {
  const terminal = fakeTerminal({ cwd });
  return { status: await main(words, terminal), told: terminal.printed() };
}

describe('the hook', () => {
  it('keeps what is not valid from being committed, as it is staged and not as it is on disk', async () => {
    const { team, git } = await checkedRepository();
    const before = readFileSync(join(team, ANA), 'utf8');
    appendFileSync(join(team, ANA), 'x: [\n');
    git('add', '.');
    expect(git('commit', '--quiet', '--message', 'broken')).toEqual({ status: 1, told: BROKEN });
    writeFileSync(join(team, ANA), before);
    expect(git('commit', '--quiet', '--message', 'mended on disk alone')).toEqual({ status: 1, told: BROKEN });
  });

  it('lets pass what is valid, whatever else is on disk', async () => {
    const { team, git } = await checkedRepository();
    appendFileSync(join(team, 'reviews/2026-Q1/ben-okafor.yaml'), '# looked at again\n');
    git('add', '.');
    appendFileSync(join(team, ANA), 'x: [\n');
    expect(git('commit', '--quiet', '--message', 'a remark')).toEqual({ status: 0, told: '1 file: all valid\n' });
  });

  it.each([
    ['of all that is changed', ['--all']],
    ['of one file alone', ['--only', ANA]],
  ])('sees a commit %s', async (_, words) => {
    const { team, git } = await checkedRepository();
    appendFileSync(join(team, ANA), 'x: [\n');
    expect(git('commit', '--quiet', '--message', 'broken', ...words)).toEqual({ status: 1, told: BROKEN });
  });

  it('serves another worktree, and a repository that is named from elsewhere', async () => {
    const { top, git } = await checkedRepository();
    const other = join(folder(), 'other');
    git('worktree', 'add', '--quiet', other);
    appendFileSync(join(other, 'acme west', ANA), 'x: [\n');
    expect(git('-C', other, 'commit', '--quiet', '--all', '--message', 'broken')).toEqual({ status: 1, told: BROKEN });
    appendFileSync(join(top, 'acme west', ANA), 'x: [\n');
    const named = ['--git-dir', join(top, '.git'), '--work-tree', top];
    expect(git(...named, 'commit', '--quiet', '--all', '--message', 'broken')).toEqual({ status: 1, told: BROKEN });
  });

  it('lets a branch pass that has no such team', async () => {
    const { git } = await checkedRepository();
    git('checkout', '--quiet', '--orphan', 'pages');
    git('rm', '--quiet', '-r', '--force', '.');
    expect(git('commit', '--quiet', '--allow-empty', '--message', 'nothing').status).toBe(0);
  });

  it('says so where qreview is not found', async () => {
    const { top, git } = await checkedRepository();
    const bare = folder();
    for (const name of ['git', 'sh']) {
      symlinkSync(execFileSync('which', [name], { encoding: 'utf8' }).trim(), join(bare, name));
    }
    git('config', 'user.name', 'Jo Park');
    git('config', 'user.email', 'jo@acme.example');
    const words = ['commit', '--quiet', '--allow-empty', '--message', 'x'];
    const { status, stderr } = spawnSync('git', words, { cwd: top, env: { PATH: bare }, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: 'qreview is not found here, so the reviews were not checked: install it, or commit with --no-verify\n',
    });
  });
});

describe('validate --staged', () => {
  it('has nothing to check where nothing is staged', async () => {
    const { team, qreview } = repository();
    appendFileSync(join(team, ANA), 'x: [\n');
    expect(await qreview('validate', '--staged')).toEqual({ status: 0, told: 'no file to check\n' });
  });

  it('checks the later reviews of the rep too, which rest on an earlier one', async () => {
    const { team, git, qreview } = repository();
    const earlier = join(team, 'reviews/2025-Q4/ana-silva.yaml');
    const text = readFileSync(earlier, 'utf8');
    const lowered = text.replace(
      'metric: CIO meetings\n      target: 3\n    expects: 90000',
      'metric: CIO meetings\n      target: 2\n    expects: 90000',
    );
    expect(lowered).not.toBe(text);
    writeFileSync(earlier, lowered);
    git('add', '.');
    const { status, told } = await qreview('validate', '--staged');
    expect(status).toBe(1);
    expect(told).toContain('reviews/2026-Q1/ana-silva.yaml:11:3 error [said/unchanged]');
    expect(told).toContain('\n2 files: 1 error\n');
  });

  it('holds a review against the figures that are staged, and nothing else', async () => {
    const { team, git, qreview } = repository();
    const actuals = 'actuals/2026-Q1.yaml';
    mkdirSync(join(team, 'actuals'));
    writeFileSync(join(team, actuals), 'version: 1\nquarter: 2026-Q1\nreps: { ana-silva: { booked: 230000 } }\n');
    git('add', '.');
    git('commit', '--quiet', '--message', 'figures');
    rmSync(join(team, actuals));
    appendFileSync(join(team, ANA), '# looked at again\n');
    writeFileSync(
      join(team, 'reviews/2025-Q3/mei-tanaka.yaml'),
      'version: 1\nrep: mei-tanaka\nquarter: 2025-Q3\nstate: draft\nsaid: {}\n',
    );
    git('add', 'reviews');
    const { told } = await qreview('validate', '--staged', '--strict');
    expect(told).toContain(`${ANA}:9:11 warning [did/matches-the-crm]`);
    // In a first review it is a remark only.
    expect(told).toContain('reviews/2025-Q3/mei-tanaka.yaml:5:7 info [said/on-record]');
  });

  it('has nothing to check where nothing is staged, though the team file is not in git', async () => {
    const { git, qreview } = repository();
    git('rm', '--quiet', '--cached', 'qreview.yaml');
    git('commit', '--quiet', '--message', 'the team file stays at home');
    expect(await qreview('validate', '--staged')).toEqual({ status: 0, told: 'no file to check\n' });
  });

  it('checks what rests on a review that is removed', async () => {
    const { git, qreview } = repository();
    git('rm', '--quiet', '--cached', 'reviews/2025-Q4/ana-silva.yaml');
    const { told } = await qreview('validate', '--staged');
    expect(told).toBe('1 file: all valid\n');
  });

  it('checks all reviews against a team file that is staged', async () => {
    const { team, git, qreview } = repository();
    const file = join(team, 'qreview.yaml');
    const before = readFileSync(file, 'utf8');
    writeFileSync(file, `${before}# looked at again\n`);
    git('add', '.');
    writeFileSync(file, 'version: 2\n');
    expect(await qreview('validate', '--staged')).toEqual({ status: 0, told: '26 files: all valid\n' });
    git('add', '.');
    writeFileSync(file, before);
    expect(await qreview('validate', '--staged')).toMatchObject({ status: 1 });
  });

  it('knows a file among the reviews that is none, unless it goes', async () => {
    const { team, git, qreview } = repository();
    writeFileSync(join(team, 'reviews/2026-Q1/Ana.yaml'), '');
    writeFileSync(join(team, 'reviews/a\tb.txt'), '');
    writeFileSync(join(team, 'reviews/notes.txt'), '');
    writeFileSync(join(team, 'reviews/.gitignore'), '');
    git('add', '--force', '.');
    expect((await qreview('validate', '--staged')).told).toBe(`\
reviews/2026-Q1/Ana.yaml:1:1 error [file/place]
  the name is not that of a review
  → reviews are reviews/QUARTER/REP.yaml, such as
    reviews/2026-Q1/ana-silva.yaml: rename it, or move it away

reviews/a  b.txt:1:1 error [file/place]
  the name is not that of a review
  → reviews are reviews/QUARTER/REP.yaml, such as
    reviews/2026-Q1/ana-silva.yaml: rename it, or move it away

reviews/notes.txt:1:1 error [file/place]
  the name is not that of a review
  → reviews are reviews/QUARTER/REP.yaml, such as
    reviews/2026-Q1/ana-silva.yaml: rename it, or move it away

0 files: 3 errors
`);
    git('commit', '--quiet', '--no-verify', '--message', 'strangers');
    git('rm', '--quiet', 'reviews/notes.txt', 'reviews/a\tb.txt', 'reviews/2026-Q1/Ana.yaml');
    expect((await qreview('validate', '--staged')).told).toBe('no file to check\n');
  });

  it('works before the first commit, and in no repository says so', async () => {
    const cwd = join(folderWithExample(), 'acme-west');
    expect(await qreview(cwd, 'validate', '--staged')).toEqual({
      status: 2,
      told: 'qreview: nothing is staged: this folder is in no git repository\n  leave --staged out to check all\n',
    });
    execFileSync('git', ['init', '--quiet'], { cwd });
    execFileSync('git', ['add', 'qreview.yaml', 'reviews/2025-Q1'], { cwd });
    expect(await qreview(cwd, 'validate', '--staged')).toEqual({ status: 0, told: '6 files: all valid\n' });
  });

  it('finds what a merge left in conflict', async () => {
    const { team, git, qreview } = repository();
    const file = join(team, ANA);
    const before = readFileSync(file, 'utf8');
    const note = (text: string): void => {
      writeFileSync(
        file,
        before.replace(/note: Initech.*/, () => `note: ${text}`),
      );
      git('commit', '--quiet', '--all', '--message', text);
    };
    git('checkout', '--quiet', '-b', 'sam');
    note('Initech moved to May');
    git('checkout', '--quiet', 'main');
    note('Initech moved to June');
    expect(git('merge', '--quiet', 'sam').status).toBe(1);
    const { status, told } = await qreview('validate', '--staged');
    expect(status).toBe(1);
    expect(told).toBe(`\
${ANA}:1:1 error [file/conflict]
  a merge left a conflict here that is not resolved
  → keep what is right, and then git add ${ANA}

1 file: 1 error
`);
  });

  it('finds a conflict in the team file and in actuals too', async () => {
    const { team, git, qreview } = repository();
    const both = (file: string): void => {
      const object = git('hash-object', '-w', 'qreview.yaml').told.trim();
      const name = `acme west/${file}`;
      const lines = [`0 ${'0'.repeat(40)}\t${name}`, ...[2, 3].map((stage) => `100644 ${object} ${stage}\t${name}`)];
      execFileSync('git', ['update-index', '--index-info'], { cwd: team, input: `${lines.join('\n')}\n` });
    };
    both('actuals/2026-Q1.yaml');
    expect((await qreview('validate', '--staged')).told).toContain('actuals/2026-Q1.yaml:1:1 error [file/conflict]');
    both('qreview.yaml');
    const { status, told } = await qreview('validate', '--staged');
    expect(status).toBe(1);
    expect(told).toContain('qreview.yaml:1:1 error [file/conflict]');
  });

  it.each([
    ['bytes that are not UTF-8', Buffer.from([0x78, 0xff, 0x0a]), 'the text is not UTF-8 from here on'],
    ['UTF-16', Buffer.from('\uFEFFversion: 1\n', 'utf16le'), 'the file is UTF-16 text'],
    ['a NUL character', Buffer.from('version: 1\0\n'), 'there is a NUL character here: this is no text'],
  ])('finds %s, as on disk', async (_, bytes, says) => {
    const { team, git, qreview } = repository();
    writeFileSync(join(team, ANA), bytes);
    git('add', '.');
    const staged = await qreview('validate', '--staged');
    expect(staged).toMatchObject({ status: 1 });
    expect(staged.told).toContain(says);
    expect((await qreview('validate', ANA)).told).toBe(staged.told);
  });

  it('leaves out what is only intended to be added', async () => {
    const { team, git, qreview } = repository();
    const file = 'reviews/2026-Q1/mei-tanaka.yaml';
    cpSync(join(team, ANA), join(team, file));
    git('add', '--intent-to-add', file);
    expect(await qreview('validate', '--staged')).toEqual({ status: 0, told: 'no file to check\n' });
    appendFileSync(join(team, 'qreview.yaml'), '# looked at again\n');
    git('add', 'qreview.yaml');
    expect(await qreview('validate', '--staged')).toEqual({ status: 0, told: '26 files: all valid\n' });
  });

  it('says so where the commit has no team file, unless it has no team', async () => {
    const { git, qreview } = repository();
    git('rm', '--quiet', '--cached', 'qreview.yaml');
    const { status, told } = await qreview('validate', '--staged');
    expect(status).toBe(1);
    expect(told).toContain(
      'qreview.yaml:1:1 error [file/reference]\n  the commit has reviews and no team file\n  → stage it with git add qreview.yaml\n',
    );
    git('rm', '--quiet', '-r', '--cached', '.');
    expect((await qreview('validate', '--staged')).status).toBe(0);
  });

  it('says in a sentence why git refuses the repository, or has another work tree', async () => {
    const { git, qreview } = repository();
    process.env['GIT_TEST_ASSUME_DIFFERENT_OWNER'] = '1';
    const refused = await qreview('validate', '--staged');
    expect(refused.status).toBe(2);
    expect(refused.told.split('\n')).toHaveLength(3);
    expect(refused.told).toContain('qreview: nothing is staged: fatal: detected dubious ownership in repository at');
    delete process.env['GIT_TEST_ASSUME_DIFFERENT_OWNER'];
    git('config', 'core.worktree', folder());
    const elsewhere = await qreview('validate', '--staged');
    expect(elsewhere.status).toBe(2);
    expect(elsewhere.told).toContain('qreview: nothing is staged: it has another folder for its work tree');
  });

  it('says why git cannot read its index', async () => {
    const { top, qreview } = repository();
    writeFileSync(join(top, '.git/index'), 'broken');
    const { status, told } = await qreview('validate', '--staged');
    expect(status).toBe(2);
    expect(told).toContain('qreview: nothing is staged: fatal: ');
  });

  it.each(['--ita-invisible-in-index', '--ita-visible-in-index', 'ls-files'])(
    'takes nothing for checked where git fails at %s',
    async (word) => {
      const { qreview } = repository();
      process.env['PATH'] = failingGit(word);
      expect(await qreview('validate', '--staged')).toEqual({
        status: 2,
        told: `qreview: nothing is staged: fatal: no ${word} today\n  leave --staged out to check all\n`,
      });
    },
  );

  it('serves a link to the team', async () => {
    const { team, git } = repository();
    const link = join(folder(), 'link');
    symlinkSync(team, link);
    appendFileSync(join(team, ANA), 'x: [\n');
    git('add', '.');
    expect(await qreview(link, 'validate', '--staged')).toEqual({ status: 1, told: BROKEN });
  });

  it('says which version git cannot give', async () => {
    const { top, team, git, qreview } = repository();
    appendFileSync(join(team, ANA), '# looked at again\n');
    git('add', '.');
    const object = git('rev-parse', `:./${ANA}`).told.trim();
    rmSync(join(top, '.git/objects', object.slice(0, 2), object.slice(2)), { force: true });
    const { status, told } = await qreview('validate', '--staged', '--format', 'json');
    expect(status).toBe(1);
    expect(JSON.parse(told)).toMatchObject({
      files: [ANA],
      findings: [
        {
          file: ANA,
          line: 1,
          column: 1,
          excerpt: '',
          path: [],
          rule: 'file/text',
          severity: 'error',
          message: 'git cannot give this version: the object is not in the repository',
          advice: 'git fsck says what is broken',
        },
      ],
    });
  });

  it('takes no paths', async () => {
    const { qreview } = repository();
    expect((await qreview('validate', '--staged', ANA)).status).toBe(2);
  });
});

describe('init in a repository', () => {
  it('adds the hook and the workflow once, and says where', async () => {
    const { top, team, qreview } = repository();
    const hook = join(top, '.git/hooks/pre-commit');
    const workflow = join(top, '.github/workflows/qreview-acme-west.yml');
    expect(await qreview('init', '--hook', '--workflow')).toEqual({ status: 0, told: `${hook}\n${workflow}\n` });
    expect(readFileSync(hook, 'utf8')).toBe(`#!/bin/sh
# Checks the reviews that are about to be committed. git commit --no-verify goes without.
[ -f 'acme west/qreview.yaml' ] || exit 0
command -v qreview >/dev/null || {
  echo 'qreview is not found here, so the reviews were not checked: install it, or commit with --no-verify' >&2
  exit 1
}
qreview validate --staged -C 'acme west' || exit
`);
    expect(statSync(hook).mode & 0o777).toBe(0o777 & ~process.umask());
    const parsed: unknown = parse(readFileSync(workflow, 'utf8'));
    expect(parsed).toEqual({
      name: 'reviews',
      on: { push: { paths: ['acme west/**'] }, pull_request: { paths: ['acme west/**'] } },
      permissions: { contents: 'read' },
      jobs: {
        validate: {
          'runs-on': 'ubuntu-latest',
          steps: [
            { uses: 'actions/checkout@v4' },
            { uses: 'actions/setup-node@v4', with: { 'node-version': 22 } },
            { run: "npx --yes qreview validate --format github -C 'acme west'" },
          ],
        },
      },
    });
    expect((await qreview('init', '--hook')).told).toBe(`${hook}\nIt checks the reviews already.\n`);
    expect(readFileSync(join(team, 'qreview.yaml'), 'utf8')).toContain('Acme West');
  });

  it("leaves a hook of the user's as it is, and tells the line that it lacks", async () => {
    const { top, qreview } = repository();
    const hook = join(top, '.git/hooks/pre-commit');
    mkdirSync(join(top, '.git/hooks'), { recursive: true });
    writeFileSync(hook, '#!/bin/sh\nnpm test\n');
    const told = `\
qreview: ${hook} is there already, and stays as it is

    qreview validate --staged -C 'acme west' || exit
  add this line to it
`;
    expect(await qreview('init', '--hook')).toEqual({ status: 2, told });
    expect(readFileSync(hook, 'utf8')).toBe('#!/bin/sh\nnpm test\n');
  });

  it('puts the hook where the repository has its hooks', async () => {
    const { top, git, qreview } = repository();
    git('config', 'core.hooksPath', 'own hooks');
    expect((await qreview('init', '--hook')).told).toBe(`${join(top, 'own hooks/pre-commit')}\n`);
  });

  it('checks a team that is the whole repository', async () => {
    const cwd = join(folderWithExample(), 'acme-west');
    execFileSync('git', ['init', '--quiet'], { cwd });
    expect(await qreview(cwd, 'init', '--hook', '--workflow')).toEqual({
      status: 0,
      told: '.git/hooks/pre-commit\n.github/workflows/qreview.yml\n',
    });
    expect(readFileSync(join(cwd, '.git/hooks/pre-commit'), 'utf8')).toContain(
      '\nqreview validate --staged -C . || exit',
    );
    expect(parse(readFileSync(join(cwd, '.github/workflows/qreview.yml'), 'utf8'))).toMatchObject({
      on: { push: null, pull_request: null },
      jobs: {
        validate: { steps: [{}, {}, { run: 'npx --yes qreview validate --format github -C .' }] },
      },
    });
  });

  it('names the workflow of a team deep in a repository so that no name needs quotes', async () => {
    const { top, team, qreview } = repository();
    cpSync(team, join(top, 'sales/emea  west'), { recursive: true });
    const workflow = join(top, '.github/workflows/qreview-sales-emea-west.yml');
    expect((await qreview('-C', '../sales/emea  west', 'init', '--workflow')).told).toBe(`${workflow}\n`);
  });

  it('says why git does not tell where the hooks are', async () => {
    const { qreview } = repository();
    process.env['PATH'] = failingGit('--git-path');
    expect(await qreview('init', '--hook')).toEqual({
      status: 2,
      told: 'qreview: the check cannot be added: fatal: no --git-path today\n',
    });
  });

  it.each(['--hook', '--workflow'])('needs a repository for %s', async (flag) => {
    expect(await qreview(join(folderWithExample(), 'acme-west'), 'init', flag)).toEqual({
      status: 2,
      told: 'qreview: the check cannot be added: the folder is in no git repository\n  git init starts one\n',
    });
  });
});

describe('git diff', () => {
  it('shows reviews as they read, once it is told how', () => {
    const { team, git } = repository();
    writeFileSync(join(team, '.gitattributes'), 'reviews/*/*.yaml diff=qreview\n');
    const text = readFileSync(join(team, ANA), 'utf8');
    writeFileSync(join(team, ANA), text.replaceAll('231500', '241500'));
    git('config', 'diff.qreview.textconv', 'qreview show --textconv');
    const { told } = git('diff', '--unified=0', '--', ANA);
    expect(told.split('\n').slice(4)).toEqual([
      '@@ -4 +4 @@ ana-silva  2026-Q1  held 2026-04-02',
      '-   booked 231,500 of 250,000 (93%)',
      '+   booked 241,500 of 250,000 (97%)',
      '',
    ]);
  });

  it('hides nothing of a promise', () => {
    const { team, git } = repository();
    writeFileSync(join(team, '.gitattributes'), 'reviews/*/*.yaml diff=qreview\n');
    const text = readFileSync(join(team, ANA), 'utf8');
    expect(text).toContain('expects: 90000\n');
    writeFileSync(join(team, ANA), text.replace('expects: 90000\n', 'expects: 30000\n'));
    git('config', 'diff.qreview.textconv', 'qreview show --textconv');
    const { told } = git('diff', '--unified=0', '--', ANA);
    expect(told.split('\n').slice(5)).toEqual(['-     expects 90,000', '+     expects 30,000', '']);
  });

  it('shows a version that is no review as it is', () => {
    const { team, git } = repository();
    writeFileSync(join(team, '.gitattributes'), 'reviews/*/*.yaml diff=qreview\n');
    writeFileSync(join(team, ANA), 'x: [\n');
    git('config', 'diff.qreview.textconv', 'qreview show --textconv');
    const { status, told } = git('diff', '--', ANA);
    expect(status).toBe(0);
    expect(told).toContain('\n+x: [\n');
  });
});

it('the pre-commit framework calls qreview for each file of a team, and for no other', () => {
  const [, pattern = ''] = /files: (.*)/.exec(readFileSync(join(ROOT, '.pre-commit-hooks.yaml'), 'utf8')) ?? [];
  const files = ['qreview.yaml', 'west/qreview.yaml', 'west/reviews/2026-Q1/ana.yaml', 'actuals/2026-Q1.yaml'];
  expect([...files, 'notes.md', 'west/my-actuals/x'].filter((file) => new RegExp(pattern).test(file))).toEqual(files);
});
