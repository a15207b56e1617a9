/** What git knows of the promises in a team's folder: asked with a few calls, however many reviews there are. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { evidenceOf, type Version } from '../domain/evidence.ts';
import { placeOf, reviewFile, REVIEWS, type Place } from '../domain/place.ts';
import { addQuarters, firstDay } from '../domain/quarter.ts';
import type { Review } from '../domain/review.ts';
import type { Team } from '../domain/team.ts';
import { askGit, askWhere, problemOf, readObjects, type Answer, type Objects } from './git.ts';
import {
  abbreviated,
  askIsMove,
  askLog,
  askWholeLog,
  everyVersion,
  isBefore,
  readLog,
  type Log,
  type LoggedCommit,
  type LoggedFile,
} from './git-log.ts';
import { findWitnesses, hasParents } from './git-witnesses.ts';
import type { Records } from './history.ts';
import { once } from './once.ts';
import { nothingGathered, type Gathered } from './repository.ts';
import { parseReview } from './team-folder.ts';
import { decode } from './text-file.ts';

/** Whose promises are asked about, and on which day. */
export interface Asked {
  readonly root: string;
  readonly team: Team;
  readonly today: string;
}

/** Asks git about the promises for some quarters. */
export function gatherEvidence({ root, team, today }: Asked, quarters: readonly string[], records: Records): Gathered {
  if (existsSync(join(root, REVIEWS, '.git'))) {
    return nothingGathered(`${REVIEWS}/ is a repository of its own, and the team's has nothing of what is in it`);
  }
  const where = askWhere(root);
  if (where.state === 'missing') return nothingGathered('There is no git on this machine');
  if (where.state === 'refused') return nothingGathered(`Git cannot be asked here (${problemOf(where)})`);
  const before = quarters.map((quarter) => addQuarters(quarter, -1));
  const answer = logOf({ root, today }, [...new Set([...before, ...quarters])], where.out.folder);
  if (answer.state !== 'answered') {
    const why = `Git cannot tell here what was committed (${problemOf(answer)})`;
    return nothingGathered(isUnborn(root) ? 'Nothing was committed here yet' : why);
  }
  const log = answer.out;
  const files = [...log.files].filter(([path]) => isIn(where.out.folder, path)).map(([, file]) => file);
  const every = [...new Set(files.flatMap(everyVersion))];
  const touching = new Set(every.map(({ at }) => at.id));
  const inOrder = [...log.commits.keys()].filter((id) => touching.has(id));
  const objects = readObjects(root, [...inOrder, ...every.flatMap(({ blob }) => blob ?? [])]);
  const witnesses = findWitnesses(root, inOrder, objects);
  const repository = {
    orderOf: ({ order }: LoggedCommit) => order,
    isBefore: isBefore(log),
    remoteSince: ({ id }: LoggedCommit) => witnesses.remoteSince(id),
    isSigned: ({ id }: LoggedCommit) => witnesses.isSigned(id),
    // Where a shallow clone ends, git shows a commit as if nothing had been before it.
    isDayKnown: ({ id, parents, isToCome }: LoggedCommit) =>
      !isToCome && (parents.length > 0 || !hasParents(objects.get(id))),
  };
  const versions = versionsIn(objects, records);
  const lost = new Map<string, string>();
  const dark = new Set<string>();
  return {
    of: (review) => {
      const { rep, quarter } = review;
      const paths = [addQuarters(quarter, -1), quarter].map((one) => reviewFile({ rep, quarter: one }));
      const last = paths.flatMap((path) => log.files.get(where.out.folder + path) ?? []);
      const all = last.flatMap(everyVersion).toSorted((one, other) => one.at.order - other.at.order);
      const problem = all.flatMap((version) => lossOf(version, objects) ?? [])[0];
      // Without one of its versions, a promise could seem never to have been changed.
      if (problem !== undefined) {
        lost.set(reviewFile(review), problem);
        return undefined;
      }
      // Each version is made of those before it, of which there may be thousands.
      for (const version of all) versions(version);
      if (last.some((file) => isDark(file, versions))) {
        dark.add(reviewFile(review));
        return undefined;
      }
      return evidenceOf(review, firstDay(quarter, team.fiscal_year), last.flatMap(versions), repository);
    },
    // Some show only when the reviews are asked about.
    get limits() {
      const limits = [
        ...(where.out.isShallow ? [SHALLOW] : []),
        ...(witnesses.hasRemote || witnesses.problems.length > 0 ? [] : [NO_REMOTE]),
        ...witnesses.problems.map(
          (why) => `Git cannot tell who else has seen the commits (${why}), so that does not count.`,
        ),
      ];
      const [why] = lost.values();
      if (why !== undefined)
        limits.push(`Some versions are not on this machine, as in a partial clone: ${ofNone(lost)} (${why}).`);
      if (dark.size > 0)
        limits.push(`Some reviews cannot be read as git has them, as where a filter encrypts them: ${ofNone(dark)}.`);
      return [...limits, ...clockLimits([...log.commits.values()]), ...signatureLimits(witnesses.unverified)];
    },
  };
}

