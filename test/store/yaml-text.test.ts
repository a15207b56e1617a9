import { describe, expect, it } from 'vitest';
import { formatYaml } from '../../src/store/yaml-edit.ts';
import { BYTE_ORDER_MARK, parseYaml, readWithPlaces } from '../../src/store/yaml-text.ts';
import { NAUGHTY, SUITE } from '../torture/hostile/corpus.ts';

function problems(text: string): string[] {
  return parseYaml(text).problems.map(({ position: { line, column }, message }) => `${line}:${column} ${message}`);
}

describe('a text that is not YAML', () => {
  it.each([
    ['a tab', 'a:\n\tb: 1\n', ['2:1 the line is indented with a tab']],
    ['a key twice', 'a: 1\na: 2\n', ['2:1 the key stands here a second time']],
    ['an open quote', 'a: "b\nc: d\n', ['3:1 a quote is opened and never closed']],
    ['two documents', 'a: 1\n---\nb: 2\n', ['2:1 a second document begins here']],
    ['a second colon', 'a: b: c\n', ['1:4 a second colon stands here, or the next line is indented too far']],
    ['bad indentation', 'a:\n  b: 1\n c: 2\n', ['3:1 the line is not indented like its neighbours']],
    ['a tag', 'a: !money 3\n', ['1:4 the tag is not known']],
    ['a tag that makes a sign', 'a: !!merge <<\n', ['1:4 the tag is not known']],
    ['a tag that makes a list of pairs', 'a: !!omap [b: c]\n', ['1:4 the tag is not known']],
    ['a tag that makes bytes', 'a: !!binary aGk=\n', ['1:4 the tag is not known']],
    ['a tag that makes a day', 'a: !!timestamp 2026-01-31\n', ['1:4 the tag is not known']],
    [
      'an anchor and an alias',
      'a: &x 1\nb: *x\n',
      ['1:7 &x marks a place to refer to', '2:4 *x refers to another place'],
    ],
    ['an alias of itself', 'a: &x [*x]\n', ['1:7 &x marks a place to refer to']],
    ['a key that is a map', '? { a: b }\n: c\n', ['1:3 a key is a plain text']],
    ['an open bracket', 'a: [1, 2\nb: 3\n', ['2:1 a bracket is opened before here and never closed']],
    ['an open flow map', 'a: {b: 1', ['1:9 a bracket is opened before here and never closed']],
    ['an open list at the top', '[1, 2', ['1:6 a bracket is opened before here and never closed']],
    ['a bracket too many', 'a: [1]]', ['1:7 a bracket or a comma stands here that belongs to nothing']],
    ['a closing bracket', 'a: ]', ['1:4 a bracket or a comma stands here that belongs to nothing']],
    ['a comma too many', 'a: [1,,2]', ['1:7 a bracket or a comma stands here that belongs to nothing']],
    ['no comma', 'a: {"x" 1}', ['1:9 a comma or a colon is missing between the brackets']],
    ['a key without a colon', 'a: b\nc\n', ['2:1 a colon is missing behind the key, or the text is not quoted']],
    ['a text over two lines', 'c\na: b\n', ['1:1 a colon is missing behind the key, or the text is not quoted']],
    ['quotes in quotes', 'a: "Said "no" twice"', ['1:11 something stands here behind the end of a text or list']],
    ['an apostrophe in quotes', "a: 'it's'", ['1:8 something stands here behind the end of a text or list']],
    ['a word in brackets', 'a: [draft] text', ['1:12 something stands here behind the end of a text or list']],
    ['emphasis', 'a: *important*', ['1:4 *important* refers to another place']],
    ['a single &', 'a: & more', ['1:4 a text that begins with * or & stands here']],
    ['a comparison', 'a: > 50% of it', ['1:6 a text cannot begin with > or |']],
    ['a bar', 'a: | pipe', ['1:6 a text cannot begin with > or |']],
    ['a bar and a letter', 'a: |x\n b', ['1:5 a text cannot begin with > or |']],
    ['a dash', 'a: - b', ['1:4 a text cannot begin with "- "']],
    ['a Windows path', 'a: "C:\\deals"', ['1:7 between double quotes \\ is not just a \\']],
    ['a percent sign at the start', '%a: b\n---\na: 1\n', ['1:1 a line cannot begin with %']],
    ['a remark without a blank', 'a: "b"#c', ['1:7 a blank is missing before #']],
    ['a key twice, written in two ways', '"a": 1\nb: 2\na: 3\n', ['3:1 the key stands here a second time']],
    ['a key twice in a flow map', 'x: {a: 1, a: 2}', ['1:11 the key stands here a second time']],
    ['a key that is a list', '? [a]\n: b\n', ['1:3 a key is a plain text']],
    [
      'several slips, one for each line',
      'a: [1,,2,,3]\nb: @c\nb: d\n',
      [
        '1:7 a bracket or a comma stands here that belongs to nothing',
        '2:4 a text cannot begin with this character',
        '3:1 the key stands here a second time',
      ],
    ],
    [
      'what nobody writes',
      `${'k'.repeat(2000)}: 1\t`,
      [
        '1:1 this is not YAML: the : indicator must be at most 1024 chars after the start of an implicit block mapping key',
      ],
    ],
    ['a bad character', 'a: @b\n', ['1:4 a text cannot begin with this character']],
  ])('%s', (_, text, expected) => {
    expect(problems(text)).toEqual(expected);
  });

  it('is told with what to do about it', () => {
    expect(parseYaml('a: &x 1\nb: *x\nb: 2\n').problems).toEqual([
      {
        path: [],
        position: { line: 3, column: 1 },
        message: 'the key stands here a second time',
        advice: 'take one of the two out, or give it another id',
      },
      {
        path: [],
        position: { line: 1, column: 7 },
        message: '&x marks a place to refer to',
        advice: 'write the value out: anchors and aliases are not used here',
      },
      {
        path: [],
        position: { line: 2, column: 4 },
        message: '*x refers to another place',
        advice: 'write the value out: anchors and aliases are not used here',
      },
    ]);
    expect(parseYaml(`${'k'.repeat(2000)}: 1\t`).problems).toMatchObject([{ path: [], advice: 'mend the line' }]);
  });

  it.each([
    ['brackets', 119, (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`],
    ['braces', 119, (depth: number) => `${'{ a: '.repeat(depth)}${'}'.repeat(depth)}`],
    ['dashes', 118, (depth: number) => `${'- '.repeat(depth)}a`],
    ['brackets with remarks that close none', 119, (depth: number) => `${'[ # ]\n'.repeat(depth)}${']'.repeat(depth)}`],
  ])('may have %s to a depth of %i, and no deeper', (_, most, nested) => {
    expect(parseYaml(nested(most)).problems).toEqual([]);
    const { problems: found, locate } = parseYaml(nested(most + 1));
    expect(found).toEqual([
      {
        path: [],
        position: { line: 1, column: 1 },
        message: 'the file is nested too deeply to be read',
        advice: 'write it in the form that the schema describes',
      },
    ]);
    expect(locate(['a'])).toEqual({ line: 1, column: 1 });
  });

  it('of another version of YAML, in which words mean something else, is none', () => {
    const message = 'the text says that it is YAML 1.1, where some words mean something else';
    for (const text of ['<<: 48\n', 'a: no\n', '<<: { a: b }\n']) {
      expect(parseYaml(`# A review\n%YAML 1.1\n---\n${text}`)).toMatchObject({
        value: undefined,
        problems: [{ position: { line: 2, column: 1 }, message, advice: 'take the line with %YAML away' }],
      });
    }
    expect(parseYaml('%YAML 1.2\n---\na: no\n')).toMatchObject({ value: { a: 'no' }, problems: [] });
  });

  it('leaves errors of others their stacks', () => {
    const { stackTraceLimit } = Error;
    expect(problems('a: [')).toHaveLength(1);
    expect(Error.stackTraceLimit).toBe(stackTraceLimit);
    expect(stackTraceLimit).toBeGreaterThan(0);
  });

  it('may have any number of brackets side by side', () => {
    expect(parseYaml(`a: [${'[], {}, '.repeat(150)}]\n`).problems).toEqual([]);
  });

  it('cannot make it work long', () => {
    const laughs = Array.from(
      { length: 20 },
      (_, level) =>
        `a${level}: &a${level} [${Array.from({ length: 10 }, () => (level === 0 ? 'lol' : `*a${level - 1}`)).join()}]`,
    ).join('\n');
    expect(problems(laughs)[0]).toBe('1:9 &a0 marks a place to refer to');
    expect(problems('{'.repeat(100_000))).toEqual(['1:1 the file is nested too deeply to be read']);
    expect(problems(`${'- '.repeat(100_000)}a`)).toEqual(['1:1 the file is nested too deeply to be read']);
  });

  it.each([
    ['bullets without end', `${'- '.repeat(100_000)}a`],
    ['brackets without end', '['.repeat(2_000_000)],
    ['question marks without end', '? '.repeat(100_000)],
    ['one colon after the other', 'objective:    '.repeat(2500)],
    ['lines that end none of the maps above them', `a: b: c\n${'  d: e: f\n'.repeat(1700)}`],
    ['a staircase', Array.from({ length: 1500 }, (_, step) => `${' '.repeat(step)}a:`).join('\n')],
  ])('of %s is too deep', (_, text) => {
    const begin = performance.now();
    expect(problems(text)).toEqual(['1:1 the file is nested too deeply to be read']);
    expect(parseYaml(text).locate(['a'])).toEqual({ line: 1, column: 1 });
    expect(performance.now() - begin).toBeLessThan(5000);
  });

  it('is placed behind lines of text that nobody expected', () => {
    expect(problems('a: b\n}\nc\n  d\n  e\n}\n').map((problem) => problem.split(' ')[0])).toEqual([
      '2:1',
      '3:1',
      '6:1',
    ]);
    expect(problems('"a" b\nc: d\n.5\n  - e\n}\n')[1]).toMatch(/^3:1 a colon is missing/);
  });

  it('with more in it than can be made objects of is refused before they are made', () => {
    const refused = ['1:1 there is more in the file than can be read'];
    for (const part of ['}', '""', '*a\n', '- b\n', '!a ', ': \n']) {
      expect(problems(`a: [b]\n${part.repeat(250_000)}`)).toEqual(refused);
    }
    expect(problems(`a: |\t\n${'  b\n'.repeat(250_000)}`)).toEqual(refused);
  });

  it('of many keys is compared in no time', () => {
    const text = `${Array.from({ length: 20_000 }, (_, key) => `k${key}: 1\r\n`).join('')}k0: 2\r\n`;
    const begin = performance.now();
    expect(problems(text)).toEqual(['20001:1 the key stands here a second time']);
    expect(performance.now() - begin).toBeLessThan(5000);
  });

  it("is not too deep for what stands in people's own words", () => {
    const words = `${'['.repeat(200)}\n${'- '.repeat(800)}`;
    for (const lineEnd of ['\n', '\r\n']) {
      const text = `a: |-${lineEnd}  ${words.replace('\n', `${lineEnd}  `)}${lineEnd}b: "${'{'.repeat(200)}" # ${'['.repeat(200)}${lineEnd}`;
      expect(parseYaml(text)).toMatchObject({ problems: [], value: { a: words, b: '{'.repeat(200) } });
    }
  });

  it('is a value or a problem at its place, whatever it is', () => {
    for (const [name, text] of SUITE) {
      for (const { problems: found, value, locate } of [parseYaml(text), readWithPlaces(text)]) {
        if (name.endsWith('.bad') && found.length === 0) expect(value, name).toBeDefined();
        if (found.length > 0) expect(value, name).toBeUndefined();
        const lines = text.split('\n');
        for (const { position } of [...found, { position: locate(['a', 0, 'b']) }]) {
          expect(lines.length, name).toBeGreaterThanOrEqual(position.line);
          expect((lines[position.line - 1] ?? '').length + 1, name).toBeGreaterThanOrEqual(position.column);
          expect(Math.min(position.line, position.column), name).toBeGreaterThanOrEqual(1);
        }
      }
    }
  });

  it('comes back from what was written, however naughty', () => {
    const value = { all: NAUGHTY, 'x-deep': { each: NAUGHTY } };
    for (const text of [formatYaml(value), formatYaml(value).replaceAll('\n', '\r\n')]) {
      expect(parseYaml(text)).toMatchObject({ value, problems: [] });
    }
  });
});

