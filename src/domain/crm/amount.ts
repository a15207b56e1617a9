/** Amounts as exports write them: with currencies, groups of digits, and either mark before the decimals. */
import { LARGEST } from '../money.ts';
import { SIGNS } from './currency.ts';

/** The mark before the decimals, where the user has said which one the export has. */
export type DecimalMark = 'point' | 'comma';

/** What a cell of amounts says. */
export type ReadAmount =
  /** With its currency's code, or the sign where that is all there is. */
  | { readonly state: 'amount'; readonly amount: number; readonly currency: string | undefined }
  | { readonly state: 'empty' }
  /** It could be two amounts, or is none. */
  | { readonly state: 'ambiguous' | 'refused' };

const REFUSED: ReadAmount = { state: 'refused' };
const AMBIGUOUS: ReadAmount = { state: 'ambiguous' };
const EMPTY: ReadAmount = { state: 'empty' };
const NOTHING = new Set(['', '-', '–', '—', 'n/a', 'na', 'null']);

// A plain number, as most are, which has no other reading.
const PLAIN = /^\d+(?:\.\d{1,2})?$/;

/** Reads a trimmed cell. "1,234" is refused where nothing says if it is a thousand or one: guessing loses money. */
export function readAmount(cell: string, mark?: DecimalMark): ReadAmount {
  if (mark !== 'comma' && PLAIN.test(cell)) return inBounds({ amount: Number(cell), currency: undefined });
  // Digits and blanks have many forms, and this makes one of them.
  const text = cell.normalize('NFKC');
  if (NOTHING.has(text.toLowerCase())) return EMPTY;
  const { body, isNegative } = withoutSign(text);
  const [, before = '', number = '', unit = '', after = ''] =
    /^(\D*)(\d(?:[\d.,'’ ]*\d)?)\s*([kKmM]?)(?!\p{L})(\D*)$/u.exec(body) ?? [];
  if (number === '') return REFUSED;
  const currency = currencyAround(before.trim(), after.trim());
  if (currency === null) return REFUSED;
  const digits = digitsOf(number, mark === undefined ? guessedMark(number, currency) : MARKS[mark]);
  if (typeof digits !== 'string') return digits;
  const amount = Number(`${digits}e${UNITS[unit.toLowerCase()] ?? 0}`);
  return inBounds({
    amount: isNegative && amount !== 0 ? -amount : amount,
    currency: currency?.code ?? currency?.sign,
  });
}

// A number of a contract that slipped into the wrong column is no amount.
function inBounds(read: { amount: number; currency: string | undefined }): ReadAmount {
  return Math.abs(read.amount) > LARGEST ? REFUSED : { state: 'amount', ...read };
}

const UNITS: Readonly<Record<string, number>> = { k: 3, m: 6 };

// Books write (1,200), and SAP 1,200-.
function withoutSign(text: string): { body: string; isNegative: boolean } {
  const inside = /^\((.*)\)$/u.exec(text)?.[1];
  if (inside !== undefined) return { body: inside, isNegative: true };
  const body = text.replace(/^(\D*)[-−](?=\D*\d)|[-−]$/u, '$1');
  return { body, isNegative: body !== text };
}

interface Currency {
  readonly code: string | undefined;
  readonly sign: string;
}

/** What stands around a number: a currency, nothing, or (null) something else. */
function currencyAround(before: string, after: string): Currency | undefined | null {
  if (before === '' && after === '') return undefined;
  if (before !== '' && after !== '' && before !== after) return null;
  const sign = before === '' ? after : before;
  if (/^[A-Z]{3}$/.test(sign)) return { code: sign, sign };
  const code = SIGNS.get(sign);
  if (code !== undefined) return { code, sign };
  return /^(?:[A-Z]{0,2}\p{Sc}|kr\.?)$/u.test(sign) ? { code: undefined, sign } : null;
}

const MARKS: Readonly<Record<DecimalMark, string>> = { point: '.', comma: ',' };

/** The digits with a point before the decimals. */
function digitsOf(number: string, decimalMark: string | undefined): string | ReadAmount {
  if (decimalMark === undefined) return AMBIGUOUS;
  const [whole = '', behind = '', ...more] = number.split(decimalMark);
  if (more.length > 0 || /\D/.test(behind)) return REFUSED;
  return isGrouped(whole) ? `${whole.replaceAll(/\D/g, '')}.${behind}` : REFUSED;
}

// Where these are written a comma makes groups. A point may do so too: $150.000 is written from Mexico to Chile.
const COMMA_MAKES_GROUPS = new Set(['$', '¥', '₩', '₹']);
// What has no cents has no three decimals. Two it may have: the sign of the yen is that of the yuan.
const WITHOUT_CENTS = new Set(['¥', '₩', 'JPY', 'KRW']);

/** Which mark stands before the decimals, or none. Undefined where it could be either. */
function guessedMark(number: string, currency: Currency | undefined): string | undefined {
  const marks = number.replaceAll(/[\d '’]/g, '');
  const last = marks.at(-1) ?? 'none';
  if (new Set(marks).size > 1) return last;
  // Twice the same makes groups.
  if (marks.length > 1) return 'none';
  const sign = currency?.sign ?? '';
  if (last === ',' && COMMA_MAKES_GROUPS.has(sign)) return 'none';
  if (!/^[1-9]\d{0,2}[.,]\d{3}$/.test(number)) return last;
  return WITHOUT_CENTS.has(sign) ? 'none' : undefined;
}

/** Whether digits stand in groups of three, or as in India, or in none. */
function isGrouped(whole: string): boolean {
  const separators = new Set(whole.replaceAll(/\d/g, ''));
  if (separators.size === 0) return true;
  return separators.size === 1 && /^\d{1,3}(?:\D\d{3})+$|^\d{1,2}(?:\D\d{2})*\D\d{3}$/u.test(whole);
}
