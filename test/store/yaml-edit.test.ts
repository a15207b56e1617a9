import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { editYaml, formatYaml } from '../../src/store/yaml-edit.ts';
import { parseYaml } from '../../src/store/yaml-text.ts';

// Written by hand: odd indentation, comments everywhere, quotes, flow maps, block texts.
const BY_HAND = `# On top
version: 1   # the format

"rep": 'ana-silva'
quarter:   2026-Q1
worked:
    # above the first
    referrals:   # behind the key
        effort:  "Asked every renewal"   # behind the value
        result: >-
            Five introductions,
            two closed

        keep: true
    visits: { effort: Visits, keep: false }   # a flow map
# between the sections
learned: {}
didnt_work:
    cold:
      effort: |
        First line
          second, indented

      decision: stop
x-mine: [1, 2]   # at the end
# the last line`;

const before = parse(BY_HAND);

/** The lines of one text that the other hasn't, and the other way round. */
function changed(from: string, to: string): { out: string[]; in: string[] } {
  const [one, other] = [from.split('\n'), to.split('\n')];
  return { out: one.filter((line) => !other.includes(line)), in: other.filter((line) => !one.includes(line)) };
}

function comments(text: string): string[] {
  return text.match(/# .*/g) ?? [];
}

describe('a file that a person has written', () => {
  it('stays as it is where nothing changes', () => {
    expect(editYaml(BY_HAND, before)).toBe(BY_HAND);
  });

  it.each<[string, (value: typeof before) => unknown, string[], string[]]>([
    [
      'a quoted text',
      (v) => (v.worked.referrals.effort = 'Asked each renewal'),
      ['        effort:  "Asked every renewal"   # behind the value'],
      ['        effort: Asked each renewal   # behind the value'],
    ],
    [
      'a folded text',
      (v) => (v.worked.referrals.result = 'Six'),
      ['        result: >-', '            Five introductions,', '            two closed'],
      ['        result: Six'],
    ],
    ['a flag', (v) => (v.worked.referrals.keep = false), ['        keep: true'], ['        keep: false']],
    [
      'a block text',
      (v) => (v.didnt_work.cold.effort = 'One\nTwo\n'),
      ['        First line', '          second, indented'],
      ['        One', '        Two'],
    ],
    ['a new key', (v) => (v.worked.referrals.note = 'New'), [], ['        note: New']],
    ['a new entry', (v) => (v.worked.talks = { effort: 'Talks' }), [], ['    talks:', '      effort: Talks']],
    ['a key that goes', (v) => delete v.didnt_work.cold.decision, ['      decision: stop'], []],
    [
      'a section that empties',
      (v) => (v.didnt_work = {}),
      [
        'didnt_work:',
        '    cold:',
        '      effort: |',
        '        First line',
        '          second, indented',
        '      decision: stop',
      ],
      ['didnt_work: {}'],
    ],
    [
      'a section that fills',
      (v) => (v.learned = { a: { lesson: 'A' } }),
      ['learned: {}'],
      ['learned:', '  a:', '    lesson: A'],
    ],
    [
      'a list',
      (v) => (v['x-mine'] = [1, 3]),
      ['x-mine: [1, 2]   # at the end'],
      ['x-mine:', '  - 1', '  - 3   # at the end'],
    ],
    [
      'a flow map',
      (v) => (v.worked.visits.keep = true),
      ['    visits: { effort: Visits, keep: false }   # a flow map'],
      ['    visits:', '      effort: Visits', '      keep: true   # a flow map'],
    ],
  ])('changes where %s changes, and nowhere else', (_, change, gone, come) => {
    const value = structuredClone(before);
    change(value);
    const text = editYaml(BY_HAND, value);
    expect(parse(text)).toEqual(value);
    expect(changed(BY_HAND, text)).toEqual({ out: gone, in: come });
    expect(comments(text)).toEqual(comments(BY_HAND));
  });

  it('keeps its line ends and its byte order mark', () => {
    const text = `\uFEFF${BY_HAND.replaceAll('\n', '\r\n')}`;
    const value = structuredClone(before);
    value.worked.referrals.result = 'Two\nlines';
    value.number = { booked: 3 };
    const edited = editYaml(text, value);
    expect(edited.startsWith('\uFEFF# On top\r\n')).toBe(true);
    expect(edited.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(parseYaml(edited).value).toEqual(value);
  });

  it('gets new sections where they belong', () => {
    const order = ['version', 'rep', 'number', 'said', 'worked', 'next'];
    const text = 'version: 1\nrep: a\n# what worked\nworked: {}\n';
    expect(editYaml(text, { version: 1, rep: 'a', worked: {}, next: {}, said: {}, number: {} }, order)).toBe(
      'version: 1\nrep: a\nsaid: {}\nnumber: {}\n# what worked\nworked: {}\nnext: {}\n',
    );
    expect(editYaml('worked: {}\n', { rep: 'a', worked: {} }, order)).toBe('rep: a\nworked: {}\n');
    expect(editYaml('rep: a', { rep: 'a', 'x-mine': 1 }, order)).toBe('rep: a\nx-mine: 1\n');
  });

  it('keeps its comments even where its layout cannot be kept', () => {
    const text = '{ version: 1, # the format\n  rep: a, # who\n  worked: { a: { effort: A } } }\n# the end\n';
    const edited = editYaml(text, { version: 1, rep: 'b', worked: { a: { effort: 'B', keep: true } }, next: {} });
    expect(parse(edited)).toEqual({ version: 1, rep: 'b', worked: { a: { effort: 'B', keep: true } }, next: {} });
    expect(comments(edited)).toEqual(comments(text));
  });

  it('is written anew where there was nothing', () => {
    expect(editYaml('', { version: 1 })).toBe('version: 1\n');
    expect(editYaml('# nothing yet\n', { version: 1 })).toBe('version: 1\n');
  });
});

const words = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({
    unit: fc.constantFrom(
      ...'abc \n\t:#-?!&*%@`\'"{}[],|>\\$~='.split(''),
      '\r',
      '\u0085',
      '\u2028',
      '\uFEFF',
      '日',
      '🎉',
      '\u001B',
    ),
  }),
  fc.constantFrom(
    'yes',
    'no',
    'null',
    '~',
    '1e3',
    '0x1F',
    '2026-04-02',
    '$1,250',
    '$&',
    '---',
    '...',
    '- a',
    'a: b',
    'a #b',
    ' ',
    '\n',
    '\n\n a',
    'a\n',
    'a\r\nb',
    '<<',
    '.inf',
    '-0',
  ),
);
const key = fc.stringMatching(/^[a-z][a-z0-9-]{0,6}$/);
const leaf = fc.oneof(
  words,
  fc.boolean(),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
  fc.array(words, { maxLength: 3 }),
);
const tree = fc.dictionary(
  key,
  fc.oneof(
    leaf,
    fc.dictionary(key, fc.oneof(leaf, fc.dictionary(key, leaf, { noNullPrototype: true })), { noNullPrototype: true }),
  ),
  { noNullPrototype: true },
);

describe('any text and any value', () => {
  it('are written so that they are read back the same', () => {
    fc.assert(
      fc.property(tree, (value) => {
        expect(parseYaml(formatYaml(value))).toMatchObject({ problems: [], value });
      }),
    );
  });

  it('are edited into what was wanted, whatever was there', () => {
    fc.assert(
      fc.property(tree, tree, fc.boolean(), (from, to, hasCarriageReturns) => {
        const text = hasCarriageReturns ? formatYaml(from).replaceAll(/(?<!\r)\n/g, '\r\n') : formatYaml(from);
        // A text with carriage returns of its own is not what was meant by `from`.
        fc.pre(parseYaml(text).problems.length === 0);
        expect(parseYaml(editYaml(text, to)).value).toEqual(to);
      }),
      { numRuns: 300 },
    );
  });

  it('keep what both have, to the byte, when a key is added and taken out again', () => {
    fc.assert(
      fc.property(tree, words, (value, text) => {
        const written = formatYaml(value);
        fc.pre(Object.keys(value).length > 0);
        expect(editYaml(editYaml(written, { ...value, 'x-added': text }), value)).toBe(written);
      }),
    );
  });
});
