/** What people wrote is shown with nothing in it that acts on a terminal, or that nobody would see. */
import { expect, it } from 'vitest';
import { jsonOf, renderersOf, visible } from '../../src/report/format.ts';
import { PLAIN } from '../../src/report/page/page.ts';

it.each([
  ['an escape sequence', 'a\u001B[31mb', 'a\\u001b[31mb'],
  ['a C1 control', 'a\u009B31mb', 'a\\u009b31mb'],
  ['a return over the line', 'a\rb', 'a\\u000db'],
  ['a tab', 'a\tb', 'a  b'],
  ['what turns the writing', 'a\u202Eb\u2066c', 'a\\u202eb\\u2066c'],
  ['lines and paragraphs that only some programs know', 'a\u2028b\u2029c', 'a\\u2028b\\u2029c'],
  ['what has no width', 'a\u200Bb\u2060c\u180Ed\uFEFFe', 'a\\u200bb\\u2060c\\u180ed\\ufeffe'],
  ['notes between lines', 'a\uFFF9b\uFFFAc\uFFFBd', 'a\\ufff9b\\ufffac\\ufffbd'],
  ['letters made of tags', 'a\u{E0041}b', 'a\\udb40\\udc41b'],
  [
    'tags behind a flag that is whole',
    '\u{1F3F4}\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}\u{E0041}\u{E0042}',
    '\u{1F3F4}\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}\\udb40\\udc41\\udb40\\udc42',
  ],
])('%s is written out', (_, text, shown) => {
  expect(visible(text)).toBe(shown);
});

it.each([
  ['a line break', 'one\ntwo'],
  ['a family', '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}'],
  ['Scotland', '\u{1F3F4}\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F}'],
  ['Persian, whose words have joints', '\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645'],
  ['Khmer, whose words have no blanks between them', '\u1781\u17D2\u1789\u17BB\u17C6\u200B\u1785\u1784\u17CB'],
  ['emoji, accents, several scripts', 'e\u0301 日本語 🎉 עברית'],
])('%s stays as it is', (_, text) => {
  expect(visible(text)).toBe(text);
});

it('json says the same, and is safe to look at', () => {
  const value = { name: 'a\u009B31m\u007F\u202E\u2028\u{E0041}\u001B', 'x-\u0085': ['\t', '\n', '日本語'] };
  const text = jsonOf(value, 2);
  expect(JSON.parse(text)).toEqual(value);
  expect(text).toBe(`{
  "name": "a\\u009b31m\\u007f\\u202e\\u2028\\udb40\\udc41\\u001b",
  "x-\\u0085": [
    "\\t",
    "\\n",
    "日本語"
  ]
}`);
  expect(renderersOf(() => '').json(value, PLAIN)).toBe(`${text}\n`);
});
