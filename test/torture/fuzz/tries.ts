/** Feeds a parser with changed files for some seconds. Usage: node test/run.js FILE PARSER SEED SECONDS PROGRESS FROM STEP */
import { rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MOST_SECONDS, triesOf } from '../watched.ts';
import { chooserOf, mutated } from './mutation.ts';
import { parsers, strangers, teamFolder, type Parser } from './parsers.ts';

const MOST_KEPT = 10;

async function runAll(): Promise<void> {
  const [name, seedText, seconds] = process.argv.slice(2);
  const seed = Number(seedText);
  const folder = teamFolder();
  const parser = parsers(folder).find((one) => one.name === name);
  if (parser === undefined) throw new Error(`no parser ${name}`);
  const tries = triesOf(process.argv);
  const good = parser.good();
  const others = parser.name === 'CRM export' ? [] : strangers();
  // To start takes its time, and is no part of it.
  const until = Date.now() + Number(seconds) * 1000;
  let kept = 0;
  for (let number = tries.from; Date.now() < until; number += tries.step) {
    if (kept >= MOST_KEPT) break;
    const choose = chooserOf(seed, number);
    const isMadeUp = parser.make !== undefined && choose(2) === 0;
    const bytes = isMadeUp
      ? Buffer.from(parser.make?.(choose(2 ** 31)) ?? '')
      : mutated(choose(4) > 0 || others.length === 0 ? good : others, choose);
    tries.keep(bytes);
    await tries.make(number, promiseOf(parser), async (measure) => {
      const start = process.cpuUsage();
      const faults = [...(await faultsOf(parser, bytes))];
      const { user, system } = process.cpuUsage(start);
      const worked = (user + system) / 1e6;
      measure({ seconds: worked });
      if (worked > MOST_SECONDS) faults.push(`${worked.toFixed(1)} s`);
      if (faults.length === 0) return [];
      kept += 1;
      const file = join(tmpdir(), `qreview-fuzz-${parser.name.replaceAll(/\W+/g, '-')}-${seed}-${number}`);
      writeFileSync(file, bytes);
      const told = faults.map((fault) => `seed ${seed}, try ${number}, kept in ${file}: ${fault}`);
      return kept < MOST_KEPT
        ? told
        : [...told, `ended before its time, as ${MOST_KEPT} inputs are kept: mend these first`];
    });
  }
  tries.tell();
  rmSync(folder, { recursive: true, force: true });
}

function promiseOf({ name }: Parser): string {
  return `${name}, changed at random`;
}

async function faultsOf(parser: Parser, bytes: Buffer): Promise<readonly string[]> {
  try {
    return await parser.read(bytes);
  } catch (error) {
    return [error instanceof Error ? (error.stack ?? error.message).slice(0, 1000) : String(error)];
  }
}

await runAll();
