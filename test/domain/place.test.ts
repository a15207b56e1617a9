import { expect, it } from 'vitest';
import { adviceToMend, checkPlace, placeOf, reviewFile } from '../../src/domain/place.ts';
import { review } from './sample.ts';

const PLACE = { rep: 'ana-silva', quarter: '2026-Q1' };
const FILE = 'reviews/2026-Q1/ana-silva.yaml';

it('a review lies in a file of its own', () => {
  expect(reviewFile(PLACE)).toBe(FILE);
  expect(adviceToMend(PLACE)).toBe(`mend it: qreview validate ${FILE}`);
});

it('a path is that of a review, or of none', () => {
  const others = [
    'reviews/2026-Q1/ana-silva.yml',
    'reviews/2026-Q1/ana.yamlx',
    'reviews/2026-Q1/ana-silva',
    'reviews/2026-Q5/ana-silva.yaml',
    'reviews/2026-Q1/Ana.yaml',
    'reviews/2026-Q1/ana-silva.yaml/x',
    'old/2026-Q1/ana-silva.yaml',
    'reviews/2026-Q1',
    'reviews',
    '',
  ];
  expect([FILE, ...others].map(placeOf)).toEqual([PLACE, ...others.map(() => undefined)]);
});

it('a review says the same as its path', () => {
  expect(checkPlace(review, PLACE)).toEqual([]);
  expect(checkPlace(review, { rep: 'ben-okafor', quarter: '2026-Q1' })).toEqual([
    {
      path: ['rep'],
      message: 'the file says rep: ana-silva, its path says ben-okafor',
      advice: 'write rep: ben-okafor, or move the file to reviews/2026-Q1/ana-silva.yaml',
    },
  ]);
});
