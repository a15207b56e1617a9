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
  return {
    at: commit(day),
    quarter: '2025-Q4',
    before: [],
    review: promise === undefined ? {} : { next: { cios: promise } },
  };
}

function said(day: string, promise: Objective | undefined, did: Review['did'] = {}): Version {
  const review = promise === undefined ? {} : { said: { cios: promise }, did };
  return { at: commit(day), quarter: '2026-Q1', review, before: [] };
}

function evidence(
  versions: readonly Version[],
  facts: { promise?: Objective; remote?: string; isSigned?: boolean; unknownDay?: string } = {},
): PromiseEvidence | undefined {
  const { promise = PROMISE, remote, isSigned = false, unknownDay } = facts;
  const repository = {
    orderOf: ({ day }: Commit) => Number(day.replaceAll('-', '')),
    isBefore: (one: Commit, other: Commit) => one.day < other.day,
    remoteSince: () => remote,
    isSigned: () => isSigned,
    isDayKnown: ({ day }: Commit) => day !== unknownDay,
  };
  return evidenceOf({ quarter: '2026-Q1', said: { cios: promise } }, '2026-01-01', lastOf(versions), repository)[0];
}

/** What git has last of each file, where the versions of each follow one another. */
function lastOf(versions: readonly Version[]): Version[] {
  const last = new Map<string, Version>();
  for (const version of versions) {
    const before = last.get(version.quarter);
    last.set(version.quarter, before === undefined ? version : { ...version, before: [before] });
  }
  return [...last.values()];
}

