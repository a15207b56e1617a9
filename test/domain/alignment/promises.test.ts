import { expect, it } from 'vitest';
import { promisesPart } from '../../../src/domain/alignment/promises.ts';
import type { Outcome, Review } from '../../../src/domain/review.ts';
import { reviewOf, sourcesOf, team } from './sources.ts';

const made = { quota: 250000, booked: 250000 };
const missed = { quota: 250000, booked: 249999.99 };

function withOutcomes(number: Review['number'], ...outcomes: readonly (Outcome | 'unknown')[]): Review {
  return reviewOf('ana', '2026-Q1', {
    ...(number === undefined ? {} : { number }),
    said: Object.fromEntries(outcomes.map((_, index) => [`p${index}`, { objective: 'x' }])),
    did: Object.fromEntries(outcomes.map((outcome, index) => [`p${index}`, outcome])),
  });
}

function ana(review: Review | undefined, unreadable: readonly string[] = []) {
  return promisesPart(sourcesOf(review === undefined ? [] : [review], { unreadable })).reps[0];
}

it.each([
  ['kept-made', withOutcomes(made, { done: true }, { done: true })],
  ['kept-missed', withOutcomes(missed, { done: true })],
  ['broke-made', withOutcomes(made, { done: true }, { done: false })],
  ['broke-missed', withOutcomes(missed, { done: false })],
  // A released promise doesn't count, and one that is missed settles it whatever became of the others.
  ['kept-made', withOutcomes(made, { done: true }, { released: 'The client was sold' })],
  ['broke-made', withOutcomes(made, { done: false }, 'unknown')],
])('a rep is in the box %s', (box, review) => {
  expect(ana(review)).toMatchObject({ box, unplaced: null });
});

it.each([
  ['no review', undefined],
  ['booked is not known', withOutcomes({ quota: 1, booked: 'unknown' }, { done: true })],
  ['booked is not known', withOutcomes(undefined, { done: true })],
  ['what was promised is not known', reviewOf('ana', '2026-Q1', { number: made, said: 'unknown', did: 'unknown' })],
  ['1 of 2 promises not known', withOutcomes(made, { done: true }, 'unknown')],
  ['nothing was promised', withOutcomes(made)],
  ['every promise was released', withOutcomes(made, { released: 'No need' })],
])('a rep is in no box: %s', (unplaced, review) => {
  expect(ana(review)).toMatchObject({ box: null, unplaced });
});

it('says of a review that cannot be read that it cannot, and of a quota that is not set that it is not', () => {
  expect(ana(undefined, ['reviews/2026-Q1/ana.yaml'])).toMatchObject({ unplaced: 'the review cannot be read' });
  const noQuota = { ...team, reps: { ana: { name: 'Ana Silva' } } };
  const sources = sourcesOf([withOutcomes({ booked: 5 }, { done: true })], { team: noQuota });
  expect(promisesPart(sources).reps[0]).toMatchObject({ quota: null, attainment: null, unplaced: 'no quota is set' });
});

it('gives a share of promises from three on', () => {
  const done = { done: true };
  expect(ana(withOutcomes(made, done, done))?.share).toBeNull();
  expect(ana(withOutcomes(made, done, done, { done: false }))).toMatchObject({
    share: 2 / 3,
    booked: 250000,
    quota: 250000,
    attainment: 1,
    sayDo: { kept: 2, counted: 3, unknown: 0, released: 0, quarters: ['2026-Q1'] },
  });
});

it('says what git cannot show', () => {
  const evidenceLimits = ['This folder is in no repository.'];
  expect(promisesPart({ ...sourcesOf([]), evidenceLimits }).evidenceLimits).toEqual(evidenceLimits);
});

it("adds the team's promises up", () => {
  const ben = { ...withOutcomes(made, { done: false }), rep: 'ben' };
  expect(promisesPart(sourcesOf([withOutcomes(made, { done: true }), ben])).sayDo).toMatchObject({
    kept: 1,
    counted: 2,
  });
});
