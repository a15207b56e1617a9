/** The team that a command is about, and the rep and quarter that its arguments mean. */
import { relative } from 'node:path';
import { firstDay, dueQuarter, parseQuarter } from '../domain/quarter.ts';
import { didYouMean } from '../domain/similarity.ts';
import { nameOf, isIn, type Team } from '../domain/team.ts';
import { visible } from '../report/format.ts';
import {
  findTeamFolder,
  loadTeam,
  quartersOf,
  reviewsIn,
  TEAM_FILE,
  type Loaded,
  type Readable,
} from '../store/team-folder.ts';
import { recordsIn, type Records } from '../store/history.ts';
import { isInRepository, nothingGathered, type Gathered } from '../store/repository.ts';
import { UserError } from './exit.ts';
import { invalid } from './invalid.ts';
import type { AnyIo } from './io.ts';

/** A team and where it lies. */
export interface OpenTeam {
  readonly root: string;
  readonly team: Team;
  /** The team file. */
  readonly file: Readable<Team>;
}

/** Finds and loads the team. Throws UserError where there is none, or its file can't be read. */
export function openTeam(io: AnyIo): OpenTeam {
  const root = teamFolder(io);
  return usableTeam(io, root, loadTeam(root));
}

/** The team's folder: this one, or the nearest above it that is one. Throws UserError where there is none. */
export function teamFolder(io: AnyIo): string {
  const root = findTeamFolder(io.cwd);
  if (root !== undefined) return root;
  throw new UserError(
    `no team here: there is no ${TEAM_FILE} in ${io.cwd} or above it`,
    'start one with qreview init, or say where it is with -C',
  );
}

/** A team, of a team file that was loaded. Throws UserError with all that is wrong in one that can't be used. */
export function usableTeam(io: AnyIo, root: string, loaded: Loaded<Team>): OpenTeam {
  if (loaded.state === 'readable') return { root, team: loaded.value, file: loaded };
  const findings = loaded.state === 'unreadable' ? loaded.findings : [];
  throw invalid(io, 'the team file cannot be used', findings);
}

/** The id of the rep that is meant, by id or name. Throws UserError for anybody else. */
export function findRep({ team }: OpenTeam, text: string): string {
  if (Object.hasOwn(team.reps, text)) return text;
  const lower = text.trim().toLowerCase();
  const named = Object.keys(team.reps).filter((rep) => rep === lower || nameOf(team, rep).toLowerCase() === lower);
  const [rep] = named;
  if (rep !== undefined && named.length === 1) return rep;
  throw new UserError(
    `no rep ${visible(JSON.stringify(text))} in this team`,
    didYouMean(text, Object.keys(team.reps), 'the reps are'),
  );
}

/** The quarter that is meant; without a word the one whose review is due. Throws UserError for anything else. */
export function findQuarter({ team }: OpenTeam, text: string | undefined, io: AnyIo): string {
  if (text === undefined) return dueQuarter(io.today, team.fiscal_year);
  const quarter = parseQuarter(text, io.today, team.fiscal_year);
  if (quarter !== undefined) return quarter;
  throw new UserError(
    `${visible(JSON.stringify(text))} is not a quarter`,
    `write ${dueQuarter(io.today, team.fiscal_year)}, Q1, last, this or next`,
  );
}

/** The quarter that is meant; without a word the one whose review is due, or the latest before it that has a review. */
export function findReviewedQuarter(open: OpenTeam, text: string | undefined, io: AnyIo): string {
  const due = findQuarter(open, text, io);
  if (text !== undefined) return due;
  const has = (quarter: string): boolean => reviewsIn(open.root, quarter).reps.length > 0;
  const latest = quartersOf(open.root).findLast((quarter) => quarter <= due && has(quarter)) ?? due;
  if (latest !== due) io.say(`There is no review for ${due} yet. The latest quarter with one is ${latest}.\n`);
  return latest;
}

/** Throws UserError where a review of the rep makes no sense for the quarter: before it began, or without the rep. */
export function requireReviewable({ team }: OpenTeam, rep: string, quarter: string, io: AnyIo): void {
  const begins = firstDay(quarter, team.fiscal_year);
  if (begins > io.today) {
    const due = dueQuarter(io.today, team.fiscal_year);
    throw new UserError(`${quarter} has not begun: it begins on ${begins}`, `did you mean ${due}?`);
  }
  if (isIn(team, rep, quarter)) return;
  const { from, to } = team.reps[rep] ?? {};
  const when = [from === undefined ? '' : `from ${from}`, to === undefined ? '' : `to ${to}`].filter(Boolean).join(' ');
  throw new UserError(
    `${nameOf(team, rep)} is in the team ${when}, not in ${quarter}`,
    `change from or to in ${TEAM_FILE} if that is wrong`,
  );
}

/** Says which files can't be read, where a result is to be had without them: what is unreadable is never nothing. */
export function sayUnreadable(io: AnyIo, ...files: readonly Loaded<unknown>[]): void {
  for (const { state, file } of new Set(files)) {
    if (state === 'unreadable') io.say(`${visible(file)} cannot be read, and is left out: see qreview validate\n`);
  }
}

/** What git knows of the promises for some quarters. Outside a repository it isn't even loaded. */
export async function askForEvidence(
  { root, team }: OpenTeam,
  quarters: readonly string[],
  records: Records,
  { today }: AnyIo,
): Promise<Gathered> {
  if (!isInRepository(root)) return nothingGathered('This folder is in no git repository');
  const { gatherEvidence } = await import('../store/evidence.ts');
  return gatherEvidence({ root, team, today }, quarters, records);
}

/** A file of the team's as a person in the current folder would name it. */
export function pathFromHere(io: AnyIo, path: string): string {
  const short = relative(io.cwd, path);
  return short.startsWith('..') || short === '' ? path : short;
}

/** The same, to be shown: folders may have any name. */
export function fromHere(io: AnyIo, path: string): string {
  return visible(pathFromHere(io, path));
}

/** The rep that an argument names, or that somebody picks. */
export async function repOrAsk(io: AnyIo, open: OpenTeam, text: string | undefined): Promise<string> {
  if (text !== undefined) return findRep(open, text);
  const reps = Object.keys(open.team.reps);
  if (reps.length === 0)
    throw new UserError(`${TEAM_FILE} has no rep in it`, 'add one under reps, such as ana-silva: { name: Ana Silva }');
  if (io.ask === undefined) throw new UserError('no rep was named', `the reps are: ${reps.join(', ')}`);
  const { choose } = await io.ask();
  return choose(
    'Which rep?',
    reps.map((rep) => ({ value: rep, label: nameOf(open.team, rep) })),
  );
}

/** The latest quarter for which a rep has a review. Throws UserError where there is none. */
export function latestReviewed({ root, team }: OpenTeam, rep: string): string {
  const records = recordsIn(root);
  const quarter = quartersOf(root).findLast((one) => records.review({ rep, quarter: one }).state !== 'missing');
  if (quarter !== undefined) return quarter;
  throw new UserError(`there is no review of ${nameOf(team, rep)} yet`, `write one with qreview new ${rep}`);
}
