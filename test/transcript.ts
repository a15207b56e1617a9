/**
 * Runs the commands of a Markdown page and gives the page with what they print: the manual as a test.
 * A block ```yaml file=PATH writes a file; in a block ```console the lines `$ qreview ...` are run (`cd`, `cat` and
 * `ls` too), and what stands below each is what it printed. A status other than 0 follows as [exit 2].
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { main } from '../src/cli/main.ts';
import { fakeTerminal } from './cli/fake-terminal.ts';

const FENCE = /^```(\w*)(?: file=([^\n]+))?\n([\s\S]*?)^```$/gm;

/** The page as it should be, run in a folder. */
export async function replay(page: string, folder: string): Promise<string> {
  let result = '';
  let end = 0;
  let cwd = folder;
  for (const match of page.matchAll(FENCE)) {
    const [whole, language = '', file, body = ''] = match;
    result += page.slice(end, match.index);
    end = match.index + whole.length;
    if (file !== undefined) write(join(cwd, file), body);
    if (language !== 'console') {
      result += whole;
      continue;
    }
    let output = '';
    for (const line of body.split('\n').filter((one) => one.startsWith('$ '))) {
      const run = await command(line.slice(2), cwd);
      cwd = run.cwd;
      output += `${line}\n${run.output.replaceAll(folder, () => '/home/jo').replaceAll(/[ \t]+$/gm, '')}`;
    }
    result += `\`\`\`console\n${output}\`\`\``;
  }
  return result + page.slice(end);
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

async function command(line: string, cwd: string): Promise<{ output: string; cwd: string }> {
  const [name = '', ...words] = wordsOf(line);
  switch (name) {
    case 'cd':
      return { output: '', cwd: resolve(cwd, words[0] ?? '.') };
    case 'cat':
      return { output: readFileSync(resolve(cwd, words[0] ?? ''), 'utf8'), cwd };
    case 'ls':
      return { output: `${readdirSync(resolve(cwd, words.at(-1) ?? '.')).join('  ')}\n`, cwd };
    case 'qreview': {
      const terminal = fakeTerminal({ cwd });
      const exit = await main(words, terminal);
      const printed = terminal.printed();
      return { output: exit === 0 ? printed : `${printed}[exit ${exit}]\n`, cwd };
    }
    default:
      throw new Error(`the page runs ${name}, which is not known here`);
  }
}

// Words as a shell splits them, with single and double quotes.
function wordsOf(line: string): string[] {
  return [...line.matchAll(/(?:'[^']*'|"[^"]*"|[^\s'"])+/g)].map(([word]) =>
    word.replaceAll(/'([^']*)'|"([^"]*)"/g, (_, single?: string, double?: string) => single ?? double ?? ''),
  );
}
