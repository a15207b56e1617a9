/** Every command, option and help text in one place. The code behind an action is loaded when it runs. */
import { Command, type OptionValues } from 'commander';
import about from '../../package.json' with { type: 'json' };
import {
  COMMON_FORMATS,
  VALIDATION_FORMATS,
  type CommonFormat,
  type Format,
  type ValidationFormat,
} from '../report/format.ts';
import type { DiffOptions } from './commands/diff.ts';
import type { ImportOptions } from './commands/import.ts';
import type { InitOptions } from './commands/init.ts';
import type { NewOptions } from './commands/new.ts';
import type { ReportOptions } from './commands/report.ts';
import type { ShowOptions } from './commands/show.ts';
import type { ValidateOptions } from './commands/validate.ts';
import type { CommitOptions } from './commit.ts';
import type { Exit } from './exit.ts';
import type { Io } from './io.ts';
import { option, withIo, withShared, type Shared } from './shared-options.ts';
import type { Terminal } from './terminal.ts';

/** A command as its help tells it. */
interface CommandText<Extra extends Format> {
  readonly name: string;
  readonly summary: string;
  readonly arguments?: readonly (readonly [syntax: string, help: string])[];
  readonly options?: readonly (readonly [flags: string, help: string])[];
  /** In which formats it prints its result beside the common ones. */
  readonly formats?: readonly Extra[];
  readonly examples: readonly string[];
}

type Argument = string | undefined;
const given = (words: readonly Argument[]): string[] => words.filter((word) => word !== undefined);

const REP = ['[rep]', "the rep's id or name"] as const;
const QUARTER = ['[quarter]', '2026-Q1, Q1 (the latest), last, this or next'] as const;

// Without either, the team file says whether to ask.
const COMMIT = [
  ['--commit', 'commit the review to git: that file alone'],
  ['--no-commit', 'do not commit it, and do not ask'],
] as const;

