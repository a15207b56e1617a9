import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { valueAt } from '../../src/domain/tree.ts';
import { editYaml, formatYaml } from '../../src/store/yaml-edit.ts';
import { parseYaml, readWithPlaces } from '../../src/store/yaml-text.ts';
import { writeByHand, type Choose } from './handwriting.ts';

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
      ['        effort:  "Asked each renewal"   # behind the value'],
    ],
    [
      'a folded text',
      (v) => (v.worked.referrals.result = 'Six'),
      ['        result: >-', '            Five introductions,', '            two closed'],
      ['        result: Six'],
    ],
    [
      'a word of a folded text',
      (v) => (v.worked.referrals.result = 'Six introductions, two closed'),
      ['            Five introductions,'],
      ['            Six introductions,'],
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
    ['a list', (v) => (v['x-mine'] = [1, 3]), ['x-mine: [1, 2]   # at the end'], ['x-mine: [1, 3]   # at the end']],
    [
      'a flow map',
      (v) => (v.worked.visits.keep = true),
      ['    visits: { effort: Visits, keep: false }   # a flow map'],
      ['    visits: { effort: Visits, keep: true }   # a flow map'],
    ],
    [
      'a key of a flow map',
      (v) => (v.worked.visits.result = 'Two, closed\nin May'),
      ['    visits: { effort: Visits, keep: false }   # a flow map'],
      ['    visits: { effort: Visits, keep: false, result: "Two, closed\\nin May" }   # a flow map'],
    ],
    [
      'a flow map that loses a key',
      (v) => delete v.worked.visits.keep,
      ['    visits: { effort: Visits, keep: false }   # a flow map'],
      ['    visits: { effort: Visits }   # a flow map'],
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
    // Nobody knows where their own keys belong, so what comes goes behind one whose place is known.
    expect(
      editYaml('version: 1\nworked: {}\nx-mine: 1\n', { version: 1, rep: 'a', worked: {}, 'x-mine': 1 }, order),
    ).toBe('version: 1\nrep: a\nworked: {}\nx-mine: 1\n');
    expect(
      editYaml('rep: a\nworked:\n  b: c\n  # 1\nnext: {}\n', { rep: 'a', worked: { b: 'c' }, x: 1, next: {} }, [
        'rep',
        'worked',
        'x',
        'next',
      ]),
    ).toBe('rep: a\nworked:\n  b: c\nx: 1\n  # 1\nnext: {}\n');
  });

  it('keeps its comments even where its layout cannot be kept', () => {
    const text = '# On top\nversion: 1 # the format\nrep: !!str a\nnote: |\n  # mine\n';
    expect(editYaml(text, { version: 1, rep: 2, note: '# mine\n' })).toBe(
      '# On top\n# the format\nversion: 1\nrep: 2\nnote: |\n  # mine\n',
    );
  });

  it('is written anew where there was nothing', () => {
    expect(editYaml('', { version: 1 })).toBe('version: 1\n');
    expect(editYaml('# nothing yet\n', { version: 1 })).toBe('# nothing yet\nversion: 1\n');
    expect(editYaml('- a # list\n', { version: 1 })).toBe('# list\nversion: 1\n');
    expect(editYaml('{}', { version: 1 })).toBe('version: 1\n');
    expect(editYaml('version: 1 # format\n', {})).toBe('# format\n{}\n');
  });

  it.each<[string, string, Record<string, unknown>, string]>([
    ['a remark between key and text', 'a: # why\n  old\n', { a: 'new' }, 'a: # why\n  new\n'],
    ['a remark behind |', 'a: | # why\n  old\n', { a: 'b' }, 'a: b # why\n'],
    ['a remark behind a | that becomes a map', 'a: | # why\n  old\n', { a: { b: 1 } }, 'a: # why\n  b: 1\n'],
    ["remarks behind a list's items", 'a:\n- b # 1\n- c # 2\n- d # 3\n', { a: ['b', 'd'] }, 'a:\n- b # 1\n- d # 3\n'],
    ['a list that grows at its start', 'a:\n- b # 1\n', { a: ['x', 'b'] }, 'a:\n- x\n- b # 1\n'],
    ['a list that grows at its start in a line', 'a: [b] # 1\n', { a: ['x', 'b'] }, 'a: [x, b] # 1\n'],
    ['a list that grows in a line', 'a: [b] # 1\n', { a: ['x', 'b', 'y z'] }, 'a: [x, b, y z] # 1\n'],
    ['a list that becomes a map', 'a:\n  - b\nc: 1\n', { a: { b: 1 }, c: 1 }, 'a:\n  b: 1\nc: 1\n'],
    ['a map in a list', 'a:\n  - b: 1 # 1\n    c: 2 # 2\n', { a: [{ c: 2 }] }, 'a:\n  - # 1\n    c: 2 # 2\n'],
    ['an empty list in a list', 'a:\n  -   []\n', { a: [['b', { c: 1 }]] }, 'a:\n  -\n    - b\n    - c: 1\n'],
    ['an empty value', 'a: # why\nb: 1\n', { a: 'x: y', b: 1 }, 'a: "x: y" # why\nb: 1\n'],
    ['an empty value in a list', 'a:\n  - # why\n', { a: [1] }, 'a:\n  - 1 # why\n'],
    ['unknown that gets an answer', 'a: unknown # ask\nb: 1\n', { a: { c: 1 }, b: 1 }, 'a: # ask\n  c: 1\nb: 1\n'],
    [
      'a flow map over lines',
      '{ a: 1, # 1\n  b: 2, # 2\n  c: 3, # 3\n}\n',
      { a: 1, c: 4, d: 5 },
      '{ a: 1, # 1\n  # 2\n  c: 4, d: 5, # 3\n}\n',
    ],
    ['the only line, without its end', 'a: one two', { a: 'one three' }, 'a: one three'],
    ['a question mark', '? a # 1\n: b # 2\n', { a: 'c' }, '? a # 1\n: c # 2\n'],
    [
      'a document that says where it begins and ends',
      '--- # 1\na: 1\n...\n',
      { a: 1, b: 2 },
      '--- # 1\na: 1\nb: 2\n...\n',
    ],
    [
      'a deep remark behind',
      'a:\n  b: 1\n          # deep\n',
      { a: { b: 1, c: 'x\ny\n' } },
      'a:\n  b: 1\n  c: "x\\ny\\n"\n          # deep\n',
    ],
    ['a word of a text in single quotes', "a: 'it''s one'\n", { a: "it's two" }, "a: 'it''s two'\n"],
    ['a word with a quote of its own', "a: 'it is one'\n", { a: "it isn't one" }, "a: it isn't one\n"],
    ['words that go', 'a: >\n  one two\n  three\n', { a: 'one three\n' }, 'a: >\n  one\n  three\n'],
    ['words that come', 'a: >\n  one\n  three\n', { a: 'zero one three\n' }, 'a: >\n  zero one\n  three\n'],
    ['words that come at the end', 'a: one two # why\n', { a: 'one two # three' }, 'a: "one two # three" # why\n'],
    [
      'a text of several lines in a flow map',
      'a: { b: x } # 1\n',
      { a: { b: 'Said "no"\nleft' } },
      'a: { b: "Said \\"no\\"\\nleft" } # 1\n',
    ],
    ['a comma in a flow map', 'a: { b: c } # 1\n', { a: { b: 'x, y' } }, 'a: { b: "x, y" } # 1\n'],
    ['a byte order mark before nothing', '\uFEFF{}\n', { a: 1 }, '\uFEFFa: 1\n'],
    ['an empty map', '{} # 1\n', {}, '{} # 1\n'],
    ['a question mark that goes', '? a\n: b\n# 1\nc: d\n', { c: 'd' }, '# 1\nc: d\n'],
    ['a blank before a colon', 'a :\nb: c # 1\n', { a: 'x', b: 'c' }, 'a : x\nb: c # 1\n'],
    ['a key without a colon, which goes', 'a: {b,c: d} # 1\n', { a: { c: 'd' } }, 'a: {c: d} # 1\n'],
    ['a remark above an item that goes', 'a:\n- b\n# 1\n- c\nd: e\n', { a: ['b'], d: 'e' }, 'a:\n- b\n# 1\nd: e\n'],
    ['a remark below a map that goes', 'a:\n  b: c\n  d: e\n  f: g\n  # 1\nh: i\n', { h: 'i' }, '  # 1\nh: i\n'],
    ['a remark below a text that goes', 'a: |\n  b\n# 1\nc: d\n', { c: 'd' }, '# 1\nc: d\n'],
    ['what stands around a flow map over lines', 'a: { b: c,\n  d: e\n}\nf: g # 1\n', { f: 'g' }, 'f: g # 1\n'],
    ['a remark behind what goes', 'a:\n  b: c # 1\n  d: e # 2\n', { a: { d: 'e' } }, 'a:\n  d: e # 2\n'],
    ['a text that becomes a list', 'a: b # 1\nc: d\n', { a: ['x'], c: 'd' }, 'a: # 1\n  - x\nc: d\n'],
    ['a map that becomes a list', 'a: # 1\n  0: b\nc: d\n', { a: ['x'], c: 'd' }, 'a: # 1\n  - x\nc: d\n'],
    ['a list that becomes a map of numbers', 'a: # 1\n  - b\n', { a: { 0: 'x' } }, 'a: # 1\n  "0": x\n'],
    ['a map of which no key stays', 'a: # 1\n  b: c # 2\nd: e\n', { a: { x: 1 }, d: 'e' }, 'a: # 1\n  x: 1\nd: e\n'],
    ['a map in a list that becomes a text', 'a:\n  - b: 1 # 1\n', { a: ['x'] }, 'a:\n  - x # 1\n'],
    ['a flow map below its key', 'a:\n  { b: c } # 1\n', { a: 'x' }, 'a:\n  x # 1\n'],
    ['an item that becomes a list', 'a:\n- b # 1\n- c\n', { a: [['x'], 'c'] }, 'a:\n- # 1\n  - x\n- c\n'],
    ['an item that becomes an empty map', 'a:\n  - b # 1\n', { a: [{}] }, 'a:\n  - {} # 1\n'],
    ['the first word of a text over lines', 'a: b c\n  d\n', { a: 'x c d' }, 'a: x c\n  d\n'],
    ['the first word between quotes over lines', 'a: "b c\n  d" # 1\n', { a: 'x c d' }, 'a: "x c\n  d" # 1\n'],
    ['a \\ in a text over lines', 'a: C:\\new b\n  c\n', { a: 'C:\\new b d' }, 'a: C:\\new b\n  d\n'],
    ['a line of which an item goes', 'a: [b, c, d] # 1\n', { a: ['b', 'd'] }, 'a: [b, d] # 1\n'],
    ['a line of which the last items go', 'a: [b, c, d] # 1\n', { a: ['b'] }, 'a: [b, ] # 1\n'],
    ['a line of which all goes', 'a: { b: 1, c: 2 } # 1\n', { a: {} }, 'a: {} # 1\n'],
    ['a line without blanks', 'a: {b: 1,c: 2} # 1\n', { a: { c: 2 } }, 'a: {c: 2} # 1\n'],
    ['a line with more blanks', 'a: { b: 1 ,   c: 2 } # 1\n', { a: { c: 2 } }, 'a: { c: 2 } # 1\n'],
    [
      'a line with the last of a line above',
      'a: { b: 1, c: 2,\n  d: 3 }\n',
      { a: { b: 1, d: 3 } },
      'a: { b: 1,\n  d: 3 }\n',
    ],
    [
      'commas that stand further below',
      'a: { b: 1,\n  c: 2 }\nd: e, f # 1\n',
      { a: { b: 1 }, d: 'e, f' },
      'a: { b: 1,\n   }\nd: e, f # 1\n',
    ],
    ['the last line, without its end', 'a: b # 1', { a: 'b', c: 'd' }, 'a: b # 1\nc: d\n'],
    ['a control character', 'a: one two\n', { a: 'one \u001B[31m' }, 'a: "one \\e[31m"\n'],
  ])('keeps %s', (_, text, value, expected) => {
    expect(editYaml(text, value)).toBe(expected);
    expect(parseYaml(expected)).toMatchObject({ value, problems: [] });
  });

  it('loses no answer to a text of its own that begins with #', () => {
    const value = { a: '#1 in the west\n# two', b: [{ c: '# three' }] };
    expect(formatYaml(value)).toBe('a: |-\n  #1 in the west\n  # two\nb:\n  - c: "# three"\n');
  });
});

