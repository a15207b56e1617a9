import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, formatDay, isDay } from '../../src/domain/day.ts';

describe('days', () => {
  it.each([
    ['2026-02-28', 1, '2026-03-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2000-02-29', 366, '2001-03-01'],
    ['2000-02-28', 1, '2000-02-29'],
    ['2100-02-28', 2, '2100-03-02'],
    ['1969-12-31', 1, '1970-01-01'],
    ['0001-03-01', -60, '0000-12-31'],
  ])('%s and %i days is %s', (day, days, expected) => {
    expect(addDays(day, days)).toBe(expected);
  });

  it.each(['2026-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '26-04-01', '2026-4-1', 'today', ''])(
    '%j is no day',
    (text) => {
      expect(isDay(text)).toBe(false);
    },
  );

  it('agrees with the calendar of JavaScript, there and back', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('0001-01-01'), max: new Date('9990-12-31'), noInvalidDate: true }),
        fc.nat(900),
        (date, days) => {
          const day = date.toISOString().slice(0, 10);
          const later = new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
          expect(isDay(day)).toBe(true);
          expect(addDays(day, days)).toBe(later);
          expect(addDays(later, -days)).toBe(day);
        },
      ),
    );
  });

  it('writes days in full', () => {
    expect(formatDay(987, 6, 5)).toBe('0987-06-05');
  });
});
