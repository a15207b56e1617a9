import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { didYouMean, nearest } from '../../src/domain/similarity.ts';

const reps = ['ana-silva', 'ben-okafor', 'bea-oakley'];

describe('what was probably meant', () => {
  it.each([
    ['ana-silv', 'ana-silva'],
    ['Ana-Sliva', 'ana-silva'],
    ['ben-okafro', 'ben-okafor'],
    ['ana', 'ana-silva'],
    ['an', 'ana-silva'],
    ['b', undefined],
    ['zoe-quint', undefined],
    ['', undefined],
    ['x'.repeat(5000), undefined],
  ])('by %j: %s', (typed, meant) => {
    expect(nearest(typed, reps)).toBe(meant);
  });

  it('is the nearest, where several are near', () => {
    expect(nearest('cold-email-x', ['cold-email', 'cold-email-y'])).toBe('cold-email-y');
  });

  it('may differ in a third of its letters, and of no more', () => {
    expect([nearest('shot', ['show']), nearest('ann', ['ana']), nearest('rpert', ['report'])]).toEqual([
      'show',
      'ana',
      'report',
    ]);
    expect([nearest('xy', ['xz']), nearest('spat', ['show'])]).toEqual([undefined, undefined]);
  });

  it('is what was typed, in any case, where there is that', () => {
    const ids = fc.uniqueArray(fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(ids, (known) => {
        expect(known.map((id) => nearest(id.toUpperCase(), known))).toEqual(known);
      }),
    );
  });

  it('is looked for in the beginning of a long text', () => {
    const id = 'a-tour-of-the-plant-in-ghent-for-all-who-bought-last-year-and-the-year-before-that';
    expect(nearest(`${id}: ${'and so on, '.repeat(100)}`, [id])).toBe(id);
  });

  it('is nobody where there is nobody', () => {
    expect(nearest('ana', [])).toBeUndefined();
  });
});

it('says so where there is nothing to choose from', () => {
  expect(didYouMean('x', [], 'the goals are')).toBe('the goals are: none');
});
