/** How exports are to be read: by flag, or else by the team file. */
import { FIELDS, type NamedColumns } from '../domain/crm/columns.ts';
import { DATE_FORMATS } from '../domain/crm/date.ts';
import type { Reading } from '../domain/crm/deal.ts';
import type { Rates } from '../domain/crm/figures.ts';
import { OUTCOMES, type NamedStages, type Outcome } from '../domain/crm/stage.ts';
import { parseFigure } from '../domain/money.ts';
import { didYouMean } from '../domain/references.ts';
import type { Team } from '../domain/team.ts';
import type { FileOptions } from '../store/crm-exports.ts';
import type { CommitOptions } from './commit.ts';
import { UserError } from './exit.ts';

/** The flags that say how exports are written. */
export interface ReadingOptions extends CommitOptions {
  readonly column?: readonly string[];
  readonly stage?: readonly string[];
  readonly dateFormat?: string;
  readonly decimal?: string;
  readonly rate?: readonly string[];
  readonly delimiter?: string;
  readonly encoding?: string;
}

/** How exports are to be read. Throws UserError for what can't be understood. */
export function readingOf(
  { crm = {} }: Team,
  options: ReadingOptions,
): Reading & { readonly columns: NamedColumns; readonly rates: Rates } {
  const { date_format: kept, decimal: keptMark, columns, stages, rates } = crm;
  const dateFormat = options.dateFormat === undefined ? kept : oneOf('--date-format', options.dateFormat, DATE_FORMATS);
  const decimal = options.decimal === undefined ? keptMark : oneOf('--decimal', options.decimal, ['point', 'comma']);
  return {
    columns: { ...columns, ...columnsOf(options.column ?? []) },
    stages: stagesOf(options.stage ?? [], stages ?? {}),
    rates: { ...rates, ...ratesOf(options.rate ?? []) },
    ...(dateFormat === undefined ? {} : { dateFormat }),
    ...(decimal === undefined ? {} : { decimal }),
  };
}

/** How the files themselves are written, where that is said. Throws UserError for an encoding that nobody knows. */
export function fileOptionsOf({ delimiter, encoding }: ReadingOptions): FileOptions {
  if (encoding !== undefined && !isEncoding(encoding)) {
    throw new UserError(`there is no encoding ${encoding}`, 'such as utf-8, utf-16le, windows-1252 or macintosh');
  }
  const character = delimiter === 'tab' || delimiter === String.raw`\t` ? '\t' : delimiter;
  if (character !== undefined && character.length !== 1) {
    throw new UserError('--delimiter takes one character, or the word tab', 'such as --delimiter ";"');
  }
  return {
    ...(character === undefined ? {} : { delimiter: character }),
    ...(encoding === undefined ? {} : { encoding }),
  };
}

function isEncoding(name: string): boolean {
  try {
    return new TextDecoder(name).encoding !== '';
  } catch {
    return false;
  }
}

function columnsOf(words: readonly string[]): NamedColumns {
  return Object.fromEntries(words.map((word) => pair('--column', word, FIELDS, 'owner="Sales rep"')));
}

function stagesOf(words: readonly string[], kept: NamedStages): NamedStages {
  const named = new Map<Outcome, readonly string[]>();
  for (const word of words) {
    const [outcome, stage] = pair('--stage', word, OUTCOMES, 'won="Closed Won"');
    named.set(outcome, [...(named.get(outcome) ?? []), stage]);
  }
  return { ...kept, ...Object.fromEntries(named) };
}

function ratesOf(words: readonly string[]): Rates {
  return Object.fromEntries(
    words.map((word) => {
      const [, currency = '', text = ''] = /^([^=]+)=(.+)$/.exec(word) ?? [];
      const rate = parseFigure(text);
      if (rate === undefined || rate <= 0) {
        throw new UserError(`--rate ${word} is no rate`, 'write what one of it is in your currency: EUR=1.08');
      }
      return [currency, rate];
    }),
  );
}

function pair<Name extends string>(
  flag: string,
  word: string,
  names: readonly Name[],
  example: string,
): [name: Name, value: string] {
  const [, text = '', value = ''] = /^([^=]+)=(.+)$/s.exec(word) ?? [];
  if (value === '') throw new UserError(`${flag} ${word} has no value`, `write it like ${flag} ${example}`);
  return [oneOf(flag, text, names), value];
}

function oneOf<Name extends string>(flag: string, text: string, names: readonly Name[]): Name {
  const found = names.find((name) => name.toLowerCase() === text.toLowerCase());
  if (found === undefined) throw new UserError(`${flag} knows no ${text}`, didYouMean(text, names, 'it knows'));
  return found;
}
