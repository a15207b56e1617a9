/** Work on one review while nobody else can write it. */
import { dirname, join } from 'node:path';
import { reviewFile, type Place } from '../domain/place.ts';
import { lockPath, takeLock } from '../store/lock.ts';
import { mkdirInside } from '../store/team-folder.ts';
import { UserError } from './exit.ts';
import type { Io } from './io.ts';
import { fromHere } from './team.ts';

/** Does the work under the review's lock. Throws UserError where somebody else holds it. */
export async function locked<Result>(io: Io, root: string, place: Place, work: () => Promise<Result>): Promise<Result> {
  const path = join(root, reviewFile(place));
  mkdirInside(root, dirname(path));
  const lock = takeLock(path);
  if ('holder' in lock) {
    const { host, process: id } = lock.holder;
    throw new UserError(
      `somebody else is writing this review: process ${id} on ${host}`,
      `wait until it is done; if nobody is writing, delete ${fromHere(io, lockPath(path))}`,
    );
  }
  try {
    return await work();
  } finally {
    lock.release();
  }
}
