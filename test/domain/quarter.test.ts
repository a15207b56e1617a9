import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../src/domain/day.ts';
import {
  addQuarters,
  dueQuarter,
  firstDay,
  isQuarter,
  lastDay,
  parseQuarter,
  quarterOf,
  yearBefore,
} from '../../src/domain/quarter.ts';
import type { FiscalYear } from '../../src/domain/team.ts';

const january: FiscalYear = { starts: 'january' };
const february: FiscalYear = { starts: 'february', named_after: 'end' };
const april: FiscalYear = { starts: 'april', named_after: 'start' };

describe('quarters', () => {
  it.each([
    [january, '2026-Q1', '2026-01-01', '2026-03-31'],
    [january, '2026-Q4', '2026-10-01', '2026-12-31'],
    // The fiscal year 2026 that is named after its end begins in February 2025.
    [february, '2026-Q1', '2025-02-01', '2025-04-30'],
    [february, '2026-Q4', '2025-11-01', '2026-01-31'],
    [{ starts: 'february' } as const, '2024-Q4', '2023-11-01', '2024-01-31'],
    [{ starts: 'february', named_after: 'start' } as const, '2026-Q1', '2026-02-01', '2026-04-30'],
    [{ starts: 'february', named_after: 'start' } as const, '2023-Q4', '2023-11-01', '2024-01-31'],
    [april, '2026-Q4', '2027-01-01', '2027-03-31'],
    [january, '2024-Q1', '2024-01-01', '2024-03-31'],
    [{ starts: 'december', named_after: 'start' } as const, '2023-Q1', '2023-12-01', '2024-02-29'],
  ])('of %o: %s is %s to %s', (fiscalYear, quarter, first, last) => {
    expect([firstDay(quarter, fiscalYear), lastDay(quarter, fiscalYear)]).toEqual([first, last]);
  });

  const starts = fc.constantFrom<FiscalYear['starts']>('january', 'february', 'july', 'november', 'december');
  const fiscalYears = fc.record({ starts, named_after: fc.constantFrom('start' as const, 'end' as const) });
  const quarters = fc
    .tuple(fc.integer({ min: 1990, max: 2090 }), fc.integer({ min: 1, max: 4 }))
    .map(([year, number]) => `${year}-Q${number}`);

  it('has each day in one quarter, between its first day and its last', () => {
    const day = fc.date({ min: new Date('1990-01-01'), max: new Date('2090-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(day, fiscalYears, (date, fiscalYear) => {
        const text = date.toISOString().slice(0, 10);
        const quarter = quarterOf(text, fiscalYear);
        expect(firstDay(quarter, fiscalYear) <= text && text <= lastDay(quarter, fiscalYear)).toBe(true);
      }),
    );
  });

  it('begins on the day behind the last of the one before, and both days lead back to their quarter', () => {
    fc.assert(
      fc.property(quarters, fiscalYears, (quarter, fiscalYear) => {
        const [first, last] = [firstDay(quarter, fiscalYear), lastDay(quarter, fiscalYear)];
        expect([quarterOf(first, fiscalYear), quarterOf(last, fiscalYear)]).toEqual([quarter, quarter]);
        expect(firstDay(addQuarters(quarter, 1), fiscalYear)).toBe(addDays(last, 1));
      }),
    );
  });

  it('is found again when counted forth and back, and sorts as it is counted', () => {
    fc.assert(
      fc.property(quarters, fc.integer({ min: 1, max: 400 }), (quarter, count) => {
        expect(addQuarters(addQuarters(quarter, count), -count)).toBe(quarter);
        expect(addQuarters(quarter, count) > quarter).toBe(true);
      }),
    );
  });

  it.each([
    ['2026-Q1', -1, '2025-Q4'],
    ['2025-Q4', 1, '2026-Q1'],
    ['2026-Q3', -7, '2024-Q4'],
    ['2026-Q3', 0, '2026-Q3'],
    ['0999-Q4', -1, '0999-Q3'],
  ])('%s and %i quarters is %s', (quarter, quarters, expected) => {
    expect(addQuarters(quarter, quarters)).toBe(expected);
  });

  it('is due from two weeks before its end until two weeks before the next one ends', () => {
    expect(dueQuarter('2026-03-17', january)).toBe('2025-Q4');
    expect(dueQuarter('2026-03-18', january)).toBe('2026-Q1');
    expect(dueQuarter('2026-06-16', january)).toBe('2026-Q1');
    expect(dueQuarter('2026-06-17', january)).toBe('2026-Q2');
  });

  it.each([
    ['2026-Q1', '2026-Q1'],
    [' 2026-q1 ', '2026-Q1'],
    ['Q2', '2026-Q2'],
    ['q3', '2025-Q3'],
    ['Q4', '2025-Q4'],
    ['last', '2026-Q1'],
    ['This', '2026-Q2'],
    ['next', '2026-Q3'],
    ['2026-Q5', undefined],
    ['26Q1', undefined],
    ['2026Q1', undefined],
    ['', undefined],
    ['Q0', undefined],
    ['Q12', undefined],
  ])('reads %j in May as %s', (text, quarter) => {
    expect(parseQuarter(text, '2026-05-05', january)).toBe(quarter);
  });

  it.each([
    ['2026-01-31', '2026-Q4'],
    ['2026-02-01', '2027-Q1'],
    ['2024-02-29', '2025-Q1'],
    ['2026-04-30', '2027-Q1'],
    ['2026-05-01', '2027-Q2'],
  ])('has %s in %s where the year starts in February and is named after its end', (day, quarter) => {
    expect(quarterOf(day, february)).toBe(quarter);
    expect(parseQuarter('this', day, february)).toBe(quarter);
  });

  it('knows its full form', () => {
    expect(['2026-Q1', '2026-Q5', 'Q1', '2026-Q1x', '12026-Q1'].map(isQuarter)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});

it('a year back are four quarters, the latest first', () => {
  expect(yearBefore('2026-Q1')).toEqual(['2025-Q4', '2025-Q3', '2025-Q2', '2025-Q1']);
});
