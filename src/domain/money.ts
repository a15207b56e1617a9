/** Amounts of money in whole currency units, with cents behind the point. */
import { lazyPattern } from './lazy-pattern.ts';

// Making a format takes longer than a hundred uses of it.
const formats = new Map<string, Intl.NumberFormat>();

function format(amount: number, kind: string, options: Intl.NumberFormatOptions): string {
  const known = formats.get(kind) ?? new Intl.NumberFormat('en-US', options);
  formats.set(kind, known);
  return known.format(amount);
}

/** No currency in particular: amounts are an index, or nobody knows their currency. (ISO 4217) */
export const NO_CURRENCY = 'XXX';

/** No figure that a person writes, or a cell holds, is larger, as the schemas say too: sums of these never overflow. */
export const LARGEST = 1e15;

/** An amount as people read it: $231,500, or $1,250.50 where there are cents. */
export function formatMoney(amount: number, currency: string): string {
  if (currency === NO_CURRENCY) return formatAmount(amount);
  return format(amount, currency, { style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger' });
}

/** An amount where the currency is plain: 231,500, or 1,250.50 where there are cents. */
export function formatAmount(amount: number): string {
  if (Number.isInteger(amount)) return formatFigure(amount);
  return format(amount, 'with cents', { minimumFractionDigits: 2, maximumFractionDigits: 20 });
}

/** A number as people read it, without a currency, and with all of its decimals: it was promised, or counted. */
export function formatFigure(figure: number): string {
  return format(figure, 'figure', { maximumFractionDigits: 20 });
}

/** An amount in short, as people say it: $1.46M, $231.5K. */
export function formatShortMoney(amount: number, currency: string): string {
  if (currency === NO_CURRENCY) return formatMoney(amount, currency);
  return format(amount, `${currency} in short`, {
    style: 'currency',
    currency,
    notation: 'compact',
    trailingZeroDisplay: 'stripIfInteger',
    minimumFractionDigits: 0,
    maximumFractionDigits: 2,
  });
}

/** The exact sum of some amounts: 0.1 and 0.2 are 0.3, in any order. */
export function sumMoney(amounts: readonly number[]): number {
  const sum = new ExactSum();
  for (const amount of amounts) sum.add(amount);
  return sum.total();
}

/** Adds amounts exactly, however many. */
export class ExactSum {
  #cents = 0;
  #others: Decimal = { digits: 0n, decimals: 0 };

  add(amount: number): void {
    const cents = Math.round(amount * 100);
    const sum = this.#cents + cents;
    // A division gives the nearest number, as reading a text does: so this tells whether the amount is whole cents.
    if (cents / 100 === amount && Number.isSafeInteger(cents) && Number.isSafeInteger(sum)) this.#cents = sum;
    else this.#others = plus(this.#others, decimalOf(amount));
  }

  total(): number {
    if (this.#others.digits === 0n) return this.#cents / 100;
    return toNumber(plus(this.#others, { digits: BigInt(this.#cents), decimals: 2 }));
  }
}

/** One amount times another, exactly, in whole cents: half a cent goes up, and below zero down. */
export function multiplyMoney(amount: number, by: number): number {
  const [one, other] = [decimalOf(amount), decimalOf(by)];
  return inCents({ digits: one.digits * other.digits, decimals: one.decimals + other.decimals });
}

/** An amount in whole cents: sums of what spreadsheets computed have many decimals. */
export function roundMoney(amount: number): number {
  return inCents(decimalOf(amount));
}

function inCents({ digits, decimals }: Decimal): number {
  if (decimals <= 2) return toNumber({ digits, decimals });
  const unit = 10n ** BigInt(decimals - 2);
  const half = (digits < 0n ? -unit : unit) / 2n;
  return toNumber({ digits: (digits + half) / unit, decimals: 2 });
}

/** A number as its digits, and how many of them stand behind the point: 1.5 and 1.5e-7 are 15 with 1 and 8. */
interface Decimal {
  readonly digits: bigint;
  readonly decimals: number;
}

function plus(one: Decimal, other: Decimal): Decimal {
  const decimals = Math.max(one.decimals, other.decimals);
  const at = (part: Decimal): bigint => part.digits * 10n ** BigInt(decimals - part.decimals);
  return { digits: at(one) + at(other), decimals };
}

function toNumber({ digits, decimals }: Decimal): number {
  return Number(`${digits}e-${decimals}`);
}

function decimalOf(amount: number): Decimal {
  const [mantissa = '', exponent = '0'] = String(amount).split('e');
  const [whole = '', behind = ''] = mantissa.split('.');
  const decimals = behind.length - Number(exponent);
  const digits = BigInt(whole + behind);
  return decimals >= 0 ? { digits, decimals } : { digits: digits * 10n ** BigInt(-decimals), decimals: 0 };
}

/**
 * Reads an amount as people type it: 231500, 231,500.50, $1,250, 45k, 1.2M, -300. Gives undefined for anything else,
 * and for three decimals: in half of the world 231.500 is 231,500.
 */
export function parseAmount(text: string): number | undefined {
  return /\.\d{3,}$/.test(text.trim()) ? undefined : parseFigure(text);
}

const writtenAmount = lazyPattern(String.raw`^([-+]?)\s?\p{Sc}?\s?(\d+|\d{1,3}(?:,\d{3})+)(\.\d+)?\s?([kKmM]?)$`, 'u');

/** Reads a number that need not be money, with any decimals. */
export function parseFigure(text: string): number | undefined {
  const written = writtenAmount().exec(text.trim());
  if (written === null) return undefined;
  const [, sign, whole = '', decimals = '', unit = ''] = written;
  const zeros = unit === '' ? 0 : unit.toLowerCase() === 'k' ? 3 : 6;
  const amount = Number(`${whole.replaceAll(',', '')}${decimals}e${zeros}`);
  if (amount > LARGEST) return undefined;
  return sign === '-' && amount !== 0 ? -amount : amount;
}
