import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applySplices, commonEnds, lineEnd, lineStart, reword } from '../../src/store/splice.ts';

/** The whole of what is written, with other words in it. */
function reworded(written: string, before: string, after: string): string | undefined {
  const splice = reword(written, 0, written.length, before, after);
  return splice && applySplices(written, [splice], '\n');
}

describe('words', () => {
  it.each([
    ['asked  every\n  renewal', 'asked every renewal', 'asked each renewal', 'asked  each\n  renewal'],
    ['one two', 'one two', 'one two three', 'one two three'],
    ['one two', 'one two', 'zero one two', 'zero one two'],
    ['one two\n  three', 'one two three', 'one three', 'one\n  three'],
    ['one two\n  three', 'one two three', 'three', 'three'],
    ['one two', 'one two', 'one $& two', 'one $& two'],
    ['one one one', 'one one one', 'one two one', 'one two one'],
  ])('%j becomes %j where %j is meant', (written, before, after, expected) => {
    expect(reworded(written, before, after)).toBe(expected);
  });

  it.each([
    ['no word stays', 'one two', 'one two', 'three four'],
    ['nothing was there', '', '', 'one'],
    ['only blanks were there', ' ', ' ', '  '],
    ['it is written in other words', 'it\\x27s', "it's one", "it's two"],
  ])('are all written again where %s', (_, written, before, after) => {
    expect(reworded(written, before, after)).toBeUndefined();
  });

  const few = fc.array(fc.constantFrom('a', 'b', '$&'), { minLength: 1, maxLength: 5 });
  const blank = fc.constantFrom(' ', '  ', '\n', '\n  ');

  it('are afterwards those that were wanted, and what stays is the start and the end of what was written', () => {
    fc.assert(
      fc.property(few, few, fc.array(blank, { minLength: 5, maxLength: 5 }), (before, after, blanks) => {
        const written = before.map((word, index) => `${word}${blanks[index]}`).join('');
        const splice = reword(`- ${written}#`, 2, 2 + written.length, before.join(' '), after.join(' '));
        const { head, tail } = commonEnds(before, after);
        expect(splice === undefined).toBe(head + tail === 0);
        if (splice === undefined) return;
        const text = applySplices(`- ${written}#`, [splice], '\n');
        expect(text.match(/[^\s#]+/g)).toEqual(['-', ...after]);
        expect(text.startsWith(`- ${written}`.slice(0, splice.from))).toBe(true);
        expect(text.endsWith(`${written}#`.slice(splice.to - 2))).toBe(true);
      }),
    );
  });
});

it('what goes is cut out before what comes is put in', () => {
  const splices = [
    { from: 4, to: 8, insert: '' },
    { from: 4, to: 4, insert: 'new\n' },
    { from: 4, to: 4, insert: 'newer\n' },
    { from: 0, to: 3, insert: 'first' },
  ];
  expect(applySplices('one\ntwo\nthree\n', splices, '\r\n')).toBe('first\nnew\r\nnewer\r\nthree\n');
});

it('each piece stands in its place, and all else where it was', () => {
  const parts = fc.array(fc.tuple(fc.string(), fc.string(), fc.string()), { maxLength: 6 });
  fc.assert(
    fc.property(parts, fc.string(), (pieces, rest) => {
      let source = '';
      const splices = pieces.map(([kept, gone, insert]) => {
        const from = source.length + kept.length;
        source += kept + gone;
        return { from, to: from + gone.length, insert };
      });
      // At one offset, what comes stands in the order in which it was given.
      const expected = pieces.map(([kept, , insert]) => kept + insert).join('') + rest;
      expect(applySplices(source + rest, splices, '\n')).toBe(expected);
    }),
  );
});

it('lists have their ends in common, and no item twice', () => {
  expect(commonEnds(['a', 'b', 'c'], ['a', 'x', 'c'])).toEqual({ head: 1, tail: 1 });
  expect(commonEnds(['a', 'a'], ['a'])).toEqual({ head: 1, tail: 0 });
  expect(commonEnds(['a'], ['a', 'a'])).toEqual({ head: 1, tail: 0 });
  expect(commonEnds([{ a: 1 }, 2], [{ a: 1 }, 2])).toEqual({ head: 2, tail: 0 });
  expect(commonEnds([], ['a'])).toEqual({ head: 0, tail: 0 });
});

it('lines begin and end with their line breaks', () => {
  expect([lineStart('ab\ncd', 4), lineStart('ab', 1), lineStart('', 0)]).toEqual([3, 0, 0]);
  expect([lineEnd('ab\r\ncd', 1), lineEnd('ab\ncd', 3), lineEnd('', 0)]).toEqual([2, 5, 0]);
});
