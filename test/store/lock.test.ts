import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { lockPath, takeLock, whileLocked } from '../../src/store/lock.ts';
import { folder } from '../folder.ts';
import { becomeNobody } from '../nobody.ts';
import { codeOf } from './code-of.ts';
import { compile, run } from './other-process.ts';

// Each takes the lock, holds it a moment, and says whether another one was in there too.
const CLAIM = `
import { readdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
const [module, path, start, rounds] = process.argv.slice(1);
const { takeLock, lockPath } = await import(module);
const rest = (ms) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
let taken = 0;
for (let round = 0; round < Number(rounds); round += 1) {
  const file = path + round;
  while (Date.now() < Number(start) + round * 50);
  const lock = takeLock(file);
  if ('holder' in lock) continue;
  taken += 1;
  try { writeFileSync(file + '.inside', '', { flag: 'wx' }); } catch { console.log('two at once in round ' + round); }
  rest(25);
}
console.log('taken ' + taken);
// Who ends frees its locks, so all end together.
writeFileSync(path + '.' + process.pid + '.end', '');
while (readdirSync(dirname(path)).filter((name) => name.endsWith('.end')).length < 4) rest(5);
`;

it('is taken by one of several processes that find the lock of a dead one', { timeout: 60_000 }, async () => {
  const rounds = 40;
  const root = folder();
  const { pid } = spawnSync(process.execPath, ['-e', '0']);
  for (let round = 0; round < rounds; round += 1) {
    writeFileSync(lockPath(join(root, `ana.yaml${round}`)), JSON.stringify({ process: pid, host: hostname() }));
  }
  const words = [await compile('lock'), join(root, 'ana.yaml'), String(Date.now() + 700), String(rounds)];
  const said = await Promise.all([1, 2, 3, 4].map(() => run(CLAIM, words)));
  const lines = said.flatMap(({ out }) => out.trim().split('\n'));
  expect(lines.filter((line) => line.startsWith('two'))).toEqual([]);
  expect(lines.reduce((sum, line) => sum + Number(line.replace('taken ', '')), 0)).toBe(rounds);
  expect(existsSync(join(root, 'ana.yaml0.inside'))).toBe(true);
});

it('is released, and leaves nothing behind', () => {
  const path = join(folder(), 'ana.yaml');
  const lock = takeLock(path);
  expect(readdirSync(dirname(path))).toEqual(['.ana.yaml.lock']);
  if ('release' in lock) lock.release();
  expect(readdirSync(dirname(path))).toEqual([]);
});

it('that cannot be removed any more is no error of the work that was done under it', () => {
  const path = join(folder(), 'ana.yaml');
  const lock = takeLock(path);
  unlinkSync(lockPath(path));
  mkdirSync(lockPath(path));
  expect(() => 'release' in lock && lock.release()).not.toThrow();
});

it('of a process that another user runs is believed', () => {
  const path = join(folder(), 'ana.yaml');
  writeFileSync(lockPath(path), JSON.stringify({ process: 1, host: hostname() }));
  expect(takeLock(path)).toEqual({ holder: { process: 1, host: hostname() } });
});

it('is not waited for where it is a link to nothing', () => {
  const path = join(folder(), 'ana.yaml');
  symlinkSync('nowhere', lockPath(path));
  expect(takeLock(path)).toHaveProperty('release');
});

it('that cannot be cleared away is an error, and no endless loop', () => {
  const path = join(folder(), 'ana.yaml');
  mkdirSync(lockPath(path));
  expect(() => takeLock(path)).toThrow(/EISDIR|EPERM/);
});

it('of a dead process is left to the one who is clearing it away', () => {
  const path = join(folder(), 'ana.yaml');
  writeFileSync(lockPath(path), 'rubbish');
  writeFileSync(lockPath(lockPath(path)), JSON.stringify({ process: 1, host: 'elsewhere' }));
  expect(takeLock(path)).toEqual({ holder: { process: 1, host: 'elsewhere' } });
});

it('is held by one, and free again afterwards', () => {
  const path = join(folder(), 'ana.yaml');
  const first = takeLock(path);
  expect(takeLock(path)).toMatchObject({ holder: { process: process.pid, host: hostname() } });
  if ('release' in first) first.release();
  expect(takeLock(path)).toHaveProperty('release');
});

it('is taken over from a process that has died, and from what is no lock', () => {
  const path = join(folder(), 'ana.yaml');
  const { pid } = spawnSync(process.execPath, ['-e', '0']);
  for (const text of [JSON.stringify({ process: pid, host: hostname() }), 'rubbish', '{"process":"x"}', '']) {
    writeFileSync(lockPath(path), text);
    const lock = takeLock(path);
    expect(lock).toHaveProperty('release');
    if ('release' in lock) lock.release();
  }
});

it('is taken over together with what the dead process had begun, and with nothing else', () => {
  const path = join(folder(), 'ana.yaml');
  const { pid } = spawnSync(process.execPath, ['-e', '0']);
  const dead = JSON.stringify({ process: pid, host: hostname() });
  const texts = {
    '.ana.yaml.lock': dead,
    [`.ana.yaml.${pid}-12.tmp`]: 'half',
    [`..ana.yaml.lock.${pid}-11.tmp`]: dead,
    // Of another machine, and of somebody who is about to take the lock: it has written nothing yet.
    [`..ana.yaml.lock.${pid}-10.tmp`]: JSON.stringify({ process: pid, host: 'elsewhere' }),
    '..ana.yaml.lock.1-13.tmp': '',
    [`.ben.yaml.${pid}-14.tmp`]: 'half',
    '.ana.yaml.mine.tmp': 'words',
  };
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(dirname(path), name), text);
  const lock = takeLock(path);
  if ('release' in lock) lock.release();
  expect(readdirSync(dirname(path)).toSorted()).toEqual(
    [
      `..ana.yaml.lock.${pid}-10.tmp`,
      '..ana.yaml.lock.1-13.tmp',
      '.ana.yaml.mine.tmp',
      `.ben.yaml.${pid}-14.tmp`,
    ].toSorted(),
  );
});

