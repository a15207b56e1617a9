/**
 * Runs the suite of what is committed on each Node, in an odd path, in a random order, by other users, zones and
 * locales, and prints what came of it. Root alone can be two users.
 * Usage: npm run test:everywhere [-- --seed N] [--list] [ROW…], a row being its number, or a Node for all of its rows
 */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from '../root.ts';
import { usePacked } from './packed.ts';
import { bundleHead, installNode, ODD_NAME, placeFor } from './place.ts';
import { ROWS, type Row } from './rows.ts';
import { runSuite, WARNING, type Outcome } from './suite.ts';

const COLUMNS = [4, 9, 10, 12, 20, 13, 8, 8, 6];
const HEAD = ['row', 'node', 'user', 'order', 'zone', 'LANG', 'passed', 'failed', 'wrong'];

async function everywhere(): Promise<boolean> {
  const { values, positionals } = parseArgs({
    options: { seed: { type: 'string' }, list: { type: 'boolean' } },
    allowPositionals: true,
  });
  const first = Number(values.seed ?? Date.now() % 1_000_000);
  const numbered = ROWS.map((row, index) => ({ row, number: index + 1, seed: first + index }));
  const wanted = numbered.filter(
    ({ row, number }) =>
      positionals.length === 0 || positionals.some((word) => [String(number), row.node].includes(word)),
  );
  const isRoot = process.geteuid?.() === 0;
  if (values.list === true) for (const { row, number, seed } of numbered) print(lineOf(number, row, seed));
  if (values.list === true) return true;
  if (wanted.length === 0) print(`There are the rows 1 to ${ROWS.length}; --list shows them.`);
  if (!isRoot && wanted.some(({ row }) => row.user === 'root')) {
    print('You are not root: name rows of an ordinary user, or run this as root. --list shows them.');
    return false;
  }

  const base = mkdtempSync(join(tmpdir(), 'qreview-everywhere-'));
  chmodSync(base, 0o755);
  try {
    const folder = join(base, ODD_NAME);
    mkdirSync(folder, { recursive: true });
    const bundle = join(folder, 'HEAD.bundle');
    bundleHead(ROOT, bundle);
    print(line(HEAD));
    let isWell = wanted.length > 0;
    for (const { row, number, seed } of wanted) {
      const bin = installNode(row.node, join(base, ODD_NAME, 'nodes'));
      const outcome = await tryRow(row, join(folder, `row ${number}`), bin, bundle, seed);
      print(lineOf(number, row, seed, outcome));
      for (const what of outcome.wrong) print(what.replaceAll(/^/gm, '     '));
      if (outcome.wrong.length > 0 && outcome.log !== '') print(`     all of it: ${keepLog(number, outcome.log)}`);
      isWell &&= outcome.wrong.length === 0;
    }
    return isWell;
  } finally {
    rmSync(base, { recursive: true, force: true });
  }
}

const NOTHING: Outcome = { passed: 0, failed: 0, wrong: [], log: '' };

/** Clones, installs, tests and uses; what stands in the way of that is wrong as well. */
async function tryRow(row: Row, folder: string, bin: string, bundle: string, seed: number): Promise<Outcome> {
  const place = await placeFor(row, folder, bin, bundle);
  const installed = await place.run(['npm', 'ci']);
  if (installed.code !== 0 || WARNING.test(installed.said)) {
    return { ...NOTHING, wrong: [`npm ci, exit ${installed.code}:\n${installed.said}`] };
  }
  const suite = row.runsSuite ? await runSuite(place, seed) : NOTHING;
  const outcome = { ...suite, wrong: [...suite.wrong, ...(await usePacked(place))] };
  rmSync(folder, { recursive: true, force: true });
  return outcome;
}

function keepLog(number: number, log: string): string {
  const path = join(ROOT, `node_modules/.cache/everywhere/row-${number}.txt`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, log);
  return path;
}

function lineOf(number: number, { node, user, zone, locale, runsSuite }: Row, seed: number, outcome?: Outcome): string {
  const order = runsSuite ? `seed ${seed}` : 'packed only';
  const counts = outcome && [outcome.passed, outcome.failed, outcome.wrong.length];
  return line([number, node, user, order, zone, locale ?? 'unset', ...(counts ?? [])]);
}

function line(cells: readonly (string | number)[]): string {
  return cells
    .map((cell, index) => String(cell).padEnd(COLUMNS[index] ?? 0))
    .join(' ')
    .trimEnd();
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

if (!(await everywhere())) process.exitCode = 1;
