/** Commits files to the user's own repository: these alone, whatever else is staged there. */
import { reviewFile, type Place } from '../domain/place.ts';
import { nameOf, type Team } from '../domain/team.ts';
import { askGit, askWhere, problemOf, tellGit, type Refusal } from './git.ts';

/** What became of it. */
export type Committed =
  | { readonly state: 'committed'; readonly commit: string }
  /** The repository has the review as it is. */
  | { readonly state: 'nothing' }
  | { readonly state: 'refused'; readonly reason: string };

/** What keeps git from committing a file, as a part of a sentence; nothing is run to find it out. */
export function obstacleTo(root: string, file: string): string | undefined {
  const where = askWhere(root);
  if (where.state !== 'answered') return problemOf(where);
  return obstacleIn(root, file) ?? obstacleOn(root, file);
}

// While one of them is under way, git commits no single file.
const UNDER_WAY = [
  { head: 'MERGE_HEAD', command: 'merge' },
  { head: 'CHERRY_PICK_HEAD', command: 'cherry-pick' },
] as const;

function obstacleIn(root: string, file: string): string | undefined {
  for (const { head, command } of UNDER_WAY) {
    if (askGit(root, ['rev-parse', '--verify', '--quiet', head]).state === 'answered') {
      return `a ${command} is not finished, and can only be committed whole: git add ${file}, then git ${command} --continue`;
    }
  }
  if (askGit(root, ['symbolic-ref', '--quiet', 'HEAD']).state !== 'answered') {
    return 'HEAD is on no branch, so a commit could get lost: finish the rebase, or make a branch with git switch -c';
  }
  for (const who of ['GIT_AUTHOR_IDENT', 'GIT_COMMITTER_IDENT']) {
    const name = askGit(root, ['var', who]);
    if (name.state !== 'answered') {
      return `git has no name for its author (${problemOf(name)}): set user.name and user.email with git config`;
    }
  }
  return undefined;
}

function obstacleOn(root: string, file: string): string | undefined {
  const deleted = askGit(root, ['diff', '--cached', '--name-only', '--no-renames', '--diff-filter=D', '--', file]);
  if (deleted.state !== 'answered') return problemOf(deleted);
  if (deleted.out !== '') return `${file} is staged for deletion: git restore --staged ${file} takes that back`;
  // This command knows no literal paths; the paths of reviews have nothing in them that could be a pattern.
  const ignored = askGit(root, ['--no-literal-pathspecs', 'check-ignore', '--quiet', '--', file]);
  if (ignored.state === 'answered') return `git ignores ${file} (.gitignore, or another list of yours)`;
  // It says no without a reason.
  return problemOf(ignored) === '' ? undefined : problemOf(ignored);
}

// A name may have anything in it.
function subjectOf({ rep, quarter }: Place, team: Team): string {
  const name = nameOf(team, rep)
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim();
  return `review: ${name === '' ? rep : name} ${quarter}`;
}

/** What is to be committed together. */
export interface Change {
  /** From the team's folder. */
  readonly files: readonly string[];
  readonly subject: string;
  readonly trailers: string;
}

/** A review as a change. */
export function reviewChange(place: Place, team: Team): Change {
  const trailers = `Rep: ${place.rep}\nQuarter: ${place.quarter}`;
  return { files: [reviewFile(place)], subject: subjectOf(place, team), trailers };
}

/** Commits a change as it stands on disk. */
export function commitChange(root: string, { files, subject, trailers }: Change): Committed {
  const status = askGit(root, ['status', '--porcelain', '--untracked-files=all', '--', ...files]);
  if (status.state !== 'answered') return refusal(status);
  if (status.out === '') return { state: 'nothing' };
  if (/^\?\?/m.test(status.out)) {
    // Git commits a path only if it knows of it; and where it refuses to, nobody's next commit is to take it along.
    const added = tellGit(root, ['add', '--intent-to-add', '--', ...files]);
    if (added.state !== 'answered') return refusal(added);
  }
  const answer = tellGit(root, [
    '-c',
    'i18n.commitEncoding=UTF-8',
    'commit',
    '--quiet',
    '--only',
    '--cleanup=whitespace',
    '--message',
    subject,
    // Where there are none, git leaves the paragraph out.
    '--message',
    trailers,
    '--',
    ...files,
  ]);
  if (answer.state !== 'answered') return refusal(answer);
  const head = askGit(root, ['rev-parse', '--short', 'HEAD']);
  return head.state === 'answered' ? { state: 'committed', commit: head.out.trim() } : refusal(head);
}

function refusal(answer: Refusal): Committed {
  // All that it says: the words of a hook may be many.
  return { state: 'refused', reason: answer.state === 'refused' ? answer.reason : problemOf(answer) };
}
