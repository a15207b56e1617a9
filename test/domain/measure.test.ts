import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDoneBy, formatMeasure, formatShare, parseDoneBy } from '../../src/domain/measure.ts';
import { formatFigure } from '../../src/domain/money.ts';

describe('how it will be known that an objective was done', () => {
  it.each([
    ['12 introductions', { measure: { metric: 'introductions', target: 12 } }],
    ['at least 3 CIO meetings', { measure: { metric: 'CIO meetings', target: 3 } }],
    ['At most 5 days to reply', { measure: { metric: 'days to reply', target: 5, at_most: true } }],
    ['At least 3 offers', { measure: { metric: 'offers', target: 3 } }],
    ['30 days to sign (from 62.5)', { measure: { metric: 'days to sign', target: 30, baseline: 62.5 } }],
    ['win rate: 40 (from 31)', { measure: { metric: 'win rate', target: 40, baseline: 31 } }],
    ['30 days  (from 62)', { measure: { metric: 'days', target: 30, baseline: 62 } }],
    ['30 days (from 62) to sign', { measure: { metric: 'days (from 62) to sign', target: 30 } }],
    ['3 offers (from Turin)', { measure: { metric: 'offers (from Turin)', target: 3 } }],
    ['40 % win rate', { measure: { metric: 'win rate in %', target: 40 } }],
    ['40% win rate', { measure: { metric: 'win rate in %', target: 40 } }],
    ['$120k of new business', { measure: { metric: 'of new business', target: 120000 } }],
    ['introductions: 12', { measure: { metric: 'introductions', target: 12 } }],
    ['days to reply = at most 5', { measure: { metric: 'days to reply', target: 5, at_most: true } }],
    ['introductions:12', { measure: { metric: 'introductions', target: 12 } }],
    ['introductions: 12 a month', { done_when: 'introductions: 12 a month' }],
    ['Signed: calls: 12', { done_when: 'Signed: calls: 12' }],
    ['Win 12 logos', { done_when: 'Win 12 logos' }],
    ['12 calls\na week', { done_when: '12 calls\na week' }],
    ['12  calls', { measure: { metric: 'calls', target: 12 } }],
    [' 12 calls ', { measure: { metric: 'calls', target: 12 } }],
    ['Quota', { measure: { metric: 'booked', target: 'quota' } }],
    ['quota in new business', { measure: { metric: 'new business', target: 'quota' } }],
    ['quota in', { done_when: 'quota in' }],
    ['Make quota', { done_when: 'Make quota' }],
    ['at most quota', { measure: { metric: 'booked', target: 'quota', at_most: true } }],
    ['0.125 of the list price', { measure: { metric: 'of the list price', target: 0.125 } }],
    ['Signed off (from 3)', { done_when: 'Signed off (from 3)' }],
    ['The CIO of Initech has signed', { done_when: 'The CIO of Initech has signed' }],
    ['Signed: yes', { done_when: 'Signed: yes' }],
    ['12', { done_when: '12' }],
    ['1,23 calls', { done_when: '1,23 calls' }],
    [' several\nlines ', { done_when: ' several\nlines ' }],
  ])('%j', (text, doneBy) => {
    expect(parseDoneBy(text)).toStrictEqual(doneBy);
  });

  it.each([
    [{ measure: { metric: 'introductions', target: 1200 } }, '1,200 introductions'],
    [{ measure: { metric: 'days', target: 30, at_most: true, baseline: 62 } }, 'at most 30 days (from 62)'],
    [{ measure: { metric: 'booked', target: 'quota' as const } }, 'quota in booked'],
    [{ done_when: 'It is signed' }, 'It is signed'],
    [{}, undefined],
  ])('%o', (doneBy, text) => {
    expect(formatDoneBy(doneBy)).toBe(text);
  });

  it('shows figures with all of their decimals', () => {
    expect([1234.5678, -0.5, 3].map(formatFigure)).toEqual(['1,234.5678', '-0.5', '3']);
  });

  it('is read back as it is shown, so that editing the line changes what was edited', () => {
    const figure = fc.integer({ min: -1e9, max: 1e9 }).map((number) => number / 1000 + 0);
    const measure = fc.record(
      {
        metric: fc.stringMatching(/^[a-z]{1,9}( [a-z]{1,9}){0,3}$/),
        target: fc.oneof(figure, fc.constant('quota' as const)),
        at_most: fc.constant(true),
        baseline: figure,
      },
      { requiredKeys: ['metric', 'target'] },
    );
    fc.assert(
      fc.property(measure, (promised) => {
        expect(parseDoneBy(formatMeasure(promised))).toEqual({ measure: promised });
      }),
    );
  });
});

it.each([
  [0, '0%'],
  [0.926, '93%'],
  [0.999, '99%'],
  [1, '100%'],
  [1.001, '101%'],
  [1.25, '125%'],
])('the share %d is %s: what is short of all is never shown as all', (share, text) => {
  expect(formatShare(share)).toBe(text);
});