describe('the place of a value', () => {
  const TEXT = `${BYTE_ORDER_MARK}a:\n  b: [1, { c: 2 }]\n  "d": |\n    text\n2026: x\n`;
  const { locate } = parseYaml(TEXT);

  it.each<[(string | number)[], string]>([
    [['a'], '1:1'],
    [['a', 'b'], '2:6'],
    [['a', 'b', 0], '2:7'],
    [['a', 'b', 1, 'c'], '2:15'],
    [['a', 'd'], '3:8'],
    [['2026'], '5:7'],
    [[2026], '5:7'],
    [['a', 'gone'], '1:1'],
    [['a', 'b', 9], '2:6'],
    [['a', 'b', '0'], '2:7'],
    [['gone', 'deeper'], '1:1'],
    [['a', 'd', 'deeper'], '3:8'],
    [[], '1:1'],
  ])('%j is %s', (path, expected) => {
    const { line, column } = locate(path);
    expect(`${line}:${column}`).toBe(expected);
  });

  it('is that of the key where the key is meant', () => {
    expect(locate(['a', 'd'], true)).toEqual({ line: 3, column: 3 });
    expect(locate(['a', 'b', 0], true)).toEqual({ line: 2, column: 7 });
    expect(parseYaml('').locate(['a'])).toEqual({ line: 1, column: 1 });
  });
});

