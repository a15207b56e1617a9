/** Who else has seen a commit: remotes, and those who signed it. */
import { askGit, problemOf, type Answer, type Objects } from './git.ts';
import { abbreviated } from './git-log.ts';
import { once } from './once.ts';

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

/** Looks for the witnesses of some commits, of which none comes before the first. */
export function findWitnesses(root: string, commits: readonly string[], objects: Objects): Witnesses {
  const problems = new Set<string>();
  const known = <Value>(answer: Answer<Value>, otherwise: Value): Value => {
    if (answer.state === 'answered') return answer.out;
    problems.add(problemOf(answer));
    return otherwise;
  };
  const { hasRemote, signed } = known(referencesOf(root), { hasRemote: false, signed: [] });
  const tags = signed.length === 0 ? [] : known(commitsOf(root, signed), []);
  const sightings = hasRemote ? known(sightingsOf(root), []) : [];
  const tips = [...sightings, ...tags].map(({ commit }) => commit);
  const parents = known(parentsUpTo(root, commits[0], tips), new Map<string, readonly string[]>());
  const since = sinceOf(sightings, parents);
  const unverified = new Set<string>();
  const isVerified = (command: string, name: string, shown: string): boolean => {
    const verifies = askGit(root, [command, name]).state === 'answered';
    if (!verifies) unverified.add(`git ${command} ${shown}`);
    return verifies;
  };
  const isVerifiedCommit = once((commit: string) => isVerified('verify-commit', commit, abbreviated(commit)));
  const isVerifiedTag = once((tag: string) => isVerified('verify-tag', tag, tag.replace('refs/tags/', '')));
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

const REFERENCE = '%(refname)%00%(if)%(contents:signature)%(then)signed%(end)';

function referencesOf(root: string): Answer<{ hasRemote: boolean; signed: readonly string[] }> {
  const answer = askGit(root, ['for-each-ref', `--format=${REFERENCE}`, 'refs/remotes', 'refs/tags']);
  if (answer.state !== 'answered') return answer;
  const references = answer.out.split('\n').map((line) => line.split('\0'));
  const hasRemote = references.some(([name = '']) => name.startsWith('refs/remotes/'));
  // Only a tag that is an object of its own is signed itself; of another, it is the commit.
  const signed = references.flatMap(([name = '', signature]) =>
    name.startsWith('refs/tags/') && signature === 'signed' ? [name] : [],
  );
  return { state: 'answered', out: { hasRemote, signed } };
}

/** The commits that tags point to, through other tags too. */
function commitsOf(root: string, tags: readonly string[]): Answer<SignedTag[]> {
  const names = tags.map((tag) => `${tag}^{commit}\n`).join('');
  const answer = askGit(root, ['cat-file', '--batch-check=%(objectname)'], names);
  if (answer.state !== 'answered') return answer;
  const commits = answer.out.split('\n');
  // Something else than a commit can be signed too, of which git says that no such commit is there.
  const out = tags.map((name, index) => ({ name, commit: commits[index] ?? '' }));
  return { state: 'answered', out: out.filter(({ commit }) => /^[\da-f]+$/.test(commit)) };
}

/** What this machine noted of the remotes: each push and fetch, and the clone. */
function sightingsOf(root: string): Answer<Sighting[]> {
  const answer = askGit(root, ['log', '-g', '--format=%H%x00%gd%x00%gs', '--date=short', '--remotes', 'HEAD']);
  if (answer.state !== 'answered') return answer;
  const out = answer.out.split('\n').flatMap((line) => {
    const [commit = '', selector = '', what = ''] = line.split('\0');
    const day = /@\{(\d{4}-\d\d-\d\d)\}$/.exec(selector)?.[1];
    const isOfRemote = !selector.startsWith('HEAD@') || what.startsWith('clone: ');
    return day !== undefined && isOfRemote ? [{ commit, day }] : [];
  });
  return { state: 'answered', out };
}

/** The parents of all commits from some tips down to one. */
function parentsUpTo(root: string, first: string | undefined, tips: readonly string[]): Answer<Parents> {
  if (first === undefined || tips.length === 0) return { state: 'answered', out: new Map() };
  const wanted = [...new Set(tips), `^${first}^@`].join('\n');
  const answer = askGit(root, ['rev-list', '--parents', '--ignore-missing', '--stdin'], `${wanted}\n`);
  if (answer.state !== 'answered') return answer;
  const lines = answer.out.split('\n').map((line) => line.split(' '));
  return { state: 'answered', out: new Map(lines.map(([commit = '', ...before]) => [commit, before])) };
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

/** The lines of a commit that stand before its message. */
function headerOf(commit: Answer<Buffer> | undefined): string {
  if (commit?.state !== 'answered') return '';
  const [header = ''] = commit.out.toString('latin1').split('\n\n');
  return header;
}

/** Whether a commit carries a signature, whatever it is worth. */
function claimsSignature(commit: Answer<Buffer> | undefined): boolean {
  return /^gpgsig/m.test(headerOf(commit));
}

/** Whether a commit builds on others, whether they are on this machine or not. */
export function hasParents(commit: Answer<Buffer> | undefined): boolean {
  return /^parent /m.test(headerOf(commit));
}
