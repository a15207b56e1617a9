/** The options that all commands share, and what they make of a terminal. */
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { Option, type Command } from 'commander';
import { visible, type CommonFormat, type Format } from '../report/format.ts';
import { SHARED_OPTIONS } from './command-texts.ts';
import { UserError, type Exit } from './exit.ts';
import type { Io } from './io.ts';
import { knowsLinks, styleFor, type Terminal } from './terminal.ts';

/** What all commands share. */
export interface Shared {
  readonly C?: string;
  readonly format?: string;
  readonly output?: string;
  readonly input?: boolean;
  readonly color?: boolean;
  readonly quiet?: boolean;
  readonly pager?: boolean;
  readonly open?: boolean;
}

/** Adds the shared options to a command. */
export function withShared(command: Command, formats: readonly Format[]): Command {
  for (const [flags, help] of SHARED_OPTIONS) {
    const kinds = flags.startsWith('--format') ? `: ${formats.join(', ')}` : '';
    command.addOption(option(flags, help + kinds));
  }
  return command;
}

/** Runs a command's action with what it may use. Throws UserError for a format or a folder that isn't there. */
export async function withIo<Formats extends Format>(
  shared: Shared,
  formats: readonly (CommonFormat | Formats)[],
  terminal: Terminal,
  action: (io: Io<CommonFormat | Formats>) => Promise<Exit>,
  isLong = false,
): Promise<Exit> {
  const opens = shared.open === true;
  if (opens && (shared.format ?? 'html') !== 'html')
    throw new UserError('only a page can be opened', 'leave --format out, or write --format html');
  const format = formats.find((one) => one === (shared.format ?? (opens ? 'html' : 'text')));
  if (format === undefined) {
    throw new UserError(
      `${JSON.stringify(shared.format)} is not a format here`,
      `the formats are: ${formats.join(', ')}`,
    );
  }
  const isFile = opens || shared.output !== undefined;
  const plain = await styleFor(terminal, shared.color ?? (isFile ? false : undefined));
  const canAsk = shared.input !== false && terminal.isInteractive;
  const results: string[] = [];
  const cwd = resolve(terminal.cwd, shared.C ?? '.');
  if (statSync(cwd, { throwIfNoEntry: false }) === undefined)
    throw new UserError(`there is no folder ${cwd}`, 'look whether the path behind -C is right');
  const result = isFile ? await import('./write-result.ts') : undefined;
  const named = shared.output === undefined ? undefined : resolve(terminal.cwd, shared.output);
  if (named !== undefined) result?.requireWritable(named);
  const linksIn = format === 'text' && !isFile && knowsLinks(terminal) ? await import('./links.ts') : undefined;
  const style = linksIn === undefined ? plain : { ...plain, link: linksIn.linkFrom(cwd) };
  const pages = isLong && format === 'text' && !isFile && shared.pager !== false;
  const exit = await action({
    cwd,
    today: terminal.today,
    style,
    format,
    out: isFile || pages ? (text) => results.push(text) : terminal.out,
    say: shared.quiet === true ? () => undefined : terminal.err,
    progress: shared.quiet === true ? () => undefined : terminal.progress,
    input: terminal.input,
    ask: canAsk ? () => terminal.ask(style) : undefined,
    edit: canAsk ? terminal.edit : undefined,
    ifStopped: terminal.ifStopped,
  });
  const text = results.join('');
  if (pages) await terminal.page(text);
  if (result === undefined) return exit;
  const output = named ?? result.pageFile();
  result.writeResult(output, text);
  if (opens) {
    if (shared.quiet !== true) terminal.err(`${visible(output)}\n`);
    await terminal.open(output);
  }
  return exit;
}

/** An option. One that ends in "...>" may be given several times; commander's own form would swallow arguments. */
export function option(flags: string, help: string): Option {
  const single = new Option(flags.replace('...>', '>'), help);
  if (!flags.includes('...>')) return single;
  return single.argParser((value: string, before: readonly string[] | undefined) => [...(before ?? []), value]);
}
