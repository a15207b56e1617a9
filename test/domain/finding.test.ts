import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { count, sortByPlace, worstFirst, type Finding } from '../../src/domain/finding.ts';

const finding: Finding = {
  file: 'a.yaml',
  line: 1,
  column: 1,
  path: [],
  rule: 'r',
  severity: 'error',
  message: '',
  excerpt: '',
};

describe('findings', () => {
  it('come by file, then from top to bottom, the worst first, whatever order they were found in', () => {
    const sorted: Finding[] = [
      finding,
      { ...finding, rule: 's' },
      { ...finding, severity: 'warning' },
      { ...finding, severity: 'info' },
      { ...finding, column: 2 },
      { ...finding, line: 2 },
      { ...finding, file: 'b.yaml' },
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(sorted, { minLength: sorted.length }), (shuffled) => {
        expect(sortByPlace(shuffled)).toEqual(sorted);
      }),
    );
  });

  it('can have the worst first, and stay otherwise as they were', () => {
    const [a, b, c, d] = (['info', 'warning', 'error', 'warning'] as const).map((severity, line): Finding => ({
      ...finding,
      severity,
      line,
    }));
    expect(worstFirst([a, b, c, d].filter((one) => one !== undefined))).toEqual([c, b, d, a]);
  });

  it('are counted by severity', () => {
    expect(count([finding, { ...finding, severity: 'info' }, finding], 'error')).toBe(2);
  });
});
