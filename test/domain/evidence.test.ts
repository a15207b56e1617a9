/** The story of a promise, from the versions that commits left. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evidenceOf, together, type Commit, type PromiseEvidence, type Version } from '../../src/domain/evidence.ts';
import type { Objective, Review } from '../../src/domain/review.ts';

const PROMISE: Objective = { objective: 'Meet three CIOs', measure: { metric: 'CIO meetings', target: 3 } };
const LOWER: Objective = { ...PROMISE, measure: { metric: 'CIO meetings', target: 2 } };

function commit(day: string): Commit {
  return { commit: `c-${day}`, day, author: 'Jo Park' };
}

function planned(day: string, promise: Objective | undefined): Version {
  return { at: commit(day), quarter: '2025-Q4', review: promise === undefined ? {} : { next: { cios: promise } } };
}

function said(day: string, promise: Objective | undefined, did: Review['did'] = {}): Version {
  return { at: commit(day), quarter: '2026-Q1', review: promise === undefined ? {} : { said: { cios: promise }, did } };
}

function evidence(
  versions: readonly Version[],
  facts: { promise?: Objective; remote?: string; isSigned?: boolean } = {},
): PromiseEvidence | undefined {
  const { promise = PROMISE, remote, isSigned = false } = facts;
  const repository = {
    isBefore: (one: Commit, other: Commit) => one.day < other.day,
    remoteSince: () => remote,
    isSigned: () => isSigned,
  };
  return evidenceOf({ quarter: '2026-Q1', said: { cios: promise } }, versions, repository)[0];
}

describe('the story of a promise', () => {
  it('begins with the plan of the quarter before', () => {
    expect(evidence([planned('2026-01-07', undefined), planned('2026-01-08', PROMISE)])).toEqual({
      id: 'cios',
      grade: 1,
      seen: commit('2026-01-08'),
      changed: null,
      isChangedSince: false,
      outcome: null,
      remote: null,
    });
  });

  it('goes on with what the review says, whatever becomes of the plan', () => {
    const versions = [planned('2026-01-07', PROMISE), said('2026-04-02', PROMISE), planned('2026-04-03', LOWER)];
    expect(evidence(versions)).toMatchObject({ seen: commit('2026-01-07'), changed: null, grade: 1 });
  });

  it('is not changed where the promise was gone for a while, and is where it came back as another', () => {
    const gone = [planned('2026-01-07', PROMISE), planned('2026-01-08', undefined)];
    expect(evidence([...gone, planned('2026-01-09', PROMISE)])).toMatchObject({ changed: null });
    expect(evidence([...gone, planned('2026-01-09', LOWER)], { promise: LOWER })).toMatchObject({
      changed: commit('2026-01-09'),
    });
  });

  it('has an outcome as soon as one is known', () => {
    const outcomes = [
      said('2026-04-01', PROMISE, 'unknown'),
      said('2026-04-02', PROMISE, { cios: 'unknown' }),
      said('2026-04-03', PROMISE, { others: { done: true } }),
      said('2026-04-04', PROMISE, { cios: { done: true } }),
      said('2026-04-05', PROMISE, { cios: { done: false } }),
    ];
    expect(evidence(outcomes.slice(0, 3))).toMatchObject({ outcome: null, grade: 1 });
    expect(evidence(outcomes)).toMatchObject({ outcome: commit('2026-04-04'), grade: 2 });
  });

  it('is nothing where no commit has it', () => {
    const outcome = said('2026-04-04', undefined);
    expect(evidence([outcome])).toMatchObject({ grade: 0, seen: null, outcome: null });
  });
});

describe('the grade', () => {
  const early = planned('2026-01-07', PROMISE);
  const late = said('2026-04-04', PROMISE, { cios: { done: true } });

  it.each([
    ['nothing shows the order', [early], {}, 1],
    ['the outcome came later', [early, late], {}, 2],
    ['a remote has it', [early], { remote: '2026-01-09' }, 3],
    ['a remote has it, and the outcome came later', [early, late], { remote: '2026-01-09' }, 3],
    ['it is signed', [early], { isSigned: true }, 4],
    ['it is signed, and a remote has it', [early, late], { remote: '2026-01-09', isSigned: true }, 4],
    ['it came with its outcome', [late], { remote: '2026-04-05', isSigned: true }, 1],
    ['it was changed since', [early, late], { promise: LOWER, isSigned: true }, 0],
  ])('where %s', (_, versions, facts, grade) => {
    expect(evidence(versions, facts)?.grade).toBe(grade);
  });

  it('is not raised by a change, whatever is changed and when', () => {
    const days = fc.uniqueArray(fc.integer({ min: 10, max: 28 }), { minLength: 1, maxLength: 5 });
    const facts = fc.record({ isSigned: fc.boolean(), remote: fc.constantFrom('2026-01-09', '2026-02-01') });
    fc.assert(
      fc.property(days, facts, (changedOn, known) => {
        const changes = changedOn
          .toSorted((one, other) => one - other)
          .map((day, index) => planned(`2026-01-${day}`, index === changedOn.length - 1 ? PROMISE : LOWER));
        const before = Number(evidence([early, late], known)?.grade);
        expect(Number(evidence([early, ...changes, late], known)?.grade)).toBeLessThanOrEqual(before);
      }),
    );
  });
});

describe('the promises of a review together', () => {
  const one: PromiseEvidence = {
    id: 'a',
    grade: 2,
    seen: commit('2026-01-07'),
    changed: null,
    isChangedSince: false,
    outcome: null,
    remote: null,
  };

  it('have the lowest grade, and stand since the latest commit', () => {
    const two = { ...one, id: 'b', grade: 1, changed: commit('2026-02-01') } as const;
    const both = { grade: 1, committed: 2, of: 2, changed: 1, latest: commit('2026-02-01') };
    expect(together([one, two])).toEqual({ ...both, promises: [one, two] });
    expect(together([two, one])).toEqual({ ...both, promises: [two, one] });
  });

  it('are not all committed where one is not, or was changed since', () => {
    const none = { ...one, id: 'c', grade: 0, seen: null } as const;
    const since = { ...one, id: 'd', grade: 0, isChangedSince: true } as const;
    expect(together([none, one, since])).toMatchObject({ grade: 0, committed: 1, of: 3, changed: 1 });
    expect(together([none])).toMatchObject({ grade: 0, committed: 0, of: 1, latest: null });
  });

  it('are nothing to speak of where there are none, or nobody was asked', () => {
    expect(together([])).toBeNull();
    expect(together(undefined)).toBeNull();
  });
});