describe('what people type', () => {
  it.each([
    ['$1,250', 'a: $1,250\n'],
    ['$& and $1', 'a: $& and $1\n'],
    ['it\'s "so"', 'a: it\'s "so"\n'],
    ['a: b', 'a: "a: b"\n'],
    ['a #b', 'a: "a #b"\n'],
    ['- a', 'a: "- a"\n'],
    ['? a', 'a: "? a"\n'],
    ['!a', 'a: "!a"\n'],
    ['&a', 'a: "&a"\n'],
    ['*a', 'a: "*a"\n'],
    ['%a', 'a: "%a"\n'],
    ['@a', 'a: "@a"\n'],
    ['`a', 'a: "`a"\n'],
    ['yes', 'a: "yes"\n'],
    ['no', 'a: "no"\n'],
    ['null', 'a: "null"\n'],
    ['~', 'a: "~"\n'],
    ['1e3', 'a: "1e3"\n'],
    ['2026-04-02', 'a: "2026-04-02"\n'],
    ['', 'a: ""\n'],
    [' a ', 'a: " a "\n'],
    ['   \n', 'a: "  \\ \\n"\n'],
    ['日本 🎉', 'a: 日本 🎉\n'],
    ['a\nb', 'a: |-\n  a\n  b\n'],
    ['a\n\n', 'a: |+\n  a\n\n'],
    ['a\r\nb', 'a: "a\\r\\nb"\n'],
    ['a\0b', 'a: "a\\0b"\n'],
    ['a\u0085b', 'a: "a\\u0085b"\n'],
    ['a\u2028b\u2029c', 'a: "a\\u2028b\\u2029c"\n'],
    ['\uFEFFa', 'a: "\\ufeffa"\n'],
    ['\uD800a', 'a: "\\ud800a"\n'],
  ])('%j is written so that any editor shows it and any reader reads it', (text, expected) => {
    expect(formatYaml({ a: text })).toBe(expected);
    expect(parse(Buffer.from(expected, 'utf8').toString('utf8'), { version: '1.1' })).toEqual({ a: text });
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
        const text = formatYaml(value);
        expect(readWithPlaces(text)).toMatchObject({ problems: [], value });
        expect(parse(Buffer.from(text, 'utf8').toString('utf8'), { version: '1.1' })).toEqual(value);
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

// People's words, some of which YAML would take for something else.
const sentence = fc
  .array(fc.constantFrom('asked', 'every', 'renewal', 'two', 'closed', '$1,250', 'a:b', "it's", '日', '#x', '"so"'), {
    minLength: 1,
    maxLength: 8,
  })
  .map((some) => some.join(' '));
const paragraph = fc.oneof(
  sentence,
  fc.tuple(sentence, fc.constantFrom('', '\n', '\n\n')).map(([one, end]) => `${one}${end}`),
  fc.tuple(sentence, fc.constantFrom('\n', '\n\n'), sentence).map(([one, gap, other]) => `${one}${gap}${other}\n`),
);
const id = fc.stringMatching(/^[a-z][a-z0-9-]{0,3}$/).filter((one) => !/^(true|null)$/.test(one));
const handTree = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.oneof(paragraph, paragraph, fc.boolean(), fc.integer(), fc.constant(null)),
    fc.dictionary(id, tie('value'), { noNullPrototype: true, maxKeys: 4 }),
    fc.array(tie('value'), { maxLength: 4 }),
  ),
})).value;
const handMap = fc
  .dictionary(id, handTree, { noNullPrototype: true, minKeys: 1, maxKeys: 5 })
  .map((one) => ({ version: 1, ...one }));
