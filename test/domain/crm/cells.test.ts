/** Amounts, days and stages as exports write them: the cases are in test/exports. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAmount, type DecimalMark } from '../../../src/domain/crm/amount.ts';
import { currencyOf, isOwnCurrency, ratesOf } from '../../../src/domain/crm/currency.ts';
import { isSerial, readDate, type DateFormat } from '../../../src/domain/crm/date.ts';
import { outcomeHinted, readFlag, stageReader } from '../../../src/domain/crm/stage.ts';
import { ROOT } from '../../folder.ts';

function cases(name: string): { text: string; setting: string; expected: string }[] {
  const rows: string[][] = parse(readFileSync(join(ROOT, 'test/exports', name)), { from: 2 });
  return rows.map(([text = '', setting = '', expected = '']) => ({ text, setting, expected }));
}

describe('amounts', () => {
  const MARKS: Readonly<Record<string, DecimalMark>> = { 'comma-group': 'point', 'comma-decimal': 'comma' };

  it.each(cases('amount_cases.csv'))('$text ($setting) is $expected', ({ text, setting, expected }) => {
    const read = readAmount(text, MARKS[setting]);
    if (expected === 'EMPTY') expect(read.state).toBe('empty');
    else if (expected === 'REFUSE') expect(['ambiguous', 'refused']).toContain(read.state);
    else expect(read).toMatchObject({ state: 'amount', amount: Number(expected) });
  });

  it.each([
    ['-$1,200.00', -1200, '$'],
    ['$-5', -5, '$'],
    ['€ -5', -5, 'EUR'],
    ['5-', -5, undefined],
    ['( 5 )', -5, undefined],
    ['EUR 5 EUR', 5, 'EUR'],
    ['1,00,00,000', 10000000, undefined],
    ['12345.678', 12345.678, undefined],
    ['1.2345', 1.2345, undefined],
    ['1000000000000000', 1e15, undefined],
    ["CHF 1'200", 1200, 'CHF'],
    ['Fr. 12.50', 12.5, 'CHF'],
    ['12 kr', 12, 'kr'],
    ['CA$1,200.50', 1200.5, 'CA$'],
    ['-0', 0, undefined],
    ['$1,054', 1054, '$'],
    ['$12.50', 12.5, '$'],
    ['$0.125', 0.125, '$'],
    ['$1.234.567', 1234567, '$'],
    ['$1.234,50', 1234.5, '$'],
    ['¥12.500', 12500, '¥'],
    ['¥12.50', 12.5, '¥'],
    ['₩12,500', 12500, 'KRW'],
    ['₩12.500', 12500, 'KRW'],
    ['JPY 12.500', 12500, 'JPY'],
  ])('%s is %d, in %s', (text, amount, currency) => {
    expect(readAmount(text)).toEqual({ state: 'amount', amount, currency });
  });

  it.each(['XUSD 5', 'USDX 5', '5 krone', 'Akr 5', '(5) net', 'net (5)'])('%s is in no currency', (text) => {
    expect(readAmount(text)).toEqual({ state: 'refused' });
  });

  it.each([
    '3 apples',
    '2026-01',
    'USD',
    '1 2',
    '12 %',
    '--5',
    '5--',
    '(5',
    '$5€',
    '1.5.5',
    '1,23,4',
    '1.23 45',
    "1,234'567.50",
    '12345,678.50',
    '123,45,678.50',
    '1.5 5',
    '5€50',
    '5 kW',
    '1000000000000001',
    '(1000000001M)',
  ])('%s is none', (text) => {
    expect(readAmount(text)).toEqual({ state: 'refused' });
  });

  it('are refused with a point where the decimals are said to stand behind a comma', () => {
    expect(readAmount('12.50', 'comma')).toEqual({ state: 'refused' });
    expect(readAmount('12,50', 'comma')).toMatchObject({ amount: 12.5 });
  });

  it.each(['$150.000', '$12.500', '₹1.500', 'USD 1.500', 'US$1.500'])('%s could be two', (text) => {
    expect(readAmount(text)).toEqual({ state: 'ambiguous' });
    expect(readAmount(text, 'comma')).toMatchObject({ state: 'amount' });
  });

  it('are read back as spreadsheets write them, wherever', () => {
    const formats = [
      ['en-US', undefined],
      ['de-DE', undefined],
      ['de-CH', undefined],
      ['fr-FR', undefined],
      ['en-IN', undefined],
      ['pt-BR', undefined],
    ] as const;
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.constantFrom(...formats), (cents, [locale]) => {
        const amount = cents / 100;
        const text = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 }).format(amount);
        expect(readAmount(text)).toEqual({ state: 'amount', amount: amount === 0 ? 0 : amount, currency: undefined });
      }),
    );
  });

  it.each([
    ['USD', 'USD', true],
    ['$', 'USD', true],
    ['US$', 'USD', true],
    ['$', 'CAD', true],
    ['CA$', 'CAD', true],
    ['$', 'EUR', false],
    ['EUR', 'USD', false],
    ['usd', 'USD', true],
    ['US Dollar', 'USD', true],
    ['US-Dollar', 'USD', true],
    ['Kr.', 'SEK', true],
    ['Fr.', 'CHF', true],
    ['euro', 'USD', false],
    ['0', 'USD', false],
  ])('%s is that of a team with %s: %s', (currency, own, is) => {
    expect(isOwnCurrency(currency, own)).toBe(is);
  });
});

describe('currencies', () => {
  it.each([
    ['eur', 'EUR'],
    ['Euro', 'EUR'],
    ['Schweizer Franken', 'CHF'],
    ['livre sterling', 'GBP'],
    ['£', 'GBP'],
    ['$', '$'],
    [' Galactic Credit ', 'Galactic Credit'],
  ])('%s is %s', (text, currency) => {
    expect(currencyOf(text)).toBe(currency);
  });

  it('have the rates that are given for them, by any of their names', () => {
    expect(ratesOf(['EUR', 'Galactic Credit', 'CHF'], { euro: 2, 'galactic credit': 3, GBP: 1 })).toEqual({
      EUR: 2,
      'Galactic Credit': 3,
    });
  });
});

describe('days', () => {
  const FORMATS: Readonly<Record<string, DateFormat>> = { DMY: 'DMY', MDY: 'MDY', excel: 'excel' };

  it.each(cases('date_cases.csv'))('$text ($setting) is $expected', ({ text, setting, expected }) => {
    const read = readDate(text, FORMATS[setting]);
    if (expected === 'EMPTY') expect(read.state).toBe('empty');
    else if (expected === 'REFUSE') expect(['ambiguous', 'refused']).toContain(read.state);
    else expect(read).toMatchObject({ state: 'day', day: expected });
  });

  it.each(['', '-', '–', 'n/a', 'N/A', 'NULL'])('are not told by %j, and nothing is wrong with it', (text) => {
    expect(readDate(text)).toEqual({ state: 'empty' });
  });

  it('are none before 1980 and after 2099, where nobody has deals', () => {
    expect(['1979-12-31', '1980-01-01', '2099-12-31', '2100-01-01'].map((text) => readDate(text).state)).toEqual([
      'refused',
      'day',
      'day',
      'refused',
    ]);
  });

  it('may be counted as spreadsheets do', () => {
    expect(['45292', ' 45292.5 ', '4529', '452921', '2024-01-01'].map(isSerial)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it('are read back as people and programs write them, whatever the day', () => {
    const days = fc.date({ min: new Date('1980-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (date) => {
        const day = date.toISOString().slice(0, 10);
        const [year = '', month = '', one = ''] = day.split('-');
        const name = date.toLocaleDateString('en-US', { month: 'short', timeZone: 'UTC' });
        const ways = [
          day,
          date.toISOString(),
          `${year}/${month}/${one}`,
          `${year}${month}${one}`,
          `${one}.${month}.${year}`,
          `${Number(one)}.${Number(month)}.${year} 10:15`,
          `${Number(one)} ${name} ${year}`,
          `${name} ${Number(one)}, ${year}`,
        ];
        expect(ways.map((text) => readDate(text))).toEqual(ways.map(() => ({ state: 'day', day })));
        expect(readDate(`${one}/${month}/${year}`, 'DMY')).toEqual({ state: 'day', day });
        expect(readDate(`${month}/${one}/${year}`, 'MDY')).toEqual({ state: 'day', day });
      }),
    );
  });

  it.each([
    ['11/11/2026', undefined, '2026-11-11'],
    ['2026/3/1', undefined, '2026-03-01'],
    ['26/03/31', 'YMD', '2026-03-31'],
    ['6/03/31', 'YMD', undefined],
    ['31/03/2026', 'MDY', undefined],
    ['31/03/2026', 'YMD', undefined],
    ['1/4/26', undefined, undefined],
    ['31/03/26', undefined, undefined],
    ['32/13/2026', undefined, undefined],
    ['30 Sept 2026', undefined, '2026-09-30'],
    ['September 30, 2026', undefined, '2026-09-30'],
    ['30 Foo 2026', undefined, undefined],
    ['2026-03-31 25 o’clock', undefined, undefined],
    ['46112.5', 'excel', '2026-03-31'],
    ['99999', 'excel', undefined],
    ['2026-03-31', 'excel', '2026-03-31'],
    ['31 Mar 2026', 'excel', '2026-03-31'],
    ['31-Mar-26', 'DMY', '2026-03-31'],
    ['31-Mar-26', 'MDY', '2026-03-31'],
    ['31-Mar-26', 'YMD', '2031-03-26'],
    ['31-Mar-26', undefined, undefined],
    ['6-Mar-31', 'YMD', '2006-03-31'],
    ['26-Mar-26', undefined, '2026-03-26'],
    ['31 Mar 45', undefined, '2045-03-31'],
    ['45 Mar 31', undefined, '2045-03-31'],
    ['45 Mar 45', undefined, undefined],
  ] as const)('%s (%s) is %s', (text, format, day) => {
    const read = readDate(text, format);
    expect(read.state === 'day' ? read.day : undefined).toBe(day);
  });

  it('tell in which format alone they can be read', () => {
    expect(readDate('6/30/2026')).toEqual({ state: 'day', day: '2026-06-30', only: 'MDY' });
    expect(readDate('30/6/2026')).toEqual({ state: 'day', day: '2026-06-30', only: 'DMY' });
    expect(readDate('32/13/2026')).toEqual({ state: 'refused' });
  });
});

describe('stages', () => {
  it.each([
    ['Closed Won', 'won'],
    ['closedwon', 'won'],
    ['Closed won (Sales Pipeline)', 'won'],
    ['Fermé gagné', 'won'],
    ['Zamknięta - utracona', 'lost'],
    ['CLOSED-LOST', 'lost'],
    ['Fermé - gagné', 'won'],
    ['Abgeschlossen und gewonnen', 'won'],
    ['Canceled', 'lost'],
    ['Open', 'open'],
    ['Closed Won - Renewal', undefined],
    ['(Almost) won', undefined],
    ['Negotiation/Review', undefined],
    ['', undefined],
  ])('%s is %s', (stage, outcome) => {
    expect(stageReader({})(stage)).toBe(outcome);
  });

  it('are what the user says', () => {
    const read = stageReader({ won: ['Signed'], lost: ['Dead'], open: ['Won'] });
    expect(['signed', 'DEAD', 'won'].map(read)).toEqual(['won', 'lost', 'open']);
  });

  it.each([
    ['Closed Won - Renewal', 'won'],
    ['Closed-Lost to Competition', 'lost'],
    ['5. Gewonnen', 'won'],
    ['Open for talks', undefined],
    ['Wonderful', undefined],
    ['', undefined],
  ])('%j, which nothing knows, seems to be %s', (stage, outcome) => {
    expect(outcomeHinted(stage)).toBe(outcome);
  });

  it('may be told by a flag', () => {
    expect(['TRUE', 'ja', '0', 'maybe', ''].map(readFlag)).toEqual([true, true, false, undefined, undefined]);
  });
});
