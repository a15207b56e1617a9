/** Repositories whose settings name programs: nothing of that is run when the team is only looked at. */
import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../root.ts';
import { inFolder } from './places.ts';
import { actingIn } from './judge.ts';
import type { Seen } from './promise.ts';
import { run, wrongEnd } from './run-in-process.ts';
import { changesBetween, snapshotOf } from './snapshot.ts';
import { Tally } from './tally.ts';

/** Settings that name a program, which leaves its mark. */
const SETTINGS: Readonly<Record<string, (mark: string) => readonly (readonly [name: string, value: string])[]>> = {
  'core.fsmonitor': (mark) => [['core.fsmonitor', mark]],
  'the pager': (mark) => [
    ['core.pager', mark],
    ...['log', 'diff', 'status', 'show'].map((command) => [`pager.${command}`, mark] as const),
  ],
  'diff.external': (mark) => [['diff.external', mark]],
  'a diff driver': (mark) => [
    ['diff.qreview.command', mark],
    ['diff.qreview.textconv', mark],
    ['diff.qreview.cachetextconv', 'true'],
  ],
  'a filter': (mark) => [
    ['filter.evil.clean', mark],
    ['filter.evil.smudge', mark],
    ['filter.evil.process', mark],
    ['filter.evil.required', 'true'],
  ],
  'a merge driver': (mark) => [['merge.evil.driver', mark]],
  signatures: (mark) => [
    ['gpg.program', mark],
    ['gpg.openpgp.program', mark],
    ['gpg.ssh.program', mark],
    ['gpg.ssh.defaultKeyCommand', mark],
    ['gpg.x509.program', mark],
    ['log.showSignature', 'true'],
    ['commit.gpgSign', 'true'],
  ],
  connections: (mark) => [
    ['core.sshCommand', mark],
    ['core.gitProxy', mark],
    ['core.askPass', mark],
    ['credential.helper', `!${mark}`],
    ['remote.origin.url', `ext::${mark}`],
    ['remote.origin.promisor', 'true'],
    ['remote.origin.partialCloneFilter', 'blob:none'],
    ['remote.origin.uploadpack', mark],
    ['extensions.partialClone', 'origin'],
    ['core.repositoryFormatVersion', '1'],
    ['protocol.ext.allow', 'always'],
  ],
  editors: (mark) => [
    ['core.editor', mark],
    ['sequence.editor', mark],
  ],
  aliases: (mark) =>
    ['log', 'diff', 'rev-parse', 'cat-file', 'ls-tree', 'ls-files', 'status', 'show', 'var', 'qreview'].map(
      (name) => [`alias.${name}`, `!${mark}`] as const,
    ),
  hooks: () => [['core.hooksPath', '.evil-hooks']],
  'alternate references': (mark) => [['core.alternateRefsCommand', mark]],
  trailers: (mark) => [
    ['trailer.rep.command', mark],
    ['trailer.rep.cmd', mark],
    ['trailer.rep.ifmissing', 'add'],
  ],
  'another file of settings': () => [['include.path', '../.evil-config']],
  'another work tree': () => [['core.worktree', '../../elsewhere']],
  'an order of files and attributes': () => [
    ['diff.orderFile', '/etc/passwd'],
    ['core.attributesFile', '../.evil-attributes'],
    ['core.excludesFile', '/etc/passwd'],
    ['log.mailmap', 'true'],
    ['mailmap.file', '/etc/passwd'],
  ],
};

