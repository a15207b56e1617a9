/** Commits files to the user's own repository: these alone, whatever else is staged there. */
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
    // Git commits a path only if it knows of it.
    const added = tellGit(root, ['add', '--', ...files]);
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
    ...(trailers === '' ? [] : ['--message', trailers]),
    '--',
    ...files,
  ]);
  if (answer.state !== 'answered') return refusal(answer);
  const head = askGit(root, ['rev-parse', '--short', 'HEAD']);
  return head.state === 'answered' ? { state: 'committed', commit: head.out.trim() } : refusal(head);
}

function refusal(answer: Exclude<Answer, { state: 'answered' }>): Committed {
  return { state: 'refused', reason: problemOf(answer) };
}
