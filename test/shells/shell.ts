/** Real shells with the completion of the built program: what they make of a line that is begun. */
import { execFileSync } from 'node:child_process';
import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { shellWord } from '../../src/store/shell-word.ts';
import { BIN, inPty } from '../cli/pty.ts';
import { folder } from '../folder.ts';

/** What a line that is begun can go on with in a shell. */
export type Complete = (line: string, cwd: string) => Promise<string[]>;

const PROMPT = 'ready> ';

/** A home with a command `qreview` in it, and the file that a shell reads when it starts. */
function homeWith(files: Readonly<Record<string, string>> = {}): Record<string, string> {
  const home = folder({ qreview: `#!/bin/sh\nexec ${shellWord(process.execPath)} ${shellWord(BIN)} "$@"\n`, ...files });
  chmodSync(join(home, 'qreview'), 0o755);
  return { HOME: home, ZDOTDIR: home, XDG_CONFIG_HOME: home, PATH: `${home}:${process.env['PATH'] ?? ''}` };
}

/** Types a line, has the shell write all candidates into it, and has it show the words that the line has then. */
async function typed(
  shell: string,
  files: Readonly<Record<string, string>>,
  all: string,
  line: string,
  cwd: string,
): Promise<string[]> {
  const terminal = inPty(shell, cwd, homeWith(files));
  await terminal.sees(PROMPT);
  const [start, end] = ['\u0001', '\u0005'];
  terminal.type(`${line}${all}${start}printf '<%s>' ${end}; echo '<end'\\>; exit\n`);
  await terminal.sees('<end>');
  await terminal.ends();
  const said = terminal.screen().replaceAll(/[\r\n]/g, '');
  const shown = said.slice(said.lastIndexOf('<qreview>'), said.lastIndexOf('<end>'));
  const before = line.match(/(?:"[^"]*"|[^\s"])+(?= )/g) ?? [];
  return [...shown.matchAll(/<([^<>]*)>/g)].map(([, word = '']) => word).slice(before.length);
}

const BASHRC = `PS1='${PROMPT}'
source <(qreview completion bash)
`;

export const bash: Complete = (line, cwd) =>
  typed('bash --rcfile "$HOME/.bashrc" -i', { '.bashrc': BASHRC }, '\u001B*', line, cwd);

const ZSHRC = `PS1='${PROMPT}'
bindkey -e
autoload -U compinit && compinit -u -D
source <(qreview completion zsh)
zle -C all complete-word _generic
zstyle ':completion:all:*' old-matches only
zstyle ':completion:all::::' completer _all_matches
bindkey '^L' list-choices '^T' all
`;

export const zsh: Complete = (line, cwd) => typed('zsh -d -i', { '.zshrc': ZSHRC }, '\u000C\u0014', line, cwd);

/** fish tells by itself. */
export const fish: Complete = (line, cwd) => {
  const ask = 'qreview completion fish | source; complete -C "$argv[1]"';
  const env = { ...process.env, ...homeWith() };
  const told = execFileSync('fish', ['--no-config', '-c', ask, line], { cwd, encoding: 'utf8', env });
  return Promise.resolve(told.split('\n').flatMap((one) => (one === '' ? [] : [one.split('\t')[0] ?? ''])));
};
