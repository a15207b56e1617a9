import { expect, it } from 'vitest';
import { once } from '../../src/store/once.ts';

it('what is asked for again is not made again, even where nothing was made', () => {
  const made: string[] = [];
  const lengthOf = once((text: string) => {
    made.push(text);
    return text === '' ? undefined : text.length;
  });
  expect(['ab', '', 'ab', '', 'c'].map(lengthOf)).toEqual([2, undefined, 2, undefined, 1]);
  expect(made).toEqual(['ab', '', 'c']);
});

it('so many of the latest are remembered, by their names', () => {
  const made: string[] = [];
  const upper = once(
    (text: string) => {
      made.push(text);
      return text.toUpperCase();
    },
    (text) => text.slice(0, 1),
    2,
  );
  expect(['ab', 'cd', 'ax', 'ef', 'cd', 'ab'].map(upper)).toEqual(['AB', 'CD', 'AB', 'EF', 'CD', 'AB']);
  expect(made).toEqual(['ab', 'cd', 'ef', 'ab']);
});
