/** Hostile texts in every field of a team, and what each command prints of them in each of its formats. */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { COMMANDS, formatsOf } from '../../src/cli/command-texts.ts';
import { breakFiles, folderOf, writeHostileTeam, type HostileTeam } from './hostile-team.ts';
import { inFolder } from './places.ts';
import { actingIn, judge, type Kind } from './judge.ts';
import { asName, asWord, PAYLOADS } from './payloads.ts';
import type { Seen } from './promise.ts';
import { run, wrongEnd, type Ran } from './run-in-process.ts';
import { Tally } from './tally.ts';

type Tallies = Readonly<Record<Kind | 'talk' | 'end' | 'exact' | 'complete', Tally>>;

const TALLIES: Readonly<Record<keyof Tallies, readonly [promise: string, unit: string]>> = {
  text: ['text moves no cursor, sets no title, hides and turns nothing, with colours and without', 'texts'],
  talk: ['messages, errors and advice act on no terminal', 'messages'],
  json: ['json is JSON, and safe to look at', 'results'],
  ndjson: ['tables for a warehouse are a row of JSON in each line', 'tables'],
  html: ['a page has no element, attribute, script or address of what people wrote', 'pages'],
  markdown: ['Markdown has no link, image, HTML, code or call of what people wrote', 'results'],
  csv: ['a cell is never a formula, and each row has its columns', 'tables'],
  github: ['annotations are one line each, and nobody else gives commands', 'results'],
  junit: ['test reports are XML with nothing strange in it', 'reports'],
  sarif: ['SARIF is JSON, and safe to look at', 'reports'],
  complete: ['what a shell completes is one candidate in each line', 'lists'],
  exact: ['json has each review as it stands in its file', 'reviews'],
  end: ['every command ends with 0, 1 or 2, and never with a stack trace', 'commands'],
};

/** What is told of files that can't be read. */
const READING = new Set(['', 'status', 'report', 'show', 'prepare', 'diff', 'validate']);

const COLOURS = { FORCE_COLOR: '1', FORCE_HYPERLINK: '1', TERM: 'xterm' };

/** Puts each team, with whole files and then with broken ones, through all commands. */
export async function injectOutputs(numbers: readonly number[], say: (text: string) => void): Promise<readonly Seen[]> {
  const tallies = {
    text: tally('text'),
    talk: tally('talk'),
    json: tally('json'),
    ndjson: tally('ndjson'),
    html: tally('html'),
    markdown: tally('markdown'),
    csv: tally('csv'),
    github: tally('github'),
    junit: tally('junit'),
    sarif: tally('sarif'),
    complete: tally('complete'),
    exact: tally('exact'),
    end: tally('end'),
  };
  for (const number of numbers) {
    say(`team ${number} of ${PAYLOADS.length}`);
    await inFolder(async (around) => {
      const team = writeHostileTeam(around, number);
      for (const words of commandsOn(team)) await put(team, words, tallies);
      for (const words of mistakes(team)) await putOnce(team, words, 'text', tallies);
      await compareJson(team, tallies.exact);
      await exportTables(team, tallies);
      await completeWords(team, tallies.complete);
      breakFiles(team);
      for (const words of commandsOn(team).filter(([command = '']) => READING.has(command)))
        await put(team, words, tallies);
    });
  }
  return Object.values(tallies).map((one) => one.seen());
}

function tally(name: keyof Tallies): Tally {
  return new Tally(...TALLIES[name]);
}

async function put(team: HostileTeam, words: readonly string[], tallies: Tallies): Promise<void> {
  const [command = ''] = words;
  const formats = isCommand(command) ? formatsOf(command) : (['text'] as const);
  const isSettled = words.some((word) => /^--(?:format|textconv|output)/.test(word));
  for (const format of isSettled ? (['text'] as const) : formats) {
    const kind = words.includes('--rows') ? 'csv' : format;
    const said = format === 'text' ? words : [...words, '--format', format];
    await putOnce(team, said, kind, tallies);
    if (kind !== 'text') continue;
    const coloured = await run(said, { cwd: team.root, isScreen: true, env: COLOURS, width: 60 });
    check(coloured, kind, true, `${named(team, said)} in colour`, tallies);
  }
}

