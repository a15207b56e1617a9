/** The versions of reviews that `diff` compares: as they are on disk, or as a revision of git has them. */
import { changesBetween } from '../domain/changes.ts';
import { reviewFile, type Place } from '../domain/place.ts';
import type { Review } from '../domain/review.ts';
import { nameOf } from '../domain/team.ts';
import type { ChangedReview, Changes } from '../report/changes.ts';
import { visible } from '../report/format.ts';
import { loadReview, quartersOf, reviewsIn, type Loaded } from '../store/team-folder.ts';
import { problemOf, type Answer } from '../store/git.ts';
import { filesAt, findRevision, placesIn, reviewsAt } from '../store/versions.ts';
import { UserError } from './exit.ts';
import type { AnyIo } from './io.ts';
import { findQuarter, findRep, type OpenTeam } from './team.ts';

const ON_DISK = 'now';

/** One review at two revisions: 2026-Q1@main 2026-Q1. Throws UserError for anything else. */
export function changesOf(io: AnyIo, open: OpenTeam, words: readonly string[]): Changes {
  const [repText = '', ...sides] = words;
  // A revision may have an @ of its own: main@{1}.
  const versions = sides.map((word) => {
    const at = word.indexOf('@');
    return at === -1 ? { quarter: word } : { quarter: word.slice(0, at), revision: word.slice(at + 1) };
  });
  const [from, to = { quarter: from?.quarter ?? '' }] = versions;
  if (from === undefined || versions.length > 2) throw unclear();
  const quarters = [from, to].map(({ quarter }) => findQuarter(open, quarter, io));
  const [quarter = ''] = quarters;
  if (quarters.some((one) => one !== quarter)) throw unclear();
  const place = { rep: findRep(open, repText), quarter };
  const [before, now] = [from, to].map(({ revision }) => versionOf(open, place, revision));
  const result = { team: open.team.team, from: from.revision ?? ON_DISK, to: to.revision ?? ON_DISK };
  if (before === undefined || now === undefined) throw unclear();
  for (const [loaded, side] of [
    [before, result.from],
    [now, result.to],
  ] as const) {
    if (loaded.state === 'missing') throw new UserError(`${side} has no ${loaded.file}`, 'name another revision');
  }
  return { ...result, reviews: changed(open, place, before, now) };
}

/** All reviews that differ from what a revision has; those of one rep where one is named. */
export function changesSince(open: OpenTeam, words: readonly string[], revision: string): Changes {
  const { root, team } = open;
  if (words.length > 1) throw new UserError('--since compares all quarters', 'name one rep at most beside it');
  const rep = words[0] === undefined ? undefined : findRep(open, words[0]);
  const files = told(filesAt(root, commitOf(open, revision)), revision);
  const onDisk = quartersOf(root).flatMap((quarter) =>
    reviewsIn(root, quarter).reps.map((one) => ({ rep: one, quarter })),
  );
  const places = [
    ...new Map([...placesIn(files), ...onDisk].map((place) => [reviewFile(place), place])).values(),
  ].filter((place) => rep === undefined || place.rep === rep);
  const before = told(reviewsAt(root, files, places), revision);
  const reviews = places
    .flatMap((place, index) => {
      const then = before[index];
      return then === undefined ? [] : changed(open, place, then, loadReview(root, place));
    })
    .toSorted((one, other) => (one.file < other.file ? -1 : 1));
  return { team: team.team, from: revision, to: ON_DISK, reviews };
}

function versionOf(open: OpenTeam, place: Place, revision: string | undefined): Loaded<Review> | undefined {
  if (revision === undefined) return loadReview(open.root, place);
  const files = told(filesAt(open.root, commitOf(open, revision)), revision);
  return told(reviewsAt(open.root, files, [place]), revision)[0];
}

function commitOf({ root }: OpenTeam, revision: string): string {
  const found = findRevision(root, revision);
  if ('commit' in found) return found.commit;
  throw new UserError(visible(found.problem), 'name a commit, a branch or a tag, such as main or HEAD~1');
}

/** What git tells of a revision. Throws UserError where it can't: what it can't give may still be there. */
function told<Value>(answer: Answer<Value>, revision: string): Value {
  if (answer.state === 'answered') return answer.out;
  throw new UserError(
    visible(`git cannot give what ${revision} has (${problemOf(answer)})`),
    'git fetch --refetch --no-filter gets what a partial clone lacks, and git fsck says what is broken',
  );
}

/** The review, if it differs. */
function changed({ team }: OpenTeam, place: Place, before: Loaded<Review>, now: Loaded<Review>): ChangedReview[] {
  if (before.state !== 'missing' && now.state !== 'missing' && before.text === now.text) return [];
  const areReadable = before.state === 'readable' && now.state === 'readable';
  const changes = areReadable ? changesBetween(before.value, now.value, team.currency) : [];
  // A comment or the layout is no answer.
  if (areReadable && changes.length === 0) return [];
  const { quarter } = place;
  const about = { file: reviewFile(place), name: nameOf(team, place.rep), quarter };
  return [{ ...about, before: before.state, now: now.state, changes }];
}

function unclear(): UserError {
  return new UserError(
    'an @ names one review at a revision of git',
    'write qreview diff ana-silva 2026-Q1@main 2026-Q1, or 2026-Q1@main alone for what has changed since',
  );
}