const chooser = fc.array(fc.nat(59), { minLength: 50, maxLength: 200 }).map((numbers) => (): Choose => {
  let turn = 0;
  return (most) => ((numbers[turn++ % numbers.length] ?? 0) + Math.floor(turn / numbers.length)) % most;
});

type Step = string | number;

/** The paths of all values for which a condition holds. */
function pathsOf(value: unknown, is: (one: unknown) => boolean, path: Step[] = []): Step[][] {
  const own = is(value) ? [path] : [];
  if (typeof value !== 'object' || value === null) return own;
  const below = Object.entries(value).flatMap(([step, one]) =>
    pathsOf(one, is, [...path, Array.isArray(value) ? Number(step) : step]),
  );
  return [...own, ...below];
}

const GONE = Symbol('gone');

/** A copy with another value at a path, or without it; what is added to a list goes to its end. */
function withChange(value: unknown, path: readonly Step[], to: unknown): unknown {
  const copy = JSON.parse(JSON.stringify(value));
  let holder = copy;
  for (const step of path.slice(0, -1)) holder = holder[step];
  const last = path.at(-1) ?? '';
  if (to !== GONE) holder[Array.isArray(holder) && last === 'x-new' ? holder.length : last] = to;
  else if (Array.isArray(holder)) holder.splice(Number(last), 1);
  else delete holder[last];
  return copy;
}