const LOOKING: readonly (readonly string[])[] = [
  [],
  ['status', '2026-Q1'],
  ['report', '2026-Q1', '--history', '4'],
  ['show', 'ana-silva', '2026-Q1'],
  ['show', 'ana-silva', '2026-Q1', '--format', 'json'],
  ['prepare', 'ana-silva', '2026-Q1'],
  ['diff', 'ana-silva', '2026-Q1@HEAD'],
  ['diff', '--since', 'HEAD'],
  ['diff', '--since', 'HEAD:reviews'],
  ['diff', '2025-Q4', '2026-Q1'],
  ['validate', '--strict'],
  ['validate', '--staged'],
  ['export', 'tables'],
  ['migrate', '--dry-run'],
  ['new', 'mei-tanaka', '2026-Q1', '--answers', join(ROOT, 'examples/answers/mei-tanaka-2026-Q1.yaml')],
  ['complete', '--', 'show', ''],
];

export async function askHostileRepositories(isShort: boolean): Promise<readonly Seen[]> {
  const runs = new Tally('looking at a team runs no program that its repository names', 'commands');
  const leaks = new Tally('and it makes nothing outside the team, nor changes the repository', 'commands');
  for (const [index, [name, settingsOf]] of Object.entries(SETTINGS).entries()) {
    await inFolder(async (around) => {
      const { root, mark } = plant(around, settingsOf);
      for (const words of LOOKING.filter((_, at) => !isShort || (index + at) % 8 === 0)) {
        const before = snapshotOf(around, ['team/tables', 'team/reviews/2026-Q1']);
        const ran = await run(words, { cwd: root });
        const what = `${name}, ${words.join(' ').replace(ROOT, '')}`;
        runs.add(what, [...(existsSync(mark) ? [`it ran ${readFileSync(mark, 'utf8')}`] : []), ...wrongEnd(ran)]);
        rmSync(mark, { force: true });
        const changes = changesBetween(before, snapshotOf(around, ['team/tables', 'team/reviews/2026-Q1']));
        leaks.add(
          what,
          changes.filter((change) => !change.endsWith(' marks')),
        );
      }
    });
  }
  return [runs.seen(), leaks.seen()];
}

/** Repositories that are not what they seem to be. */
export async function askStrangeRepositories(isShort: boolean): Promise<readonly Seen[]> {
  const tally = new Tally('a repository that is planted in the team, or is none, runs nothing either', 'commands');
  const plants: Readonly<Record<string, (root: string, program: string) => void>> = {
    'a bare repository in the team': (root, program) => {
      execFileSync('git', ['init', '--quiet', '--bare', root], { stdio: 'ignore' });
      rmSync(join(root, '.git'), { recursive: true, force: true });
      appendFileSync(join(root, 'config'), `[core]\n\tfsmonitor = ${program}\n\tbare = false\n\tworktree = .\n`);
    },
    'a bare repository among the reviews': (root, program) => {
      execFileSync('git', ['init', '--quiet', '--bare', join(root, 'reviews')], { stdio: 'ignore' });
      appendFileSync(
        join(root, 'reviews/config'),
        `[core]\n\tfsmonitor = ${program}\n\tbare = false\n\tworktree = .\n`,
      );
    },
    'a file .git that leads elsewhere': (root, program) => {
      rmSync(join(root, '.git'), { recursive: true, force: true });
      const hidden = join(root, '.hidden');
      execFileSync('git', ['init', '--quiet', '--bare', hidden], { stdio: 'ignore' });
      appendFileSync(join(hidden, 'config'), `[core]\n\tfsmonitor = ${program}\n\tbare = false\n\tworktree = ..\n`);
      writeFileSync(join(root, '.git'), 'gitdir: .hidden\n');
    },
    'a submodule in place of a quarter': (root, program) => {
      const quarter = join(root, 'reviews/2026-Q1');
      execFileSync('git', ['init', '--quiet', quarter], { stdio: 'ignore' });
      execFileSync('git', ['-C', quarter, 'add', '.'], { stdio: 'ignore' });
      execFileSync('git', ['-C', quarter, 'commit', '--quiet', '-m', 'x'], { stdio: 'ignore' });
      execFileSync('git', ['-C', root, 'rm', '-r', '--quiet', '--cached', 'reviews/2026-Q1'], { stdio: 'ignore' });
      execFileSync('git', ['-C', root, 'add', 'reviews/2026-Q1'], { stdio: 'ignore' });
      for (const [name, value] of [
        ['core.fsmonitor', program],
        ['diff.external', program],
        ['filter.evil.clean', program],
      ] as const)
        execFileSync('git', ['-C', quarter, 'config', name, value]);
      writeFileSync(join(quarter, '.gitattributes'), '* filter=evil\n');
    },
    'a file .git of nonsense': (root) => {
      rmSync(join(root, '.git'), { recursive: true, force: true });
      writeFileSync(join(root, '.git'), 'gitdir: --upload-pack=x\u001B[31m\n');
    },
    'a HEAD of nonsense': (root) => writeFileSync(join(root, '.git/HEAD'), 'ref: refs/heads/--output=x\n'),
    'settings of nonsense': (root) => writeFileSync(join(root, '.git/config'), '[core\n\u001B[31m = \n'),
  };
  for (const [index, [name, make]] of Object.entries(plants).entries()) {
    await inFolder(async (around) => {
      const { root, mark, program } = plant(around, () => []);
      make(root, program);
      rmSync(mark, { force: true });
      for (const words of LOOKING.filter((_, at) => !isShort || (index + at) % 8 === 0)) {
        const ran = await run(words, { cwd: root });
        const marked = existsSync(mark) ? [`it ran ${readFileSync(mark, 'utf8')}`] : [];
        const acting = words[0] === 'complete' ? [] : actingIn(ran.out + ran.talk);
        tally.add(`${name}, ${words.join(' ').replace(ROOT, '')}`, [...marked, ...acting, ...wrongEnd(ran)]);
        rmSync(mark, { force: true });
      }
    });
  }
  return [tally.seen()];
}

