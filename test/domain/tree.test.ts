import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSame, isTree, valueAt, withValue } from '../../src/domain/tree.ts';

describe('values by their place', () => {
  it('gives what was put there, and leaves the rest and the original alone', () => {
    const keys = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.object({ key: fc.constantFrom('a', 'b', 'c') }), keys, fc.integer(), (tree, path, value) => {
        const before = structuredClone(tree);
        const changed = withValue(tree, path, value);
        expect(valueAt(changed, path)).toBe(value);
        expect(tree).toEqual(before);
        expect(valueAt(changed, ['d'])).toBe(valueAt(tree, ['d']));
      }),
    );
  });

  it('takes a key out, and keeps the order of the others', () => {
    expect(Object.keys(withValue({ a: 1, b: 2, c: 3 }, ['b'], undefined))).toEqual(['a', 'c']);
    expect(Object.keys(withValue({ a: 1, b: 2, c: 3 }, ['b'], 4))).toEqual(['a', 'b', 'c']);
    expect(withValue({ a: 1 }, [], 2)).toEqual({ a: 1 });
    expect(withValue({ a: 'unknown' }, ['a', 'b'], 2)).toEqual({ a: { b: 2 } });
  });

  it('finds nothing in what is no map, nor what a map inherits', () => {
    expect(valueAt('text', ['length'])).toBeUndefined();
    expect(valueAt({}, ['constructor'])).toBeUndefined();
  });

  const trees = fc.object({ key: fc.constantFrom('a', 'b', 'c') });

  it('are the same as a copy with its keys in another order, and no longer when one is changed', () => {
    const turned = (value: unknown): unknown =>
      isTree(value) && !Array.isArray(value)
        ? Object.fromEntries(
            Object.entries(value)
              .toReversed()
              .map(([key, one]) => [key, turned(one)]),
          )
        : value;
    fc.assert(
      fc.property(trees, trees, (one, other) => {
        expect(isSame(one, turned(one))).toBe(true);
        expect(isSame(one, other)).toBe(isSame(other, one));
        expect(isSame(one, withValue(one, ['a', 'new'], 1))).toBe(isSame(valueAt(one, ['a', 'new']), 1));
      }),
    );
  });

  it.each([
    [{ a: 1, b: [1, 2] }, { b: [1, 2], a: 1 }, true],
    [[1, 2], [2, 1], false],
    [{ a: 1 }, { a: 1, b: 2 }, false],
    [{ a: 1 }, { b: 1 }, false],
    [[], {}, false],
    [Number.NaN, Number.NaN, true],
    [null, {}, false],
    ['1', 1, false],
  ])('%j and %j say the same: %s', (one, other, expected) => {
    expect(isSame(one, other)).toBe(expected);
  });
});
