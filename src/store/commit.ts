/** Commits a review to the user's own repository: its file alone, whatever else is staged there. */
import type { Place } from '../domain/references.ts';
import { nameOf, type Team } from '../domain/team.ts';
import { askGit, problemOf, tellGit, type Answer } from './git.ts';
import { reviewFile } from './team-folder.ts';

/** What became of it. */
export type Committed =
  | { readonly state: 'committed'; readonly commit: string }
  /** The repository has the review as it is. */
  | { readonly state: 'nothing' }
  | { readonly state: 'refused'; readonly reason: string };

/** What keeps git from committing a file, as a part of a sentence; nothing is run to find it out. */
export function obstacleTo(root: string, file: string): string | undefined {
  // This command knows no literal paths; the paths of reviews have nothing in them that could be a pattern.
  const answer = askGit(root, ['--no-literal-pathspecs', 'check-ignore', '--quiet', '--', file]);
  if (answer.state === 'answered') return `git ignores ${file} (.gitignore, or another list of yours)`;
  // It says no without a reason.
  return problemOf(answer) === '' ? undefined : problemOf(answer);
}

/** The first line of the commit of a review. A name may have anything in it. */
export function subjectOf({ rep, quarter }: Place, team: Team): string {
  const name = nameOf(team, rep)
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim();
  return `review: ${name === '' ? rep : name} ${quarter}`;
}

/** Commits a review as it stands on disk. */
export function commitReview(root: string, place: Place, team: Team): Committed {
  const file = reviewFile(place);
  const status = askGit(root, ['status', '--porcelain', '--untracked-files=all', '--', file]);
  if (status.state !== 'answered') return refusal(status);
  if (status.out === '') return { state: 'nothing' };
  if (status.out.startsWith('??')) {
    // Git commits a path only if it knows of it.
    const added = tellGit(root, ['add', '--', file]);
    if (added.state !== 'answered') return refusal(added);
  }
  const trailers = `Rep: ${place.rep}\nQuarter: ${place.quarter}`;
  const answer = tellGit(root, [
    '-c',
    'i18n.commitEncoding=UTF-8',
    'commit',
    '--quiet',
    '--only',
    '--cleanup=whitespace',
    '--message',
    subjectOf(place, team),
    '--message',
    trailers,
    '--',
    file,
  ]);
  if (answer.state !== 'answered') return refusal(answer);
  const head = askGit(root, ['rev-parse', '--short', 'HEAD']);
  return head.state === 'answered' ? { state: 'committed', commit: head.out.trim() } : refusal(head);
}

function refusal(answer: Exclude<Answer, { state: 'answered' }>): Committed {
  return { state: 'refused', reason: problemOf(answer) };
}
