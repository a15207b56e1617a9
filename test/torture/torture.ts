/**
 * Attacks the built program: prints what was promised and what was seen, and fails where a promise was broken.
 * Usage: npm run torture [-- --short] [ATTACK…]
 */
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { crashPoints } from './crash-points.ts';
import { fuzz } from './fuzz.ts';
import { hostileInput } from './hostile-input.ts';
import { injections } from './injections.ts';
import { kills } from './kills.ts';
import { manyProcesses } from './many-processes.ts';
import { surroundings } from './surroundings.ts';
import type { Attack, Seen } from './promise.ts';

const ATTACKS: readonly Attack[] = [crashPoints, kills, manyProcesses, surroundings, hostileInput, fuzz, injections];

async function torture(): Promise<boolean> {
  const { values, positionals } = parseArgs({ options: { short: { type: 'boolean' } }, allowPositionals: true });
  const names = ATTACKS.map(({ name }) => name);
  const unknown = positionals.filter((name) => !names.includes(name));
  if (unknown.length > 0) {
    print(`There is no attack ${unknown.join(', ')}. There are: ${names.join(', ')}`);
    return false;
  }
  const wanted = ATTACKS.filter(({ name }) => positionals.length === 0 || positionals.includes(name));
  const missing = [...new Set(wanted.flatMap(({ needs }) => needs))].filter((program) => !isThere(program));
  if (missing.length > 0) {
    print(`This needs ${missing.join(', ')}: install what is missing, or name the attacks to run.`);
    return false;
  }
  let holds = true;
  for (const { name, run } of wanted) {
    const start = Date.now();
    const say = (text: string): void => void process.stderr.write(`${name}: ${text}\n`);
    const seen = await run({ isShort: values.short === true, say });
    print(`\n${name} (${Math.round((Date.now() - start) / 1000)} s)`);
    for (const one of seen) print(lineOf(one));
    holds &&= seen.length > 0 && seen.every(({ tried, broken }) => tried > 0 && broken.length === 0);
  }
  print(holds ? '\nEach promise held.' : '\nA promise was BROKEN, or nothing was tried.');
  return holds;
}

function isThere(program: string): boolean {
  return spawnSync('sh', ['-c', 'command -v "$0"', program], { stdio: 'ignore' }).status === 0;
}

function lineOf({ promise, tried, unit, broken, worst }: Seen): string {
  const verdict = tried === 0 ? 'NOTHING WAS TRIED' : broken.length === 0 ? 'held' : `BROKEN ${broken.length} times`;
  const figures = [`${tried.toLocaleString('en-US')} ${unit}`, ...(worst === undefined ? [] : [worst])].join('; ');
  return [`  ${verdict}: ${promise}`, `    ${figures}`, ...broken.slice(0, 20).map((one) => `    - ${one}`)].join('\n');
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

if (!(await torture())) process.exitCode = 1;
