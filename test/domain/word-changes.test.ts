/** Two versions of a text, word by word. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsBetween } from '../../src/domain/word-changes.ts';

describe('words', () => {
  it.each([
    ['Moved to April', 'Moved to the end of April', 'Moved to{ the end of} April'],
    ['40', '30', '[40]{30}'],
    ['one two', 'two', '[one ]two'],
    ['', 'new', '{new}'],
    ['No time', 'No time at all', 'No time{ at all}'],
    ['Cold calls to dentists', 'Visits in Turin', '[Cold calls to dentists]{Visits in Turin}'],
    ['412 sent, 3 replies', '415 *sent*, 3 replies', '[412 sent,]{415 *sent*,} 3 replies'],
    ['Budgets  are frozen', 'Budgets are frozen', 'Budgets[  ]{ }are frozen'],
    ['one\ntwo', 'one\nthree', 'one\n[two]{three}'],
    ['Meet two CIOs in May', 'Meet three CIOs in June', 'Meet [two]{three} CIOs in [May]{June}'],
    ['a b c', 'b c a', '[a ]b c{ a}'],
    ['left right', 'right left', '[left ]right{ left}'],
    ['Call and write', 'Write and call', '[Call]{Write} and [write]{call}'],
    [
      '\u4E8C\u6708\u306B\u5951\u7D04\u3059\u308B',
      '\u4E09\u6708\u306B\u5951\u7D04\u3059\u308B',
      '[\u4E8C\u6708]{\u4E09\u6708}\u306B\u5951\u7D04\u3059\u308B',
    ],
  ])('of %j and %j', (before, now, expected) => {
    const marks = { both: ['', ''], before: ['[', ']'], now: ['{', '}'] };
    const told = wordsBetween(before, now).map(({ in: side, text }) => marks[side].join(text));
    expect(told.join('')).toBe(expected);
    expect(told).not.toContain('');
  });

  it('of either version are all there, in their order', () => {
    const text = fc
      .array(fc.constantFrom('one', 'two', '$1,250', '事', '\n', '  '), { maxLength: 12 })
      .map((words) => words.join(' '));
    fc.assert(
      fc.property(text, text, (before, now) => {
        const words = wordsBetween(before, now);
        const of = (side: string): string =>
          words
            .filter((run) => run.in !== side)
            .map((run) => run.text)
            .join('');
        expect(of('now')).toBe(before);
        expect(of('before')).toBe(now);
      }),
    );
  });

  it('are not compared one by one where there are thousands', () => {
    const long = 'word '.repeat(3000);
    expect(wordsBetween(long, `${long}more`)).toEqual([
      { in: 'before', text: long },
      { in: 'now', text: `${long}more` },
    ]);
    const rest = ` ${'word '.repeat(1499)}`;
    expect([wordsBetween(`first${rest}`, 'first'), wordsBetween('first', `first${rest}`)]).toEqual([
      [
        { in: 'both', text: 'first' },
        { in: 'before', text: rest },
      ],
      [
        { in: 'both', text: 'first' },
        { in: 'now', text: rest },
      ],
    ]);
    expect([wordsBetween(long, 'word'), wordsBetween('word', long)]).toEqual([
      [
        { in: 'before', text: long },
        { in: 'now', text: 'word' },
      ],
      [
        { in: 'before', text: 'word' },
        { in: 'now', text: long },
      ],
    ]);
  });
});
