/** What the command line says of each command: its arguments, options, formats and examples. Help and completion are made of it. */
import {
  COMMON_FORMATS,
  PAGE_FORMATS,
  REPORT_FORMATS,
  VALIDATION_FORMATS,
  type CommonFormat,
  type Format,
} from '../report/format.ts';

/** Under what the commands stand in the help, in this order. */
export const GROUPS = {
  start: 'Start:',
  review: 'Review:',
  look: 'Look:',
  check: 'Facts and checks:',
  beyond: 'Beyond one folder:',
} as const;

/** A command as its help tells it. */
export interface CommandText<Extra extends Format = Format> {
  readonly group: keyof typeof GROUPS;
  readonly summary: string;
  readonly arguments?: readonly (readonly [syntax: string, help: string])[];
  readonly options?: readonly (readonly [flags: string, help: string])[];
  /** In which formats it prints its result beside the common ones. */
  readonly formats?: readonly Extra[];
  /** Whether its text may be longer than a screen, and goes through the pager then. */
  readonly isLong?: boolean;
  readonly examples: readonly string[];
}

/** Of what `report` can have a row each. */
export const ROWS = ['reps', 'promises', 'efforts', 'lessons', 'plans'] as const;

/** The options of all commands. */
export const SHARED_OPTIONS: NonNullable<CommandText['options']> = [
  ['-C <dir>', 'run as if started in this folder'],
  ['--format <format>', 'how to print the result'],
  ['--output <file>', 'write the result into a file'],
  ['--no-input', 'never ask: list what is missing'],
  ['--color', 'use colours, wherever the output goes'],
  ['--no-color', 'use no colours'],
  ['-q, --quiet', 'print the result alone'],
];

/** What `help` says of itself. */
export const HELP_SUMMARY = 'show the help of a command';

/** An option of the commands whose text may be long. */
export const NO_PAGER = ['--no-pager', 'do not show a long result in the pager'] as const;

const REP = ['[rep]', "the rep's id or name"] as const;
const QUARTER = ['[quarter]', '2026-Q1, Q1 (the latest), last, this or next'] as const;

// Without either, the team file says whether to ask.
const COMMIT = [
  ['--commit', 'commit the review to git: that file alone'],
  ['--no-commit', 'do not commit it, and do not ask'],
] as const;

const OPEN = ['--open', 'open it as a page in your browser'] as const;
const ANONYMOUS = ['--anonymous', 'leave out names, ids and texts, and show money as an index of the quota'] as const;

