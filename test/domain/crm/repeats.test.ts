import { describe, expect, it } from 'vitest';
import { ExportNotes } from '../../../src/domain/crm/notes.ts';
import { Repeats } from '../../../src/domain/crm/repeats.ts';

describe('a deal with an id', () => {
  it('is the same as before, in whatever file, or says other things of which the place is told', () => {
    const repeats = new Repeats();
    const [one, other] = [new ExportNotes('a.csv'), new ExportNotes('b.csv')];
    expect(repeats.isRepeated('1', ['ana', '5'], 2, one)).toBe(false);
    expect(repeats.isRepeated('2', ['ana', '5'], 3, one)).toBe(false);
    expect(repeats.isRepeated('3', ['ana', '5'], 2, other)).toBe(false);
    expect(repeats.isRepeated('1', ['ana', '5'], 3, other)).toBe(true);
    expect(Object.fromEntries(other.leftOut)).toEqual({ 'there twice': 1 });
    expect(repeats.isRepeated('2', ['ana5', ''], 4, other)).toBe(true);
    expect(repeats.isRepeated('3', ['ana', '6'], 5, other)).toBe(true);
    expect(other.problems.list().map(({ message }) => message)).toEqual([
      'the deal 2 is there more than once, and says different things: see line 3 of a.csv (also in line 5)',
    ]);
  });
});

describe('deals without ids', () => {
  it('may be one where they say the same: all are counted, and the first are named', () => {
    const repeats = new Repeats();
    for (const line of [2, 3, 4, 5, 6]) repeats.addUnnamed(['ana', '5'], line, line < 4 ? 'a.csv' : 'b.csv');
    repeats.addUnnamed(['ana', '6'], 7, 'b.csv');
    const sameAs = { file: 'a.csv', line: 2 };
    expect(repeats.twins).toBe(4);
    expect(repeats.firstTwins).toEqual([
      { file: 'a.csv', line: 3, sameAs },
      { file: 'b.csv', line: 4, sameAs },
      { file: 'b.csv', line: 5, sameAs },
    ]);
  });

  const overlapsOf = (days: readonly string[], names: readonly string[] = ['ana']): string[] => {
    const repeats = new Repeats();
    repeats.addUnnamed([], 2, 'a.csv');
    for (const rep of names) {
      for (const day of ['2026-02-10', '2026-02-01', '2026-02-20', '2026-02-15']) repeats.addDay(rep, day, 'a.csv');
      for (const day of days) repeats.addDay(rep, day, 'b.csv');
    }
    return repeats.overlaps((rep) => rep.toUpperCase()).map(({ message }) => message);
  };

  it.each([
    [['2026-01-31'], false],
    [['2026-01-31', '2026-02-01'], true],
    [['2026-02-20'], true],
    [['2026-02-21'], false],
    [['2026-01-01', '2026-03-01'], true],
  ])('of %j overlap with those of February: %s', (days, is) => {
    expect(overlapsOf(days)).toEqual(
      is ? ['a.csv has deals of ANA from the same days, and without ids nothing tells which are the same'] : [],
    );
  });

  it('overlap rep by rep, of whom some are named', () => {
    expect(overlapsOf(['2026-02-02'], ['a', 'b', 'c', 'd', 'e'])[0]).toContain('deals of A, B, C and 2 more from');
    expect(overlapsOf(['2026-02-02'], ['a', 'b', 'c'])[0]).toContain('deals of A, B, C from');
    const repeats = new Repeats();
    repeats.addDay('ana', '2026-02-01', 'a.csv');
    repeats.addDay('ana', '2026-02-01', 'b.csv');
    repeats.addUnnamed([], 2, 'c.csv');
    repeats.addDay('ben', '2026-02-01', 'c.csv');
    expect(repeats.overlaps(String)).toEqual([]);
  });
});
