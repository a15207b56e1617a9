import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatMoney, parseAmount, parseFigure } from '../../src/domain/money.ts';

describe('money', () => {
  it.each([
    [231500, 'USD', '$231,500'],
    [1250.5, 'USD', '$1,250.50'],
    [-300, 'EUR', '-€300'],
    [5000, 'JPY', '¥5,000'],
    [0, 'GBP', '£0'],
  ])('shows %d in %s as %s', (amount, currency, text) => {
    expect(formatMoney(amount, currency)).toBe(text);
  });

  it.each([
    ['231500', 231500],
    ['231,500.50', 231500.5],
    ['$1,250', 1250],
    ['€ 12', 12],
    [' 45k ', 45000],
    ['1.2M', 1200000],
    ['5.6m', 5600000],
    ['-300', -300],
    ['+7', 7],
    ['- $1,000.25', -1000.25],
    ['-0', 0],
    ['0.1k', 100],
    ['1.125M', 1125000],
    ['1.005k', 1005],
  ])('reads %j as %d', (text, amount) => {
    expect(parseAmount(text)).toBe(amount);
  });

  it.each([
    '',
    'lots',
    '1,23',
    '1.234,50',
    '231.500',
    '1.2345',
    '1 000',
    '12,',
    '1e3',
    '--3',
    '3 4',
    'NaN',
    'Infinity',
    '0x10',
    '9'.repeat(400),
  ])('does not guess at %j', (text) => {
    expect(parseAmount(text)).toBeUndefined();
  });

  it('may have any decimals where it is no money', () => {
    expect(['0.125', '1.5', '1.23.4'].map(parseFigure)).toEqual([0.125, 1.5, undefined]);
  });

  it('reads back what it shows', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e11, max: 1e11 }), (cents) => {
        expect(parseAmount(formatMoney(cents / 100, 'USD'))).toBe(cents / 100 + 0);
      }),
    );
  });
});
