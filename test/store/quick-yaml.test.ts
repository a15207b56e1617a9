/** The quick reader against the careful one: whatever it accepts means the same and stands at the same places. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Path } from '../../src/domain/finding.ts';
import { readQuickly } from '../../src/store/quick-yaml.ts';
import { formatYaml } from '../../src/store/yaml-edit.ts';
import { parseYaml, readWithPlaces, type YamlText } from '../../src/store/yaml-text.ts';
import { ROOT } from '../folder.ts';

function holdAgainstEachOther(text: string): boolean {
  const quick = readQuickly(text);
  if (quick === undefined) return false;
  const careful = readWithPlaces(text);
  const paths = [...pathsOf(quick.value)];
  const [one, other] = [
    { problems: [], value: quick.value, order: JSON.stringify(quick.value), places: placesOf(quick, paths) },
    {
      problems: careful.problems,
      value: careful.value,
      order: JSON.stringify(careful.value),
      places: placesOf(careful, paths),
    },
  ];
  // Looked at twice, as expect takes its time.
  if (!isDeepStrictEqual(one, other)) expect({ text, ...one }).toStrictEqual({ text, ...other });
  return true;
}

/** @yields The path of every value, and of what isn't there. */
function* pathsOf(value: unknown, path: Path = []): Generator<Path> {
  yield path;
  yield [...path, 'no such key'];
  yield [...path, 7, 'no such key'];
  if (typeof value !== 'object' || value === null) return;
  const isList = Array.isArray(value);
  yield [...path, isList ? value.length : 0];
  for (const [key, one] of Object.entries(value)) yield* pathsOf(one, [...path, isList ? Number(key) : key]);
}

function placesOf({ locate }: Pick<YamlText, 'locate'>, paths: readonly Path[]): unknown[] {
  return paths.map((path) => ({ path, ofValue: locate(path), ofKey: locate(path, true) }));
}

const REVIEWS = join(ROOT, 'examples/acme-west/reviews');
const FILES = [
  join(ROOT, 'examples/acme-west/qreview.yaml'),
  ...readdirSync(REVIEWS, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => join(REVIEWS, file)),
].map((file) => readFileSync(file, 'utf8'));

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

