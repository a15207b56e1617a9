/** The example team that comes with qreview: Acme West, over five quarters. */
import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { addDays } from '../domain/day.ts';
import { REVIEWS } from '../domain/place.ts';
import { firstDay, lastDay } from '../domain/quarter.ts';
import type { Team } from '../domain/team.ts';
import { errorAt, makeFolder } from './atomic-file.ts';
import { commitPaths, initRepository } from './git.ts';
import { packageFolder } from './schema-copies.ts';
import { loadTeam, quartersOf } from './team-folder.ts';
import { writeGitSettings } from './new-team.ts';

/** The review that the visitor does: the one that the example leaves open. */
export const OPEN_REVIEW = { rep: 'mei-tanaka', quarter: '2026-Q1' } as const;

/** The day on which the example's story stands. */
export const STORY_DAY = '2026-04-08';

const DAYS_TO_REVIEW = 7;

/** The answers for the open review, for when nobody is there to give them. */
export function preparedAnswers(): string {
  return join(packageFolder(), 'examples', 'answers', `${OPEN_REVIEW.rep}-${OPEN_REVIEW.quarter}.yaml`);
}

/**
 * Copies the example into a folder, which is made, with a git history: one commit for each quarter.
 * Gives whether there is one. Throws ENOTEMPTY where the folder has something in it.
 */
export function copyExample(root: string): boolean {
  makeFolder(root);
  if (readdirSync(root).length > 0)
    throw Object.assign(new Error(`${root} is not empty`), { code: 'ENOTEMPTY', path: root });
  try {
    copyInto(root, join(packageFolder(), 'examples', 'acme-west'));
  } catch (error) {
    // The system names what was to be copied; what is full is where it was to go.
    throw errorAt(root, error);
  }
  writeGitSettings(root);
  const loaded = loadTeam(root);
  return loaded.state === 'readable' && initRepository(root) && commitStory(root, loaded.value);
}

// As cpSync does, which from Node 22 on says of a full disk that it does not answer.
function copyInto(to: string, from: string): void {
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (!entry.isDirectory()) copyFileSync(source, target);
    else {
      mkdirSync(target);
      copyInto(target, source);
    }
  }
}

function commitStory(root: string, { leader, fiscal_year }: Team): boolean {
  const who = { name: leader, email: 'leader@acme.example' };
  const quarters = quartersOf(root);
  const begins = firstDay(quarters[0] ?? OPEN_REVIEW.quarter, fiscal_year);
  const settings = ['.gitattributes', '.gitignore', `${REVIEWS}/.gitignore`];
  commitPaths(root, ['qreview.yaml', '.qreview', ...settings], 'Start of the reviews', { ...who, day: begins });
  for (const quarter of quarters) {
    const day = addDays(lastDay(quarter, fiscal_year), DAYS_TO_REVIEW);
    commitPaths(root, [`${REVIEWS}/${quarter}`], `review: ${quarter}`, { ...who, day });
  }
  return true;
}
