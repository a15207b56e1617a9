/** Currencies as exports name them: by code, by sign, or in words. */
import type { Rates } from './figures.ts';
import { folded } from './text.ts';

// Headings are known in these languages, too.
const LANGUAGES = ['en', 'de', 'fr', 'es', 'it', 'nl', 'pt', 'pl'];

/** The currencies of signs. That of the dollar is not here: a dozen have it. */
export const SIGNS: ReadonlyMap<string, string> = new Map([
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['₹', 'INR'],
  ['₩', 'KRW'],
  ['zł', 'PLN'],
  ['R$', 'BRL'],
  ['US$', 'USD'],
  ['C$', 'CAD'],
  ['A$', 'AUD'],
  ['Fr.', 'CHF'],
]);

let names: ReadonlyMap<string, string> | undefined;

function codeOf(name: string): string | undefined {
  names ??= new Map(
    LANGUAGES.flatMap((language) => {
      const inWords = new Intl.DisplayNames([language], { type: 'currency' });
      return Intl.supportedValuesOf('currency').map((code) => [folded(String(inWords.of(code))), code] as const);
    }),
  );
  return names.get(folded(name));
}

/** A currency by its code where that is known: "usd" and "US Dollar" are USD. What is not known is left as it stands. */
export function currencyOf(text: string): string {
  const name = text.trim();
  if (/^[a-z]{3}$/i.test(name)) return name.toUpperCase();
  return SIGNS.get(name) ?? codeOf(name) ?? name;
}

/** The rates of some currencies, as far as there are: by code, by name, or by sign, in any case. */
export function ratesOf(currencies: readonly string[], given: Rates): Rates {
  const rates = new Map(Object.entries(given).map(([name, rate]) => [currencyOf(name).toLowerCase(), rate]));
  return Object.fromEntries(
    currencies.flatMap((currency) => {
      const rate = rates.get(currency.toLowerCase());
      return rate === undefined ? [] : [[currency, rate]];
    }),
  );
}

/** Whether a currency's code, its name, or a sign that several have, is that of the team. */
export function isOwnCurrency(currency: string, own: string): boolean {
  const signs = (display: 'symbol' | 'narrowSymbol'): string[] =>
    new Intl.NumberFormat('en', { style: 'currency', currency: own, currencyDisplay: display })
      .formatToParts(0)
      .filter(({ type }) => type === 'currency')
      .map(({ value }) => value);
  const name = currencyOf(currency).toLowerCase();
  const known = [own, ...signs('symbol'), ...signs('narrowSymbol')].map((text) => text.toLowerCase());
  return known.some((text) => text === name || `${text}.` === name);
}
