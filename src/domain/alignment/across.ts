/** Part 6 of the report: what works for one and could work for others, shared lessons, and what fails in several hands. */
import type { AcrossPart, Mention, WorksForOne } from '../generated/report.ts';
import { bookedOf, quotaFor, shareOf } from '../attainment.ts';
import { entriesOf } from '../review.ts';
import { wordsOf, type SameWords } from '../wording.ts';
import type { Sources } from './align.ts';

/** From so much likeness of their words on, two efforts or lessons of different reps are taken for the same. */
const ALIKE = 0.5;

/** An effort or a lesson; of an effort, whether it is one that should be kept up, or one that failed. */
interface Told extends Mention {
  readonly isKept?: boolean;
  readonly isFailed?: boolean;
}

/** What the reps of a quarter have in common, or could have. For one rep, what concerns that rep. */
export function across(sources: Sources): AcrossPart {
  const { team, colleagues, rep } = sources;
  const efforts = groupsOf([...worked(sources), ...failed(sources)], team.same_words);
  const lessons = groupsOf(learned(sources), team.same_words);
  const isOwn = (group: readonly Mention[]): boolean => group.some((told) => told.rep === rep);
  const concerns = (group: readonly Mention[]): boolean => rep === undefined || isOwn(group);
  const isShared = (group: readonly Mention[]): boolean => new Set(group.map((told) => told.rep)).size > 1;
  const attainment = attainmentOf(sources);
  return {
    works: efforts
      .map((group): WorksForOne & { isTheirs: boolean } => {
        const reps = new Set(group.map((told) => told.rep));
        const others = colleagues.filter((colleague) => !reps.has(colleague.rep) && colleague.review !== undefined);
        return {
          by: group.filter(({ isKept }) => isKept).map(mention),
          failedFor: group.filter(({ isFailed }) => isFailed).map(mention),
          others: others.length,
          isTheirs: isOwn(group),
        };
      })
      .filter(({ by, others, isTheirs }) => by.length > 0 && others > 0 && !isTheirs)
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
      return { rep, name, id, text: effort, result: result ?? null, isKept: keep !== false };
    }),
  );
}

function failed({ colleagues }: Sources): Told[] {
  return colleagues.flatMap(({ rep, name, review }) =>
    (review === undefined ? [] : entriesOf(review, 'didnt_work')).map(([id, { effort, why }]) => {
      return { rep, name, id, text: effort, result: why ?? null, isFailed: true };
    }),
  );
}

function learned({ colleagues }: Sources): Told[] {
  return colleagues.flatMap(({ rep, name, review }) =>
    (review === undefined ? [] : entriesOf(review, 'learned')).map(([id, { lesson, pivot }]) => {
      return { rep, name, id, text: lesson, result: pivot ?? null };
    }),
  );
}

function mention({ rep, name, id, text, result }: Told): Mention {
  return { rep, name, id, text, result };
}

interface Member {
  readonly told: Told;
  readonly words: ReadonlySet<string>;
  /** All with which it stands together, itself among them. */
  group: Member[];
}

/**
 * Those with the same id or nearly the same words together, and with them those that are so to one of them: whose comes
 * first makes no difference.
 */
function groupsOf(all: readonly Told[], same: SameWords | undefined): Told[][] {
  const byName = new Map<string, Member>();
  const byWord = new Map<string, Member[]>();
  const members = all.map((told) => {
    const member: Member = { told, words: wordsOf(told.text, same), group: [] };
    member.group.push(member);
    const text = `words ${[...member.words].join(' ')}`;
    // Texts without words, as an emoji alone, have nothing in common but that.
    const names = [...(member.words.size === 0 ? [] : [text]), ...(isMadeUp(told.id) ? [] : [`id ${told.id}`])];
    for (const name of names) {
      const twin = byName.get(name);
      if (twin === undefined) byName.set(name, member);
      else join(twin, member);
      // What has the same words as another was held against the rest with it.
      if (twin === undefined && name === text) for (const other of alike(member, byWord)) join(other, member);
    }
    return member;
  });
  return [...new Set(members.map(({ group }) => group))].map((group) =>
    members.filter((member) => member.group === group).map(({ told }) => told),
  );
}

// An id that says no more than what the entry is: texts in some scripts get one.
function isMadeUp(id: string): boolean {
  return /^(?:effort|lesson)(?:-\d+)?$/.test(id);
}

function join(one: Member, other: Member): void {
  const { group } = one;
  if (other.group === group) return;
  for (const member of other.group) {
    group.push(member);
    member.group = group;
  }
}

/** Those before it whose words are nearly the same: it is held only against those with which it has one in common. */
function alike(member: Member, byWord: Map<string, Member[]>): Member[] {
  const common = new Map<Member, number>();
  for (const word of member.words) {
    const others = byWord.get(word) ?? [];
    for (const other of others) common.set(other, (common.get(other) ?? 0) + 1);
    others.push(member);
    byWord.set(word, others);
  }
  const found: Member[] = [];
  common.forEach((shared, other) => {
    if (shared / (member.words.size + other.words.size - shared) >= ALIKE) found.push(other);
  });
  return found;
}

// How far the best of an effort's reps came; those of whom it isn't known are behind all others.
function attainmentOf({ team, colleagues }: Sources): (group: readonly Mention[]) => number {
  const shares = new Map(
    colleagues.map((standing) => [
      standing.rep,
      shareOf(bookedOf(standing), quotaFor(team, standing, standing.review)),
    ]),
  );
  return (group) => Math.max(...group.map(({ rep }) => shares.get(rep) ?? Number.NEGATIVE_INFINITY));
}
