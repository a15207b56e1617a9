import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { askGit, commitPaths, initRepository, readObjects } from '../../src/store/git.ts';
import { setEnvironment } from '../environment.ts';
import { folder } from '../folder.ts';
import { failingGit } from './planted.ts';

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

it('without git no object is taken for missing', () => {
  setEnvironment({ PATH: folder() });
  expect([...readObjects(folder(), ['a', 'b'])]).toEqual([
    ['a', { state: 'missing' }],
    ['b', { state: 'missing' }],
  ]);
});

it('where git keeps stopping, what was not read is refused, and in the end at once', () => {
  const bin = folder();
  writeFileSync(join(bin, 'git'), "#!/bin/sh\nread name\necho 'fatal: no more' >&2\nexit 128\n", { mode: 0o755 });
  setEnvironment({ PATH: `${bin}:${process.env['PATH'] ?? ''}` });
  const names = Array.from({ length: 300 }, (_, index) => `name-${index}`);
  const read = readObjects(folder(), names);
  expect([...read.keys()]).toEqual(names);
  expect(new Set([...read.values()].map((answer) => JSON.stringify(answer)))).toEqual(
    new Set(['{"state":"refused","reason":"fatal: no more"}']),
  );
});

it('a git that ends before it has read all that it was given says why in its own words', () => {
  setEnvironment({ PATH: failingGit('rev-list') });
  // More than a pipe holds.
  expect(askGit(folder(), ['rev-list'], 'x'.repeat(1_000_000))).toEqual({
    state: 'refused',
    reason: 'fatal: no rev-list today',
  });
});