interface Planted {
  readonly root: string;
  /** What the program writes, wherever it is run. */
  readonly mark: string;
  readonly program: string;
}

function plant(
  around: string,
  settingsOf: (mark: string) => readonly (readonly [name: string, value: string])[],
): Planted {
  const root = join(around, 'team');
  const mark = join(around, 'marks');
  const program = join(around, 'evil.sh');
  writeFileSync(program, `#!/bin/sh\necho "$0 $*" >> '${mark}'\ncat\n`, { mode: 0o755 });
  cpSync(join(ROOT, 'examples/acme-west'), root, { recursive: true });
  mkdirSync(join(around, 'elsewhere'));
  const git = (...words: string[]): void => {
    execFileSync('git', words, { cwd: root, stdio: 'ignore' });
  };
  git('init', '--quiet', '--initial-branch=main');
  git('add', '.');
  git('commit', '--quiet', '--message', 'Start');
  writeFileSync(join(root, '.gitattributes'), '* diff=qreview filter=evil merge=evil\n');
  writeFileSync(join(root, '.evil-config'), `[core]\n\tfsmonitor = ${program}\n[diff]\n\texternal = ${program}\n`);
  writeFileSync(join(root, '.evil-attributes'), '* diff=qreview filter=evil\n');
  const hooks = ['pre-commit', 'post-checkout', 'reference-transaction', 'post-index-change', 'fsmonitor-watchman'];
  for (const folder of [join(root, '.evil-hooks'), join(root, '.git/hooks')]) {
    mkdirSync(folder, { recursive: true });
    for (const hook of hooks) cpSync(program, join(folder, hook));
  }
  // A change that git would have to compare, and one that is staged.
  const file = 'reviews/2026-Q1/ben-okafor.yaml';
  appendFileSync(join(root, file), '# looked at\n');
  git('-c', 'core.hooksPath=/dev/null', '-c', 'core.attributesFile=/dev/null', 'add', file);
  appendFileSync(join(root, 'reviews/2026-Q1/ana-silva.yaml'), '# looked at\n');
  for (const [name, value] of settingsOf(program)) git('config', '--add', name, value);
  rmSync(mark, { force: true });
  return { root, mark, program };
}
