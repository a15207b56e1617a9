/** The quick reader against the careful one: whatever it accepts means the same and stands at the same places. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readQuickly } from '../../src/store/quick-yaml.ts';
import { formatYaml } from '../../src/store/yaml-edit.ts';
import { parseYaml } from '../../src/store/yaml-text.ts';
import { ROOT } from '../folder.ts';
import { SUITE } from '../torture/hostile/corpus.ts';
import { document, line, slip, withSlip } from './made-up-yaml.ts';
import { holdAgainstEachOther } from './quick-and-careful.ts';

const REVIEWS = join(ROOT, 'examples/acme-west/reviews');
const FILES = [
  join(ROOT, 'examples/acme-west/qreview.yaml'),
  ...readdirSync(REVIEWS, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => join(REVIEWS, file)),
].map((file) => readFileSync(file, 'utf8'));

const mended = fc.tuple(fc.oneof(fc.constantFrom(...FILES), document), fc.array(slip, { minLength: 1, maxLength: 3 }));

// By hand, and after each change: 300,000.
const RUNS = 1000;

describe('the quick reader', () => {
  it('reads every file of the example', () => {
    for (const text of FILES) expect(holdAgainstEachOther(text)).toBe(true);
    expect(FILES.length).toBeGreaterThan(20);
  });

  it('reads what is written', () => {
    const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,6}$/).filter((key) => !(key in {}));
    const text = fc
      .string({ unit: fc.constantFrom(...'ab \n:#-?!&*%@`\'"{}[],|>\\$~='.split(''), '日', '🎉', '1', '.') })
      .filter((one) => !/^\s|\s$|\n\s+\n/.test(one));
    const leaf = fc.oneof(text, fc.boolean(), fc.integer(), fc.constantFrom('yes', 'null', '0x1F', '2026-01-31', ''));
    const filled = { minKeys: 1, maxKeys: 3, noNullPrototype: true };
    const section = fc.dictionary(name, fc.oneof(leaf, fc.array(leaf), fc.dictionary(name, leaf, filled)), filled);
    fc.assert(
      fc.property(fc.dictionary(name, section, filled), (value) => {
        const written = formatYaml(value);
        expect(readQuickly(written)?.value, written).toEqual(value);
        holdAgainstEachOther(written);
      }),
      { numRuns: RUNS / 10 },
    );
  });

  it('means what the careful one means, on lines of any kind', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), (all) => {
        holdAgainstEachOther(`${all.join('\n')}\n`);
      }),
      { numRuns: RUNS },
    );
  });

  it('means what the careful one means, on documents of any kind', () => {
    let [tried, accepted] = [0, 0];
    fc.assert(
      fc.property(document, (text) => {
        tried += 1;
        accepted += holdAgainstEachOther(text) ? 1 : 0;
      }),
      { numRuns: RUNS },
    );
    // Else there was nothing to compare.
    expect(accepted / tried).toBeGreaterThan(0.2);
  });

  it('means what the careful one means, on files with slips', () => {
    fc.assert(
      fc.property(mended, ([text, slips]) => {
        holdAgainstEachOther(slips.reduce(withSlip, text));
      }),
      { numRuns: RUNS / 2 },
    );
  });

  it('means what the careful one means, where lines end as on Windows', () => {
    for (const text of FILES) expect(holdAgainstEachOther(text.replaceAll('\n', '\r\n'))).toBe(true);
    fc.assert(
      fc.property(mended, ([text, slips]) => {
        holdAgainstEachOther(slips.reduce(withSlip, text.replaceAll('\n', '\r\n')));
      }),
      { numRuns: RUNS / 2 },
    );
  });

  it('means what the careful one means, on the public test suite', () => {
    for (const [, text] of SUITE) holdAgainstEachOther(text);
  });

  it('leaves a text that would take its memory to the careful one', () => {
    expect(readQuickly(`a: ${'b'.repeat(2_500_000)}\n`)).toBeUndefined();
    expect(holdAgainstEachOther(`a: ${'b: '.repeat(300_000)}\n`)).toBe(false);
    expect(holdAgainstEachOther(`a: ${'b '.repeat(1_200_000)}\n`)).toBe(true);
    expect(readQuickly(`a: b\n${'\n'.repeat(2_400_000)}c: d\n`)?.value).toEqual({ a: 'b', c: 'd' });
    const deep = (depth: number): string =>
      Array.from({ length: depth + 1 }, (_, indent) => `${' '.repeat(indent)}a:${indent === depth ? ' b' : ''}\n`).join(
        '',
      );
    expect(holdAgainstEachOther(deep(90))).toBe(true);
    expect(readQuickly(deep(101))).toBeUndefined();
  });

  it('places what stands behind a byte order mark as the careful one does', () => {
    const { locate } = parseYaml('\uFEFFa: b\n');
    expect(locate(['a'])).toEqual({ line: 1, column: 4 });
  });

  it.each([
    'a: |+\n  b\n\n  ',
    'a: |+\n  b',
    'a: |-\n  b\n',
    'a:\n- b\n- c\n1: d\n2: e',
    'a:\n- b\nc:\n- d\n- e',
    'b: c\na:\n  b: d',
    '  a: b\n  # c\n# d',
    'a: b\r\n',
    '# a\r\na: # b\r\n  - |+\r\n    b\r\n\r\n    c: d\r\n\r\n  - "e"\r\n',
    "a: |-\r\n  b\nc: 'd'\r\n",
    '# a\n\na:   # b\n # c\n      b:\n      - 1 # d\n\n      -   2',
    `${'a'.repeat(1000)}: b`,
  ])('reads %j', (text) => {
    expect(holdAgainstEachOther(text)).toBe(true);
  });

  it.each([
    'a:\n  b:\n- c',
    '... a: b',
    'a: b\n... c: d',
    'a: b\n--- c: d',
    `${'a'.repeat(1100)}: b`,
    'a: &x b',
    'a: *x',
    'a: !!str 3',
    '%YAML 1.2',
    '---\na: b',
    '__proto__: {}',
    'constructor: {}',
    'a: "\\uD800',
    'a:\tb',
    'a: b\r',
    'a: b\r\r\n',
    ': a',
    'a: |2\n  b',
    'a: >\n  b',
    'a: [',
    'a: [b]',
    'a: b\na: c',
    'a: \u0007',
    'a:',
    'a: b\n  c',
    'a: "b\n  c"',
    'a: .inf',
    'a:\n  - - b',
    'a:\n-\n- b',
    'a:\n  b: c\n    d: e\nf: g',
    'a:\n  - b: c',
    '? a\n: b',
    '',
    '- a',
    'a',
    '{}',
  ])('leaves %j to the careful one', (text) => {
    expect(readQuickly(text)).toBeUndefined();
  });
});