describe('the story of a promise', () => {
  it('begins with the plan of the quarter before', () => {
    expect(evidence([planned('2026-01-07', undefined), planned('2026-01-08', PROMISE)])).toEqual({
      id: 'cios',
      grade: 1,
      seen: commit('2026-01-08'),
      isDayKnown: true,
      changed: null,
      isChangedSince: false,
      outcome: null,
      remote: null,
      isRemoteInTime: false,
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

  it('says the same with other blanks and line breaks, and another verdict', () => {
    const laidOut = { ...PROMISE, objective: '  Meet three\n  CIOs ', good: true };
    const versions = [planned('2026-01-07', PROMISE), said('2026-04-02', laidOut)];
    expect(evidence(versions)).toMatchObject({ changed: null, isChangedSince: false, grade: 1 });
    const other = { ...PROMISE, objective: 'Meet threeCIOs' };
    expect(evidence([planned('2026-01-07', other)])).toMatchObject({ isChangedSince: true, grade: 0 });
  });

  it('is told by its own id, whatever else was promised', () => {
    const both: Version = {
      ...planned('2026-01-08', undefined),
      review: { next: { demos: { objective: 'Five demos' }, cios: PROMISE } },
    };
    expect(evidence([planned('2026-01-07', PROMISE), both])).toMatchObject({ changed: null, isChangedSince: false });
  });

  it('has no outcome by what became of a promise of the quarter before', () => {
    const before: Version = {
      ...planned('2026-01-07', PROMISE),
      review: { next: { cios: PROMISE }, did: { cios: { done: true } } },
    };
    expect(evidence([before])).toMatchObject({ outcome: null, grade: 1 });
  });

  it('is nothing where no commit has it', () => {
    const outcome = said('2026-04-04', undefined);
    expect(evidence([outcome])).toMatchObject({ grade: 0, seen: null, outcome: null });
  });
});

describe('the story of a promise through merges', () => {
  const before = planned('2026-01-07', PROMISE);
  const merged = (promise: Objective | undefined, ...sides: readonly Version[]): Version => ({
    ...planned('2026-02-01', promise),
    before: sides,
  });
  const after = (day: string, promise: Objective | undefined): Version => ({
    ...planned(day, promise),
    before: [before],
  });

  it('goes the way on which it says the same, whatever the other side made of it', () => {
    const sides = [after('2026-01-20', LOWER), after('2026-01-21', PROMISE)];
    expect(evidence([merged(PROMISE, ...sides)])).toMatchObject({ seen: before.at, changed: null });
    expect(evidence([merged(LOWER, ...sides)], { promise: LOWER })).toMatchObject({ changed: commit('2026-01-20') });
  });

  it('goes that way in the review of the quarter itself, too', () => {
    const begun = said('2026-02-01', PROMISE);
    const [lower, same] = [said('2026-02-20', LOWER), said('2026-02-21', PROMISE)];
    const sides = [lower, same].map((side) => ({ ...side, before: [begun] }));
    expect(evidence([{ ...said('2026-03-01', PROMISE), before: sides }])).toMatchObject({
      seen: begun.at,
      changed: null,
    });
  });

  it('goes the way on which there is one at all', () => {
    expect(evidence([merged(PROMISE, planned('2026-01-20', undefined), before)])).toMatchObject({ seen: before.at });
    const changed = [merged(LOWER, planned('2026-01-20', undefined), before)];
    expect(evidence(changed, { promise: LOWER })).toMatchObject({ changed: commit('2026-02-01') });
    const gone = merged(undefined, planned('2026-01-20', undefined), before);
    expect(evidence([{ ...planned('2026-02-02', PROMISE), before: [gone] }])).toMatchObject({ seen: before.at });
  });

  it('knows an outcome of either side', () => {
    const begun = said('2026-03-01', PROMISE);
    const one = { ...said('2026-04-01', PROMISE), before: [begun] };
    const other = { ...said('2026-04-02', PROMISE, { cios: { done: true } }), before: [begun] };
    const both = { ...said('2026-04-03', PROMISE, { cios: { done: true } }), before: [one, other] };
    expect(evidence([before, both])).toMatchObject({ grade: 2, seen: before.at, outcome: other.at });
  });
});

describe('the day of a promise', () => {
  const [early, late] = [planned('2026-01-07', PROMISE), planned('2026-02-01', LOWER)];

  it('is not known where that of its first commit or of its change is not', () => {
    const known = (unknownDay?: string) =>
      evidence([early, late], { promise: LOWER, ...(unknownDay !== undefined && { unknownDay }) })?.isDayKnown;
    expect([known(), known('2026-01-07'), known('2026-02-01')]).toEqual([true, false, false]);
    expect(evidence([])?.isDayKnown).toBe(false);
  });

  it('on a remote is in time up to the first of the quarter', () => {
    expect(evidence([early], { remote: '2026-01-01' })?.isRemoteInTime).toBe(true);
    expect(evidence([early], { remote: '2026-01-02' })?.isRemoteInTime).toBe(false);
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
    isDayKnown: true,
    changed: null,
    isChangedSince: false,
    outcome: null,
    remote: null,
    isRemoteInTime: false,
  };

  it('have the lowest grade, and stand since the latest commit', () => {
    const two = { ...one, id: 'b', grade: 1, changed: commit('2026-02-01') } as const;
    const both = { grade: 1, committed: 2, of: 2, changed: 1, latest: commit('2026-02-01'), remoteSince: null };
    expect(together([one, two])).toEqual({ ...both, promises: [one, two] });
    expect(together([two, one])).toEqual({ ...both, promises: [two, one] });
  });

  it('stand since the commit of the last promise, where several are of one day', () => {
    const two = { ...one, id: 'b', seen: { ...commit('2026-01-07'), commit: 'later' } };
    expect(together([one, two])?.latest).toEqual(two.seen);
  });

  it('are not all committed where one is not, or was changed since', () => {
    const none = { ...one, id: 'c', grade: 0, seen: null } as const;
    const since = { ...one, id: 'd', grade: 0, isChangedSince: true } as const;
    expect(together([none, one, since])).toMatchObject({ grade: 0, committed: 1, of: 3, changed: 1 });
    expect(together([none])).toMatchObject({ grade: 0, committed: 0, of: 1, latest: null });
  });

  it('are on a remote since the latest day after the quarter began, where that is what they rest on', () => {
    const onRemote = (remote: string, grade: 3 | 4 = 3): PromiseEvidence => ({
      ...one,
      grade,
      remote,
      isRemoteInTime: remote <= '2026-01-01',
    });
    const since = (...all: readonly PromiseEvidence[]) => together(all)?.remoteSince;
    expect(since(onRemote('2025-12-31'), onRemote('2026-02-01'), onRemote('2026-01-09'))).toBe('2026-02-01');
    expect(since(onRemote('2025-12-31'))).toBeNull();
    expect(since(onRemote('2026-02-01'), onRemote('2026-03-01', 4))).toBe('2026-02-01');
    expect(since(onRemote('2026-02-01'), one)).toBeNull();
  });

  it('are nothing to speak of where there are none, or nobody was asked', () => {
    expect(together([])).toBeNull();
    expect(together(undefined)).toBeNull();
  });
});
