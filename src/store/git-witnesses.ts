/** Who else has seen a commit: remotes, and those who signed it. */
import { askGit, problemOf, type Answer, type Objects } from './git.ts';
import { abbreviated } from './git-log.ts';
import { once } from './once.ts';
import { shellWord } from './shell-word.ts';

/** What vouches for commits beside the commits themselves. */
export interface Witnesses {
  readonly hasRemote: boolean;
  /** The day since which a remote is known to have a commit; undefined where none has, or nobody noted the day. */
  readonly remoteSince: (commit: string) => string | undefined;
  /** Whether git verifies the signature of a commit, or of a tag that holds it. */
  readonly isSigned: (commit: string) => boolean;
  /** The commands of git that say why it doesn't verify a signature: of those about which it was asked. */
  readonly unverified: ReadonlySet<string>;
  /** What git can't tell of remotes and tags, so that they don't count. */
  readonly problems: readonly string[];
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

/** The lines that git gives to some words: none where it can't tell. */
type Ask = (words: readonly string[], input?: string) => readonly string[];

/** Looks for the witnesses of some commits, of which none comes before the first. */
export function findWitnesses(root: string, commits: readonly string[], objects: Objects): Witnesses {
  const problems = new Set<string>();
  const ask: Ask = (words, input) => {
    const answer = askGit(root, words, input);
    if (answer.state === 'answered') return answer.out.split('\n');
    problems.add(problemOf(answer));
    return [];
  };
  const references = ask(['for-each-ref', `--format=${REFERENCE}`, 'refs/remotes', 'refs/tags']);
  const hasRemote = references.some((line) => line.startsWith('refs/remotes/'));
  const tags = signedTags(ask, references);
  const sightings = hasRemote ? sightingsOf(ask) : [];
  const tips = [...sightings, ...tags].map(({ commit }) => commit);
  const parents = parentsUpTo(ask, commits[0], tips);
  const since = sinceOf(sightings, parents);
  const unverified = new Set<string>();
  const isVerified = (command: string, name: string, shown: string): boolean => {
    const verifies = askGit(root, [command, name]).state === 'answered';
    if (!verifies) unverified.add(`git ${command} ${shown}`);
    return verifies;
  };
  const isVerifiedCommit = once((commit: string) => isVerified('verify-commit', commit, abbreviated(commit)));
  // A tag may have any name, even that of an option or of another thing.
  const isVerifiedTag = once((tag: string) => isVerified('verify-tag', tag, shellWord(tag)));
  const heldBy = once((tag: string) => withAncestors(tag, parents));
  return {
    hasRemote,
    remoteSince: (commit) => since.get(commit),
    isSigned: (commit) =>
      (claimsSignature(objects.get(commit)) && isVerifiedCommit(commit)) ||
      tags.some((tag) => heldBy(tag.commit).has(commit) && isVerifiedTag(tag.name)),
    unverified,
    problems: [...problems],
  };
}

// Only a tag that is an object of its own is signed itself; of another, git takes what its commit's message quotes for
// a signature.
const SIGNED = ' signed';
const REFERENCE = `%(refname)%(if:equals=tag)%(objecttype)%(then)%(if)%(contents:signature)%(then)${SIGNED}%(end)%(end)`;

/** The tags with a signature, and the commits that they point to, through other tags too. */
function signedTags(ask: Ask, references: readonly string[]): SignedTag[] {
  const names = references.filter((line) => line.endsWith(SIGNED)).map((line) => line.slice(0, -SIGNED.length));
  if (names.length === 0) return [];
  const commits = ask(['cat-file', '--batch-check=%(objectname)'], names.map((name) => `${name}^{commit}\n`).join(''));
  return names.flatMap((name, index) => {
    const commit = commits[index];
    // Something else than a commit can be signed too, of which git says in words that no such commit is there.
    return commit?.includes(' ') === false ? [{ name, commit }] : [];
  });
}

/** What this machine noted of the remotes: each push and fetch, and the clone. */
function sightingsOf(ask: Ask): Sighting[] {
  const lines = ask(['log', '-g', '--format=%H%x00%gd%x00%gs', '--date=short', '--remotes', 'HEAD']);
  return lines.flatMap((line) => {
    const [commit = '', selector = '', what = ''] = line.split('\0');
    const day = /@\{(\d{4}-\d\d-\d\d)\}/.exec(selector)?.[1];
    const isOfRemote = !selector.startsWith('HEAD@') || what.startsWith('clone: ');
    return day !== undefined && isOfRemote ? [{ commit, day }] : [];
  });
}

/** The parents of all commits from some tips down to one. */
function parentsUpTo(ask: Ask, first: string | undefined, tips: readonly string[]): Parents {
  if (first === undefined || tips.length === 0) return new Map();
  const wanted = [...new Set(tips), `^${first}^@`].join('\n');
  const lines = ask(['rev-list', '--parents', '--ignore-missing', '--stdin'], `${wanted}\n`);
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

/** Whether a line before a commit's message begins with a word, as far as git can give the commit. */
function hasLine(commit: Answer<Buffer> | undefined, beginning: RegExp): boolean {
  if (commit?.state !== 'answered') return false;
  const text = commit.out.toString('latin1');
  return beginning.test(text.slice(0, text.indexOf('\n\n')));
}

/** Whether a commit carries a signature, whatever it is worth. */
function claimsSignature(commit: Answer<Buffer> | undefined): boolean {
  return hasLine(commit, /^gpgsig/m);
}

/** Whether a commit builds on others, whether they are on this machine or not. */
export function hasParents(commit: Answer<Buffer> | undefined): boolean {
  return hasLine(commit, /^parent /m);
}