function remarks(text: string): string[] {
  return text.match(/(?<=^|\s)#\d+(?=\r?$)/gm) ?? [];
}

describe('any handwriting', () => {
  it('is read as it was meant', () => {
    fc.assert(
      fc.property(handMap, chooser, (value, choose) => {
        const text = writeByHand(value, choose());
        expect(parseYaml(text), text).toMatchObject({ value, problems: [] });
      }),
    );
  });

  it('loses no remark and no other line when a text changes', () => {
    fc.assert(
      fc.property(handMap, chooser, paragraph, fc.boolean(), (value, choose, words, isWindows) => {
        const text = writeByHand(value, choose()).replaceAll('\n', isWindows ? '\r\n' : '\n');
        for (const path of pathsOf(value, (one) => typeof one === 'string')) {
          const changed = withChange(value, path, words);
          const edited = editYaml(text, Object(changed));
          expect(parseYaml(edited).value, edited).toEqual(changed);
          expect(remarks(edited), `${text}\n\n${edited}`).toEqual(remarks(text));
        }
      }),
      { numRuns: 50 },
    );
  });

  it('changes one line for one word', () => {
    fc.assert(
      fc.property(handMap, chooser, (value, choose) => {
        const text = writeByHand(value, choose());
        for (const path of pathsOf(
          value,
          (one) => typeof one === 'string' && /every .*asked|asked .*every/.test(one),
        )) {
          const changed = withChange(value, path, String(valueAt(value, path)).replace('every', 'each'));
          const edited = editYaml(text, Object(changed)).split('\n');
          const lines = text.split('\n');
          expect(edited.length, text).toBe(lines.length);
          expect(
            edited.filter((line, index) => line !== lines[index]),
            text,
          ).toHaveLength(1);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('loses nothing when something is added', () => {
    fc.assert(
      fc.property(handMap, chooser, handTree, fc.boolean(), (value, choose, added, isWindows) => {
        const text = writeByHand(value, choose()).replaceAll('\n', isWindows ? '\r\n' : '\n');
        for (const path of pathsOf(value, (one) => typeof one === 'object' && one !== null)) {
          const changed = withChange(value, [...path, 'x-new'], added);
          const edited = editYaml(text, Object(changed));
          expect(parseYaml(edited).value, edited).toEqual(changed);
          expect(remarks(edited), `${text}\n\n${edited}`).toEqual(remarks(text));
        }
      }),
      { numRuns: 50 },
    );
  });

  it('loses only what stands in what is removed', () => {
    fc.assert(
      fc.property(handMap, chooser, (value, choose) => {
        const text = writeByHand(value, choose());
        for (const path of pathsOf(value, () => true)) {
          if (path.length === 0 || path[0] === 'version') continue;
          const changed = withChange(value, path, GONE);
          const edited = editYaml(text, Object(changed));
          expect(parseYaml(edited).value, edited).toEqual(changed);
          // What goes is one stretch of the text, so the remarks that go follow one another.
          const [all, left] = [remarks(text), remarks(edited)];
          const first = all.findIndex((one) => !left.includes(one));
          const gone = first === -1 ? [] : all.slice(first, first + all.length - left.length);
          expect(
            all.filter((one) => !gone.includes(one)),
            `${text}\n\n${edited}`,
          ).toEqual(left);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('becomes any other value', () => {
    fc.assert(
      fc.property(handMap, handMap, chooser, (value, other, choose) => {
        const edited = editYaml(writeByHand(value, choose()), other);
        expect(parseYaml(edited), edited).toMatchObject({ value: other, problems: [] });
      }),
      { numRuns: 300 },
    );
  });
});