// Documents of the kind that people write, with everything that may be misread in its place.
const blanks = fc.constantFrom('', '', '', ' ', '   ');
const plain = fc.oneof(
  fc.stringMatching(/^[a-z][a-z ,.$%()'"\\/-]{0,12}$/),
  fc.constantFrom(
    ...'-1 :a ?a -a 1e3 0x1F 0o7 yes No ~ null Null True FALSE 2026-01-31 12:30 +1 1_0 -0 00 . 1. +.5e-3'.split(' '),
    ...'9007199254740993 0xFFFFFFFFFFFFFFFFFFFF 1e999 🎉 a:b a#b http://a.example/#b << {} [] "" \'\''.split(' '),
    ...'a - b  東京電機 (Tokyo)  40 seats  "k"  "\\u00e9\\n"  "\\ud83d"  "a: b # c"  \'it\'\'s: #1\''.split('  '),
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => JSON.stringify(text)),
);
const unusual = fc.oneof(
  scalar,
  fc.string({
    unit: fc.constantFrom(...'ab1:#-?\'"\\{}[],|>&*!%@` .~'.split(''), '日', '🎉', 'é', '\u00A0', '\u0085', '\u2028'),
  }),
  fc
    .string({ unit: fc.constantFrom(...'ab:# \\"\''.split('')), maxLength: 8 })
    .map((text) => `'${text.replaceAll("'", "''")}'`),
  fc.constantFrom(
    ...'!a &a *a @a `a %a | |- > >- --- ... .inf -.INF .nan - ? : #a constructor __proto__ "\\x41"'.split(' '),
    ...'{ }  - a  ? a  : a  a #b  a: b  a ---  "a" b  \'a\' b  "a" #b  "a"#b'.split('  '),
  ),
);
const inLine = fc.oneof({ weight: 6, arbitrary: plain }, { weight: 1, arbitrary: unusual });
const keyInLine = fc.oneof(
  { weight: 12, arbitrary: fc.stringMatching(/^[a-z][a-z0-9-]{0,3}$/) },
  { weight: 3, arbitrary: plain },
  { weight: 1, arbitrary: unusual },
);
const behind = fc.constantFrom('', '', '', ' ', '  # b', ' #b: c', ' # - b', '#b');
const above = fc.constantFrom('', '', '', '', '\n', '   \n', '# a\n', '     # a: b\n', ' # - a\n\n');
type Render = (indent: number) => string;

const lines = fc
  .tuple(
    fc.constantFrom('|', '|-', '|-', '|+', '|+', '| # b', '|2', '>'),
    fc.constantFrom(0, 1, 1, 2, 3),
    fc.array(fc.oneof(fc.constantFrom('', '', 'a: b', '- a', '# a', '  a', ' ', '     ', 'a:', '---'), inLine)),
  )
  .map(
    ([header, deeper, parts]): Render =>
      (indent) =>
        ` ${header}\n${parts.map((part) => `${' '.repeat(part === '' ? 0 : indent + deeper)}${part}\n`).join('')}`,
  );
const rest = fc.tuple(blanks, inLine, behind).map(
  ([gap, text, remark]): Render =>
    () =>
      ` ${gap}${text}${remark}\n`,
);
const list = fc
  .tuple(behind, fc.integer({ min: 0, max: 2 }), fc.array(fc.tuple(above, blanks, inLine, behind), { maxLength: 3 }))
  .map(
    ([remark, deeper, items]): Render =>
      (indent) =>
        `${remark}\n${items.map(([over, gap, text, end]) => `${over}${' '.repeat(indent + deeper)}- ${gap}${text}${end}\n`).join('')}`,
  );
const { map } = fc.letrec<{ map: Render; nested: Render; value: Render }>((tie) => ({
  value: fc.oneof({ maxDepth: 3, depthIdentifier: 'map' }, rest, rest, list, lines, tie('nested')),
  nested: fc.tuple(behind, fc.integer({ min: 1, max: 3 }), tie('map')).map(
    ([remark, deeper, render]): Render =>
      (indent) =>
        `${remark}\n${render(indent + deeper)}`,
  ),
  map: fc
    .array(fc.tuple(above, keyInLine, tie('value'), fc.nat(40)), {
      minLength: 1,
      maxLength: 4,
      depthIdentifier: 'map',
    })
    .map(
      (entries): Render =>
        (indent) =>
          entries
            .map(
              ([over, name, render, off]) =>
                `${over}${' '.repeat(indent + (off === 0 ? 1 : 0))}${name}:${render(indent)}`,
            )
            .join(''),
    ),
}));
const document = fc.tuple(fc.constantFrom(0, 0, 0, 0, 2), map, fc.boolean()).map(([indent, render, isWhole]) => {
  const text = render(indent);
  return isWhole ? text : text.trimEnd();
});

// What may go wrong in a file that is edited by hand.
const SLIPS = [...' \n\n:#-"\'|{}[],>&*!?%@`~.\\\t\r\uFEFF\0a1'.split(''), '  ', ': ', ' #', '- ', '\n\n', '\n  '];
const slip = fc.tuple(
  fc.constantFrom('delete', 'double', 'swap', 'insert'),
  fc.boolean(),
  fc.nat(),
  fc.nat(),
  fc.constantFrom(...SLIPS),
);
type Slip = typeof slip extends fc.Arbitrary<infer T> ? T : never;

function withSlip(text: string, [kind, isOfLine, at, other, inserted]: Slip): string {
  const parts = isOfLine ? text.split('\n') : text.split('');
  const index = at % Math.max(parts.length, 1);
  const part = parts[index] ?? '';
  if (kind === 'delete') parts.splice(index, 1);
  if (kind === 'double') parts.splice(index, 0, part);
  if (kind === 'insert') parts.splice(index, 0, inserted);
  if (kind === 'swap') {
    const second = other % Math.max(parts.length, 1);
    parts[index] = parts[second] ?? '';
    parts[second] = part;
  }
  return parts.join(isOfLine ? '\n' : '');
}

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
    let accepted = 0;
    fc.assert(
      fc.property(document, (text) => {
        accepted += holdAgainstEachOther(text) ? 1 : 0;
      }),
      { numRuns: RUNS },
    );
    // Else there was nothing to compare.
    expect(accepted / RUNS).toBeGreaterThan(0.2);
  });

  it('means what the careful one means, on files with slips', () => {
    fc.assert(
      fc.property(mended, ([text, slips]) => {
        holdAgainstEachOther(slips.reduce(withSlip, text));
      }),
      { numRuns: RUNS / 2 },
    );
  });

  it('means what the careful one means, on the public test suite where it is at hand', () => {
    const suite = join(ROOT, '../shared/data/hostile/yaml');
    const cases = existsSync(suite) ? readdirSync(suite) : [];
    for (const name of cases) holdAgainstEachOther(readFileSync(join(suite, name), 'utf8'));
  });

  it('leaves a text that would take its memory to the careful one', () => {
    expect(readQuickly(`a: ${'b'.repeat(2_000_000)}\n`)).toBeUndefined();
    expect(holdAgainstEachOther(`a: ${'b: '.repeat(300_000)}\n`)).toBe(false);
    expect(holdAgainstEachOther(`a: ${'b '.repeat(400_000)}\n`)).toBe(true);
    const deep = Array.from({ length: 400 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join('');
    expect(readQuickly(deep)).toBeUndefined();
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
    '  a: b\n  # c\n# d',
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
    'a: b\r\n',
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
