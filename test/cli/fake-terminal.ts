/** A terminal for tests: collects what is printed, and has a person with prepared answers, or nobody. */
import type { Ask } from '../../src/cli/io.ts';
import type { Terminal } from '../../src/cli/terminal.ts';

export interface FakeTerminal extends Terminal {
  /** All that was printed, results and talk in their order. */
  readonly printed: () => string;
  /** The results alone. */
  readonly results: () => string;
}

interface Setting {
  readonly cwd: string;
  readonly today?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: string | Buffer;
  readonly width?: number;
  readonly isScreen?: boolean;
  readonly ask?: Ask;
  readonly edit?: (path: string) => Promise<void>;
  readonly open?: (path: string) => Promise<void>;
}

export function fakeTerminal(setting: Setting): FakeTerminal {
  const all: string[] = [];
  const results: string[] = [];
  let stopped = '';
  const { ask, edit } = setting;
  return {
    cwd: setting.cwd,
    env: { LANG: 'en_US.UTF-8', ...setting.env },
    today: setting.today ?? '2026-04-08',
    out: (text) => {
      all.push(text);
      results.push(text);
    },
    err: (text) => void all.push(text),
    progress: () => undefined,
    input: () => Promise.resolve(Buffer.from(setting.input ?? '')),
    isScreen: setting.isScreen ?? false,
    isInteractive: ask !== undefined || edit !== undefined,
    width: setting.width ?? 80,
    ask: () => (ask === undefined ? Promise.reject(new Error('a test asked a question')) : Promise.resolve(ask)),
    edit: edit ?? (() => Promise.resolve()),
    page: (text) => {
      all.push(text);
      results.push(text);
      return Promise.resolve();
    },
    open: setting.open ?? (() => Promise.resolve()),
    ifStopped: (text) => {
      stopped = text;
    },
    stopped: () => stopped,
    printed: () => all.join(''),
    results: () => results.join(''),
  };
}
