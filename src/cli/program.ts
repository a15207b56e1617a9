/** The commands of command-texts.ts with their actions. The code behind an action is loaded when it runs. */
import { Command, Help, type OptionValues } from 'commander';
import about from '../../package.json' with { type: 'json' };
import { didYouMean, nearest } from '../domain/similarity.ts';
import { COMMON_FORMATS, visible } from '../report/format.ts';
import {
  COMMANDS,
  formatsOf,
  GROUPS,
  HELP_SUMMARY,
  NO_PAGER,
  SHARED_OPTIONS,
  type CommandName,
  type CommandText,
  type FormatOf,
} from './command-texts.ts';
import type { DiffOptions } from './commands/diff.ts';
import type { ExportOptions } from './commands/export.ts';
import type { ImportOptions } from './commands/import.ts';
import type { InitOptions } from './commands/init.ts';
import type { MigrateOptions } from './commands/migrate.ts';
import type { NewOptions } from './commands/new.ts';
import type { ReportOptions } from './commands/report.ts';
import type { ShowOptions } from './commands/show.ts';
import type { ValidateOptions } from './commands/validate.ts';
import type { CommitOptions } from './commit.ts';
import { UserError, type Exit } from './exit.ts';
import type { Io } from './io.ts';
import { option, withIo, withShared, type Shared } from './shared-options.ts';
import type { Terminal } from './terminal.ts';

type Argument = string | undefined;
const given = (words: readonly Argument[]): string[] => words.filter((word) => word !== undefined);

