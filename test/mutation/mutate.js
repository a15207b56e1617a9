/**
 * Changes the code in small ways, one at a time, and says which of these changes no test notices.
 * Usage: npm run mutate [-- FILE…] (a folder or FILE:LINE-LINE will do; src/domain and src/store, if none is named)
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { GROUPS } from './groups.js';

/** @typedef {{ line: number, column: number }} Position */
/** @typedef {{ status: string, replacement: string, location: { start: Position, end: Position } }} Mutant */
/** @typedef {Record<string, { source: string, mutants: Mutant[] }>} Files */
/** @typedef {{ file: string, was: string, becomes: string }} Change */

const ROOT = join(import.meta.dirname, '../..');
const HOME = join(ROOT, 'node_modules/.cache/mutation');
const STRYKER = join(HOME, 'node_modules/@stryker-mutator/core/bin/stryker.js');
const CONFIG = 'test/mutation/stryker.config.json';

/** Runs a program to its end; where it fails, it has said why. @param {string} program @param {string[]} words */
function run(program, words) {
  const { status } = spawnSync(program, words, { cwd: ROOT, stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}

const FOLDERS = ['src/domain', 'src/store'];
const CODE = FOLDERS.flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name}`)
    .filter((file) => file.endsWith('.ts') && !file.includes('/generated/')),
);
const named = process.argv.length > 2 ? process.argv.slice(2).map((word) => word.replace(/\/$/, '')) : FOLDERS;
/** What is meant by a word: a file, some lines of it, or all files of a folder. @returns {string[]} */
const meantBy = (/** @type {string} */ word) =>
  CODE.flatMap((file) => {
    if (word.startsWith(`${file}:`)) return [word];
    return file === word || file.startsWith(`${word}/`) ? [file] : [];
  });
const strange = named.filter((word) => meantBy(word).length === 0);
if (strange.length > 0) {
  console.error(`Mutants are made in the code of ${FOLDERS.join(' and ')}, not in ${strange.join(', ')}.`);
  process.exit(2);
}

// Not among the packages of the project: it brings 160 of its own, for what is run once in a while.
if (!existsSync(STRYKER)) {
  run('npm', ['install', '--prefix', HOME, '--no-save', '--ignore-scripts', '@stryker-mutator/core@9.6.1']);
}

const scratch = join(tmpdir(), 'qreview-mutation');
const REPORT = join(HOME, 'report.json');
rmSync(REPORT, { force: true });
for (const { name, files } of GROUPS) {
  const scope = named.flatMap(meantBy).filter((file) => files.test(file));
  const words = ['run', CONFIG, '--testRunner', name, '--mutate', scope.join(','), '--tempDirName', scratch];
  if (scope.length > 0) run(process.execPath, [STRYKER, ...words]);
}

/** @type {{ files: Files }} */
const { files } = JSON.parse(readFileSync(REPORT, 'utf8'));
/** @type {(Change & { why: string })[]} */
const explained = JSON.parse(readFileSync(join(import.meta.dirname, 'explained.json'), 'utf8'));

const plain = (/** @type {string} */ text) => text.replaceAll(/\s+/g, ' ').trim();

/** The lines with the change, as they were and as they become. @returns {Change} */
function changeOf(/** @type {string} */ file, /** @type {string} */ source, /** @type {Mutant} */ mutant) {
  const { start, end } = mutant.location;
  const lines = source.split('\n').slice(start.line - 1, end.line);
  const first = lines[0] ?? '';
  const last = lines.at(-1) ?? '';
  const changed = first.slice(0, start.column - 1) + mutant.replacement + last.slice(end.column - 1);
  return { file, was: plain(lines.join('\n')), becomes: plain(changed) };
}

const isExplained = (/** @type {Change} */ { file, was, becomes }) =>
  explained.some((one) => one.file === file && one.was === was && one.becomes === becomes);

const survivors = Object.entries(files).flatMap(([file, { source, mutants }]) =>
  mutants
    .filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
    .map((mutant) => ({ ...changeOf(file, source, mutant), mutant })),
);
const open = survivors.filter((change) => !isExplained(change));
for (const { file, was, becomes, mutant } of open) {
  console.log(`\n${file}:${mutant.location.start.line} ${mutant.status}\n- ${was}\n+ ${becomes}`);
}

const COLUMNS = ['mutants', 'killed', 'timeout', 'survived', 'not reached', 'explained', 'not tried', 'score'];
/** A row of the table. @param {string} name @param {readonly string[]} paths */
function row(name, paths) {
  const mutants = paths.flatMap((path) => files[path]?.mutants ?? []);
  const count = (/** @type {string} */ status) => mutants.filter((mutant) => mutant.status === status).length;
  const [killed, timeout] = [count('Killed'), count('Timeout')];
  const [survived, unreached] = [count('Survived'), count('NoCoverage')];
  const found = killed + timeout;
  const tried = found + survived + unreached;
  const known = survivors.filter(({ file }) => paths.includes(file)).filter(isExplained).length;
  const score = tried === 0 ? '–' : `${((100 * found) / tried).toFixed(1)}%`;
  const cells = [mutants.length, killed, timeout, survived, unreached, known, mutants.length - tried, score];
  return [name, ...cells.map(String)];
}

const paths = Object.keys(files).toSorted();
const folders = [...new Set(paths.map((path) => dirname(path)))];
const rows = [
  ['', ...COLUMNS],
  ...paths.map((path) => row(path, [path])),
  ...folders.map((folder) =>
    row(
      `${folder}/*`,
      paths.filter((path) => dirname(path) === folder),
    ),
  ),
  ...FOLDERS.map((top) =>
    row(
      top,
      paths.filter((path) => path.startsWith(`${top}/`)),
    ),
  ),
];
console.log();
for (const [name = '', ...cells] of rows) {
  console.log(name.padEnd(44) + cells.map((cell) => cell.padStart(12)).join(''));
}
for (const { file, was } of explained) {
  const source = files[file]?.source;
  if (source !== undefined && !plain(source).includes(was)) {
    console.log(`\n${file}: explained, and no longer there\n- ${was}`);
  }
}
console.log(`\n${survivors.length} not noticed, ${open.length} of them neither killed nor explained`);
