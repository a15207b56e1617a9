/** A report reads no more files than it needs, however many quarters lie in the folder: the built program is watched. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeTeam } from '../bench/made-up-team.js';
import { folder, ROOT } from '../folder.ts';

// Writes down each review that is opened, whoever opens it.
const WATCH = `
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
const { openSync, appendFileSync } = fs;
fs.openSync = (path, ...rest) => {
  if (/reviews/.test(String(path))) appendFileSync(process.env.OPENED, path + '\\n');
  return openSync(path, ...rest);
};
syncBuiltinESMExports();
`;

const team = mkdtempSync(join(tmpdir(), 'qreview-team-'));
beforeAll(() => makeTeam(team, { reps: 200, quarters: 20 }));
afterAll(() => rmSync(team, { recursive: true }));

/** The reviews that a report opens, as how often each quarter's. */
function opened(...words: readonly string[]): { readonly counts: Record<string, number>; readonly twice: number } {
  const scratch = folder({ 'watch.mjs': WATCH, opened: '' });
  const log = join(scratch, 'opened');
  const program = [
    `--import=${join(scratch, 'watch.mjs')}`,
    join(ROOT, 'bin/qreview.js'),
    'report',
    '-C',
    team,
    ...words,
  ];
  execFileSync(process.execPath, program, { env: { ...process.env, OPENED: log }, maxBuffer: 2 ** 26 });
  const files = readFileSync(log, 'utf8').trim().split('\n');
  const counts: Record<string, number> = {};
  for (const file of new Set(files)) {
    const quarter = /(\d{4}-Q\d)[\\/]/.exec(file)?.[1] ?? file;
    counts[quarter] = (counts[quarter] ?? 0) + 1;
  }
  return { counts, twice: files.length - new Set(files).size };
}

it('of a quarter: its reviews and those of the quarter before, each once', () => {
  expect(opened('2026-Q1')).toEqual({ counts: { '2026-Q1': 200, '2025-Q4': 200 }, twice: 0 });
});

it('of a later quarter: the year to date', () => {
  expect(opened('2025-Q3').counts).toEqual({ '2025-Q1': 200, '2025-Q2': 200, '2025-Q3': 200 });
});

it('of one rep: the quarter for all, to see what they share, and of the others no other quarter', () => {
  expect(opened('2026-Q1', '--rep', 'rep-7').counts).toEqual({ '2026-Q1': 200, '2025-Q4': 1 });
});

it('with a history: the quarters that are asked for', () => {
  expect(opened('2026-Q1', '--history', '3').counts).toEqual({ '2026-Q1': 200, '2025-Q4': 200, '2025-Q3': 200 });
});
