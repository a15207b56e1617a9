/** What was booked of a quota, in words. */
import { formatShare } from '../domain/measure.ts';
import { formatMoney } from '../domain/money.ts';

/** "booked $231,500 of $250,000 (93%)"; what is not known is said to be so. */
export function formatAttainment(
  booked: number | 'not known' | 'not asked yet',
  quota: number | null,
  attainment: number | null,
  currency: string,
): string {
  const of = quota === null ? 'no quota is known' : `of ${formatMoney(quota, currency)}`;
  if (typeof booked !== 'number') return `booked ${booked}, ${of}`;
  const share = attainment === null ? '' : ` (${formatShare(attainment)})`;
  return `booked ${formatMoney(booked, currency)}${quota === null ? ',' : ''} ${of}${share}`;
}
