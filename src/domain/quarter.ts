/** Fiscal quarters as texts (2026-Q1), which sort as they stand. */
import { addDays, formatDay } from './day.ts';
import type { FiscalYear } from './generated/team.ts';

const MONTHS: readonly FiscalYear['starts'][] = [
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

/** In its last days a quarter may already be reviewed. */
const DAYS_BEFORE_THE_END = 14;

/** Whether a text is a quarter in its full form. */
export function isQuarter(text: string): boolean {
  return /^\d{4}-Q[1-4]$/.test(text);
}

/** The fiscal year of a quarter, as the number is keyed by it: "2026". */
export function yearOf(quarter: string): string {
  return quarter.slice(0, 4);
}

// Quarters counted from the year 0, so that "the one before" is a subtraction.
const indexOf = (quarter: string): number => Number(quarter.slice(0, 4)) * 4 + Number(quarter.slice(6)) - 1;
const fromIndex = (index: number): string =>
  `${String(Math.floor(index / 4)).padStart(4, '0')}-Q${(((index % 4) + 4) % 4) + 1}`;

/** The quarter so many quarters later (or earlier, below zero). */
export function addQuarters(quarter: string, quarters: number): string {
  return fromIndex(indexOf(quarter) + quarters);
}

/** The four quarters before one, the latest first: a year back. */
export function yearBefore(quarter: string): string[] {
  return [1, 2, 3, 4].map((back) => addQuarters(quarter, -back));
}

// How many months the first month of "fiscal year 0" lies after January of the year 0.
function monthsBefore(fiscalYear: FiscalYear): number {
  const month = MONTHS.indexOf(fiscalYear.starts);
  return month > 0 && fiscalYear.named_after !== 'start' ? month - 12 : month;
}

/** The first day of a quarter. */
export function firstDay(quarter: string, fiscalYear: FiscalYear): string {
  const month = indexOf(quarter) * 3 + monthsBefore(fiscalYear);
  return formatDay(Math.floor(month / 12), (month % 12) + 1, 1);
}

/** The last day of a quarter. */
export function lastDay(quarter: string, fiscalYear: FiscalYear): string {
  return addDays(firstDay(addQuarters(quarter, 1), fiscalYear), -1);
}

/** The quarter in which a day falls. */
export function quarterOf(day: string, fiscalYear: FiscalYear): string {
  const month = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
  return fromIndex(Math.floor((month - monthsBefore(fiscalYear)) / 3));
}

/** The quarter whose review is due: the last that ended, or this one in its last two weeks. */
export function dueQuarter(today: string, fiscalYear: FiscalYear): string {
  return addQuarters(quarterOf(addDays(today, DAYS_BEFORE_THE_END), fiscalYear), -1);
}

/**
 * Reads a quarter as people write it: 2026-Q1, Q1 (the latest that has begun), last, this or next.
 * Gives undefined for anything else.
 */
export function parseQuarter(text: string, today: string, fiscalYear: FiscalYear): string | undefined {
  const current = quarterOf(today, fiscalYear);
  const written = text.trim().toUpperCase();
  if (isQuarter(written)) return written;
  if (written === 'LAST') return addQuarters(current, -1);
  if (written === 'THIS') return current;
  if (written === 'NEXT') return addQuarters(current, 1);
  if (!/^Q[1-4]$/.test(written)) return undefined;
  const ofThisYear = `${yearOf(current)}-${written}`;
  return ofThisYear <= current ? ofThisYear : addQuarters(ofThisYear, -4);
}
