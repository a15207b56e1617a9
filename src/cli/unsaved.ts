/** Where the answers of an interview are when its review can't be saved any more. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { reviewFile } from '../domain/place.ts';
import type { Review } from '../domain/review.ts';
import { visible } from '../report/format.ts';
import { createFile } from '../store/atomic-file.ts';
import { formatReview } from '../store/team-folder.ts';
import { readText } from '../store/text-file.ts';

/**
 * Keeps the answers elsewhere, unless those that were saved before are still in their place. Gives what to tell of that;
 * undefined where they are.
 */
export function keepAnswers(root: string, review: Review, saved: string | undefined): string | undefined {
  const file = reviewFile(review);
  const there = textAt(root, file);
  if (saved !== undefined && there === saved) return undefined;
  const text = formatReview(review);
  try {
    const copy = join(mkdtempSync(join(tmpdir(), 'qreview-')), `${review.rep}-${review.quarter}.yaml`);
    createFile(copy, text);
    const next =
      there === undefined
        ? `To go on, copy it to ${file} in the team's folder, and run qreview new ${review.rep} ${review.quarter}`
        : `What somebody else wrote is in ${file}: take over by hand what it lacks of yours`;
    return `Your answers are in ${copy}\n${next}\n`;
  } catch {
    // No place is left but the screen.
    return `Your answers can be saved nowhere. Here they are, to be copied:\n\n${visible(text)}\n`;
  }
}

function textAt(root: string, file: string): string | undefined {
  try {
    const now = readText(root, file);
    return now !== undefined && 'text' in now ? now.text : undefined;
  } catch {
    return undefined;
  }
}
