/** The quick parser against the careful one: whatever it accepts means the same. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quickValue } from '../../src/store/quick-yaml.ts';
import { readWithPlaces } from '../../src/store/yaml-text.ts';
import { ROOT } from '../folder.ts';

function holdAgainstEachOther(text: string): boolean {
  const quick = quickValue(text);
  if (quick !== undefined)
    expect({ text, ...pick(readWithPlaces(text)) }).toEqual({ text, problems: [], value: quick.value });
  return quick !== undefined;
}

function pick({ problems, value }: ReturnType<typeof readWithPlaces>) {
  return { problems, value };
}

const scalar = fc.oneof(
  fc.stringMatching(/^[-+0-9.eExXoO_a-fnulNULtrueTRUEfalsFALSinfNaN~ ]{1,8}$/),
  fc.string({ maxLength: 10 }),
  fc.constantFrom(
    '~',
    'null',
    'TRUE',
    'yes',
    '.inf',
    '1_000',
    '0o17',
    '0x1F',
    '1e3',
    '+1',
    '-0',
    '1.',
    '.5',
    '012',
    '2026-01-01',
    '|',
    '>-',
    '|2',
    '"a"',
    "'b'",
    '[a, b]',
    '{ a: b, c }',
    '# c',
    'a # b',
    'a: b',
    '',
  ),
);
const key = fc.oneof(
  fc.constantFrom(
    'a',
    'b',
    '2026',
    '2026-Q1',
    '- a',
    '-',
    '"k"',
    "'q'",
    '01',
    '1.0',
    'true',
    'null',
    '0x1F',
    'a b',
    '- - a',
  ),
  scalar,
);
const line = fc
  .tuple(fc.nat(3), key, fc.constantFrom(': ', ':', '  : ', ' ', ': \n   '), scalar)
  .map(([indent, name, colon, text]) => ' '.repeat(indent) + name + colon + text);

describe('the quick parser', () => {
  it('reads the files of the example but for those with unusual texts', () => {
    const reviews = join(ROOT, 'examples/acme-west/reviews');
    const files = readdirSync(reviews, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'));
    const read = [join(ROOT, 'examples/acme-west/qreview.yaml'), ...files.map((file) => join(reviews, file))].filter(
      (file) => holdAgainstEachOther(readFileSync(file, 'utf8')),
    );
    expect(read).toHaveLength(files.length + 1);
  });

  it('means what the careful one means, on lines of any kind', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 6 }), (lines) => {
        holdAgainstEachOther(`${lines.join('\n')}\n`);
      }),
      { numRuns: 5000 },
    );
  });

  it('means what the careful one means, on the public test suite where it is at hand', () => {
    const suite = join(ROOT, '../shared/data/hostile/yaml');
    const cases = existsSync(suite) ? readdirSync(suite) : [];
    for (const name of cases) holdAgainstEachOther(readFileSync(join(suite, name), 'utf8'));
  });

  it.each([
    'a: &x b',
    'a: *x',
    'a: !!str 3',
    '%YAML 1.2',
    '---\na: b',
    '<<: {}',
    '__proto__: {}',
    'a: "\\uD800',
    'a:\tb',
    'a: b\r\n',
    '01: a',
    'null: a',
    ': a',
    'a: |2\n  b',
    'a: [',
    'a: b\na: c',
    'a: \u0007',
  ])('leaves %j to the careful one', (text) => {
    expect(quickValue(text)).toBeUndefined();
  });
});