async function putOnce(team: HostileTeam, words: readonly string[], kind: Kind, tallies: Tallies): Promise<void> {
  check(await run(words, { cwd: team.root }), kind, false, named(team, words), tallies);
}

function named({ number, payload }: HostileTeam, words: readonly string[]): string {
  return `team ${number} (${payload.name}), ${words.map((word) => JSON.stringify(word.slice(0, 80))).join(' ')}`;
}

function check(ran: Ran, kind: Kind, isColoured: boolean, what: string, tallies: Tallies): void {
  if (ran.out !== '') tallies[kind].add(what, judge(kind, ran.out, isColoured));
  if (ran.talk !== '') tallies.talk.add(what, judge('text', ran.talk, isColoured));
  tallies.end.add(what, wrongEnd(ran));
}

function isCommand(word: string): word is keyof typeof COMMANDS {
  return Object.hasOwn(COMMANDS, word);
}

/** What people do with a team. */
function commandsOn({ export: file, branch }: HostileTeam): string[][] {
  return [
    [],
    ['status', '2026-Q1'],
    ['report', '2026-Q1', '--history', '3'],
    ['report', '2026-Q1', '--rep', 'ana-silva'],
    ['report', '2026-Q1', '--anonymous'],
    ...['reps', 'promises', 'efforts', 'lessons', 'plans'].map((rows) => [
      'report',
      '2026-Q1',
      '--format',
      'csv',
      '--rows',
      rows,
    ]),
    ['show', 'ana-silva', '2026-Q1'],
    ['show', 'ben-okafor', '2026-Q1'],
    ['show', 'carla-rossi', '2025-Q4', '--anonymous'],
    ['show', '--textconv', 'reviews/2026-Q1/ana-silva.yaml'],
    ['show', '--textconv', 'reviews/2026-Q1/ben-okafor.yaml'],
    ['prepare', 'ana-silva', '2026-Q1'],
    ['prepare', 'mei-tanaka', '2026-Q1'],
    ['diff', '2025-Q4', '2026-Q1'],
    ['diff', 'ana-silva', '2025-Q4', '2026-Q1'],
    ['diff', 'ana-silva', '2026-Q1@HEAD'],
    ['diff', '--since', branch],
    ['diff', 'ben-okafor', `2026-Q1@${branch}`],
    ['validate'],
    ['validate', '--strict'],
    ['validate', '--staged'],
    ['explain'],
    ['explain', 'did/number'],
    ['import', file, '--dry-run'],
    ['import', file, '--dry-run', '--ignore-unknown', '--stage', 'won=Closed Won'],
    ['import', '--reps', file, '--dry-run'],
    ['import', '--quotas', file, '--dry-run'],
    ['migrate', '--dry-run'],
    ['new', 'mei-tanaka', '2026-Q1'],
    ['help', 'report'],
  ];
}

