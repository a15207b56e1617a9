import { describe, expect, it } from 'vitest';
import { nameOf, quotaOf, repsIn } from '../../src/domain/team.ts';
import { team } from './sample.ts';

describe('the team', () => {
  it('has the reps of a quarter, with their quotas and names', () => {
    expect(repsIn(team, '2025-Q3')).toEqual(['ana-silva', 'dmitri-volkov']);
    expect(repsIn(team, '2026-Q2')).toEqual(['ana-silva', 'ben-okafor']);
    expect([
      quotaOf(team, 'ana-silva', '2026-Q1'),
      quotaOf(team, 'ana-silva', '2026-Q2'),
      quotaOf(team, 'nobody', '2026-Q1'),
    ]).toEqual([250000, undefined, undefined]);
    expect([nameOf(team, 'ana-silva'), nameOf(team, 'nobody')]).toEqual(['Ana Silva', 'nobody']);
  });
});
