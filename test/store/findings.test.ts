/** Where findings point, in files that were written by hand, by qreview, or cut down at random. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isTree, withValue } from '../../src/domain/tree.ts';
import type { Path } from '../../src/domain/finding.ts';
import type { Review } from '../../src/domain/review.ts';
import { checkReview, checkTeamQuarter, contextFor, recordsIn, standingsOf } from '../../src/store/history.ts';
import { formatReview, loadTeam, parseReview, type Readable } from '../../src/store/team-folder.ts';
import { ROOT } from '../folder.ts';

const root = join(ROOT, 'examples/acme-west');
const records = recordsIn(root);
const file = loadTeam(root);
if (file.state !== 'readable') throw new Error('the example has no team');
const team = file.value;

const reviews = readdirSync(join(root, 'reviews')).flatMap((quarter) =>
  readdirSync(join(root, 'reviews', quarter)).map((name) =>
    records.review({ quarter, rep: name.replace('.yaml', '') }),
  ),
);
const readable = reviews.filter((review): review is Readable<Review> => review.state === 'readable');

/** What is wrong with the places of what the rules find on a review. */
function outside(review: Readable<Review>): string[] {
  const lines = review.text.split('\n');
  return checkReview(review, contextFor(team, review.value, records, true), true)
    .filter(({ line, column, excerpt }) => lines[line - 1] !== excerpt || column < 1 || column > excerpt.length)
    .map(({ rule, line, column }) => `${rule} ${line}:${column}`);
}

it.each(readable.map((review) => [review.file, review] as const))('stays inside %s', (_, review) => {
  expect(outside(review)).toEqual([]);
});

it('stays inside the team file', () => {
  const lines = readFileSync(join(root, 'qreview.yaml'), 'utf8').split('\n');
  const findings = checkTeamQuarter(file, '2026-Q1', standingsOf(team, '2026-Q1', records));
  expect(findings.map(({ line, column, rule }) => [rule, lines[line - 1]?.slice(column - 1)])).toEqual([
    ['team/everyone-reviewed', 'mei-tanaka:'],
    ['team/everyone-reviewed', 'sam-patel:'],
    ['team/goal-owned', 'retention:'],
    ['team/quotas-cover-the-number', '4800000'],
  ]);
});

/** Every place in a value, but for those without which it is no review. */
function placesIn(value: unknown, path: Path = []): Path[] {
  if (!isTree(value) || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([key, child]) => {
    const here = [...path, key];
    return ['version', 'rep', 'quarter', 'state'].includes(key) ? [] : [here, ...placesIn(child, here)];
  });
}

it('stays inside a review from which anything is missing', () => {
  fc.assert(
    fc.property(fc.constantFrom(...readable), fc.array(fc.nat(), { maxLength: 12 }), (review, cuts) => {
      const places = placesIn(review.value);
      const cut = cuts.reduce<Review>(
        (some, which) => withValue(some, places[which % places.length] ?? [], undefined),
        { ...review.value, state: 'draft' },
      );
      const written = parseReview(formatReview(cut), cut);
      if (written.state === 'readable') expect(outside(written)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
