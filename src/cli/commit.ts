/** Whether a review that was written is committed too: by flag, by the team file, or by asking. */
import type { Place } from '../domain/references.ts';
import type { Review } from '../domain/review.ts';
import { visible } from '../report/format.ts';
import { isInRepository } from '../store/repository.ts';
import { reviewFile } from '../store/team-folder.ts';
import { EXIT, UserError, type Exit } from './exit.ts';
import type { Io } from './io.ts';
import type { OpenTeam } from './team.ts';

/** `--commit` and `--no-commit`. */
export interface CommitOptions {
  readonly commit?: boolean;
}

/** Throws UserError where --commit is given and git could not: before anybody answers sixty questions. */
export async function requireCommittable({ root }: OpenTeam, place: Place, { commit }: CommitOptions): Promise<void> {
  if (commit !== true) return;
  const obstacle = await obstacleTo(root, place);
  if (obstacle === undefined) return;
  throw new UserError(`the review could not be committed: ${obstacle}`, 'leave --commit out, or mend that first');
}

/** Commits a review that was written, if that is wanted. A draft is committed only with --commit. */
export async function offerCommit(
  io: Io,
  open: OpenTeam,
  review: Pick<Review, 'rep' | 'quarter' | 'state'>,
  { commit }: CommitOptions,
): Promise<Exit> {
  const wish = commit === undefined ? (open.team.commit ?? 'ask') : commit ? 'always' : 'never';
  if (wish === 'never' || (review.state === 'draft' && commit === undefined)) return EXIT.ok;
  if (wish === 'ask' && (io.ask === undefined || !isInRepository(open.root))) return EXIT.ok;
  const obstacle = await obstacleTo(open.root, review);
  if (obstacle !== undefined) {
    io.say(`not committed: ${visible(obstacle)}\n`);
    return commit === true ? EXIT.findings : EXIT.ok;
  }
  if (wish === 'ask' && !(await isWanted(io, review))) return EXIT.ok;
  return commitNow(io, open, review);
}

async function obstacleTo(root: string, place: Place): Promise<string | undefined> {
  if (!isInRepository(root)) return 'this folder is in no git repository';
  const store = await import('../store/commit.ts');
  return store.obstacleTo(root, reviewFile(place));
}

async function isWanted(io: Io, place: Place): Promise<boolean> {
  if (io.ask === undefined) return false;
  io.ifStopped(`Stopped. The review is saved in ${reviewFile(place)}, and not committed.\n`);
  const { choose } = await io.ask();
  const choice = await choose('Commit it to git?', [
    { value: 'commit', label: 'commit this review, and nothing else' },
    { value: 'leave', label: 'not now' },
  ]);
  return choice === 'commit';
}

async function commitNow(io: Io, { root, team }: OpenTeam, place: Place): Promise<Exit> {
  const { commitReview, subjectOf } = await import('../store/commit.ts');
  const file = reviewFile(place);
  const subject = subjectOf(place, team);
  const result = commitReview(root, place, team);
  switch (result.state) {
    case 'committed':
      io.say(`committed ${result.commit} ${visible(subject)}\n`);
      return EXIT.ok;
    case 'nothing':
      io.say(`There is nothing to commit: git has ${file} as it is.\n`);
      return EXIT.ok;
    case 'refused':
      throw new UserError(
        `the review is saved in ${file}, but it was not committed`,
        undefined,
        EXIT.findings,
        `git says:\n${indented(result.reason)}\n\nmend that, and commit it in the team's folder with\n${indented(byHand(file, subject))}`,
      );
  }
}

// For a shell: between single quotes everything but those is what it is.
function byHand(file: string, subject: string): string {
  const quoted = `'${subject.replaceAll("'", () => String.raw`'\''`)}'`;
  return `git add -- ${file} && git commit -m ${quoted} -- ${file}`;
}

function indented(text: string): string {
  return visible(text)
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
}