/** The program for one run; `done` gets the exit code. */
export function buildProgram(terminal: Terminal, done: (exit: Exit) => void): Command {
  const program = new Command('qreview')
    .description('Five questions to every rep, every quarter, in a folder that lives in git.')
    .version(about.version, '-V, --version', 'show the version')
    .helpOption('-h, --help', 'show help')
    .helpCommand('help [command]', 'show the help of a command')
    .exitOverride()
    .showSuggestionAfterError()
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err, getOutHelpWidth: () => terminal.width })
    .addHelpText('after', '\nStart with qreview init, or look around with qreview demo.');

  function define<Options extends object, Extra extends Format = never>(
    text: CommandText<Extra>,
    run: (io: Io<CommonFormat | Extra>, args: readonly Argument[], options: Options) => Promise<Exit>,
  ): void {
    const formats = [...COMMON_FORMATS, ...(text.formats ?? [])];
    const command = withShared(program.command(text.name).description(text.summary), formats);
    for (const [syntax, help] of text.arguments ?? []) command.argument(syntax, help);
    for (const [flags, help] of text.options ?? []) command.addOption(option(flags, help));
    command.addHelpText('after', `\nExamples:\n${text.examples.map((example) => `  $ ${example}`).join('\n')}`);
    command.action(async () => {
      const action = (io: Io<CommonFormat | Extra>): Promise<Exit> =>
        run(io, command.args, command.opts<Options & OptionValues>());
      done(await withIo(command.optsWithGlobals<Shared>(), formats, terminal, action));
    });
  }

  withShared(program, COMMON_FORMATS).action(async () => {
    const [name] = program.args;
    if (name !== undefined) program.error(`error: unknown command '${name}'${suggestion(program)}`);
    done(
      await withIo(program.opts<Shared>(), COMMON_FORMATS, terminal, async (io) =>
        (await import('./commands/start.ts')).start(io),
      ),
    );
  });
  program.argument('[command]').usage('[command] [options]');

  define<InitOptions>(
    {
      name: 'init',
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
    async (io, [folder], options) => (await import('./commands/init.ts')).init(io, folder, options),
  );

  define<NewOptions>(
    {
      name: 'new',
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
    async (io, [rep, quarter], options) => (await import('./commands/new.ts')).newReview(io, rep, quarter, options),
  );

  define<CommitOptions>(
    {
      name: 'edit',
      summary: 'change a review in your editor, checked when you save',
      arguments: [REP, QUARTER],
      options: COMMIT,
      examples: ['qreview edit ana-silva 2026-Q1', 'qreview edit ana-silva --commit'],
    },
    async (io, [rep, quarter], options) => (await import('./commands/edit.ts')).edit(io, rep, quarter, options),
  );

  define<ShowOptions>(
    {
      name: 'show',
      summary: 'read one review',
      arguments: [REP, QUARTER],
      options: [['--textconv <file>', 'a version of a review as git diff is to compare it']],
      examples: ['qreview show ana-silva', 'qreview show ana-silva last --format json'],
    },
    async (io, [rep, quarter], options) => (await import('./commands/show.ts')).show(io, rep, quarter, options),
  );

  define(
    {
      name: 'status',
      summary: 'whose review is done, and what you know',
      arguments: [QUARTER],
      examples: ['qreview status', 'qreview status last'],
    },
    async (io, [quarter]) => (await import('./commands/status.ts')).status(io, quarter),
  );

  define<ReportOptions>(
    {
      name: 'report',
      summary: 'the alignment report: does next quarter line up?',
      arguments: [QUARTER],
      options: [
        ['--rep <rep>', 'for one rep alone, by id or name'],
        ['--part <part...>', 'only some parts: number, promises, known, alignment, findings, across'],
        ['--history <quarters>', 'add the trend of each rep over so many quarters'],
        ['--strict', 'fail on errors'],
      ],
      examples: [
        'qreview report',
        'qreview report 2026-Q1 --rep ana-silva --history 4',
        'qreview report --part number,findings --format json',
      ],
    },
    async (io, [quarter], options) => (await import('./commands/report.ts')).report(io, quarter, options),
  );

  define<DiffOptions, 'markdown'>(
    {
      name: 'diff',
      summary: 'what has changed between two quarters, or between two versions of a review in git',
      arguments: [['[word...]', 'a rep, and two quarters (2025-Q4 2026-Q1) or versions of one (2026-Q1@main)']],
      options: [
        ['--since <revision>', 'all reviews that were changed since a revision of git'],
        ['--exit-code', 'exit with 1 if anything differs'],
      ],
      formats: ['markdown'],
      examples: ['qreview diff 2025-Q4 2026-Q1', 'qreview diff ana-silva 2026-Q1@HEAD~1', 'qreview diff --since main'],
    },
    async (io, words, options) => (await import('./commands/diff.ts')).diff(io, given(words), options),
  );

  define<ValidateOptions, ValidationFormat>(
    {
      name: 'validate',
      summary: 'check the files: all errors at once, with their places',
      arguments: [['[path...]', 'files or folders (default: the whole team)']],
      options: [
        ['--staged', 'check what is about to be committed, as it is staged in git'],
        ['--strict', 'check the rules on the plan too, and fail on warnings'],
      ],
      formats: VALIDATION_FORMATS,
      examples: ['qreview validate', 'qreview validate reviews/2026-Q1 --strict'],
    },
    async (io, paths, options) => (await import('./commands/validate.ts')).validate(io, given(paths), options),
  );

  define<ImportOptions>(
    {
      name: 'import',
      summary: 'what the CRM says: booked, won, lost and pipeline, from its exports',
      arguments: [['[file...]', 'opportunities or deals as CSV']],
      options: [
        ['--metric <name=heading...>', 'what you count yourselves, from a column of figures: calls, or calls=Anrufe'],
        ['--quotas <file>', 'write the quotas of a table into the team file'],
        ['--reps <file>', 'add the reps of a list to the team file'],
        ['--dry-run', 'show what would be written, beside what is there'],
        ['--quarter <quarter>', 'for one quarter alone (default: all in which deals were closed)'],
        ['--ignore-unknown', 'leave out the deals of owners who are no reps of the team'],
        ['--column <field=heading...>', 'which column it is: owner="Sales rep", amount=ACV, closed="Signed on"'],
        ['--stage <outcome=stage...>', 'what a stage means: won="Closed Won", lost=Dead, open=Talks'],
        ['--date-format <format>', 'what comes first in 03/04/2026: DMY, MDY, YMD; excel: days are numbers'],
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
    async (io, files, options) => (await import('./commands/import.ts')).importExports(io, given(files), options),
  );

  define(
    {
      name: 'explain',
      summary: 'what the rules ask, and why',
      arguments: [['[rule]', 'one of them, or evidence: what git shows of a promise (default: all rules, in a table)']],
      examples: ['qreview explain', 'qreview explain did/number', 'qreview explain --format json'],
    },
    async (io, [rule]) => (await import('./commands/explain.ts')).explain(io, rule),
  );

  define(
    {
      name: 'demo',
      summary: 'the example team in a scratch folder, and one review of your own in it',
      arguments: [['[dir]', 'the folder (default: a new one among the temporary files)']],
      examples: ['qreview demo'],
    },
    async (io, [folder]) => (await import('./commands/demo.ts')).demo(io, folder),
  );

  return program;
}

function suggestion(program: Command): string {
  const names = program.commands.map((command) => command.name());
  return `\nThe commands are: ${names.join(', ')}.`;
}
