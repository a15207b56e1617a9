/** Who else has seen a commit: remotes, and those who signed it. */
import { askGit, type Objects } from './git.ts';

/** What vouches for commits beside the commits themselves. */
export interface Witnesses {
  readonly hasRemote: boolean;
  /** The day since which a remote is known to have a commit; undefined where none has, or nobody noted the day. */
  readonly remoteSince: (commit: string) => string | undefined;
  /** Whether git verifies the signature of a commit, or of a tag that holds it. */
  readonly isSigned: (commit: string) => boolean;
}

/** A commit at which a remote was seen, and when. */
interface Sighting {
  readonly commit: string;
  readonly day: string;
}

interface SignedTag {
  readonly name: string;
  readonly commit: string;
}

type Parents = ReadonlyMap<string, readonly string[]>;

/** Looks for the witnesses of some commits, of which none comes before the first. */
export function findWitnesses(root: string, commits: readonly string[], objects: Objects): Witnesses {
  const { hasRemote, tags } = referencesOf(root);
  const sightings = hasRemote ? sightingsOf(root) : [];
  const tips = [...sightings, ...tags].map(({ commit }) => commit);
  const parents = parentsUpTo(root, commits[0], tips);
  const since = sinceOf(sightings, parents);
  const isVerified = once((words: string) => askGit(root, words.split(' ')).state === 'answered');
  const heldBy = once((tag: string) => withAncestors(tag, parents));
  return {
    hasRemote,
    remoteSince: (commit) => since.get(commit),
    isSigned: (commit) =>
      (claimsSignature(objects.get(commit)) && isVerified(`verify-commit ${commit}`)) ||
      tags.some((tag) => heldBy(tag.commit).has(commit) && isVerified(`verify-tag ${tag.name}`)),
  };
}

const REFERENCE = ['refname', 'objectname', '*objectname'].map((field) => `%(${field})`).join('%00');
const IS_SIGNED = '%(if)%(contents:signature)%(then)signed%(end)';

function referencesOf(root: string): { hasRemote: boolean; tags: SignedTag[] } {
  const answer = askGit(root, ['for-each-ref', `--format=${REFERENCE}%00${IS_SIGNED}`, 'refs/remotes', 'refs/tags']);
  const lines = answer.state === 'answered' ? answer.out.split('\n') : [];
  return {
    hasRemote: lines.some((line) => line.startsWith('refs/remotes/')),
    tags: lines.flatMap((line) => {
      const [name = '', , commit = '', signed] = line.split('\0');
      // Only a tag that is an object of its own points to another one.
      return signed === 'signed' && commit !== '' ? [{ name, commit }] : [];
    }),
  };
}

/** What this machine noted of the remotes: each push and fetch, and the clone. */
function sightingsOf(root: string): Sighting[] {
  const answer = askGit(root, ['log', '-g', '--format=%H%x00%gd%x00%gs', '--date=short', '--remotes', 'HEAD']);
  if (answer.state !== 'answered') return [];
  return answer.out.split('\n').flatMap((line) => {
    const [commit = '', selector = '', what = ''] = line.split('\0');
    const day = /@\{(\d{4}-\d\d-\d\d)\}$/.exec(selector)?.[1];
    const isOfRemote = !selector.startsWith('HEAD@') || what.startsWith('clone: ');
    return day !== undefined && isOfRemote ? [{ commit, day }] : [];
  });
}

/** The parents of all commits from some tips down to one. */
function parentsUpTo(root: string, first: string | undefined, tips: readonly string[]): Parents {
  if (first === undefined || tips.length === 0) return new Map();
  const wanted = [...new Set(tips), `^${first}^@`].join('\n');
  const answer = askGit(root, ['rev-list', '--parents', '--ignore-missing', '--stdin'], `${wanted}\n`);
  const lines = answer.state === 'answered' ? answer.out.split('\n') : [];
  return new Map(lines.map((line) => line.split(' ')).map(([commit = '', ...before]) => [commit, before]));
}

// The earliest sighting first, so that a commit that has a day needs no other.
function sinceOf(sightings: readonly Sighting[], parents: Parents): ReadonlyMap<string, string> {
  const since = new Map<string, string>();
  for (const { commit, day } of sightings.toSorted((one, other) => (one.day < other.day ? -1 : 1))) {
    for (const one of withAncestors(commit, parents, since)) since.set(one, day);
  }
  return since;
}

/** A commit and all before it, but for those behind some that are known. */
function withAncestors(tip: string, parents: Parents, known?: ReadonlyMap<string, unknown>): ReadonlySet<string> {
  const held = new Set<string>();
  const open = [tip];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (held.has(one) || known?.has(one) === true) continue;
    held.add(one);
    open.push(...(parents.get(one) ?? []));
  }
  return held;
}

/** Whether a commit carries a signature, whatever it is worth. */
function claimsSignature(commit: Buffer | undefined): boolean {
  const [header = ''] = commit?.toString('latin1').split('\n\n') ?? [];
  return /^gpgsig/m.test(header);
}

function once<Value>(make: (key: string) => Value): (key: string) => Value {
  const made = new Map<string, Value>();
  return (key) => {
    const known = made.get(key) ?? make(key);
    made.set(key, known);
    return known;
  };
}
