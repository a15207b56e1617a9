/** What the shells are told: the words that are begun, and what they can go on with. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { setEnvironment } from '../environment.ts';
import { folder, folderWithExample } from '../folder.ts';
import { fakeTerminal } from './fake-terminal.ts';

const TEAM = 'version: 1\nteam: North\nleader: Jo\ncurrency: USD\nfiscal_year: { starts: january }\n';
const REPS = ['ana-silva', 'ben-okafor', 'carla-rossi', 'dmitri-volkov', 'mei-tanaka', 'sam-patel'];
const QUARTERS = ['2026-Q1', '2025-Q4', '2025-Q3', '2025-Q2', '2025-Q1', 'last', 'this', 'next'];
const FILES = [':files'];

/** What is printed for words, the last of which is begun. */
async function printed(words: readonly string[], cwd: string): Promise<string> {
  const terminal = fakeTerminal({ cwd });
  expect(await main(['complete', '--', ...words], terminal)).toBe(0);
  expect(terminal.printed()).toBe(terminal.results());
  return terminal.results();
}

/** The candidates alone. A line is split at its blanks; behind a blank at the end a new word begins. */
async function candidates(line: string, cwd = join(folderWithExample(), 'acme-west')): Promise<string[]> {
  const text = await printed(line.split(' '), cwd);
  return text.split('\n').flatMap((one) => (one === '' ? [] : [one.split('\t')[0] ?? '']));
}

describe('a line goes on with', () => {
  it.each<[line: string, candidates: readonly string[]]>([
    ['re', ['report']],
    ['help re', ['report']],
    ['help report ', []],
    ['-C .. --quiet re', ['report']],
    ['nonsense ', []],
    ['nonsense --format ', ['text', 'json']],

    ['show ', REPS],
    ['new an', ['ana-silva']],
    ['show ana-silva ', QUARTERS],
    ['show ana-silva 2026-Q1 ', []],
    ['status ', QUARTERS],
    ['diff ', [...REPS, ...QUARTERS]],
    ['diff ana-silva 2025-Q4 2026', ['2026-Q1']],
    ['explain ev', ['evidence']],
    ['explain learned/', ['learned/environment', 'learned/biggest-client']],
    ['completion ', ['bash', 'zsh', 'fish']],
    ['migrate ', []],

    ['report --rep sa', ['sam-patel']],
    ['report --rep sam-patel ', QUARTERS],
    ['report --rep=sa', ['--rep=sam-patel']],
    ['report 2026-Q1 --rep sa', ['sam-patel']],
    ['import --quarter 2026', ['2026-Q1']],
    ['status --format ', ['text', 'json']],
    ['diff --format ', ['text', 'json', 'markdown']],
    ['show --format ', ['text', 'json', 'markdown', 'html']],
    ['report --format ', ['text', 'json', 'markdown', 'html', 'csv']],
    ['report --format=ht', ['--format=html']],
    ['validate --format ', ['text', 'json', 'github', 'junit', 'sarif']],
    ['report --part a', ['alignment', 'across']],
    ['report --part number,a', ['number,alignment', 'number,across']],
    ['report --part=number,a', ['--part=number,alignment', '--part=number,across']],
    ['report --rows ', ['reps', 'promises', 'efforts', 'lessons', 'plans']],
    ['export --as ', ['ndjson', 'csv']],
    ['import --date-format ', ['DMY', 'MDY', 'YMD', 'excel']],
    ['import --decimal ', ['point', 'comma']],
    ['init --named-after ', ['end', 'start']],
    ['init --team ', []],
    ['new ana-silva --set ', []],

    ['import ', FILES],
    ['import a.csv b.csv ', FILES],
    ['validate reviews/', FILES],
    ['init ', FILES],
    ['-C ', FILES],
    ['new ana-silva --answers ', FILES],
    ['report --output ', FILES],
    ['report --output=pag', FILES],

    ['report --h', ['--history', '--help']],
    ['status --no', ['--no-pager', '--no-input', '--no-color']],
    ['new --no', ['--no-commit', '--no-input', '--no-color']],
    ['status --q', ['--quiet']],
    ['--vers', ['--version']],
    ['report --nonsense=', []],
    ['report --strict=', []],

    ['show -- an', ['ana-silva']],
    ['show -- --', []],
    ['show -- --rep=', []],
    ['explain - ', []],
  ])('%j', async (line, expected) => {
    expect(await candidates(line)).toEqual(expected);
  });
});

