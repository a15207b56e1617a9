/** Whether a team's folder is in a git repository: seen without starting git, so that nobody waits for it elsewhere. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Evidence } from '../domain/evidence.ts';
import type { Review } from '../domain/review.ts';

/** What git knows of each review's promises, and what can't be known here, as sentences for the leader. */
export interface Gathered {
  readonly limits: readonly string[];
  readonly of: (review: Pick<Review, 'rep' | 'quarter' | 'said'>) => Evidence | undefined;
}

/** What is known where nobody was asked, and why. */
export function nothingGathered(why: string): Gathered {
  return { limits: [`${why}, so nothing shows when a promise was written.`], of: () => undefined };
}

/** Whether a folder is in a git repository. */
export function isInRepository(root: string): boolean {
  if (process.env['GIT_DIR'] !== undefined) return true;
  for (let folder = root; ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return true;
    if (dirname(folder) === folder) return false;
  }
}
