import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { askGit, askWhere, commitPaths, initRepository, readObjects, tellGit } from '../../src/store/git.ts';
import { shellWord } from '../../src/store/shell-word.ts';
import { readFiles, reviewsAt } from '../../src/store/versions.ts';
import { setEnvironment } from '../environment.ts';
import { folder } from '../folder.ts';
import { failingGit, Repository, REVIEW } from './planted.ts';

const WHO = { name: 'Jo Park', email: 'jo@acme.example', day: '2026-01-07' };

function log(root: string): string {
  const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')));
  return spawnSync('git', ['log', '--format=%an <%ae> %aI %cI %s'], { cwd: root, encoding: 'utf8', env }).stdout;
}

it('a commit has the name and the day of its story', () => {
  const root = folder({ 'a.yaml': 'a\n' });
  expect(initRepository(root)).toBe(true);
  commitPaths(root, ['a.yaml'], 'Start: $1,250 "so"', WHO);
  expect(log(root)).toBe(
    'Jo Park <jo@acme.example> 2026-01-07T12:00:00Z 2026-01-07T12:00:00Z Start: $1,250 "so"\n'.replaceAll(
      'Z',
      '+00:00',
    ),
  );
});

it("the user's own settings do nothing", () => {
  const home = folder({
    '.gitconfig': '[commit]\n\tgpgsign = true\n[core]\n\thooksPath = hooks\n[init]\n\ttemplateDir = template\n',
    'git/ignore': '*\n',
    'template/hooks/pre-commit': '#!/bin/sh\ntouch "$HOME/ran"\n',
  });
  chmodSync(join(home, 'template/hooks/pre-commit'), 0o755);
  setEnvironment({ HOME: home, XDG_CONFIG_HOME: home, GIT_TEMPLATE_DIR: join(home, 'template') });
  const root = folder({ 'a.yaml': 'a\n' });
  expect(initRepository(root)).toBe(true);
  commitPaths(root, ['a.yaml'], 'Start', WHO);
  expect(log(root)).toContain('Start');
  expect(existsSync(join(home, 'ran'))).toBe(false);
});

it('inside a hook it is not the repository of the hook that is written to', () => {
  const [mine, root] = [folder(), folder({ 'a.yaml': 'a\n' })];
  execFileSync('git', ['init', '--quiet'], { cwd: mine });
  setEnvironment({ GIT_DIR: join(mine, '.git'), GIT_INDEX_FILE: join(mine, '.git/index'), GIT_WORK_TREE: mine });
  expect(initRepository(root)).toBe(true);
  commitPaths(root, ['a.yaml'], 'Start', WHO);
  expect(log(root)).toContain('Start');
  expect(log(mine)).toBe('');
});

