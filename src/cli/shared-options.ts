/** The options that all commands share, and what they make of a terminal. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Option, type Command } from 'commander';
import type { CommonFormat, Format } from '../report/format.ts';
import { UserError, type Exit } from './exit.ts';
import type { Io } from './io.ts';
import { styleFor, type Terminal } from './terminal.ts';

/** What all commands share. */
export interface Shared {
  readonly C?: string;
  readonly format?: string;
  readonly output?: string;
  readonly input?: boolean;
  readonly color?: boolean;
  readonly quiet?: boolean;
}

/** Adds the shared options to a command. */
export function withShared(command: Command, formats: readonly Format[]): Command {
  return command
    .option('-C <dir>', 'run as if started in this folder')
    .option('--format <format>', `how to print the result: ${formats.join(', ')}`)
    .option('--output <file>', 'write the result into a file')
    .option('--no-input', 'never ask: list what is missing')
    .addOption(new Option('--color', 'use colours, wherever the output goes').default(undefined))
    .option('--no-color', 'use no colours')
    .option('-q, --quiet', 'print the result alone');
}

/** Runs a command's action with what it may use. Throws UserError for a format or a folder that isn't there. */
export async function withIo<Formats extends Format>(
  shared: Shared,
  formats: readonly (CommonFormat | Formats)[],
  terminal: Terminal,
  action: (io: Io<CommonFormat | Formats>) => Promise<Exit>,
): Promise<Exit> {
  const format = formats.find((one) => one === (shared.format ?? 'text'));
  if (format === undefined) {
    throw new UserError(
      `${JSON.stringify(shared.format)} is not a format here`,
      `the formats are: ${formats.join(', ')}`,
    );
  }
  const style = await styleFor(terminal, shared.color ?? (shared.output === undefined ? undefined : false));
  const canAsk = shared.input !== false && terminal.isInteractive;
  const results: string[] = [];
  const cwd = resolve(terminal.cwd, shared.C ?? '.');
  if (!existsSync(cwd)) throw new UserError(`there is no folder ${cwd}`, 'look whether the path behind -C is right');
  const output = shared.output === undefined ? undefined : resolve(terminal.cwd, shared.output);
  const result = output === undefined ? undefined : await import('./write-result.ts');
  if (output !== undefined) result?.requireWritable(output);
  const exit = await action({
    cwd,
    today: terminal.today,
    style,
    format,
    out: output === undefined ? terminal.out : (text) => results.push(text),
    say: shared.quiet === true ? () => undefined : terminal.err,
    progress: shared.quiet === true ? () => undefined : terminal.progress,
    input: terminal.input,
    ask: canAsk ? () => terminal.ask(style) : undefined,
    edit: canAsk ? terminal.edit : undefined,
    ifStopped: terminal.ifStopped,
  });
  if (output !== undefined) result?.writeResult(output, results.join(''));
  return exit;
}

/** An option. One that ends in "...>" may be given several times; commander's own form would swallow arguments. */
export function option(flags: string, help: string): Option {
  const single = new Option(flags.replace('...>', '>'), help);
  if (!flags.includes('...>')) return single;
  return single.argParser((value: string, before: readonly string[] | undefined) => [...(before ?? []), value]);
}
