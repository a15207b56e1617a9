/** Words that could be paths or options, and links that lead out of the team: what is written, and what is told. */
import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from '../root.ts';
import { inFolder } from './places.ts';
import { judge } from './judge.ts';
import type { Seen } from './promise.ts';
import { run, wrongEnd } from './run-in-process.ts';
import { changesBetween, snapshotOf } from './snapshot.ts';
import { Tally } from './tally.ts';

const WORDS = [
  '../x',
  'a/../../b',
  '../../../../../../../etc/passwd',
  '/etc/passwd',
  '-x',
  '--help=x',
  '--output=pwned',
  '-C..',
  '.',
  '..',
  '...',
  '~',
  '~root',
  '',
  ' ',
  'con',
  'nul.yaml',
  'aux',
  '%2e%2e',
  '%2e%2e%2fx',
  '..\\x',
  'C:\\x',
  'file:///etc/passwd',
  'ana-silva.yaml',
  'ana-silva/../../../elsewhere/secret',
  'ana\u2010silva',
  '\u0430na-silva',
  'ANA-SILVA\u0307',
  '\uFF0E\uFF0E/x',
  '2026-Q1/../..',
  '\u0662\u0660\u0662\u0666-Q1',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  'toString',
  '-',
  '--',
  '*',
  '$HOME',
  '`id`',
  '@{-1}',
  ':/',
  ':/Start',
  'HEAD:reviews',
  '--output=/x',
  '-O',
  '--upload-pack=x',
  'main..HEAD',
  '^HEAD',
  'HEAD^{/x}',
  'a b',
  'W'.repeat(5000),
  `${'../'.repeat(500)}x`,
] as const;

/** Where a word may stand: each of these only reads, or fails. */
const SPOTS: readonly ((word: string) => string[])[] = [
  (word) => ['show', '--', word],
  (word) => ['show', 'ana-silva', '--', word],
  (word) => ['show', `--textconv=${word}`],
  (word) => ['status', '--', word],
  (word) => ['report', '--', word],
  (word) => ['report', `--rep=${word}`],
  (word) => ['report', `--rows=${word}`, '--format=csv'],
  (word) => ['prepare', '--', word],
  (word) => ['diff', '--', word],
  (word) => ['diff', `--since=${word}`],
  (word) => ['diff', 'ana-silva', '--', `2026-Q1@${word}`],
  (word) => ['diff', 'ana-silva', `2026-Q1@HEAD`, '--', `2026-Q1@${word}`],
  (word) => ['validate', '--', word],
  (word) => ['explain', '--', word],
  (word) => ['import', '--', word],
  (word) => ['import', `--reps=${word}`],
  (word) => ['import', `--quotas=${word}`],
  (word) => ['import', 'crm.csv', `--quarter=${word}`],
  (word) => ['new', '--', word],
  (word) => ['new', 'mei-tanaka', '--', word],
  (word) => ['new', 'mei-tanaka', '2026-Q1', `--answers=${word}`],
  (word) => ['new', 'mei-tanaka', '2026-Q1', `--set=${word}.${word}=1`],
  (word) => ['edit', '--', word],
  (word) => ['edit', 'ana-silva', '--', word],
  (word) => ['help', '--', word],
  (word) => ['completion', '--', word],
  (word) => ['complete', '--', word, ''],
  (word) => ['status', '-C', word],
  (word) => ['--', word],
];

/** A folder with a team, what lies around it, and what is not to be read or written from there. */
function lay(around: string): void {
  cpSync(join(ROOT, 'examples/acme-west'), join(around, 'team'), { recursive: true });
  cpSync(join(ROOT, 'examples/acme-west'), join(around, 'elsewhere'), { recursive: true });
  mkdirSync(join(around, 'elsewhere/actuals'));
  const secret = 'version: 1\nquarter: 2026-Q1\nreps: {}\nx-secret: WORDS-OF-ELSEWHERE\n';
  writeFileSync(join(around, 'elsewhere/actuals/2026-Q1.yaml'), secret);
  const review = join(around, 'elsewhere/reviews/2026-Q1/ana-silva.yaml');
  writeFileSync(
    review,
    readFileSync(review, 'utf8').replace('Initech moved to April', () => 'WORDS-OF-ELSEWHERE'),
  );
  const team = join(around, 'elsewhere/qreview.yaml');
  writeFileSync(
    team,
    readFileSync(team, 'utf8').replace('team: Acme West', () => 'team: WORDS-OF-ELSEWHERE'),
  );
  writeFileSync(join(around, 'elsewhere/reviews/2026-Q1/words-of-elsewhere.txt'), 'secret');
  writeFileSync(join(around, 'team/crm.csv'), 'Owner,Amount,Close Date,Stage\nAna Silva,1000,2026-01-05,Closed Won\n');
}