/** All commands, in the order of the help. */
export const COMMANDS = {
  init: {
    group: 'start',
    summary: 'start a team: its file, and the folder for its reviews',
    arguments: [['[dir]', 'the folder (default: this one)']],
    options: [
      ['--team <name>', "the team's name"],
      ['--leader <name>', 'who holds the reviews'],
      ['--currency <code>', 'the currency of all amounts, such as USD'],
      ['--starts <month>', 'the month in which the fiscal year begins'],
      ['--named-after <end|start>', 'which calendar year names a fiscal year that spans two'],
      ['--number <period=amount...>', 'the number: 2026=5600000, or 2026-Q1=1400000'],
      ['--goal <id=goal...>', 'what objectives can serve: new-logos="Win 40 new logos"'],
      ['--rep <name...>', 'a rep: "Ana Silva", or ana-silva="Ana Silva"'],
      ['--quota <rep:quarter=amount...>', "a rep's quota: ana-silva:2026-Q1=250000"],
      ['--reps <file>', 'take the reps from a list: a CSV with their names'],
      ['--schemas', "only bring an existing team's copies of the schemas up to date"],
      ['--hook', 'let git check the reviews of each commit (a pre-commit hook); for an existing team too'],
      ['--workflow', 'let GitHub check them as well (a workflow); for an existing team too'],
    ],
    examples: [
      'qreview init acme-west',
      'qreview init --no-input --team "Acme West" --leader "Jo Park" --currency USD --starts january --rep "Ana Silva"',
    ],
  },
  demo: {
    group: 'start',
    summary: 'the example team in a scratch folder, and one review of your own in it',
    arguments: [['[dir]', 'the folder (default: a new one among the temporary files)']],
    examples: ['qreview demo'],
  },
  prepare: {
    group: 'review',
    summary: 'what to know and what to ask before the talk with a rep',
    isLong: true,
    arguments: [REP, QUARTER],
    options: [OPEN],
    formats: PAGE_FORMATS,
    examples: ['qreview prepare ana-silva', 'qreview prepare ana-silva --format html --open'],
  },
  new: {
    group: 'review',
    summary: 'review a rep: the five questions',
    arguments: [REP, QUARTER],
    options: [
      ['--answers <file>', 'take the answers from a YAML file, or - for the standard input'],
      ['--set <path=answer...>', 'one answer: number.booked=231500, did.three-cios.done=no, learned=unknown'],
      ['--held <day>', 'the day on which you sat down together (default: today)'],
      ['--editor', 'answer all questions at once, in your editor'],
      ...COMMIT,
    ],
    examples: [
      'qreview new ana-silva',
      'qreview new ana-silva 2026-Q1 --editor',
      'qreview new ana-silva 2026-Q1 --answers answers.yaml',
    ],
  },
  edit: {
    group: 'review',
    summary: 'change a review in your editor, checked when you save',
    arguments: [REP, QUARTER],
    options: COMMIT,
    examples: ['qreview edit ana-silva 2026-Q1', 'qreview edit ana-silva --commit'],
  },
  show: {
    group: 'review',
    summary: 'read one review',
    isLong: true,
    arguments: [REP, QUARTER],
    options: [OPEN, ANONYMOUS, ['--textconv <file>', 'a version of a review as git diff is to compare it']],
    formats: PAGE_FORMATS,
    examples: ['qreview show ana-silva', 'qreview show ana-silva last --format json'],
  },
  status: {
    group: 'look',
    summary: 'whose review is done, and what you know',
    isLong: true,
    arguments: [QUARTER],
    examples: ['qreview status', 'qreview status last'],
  },
  report: {
    group: 'look',
    summary: 'the alignment report: does next quarter line up?',
    isLong: true,
    arguments: [QUARTER],
    options: [
      ['--rep <rep>', 'for one rep alone, by id or name'],
      ['--part <part...>', 'only some parts: number, promises, known, alignment, findings, across'],
      ['--history <quarters>', 'add the trend of each rep over so many quarters'],
      ['--strict', 'fail on errors'],
      OPEN,
      ANONYMOUS,
      ['--rows <rows>', `for csv: a row for each of the ${ROWS.join(', ')} (default: reps)`],
    ],
    formats: REPORT_FORMATS,
    examples: [
      'qreview report',
      'qreview report --open',
      'qreview report --format csv --rows promises --output promises.csv',
      'qreview report 2026-Q1 --rep ana-silva --history 4',
      'qreview report --part number,findings --format json',
    ],
  },
  diff: {
    group: 'look',
    summary: 'what has changed between two quarters, or between two versions of a review in git',
    isLong: true,
    arguments: [['[word...]', 'a rep, and two quarters (2025-Q4 2026-Q1) or versions of one (2026-Q1@main)']],
    options: [
      ['--since <revision>', 'all reviews that were changed since a revision of git'],
      ['--exit-code', 'exit with 1 if anything differs'],
    ],
    formats: ['markdown'],
    examples: ['qreview diff 2025-Q4 2026-Q1', 'qreview diff ana-silva 2026-Q1@HEAD~1', 'qreview diff --since main'],
  },
  import: {
    group: 'check',
    summary: 'what the CRM says: booked, won, lost and pipeline, from its exports',
    arguments: [['[file...]', 'opportunities or deals as CSV']],
    options: [
      ['--metric <name=heading...>', 'what you count yourselves, from a column of figures: calls, or calls=Anrufe'],
      ['--quotas <file>', 'write the quotas of a table into the team file'],
      ['--reps <file>', 'add the reps of a list to the team file'],
      ['--dry-run', 'show what would be written, beside what is there'],
      ['--quarter <quarter>', 'for one quarter alone (default: all in which deals were closed)'],
      ['--replace', 'give up the figures of reps of whom the exports have no deal'],
      ['--ignore-unknown', 'leave out the deals of owners who are no reps of the team'],
      ['--column <field=heading...>', 'which column it is: owner="Sales rep", amount=ACV, closed="Signed on"'],
      ['--stage <outcome=stage...>', 'what a stage means: won="Closed Won", lost=Dead, open=Talks'],
      ['--date-format <order>', 'what comes first in 03/04/2026: DMY, MDY, YMD; excel: days are numbers'],
      ['--decimal <mark>', 'what stands before the cents: point or comma'],
      ['--rate <currency=rate...>', "what one of another currency is in the team's: EUR=1.08"],
      ['--delimiter <character>', 'what stands between the cells (default: it is found out)'],
      ['--encoding <name>', 'how the file is encoded (default: it is found out)'],
      ['--commit', 'commit what was written to git: these files alone'],
      ['--no-commit', "don't commit, and don't ask"],
    ],
    examples: [
      'qreview import opportunities.csv --dry-run',
      'qreview import pipeline.csv --date-format MDY --column owner="Sales rep"',
    ],
  },
  validate: {
    group: 'check',
    summary: 'check the files: all errors at once, with their places',
    isLong: true,
    arguments: [['[path...]', 'files or folders (default: the whole team)']],
    options: [
      ['--staged', 'check what is about to be committed, as it is staged in git'],
      ['--strict', 'check the rules on the plan too, and fail on warnings'],
    ],
    formats: VALIDATION_FORMATS,
    examples: ['qreview validate', 'qreview validate reviews/2026-Q1 --strict'],
  },
  explain: {
    group: 'check',
    summary: 'what the rules ask, and why',
    isLong: true,
    arguments: [['[rule]', 'one of them, or evidence: what git shows of a promise (default: all rules, in a table)']],
    examples: ['qreview explain', 'qreview explain did/number', 'qreview explain --format json'],
  },
  export: {
    group: 'beyond',
    summary: 'all that the files say, as flat tables: for a spreadsheet or a data warehouse',
    arguments: [['[dir]', 'the folder that gets a file for each table']],
    options: [['--as <kind>', 'ndjson or csv (default: ndjson)'], ANONYMOUS],
    examples: ['qreview export tables', 'qreview export tables --as csv'],
  },
  migrate: {
    group: 'beyond',
    summary: 'carry files of an older version over to this one',
    options: [['--dry-run', 'show what would be changed']],
    examples: ['qreview migrate --dry-run'],
  },
  completion: {
    group: 'beyond',
    summary: 'the script with which a shell completes commands, reps and quarters',
    arguments: [['[shell]', 'bash, zsh or fish']],
    examples: [
      'source <(qreview completion bash)',
      'qreview completion fish > ~/.config/fish/completions/qreview.fish',
    ],
  },
} as const satisfies Readonly<Record<string, CommandText>>;
export type CommandName = keyof typeof COMMANDS;

/** In which formats a command prints its result. */
export type FormatOf<Name extends CommandName> =
  | CommonFormat
  | ((typeof COMMANDS)[Name] extends { readonly formats: readonly (infer Extra extends Format)[] } ? Extra : never);

/** In which formats a command prints its result, the common ones first. */
export function formatsOf<Name extends CommandName>(name: Name): readonly FormatOf<Name>[];
export function formatsOf(name: CommandName): readonly Format[] {
  const text: CommandText = COMMANDS[name];
  return [...COMMON_FORMATS, ...(text.formats ?? [])];
}
