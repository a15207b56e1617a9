import { describe, expect, it } from 'vitest';
import { listNames, reasonLines } from '../../src/report/names.ts';

const plain = (text: string): string => text;
const style = { strong: plain, faint: plain, good: plain, bad: plain, warn: plain, width: 60, unicode: true };
const people = (count: number): string[] => Array.from({ length: count }, (_, index) => `Rep ${index + 1}`);

describe('names in a row', () => {
  it('are all there, as long as they can be read', () => {
    expect(listNames(people(8), 20)).toBe('Rep 1, Rep 2, Rep 3, Rep 4, Rep 5, Rep 6, Rep 7, Rep 8');
    expect(listNames(people(2), 2)).toBe('Rep 1, Rep 2');
  });

  it('are counted where there are more', () => {
    expect(listNames(people(9), 20)).toBe('Rep 1, Rep 2, Rep 3, Rep 4, Rep 5 and 4 more');
    expect(listNames(people(20), 20)).toBe('all 20 reps');
  });
});

describe('reasons', () => {
  it('stand once, with those of whom each is true', () => {
    const some = [
      { name: 'Ana', reason: 'no review' },
      { name: 'Ben', reason: 'no plan' },
      { name: 'Mei', reason: 'no review' },
    ];
    expect(reasonLines(some, 3, style)).toEqual(['  no review: Ana, Mei', '  no plan: Ben']);
  });
});
