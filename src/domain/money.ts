/** Amounts of money in whole currency units, with cents behind the point. */

/** An amount as people read it: $231,500, or $1,250.50 where there are cents. */
export function formatMoney(amount: number, currency: string): string {
  return new Intl.NumberFormat('en-US', { style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger' }).format(
    amount,
  );
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