it('is found in a file with Windows line ends, remarks, empty values and long words', () => {
  const { locate } = parseYaml('# 日本\r\n"a":   # why\r\n  🎉: x\r\n  b:\r\n  - c\r\n  -   d\r\n');
  const places = [['a'], ['a', '🎉'], ['a', 'b'], ['a', 'b', 0], ['a', 'b', 1], ['a', 'b', 2]].map((path) =>
    locate(path),
  );
  expect(places.map(({ line, column }) => `${line}:${column}`)).toEqual(['2:1', '3:7', '4:3', '5:5', '6:7', '4:3']);
  expect(parseYaml('a:\n\nb: 1\n').locate(['a'])).toEqual({ line: 1, column: 3 });
});

it('is read without guessing', () => {
  const text =
    'a: yes\nb: 012\nc: 1_000\nd: 2026-04-02\ne: 12:30\nf: ~\ng: 0x1F\n2026: x\nnull: y\n<<: { h: 1 }\ntrue: z\n';
  const value = {
    a: 'yes',
    b: 12,
    c: '1_000',
    d: '2026-04-02',
    e: '12:30',
    f: null,
    g: 31,
    '2026': 'x',
    null: 'y',
    '<<': { h: 1 },
    true: 'z',
  };
  expect(parseYaml(text).value).toEqual(value);
  expect(readWithPlaces(text).value).toEqual(value);
});

it('does not let a key reach what every value inherits', () => {
  const { value } = parseYaml('__proto__: { polluted: true }\nconstructor: 1\n');
  expect(Object.keys(Object(value))).toEqual(['__proto__', 'constructor']);
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
});
