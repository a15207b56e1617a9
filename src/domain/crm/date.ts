/** Days as exports write them. The day is taken as it is written, whatever time of day or zone stands behind it. */
import { addDays, formatDay, isDay } from '../day.ts';

/** What comes first, where the user has said so; excel counts the days since 1899-12-30. */
export const DATE_FORMATS = ['DMY', 'MDY', 'YMD', 'excel'] as const;
export type DateFormat = (typeof DATE_FORMATS)[number];

/** What a cell of dates says. */
export type ReadDate =
  /** With the format in which alone it can be read so, where another would be none. */
  | { readonly state: 'day'; readonly day: string; readonly only?: DateFormat }
  | { readonly state: 'empty' }
  /** It could be two days, or is none. */
  | { readonly state: 'ambiguous' | 'refused' };

const EMPTY: ReadDate = { state: 'empty' };
const REFUSED: ReadDate = { state: 'refused' };
const AMBIGUOUS: ReadDate = { state: 'ambiguous' };
const NOTHING = new Set(['', '-', '–', '—', 'n/a', 'null']);

// What may stand behind a day: the time, half of the day, and the zone.
const TIME = String.raw`(?:[T ,]\s*\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:[AP]M)?\s*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?`;
const form = (day: string): RegExp => new RegExp(`^${day}${TIME}$`, 'i');

const YEAR_FIRST = form(String.raw`(\d{4})([-/.])(\d{1,2})\2(\d{1,2})`);
const YEAR_LAST = form(String.raw`(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})`);
const COMPACT = form(String.raw`(\d{4})(\d{2})(\d{2})`);
const MONTH_SECOND = form(String.raw`(\d{1,2})[- ]([a-z]{3,9})\.?[- ](\d{4}|\d{2})`);
const MONTH_FIRST = form(String.raw`([a-z]{3,9})\.? (\d{1,2}),? (\d{4})`);
const SERIAL = /^\d{5}(?:\.\d+)?$/;

const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

/** Reads a trimmed cell. 03/04/2026 is refused where nothing says which is the month: it is in two quarters. */
export function readDate(text: string, format?: DateFormat): ReadDate {
  if (NOTHING.has(text.toLowerCase())) return EMPTY;
  const [, year = '', , month = '', day = ''] = YEAR_FIRST.exec(text) ?? [];
  if (year !== '') return dayOf(year, month, day);
  const last = YEAR_LAST.exec(text);
  if (last !== null) return yearLast(last, format);
  const [, wholeYear = '', wholeMonth = '', wholeDay = ''] = COMPACT.exec(text) ?? [];
  if (wholeYear !== '') return dayOf(wholeYear, wholeMonth, wholeDay);
  if (format === 'excel' && SERIAL.test(text)) return likely(addDays('1899-12-30', Math.floor(Number(text))));
  return named(text, format);
}

function yearLast([, one = '', mark = '', two = '', year = '']: readonly string[], format?: DateFormat): ReadDate {
  const isTwoDigit = year.length === 2;
  // 26/03/31 could have its year first, too.
  if (format === 'YMD') return isTwoDigit ? dayOf(`20${one}`, two, year) : REFUSED;
  const whole = isTwoDigit ? `20${year}` : year;
  const dayFirst = dayOf(whole, two, one);
  const monthFirst = dayOf(whole, one, two);
  if (format === 'DMY') return dayFirst;
  if (format === 'MDY') return monthFirst;
  if (isTwoDigit) return AMBIGUOUS;
  // With points, the day comes first wherever such dates are written.
  if (mark === '.' || Number(one) === Number(two)) return dayFirst;
  if (dayFirst.state === 'day' && monthFirst.state === 'day') return AMBIGUOUS;
  if (dayFirst.state === 'day') return { ...dayFirst, only: 'DMY' };
  return monthFirst.state === 'day' ? { ...monthFirst, only: 'MDY' } : REFUSED;
}

/** Whether it may be a day as spreadsheets count them. */
export function isSerial(text: string): boolean {
  return SERIAL.test(text.trim());
}

function named(text: string, format?: DateFormat): ReadDate {
  const [, day = '', name = '', year = ''] = MONTH_SECOND.exec(text) ?? [];
  if (year.length === 2) return dayOrYearFirst(day, monthOf(name), year, format);
  if (year !== '') return dayOf(year, monthOf(name), day);
  const [, first = '', second = '', third = ''] = MONTH_FIRST.exec(text) ?? [];
  return dayOf(third, monthOf(first), second);
}

// 31-Mar-26 could have its year first, too; 31-Mar-45 could not.
function dayOrYearFirst(one: string, month: string, two: string, format?: DateFormat): ReadDate {
  const dayFirst = dayOf(`20${two}`, month, one);
  const yearFirst = dayOf(`20${one.padStart(2, '0')}`, month, two);
  if (format !== undefined) return format === 'YMD' ? yearFirst : dayFirst;
  if (dayFirst.state !== 'day') return yearFirst;
  return yearFirst.state === 'day' && yearFirst.day !== dayFirst.day ? AMBIGUOUS : dayFirst;
}

function monthOf(name: string): string {
  const short = name.toLowerCase();
  const index = MONTHS.findIndex((month) => month === short || month.slice(0, 3) === short);
  return short === 'sept' ? '9' : String(index + 1);
}

// Deals of other centuries are slips of the finger.
const EARLIEST = '1980-01-01';
const LATEST = '2099-12-31';

function dayOf(year: string, month: string, day: string): ReadDate {
  return likely(formatDay(Number(year), Number(month), Number(day)));
}

function likely(day: string): ReadDate {
  return day >= EARLIEST && day <= LATEST && isDay(day) ? { state: 'day', day } : REFUSED;
}
