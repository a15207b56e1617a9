/** How exports are to be read: by flag, or else by the team file. */
import { FIELDS, type ColumnNames, type NamedColumns } from '../domain/crm/columns.ts';
import { DATE_FORMATS } from '../domain/crm/date.ts';
import type { Reading } from '../domain/crm/deal.ts';
import type { Rates } from '../domain/crm/figures.ts';
import { OUTCOMES, type NamedStages } from '../domain/crm/stage.ts';
import { groupedBy } from '../domain/grouped.ts';
import { parseFigure } from '../domain/money.ts';
import { didYouMean } from '../domain/similarity.ts';
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

/** The flags of `import`. */
export interface ImportOptions extends ReadingOptions {
  readonly metric?: readonly string[];
  readonly quotas?: string;
  readonly reps?: string;
  readonly quarter?: string;
  readonly ignoreUnknown?: boolean;
  readonly replace?: boolean;
  readonly dryRun?: boolean;
}

/** What can be imported, as it is named where a flag doesn't go with it. */
export type Kind = 'deals' | 'activities' | '--quotas' | '--reps';

// The flags that do not go with everything.
const FOR: readonly { readonly flag: keyof ImportOptions; readonly kinds: readonly Kind[] }[] = [
  { flag: 'metric', kinds: ['activities'] },
  { flag: 'quarter', kinds: ['deals', 'activities'] },
  { flag: 'dateFormat', kinds: ['deals', 'activities'] },
  { flag: 'decimal', kinds: ['deals', 'activities', '--quotas'] },
  { flag: 'ignoreUnknown', kinds: ['deals', 'activities', '--quotas'] },
  { flag: 'stage', kinds: ['deals'] },
  { flag: 'rate', kinds: ['deals'] },
  { flag: 'replace', kinds: ['deals'] },
];

/** Throws UserError for a flag that says nothing of what is imported: it would be passed over. */
export function requireFitting(kind: Kind, options: ImportOptions): void {
  const wrong = FOR.find(({ flag, kinds }) => options[flag] !== undefined && !kinds.includes(kind));
  if (wrong === undefined) return;
  const flag = wrong.flag.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  throw new UserError(`--${flag} does not go with ${kind}`, 'leave it out');
}

/** How exports are to be read. Throws UserError for what can't be understood. */
export function readingOf(
  { crm = {} }: Team,
  options: ReadingOptions,
): Reading & { readonly columns: ColumnNames; readonly rates: Rates } {
  const { date_format: kept, decimal: keptMark, columns, stages, rates } = crm;
  const dateFormat = options.dateFormat === undefined ? kept : oneOf('--date-format', options.dateFormat, DATE_FORMATS);
  const decimal = options.decimal === undefined ? keptMark : oneOf('--decimal', options.decimal, ['point', 'comma']);
  return {
    columns: { named: columnsOf(options.column ?? []), preferred: preferredOf(columns) },
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

// The team file may have keys of its own there, as everywhere.
function preferredOf(columns: NamedColumns = {}): NamedColumns {
  return Object.fromEntries(FIELDS.flatMap((field) => (columns[field] === undefined ? [] : [[field, columns[field]]])));
}

function columnsOf(words: readonly string[]): NamedColumns {
  return Object.fromEntries(words.map((word) => pair('--column', word, FIELDS, 'owner="Sales rep"')));
}

function stagesOf(words: readonly string[], kept: NamedStages): NamedStages {
  const pairs = words.map((word) => pair('--stage', word, OUTCOMES, 'won="Closed Won"'));
  const named = Array.from(
    groupedBy(pairs, ([outcome]) => outcome),
    ([outcome, those]) => [outcome, those.map(([, stage]) => stage)],
  );
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
