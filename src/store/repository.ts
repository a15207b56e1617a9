/** Whether a team's folder is in a git repository: seen without starting git, so that nobody waits for it elsewhere. */
import { realpathSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import type { Evidence } from '../domain/evidence.ts';
import type { Review } from '../domain/review.ts';
import { isThere } from './text-file.ts';

/** What git knows of each review's promises, and what can't be known here, as sentences for the leader. */
export interface Gathered {
  /** Of what was asked so far. */
  readonly limits: readonly string[];
  readonly of: (review: Pick<Review, 'rep' | 'quarter' | 'said'>) => Evidence | undefined;
}

/** What is known where nobody was asked, and why. */
export function nothingGathered(why: string): Gathered {
  return { limits: [`${why}, so nothing shows when a promise was written.`], of: () => undefined };
}

/** Whether a folder is in a git repository. */
export function isInRepository(root: string): boolean {
  return process.env['GIT_DIR'] !== undefined || topOf(root) !== undefined;
}

/** The way from the repository's top to a folder in it, with a slash behind it; empty at the top, or in none. */
export function folderInRepository(root: string): string {
  const way = relative(topOf(root) ?? realpathSync(root), realpathSync(root))
    .split(sep)
    .join('/');
  return way === '' ? '' : `${way}/`;
}

/** The top of the repository that a folder is in; undefined where it is in none. */
export function topOf(root: string): string | undefined {
  // A link may lead into one, and git goes by where it leads.
  for (let folder = realpathSync(root); ; folder = dirname(folder)) {
    if (isThere(join(folder, '.git'))) return folder;
    if (dirname(folder) === folder) return undefined;
  }
}
