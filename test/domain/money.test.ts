import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatAmount,
  formatMoney,
  formatShortMoney,
  multiplyMoney,
  parseAmount,
  parseFigure,
  roundMoney,
  sumMoney,
} from '../../src/domain/money.ts';

it.each([
  [231500, '231,500'],
  [231500.5, '231,500.50'],
  [-0.125, '-0.125'],
])('%d without its currency is %s', (amount, text) => {
  expect(formatAmount(amount)).toBe(text);
});

describe('money', () => {
  it.each([
    [231500, 'USD', '$231,500'],
    [1250.5, 'USD', '$1,250.50'],
    [-300, 'EUR', '-€300'],
    [5000, 'JPY', '¥5,000'],
    [0, 'GBP', '£0'],
    [92.6, 'XXX', '92.60'],
    [4800000, 'XXX', '4,800,000'],
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
    ['1000000000000000', 1e15],
  ])('reads %j as %d', (text, amount) => {
    expect(parseAmount(text)).toBe(amount);
  });

  it.each([
    '',
    'lots',
    '1,23',
    '1.234,50',
    '231.500',
    '231.500 ',
    '1.2345',
    '1 000',
    '12,',
    '1e3',
    '--3',
    '3 4',
    'NaN',
    'Infinity',
    '0x10',
    '1000000000000001',
    '-1000000001M',
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

it.each([
  [1460000, '$1.46M'],
  [5600000, '$5.6M'],
  [231500, '$231.5K'],
  [950, '$950'],
  [-90000, '-$90K'],
])('%d in short is %s', (amount, short) => {
  expect(formatShortMoney(amount, 'USD')).toBe(short);
});

it('in short is in its own currency, whichever came before', () => {
  expect(formatShortMoney(1460000, 'EUR')).toBe('€1.46M');
});

it('is in full where no currency is known: an index has no millions', () => {
  expect(formatShortMoney(1460000, 'XXX')).toBe('1,460,000');
});

it('is written as its currency is', () => {
  expect(['EUR', 'JPY', 'CHF'].map((currency) => formatMoney(1234.5, currency))).toEqual([
    '€1,234.50',
    '¥1,235',
    'CHF\u00A01,234.50',
  ]);
});

describe('a sum', () => {
  it('is exact, with cents and without', () => {
    expect(sumMoney([0.1, 0.2])).toBe(0.3);
    expect(sumMoney([1.005, 2.0051, -3])).toBe(0.0101);
    expect(sumMoney([1e-7, 1e21, -1e21])).toBe(1e-7);
    expect(sumMoney([2 ** 53, 1, -(2 ** 53)])).toBe(1);
    expect(sumMoney([])).toBe(0);
  });

  it('is the same in any order', () => {
    const amounts = fc.array(fc.integer({ min: -1e9, max: 1e9 }).map((cents) => cents / 100));
    fc.assert(
      fc.property(amounts, (some) => {
        const cents = some.reduce((sum, amount) => sum + BigInt(Math.round(amount * 100)), 0n);
        expect(sumMoney(some)).toBe(Number(cents) / 100);
        expect(sumMoney(some.toReversed())).toBe(sumMoney(some));
      }),
    );
  });
});

describe('an amount in whole cents', () => {
  it.each([
    [1.005, 1.01],
    [-1.005, -1.01],
    [1.0049999, 1],
    [-1.0049999, -1],
    [0.015, 0.02],
    [1e-7, 0],
    [1250.5, 1250.5],
    [1e21, 1e21],
  ])('is for %d %d', (amount, rounded) => {
    expect(roundMoney(amount)).toBe(rounded);
  });

  it.each([
    [10.1, 1.085, 10.96],
    [1.15, 0.1, 0.12],
    [-1.15, 0.1, -0.12],
    [1.15, -0.1, -0.12],
    [1e15, 1.1, 1.1e15],
  ])('is for %d times %d %d', (amount, by, product) => {
    expect(multiplyMoney(amount, by)).toBe(product);
  });

  it('is the product of the digits, with half a cent away from zero', () => {
    const digits = fc.integer({ min: -1e7, max: 1e7 });
    fc.assert(
      fc.property(digits, fc.integer({ min: 0, max: 1e6 }), (cents, rate) => {
        const product = BigInt(cents) * BigInt(rate);
        const size = ((product < 0n ? -product : product) + 5000n) / 10_000n;
        expect(multiplyMoney(cents / 100, rate / 10_000) + 0).toBe(Number(product < 0n ? -size : size) / 100 + 0);
      }),
    );
  });
});
