/** Amounts of money in whole currency units, with cents behind the point. */

// Making a format takes longer than a hundred uses of it.
const formats = new Map<string, Intl.NumberFormat>();

function formatOf(currency: string, notation: 'standard' | 'compact'): Intl.NumberFormat {
  const key = `${currency} ${notation}`;
  const options = { style: 'currency', currency, notation, trailingZeroDisplay: 'stripIfInteger' } as const;
  const format =
    formats.get(key) ??
    new Intl.NumberFormat(
      'en-US',
      notation === 'compact' ? { ...options, minimumFractionDigits: 0, maximumFractionDigits: 2 } : options,
    );
  formats.set(key, format);
  return format;
}

/** An amount as people read it: $231,500, or $1,250.50 where there are cents. */
export function formatMoney(amount: number, currency: string): string {
  return formatOf(currency, 'standard').format(amount);
}

/** An amount in short, as people say it: $1.46M, $231.5K. */
export function formatShortMoney(amount: number, currency: string): string {
  return formatOf(currency, 'compact').format(amount);
}

/** The exact sum of some amounts: 0.1 and 0.2 are 0.3, in any order. */
export function sumMoney(amounts: readonly number[]): number {
  const total = amounts.reduce((sum, amount) => sum + amount, 0);
  // Whole numbers up to here are added without loss.
  if (amounts.every(Number.isInteger) && amounts.reduce((sum, amount) => sum + Math.abs(amount), 0) < 2 ** 53)
    return total;
  const written = amounts.map(decimalsOf);
  const places = Math.max(0, ...written.map(({ decimals }) => decimals));
  const exact = written.reduce((sum, { digits, decimals }) => sum + digits * 10n ** BigInt(places - decimals), 0n);
  return Number(`${exact}e-${places}`);
}

// A number as its digits, and how many of them stand behind the point: 1.5 and 1.5e-7 are 15 with 1 and 8.
function decimalsOf(amount: number): { digits: bigint; decimals: number } {
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

/** Reads a number that need not be money, with any decimals. */
export function parseFigure(text: string): number | undefined {
  const written = /^([-+]?)\s?\p{Sc}?\s?(\d+|\d{1,3}(?:,\d{3})+)(\.\d+)?\s?([kKmM]?)$/u.exec(text.trim());
  if (written === null) return undefined;
  const [, sign, whole = '', decimals = '', unit = ''] = written;
  const zeros = unit === '' ? 0 : unit.toLowerCase() === 'k' ? 3 : 6;
  const amount = Number(`${whole.replaceAll(',', '')}${decimals}e${zeros}`);
  if (!Number.isFinite(amount)) return undefined;
  return sign === '-' && amount !== 0 ? -amount : amount;
}
