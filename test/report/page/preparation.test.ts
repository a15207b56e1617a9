import { describe, expect, it } from 'vitest';
import type { RepActuals } from '../../../src/domain/actuals.ts';
import { prepare } from '../../../src/domain/preparation.ts';
import type { Review } from '../../../src/domain/review.ts';
import { PLAIN } from '../../../src/report/page/page.ts';
import { preparationRenderers } from '../../../src/report/preparation.ts';
import { onRecord, previous, team } from '../../domain/sample.ts';

const finding = {
  rule: 'next/clear',
  severity: 'warning',
  file: 'reviews/2025-Q4/ana-silva.yaml',
  line: 7,
  column: 3,
  excerpt: '',
  path: [],
  message: 'not clear',
} as const;
const style = { ...PLAIN, width: 80 };
const place = { rep: 'ana-silva', quarter: '2026-Q1' };

/** What stands on record before the questions. */
function recordOf(before: Review | undefined, facts: RepActuals | undefined, inTeam = team): string {
  const text = preparationRenderers.text(prepare(inTeam, place, onRecord(before, facts)), style);
  return text.slice(0, text.indexOf('\n1. '));
}

describe('the preparation of a talk', () => {
  it('has what is on record, then the questions with their minutes, those on this rep first', () => {
    const next = {
      cios: { objective: 'Meet three CIOs', why: 'They sign', measure: { metric: 'won', target: 3 }, expects: 9000 },
    };
    const facts = { booked: 231500, pipeline: 500000, won: 2, win_rate: 0.25 };
    const prepared = prepare(team, place, onRecord({ ...previous, next }, facts, [finding]));
    expect(preparationRenderers.text(prepared, style)).toBe(`\
Ana Silva · 2026-Q1
Acme West: a talk of 90 minutes, in five questions

What is on record
  Quota: $250,000
  Booked, as the CRM says: $231,500 of $250,000
  Open pipeline for next quarter: $500,000
  Deals won: 2 at a win rate of 25%

  The promise, word for word
  • Meet three CIOs
    They sign
    3 won
    expected to bring $9,000

  What was found in 2025-Q4

  Warnings: 1
  • not clear
    reviews/2025-Q4/ana-silva.yaml:7:3 · next/clear

1. Did they do what they said they would do? (20 minutes)
  • The CRM says $231,500 was booked: is that right?
  • "Meet three CIOs" (3 won): was it done? The CRM says 2.
  • What did they say they were going to do? Was it written down?
  • Did you think it was a good objective for the quarter? Was it aligned with
    goals and quota?
  • What did they actually do? Did they meet their goals?
  • Were they successful in accomplishing what they set out to do: yes or no?

2. What worked? (20 minutes)
  • "Asked every renewal for one introduction" worked in 2025-Q4: was it kept
    up, and does it still work?
  • Do you understand if the efforts they engaged in worked?
  • What are they doing that produces the results you want and gets them closer
    to the number?
  • What do they need to keep doing?

3. What didn't work? (20 minutes)
  • "Cold e-mail to IT managers" didn't work in 2025-Q4: was it stopped?
  • Which initiatives or efforts aren't working?
  • What isn't working and needs to stop?
  • What do they do over and over, expecting different results?

4. What did they learn? (15 minutes)
  • What did they learn that will better position them to make their number?
  • What has changed in the selling environment?
  • What pivots are they going to make, and why?
  • What has happened with their biggest client?

5. What will they do next quarter? (15 minutes)
  • What are they going to focus on?
  • How is this past quarter going to influence the coming one?
  • Does their strategy line up with making the number?
  • Does it align with what worked, what didn't work and what they learned?
`);
  });

  it('says what there is no record of', () => {
    const { 'ana-silva': _, ...reps } = team.reps;
    expect(recordOf(undefined, undefined, { ...team, reps: { ...reps, 'ana-silva': { name: 'Ana Silva' } } })).toBe(`\
Ana Silva · 2026-Q1
Acme West: a talk of 90 minutes, in five questions

What is on record
  Quota: not set
  What the CRM says of this quarter is not known.

  The promise, word for word
  There is no review of the quarter before, so nothing was promised on record.
`);
    expect(recordOf({ ...previous, next: {} }, { pipeline: 5, won: 1 })).toBe(`\
Ana Silva · 2026-Q1
Acme West: a talk of 90 minutes, in five questions

What is on record
  Quota: $250,000
  Open pipeline for next quarter: $5
  Deals won: 1

  The promise, word for word
  Nothing was promised.

  What was found in 2025-Q4
  Nothing.
`);
  });

  it('says why the promise is not known, and that a draft comes first', () => {
    const of = (before: Parameters<typeof prepare>[2]): string =>
      preparationRenderers.text(prepare(team, place, before), style);
    expect(of({ ...onRecord(undefined), state: 'unreadable' })).toContain(
      '  The review of the quarter before cannot be read, so the promise is not known:\n  qreview validate says why.\n',
    );
    expect(of(onRecord({ ...previous, next: 'unknown' }))).toContain('  What was promised is not known.\n');
    expect(of(onRecord({ ...previous, state: 'draft' }))).toContain(
      '  The review of 2025-Q4 is a draft: finish it first, since its plan is the\n  promise.\n',
    );
  });

  it('names a promise that nobody can measure', () => {
    expect(recordOf({ ...previous, next: { a: { objective: 'Sell more' } } }, undefined)).toContain(
      '  • Sell more\n    no measure\n',
    );
  });

  it('holds the pipeline against the quota of the next quarter, where it is set', () => {
    const quota = { '2026-Q1': 250000, '2026-Q2': 260000 };
    const reps = { 'ana-silva': { name: 'Ana Silva', quota } };
    expect(recordOf(previous, { pipeline: 500000 }, { ...team, reps })).toContain(
      '  Open pipeline for next quarter: $500,000 of $260,000\n',
    );
  });

  it('is the same as markdown, as a page and as json', () => {
    const prepared = prepare(team, place, onRecord(previous, undefined, [finding]));
    expect(preparationRenderers.markdown(prepared, style)).toContain(
      "## 3. What didn't work? (20 minutes)\n\n- \"Cold e-mail to IT managers\" didn't work in 2025-Q4: was it stopped?\n- Which initiatives or efforts aren't working?\n",
    );
    expect(preparationRenderers.html(prepared, style)).toContain(
      '<h2 dir="auto">3. What didn&#39;t work? (20 minutes)</h2>\n<ul>\n<li><span dir="auto">&quot;Cold e-mail to IT managers&quot; didn&#39;t work in 2025-Q4: was it stopped?</span></li>\n<li><span dir="auto">Which initiatives',
    );
    expect(JSON.parse(preparationRenderers.json(prepared, style))).toEqual(prepared);
  });
});
