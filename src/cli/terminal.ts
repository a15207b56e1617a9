/** The real terminal: streams, colour, width, the clock. */
import { fstatSync } from 'node:fs';
import { visible, type Style } from '../report/format.ts';
import type { Ask } from './io.ts';
import { hangUp, inputIsTerminal, outputTo } from './output.ts';

/** What the program is run in. Tests make another one. */
export interface Terminal {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly today: string;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** How much of something long is done, between 0 and 1. */
  readonly progress: (what: string, share: number) => void;
  readonly input: () => Promise<Buffer>;
  /** Whether the result is read on a screen, as far as colour goes. */
  readonly isScreen: boolean;
  /** Whether somebody can answer. */
  readonly isInteractive: boolean;
  readonly width: number;
  readonly ask: (style: Style) => Promise<Ask>;
  readonly edit: (path: string) => Promise<void>;
  /** Shows a text: on a screen that it doesn't fit on, in the pager. */
  readonly page: (text: string) => Promise<void>;
  /** Opens a page in the browser. */
  readonly open: (path: string) => Promise<void>;
  readonly ifStopped: (text: string) => void;
  /** What was last told to `ifStopped`; empty where nothing is to be told. */
  readonly stopped: () => string;
}

const DEFAULT_WIDTH = 80;
const DEFAULT_HEIGHT = 24;

/** The process's own terminal. */
export function processTerminal(): Terminal {
  const { env } = process;
  let stopped = '';
  // What comes after this says nothing any more: the exit status is that of a fault.
  const end = (): void => void process.once('exit', () => (process.exitCode = 3));
  const err = outputTo(2, () => process.stderr, end);
  const out = outputTo(
    1,
    () => process.stdout,
    (error) => {
      err.write(`qreview: the output cannot be written: ${error instanceof Error ? error.message : String(error)}\n`);
      end();
    },
  );
  return {
    // Read when it is needed: the folder may be gone, which is then said in words.
    get cwd() {
      return process.cwd();
    },
    env,
    today: todayOf(env['QREVIEW_TODAY']),
    out: out.write,
    err: err.write,
    progress: err.terminal === undefined ? () => undefined : progressOn(err.terminal),
    input: startOfInput,
    isScreen: out.terminal !== undefined,
    isInteractive: err.terminal !== undefined && inputIsTerminal(),
    width: out.terminal?.columns || Number(env['COLUMNS']) || DEFAULT_WIDTH,
    ask: async (style) => {
      // inquirer decides on its colours by itself, and would not know of --no-color.
      if (style.good('x') === 'x') env['NO_COLOR'] = '1';
      // If the input ends while a question is open, Node ends too, without another word from us.
      process.exitCode = 130;
      restoreOnSignals(() => stopped || 'Stopped.\n');
      const { askIn } = await import('./ask.ts');
      return askIn({ input: process.stdin, output: process.stderr }, style, processEdit);
    },
    edit: processEdit,
    page: async (text) => {
      // A terminal that doesn't know its height says 0. The line behind the text is that of the prompt.
      const isLonger = text.split('\n').length > (out.terminal?.rows || DEFAULT_HEIGHT);
      const { showInPager } =
        out.terminal !== undefined && isLonger ? await import('./pager.ts') : { showInPager: () => false };
      if (!showInPager(text, env)) out.write(text);
    },
    open: async (path) => (await import('./browser.ts')).openInBrowser(path, env),
    ifStopped: (text) => {
      stopped = text;
    },
    stopped: () => stopped,
  };
}

// The input may have no end: of that, more is read than of a text. Read at once, a socket whose writer is slow is an error.
async function startOfInput(): Promise<Buffer> {
  // Of a folder the stream would only say that it is empty.
  if (fstatSync(0).isDirectory()) throw Object.assign(new Error('the input is a folder'), { code: 'EISDIR' });
  const { MOST_BYTES } = await import('../store/text-file.ts');
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > MOST_BYTES) break;
  }
  return Buffer.concat(chunks);
}

const BAR = 24;

