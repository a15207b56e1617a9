/** The team's folder: finds it, and loads and saves the team and the reviews in it. */
import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { differingPaths } from '../domain/changes.ts';
import type { Finding, Violation } from '../domain/finding.ts';
import { isId } from '../domain/id.ts';
import { checkPlace, reviewFile, REVIEWS, type Place } from '../domain/place.ts';
import { isQuarter } from '../domain/quarter.ts';
import { KEYS, type Review } from '../domain/review.ts';
import type { Team } from '../domain/team.ts';
import { splitConflict, type Conflict } from './conflict.ts';
import { createFile, hasCode, makeFolder, replaceFile } from './atomic-file.ts';
import { isValid, violationsOf, type Values } from './schema.ts';
import { whileLocked } from './lock.ts';
import { isFolder, isInside, isThere, readText } from './text-file.ts';
import { editYaml, formatYaml } from './yaml-edit.ts';
import { parseYaml, type YamlText } from './yaml-text.ts';

export const TEAM_FILE = 'qreview.yaml';
export const SCHEMAS = '.qreview';

/** A file that was read and is what its schema says. */
export interface Readable<Value> {
  readonly state: 'readable';
  readonly file: string;
  readonly text: string;
  readonly value: Value;
  /** A violation with its place in the file. */
  readonly find: (violation: Violation & { rule: string; severity: Finding['severity'] }) => Finding;
}

/** A file that is there and can't be used: never the same as one that is missing. */
export interface Unreadable {
  readonly state: 'unreadable';
  readonly file: string;
  readonly text: string | undefined;
  readonly findings: readonly Finding[];
}

export interface Missing {
  readonly state: 'missing';
  readonly file: string;
}

export type Loaded<Value> = Readable<Value> | Unreadable | Missing;

/** The team's folder: the given one or the nearest above it that has a team file. */
export function findTeamFolder(from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    if (isThere(join(folder, TEAM_FILE))) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}

/** Loads the team file. */
export function loadTeam(root: string): Loaded<Team> {
  return loadFile(root, TEAM_FILE, 'team', () => []);
}

/** Reads the text of a team file. */
export function parseTeam(text: string): Readable<Team> | Unreadable {
  return parseFile(TEAM_FILE, text, 'team', () => []);
}

/** Loads one review, and no other file. */
export function loadReview(root: string, place: Place): Loaded<Review> {
  return loadFile(root, reviewFile(place), 'review', (review) => checkPlace(review, place));
}

/** Loads a file of the folder that has a schema, and checks its value. */
export function loadFile<Name extends keyof Values>(
  root: string,
  file: string,
  schema: Name,
  check: (value: Values[Name]) => Violation[],
): Loaded<Values[Name]> {
  const read = readText(root, file);
  if (read === undefined) return { state: 'missing', file };
  if ('problem' in read) {
    const { position, ...problem } = read.problem;
    return {
      state: 'unreadable',
      file,
      text: undefined,
      findings: [{ ...problem, ...position, excerpt: '', ...ofFile(file, 'file/text') }],
    };
  }
  return parseFile(file, read.text, schema, check);
}

/** Reads the text of a review that stands, or is to stand, at a place; without one, of a review of anything. */
export function parseReview(
  text: string,
  place?: Place,
  file = place === undefined ? '' : reviewFile(place),
): Readable<Review> | Unreadable {
  return parseFile(file, text, 'review', (review) => (place === undefined ? [] : checkPlace(review, place)));
}