/** Puts words where reps, quarters, files and revisions stand. */
export async function trickWithWords(isShort: boolean): Promise<readonly Seen[]> {
  const made = new Tally('a word that is no rep, quarter or file makes and changes nothing, anywhere', 'commands');
  const told = new Tally('and it is told in words, on a terminal that nothing acts on', 'commands');
  await inFolder(async (around) => {
    lay(around);
    const cwd = join(around, 'team');
    let before = snapshotOf(around);
    for (const [index, word] of WORDS.entries()) {
      for (const spot of SPOTS.filter((_, at) => !isShort || (index + at) % 6 === 0)) {
        const words = spot(word);
        const what = words.map((one) => JSON.stringify(one.slice(0, 60))).join(' ');
        const ran = await run(words, { cwd });
        const after = snapshotOf(around);
        made.add(what, changesBetween(before, after));
        before = after;
        told.add(what, [...wrongEnd(ran), ...judge('text', ran.talk)]);
      }
    }
  });
  return [made.seen(), told.seen()];
}

const STATUS = ['status', '2026-Q1'];
const FINISHED = 'reviews/2026-Q1/ana-silva.yaml';

/** Where a result is to go: what is made ready, the path, and how it ends. */
const OUTPUTS: readonly (readonly [what: string, output: string, exit: number, changes: readonly string[]])[] = [
  ['a folder', 'elsewhere', 2, []],
  ['nothing', '', 2, []],
  ['a folder that is not there', 'nowhere/x.txt', 2, []],
  ['a new file', 'new.txt', 0, ['made new.txt']],
  ['a file that is there', 'old.txt', 0, ['changed old.txt']],
  ['a device', '/dev/null', 0, []],
  ['a device that is full', '/dev/full', 2, []],
  ['a link to a file', 'link.txt', 0, ['changed old.txt']],
  ['a link to nothing', 'dangling.txt', 2, []],
  ['a review', `team/${FINISHED}`, 2, []],
  ['a link to a review', 'link-to-review.txt', 2, []],
  ['a folder that is a link to the reviews', 'link-to-reviews/2026-Q1/ana-silva.yaml', 2, []],
  ['a new file in such a folder', 'link-to-reviews/2026-Q1/new.yaml', 2, []],
  ['a link to the team file', 'link-to-team.txt', 2, []],
  ['the team file', 'team/qreview.yaml', 2, []],
  ['the schemas', 'team/.qreview/team.schema.json', 2, []],
  ['what looks like an option', '--format', 0, ['made --format']],
];

export async function trickWithOutputs(): Promise<readonly Seen[]> {
  const tally = new Tally(
    '--output writes into the file that is named, and never into what the team has typed',
    'places',
  );
  for (const [what, output, exit, changes] of OUTPUTS) {
    await inFolder(async (around) => {
      lay(around);
      writeFileSync(join(around, 'old.txt'), 'old');
      symlinkSync('old.txt', join(around, 'link.txt'));
      symlinkSync('nothing', join(around, 'dangling.txt'));
      symlinkSync(`team/${FINISHED}`, join(around, 'link-to-review.txt'));
      symlinkSync('team/qreview.yaml', join(around, 'link-to-team.txt'));
      symlinkSync('team/reviews', join(around, 'link-to-reviews'));
      const before = snapshotOf(around);
      const ran = await run([...STATUS, '-C', 'team', `--output=${output}`], { cwd: around });
      const seen = changesBetween(before, snapshotOf(around));
      tally.add(`${what} (${output})`, [
        ...wrongEnd(ran),
        ...(ran.exit === exit ? [] : [`ended with ${ran.exit}, not ${exit}: ${ran.talk}`]),
        ...(seen.join() === changes.join() ? [] : [`it ${seen.join(', ') || 'changed nothing'}`]),
      ]);
    });
  }
  return [tally.seen()];
}

