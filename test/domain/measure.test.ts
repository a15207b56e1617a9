import { describe, expect, it } from 'vitest';
import { formatDoneBy, formatFigure, parseDoneBy } from '../../src/domain/measure.ts';

describe('how it will be known that an objective was done', () => {
  it.each([
    ['12 introductions', { measure: { metric: 'introductions', target: 12 } }],
    ['at least 3 CIO meetings', { measure: { metric: 'CIO meetings', target: 3 } }],
    ['at most 5 days to reply', { measure: { metric: 'days to reply', target: 5, at_most: true } }],
    ['40% win rate', { measure: { metric: 'win rate in %', target: 40 } }],
    ['$120k of new business', { measure: { metric: 'of new business', target: 120000 } }],
    ['introductions: 12', { measure: { metric: 'introductions', target: 12 } }],
    ['days to reply = at most 5', { measure: { metric: 'days to reply', target: 5, at_most: true } }],
    ['Quota', { measure: { metric: 'booked', target: 'quota' } }],
    ['The CIO of Initech has signed', { done_when: 'The CIO of Initech has signed' }],
    ['Signed: yes', { done_when: 'Signed: yes' }],
    ['12', { done_when: '12' }],
    ['1,23 calls', { done_when: '1,23 calls' }],
    [' several\nlines ', { done_when: ' several\nlines ' }],
  ])('%j', (text, doneBy) => {
    expect(parseDoneBy(text)).toEqual(doneBy);
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

  it('shows figures without more than two decimals', () => {
    expect([1234.5678, -0.5, 3].map(formatFigure)).toEqual(['1,234.57', '-0.5', '3']);
  });
});
