/** How far an import is, on a real terminal: a bar that is drawn over itself, and nothing of it in what follows. */
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { writePipeline } from '../exports/made-up-pipeline.js';
import { folder } from '../folder.ts';
import { qreviewInPty } from './pty.ts';

const REPS = ['Ana Silva', 'Ben Okafor', 'Carla Rossi', 'Mei Tanaka', 'Sam Patel'];

it('shows how far it is', async () => {
  const reps = REPS.map((name) => `  ${name.toLowerCase().replace(' ', '-')}: { name: ${name} }\n`).join('');
  const root = folder({
    'qreview.yaml': `version: 1\nteam: T\nleader: L\ncurrency: USD\nfiscal_year: { starts: january }\nreps:\n${reps}`,
  });
  await writePipeline(join(root, 'pipeline.csv'), 100_000);
  const terminal = qreviewInPty('import pipeline.csv --dry-run', root);
  expect(await terminal.ends()).toBe(0);
  const [bars = '', result = ''] = terminal.screen().split('pipeline.csv: 100,000 rows');
  expect(bars).toMatch(/pipeline\.csv \[#+ +\] \d\d?%/);
  expect(result).toContain('2025-Q1');
  expect(result).not.toContain('[#');
});
