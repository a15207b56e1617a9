import fc from 'fast-check';
import stringWidth from 'fast-string-width';
import { wrapAnsi } from 'fast-wrap-ansi';
import { describe, expect, it } from 'vitest';
import { visible } from '../../src/report/format.ts';
import { cut, table, wrap } from '../../src/report/table.ts';

describe('a table', () => {
  it('aligns its columns, wide characters counted', () => {
    expect(
      table(
        [
          ['rep', 'state'],
          ['東京電機', 'done'],
          ['Ana', 'a draft'],
        ],
        80,
        '…',
      ),
    ).toBe('rep       state\n東京電機  done\nAna       a draft');
  });

  it('cuts the widest column where the width does not suffice', () => {
    expect(
      table(
        [
          ['A very long name indeed', 'done'],
          ['Short', 'draft'],
        ],
        20,
        '…',
      ),
    ).toBe('A very long …  done\nShort          draft');
    expect(table([], 20, '…')).toBe('');
  });
});

describe('a text', () => {
  it('is cut between characters, into one line', () => {
    expect(cut('two\n  lines', 20, '…')).toBe('two lines');
    expect(cut('東京電機 in Seattle', 6, '...')).toBe('東... ');
    expect(cut('👩‍👩‍👧 family', 4, '…').startsWith('👩‍👩‍👧')).toBe(true);
  });

  it('is broken into lines behind an indent, and loses no word', () => {
    expect(wrap('one two three four five six', 24, '    ', '  > ')).toBe('  > one two three four\n    five six');
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[a-z東]{1,12}$/), { maxLength: 20 }),
        fc.integer({ min: 40, max: 120 }),
        (words, width) => {
          const lines = wrap(words.join(' '), width, '  ').split('\n');
          expect(lines.join(' ').split(/\s+/).filter(Boolean)).toEqual(words);
          expect(Math.max(...lines.map((line) => stringWidth(line)))).toBeLessThanOrEqual(width);
        },
      ),
    );
  });

  it('is broken where it would be if it were not plain', () => {
    const words = fc.array(fc.stringMatching(/^[!-~]{1,20}$/), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(words, fc.integer({ min: 20, max: 100 }), (some, width) => {
        expect(wrap(some.join(' '), width)).toBe(wrapAnsi(some.join(' '), width, { hard: true }));
      }),
    );
    expect(wrap('a'.repeat(45), 20)).toBe(`${'a'.repeat(20)}\n${'a'.repeat(20)}\naaaaa`);
  });

  it.each([
    ['\u001B[31mred', '\\u001b[31mred'],
    ['\u202Eleft', '\\u202eleft'],
    ['a\tb\nc', 'a  b\nc'],
    ['\u009Bcsi \u0007', '\\u009bcsi \\u0007'],
    ['日本語 🎉 é', '日本語 🎉 é'],
  ])('%j is shown as %j', (text, shown) => {
    expect(visible(text)).toBe(shown);
  });
});
