/** What git knows of the promises in a team's folder: asked with a few calls, however many reviews there are. */
import { evidenceOf } from '../domain/evidence.ts';
import { addQuarters } from '../domain/quarter.ts';
import { askGit, readObjects } from './git.ts';
import { askLog, blobsOf, isBefore, readLog, versionsOf, type LoggedCommit } from './git-log.ts';
import { findWitnesses } from './git-witnesses.ts';
import type { Records } from './history.ts';
import { nothingGathered, type Gathered } from './repository.ts';
import { reviewFile } from './team-folder.ts';

/** Asks git about the promises for some quarters. */
export function gatherEvidence(root: string, quarters: readonly string[], records: Records): Gathered {
  const about = askGit(root, ['rev-parse', '--is-shallow-repository']);
  if (about.state === 'missing') return nothingGathered('There is no git on this machine');
  if (about.state === 'refused') return nothingGathered(`Git cannot be asked here (${about.reason})`);
  const before = quarters.map((quarter) => addQuarters(quarter, -1));
  const answer = askLog(root, [...new Set([...before, ...quarters])]);
  if (answer.state !== 'answered') return nothingGathered('Nothing was committed here yet');
  const log = readLog(answer.out);
  const touching = new Set([...log.files.values()].flat().map(({ at }) => at.id));
  const inOrder = [...log.parents.keys()].filter((commit) => touching.has(commit));
  const objects = readObjects(root, [...blobsOf(log), ...inOrder]);
  const versions = versionsOf(log, objects, records);
  const witnesses = findWitnesses(root, inOrder, objects);
  const repository = {
    isBefore: isBefore(log),
    remoteSince: ({ id }: LoggedCommit) => witnesses.remoteSince(id),
    isSigned: ({ id }: LoggedCommit) => witnesses.isSigned(id),
  };
  const shallow = 'This is a shallow clone: what was committed before its first commit is not known here.';
  const noRemote = 'This repository has no remote, so nobody else has seen its commits.';
  return {
    limits: [...(about.out.startsWith('true') ? [shallow] : []), ...(witnesses.hasRemote ? [] : [noRemote])],
    of: (review) => {
      const { rep, quarter } = review;
      const paths = [addQuarters(quarter, -1), quarter].map((one) => reviewFile({ rep, quarter: one }));
      return evidenceOf(review, versions(paths), repository);
    },
  };
}