const SHALLOW = 'This is a shallow clone: what was committed before its first commit is not known here.';
const NO_REMOTE = 'Nothing here shows that a remote has these commits, so nobody else is known to have seen them.';

function ofNone({ size }: { readonly size: number }): string {
  return `nothing shows when the promises in ${size} ${size === 1 ? 'review' : 'reviews'} were written`;
}

function clockLimits(commits: readonly LoggedCommit[]): string[] {
  const [first, ...others] = commits.filter(({ isToCome }) => isToCome);
  if (first === undefined) return [];
  const also = others.length === 0 ? '' : `, and ${others.length} more like it`;
  return [
    `Commit ${first.commit} says that it is of ${first.day}, which is still to come${also}: that day does not count.`,
  ];
}

function signatureLimits(unverified: ReadonlySet<string>): string[] {
  const [command] = unverified;
  if (command === undefined) return [];
  return unverified.size === 1
    ? [`Git does not verify a signature here, so it does not count: ${command} says why.`]
    : [`Git does not verify ${unverified.size} signatures here, so they do not count: ${command} says why, of one.`];
}

function isIn(folder: string, path: string): boolean {
  return path.startsWith(folder) && placeOf(path.slice(folder.length)) !== undefined;
}

/** The log of the team's reviews: where the first commit of them took them from elsewhere, with what they were there. */
function logOf(
  { root, today }: Pick<Asked, 'root' | 'today'>,
  quarters: readonly string[],
  folder: string,
): Answer<Log> {
  const near = askLog(root, quarters);
  if (near.state !== 'answered') return near;
  const log = readLog(near.out, today);
  const first = [...log.files.values()]
    .flatMap(everyVersion)
    .map(({ at }) => at)
    .toSorted((one, other) => one.order - other.order)[0];
  if (first === undefined || first.parents.length === 0) return { state: 'answered', out: log };
  const isMove = askIsMove(root, first.id, folder);
  if (isMove.state !== 'answered') return isMove;
  if (!isMove.out) return { state: 'answered', out: log };
  const whole = askWholeLog(root, quarters);
  return whole.state === 'answered' ? { state: 'answered', out: readLog(whole.out, today) } : whole;
}

/** Whether there is a HEAD, but no commit yet. Only where no revision is named does git tell that from a broken branch. */
function isUnborn(root: string): boolean {
  const log = askGit(root, ['log', '--max-count=1']);
  return log.state === 'refused' && problemOf(log).endsWith(' does not have any commits yet');
}

/** The place of a review, wherever the team's folder lay. */
function placeAt({ path }: LoggedFile): Place | undefined {
  return placeOf(path.split('/').slice(-3).join('/'));
}

/** What keeps git from giving a version, if it has one. */
function lossOf({ blob }: LoggedFile, objects: Objects): string | undefined {
  if (blob === undefined) return undefined;
  const found = objects.get(blob);
  if (found === undefined) return `object ${abbreviated(blob)} is missing`;
  return found.state === 'answered' ? undefined : problemOf(found);
}

type Versions = (file: LoggedFile) => readonly Version<LoggedCommit>[];

/** A file as a version of a review; where that can't be read, what it was before. */
function versionsIn(objects: Objects, records: Records): Versions {
  const versions: Versions = once((file: LoggedFile) => {
    const before = file.before.flatMap(versions);
    const place = placeAt(file);
    if (place === undefined) return before;
    const review = file.blob === undefined ? {} : reviewIn(objects.get(file.blob), place, records);
    return review === undefined ? before : [{ at: file.at, quarter: place.quarter, review, before }];
  });
  return versions;
}

function reviewIn(object: Answer<Buffer> | undefined, place: Place, records: Records): Review | undefined {
  if (object?.state !== 'answered') return undefined;
  const decoded = decode(object.out);
  if ('problem' in decoded) return undefined;
  // Mostly it is what stands on disk, and was read already.
  const onDisk = records.review(place);
  const isSame = onDisk.state === 'readable' && onDisk.text === decoded.text;
  const parsed = isSame ? onDisk : parseReview(decoded.text, place);
  return parsed.state === 'readable' ? parsed.value : undefined;
}

/** Whether git has a review, and none of its versions can be read. */
function isDark(file: LoggedFile, versions: Versions): boolean {
  // That a review was taken away says nothing of whether it could be read.
  const isRead = (one: LoggedFile): boolean => one.blob !== undefined && versions(one).some(({ at }) => at === one.at);
  return !everyVersion(file).some(isRead);
}