/** Reads the text of a file of the folder that has a schema, and checks its value. */
export function parseFile<Name extends keyof Values>(
  file: string,
  text: string,
  schema: Name,
  check: (value: Values[Name]) => Violation[],
): Readable<Values[Name]> | Unreadable {
  const yaml = parseYaml(text);
  if (yaml.problems.length > 0) {
    const conflict = splitConflict(text);
    if (conflict !== undefined) {
      return { state: 'unreadable', file, text, findings: [conflictFinding(file, text, conflict)] };
    }
    const findings = firstOf(yaml.problems, ({ position, ...problem }) => ({
      ...problem,
      ...position,
      excerpt: lineOf(text, position.line),
      ...ofFile(file, 'file/yaml'),
    }));
    return { state: 'unreadable', file, text, findings };
  }
  const find = finder(file, text, yaml);
  const unreadable = (violations: readonly (() => Violation)[], rule: string): Unreadable => {
    const findings = firstOf(violations, (inWords) => find({ ...inWords(), rule, severity: 'error' }));
    return { state: 'unreadable', file, text, findings };
  };
  const { value } = yaml;
  if (!isValid(schema, value)) return unreadable(violationsOf(schema, value), 'file/schema');
  const misplaced = check(value).map((violation) => () => violation);
  if (misplaced.length > 0) return unreadable(misplaced, 'file/place');
  return { state: 'readable', file, text, value, find };
}

/** A person reads no more of one file; to find the place of each takes long where there are thousands. */
const MOST_FINDINGS = 100;

function firstOf<Wrong>(all: readonly Wrong[], find: (wrong: Wrong) => Finding): Finding[] {
  const found = all.slice(0, MOST_FINDINGS + 1).map(find);
  const [further] = found.splice(MOST_FINDINGS);
  if (further === undefined) return found;
  const count = all.length - MOST_FINDINGS;
  const message = `${count} more ${count === 1 ? 'error is' : 'errors are'} not shown`;
  return [...found, { ...further, message, advice: 'mend the others first' }];
}

// Markers are no YAML, so that all that a parser says of them is beside the point.
function conflictFinding(file: string, text: string, { line, count, ours, theirs }: Conflict): Finding {
  const [one, other] = [parseYaml(ours.text), parseYaml(theirs.text)];
  const paths = [one, other].some(({ problems }) => problems.length > 0) ? [] : differingPaths(one.value, other.value);
  const about = paths.length === 0 ? '' : `: they differ in ${paths.map((path) => path.join('.')).join(', ')}`;
  const left = count === 1 ? 'a merge left a conflict' : `a merge left ${count} conflicts`;
  return {
    ...ofFile(file, 'file/conflict'),
    path: [],
    line,
    column: 1,
    excerpt: lineOf(text, line),
    message: `${left} between ${ours.name || 'one side'} and ${theirs.name || 'the other'}${about}`,
    advice: 'keep what is right, take the lines with <<<<<<<, ======= and >>>>>>> out, and commit the file',
  };
}

type Find = Readable<unknown>['find'];

function finder(file: string, text: string, yaml: YamlText): Find {
  // Of a long file many findings may be told.
  let lines: readonly string[] | undefined;
  return (violation) => {
    const position = yaml.locate(violation.path, violation.isOfKey);
    lines ??= text.split('\n');
    return { ...violation, ...position, excerpt: withoutReturn(lines[position.line - 1] ?? ''), file };
  };
}

function lineOf(text: string, line: number): string {
  return withoutReturn(text.split('\n', line).at(-1) ?? '');
}

function withoutReturn(line: string): string {
  return line.replace(/\r$/, '');
}

function ofFile(file: string, rule: string): Pick<Finding, 'file' | 'rule' | 'severity'> {
  return { file, rule, severity: 'error' };
}

/** The quarters for which the folder has reviews, the earliest first. */
export function quartersOf(root: string): string[] {
  return namesIn(join(root, REVIEWS)).filter(isQuarter).toSorted();
}

/** The reps of whom a quarter has a file, and the names there that can be no rep's. */
export function reviewsIn(root: string, quarter: string): { reps: string[]; strangers: string[] } {
  const folder = join(root, REVIEWS, quarter);
  // What is no folder is told of each review that should be in it, and keeps no other quarter from being read.
  const names = isFolder(folder) ? namesIn(folder).filter((name) => !name.startsWith('.')) : [];
  const isOne = (name: string): boolean => name.endsWith('.yaml') && isId(name.slice(0, -'.yaml'.length));
  const strangers = names.filter((name) => !isOne(name)).toSorted();
  return {
    reps: names
      .filter(isOne)
      .map((name) => name.slice(0, -'.yaml'.length))
      .toSorted(),
    strangers: strangers.length > 0 && leadsOut(root, join(REVIEWS, quarter)) ? [] : strangers,
  };
}

