/** The help of every command, on screens of several widths; scenarios/help.md shows it whole. */
import { describe, expect, it } from 'vitest';
import { COMMANDS, type CommandText } from '../../src/cli/command-texts.ts';
import { main } from '../../src/cli/main.ts';
import { folder } from '../folder.ts';
import { fakeTerminal } from './fake-terminal.ts';

async function printed(words: readonly string[], width = 80): Promise<[text: string, exit: number]> {
  const terminal = fakeTerminal({ cwd: folder(), width });
  const exit = await main(words, terminal);
  return [terminal.printed(), exit];
}

const COMMAND_TEXTS = Object.entries<CommandText>(COMMANDS);
const NAMES = COMMAND_TEXTS.map(([name]) => name);

describe.each(COMMAND_TEXTS)('the help of %s', (name, { examples, summary }) => {
  it('shows its examples before its options, and is the same however it is asked for', async () => {
    const [help, exit] = await printed(['help', name], 200);
    expect(exit).toBe(0);
    const lines = help.split('\n');
    expect(lines.slice(0, 5)).toEqual([
      expect.stringMatching(`^Usage: qreview ${name} `),
      '',
      summary,
      '',
      'Examples:',
    ]);
    const headings = lines.filter((line) => /^[A-Z][a-z ]*:$/.test(line));
    expect([headings[0], headings.at(-1)]).toEqual(['Examples:', 'Options of all commands:']);
    expect(await printed([name, '--help'], 200)).toEqual([help, 0]);
    expect(await printed([name, '-h'], 200)).toEqual([help, 0]);
  });

  it('has examples whose flags there are', async () => {
    const [help] = await printed(['help', name], 200);
    const options = help.slice(help.indexOf('\nOptions'));
    expect(examples.length).toBeGreaterThan(0);
    for (const example of examples) {
      expect(example).toContain(`qreview ${name}`);
      for (const [flag] of example.matchAll(/--[a-z-]+/g))
        expect(options).toMatch(new RegExp(`^  (-., )?${flag} `, 'm'));
    }
  });
});

describe.each([60, 80])('on %d columns', (width) => {
  it.each([[], ...NAMES.map((name) => [name]), ['help']].map((words) => ['help', ...words]))(
    'no line of qreview %s %s is longer',
    async (...words) => {
      const [help, exit] = await printed(words, width);
      expect(exit).toBe(0);
      expect(help.split('\n').filter((line) => line.length > width)).toEqual([]);
    },
  );

  it('a long example goes on behind a backslash, and is the same for a shell', async () => {
    const [help] = await printed(['help', 'init'], width);
    expect(help.replaceAll(/ \\\n +/g, ' ')).toContain(
      '  $ qreview init --no-input --team "Acme West" --leader "Jo Park" --currency USD --starts january --rep "Ana Silva"\n',
    );
  });
});

it('on a wide screen the help stays as wide as can be read', async () => {
  const [help] = await printed(['help', 'import'], 250);
  expect(Math.max(...help.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
});

describe('what is mistyped', () => {
  const NO_REPROT = 'qreview: there is no command "reprot"\n  did you mean report?\n';

  const ALL = `  the commands are: init, demo, prepare, new, edit, show, status, report, diff,
  import, validate, explain, export, migrate, completion, help
`;

  it.each<[words: string, text: string]>([
    ['reprot', NO_REPROT],
    ['help reprot', NO_REPROT],
    ['reprot 2026-Q1 --rep ana-silva', NO_REPROT],
    ['reprot --histry 4', NO_REPROT],
    ['-C .. reprot', NO_REPROT],
    ['helpp', 'qreview: there is no command "helpp"\n  did you mean help?\n'],
    ['val', 'qreview: there is no command "val"\n  did you mean validate?\n'],
    ['\u001B[31mreport', 'qreview: there is no command "\\u001b[31mreport"\n' + ALL],
    ['xyzzy', 'qreview: there is no command "xyzzy"\n' + ALL],
    ['report --histry 4', "error: unknown option '--histry'\n(Did you mean --history?)\n"],
    ['report --opne', "error: unknown option '--opne'\n(Did you mean --open?)\n"],
    ['validate --formt json', "error: unknown option '--formt'\n(Did you mean --format?)\n"],
    ['--formt json validate', "error: unknown option '--formt'\n(Did you mean --format?)\n"],
    ['--verison', "error: unknown option '--verison'\n(Did you mean --version?)\n"],
    ['--nonsense', "error: unknown option '--nonsense'\n"],
    ['-z', "error: unknown option '-z'\n"],
  ])('gets a suggestion: %j', async (words, text) => {
    expect(await printed(words.split(' '))).toEqual([text, 2]);
  });
});
