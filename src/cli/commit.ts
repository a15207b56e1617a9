/** Whether what was written is committed too: by flag, by the team file, or by asking. */
import { reviewFile, type Place } from '../domain/place.ts';
import type { Review } from '../domain/review.ts';
import { visible } from '../report/format.ts';
import type { Change } from '../store/commit.ts';
import { isInRepository } from '../store/repository.ts';
import { shellWord } from '../store/shell-word.ts';
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
  const obstacle = await obstacleTo(root, [reviewFile(place)]);
  if (obstacle === undefined) return;
  throw new UserError(`the review could not be committed: ${obstacle}`, 'leave --commit out, or mend that first');
}

/** What was written, as it is spoken of. */
export interface Written extends Change {
  readonly what: 'the review' | 'the actuals' | 'the team file';
}

/** Commits a review that was written, if that is wanted. A draft is committed only with --commit. */
export async function offerReviewCommit(
  io: Io,
  open: OpenTeam,
  review: Pick<Review, 'rep' | 'quarter' | 'state'>,
  options: CommitOptions,
): Promise<Exit> {
  if (review.state === 'draft' && options.commit === undefined) return EXIT.ok;
  const { reviewChange } = await import('../store/commit.ts');
  return offerCommit(io, open, { ...reviewChange(review, open.team), what: 'the review' }, options);
}

/** Commits what was written, if that is wanted. */
export async function offerCommit(io: Io, open: OpenTeam, written: Written, { commit }: CommitOptions): Promise<Exit> {
  const wish = commit === undefined ? (open.team.commit ?? 'ask') : commit ? 'always' : 'never';
  if (wish === 'never') return EXIT.ok;
  if (wish === 'ask' && (io.ask === undefined || !isInRepository(open.root))) return EXIT.ok;
  const obstacle = await obstacleTo(open.root, written.files);
  if (obstacle !== undefined) {
    io.say(`not committed: ${visible(obstacle)}\n`);
    return commit === true ? EXIT.findings : EXIT.ok;
  }
  if (wish === 'ask' && !(await isWanted(io, written))) return EXIT.ok;
  return commitNow(io, open, written);
}

async function obstacleTo(root: string, files: readonly string[]): Promise<string | undefined> {
  if (!isInRepository(root)) return 'this folder is in no git repository';
  const store = await import('../store/commit.ts');
  return files.map((file) => store.obstacleTo(root, file)).find((obstacle) => obstacle !== undefined);
}

async function isWanted(io: Io, { files, what }: Written): Promise<boolean> {
  if (io.ask === undefined) return false;
  io.ifStopped(`Stopped. ${capital(what)} ${isOrAre(what)} saved in ${files.join(', ')}, and not committed.\n`);
  const { choose } = await io.ask();
  const choice = await choose('Commit it to git?', [
    { value: 'commit', label: `commit ${what.replace('the review', 'this review')}, and nothing else` },
    { value: 'leave', label: 'not now' },
  ]);
  return choice === 'commit';
}

async function commitNow(io: Io, { root }: OpenTeam, { what, ...change }: Written): Promise<Exit> {
  const { commitChange } = await import('../store/commit.ts');
  const { files, subject } = change;
  const named = files.join(', ');
  const result = commitChange(root, change);
  switch (result.state) {
    case 'committed':
      io.say(`committed ${result.commit} ${visible(subject)}\n`);
      return EXIT.ok;
    case 'nothing':
      io.say(`There is nothing to commit: git has ${named} as ${files.length === 1 ? 'it is' : 'they are'}.\n`);
      return EXIT.ok;
    case 'refused':
      throw new UserError(
        `${what} ${isOrAre(what)} saved in ${named}, but ${what === 'the actuals' ? 'they were' : 'it was'} not committed`,
        undefined,
        EXIT.findings,
        `git says:\n${indented(result.reason)}\n\nmend that, and commit it in the team's folder with\n${indented(byHand(change))}`,
      );
  }
}

function byHand({ files, subject, trailers }: Change): string {
  const file = files.join(' ');
  const words = trailers.split('\n').flatMap((trailer) => (trailer === '' ? [] : ['--trailer', shellWord(trailer)]));
  return ['git add --', file, '&& git commit -m', shellWord(subject), ...words, '--', file].join(' ');
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function isOrAre(what: Written['what']): string {
  return what === 'the actuals' ? 'are' : 'is';
}

function indented(text: string): string {
  return visible(text)
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
}