/** The names in reviews/ that are no quarters. */
export function strangersAmongQuarters(root: string): string[] {
  if (leadsOut(root, REVIEWS)) return [];
  return namesIn(join(root, REVIEWS))
    .filter((name) => !name.startsWith('.') && !isQuarter(name))
    .toSorted();
}

// What people call their files elsewhere is nothing to print.
function leadsOut(root: string, folder: string): boolean {
  const path = join(root, folder);
  return existsSync(path) && !isInside(root, realpathSync(path));
}

/** The names in a folder; none where there is no such folder. Throws ENOTDIR where something else stands there. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return [];
    throw error;
  }
}

/** The first line of a review: where an editor finds the schema. */
const MODELINE = `# yaml-language-server: $schema=../../${SCHEMAS}/review.schema.json\n`;

/** A review as the text of a new file. */
export function formatReview(review: Review): string {
  return MODELINE + formatInOrder(review, KEYS);
}

/** A value as YAML, its keys in an order and all others behind. */
export function formatInOrder(value: object, order: readonly string[]): string {
  const rank = (key: string): number => (order.includes(key) ? order.indexOf(key) : order.length);
  return formatYaml(Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => rank(one) - rank(other))));
}

/**
 * Saves a review: as a new file, or into the text that was loaded, whose comments and layout stay. Gives the text.
 * Throws as `saveText` does.
 */
export function saveReview(root: string, review: Review, loaded: string | undefined): string {
  const text = loaded === undefined ? formatReview(review) : editYaml(loaded, { ...review }, KEYS);
  saveText(root, reviewFile(review), text, loaded);
  return text;
}

/**
 * Saves the team file into the text that was loaded, whose comments and layout stay. Throws as `saveText` does,
 * and EINVALID where the team would not be one.
 */
export function saveTeam(root: string, team: Team, loaded: string): void {
  const text = editYaml(loaded, { ...team });
  if (parseTeam(text).state !== 'readable')
    throw Object.assign(new Error('the team file would not be valid'), { code: 'EINVALID' });
  saveText(root, TEAM_FILE, text, loaded);
}

/**
 * Saves the text of a file of the team's: as a new file, or in the place of the text that was loaded.
 * Throws ECHANGED where the file isn't what it was when it was looked for, and ELOCKED while somebody else writes it.
 */
export function saveText(root: string, file: string, text: string, loaded: string | undefined): void {
  const path = join(root, file);
  if (loaded === undefined) mkdirInside(root, dirname(path));
  // Without the lock, two could find that it is what they know, and the second would write over the first.
  whileLocked(path, () => {
    const now = readText(root, file);
    if (now !== undefined && 'error' in now) throw now.error;
    const isAsKnown = now !== undefined && 'text' in now ? now.text === loaded : loaded === undefined;
    if (!isAsKnown) {
      throw Object.assign(new Error(`${file} was changed by somebody else`), { code: 'ECHANGED', path: file });
    }
    if (loaded === undefined) createFile(path, text);
    // A link inside the folder stays one.
    else if (text !== loaded) replaceFile(insideOf(root, path), text);
  });
}

// Where a file really lies. That a folder has become a link that leads out since it was read is seen before it is written.
function insideOf(root: string, path: string): string {
  const real = realpathSync(path);
  if (isInside(root, real)) return real;
  throw Object.assign(new Error(`${path} leads out of the team folder`), { code: 'EOUTSIDE', path });
}

/** Makes a folder of the team's. Throws EOUTSIDE, and makes nothing, where a link leads out of the team's folder. */
export function mkdirInside(root: string, folder: string): void {
  if (!isThere(folder)) {
    mkdirInside(root, dirname(folder));
    makeFolder(folder);
  } else if (!isInside(root, realpathSync(folder))) {
    throw Object.assign(new Error(`${folder} leads out of the team folder`), { code: 'EOUTSIDE' });
  }
}