/** The program for one run; `done` gets the exit code. */
export function buildProgram(terminal: Terminal, done: (exit: Exit) => void): Command {
  const width = Math.min(terminal.width, WIDEST);
  const program = new Command('qreview')
    .description(
      `Five questions to every rep, every quarter, in a folder that lives in git.\n\n${examplesOf(EXAMPLES, width)}`,
    )
    .version(about.version, '-V, --version', 'show the version')
    .helpOption(...HELP_FLAGS)
    .helpCommand(false)
    .exitOverride()
    .showSuggestionAfterError()
    .configureOutput({
      writeOut: terminal.out,
      writeErr: terminal.err,
      outputError: (text, write) => write(visible(text)),
      // Commander would look at the streams by itself.
      getOutHelpWidth: () => width,
      getErrHelpWidth: () => width,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .configureHelp({ minWidthToWrap: 20, subcommandTerm: termOf, formatHelp: commandsFirst });

  // What is known of a command beside its name and arguments is told when it is wanted: there are hundreds of options.
  const complete = new Map<Command, () => void>();
  program.hook('preSubcommand', (_, command) => complete.get(command)?.());

  function define<Name extends CommandName, Options extends object>(
    name: Name,
    run: (io: Io<FormatOf<Name>>, args: readonly Argument[], options: Options) => Promise<Exit>,
  ): void {
    const text: CommandText = COMMANDS[name];
    const formats = formatsOf(name);
    program.commandsGroup(GROUPS[text.group]);
    const command = program.command(name).summary(text.summary);
    for (const [syntax, help] of text.arguments ?? []) command.argument(syntax, help);
    command.action(async () => {
      const action = (io: Io<FormatOf<Name>>): Promise<Exit> =>
        run(io, command.args, command.opts<Options & OptionValues>());
      done(await withIo(command.optsWithGlobals<Shared>(), formats, terminal, action, text.isLong));
    });
    complete.set(command, () => {
      command.description(`${text.summary}\n\n${examplesOf(text.examples, width)}`);
      for (const [flags, help] of text.options ?? []) command.addOption(option(flags, help));
      if (text.isLong === true) command.option(...NO_PAGER);
      command.optionsGroup('Options of all commands:');
      withShared(command, formats).helpOption(...HELP_FLAGS);
    });
  }

  define('init', async (io, [folder], options: InitOptions) =>
    (await import('./commands/init.ts')).init(io, folder, options),
  );

  define('demo', async (io, [folder]) => (await import('./commands/demo.ts')).demo(io, folder));

  define('prepare', async (io, [rep, quarter]) =>
    (await import('./commands/prepare.ts')).prepareTalk(io, rep, quarter),
  );

  define('new', async (io, [rep, quarter], options: NewOptions) =>
    (await import('./commands/new.ts')).newReview(io, rep, quarter, options),
  );

  define('edit', async (io, [rep, quarter], options: CommitOptions) =>
    (await import('./commands/edit.ts')).edit(io, rep, quarter, options),
  );

  define('show', async (io, [rep, quarter], options: ShowOptions) =>
    (await import('./commands/show.ts')).show(io, rep, quarter, options),
  );

  define('status', async (io, [quarter]) => (await import('./commands/status.ts')).status(io, quarter));

  define('report', async (io, [quarter], options: ReportOptions) =>
    (await import('./commands/report.ts')).report(io, quarter, options),
  );

  define('diff', async (io, words, options: DiffOptions) =>
    (await import('./commands/diff.ts')).diff(io, given(words), options),
  );

  define('import', async (io, files, options: ImportOptions) =>
    (await import('./commands/import.ts')).importExports(io, given(files), options),
  );

  define('validate', async (io, paths, options: ValidateOptions) =>
    (await import('./commands/validate.ts')).validate(io, given(paths), options),
  );

  define('explain', async (io, [rule]) => (await import('./commands/explain.ts')).explain(io, rule));

  define('export', async (io, [folder], options: ExportOptions) =>
    (await import('./commands/export.ts')).exportTables(io, folder, options),
  );

  define('migrate', async (io, _, options: MigrateOptions) =>
    (await import('./commands/migrate.ts')).migrate(io, options),
  );

  define('completion', async (io, [shell]) => (await import('./commands/completion.ts')).completion(io, shell));

  program
    .command('help')
    .summary(HELP_SUMMARY)
    .description(`${HELP_SUMMARY}\n\n${examplesOf(['qreview help report'], width)}`)
    .argument('[command]', 'one of them (default: all, in a list)')
    .action((name?: string) => {
      const command = name === undefined ? program : program.commands.find((one) => one.name() === name);
      if (command === undefined) throw unknownCommand(name ?? '');
      complete.get(command)?.();
      command.outputHelp();
    });

  // What the shells ask, with the words so far behind --.
  program
    .command('complete', { hidden: true })
    .argument('[words...]')
    .action(async (words: readonly string[]) => {
      const run = async (io: Io): Promise<Exit> => (await import('./commands/completion.ts')).complete(io, words);
      done(await withIo({ input: false }, COMMON_FORMATS, terminal, run));
    });

  // Words that are no command, and options that may well be those of the command that was meant.
  withShared(program, COMMON_FORMATS)
    .allowUnknownOption()
    .allowExcessArguments()
    .action(async () => {
      const [word] = program.args;
      if (word?.startsWith('-') === true) program.error(`error: unknown option '${word}'${optionLike(word)}`);
      if (word !== undefined) throw unknownCommand(word);
      done(
        await withIo(program.opts<Shared>(), COMMON_FORMATS, terminal, async (io) =>
          (await import('./commands/start.ts')).start(io),
        ),
      );
    });
  program.usage('[command] [options]');

  return program;
}

const WIDEST = 100;
const HELP_FLAGS = ['-h, --help', 'show help'] as const;
const EXAMPLES = ['qreview demo', 'qreview init acme-west', 'qreview new ana-silva', 'qreview report'];

/** Examples, each to be copied and run: one that is too long goes on behind a backslash. */
function examplesOf(examples: readonly string[], width: number): string {
  return ['Examples:', ...examples.map((example) => exampleOf(example, width))].join('\n');
}

function exampleOf(example: string, width: number): string {
  let text = '  $';
  let column = text.length;
  for (const word of example.match(/(?:"[^"]*"|[^\s"])+/g) ?? []) {
    // There has to be room for " \" too.
    const fits = column + word.length + 3 <= width;
    text += fits ? ` ${word}` : ` \\\n      ${word}`;
    column = fits ? column + word.length + 1 : word.length + 6;
  }
  return text;
}

// Commander's own has "[options]" in it, which all of them have.
function termOf(command: Command): string {
  return `${command.name()} ${command.usage()}`.replace(' [options]', '');
}

/** The help, in which the options of all commands come behind the commands: whoever asks is looking for one. */
function commandsFirst(command: Command, help: Help): string {
  const blocks = Help.prototype.formatHelp.call(help, command, help).trimEnd().split('\n\n');
  if (command.commands.length === 0) return `${blocks.join('\n\n')}\n`;
  const options = blocks.filter((block) => block.startsWith('Options:'));
  const others = blocks.filter((block) => !options.includes(block));
  return `${[...others, ...options].join('\n\n')}\n`;
}

function unknownCommand(typed: string): UserError {
  return new UserError(
    `there is no command ${JSON.stringify(typed)}`,
    didYouMean(typed, [...Object.keys(COMMANDS), 'help'], 'the commands are'),
  );
}

function optionLike(typed: string): string {
  const flags = [...SHARED_OPTIONS.map(([flags]) => flags), '--help', '--version'];
  const near = nearest(
    typed,
    flags.flatMap((text) => /--[a-z-]+/.exec(text) ?? []),
  );
  return near === undefined ? '' : `\n(Did you mean ${near}?)`;
}
