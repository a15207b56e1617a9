import { spawnSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { lockPath } from '../../src/store/lock.ts';
import { folder } from '../folder.ts';
import { compile, run } from './other-process.ts';

// Each takes the lock, holds it a moment, and says whether another one was in there too.
const CLAIM = `
import { existsSync, unlinkSync, writeFileSync } from 'node:fs';
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
