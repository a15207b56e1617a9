import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { align, PARTS, type Part } from '../../src/domain/alignment/align.ts';
import { PLAIN } from '../../src/report/page/page.ts';
import { repRowsAsCsv } from '../../src/report/rep-rows.ts';
import { reportRenderers } from '../../src/report/report.ts';
import { reviewOf, sourcesOf } from '../domain/alignment/sources.ts';

const ana = reviewOf('ana', '2026-Q1', {
  number: { quota: 250000, booked: 231500 },
  said: { a: { objective: 'A' }, b: { objective: 'B' }, c: { objective: 'C' }, d: { objective: 'D' } },
  did: { a: { done: true }, b: { done: false }, c: 'unknown', d: { released: 'Agreed' } },
  worked: { tours: { effort: 'Tours', keep: true }, calls: { effort: 'Calls', keep: true } },
  didnt_work: { ads: { effort: 'Ads', decision: 'stop' } },
  learned: { frozen: { lesson: 'Frozen' } },
  biggest_client: 'unknown',
  next: { more: { objective: 'More tours', because: ['worked.tours'], expects: 130000, serves: 'quota' } },
});
const sources = sourcesOf([ana], {
  findings: [
    {
      rule: 'did/number',
      severity: 'warning',
      file: 'reviews/2026-Q1/ana.yaml',
      line: 1,
      column: 1,
      excerpt: '',
      path: [],
      message: 'x',
    },
  ],
});

function rows(parts: readonly Part[]): unknown {
  return parse(repRowsAsCsv(align(sources, parts, 0)), { bom: true, columns: true });
}

describe('a rep as a row', () => {
  it('has the figures of all parts, and empty cells for what is not known', () => {
    expect(repRowsAsCsv(align(sources, PARTS, 0))).toBe(
      [
        '\uFEFFrep,name,quarter,state,booked,quota,attainment,promises_kept,promises_counted,promises_unknown,promises_released,box,known,partly_known,unknown,worked_kept,worked,didnt_work_stopped,didnt_work,lessons_used,lessons,missed_faced,missed,plan_expects,next_quota,plan_coverage,plan_at_own_say_do,errors,warnings,hints',
        'ana,Ana Silva,2026-Q1,done,231500,250000,0.926,1,2,1,1,broke-missed,1,4,0,1,2,1,1,0,1,0,1,130000,260000,0.5,,0,1,0',
        'ben,Ben Okafor,2026-Q1,missing,,200000,,0,0,0,0,,,,,,,,,,,,,,210000,,,0,0,0',
        '',
      ].join('\r\n'),
    );
  });

  it('leaves empty what belongs to parts that were not asked for', () => {
    expect(rows(['findings'])).toMatchObject([
      {
        rep: 'ana',
        state: 'done',
        booked: '',
        promises_kept: '',
        known: '',
        worked: '',
        plan_expects: '',
        warnings: '1',
      },
      { rep: 'ben', state: 'missing', warnings: '0' },
    ]);
    expect(rows(['known'])).toMatchObject([{ known: '1', partly_known: '4', unknown: '0', booked: '' }, { known: '' }]);
  });

  it('is what report prints as csv, with hidden characters shown', () => {
    const report = align(sources, PARTS, 0);
    const named = { ...report, reviews: report.reviews.map((one) => ({ ...one, name: '=\u202Eana\u001B' })) };
    expect(reportRenderers.csv(named, PLAIN)).toContain(String.raw`ana,'=\u202eana\u001b,2026-Q1`);
  });
});
