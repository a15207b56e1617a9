import fc from 'fast-check';
import { expect, it } from 'vitest';
import { align, PARTS } from '../../../src/domain/alignment/align.ts';
import type { Finding } from '../../../src/domain/finding.ts';
import type { Review } from '../../../src/domain/review.ts';
import { reviewOf, sourcesOf } from './sources.ts';

const finding = (severity: Finding['severity'], file: string): Finding => ({
  severity,
  file,
  rule: 'next/clear',
  path: ['next'],
  line: 3,
  column: 1,
  message: 'what is wrong',
  excerpt: 'next:',
});

const findings = [
  finding('info', 'qreview.yaml'),
  { ...finding('warning', 'reviews/2026-Q1/ana.yaml'), advice: 'mend it' },
  finding('error', 'reviews/2026-Q1/ana.yaml'),
];

it('has the parts that are wanted, and the trend if it is', () => {
  const keys = (parts: readonly (typeof PARTS)[number][], history: number): string[] =>
    Object.keys(align(sourcesOf([]), parts, history)).slice(10);
  expect(keys(PARTS, 0)).toEqual(['number', 'promises', 'known', 'alignment', 'findings', 'across']);
  expect(keys(['known'], 2)).toEqual(['known', 'history']);
  expect(keys([], 0)).toEqual([]);
});

it('says whose reviews are there, and how much was found on each', () => {
  const { reviews, elsewhere, rep, firstDay, lastDay } = align(
    sourcesOf([reviewOf('ana', '2026-Q1')], { findings }),
    [],
    0,
  );
  const counts = { errors: 0, warnings: 0, hints: 0 };
  expect(reviews).toEqual([
    {
      rep: 'ana',
      name: 'Ana Silva',
      state: 'done',
      file: 'reviews/2026-Q1/ana.yaml',
      ...counts,
      errors: 1,
      warnings: 1,
    },
    { rep: 'ben', name: 'Ben Okafor', state: 'missing', file: 'reviews/2026-Q1/ben.yaml', ...counts },
  ]);
  expect(elsewhere).toEqual({ errors: 0, warnings: 0, hints: 1 });
  expect([rep, firstDay, lastDay]).toEqual([null, '2026-01-01', '2026-03-31']);
  expect(align(sourcesOf([], { rep: 'ben' }), [], 0)).toMatchObject({ rep: 'ben', reviews: [{ rep: 'ben' }] });
});

it('puts the worst finding first, each with the rep whom it is about', () => {
  const report = align(sourcesOf([], { findings }), ['findings'], 0);
  expect(report.findings?.map(({ severity, rep, name, advice }) => [severity, rep, name, advice])).toEqual([
    ['error', 'ana', 'Ana Silva', undefined],
    ['warning', 'ana', 'Ana Silva', 'mend it'],
    ['info', null, null, undefined],
  ]);
  expect(report.findings?.map((one) => 'advice' in one)).toEqual([false, true, false]);
  expect(report.findings?.[0]).toMatchObject({ path: ['next'], line: 3, column: 1, excerpt: 'next:' });
});

it.each(['archive/reviews/2026-Q1/ana.yaml', 'reviews/2026-Q1/ana.yaml~', 'reviews/ana.yaml'])(
  'takes %s for no review of a rep',
  (file) => {
    const report = align(sourcesOf([], { findings: [finding('error', file)] }), ['findings'], 0);
    expect(report.findings).toMatchObject([{ file, rep: null, name: null }]);
  },
);

it('does not depend on the order of sections', () => {
  const sections: Partial<Review> = {
    number: { quota: 250000, booked: 231500 },
    said: { a: { objective: 'Ask for introductions' } },
    did: { a: { done: false } },
    worked: { b: { effort: 'Visits', keep: true } },
    didnt_work: { c: { effort: 'Cold calls' } },
    learned: { d: { lesson: 'Budgets froze' } },
    next: { e: { objective: 'Call cold', because: ['worked.b'] }, f: { objective: 'Visit banks' } },
  };
  const expected = align(sourcesOf([reviewOf('ana', '2026-Q1', sections)]), PARTS, 2);
  fc.assert(
    fc.property(fc.shuffledSubarray(Object.entries(sections), { minLength: 7, maxLength: 7 }), (shuffled) => {
      const review = reviewOf('ana', '2026-Q1', Object.fromEntries(shuffled));
      expect(align(sourcesOf([review]), PARTS, 2)).toEqual(expected);
    }),
  );
});
