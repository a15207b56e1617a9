/** Makes up lines and documents of YAML with everything in them that may be misread, and the slips of people who edit. */
import fc from 'fast-check';

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
export const line = fc
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
export const document = fc.tuple(fc.constantFrom(0, 0, 0, 0, 2), map, fc.boolean()).map(([indent, render, isWhole]) => {
  const text = render(indent);
  return isWhole ? text : text.trimEnd();
});

// What may go wrong in a file that is edited by hand.
const SLIPS = [...' \n\n:#-"\'|{}[],>&*!?%@`~.\\\t\r\uFEFF\0a1'.split(''), '  ', ': ', ' #', '- ', '\n\n', '\n  '];
export const slip = fc.tuple(
  fc.constantFrom('delete', 'double', 'swap', 'insert'),
  fc.boolean(),
  fc.nat(),
  fc.nat(),
  fc.constantFrom(...SLIPS),
);
type Slip = typeof slip extends fc.Arbitrary<infer T> ? T : never;

export function withSlip(text: string, [kind, isOfLine, at, other, inserted]: Slip): string {
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
