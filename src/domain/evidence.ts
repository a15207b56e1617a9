/** What git knows of when a promise was written: evidence, in grades, and no proof. */
import type { Commit, Grade, PromiseEvidence, RepEvidence } from './generated/report.ts';
import { entriesOf, type Objective, type Review } from './review.ts';
import { isSame, isTree } from './tree.ts';

export type { Commit, PromiseEvidence, RepEvidence } from './generated/report.ts';

/** How well it is shown when a promise was written, from 0 on: each grade in a word, and what it means. */
export const GRADES = [
  {
    name: 'not committed',
    meaning: 'No commit has the promise as it stands, so nothing shows when it was written.',
  },
  {
    name: 'committed',
    meaning: 'A commit has it. The day is the one that the commit declares, and anybody can declare any day.',
  },
  {
    name: 'before its outcome',
    meaning:
      'The commit with the promise comes before the one with its outcome: git does not let that be turned round.',
  },
  {
    name: 'seen on a remote',
    meaning:
      'This machine noted a day, when it pushed, fetched or cloned, on which a remote had it: it is no younger than that.',
  },
  {
    name: 'signed',
    meaning: 'Git verifies the signature of the commit, or of a tag that holds it: somebody vouches for it with a key.',
  },
] as const;

const SEEN_ON_A_REMOTE = 3;

/** What git knows of the promises of a review. */
export type Evidence = readonly PromiseEvidence[];

/** A review as a commit left it. */
export interface Version<Id extends Commit = Commit> {
  readonly at: Id;
  readonly quarter: string;
  /** Empty where it was deleted. What nobody can read any more is left out. */
  readonly review: Partial<Review>;
  /** What it was before; what it was on each side, where a merge made something new of them. */
  readonly before: readonly Version<Id>[];
}

/** What has to be looked up in the repository about single commits. */
export interface Repository<Id extends Commit = Commit> {
  /** Where a commit stands in a line of all, each behind those that it builds on. */
  readonly orderOf: (commit: Id) => number;
  /** Whether one commit comes before another: a commit doesn't come before itself. */
  readonly isBefore: (one: Id, other: Id) => boolean;
  /** The day since which a remote is known to have it. */
  readonly remoteSince: (commit: Id) => string | undefined;
  readonly isSigned: (commit: Id) => boolean;
  /** Whether it is known that nothing came before it of which git says nothing, and its day is one. */
  readonly isDayKnown: (commit: Id) => boolean;
}

/**
 * What git knows of each promise of a review for a quarter that began on a day, by what git has last of that review and of
 * the one before it. The promise is what the review says, or before there is one, what the plan said.
 */
export function evidenceOf<Id extends Commit>(
  review: Pick<Review, 'quarter' | 'said'>,
  began: string,
  last: readonly Version<Id>[],
  repository: Repository<Id>,
): Evidence {
  const inOrder = (versions: readonly Version<Id>[]): Version<Id>[] =>
    versions.toSorted((one, other) => repository.orderOf(one.at) - repository.orderOf(other.at));
  const outcomes = inOrder(everyVersion(last)).filter(({ quarter }) => quarter === review.quarter);
  return entriesOf(review, 'said').map(([id, promise]): PromiseEvidence => {
    const story = storyOf(id, review.quarter, inOrder(last.flatMap((version) => wayOf(id, review.quarter, version))));
    const outcome = outcomes.find((version) => hasOutcome(version.review, id))?.at;
    const stands = story?.changed ?? story?.seen;
    const isChangedSince = story !== undefined && !saysTheSame(promise, story.last);
    const remote = (stands && repository.remoteSince(stands)) ?? null;
    return {
      id,
      grade: stands === undefined || isChangedSince ? 0 : gradeOf(stands, outcome, repository),
      seen: shown(story?.seen),
      isDayKnown: story !== undefined && [story.seen, story.changed ?? story.seen].every(repository.isDayKnown),
      changed: shown(story?.changed),
      isChangedSince,
      outcome: shown(outcome),
      remote,
      isRemoteInTime: remote !== null && remote <= began,
    };
  });
}

