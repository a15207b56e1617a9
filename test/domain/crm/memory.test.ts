import { expect, it } from 'vitest';
import { remembering } from '../../../src/domain/crm/memory.ts';

it('what a text gave is computed once, and no more than ten thousand are kept', () => {
  const computed: string[] = [];
  const shout = remembering((text) => {
    computed.push(text);
    return text === '' ? undefined : `${text}!`;
  });
  expect(['a', '', 'a', ''].map(shout)).toEqual(['a!', undefined, 'a!', undefined]);
  expect(computed).toEqual(['a', '']);
  for (let number = 2; number < 10_000; number += 1) shout(String(number));
  expect(shout('a')).toBe('a!');
  expect(computed).toHaveLength(10_000);
  expect(shout('one more')).toBe('one more!');
  expect(shout('a')).toBe('a!');
  expect(computed.slice(-2)).toEqual(['one more', 'a']);
});