it('without a git that works there is no repository', () => {
  const bin = folder();
  writeFileSync(join(bin, 'git'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
  const root = folder();
  setEnvironment({ PATH: bin });
  expect(initRepository(root)).toBe(false);
  setEnvironment({ PATH: join(bin, 'nowhere') });
  expect(initRepository(root)).toBe(false);
  expect(existsSync(join(root, '.git'))).toBe(false);
});

it('a path is never taken for an option', () => {
  const root = folder({ '--all': 'x\n', 'b.yaml': 'b\n' });
  initRepository(root);
  commitPaths(root, ['--all'], '--amend', WHO);
  expect(log(root)).toContain('--amend');
  const files = spawnSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' });
  expect(files.stdout).toBe('--all\n');
});

it('what cannot be committed is told in the words of git', () => {
  setEnvironment({ LC_ALL: 'C' });
  const root = folder();
  initRepository(root);
  expect(() => commitPaths(root, ['nowhere.yaml'], 'Start', WHO)).toThrow(
    /^fatal: pathspec 'nowhere\.yaml' did not match any files$/,
  );
  expect(log(root)).toBe('');
});

it('that git does not commit, and says nothing, is told', () => {
  const bin = folder();
  writeFileSync(join(bin, 'git'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
  setEnvironment({ PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}` });
  expect(() => commitPaths(folder(), ['a.yaml'], 'Start', WHO)).toThrow(/^nothing, and ended with status 1$/);
});

it('a team in a folder is found by a hook, which starts at the top and is given GIT_DIR alone', () => {
  const { root } = new Repository(folder({ 'west/qreview.yaml': 'x\n' }));
  const before = process.cwd();
  onTestFinished(() => process.chdir(before));
  process.chdir(root);
  setEnvironment({ GIT_DIR: '.git' });
  expect(askWhere(join(root, 'west'))).toEqual({ state: 'answered', out: { isShallow: false, folder: 'west/' } });
});

it('a folder of a repository may have a line break in its name', () => {
  const { root } = new Repository(folder({ 'north\nwest/qreview.yaml': 'x\n' }));
  expect(askWhere(join(root, 'north\nwest'))).toEqual({
    state: 'answered',
    out: { isShallow: false, folder: 'north\nwest/' },
  });
});

it('a git that may not be run is not taken for none', () => {
  const bin = folder();
  writeFileSync(join(bin, 'git'), '#!/bin/sh\n', { mode: 0o644 });
  setEnvironment({ PATH: bin });
  const refused = { state: 'refused', reason: 'spawnSync git EACCES' };
  expect(askGit(folder(), ['status'])).toEqual(refused);
  expect(tellGit(folder(), ['status'])).toEqual(refused);
  expect([...readObjects(folder(), ['a'])]).toEqual([['a', refused]]);
});

it('a git that is stopped before it has said a word is refused', () => {
  const bin = folder();
  writeFileSync(join(bin, 'git'), '#!/bin/sh\ncat > /dev/null\nkill -KILL $$\n', { mode: 0o755 });
  setEnvironment({ PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}` });
  expect(askGit(folder(), ['status'])).toEqual({ state: 'refused', reason: 'git was stopped by SIGKILL' });
  expect(tellGit(folder(), ['status'])).toEqual({ state: 'refused', reason: 'nothing, and ended with SIGKILL' });
  expect([...readObjects(folder(), ['a'])]).toEqual([
    ['a', { state: 'refused', reason: 'git stopped without a word' }],
  ]);
});

it('without git no object is taken for missing', () => {
  setEnvironment({ PATH: folder() });
  expect([...readObjects(folder(), ['a', 'b'])]).toEqual([
    ['a', { state: 'missing' }],
    ['b', { state: 'missing' }],
  ]);
});

it('where git keeps stopping, what was not read is refused, and in the end at once', () => {
  const bin = folder();
  const starts = join(bin, 'starts');
  const script = `#!/bin/sh\nread name\necho >> ${shellWord(starts)}\necho 'fatal: no more' >&2\nexit 128\n`;
  writeFileSync(join(bin, 'git'), script, { mode: 0o755 });
  setEnvironment({ PATH: `${bin}:${process.env['PATH'] ?? ''}` });
  const names = Array.from({ length: 300 }, (_, index) => `name-${index}`);
  const read = readObjects(folder(), names);
  expect([...read.keys()]).toEqual(names);
  expect(new Set([...read.values()].map((answer) => JSON.stringify(answer)))).toEqual(
    new Set(['{"state":"refused","reason":"fatal: no more"}']),
  );
  expect(readFileSync(starts, 'utf8')).toBe('\n'.repeat(201));
});

it('of a text that git breaks off nothing is read, and all that is behind it', () => {
  const repository = new Repository();
  const { root } = repository;
  repository.git(['config', 'core.compression', '0']);
  repository.commit('2026-01-05', { large: 'x'.repeat(100_000), small: 'some words\n' });
  const [large = '', small = ''] = repository.git(['rev-parse', 'HEAD:large', 'HEAD:small']).split('\n');
  const file = join(root, '.git/objects', large.slice(0, 2), large.slice(2));
  chmodSync(file, 0o644);
  truncateSync(file, 60_000);
  // So that git begins to write it before it has seen its end.
  repository.git(['config', 'core.bigFileThreshold', '1000']);
  // What isn't there may have a name that ends as a size does.
  expect([...readObjects(root, [large, 'HEAD:small 12', small])]).toEqual([
    [large, { state: 'refused', reason: expect.stringContaining(large) }],
    [small, { state: 'answered', out: Buffer.from('some words\n') }],
  ]);
});

it('a version whose object is gone is refused, by the name of its file', () => {
  const { root } = new Repository();
  const files = new Map([[REVIEW, 'f'.repeat(40)]]);
  const reason = 'the object is not in the repository';
  expect([...readFiles(root, files, [REVIEW])]).toEqual([[REVIEW, { state: 'refused', reason }]]);
  expect(reviewsAt(root, files, [{ rep: 'ana-silva', quarter: '2026-Q1' }])).toEqual({
    state: 'refused',
    reason: `${REVIEW}: ${reason}`,
  });
});

it('a git that ends before it has read all that it was given says why in its own words', () => {
  setEnvironment({ PATH: failingGit('rev-list') });
  // More than a pipe holds.
  expect(askGit(folder(), ['rev-list'], 'x'.repeat(1_000_000))).toEqual({
    state: 'refused',
    reason: 'fatal: no rev-list today',
  });
});
