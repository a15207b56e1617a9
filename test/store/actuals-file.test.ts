/** What the CRM says of a quarter, in its file: as it was imported, beside what a person has written into it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Actuals } from '../../src/domain/actuals.ts';
import { actualsIn, loadActuals, parseActuals, quarterOfActuals, saveActuals } from '../../src/store/actuals-file.ts';
import { folder } from '../folder.ts';
import { codeOf } from './code-of.ts';

const FILE = 'actuals/2026-Q1.yaml';
const OWN = { 'x-note': 'ours' };
const FIGURES: Actuals = { version: 1, quarter: '2026-Q1', reps: { 'ana-silva': { booked: 231500 } } };

it('a new file tells an editor its schema, and has its keys in their order', () => {
  const root = folder();
  saveActuals(root, { ...OWN, rates: { EUR: 1.1 }, ...FIGURES }, undefined);
  expect(readFileSync(join(root, FILE), 'utf8')).toBe(`# yaml-language-server: $schema=../.qreview/actuals.schema.json
version: 1
quarter: 2026-Q1
rates:
  EUR: 1.1
reps:
  ana-silva:
    booked: 231500
x-note: ours
`);
});

it('what a person has written into the file stays, and a new key goes to its place', () => {
  const text = '# of the CRM\nversion: 1\nquarter: 2026-Q1\nreps: # all\n  ana-silva: { booked: 1 } # May\n';
  const root = folder({ [FILE]: text });
  saveActuals(root, { ...FIGURES, rates: { EUR: 1.1 } }, text);
  expect(readFileSync(join(root, FILE), 'utf8')).toBe(
    '# of the CRM\nversion: 1\nquarter: 2026-Q1\nrates:\n  EUR: 1.1\nreps: # all\n  ana-silva: { booked: 231500 } # May\n',
  );
  expect(codeOf(() => saveActuals(root, FIGURES, text))).toBe('ECHANGED');
});

it('the files in the folder are listed, and those that are of a quarter are known by their names', () => {
  const root = folder({
    [FILE]: '',
    'actuals/2025-Q4.yaml': '',
    'actuals/.2026-Q1.yaml.lock': '',
    'actuals/notes.md': '',
  });
  expect(actualsIn(root)).toEqual(['actuals/2025-Q4.yaml', 'actuals/2026-Q1.yaml', 'actuals/notes.md']);
  expect(actualsIn(folder())).toEqual([]);
  const others = [
    'actuals/2026-Q5.yaml',
    'actuals/2026-Q1.yml',
    'a/actuals/2026-Q1.yaml',
    'reviews/2026-Q1.yaml',
    'actuals/2026-Q1.yaml.md',
    '2026-Q1',
  ];
  expect([FILE, ...others].map(quarterOfActuals)).toEqual(['2026-Q1', ...others.map(() => undefined)]);
});

it('a file of another quarter is not taken for this one', () => {
  const root = folder({ [FILE]: 'version: 1\nquarter: 2025-Q4\nreps: {}\n' });
  const wrong = [
    {
      file: FILE,
      rule: 'file/place',
      line: 2,
      column: 10,
      message: 'the file says quarter: 2025-Q4, its path says 2026-Q1',
      advice: 'write quarter: 2026-Q1, or move the file to actuals/2025-Q4.yaml',
    },
  ];
  expect(loadActuals(root, '2026-Q1')).toMatchObject({ state: 'unreadable', findings: wrong });
  expect(parseActuals('version: 1\nquarter: 2025-Q4\nreps: {}\n', '2026-Q1')).toMatchObject({ findings: wrong });
  expect(loadActuals(root, '2026-Q2')).toEqual({ state: 'missing', file: 'actuals/2026-Q2.yaml' });
});

const amount = fc.double({ min: -1e100, max: 1e100, noNaN: true }).map((number) => number + 0);
const figures = fc.record(
  {
    booked: amount,
    won: fc.nat(),
    win_rate: fc.double({ min: 0, max: 1, noNaN: true }).map((number) => number + 0),
    metrics: fc.dictionary(fc.stringMatching(/^[a-z][a-z -]{0,8}$/), amount, { noNullPrototype: true }),
    'x-note': fc.string({ unit: 'grapheme' }),
  },
  { requiredKeys: [], noNullPrototype: true },
);
const source = fc.record(
  {
    file: fc.string({ unit: 'grapheme' }),
    sha256: fc.stringMatching(/^[0-9a-f]{64}$/),
    imported: fc.constant('2026-04-02'),
    rows: fc.nat(),
  },
  { requiredKeys: ['file', 'sha256', 'imported'], noNullPrototype: true },
);
const actuals: fc.Arbitrary<Actuals> = fc
  .record(
    {
      source,
      rates: fc.dictionary(fc.constantFrom('EUR', 'GBP', 'NOK'), fc.integer({ min: 1 }), { noNullPrototype: true }),
      reps: fc.dictionary(fc.stringMatching(/^[a-z][a-z0-9-]{0,5}$/), figures, { noNullPrototype: true }),
    },
    { requiredKeys: ['reps'], noNullPrototype: true },
  )
  .map((rest) => ({ version: 1, quarter: '2026-Q1', ...rest }));

it('whatever is saved is loaded again, as a new file and into one that is there', () => {
  fc.assert(
    fc.property(actuals, actuals, (first, second) => {
      const root = folder();
      saveActuals(root, first, undefined);
      const loaded = loadActuals(root, '2026-Q1');
      expect(loaded).toMatchObject({ state: 'readable', file: FILE, value: first });
      saveActuals(root, second, loaded.state === 'readable' ? loaded.text : undefined);
      expect(loadActuals(root, '2026-Q1')).toMatchObject({ state: 'readable', value: second });
    }),
    { numRuns: 40 },
  );
});
