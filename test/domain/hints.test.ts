/** The hints say why an objective can't be measured or is unclear, and keep quiet where it can and isn't. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { whyNotClear, whyNotMeasurable } from '../../src/domain/hints.ts';

const NOTHING = 'it names no figure, no date and no thing that will be there when it is done';

describe('measurable', () => {
  it.each([
    'Seven dealers in Ghent',
    'Visit 12 dealers',
    'Margin of 31%',
    'Visit 12 good dealers',
    'Sell Office2019 500 times',
    'EUR250k from dealers',
    'EUR 900 from each dealer',
    'Sell for 1,500 to dealers',
    'Dealers doubled in Ghent',
    'Refine and publish the price list',
    'Halve the time to a quote',
    'Reach my quota',
    'Come in first in the tender',
    'As many fairs as last year',
    'Within budget at the fair',
    'Call each dealer',
    'No complaints from dealers',
    'Report to the plant weekly',
    'Sign a dealer in Ghent',
    'Sign a dealer  in Ghent',
    'I want to sign our dealer in Ghent',
    'We’ll open the showroom',
    'Plan and publish price list',
    'Publish the price analysis',
    'Paint the showroom',
    'Publish price lists by 3 May',
    'Showroom opened',
    'First dealer outside Belgium',
    'Improve 3 showrooms each month',
    'Improve the quote time to 3 days',
    'ディーラーを訪問する',
  ])('%j', (text) => {
    expect(whyNotMeasurable(text)).toBeUndefined();
  });

  it.each([
    ['Margin of X%', '"X%" stands where the figure should be'],
    ['TBD dealers', '"TBD" stands where the figure should be'],
    ['Visit [number] dealers', '"[number]" stands where the figure should be'],
    ['Grow the dealers', '"grow" names a direction, and no figure says how far'],
    ['Growing in Ghent', '"growing" names a direction, and no figure says how far'],
    ['Cutting prices', '"cutting" names a direction, and no figure says how far'],
    ['Bigger orders in Q3', '"bigger" names a direction, and no figure says how far'],
    ['Decrease 2027 complaints', '"decrease" names a direction, and no figure says how far'],
    ['Support all dealers', 'it names no figure, and "support" can mean much or little'],
    ['Efficient showrooms', 'it names no figure, and "efficient" can mean much or little'],
    ['Visit a dealer, efficiently', undefined],
    ['Visit dealers', NOTHING],
    ['Ask dealers for ISO 9001', NOTHING],
    ['Hire assistants', NOTHING],
    ['Send more', '"more" names a direction, and no figure says how far'],
    ['Send quickly', 'it names no figure, and "quickly" can mean much or little'],
    ['Coffee', NOTHING],
    ['', NOTHING],
    ['Strengthen 6 showrooms', 'nobody can count what "strengthen" means'],
    ['Be 100% committed at the fair', 'nobody can count what is "committed"'],
    ['Be at 3 fairs 100% committed to dealers', 'nobody can count what is "committed"'],
    ['Visit 9 dealers better', 'nobody can count what is "better"'],
    ['Improve productivity by 15%', 'it does not say what the figure counts'],
    ['50', 'it does not say what the figure counts'],
  ])('%j: %s', (text, reason) => {
    expect(whyNotMeasurable(text)).toBe(reason);
  });
});

describe('clear', () => {
  it.each([
    'Visit 12 dealers',
    'Reach my quota',
    'Ask dealers for prices',
    'Better results than last year',
    'Improve the win rate',
    'Increase orders',
    'Reduce delivery time',
    'Reduce complaints',
    'Sign a dealer in Ghent',
    '- dealers',
    'ディーラーを訪問する',
  ])('%j', (text) => {
    expect(whyNotClear(text)).toBeUndefined();
  });

  it.each([
    ['', 'it says nothing'],
    ['Better quotes', '"better" does not say what counts as better'],
    ['Support dealers', '"support" does not say what is done'],
    ['Improve the showroom', '"improve" does not say what is done'],
    ['Improving the showroom', '"improving" does not say what is done'],
    ['Adjusting the showroom', '"adjusting" does not say what is done'],
    ['Always support orders', '"support" does not say what is done'],
    ['Sell more', 'there is no thing that it is done to'],
    ['Coffee', 'there is no thing that it is done to'],
    ['Sell in Ghent', 'there is no thing that it is done to'],
    ['Build trust', '"trust" can be seen in many ways'],
    ['Want to build trust', '"trust" can be seen in many ways'],
    ['Grow the showroom', 'it does not say what of "showroom" is counted'],
    ['Strengthen 6 showrooms', 'nobody can count what "strengthen" means'],
    ['Improve productivity by 15%', 'it does not say what the figure counts'],
  ])('%j: %s', (text, reason) => {
    expect(whyNotClear(text)).toBe(reason);
  });
});

it('a figure that is none is seen through', () => {
  expect(
    ['in 2027', 'in Q3', 'in B2B', 'on 3 May', 'on May 3', 'in phase 2', 'on the 4th', '24/7'].map((label) =>
      whyNotMeasurable(`Visit dealers ${label}`),
    ),
  ).toEqual(Array.from({ length: 8 }, () => NOTHING));
});

it('a reason is a clause for any text, or none', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      for (const reason of [whyNotMeasurable(text), whyNotClear(text)]) {
        expect(reason ?? 'none').toMatch(/^\S(?:.*\S)?$/su);
      }
    }),
  );
});

it.each(['a ', '1', 'a1', 'I want ', '<', '[', 'a-b.', 'hit ', ' '])('long texts of %j are read in time', (part) => {
  const start = performance.now();
  whyNotMeasurable(part.repeat(50_000));
  whyNotClear(part.repeat(50_000));
  expect(performance.now() - start).toBeLessThan(2000);
});
