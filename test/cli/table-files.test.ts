/** The files of an export get to their places together, or none does. */
import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Tables } from '../../src/domain/flat-tables.ts';
import { main } from '../../src/cli/main.ts';
import { writeTables } from '../../src/cli/table-files.ts';
import { folder, folderWithExample } from '../folder.ts';
import { fakeTerminal } from './fake-terminal.ts';

it('where something goes wrong on the way, every file is as it was, and nothing lies beside it', () => {
  const root = folder({ 'reps.csv': 'of last time' });
  function* parts(): Generator<Partial<Tables>> {
    yield { reps: [{ team: 'Acme', rep: 'ana' }] };
    throw new Error('a review cannot be read');
  }
  expect(() => writeTables(root, 'csv', parts())).toThrow('a review cannot be read');
  expect(readdirSync(root)).toEqual(['reps.csv']);
  expect(readFileSync(join(root, 'reps.csv'), 'utf8')).toBe('of last time');
});

it('what an export that was killed has left is cleared away a day later, and what another one writes is not', () => {
  // Of another container, the number of a process says nothing here.
  const names = ['.reps.csv.7-1.tmp', '.reps.csv.999999999-1.tmp', '.reps.csv.of-mine.tmp'];
  const root = folder(Object.fromEntries(names.map((name) => [name, 'begun'])));
  const yesterday = new Date(Date.now() - 25 * 60 * 60 * 1000);
  for (const name of ['.reps.csv.7-1.tmp', '.reps.csv.of-mine.tmp']) utimesSync(join(root, name), yesterday, yesterday);
  writeTables(root, 'csv', []);
  expect(readdirSync(root).filter((name) => name.startsWith('.'))).toEqual(names.slice(1).toSorted());
});

it('an export among the reviews is refused, and leaves no folder there', async () => {
  const cwd = join(folderWithExample(), 'acme-west');
  const terminal = fakeTerminal({ cwd });
  expect(await main(['export', 'reviews/tables'], terminal)).toBe(2);
  expect(terminal.printed()).toContain("reviews/tables is among the team's own files\n");
  expect(existsSync(join(cwd, 'reviews/tables'))).toBe(false);
});

it('without names and quotas, the largest amount on record is 100, in whichever quarter it stands', async () => {
  const review = (booked: number | undefined): string =>
    `version: 1\nstate: draft\n${booked === undefined ? '' : `number:\n  booked: ${booked}\n`}`;
  const cwd = folder({
    'qreview.yaml':
      'version: 1\nteam: A\nleader: Lea\ncurrency: EUR\nfiscal_year:\n  starts: january\n  named_after: end\nreps:\n  ana:\n    name: Ana\n  ben:\n    name: Ben\n',
  });
  for (const [place, booked] of [
    ['2026-Q1/ana', 50_000],
    ['2026-Q1/ben', 80_000],
    ['2026-Q2/ana', undefined],
  ] as const) {
    mkdirSync(join(cwd, 'reviews', place.slice(0, 7)), { recursive: true });
    const head = `rep: ${place.slice(8)}\nquarter: ${place.slice(0, 7)}\n`;
    writeFileSync(
      join(cwd, 'reviews', `${place}.yaml`),
      review(booked).replace('state', () => `${head}state`),
    );
  }
  const terminal = fakeTerminal({ cwd });
  expect([await main(['export', 'tables', '--anonymous'], terminal), terminal.printed()]).toEqual([
    0,
    expect.stringContaining('reviews.ndjson'),
  ]);
  const rows = readFileSync(join(cwd, 'tables/reviews.ndjson'), 'utf8').trim().split('\n');
  expect(rows.map((row) => /"booked":([^,]+)/.exec(row)?.[1])).toEqual(['62.5', 'null', '100', 'null']);
});