/** A bar that is drawn over itself, and gone at the end. */
function progressOn(stream: NodeJS.WriteStream): (what: string, share: number) => void {
  let shown = -1;
  return (what, share) => {
    const percent = Math.floor(Math.min(share, 1) * 100);
    if (percent === shown) return;
    shown = percent;
    const full = Math.round((percent / 100) * BAR);
    const name = visible(what)
      .replaceAll(/[^\x20-\x7E\xA0-\uFFFF]/g, '')
      .slice(-30);
    const line = `${name} [${'#'.repeat(full)}${' '.repeat(BAR - full)}] ${percent}%`;
    stream.write(percent === 100 ? '\r\u001B[K' : `\r\u001B[K${line.slice(0, stream.columns - 1)}`);
    if (percent === 100) shown = -1;
  };
}

// A terminal that is closed, a system that shuts down, or Ctrl+C between two questions: the prompt has taken over the
// keys, and gives them back.
function restoreOnSignals(words: () => string): void {
  for (const signal of ['SIGTERM', 'SIGHUP', 'SIGINT'] as const) {
    process.on(signal, function end() {
      // While an editor has the terminal, it is the editor's.
      if (signal === 'SIGINT' && isEditing) return;
      process.off(signal, end);
      process.stdin.setRawMode(false);
      process.stderr.write(`\u001B[?2004l\u001B[?25h\n${words()}`);
      // With the handler gone, the signal does what it would have done.
      process.kill(process.pid, signal);
    });
  }
  process.stdin.on('error', hangUp);
}

let isEditing = false;

async function processEdit(path: string): Promise<void> {
  const { openEditor } = await import('./editor.ts');
  isEditing = true;
  try {
    await openEditor(path, process.env);
  } finally {
    isEditing = false;
  }
}

// The local day, not UTC's: a review in the evening is of that evening.
function todayOf(set: string | undefined): string {
  if (set !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(set)) return set;
  const now = new Date();
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** The style for a terminal: with colours or without, by flag, environment and screen, in this order. */
export async function styleFor(terminal: Terminal, flag: boolean | undefined): Promise<Style> {
  const { env } = terminal;
  const plain = (text: string): string => text;
  const shape = { width: Math.min(Math.max(terminal.width, 40), 120), unicode: hasUnicode(env) };
  if (!(flag ?? hasColour(terminal)))
    return { strong: plain, faint: plain, good: plain, bad: plain, warn: plain, ...shape };
  const { Chalk } = await import('chalk');
  const chalk = new Chalk({ level: 1 });
  // Each takes one text alone, so that it can be handed to map.
  return {
    strong: (text) => chalk.bold(text),
    faint: (text) => chalk.dim(text),
    good: (text) => chalk.green(text),
    bad: (text) => chalk.red(text),
    warn: (text) => chalk.yellow(text),
    ...shape,
  };
}

/** Whether the screen knows links, as far as it says so; FORCE_HYPERLINK decides where it is set. */
export function knowsLinks({ env, isScreen }: Terminal): boolean {
  const forced = env['FORCE_HYPERLINK'];
  if (forced !== undefined) return forced !== '' && forced !== '0';
  // Pagers other than less show a link as a row of signs.
  if (!isScreen || env['TERM'] === 'dumb' || !/^(?:less\b.*)?$/.test(env['QREVIEW_PAGER'] ?? env['PAGER'] ?? ''))
    return false;
  const program = env['TERM_PROGRAM'] ?? '';
  const isOne = ['iTerm.app', 'WezTerm', 'vscode', 'ghostty', 'Hyper'].includes(program);
  return isOne || Number(env['VTE_VERSION'] ?? 0) >= 5000 || 'KITTY_WINDOW_ID' in env || 'WT_SESSION' in env;
}

function hasColour({ env, isScreen }: Terminal): boolean {
  if (env['NO_COLOR'] !== undefined && env['NO_COLOR'] !== '') return false;
  if (env['FORCE_COLOR'] !== undefined) return env['FORCE_COLOR'] !== '0' && env['FORCE_COLOR'] !== 'false';
  return isScreen && env['TERM'] !== 'dumb';
}

function hasUnicode(env: Terminal['env']): boolean {
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || 'UTF-8';
  return /utf-?8/i.test(locale) && env['TERM'] !== 'linux' && env['TERM'] !== 'dumb';
}