it('tells what the candidates are', async () => {
  const cwd = join(folderWithExample(), 'acme-west');
  expect(await printed(['show', 'm'], cwd)).toBe('mei-tanaka\tMei Tanaka\n');
  expect(await printed(['val'], cwd)).toBe('validate\tcheck the files: all errors at once, with their places\n');
  expect(await printed(['validate', '--st'], cwd)).toBe(
    '--staged\tcheck what is about to be committed, as it is staged in git\n' +
      '--strict\tcheck the rules on the plan too, and fail on warnings\n',
  );
  expect(await printed(['explain', 'did/n'], cwd)).toBe('did/number\twhat was booked, or the quota, is not known\n');
  expect(await printed(['validate', 're'], cwd)).toBe(':files\n');
});

it('begins with all commands, in the order of the help, and without the one that the shells ask', async () => {
  const all =
    'init demo prepare new edit show status report diff import validate explain export migrate completion help';
  expect(await candidates('')).toEqual(all.split(' '));
});

describe('the team', () => {
  const elsewhere = (): string =>
    folder({ 'north/qreview.yaml': `${TEAM}reps: { bea: { name: Bea } }\n`, 'north/reviews/2024-Q3/bea.yaml': '' });

  it.each(['-C north show b', 'show -C north b', '-Cnorth show b', 'show -C nowhere -C north b'])(
    'is that of the folder in %j',
    async (line) => {
      expect(await candidates(line, elsewhere())).toEqual(['bea']);
    },
  );

  it('has its quarters from there too', async () => {
    expect(await candidates('status -C north 2', elsewhere())).toEqual(['2024-Q3']);
  });

  it('is not that of a folder which another option only seems to name', async () => {
    expect(await candidates('report --rep -C north --rep ', elsewhere())).toEqual([]);
  });

  it('is found from the home folder', async () => {
    const cwd = elsewhere();
    setEnvironment({ HOME: cwd });
    expect(await candidates('-C ~/north show ', folder())).toEqual(['bea']);
  });

  it.each([
    ['there is none', {}],
    ['its file is broken', { 'qreview.yaml': 'version: 1\n  reps: {\n' }],
    ['its file is of another version', { 'qreview.yaml': `${TEAM.replace('1', '2')}reps: { bea: { name: Bea } }\n` }],
  ])('is left out where %s', async (_, files) => {
    const cwd = folder(files);
    expect(await candidates('show ', cwd)).toEqual([]);
    expect(await candidates('status ', cwd)).toEqual(['last', 'this', 'next']);
    expect(await candidates('sta', cwd)).toEqual(['status']);
    expect(await candidates('-C nowhere sta', cwd)).toEqual(['status']);
  });

  it('has nobody whose name would do something to a terminal, or be taken for a candidate', async () => {
    const names = String.raw`reps: { bea: { name: "B\e[31mea\nreport\tx\u202E" } }`;
    expect(await printed(['show', ''], folder({ 'qreview.yaml': `${TEAM}${names}\n` }))).toBe(
      'bea\tB\\u001b[31mea report  x\\u202e\n',
    );
  });
});

describe('the script', () => {
  it.each([
    ['bash', 'complete -F _qreview qreview\n'],
    ['zsh', '#compdef qreview\n'],
    ['fish', "complete -c qreview -f -k -a '(__qreview_complete)'\n"],
  ])('is that of %s', async (shell, line) => {
    const terminal = fakeTerminal({ cwd: folder() });
    expect(await main(['completion', shell], terminal)).toBe(0);
    expect(terminal.results()).toContain(line);
  });

  it.each([
    [['completion'], 'qreview: no shell was named\n  the shells are: bash, zsh, fish\n'],
    [['completion', 'fisch'], 'qreview: there is no completion for fisch\n  did you mean fish?\n'],
    [['completion', 'tcsh'], 'qreview: there is no completion for tcsh\n  the shells are: bash, zsh, fish\n'],
  ])('%j is not there', async (words, message) => {
    const terminal = fakeTerminal({ cwd: folder() });
    expect(await main(words, terminal)).toBe(2);
    expect(terminal.printed()).toBe(message);
  });
});
