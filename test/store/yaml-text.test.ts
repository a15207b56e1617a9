import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BYTE_ORDER_MARK, parseYaml } from '../../src/store/yaml-text.ts';
import { ROOT } from '../folder.ts';

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
    [
      'an anchor and an alias',
      'a: &x 1\nb: *x\n',
      ['1:7 &x marks a place to refer to', '2:4 *x refers to another place'],
    ],
    ['an alias of itself', 'a: &x [*x]\n', ['1:7 &x marks a place to refer to']],
    ['a key that is a map', '? { a: b }\n: c\n', ['1:3 a key is a plain text']],
    ['an open bracket', 'a: [1, 2\nb: 3\n', ['2:1 a bracket is opened before here and never closed']],
    ['a bad character', 'a: @b\n', ['1:4 a text cannot begin with this character']],
  ])('%s', (_, text, expected) => {
    expect(problems(text)).toEqual(expected);
  });

  it('cannot make it work long', () => {
    const laughs = Array.from(
      { length: 20 },
      (_, level) => `a${level}: &a${level} [${Array(10).fill(level === 0 ? 'lol' : `*a${level - 1}`)}]`,
    ).join('\n');
    expect(problems(laughs)[0]).toBe('1:9 &a0 marks a place to refer to');
    expect(problems('{'.repeat(100_000))).toEqual(['1:1 the file is nested too deeply to be read']);
    expect(problems(`${'- '.repeat(100_000)}a`)).toEqual(['1:1 the file is nested too deeply to be read']);
  });

  it('is never a fault, whatever it is', () => {
    const suite = join(ROOT, '../shared/data/hostile/yaml');
    for (const name of existsSync(suite) ? readdirSync(suite) : []) {
      const { problems: found, value } = parseYaml(readFileSync(join(suite, name), 'utf8'));
      if (name.endsWith('.bad.yaml') && found.length === 0) expect(value).toBeDefined();
      for (const { position } of found) expect(position.line).toBeGreaterThan(0);
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
    [['a', 'gone'], '1:1'],
    [['a', 'b', 9], '2:6'],
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

it('does not let a key reach what every value inherits', () => {
  const { value } = parseYaml('__proto__: { polluted: true }\nconstructor: 1\n');
  expect(Object.keys(Object(value))).toEqual(['__proto__', 'constructor']);
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
});
