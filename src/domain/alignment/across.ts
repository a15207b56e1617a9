/** Part 6 of the report: what works for one and could work for others, shared lessons, and what fails in several hands. */
import type { AcrossPart, Mention, WorksForOne } from '../generated/report.ts';
import { shareOf } from '../plan.ts';
import { entriesOf } from '../review.ts';
import { wordsOf, type SameWords } from '../wording.ts';
import type { Sources } from './align.ts';
import { bookedOf, quotaIn } from './standing.ts';

/** From so much likeness of their words on, two efforts or lessons of different reps are taken for the same. */
const ALIKE = 0.5;

/** An effort or a lesson, and whether it is one that should be kept up, or one that failed. */
interface Told extends Mention {
  readonly isKept: boolean;
  readonly isFailed: boolean;
}

/** What the reps of a quarter have in common, or could have. For one rep, what concerns that rep. */
export function across(sources: Sources): AcrossPart {
  const { team, colleagues, rep } = sources;
  const efforts = groupsOf([...worked(sources), ...failed(sources)], team.same_words);
  const lessons = groupsOf(learned(sources), team.same_words);
  const concerns = (group: readonly Mention[]): boolean => rep === undefined || group.some((told) => told.rep === rep);
  const isShared = (group: readonly Mention[]): boolean => new Set(group.map((told) => told.rep)).size > 1;
  const attainment = attainmentOf(sources);
  return {
    works: efforts
      .map((group): WorksForOne & { reps: Set<string> } => {
        const reps = new Set(group.map((told) => told.rep));
        const others = colleagues.filter((colleague) => !reps.has(colleague.rep) && colleague.review !== undefined);
        return {
          by: group.filter(({ isKept }) => isKept).map(mention),
          failedFor: group.filter(({ isFailed }) => isFailed).map(mention),
          others: others.length,
          reps,
        };
      })
      .filter(({ by, others, reps }) => by.length > 0 && others > 0 && !(rep !== undefined && reps.has(rep)))
      .toSorted((one, other) => attainment(other.by) - attainment(one.by) || 0)
      .map(({ by, failedFor, others }) => ({ by, failedFor, others })),
    lessons: lessons.filter((group) => isShared(group) && concerns(group)).map((group) => group.map(mention)),
    failing: efforts
      .map((group) => group.filter(({ isFailed }) => isFailed))
      .filter((group) => isShared(group) && concerns(group))
      .map((group) => group.map(mention)),
  };
}

function worked({ colleagues }: Sources): Told[] {
  return colleagues.flatMap(({ rep, name, review }) =>
    (review === undefined ? [] : entriesOf(review, 'worked')).map(([id, { effort, result, keep }]) => {
      return { rep, name, id, text: effort, result: result ?? null, isKept: keep !== false, isFailed: false };
    }),
  );
}

function failed({ colleagues }: Sources): Told[] {
  return colleagues.flatMap(({ rep, name, review }) =>
    (review === undefined ? [] : entriesOf(review, 'didnt_work')).map(([id, { effort, why }]) => {
      return { rep, name, id, text: effort, result: why ?? null, isKept: false, isFailed: true };
    }),
  );
}

function learned({ colleagues }: Sources): Told[] {
  return colleagues.flatMap(({ rep, name, review }) =>
    (review === undefined ? [] : entriesOf(review, 'learned')).map(([id, { lesson, pivot }]) => {
      return { rep, name, id, text: lesson, result: pivot ?? null, isKept: false, isFailed: false };
    }),
  );
}

function mention({ rep, name, id, text, result }: Told): Mention {
  return { rep, name, id, text, result };
}

interface Group {
  readonly words: ReadonlySet<string>;
  readonly told: Told[];
}

/** Those with the same id, or with nearly the same words, together; in the order in which they come. */
function groupsOf(all: readonly Told[], same: SameWords | undefined): Told[][] {
  const groups: Group[] = [];
  const byId = new Map<string, Group>();
  // So that each is held only against those with which it has a word in common.
  const byWord = new Map<string, Group[]>();
  for (const told of all) {
    const words = wordsOf(told.text, same);
    const known = byId.get(told.id) ?? alike(words, byWord);
    if (known === undefined) {
      const group = { words, told: [told] };
      groups.push(group);
      for (const word of words) byWord.set(word, [...(byWord.get(word) ?? []), group]);
      if (!isMadeUp(told.id)) byId.set(told.id, group);
    } else known.told.push(told);
  }
  return groups.map(({ told }) => told);
}

// An id that says no more than what the entry is: texts in some scripts get one.
function isMadeUp(id: string): boolean {
  return /^(?:effort|lesson)(?:-\d+)?$/.test(id);
}

function alike(words: ReadonlySet<string>, byWord: ReadonlyMap<string, readonly Group[]>): Group | undefined {
  const common = new Map<Group, number>();
  for (const word of words) {
    for (const group of byWord.get(word) ?? []) common.set(group, (common.get(group) ?? 0) + 1);
  }
  return [...common]
    .map(([group, shared]) => ({ group, share: shared / (words.size + group.words.size - shared) }))
    .filter(({ share }) => share >= ALIKE)
    .toSorted((one, other) => other.share - one.share)[0]?.group;
}

// How far the best of an effort's reps came; those of whom it isn't known are behind all others.
function attainmentOf({ team, colleagues }: Sources): (group: readonly Mention[]) => number {
  const shares = new Map(
    colleagues.map((standing) => [standing.rep, shareOf(bookedOf(standing), quotaIn(team, standing))]),
  );
  return (group) => Math.max(...group.map(({ rep }) => shares.get(rep) ?? Number.NEGATIVE_INFINITY));
}