/** The payload where a rep, a quarter, a file or a flag should be. */
function mistakes({ payload }: HostileTeam): string[][] {
  const word = asWord(payload.text);
  const behind = (...words: string[]): string[][] => [[...words, '--', word]];
  return [
    [word],
    [`--${word}`],
    ['help', word],
    ...behind('show'),
    ...behind('show', 'ana-silva'),
    ['show', '--textconv', word],
    ...behind('status'),
    ...behind('report'),
    ['report', `--rep=${word}`],
    ['report', `--part=${word}`],
    ['report', `--history=${word}`],
    ['report', '--format', 'csv', `--rows=${word}`],
    ['report', `--format=${word}`],
    ['report', `--output=nowhere/${word}`],
    ...behind('diff'),
    ['diff', 'ana-silva', `2026-Q1@${word}`],
    ['diff', `--since=${word}`],
    ...behind('prepare'),
    ...behind('validate'),
    ...behind('explain'),
    ...behind('completion'),
    ...behind('import'),
    ['import', 'crm.csv', `--column=${word}=${word}`, `--stage=${word}=${word}`],
    ['import', 'crm.csv', `--rate=${word}=1`, `--date-format=${word}`],
    ['import', 'crm.csv', `--metric=${word}`, `--delimiter=${word}`],
    ['import', 'crm.csv', `--encoding=${word}`],
    ['import', `--reps=${word}`],
    ['import', `--quotas=${word}`],
    ['new', 'mei-tanaka', '2026-Q1', `--set=${word}`],
    ['new', 'mei-tanaka', '2026-Q1', `--set=${word}=1`],
    ['new', 'mei-tanaka', '2026-Q1', `--set=number.booked=${word}`],
    ['new', 'mei-tanaka', '2026-Q1', `--answers=${word}`],
    ['new', 'mei-tanaka', '2026-Q1', `--held=${word}`],
    ['edit', '--', word],
    ['status', '-C', word],
    ['init', `${asName(word)}/new`, '--no-input', `--currency=${word}`, `--starts=${word}`, `--number=${word}=1`],
    [
      'init',
      `${asName(word)}/new`,
      '--no-input',
      '--team=x',
      '--leader=y',
      '--currency=USD',
      '--starts=may',
      `--quota=${word}:2026-Q1=1`,
    ],
    ['export', 'nowhere', `--as=${word}`],
  ];
}

async function compareJson({ root, files, number }: HostileTeam, tally_: Tally): Promise<void> {
  for (const [file, value] of files) {
    const [, quarter = '', rep = ''] = /^reviews\/(.*)\/(.*)\.yaml$/.exec(file) ?? [];
    if (rep === '') continue;
    const { out } = await run(['show', rep, quarter, '--format', 'json'], { cwd: root });
    const shown: unknown = out === '' ? {} : JSON.parse(out);
    const isSame =
      typeof shown === 'object' && shown !== null && 'review' in shown && isDeepStrictEqual(shown.review, value);
    tally_.add(`team ${number}, ${file}`, isSame ? [] : ['json has something else']);
  }
}

async function exportTables(team: HostileTeam, tallies: Tallies): Promise<void> {
  for (const kind of ['csv', 'ndjson'] as const) {
    const folder = join(team.around, `tables ${asName(team.payload.text)} ${kind}`);
    mkdirSync(folder);
    const ran = await run(['export', folder, '--as', kind], { cwd: team.root });
    const what = `team ${team.number} (${team.payload.name}), export --as ${kind}`;
    check(ran, 'text', false, what, tallies);
    for (const name of readdirSync(folder)) {
      tallies[kind].add(`${what}, ${name}`, judge(kind, readFileSync(join(folder, name), 'utf8')));
    }
  }
}

async function completeWords(team: HostileTeam, tally_: Tally): Promise<void> {
  const { root, around, payload } = team;
  for (const [cwd, words] of [
    [root, ['show', '']],
    [root, ['report', '--rep', '']],
    [root, ['diff', 'ana-silva', '']],
    [around, ['-C', folderOf(team), 'show', '']],
    [root, ['report', `--rep=${asWord(payload.text)}`]],
    [root, [asWord(payload.text)]],
  ] as const) {
    const { out, talk } = await run(['complete', '--', ...words], { cwd });
    const lines = out.split('\n').slice(0, -1);
    const wrong = lines.filter((line) => line !== ':files' && line.split('\t').length !== 2);
    const all = [
      ...wrong.map((line) => `has the line ${JSON.stringify(line)}`),
      ...actingIn(out.replaceAll('\t', '')),
      ...actingIn(talk),
    ];
    tally_.add(`team ${team.number}, complete ${words.join(' ')}`, all);
  }
}
