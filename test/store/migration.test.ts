import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { saveVersion, versionsIn } from '../../src/store/migration.ts';
import { folder } from '../folder.ts';

it('each file of the team is named with its version, readable or not, and no other one', () => {
  const root = folder({
    'qreview.yaml': 'version: 1\n',
    'reviews/2026-Q1/ana-silva.yaml': 'version: 2\n',
    'reviews/2026-Q1/Notes.yaml': 'version: 1\n',
    'reviews/2026-Q2/ana-silva.yaml': 'version: 1\nversion: 1\n',
    'actuals/2026-Q1.yaml': '\0',
    'actuals/notes.md': 'version: 1\n',
  });
  expect(versionsIn(root, [])).toEqual([
    { file: 'qreview.yaml', kind: 'team', text: 'version: 1\n', state: 'current', version: 1 },
    { file: 'reviews/2026-Q1/ana-silva.yaml', kind: 'review', text: 'version: 2\n', state: 'newer', version: 2 },
    { file: 'reviews/2026-Q2/ana-silva.yaml', kind: 'review', text: 'version: 1\nversion: 1\n', state: 'unclear' },
    { file: 'actuals/2026-Q1.yaml', kind: 'actuals', text: '', state: 'unclear' },
  ]);
});

it('a step is saved into the text of its kind, whose remarks and order stay', () => {
  const root = folder({ 'actuals/2026-Q1.yaml': '# CRM\nversion: 1\nquarter: 2026-Q1 # one\nreps: {}\n' });
  const [, actuals] = versionsIn(root, [{ kind: 'actuals', from: 1, carry: (old) => ({ ...old, rates: { EUR: 2 } }) }]);
  if (actuals?.state !== 'older') throw new Error(actuals?.state);
  saveVersion(root, actuals, actuals.value);
  expect(readFileSync(join(root, actuals.file), 'utf8')).toBe(
    '# CRM\nversion: 2\nquarter: 2026-Q1 # one\nrates:\n  EUR: 2\nreps: {}\n',
  );
});