it('of another machine keeps what was begun there', () => {
  const path = join(folder(), 'ana.yaml');
  writeFileSync(lockPath(path), JSON.stringify({ process: 1, host: 'elsewhere' }));
  writeFileSync(join(dirname(path), '.ana.yaml.1-12.tmp'), 'half');
  expect(takeLock(path)).toHaveProperty('holder');
  expect(readdirSync(dirname(path)).toSorted()).toEqual(['.ana.yaml.1-12.tmp', '.ana.yaml.lock']);
});

it('is taken over from a process of the same number, as after a start of the machine', () => {
  const path = join(folder(), 'ana.yaml');
  writeFileSync(lockPath(path), JSON.stringify({ process: process.pid, host: hostname() }));
  expect(takeLock(path)).toHaveProperty('release');
});

it.each([process.pid, 2 ** 22 + 1])('of another container with the name of this host is believed: %d', (id) => {
  const path = join(folder(), 'ana.yaml');
  const other = { process: id, host: hostname(), namespace: 'pid:[1]' };
  writeFileSync(lockPath(path), JSON.stringify(other));
  expect(takeLock(path)).toEqual({ holder: other });
});

it('that was removed by hand, and taken by somebody else, is left to them', () => {
  const path = join(folder(), 'ana.yaml');
  const lock = takeLock(path);
  const theirs = JSON.stringify({ process: 1, host: 'elsewhere' });
  writeFileSync(lockPath(path), theirs);
  if ('release' in lock) lock.release();
  expect(readFileSync(lockPath(path), 'utf8')).toBe(theirs);
});

it('is held while something is done, and need not be taken twice', () => {
  const path = join(folder(), 'ana.yaml');
  const seen: string[][] = [];
  whileLocked(path, () => whileLocked(path, () => seen.push(readdirSync(dirname(path)))));
  expect([seen, readdirSync(dirname(path))]).toEqual([[['.ana.yaml.lock']], []]);
  writeFileSync(lockPath(path), JSON.stringify({ process: 1, host: 'elsewhere' }));
  expect(codeOf(() => whileLocked(path, () => seen.push([])))).toBe('ELOCKED');
  expect(seen).toHaveLength(1);
});

it('of another machine is believed, even where this one has no such process', () => {
  const path = join(folder(), 'ana.yaml');
  const { pid } = spawnSync(process.execPath, ['-e', '0']);
  writeFileSync(lockPath(path), JSON.stringify({ process: pid, host: 'elsewhere' }));
  expect(takeLock(path)).toEqual({ holder: { process: pid, host: 'elsewhere' } });
  expect(() => whileLocked(path, () => undefined)).toThrow(`process ${pid} on elsewhere writes ${path}`);
});

it('of a dead process is cleared away by one whose own is the lock of a dead process, and what others begin stays', () => {
  const path = join(folder(), 'ana.yaml');
  const { pid } = spawnSync(process.execPath, ['-e', '0']);
  const dead = JSON.stringify({ process: pid, host: hostname() });
  writeFileSync(lockPath(path), dead);
  writeFileSync(lockPath(lockPath(path)), dead);
  const about = join(dirname(path), '..ana.yaml.lock.1-13.tmp');
  writeFileSync(about, '');
  const lock = takeLock(path);
  expect(lock).toHaveProperty('release');
  if ('release' in lock) lock.release();
  expect(readdirSync(dirname(path))).toEqual(['..ana.yaml.lock.1-13.tmp']);
});

it('that is none of ours says nothing of what was begun beside the file, which stays', () => {
  const path = join(folder(), 'ana.yaml');
  writeFileSync(lockPath(path), 'rubbish');
  writeFileSync(join(dirname(path), '.ana.yaml.5-12.tmp'), 'half');
  const lock = takeLock(path);
  if ('release' in lock) lock.release();
  expect(readdirSync(dirname(path))).toEqual(['.ana.yaml.5-12.tmp']);
});

it('that cannot be read any more is released all the same; and what cannot be read is nobody that has died', () => {
  const root = folder();
  const path = join(root, 'ana.yaml');
  chmodSync(root, 0o777);
  becomeNobody();
  const lock = takeLock(path);
  if ('holder' in lock) throw new Error('somebody has it');
  chmodSync(lockPath(path), 0);
  lock.release();
  expect(readdirSync(root)).toEqual([]);
  const { pid } = spawnSync(process.execPath, ['-e', '0']);
  const begun = join(root, '..ana.yaml.lock.7-1.tmp');
  writeFileSync(begun, '');
  chmodSync(begun, 0);
  writeFileSync(lockPath(path), JSON.stringify({ process: pid, host: hostname() }));
  expect('holder' in takeLock(path)).toBe(false);
  expect(existsSync(begun)).toBe(true);
});

it('cannot be taken where the folder is gone', () => {
  expect(codeOf(() => takeLock(join(folder(), 'gone/ana.yaml')))).toBe('ENOENT');
});