/** What git knows of a review's promises, together; null where it was not asked, or nothing was promised. */
export function together(evidence: Evidence | undefined): RepEvidence | null {
  if (evidence === undefined || evidence.length === 0) return null;
  const stands = evidence.flatMap(({ grade, seen, changed }) =>
    grade === 0 || seen === null ? [] : [changed ?? seen],
  );
  const lowest = evidence.map(({ grade }) => grade).reduce((low, grade) => (grade < low ? grade : low));
  const late = evidence.flatMap(({ grade, remote, isRemoteInTime }) =>
    grade === SEEN_ON_A_REMOTE && remote !== null && !isRemoteInTime ? [remote] : [],
  );
  return {
    grade: lowest,
    committed: stands.length,
    of: evidence.length,
    changed: evidence.filter(({ changed, isChangedSince }) => changed !== null || isChangedSince).length,
    latest: stands.toSorted((one, other) => (one.day < other.day ? 1 : -1))[0] ?? null,
    remoteSince: (lowest === SEEN_ON_A_REMOTE ? late.toSorted().at(-1) : undefined) ?? null,
    promises: [...evidence],
  };
}

interface Story<Id> {
  readonly seen: Id;
  readonly changed: Id | undefined;
  readonly last: Objective;
}

function everyVersion<Id extends Commit>(last: readonly Version<Id>[]): Version<Id>[] {
  const every = new Set(last);
  for (const { before } of every) for (const one of before) every.add(one);
  return [...every];
}

// Where a merge made something new of a review, a promise came from the side that says the same.
function wayOf<Id extends Commit>(id: string, quarter: string, last: Version<Id>): Version<Id>[] {
  const promiseIn = (version: Version<Id>): Objective | undefined =>
    entryOf(version.review, version.quarter === quarter ? 'said' : 'next', id);
  const way: Version<Id>[] = [];
  let next: Version<Id> | undefined = last;
  while (next !== undefined) {
    way.push(next);
    const promise = promiseIn(next);
    const sides: readonly Version<Id>[] = next.before;
    const withOne = sides.flatMap((side) => {
      const said = promiseIn(side);
      return said === undefined ? [] : [{ side, isSame: promise !== undefined && saysTheSame(promise, said) }];
    });
    next = (withOne.find(({ isSame: same }) => same) ?? withOne[0])?.side ?? sides[0];
  }
  return way;
}

// A promise that is gone for a while and comes back as it was has not been changed.
function storyOf<Id extends Commit>(
  id: string,
  quarter: string,
  versions: readonly Version<Id>[],
): Story<Id> | undefined {
  let story: Story<Id> | undefined;
  let plan: Objective | undefined;
  let said: Objective | undefined;
  for (const version of versions) {
    if (version.quarter === quarter) said = entryOf(version.review, 'said', id);
    else plan = entryOf(version.review, 'next', id);
    const last = said ?? plan;
    if (last === undefined) continue;
    if (story === undefined) story = { seen: version.at, changed: undefined, last };
    else story = { ...story, changed: saysTheSame(last, story.last) ? story.changed : version.at, last };
  }
  return story;
}

function entryOf(review: Partial<Review>, section: 'said' | 'next', id: string): Objective | undefined {
  return entriesOf(review, section).find(([name]) => name === id)?.[1];
}

function hasOutcome(review: Partial<Review>, id: string): boolean {
  return entriesOf(review, 'did').some(([name, outcome]) => name === id && outcome !== 'unknown');
}

// An order that is the wrong way round is worth no more than the declared day, whoever signed it.
function gradeOf<Id extends Commit>(stands: Id, outcome: Id | undefined, repository: Repository<Id>): Grade {
  const isInOrder = outcome !== undefined && repository.isBefore(stands, outcome);
  if (outcome !== undefined && !isInOrder) return 1;
  if (repository.isSigned(stands)) return 4;
  if (repository.remoteSince(stands) !== undefined) return 3;
  return isInOrder ? 2 : 1;
}

function shown(at: Commit): Commit;
function shown(at: Commit | undefined): Commit | null;
function shown(at: Commit | undefined): Commit | null {
  return at === undefined ? null : { commit: at.commit, day: at.day, author: at.author };
}

/** Whether two versions of an objective promise the same: blanks and line breaks don't count, nor does the verdict. */
function saysTheSame(one: Objective, other: Objective): boolean {
  return isSame(one, other) || isSame(promised(one), promised(other));
}

function promised({ objective, why, measure, done_when, expects, serves }: Objective): unknown {
  return withoutLayout({ objective, why, measure, done_when, expects, serves });
}

function withoutLayout(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll(/\s+/g, ' ').trim();
  if (!isTree(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withoutLayout(part)]));
}
