/** What says whether a value is valid, against what says what is wrong with it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Path } from '../../src/domain/finding.ts';
import { isTree, withValue } from '../../src/domain/tree.ts';
import { actuals, review, team } from '../../src/store/generated/validators.js';
import { isValid, violationsOf } from '../../src/store/schema.ts';
import { parseYaml } from '../../src/store/yaml-text.ts';
import { ROOT } from '../folder.ts';
import { SUITE } from '../torture/hostile/corpus.ts';

const example = (file: string): unknown =>
  parseYaml(readFileSync(join(ROOT, 'examples/acme-west', file), 'utf8')).value;
const source = { file: 'deals.csv', sha256: '0'.repeat(64), imported: '2026-04-01', rows: 8, left_out: 1 };
const counted = { ...source, left_out_because: { 'no amount': 1 } };
const crm = { columns: { owner: 'Owner' }, stages: { won: ['Won'] }, date_format: 'DMY', rates: { EUR: 1.1 } };
const BASES = {
  team: {
    ...Object(example('qreview.yaml')),
    rules: { 'next/clear': 'error' },
    commit: 'ask',
    crm,
    same_words: [['a', 'b']],
  },
  review: example('reviews/2026-Q1/ana-silva.yaml'),
  actuals: {
    version: 1,
    quarter: '2026-Q1',
    sources: [source, counted],
    rates: { EUR: 1.1 },
    metrics: { calls: source },
    reps: { 'ana-silva': { booked: 231500, won: 14, win_rate: 0.5, metrics: { calls: 12 } } },
  },
} as const;

function pathsIn(value: unknown, path: Path = []): Path[] {
  const below = isTree(value) ? Object.entries(value) : [];
  return [path, ...below.flatMap(([key, child]) => pathsIn(child, [...path, key]))];
}

const ODD = [undefined, null, '', 'x', -1, 0, 2.5, 1e15, 1e16, 1e101, true, [], [[]], ['a'], {}, { x: 1 }];
const VALUES = [...ODD, 'unknown', 'quota', '2026-Q1', '2026-04-01', { 'x-own': 1 }];
const value = fc.constantFrom<unknown[]>(...VALUES);

describe.each([
  ['team', team],
  ['review', review],
  ['actuals', actuals],
] as const)('the check of a file: %s', (name, validate) => {
  const base = Object(BASES[name]);

  it('accepts the example', () => {
    expect([isValid(name, base), validate(base)]).toEqual([true, true]);
  });

  it('accepts what nothing is wrong with, and nothing else', () => {
    const place = fc.tuple(fc.constantFrom(...pathsIn(base)), fc.constantFrom('', 'x', 'x-a', 'news', 'Ä'));
    let tried = 0;
    let refused = 0;
    fc.assert(
      fc.property(fc.array(fc.tuple(place, value), { minLength: 1, maxLength: 3 }), (changes) => {
        const changed = changes.reduce(
          (one, [[path, further], odd]) => withValue(one, further === '' ? path : [...path, further], odd),
          base,
        );
        expect(isValid(name, changed)).toBe(validate(changed));
        tried += 1;
        refused += validate(changed) ? 0 : 1;
      }),
      { numRuns: 1000 },
    );
    expect(refused).toBeGreaterThan(tried / 10);
  });

  it('of whatever is refused it is said in words what is wrong', () => {
    for (const path of pathsIn(base)) {
      for (const odd of VALUES) {
        const changed = withValue(base, path, odd);
        const said = violationsOf(name, changed).map((inWords) => inWords().message);
        expect(said.length > 0, `${path.join('.')}: ${JSON.stringify(odd)}`).toBe(!validate(changed));
        expect(said.filter((message) => message.includes('of the schema'))).toEqual([]);
      }
    }
  });

  it('accepts nothing of the public test suite, as what is wrong says too', () => {
    for (const [, text] of SUITE) {
      const { value: odd } = parseYaml(text);
      expect([isValid(name, odd), validate(odd)]).toEqual([false, false]);
    }
  });
});
