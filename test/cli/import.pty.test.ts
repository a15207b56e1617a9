/** How far an import is, on a real terminal: a bar that is drawn over itself, and nothing of it in what follows. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writePipeline } from '../exports/made-up-pipeline.js';
import { folder } from '../folder.ts';
import { qreviewInPty } from './pty.ts';

const REPS = ['Ana Silva', 'Ben Okafor', 'Carla Rossi', 'Mei Tanaka', 'Sam Patel'];

function team(): string {
  const reps = REPS.map((name) => `  ${name.toLowerCase().replace(' ', '-')}: { name: ${name} }\n`).join('');
  return folder({
    'qreview.yaml': `version: 1\nteam: T\nleader: L\ncurrency: USD\nfiscal_year: { starts: january }\nreps:\n${reps}`,
  });
}

it('shows how far it is', async () => {
  const root = team();
  await writePipeline(join(root, 'pipeline.csv'), 100_000);
  const terminal = qreviewInPty('import pipeline.csv --dry-run', root);
  expect(await terminal.ends()).toBe(0);
  const [bars = '', result = ''] = terminal.screen().split('pipeline.csv: 100,000 rows');
  expect(bars).toMatch(/pipeline\.csv \[#+ +\] \d\d?%/);
  expect(result).toContain('2025-Q1');
  expect(result).not.toContain('[#');
});

it('names a file whose name would turn the line around', async () => {
  const root = team();
  await writePipeline(join(root, 'a\u202Eb.csv'), 50_000);
  const terminal = qreviewInPty("import 'a\u202Eb.csv' --dry-run", root);
  expect(await terminal.ends()).toBe(0);
  expect(terminal.screen()).toMatch(/a\\u202eb\.csv \[#+ +\] \d\d?%/);
  expect(terminal.screen()).not.toContain('\u202E');
});