/** What a link can stand for. */
const LINKED = ['qreview.yaml', 'reviews', 'reviews/2026-Q1', FINISHED, 'actuals', 'actuals/2026-Q1.yaml', '.qreview'];

const ANSWERS = join(ROOT, 'examples/answers/mei-tanaka-2026-Q1.yaml');
const AT_LINKS: readonly (readonly string[])[] = [
  STATUS,
  ['report', '2026-Q1'],
  ['report', '2026-Q1', '--format', 'json'],
  ['show', 'ana-silva', '2026-Q1'],
  ['prepare', 'ana-silva', '2026-Q1'],
  ['diff', '2025-Q4', '2026-Q1'],
  ['validate'],
  ['validate', FINISHED],
  ['validate', '--format', 'sarif'],
  ['new', 'mei-tanaka', '2026-Q1', '--answers', ANSWERS],
  ['edit', 'ana-silva', '2026-Q1'],
  ['import', 'crm.csv'],
  ['import', 'crm.csv', '--replace'],
  ['import', '--reps', 'crm.csv'],
  ['init', '.', '--schemas'],
  ['init', '.', '--no-input', '--team=x', '--leader=y', '--currency=USD', '--starts=may'],
  ['migrate'],
  ['export', 'tables'],
];

/** Links out of the team at each place, and every command that could follow them. */
export async function trickWithLinks(isShort: boolean): Promise<readonly Seen[]> {
  const written = new Tally('through a link out of the team nothing is written', 'commands');
  const told = new Tally('and nothing of what lies there is told', 'commands');
  for (const [index, linked] of LINKED.entries()) {
    for (const words of AT_LINKS.filter((_, at) => !isShort || (index + at) % 6 === 0)) {
      await inFolder(async (around) => {
        lay(around);
        const path = join(around, 'team', linked);
        const target = join(around, 'elsewhere', linked);
        mkdirSync(dirname(path), { recursive: true });
        rmSync(path, { recursive: true, force: true });
        symlinkSync(target, path);
        const before = snapshotOf(around, ['team']);
        const edit = (file: string): Promise<void> => {
          writeFileSync(file, `${readFileSync(file, 'utf8')}# seen\n`);
          return Promise.resolve();
        };
        const ran = await run(words, { cwd: join(around, 'team'), edit });
        const what = `${linked} is a link, ${words.join(' ').replace(ROOT, '')}`;
        written.add(what, [...changesBetween(before, snapshotOf(around, ['team'])), ...wrongEnd(ran)]);
        const leaked = /words-of-elsewhere/i.exec(ran.out + ran.talk);
        told.add(what, leaked === null ? [] : [`it says ${leaked[0]}`]);
      });
    }
  }
  return [written.seen(), told.seen()];
}

/** Tables that are links: not named by the user, so not followed out of the folder that they are in. */
export async function trickWithTables(): Promise<readonly Seen[]> {
  const tally = new Tally('an export writes into its own folder alone', 'links');
  for (const kind of ['csv', 'ndjson']) {
    for (const name of ['reps', 'plans', 'findings']) {
      await inFolder(async (around) => {
        lay(around);
        const cwd = join(around, 'team');
        mkdirSync(join(cwd, 'tables'));
        renameSync(join(around, 'elsewhere/qreview.yaml'), join(around, 'elsewhere/profile'));
        symlinkSync('../../elsewhere/profile', join(cwd, 'tables', `${name}.${kind}`));
        const before = snapshotOf(around, ['team']);
        const ran = await run(['export', 'tables', '--as', kind], { cwd });
        tally.add(`${name}.${kind}`, [...changesBetween(before, snapshotOf(around, ['team'])), ...wrongEnd(ran)]);
      });
    }
  }
  return [tally.seen()];
}
