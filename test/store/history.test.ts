import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Place } from '../../src/domain/references.ts';
import type { Review } from '../../src/domain/review.ts';
import {
  checkReview,
  checkTeamFile,
  contextFor,
  contextOf,
  findingsOn,
  recordsIn,
  wholeContext,
} from '../../src/store/history.ts';
import { formatReview, loadReview, parseReview, parseTeam, reviewFile } from '../../src/store/team-folder.ts';
import { previous, review, team } from '../domain/sample.ts';
import { folder } from '../folder.ts';

const PLACE: Place = { rep: 'ana-silva', quarter: '2026-Q1' };

function teamFolder(...reviews: readonly Review[]): string {
  return folder(Object.fromEntries(reviews.map((one) => [reviewFile(one), formatReview(one)])));
}

describe('earlier reviews', () => {
  it('are all that lie before, the latest first, and the promise is of the quarter before', () => {
    const older = { ...previous, quarter: '2025-Q1' };
    const later = { ...review, quarter: '2026-Q2' };
    const root = teamFolder(older, previous, review, later);
    const context = wholeContext(root, team, PLACE, recordsIn(root));
    expect(context).toEqual({ team, previous, earlier: [previous, older], isFirst: false });
  });

  it('are of the rep alone', () => {
    const root = teamFolder({ ...previous, rep: 'ben-okafor' });
    const nothing = { team, previous: undefined, earlier: [], isFirst: true };
    expect(wholeContext(root, team, PLACE, recordsIn(root))).toEqual(nothing);
  });

  it('that cannot be read are left out', () => {
    const root = teamFolder(previous);
    writeFileSync(join(root, reviewFile(previous)), 'version: 2\n');
    const unread = { team, previous: undefined, earlier: [], isFirst: false };
    expect(contextOf(team, PLACE, [], recordsIn(root))).toEqual(unread);
  });

  it('are loaded once, and only those that are asked for', () => {
    const root = teamFolder(previous, { ...previous, quarter: '2025-Q1' });
    const asked: string[] = [];
    const records = recordsIn(root);
    contextOf(team, PLACE, ['2025-Q4', '2026-Q1', '2026-Q3'], {
      ...records,
      review: (place) => {
        asked.push(place.quarter);
        return records.review(place);
      },
    });
    expect(asked).toEqual(['2025-Q4']);
    rmSync(join(root, 'reviews'), { recursive: true });
    expect(records.review({ ...PLACE, quarter: '2025-Q4' }).state).toBe('readable');
    expect(records.review({ ...PLACE, quarter: '2025-Q1' }).state).toBe('missing');
  });
});

describe('the quarters that are looked at', () => {
  const asked = (some: Review, strict: boolean): string[] => {
    const quarters: string[] = [];
    contextFor(
      team,
      some,
      {
        review: (place) => {
          quarters.push(place.quarter);
          return { state: 'missing', file: reviewFile(place) };
        },
        actuals: () => ({ state: 'missing', file: '' }),
      },
      strict,
    );
    return quarters;
  };
  const answered: Review = { ...review, next: { calls: { objective: 'Call', repeats: 'none' } } };

  it('are the one before and those that are cited; for the rules on the plan, those of the record', () => {
    const later: Review = { ...answered, quarter: '2026-Q3' };
    expect(asked(later, false)).toEqual(['2026-Q2']);
    expect(asked(later, true)).toEqual(['2026-Q2', '2026-Q1']);
    const cites: Review = { ...later, next: { calls: { objective: 'Call', repeats: '2024-Q4/didnt_work.calls' } } };
    expect(asked(cites, false)).toEqual(['2026-Q2', '2024-Q4']);
  });

  it('are a year only where the words have to be compared, or nothing was promised', () => {
    const year = ['2025-Q4', '2025-Q3', '2025-Q2', '2025-Q1'];
    expect(asked(answered, true)).toEqual(['2025-Q4']);
    expect(asked({ ...answered, next: { calls: { objective: 'Call' } } }, true)).toEqual(year);
    expect(asked({ ...answered, said: {} }, true)).toEqual(year);
    expect(asked({ ...answered, said: {} }, false)).toEqual(['2025-Q4']);
  });
});

describe('excuses', () => {
  const TEXT = `version: 1
rep: ana-silva
quarter: 2026-Q1
state: draft
next:
  calls:
    objective: Call ten banks
    serves: quota
    repeats: none
    good: true
    x-allow:
      next/measurable: We count them in May
      next/clear:
`;
  const found = (strict: boolean): string[] => {
    const parsed = parseReview(TEXT, PLACE);
    if (parsed.state !== 'readable') throw new Error(parsed.state);
    return checkReview(parsed, contextFor(team, parsed.value, recordsIn(folder()), strict), strict).map(
      ({ rule, line, column, severity, message }) => `${line}:${column} ${severity} ${message} [${rule}]`,
    );
  };

  it('are heard, and found where they say nothing', () => {
    expect(found(true)).toEqual(['13:7 warning the excuse from next/clear gives no reason [file/excuse]']);
  });

  it('from rules that are not put now are not held to be for nothing', () => {
    expect(found(false)).toEqual(['13:7 warning the excuse from next/clear gives no reason [file/excuse]']);
  });
});

it('a rule that the team file sets and that is not there is an error', () => {
  const file = parseTeam(`version: 1
team: Acme
leader: Jo
currency: USD
fiscal_year: { starts: january }
reps: {}
rules:
  next/clear: none
  next/cleer: none
`);
  if (file.state !== 'readable') throw new Error(file.state);
  expect(checkTeamFile(file)).toMatchObject([
    {
      line: 9,
      column: 3,
      rule: 'file/reference',
      message: 'there is no rule next/cleer',
      advice: 'did you mean next/clear?',
    },
  ]);
});

describe('findings', () => {
  it('are none on a review that is not there', () => {
    expect(findingsOn(team, PLACE, recordsIn(folder()), true)).toEqual([]);
  });

  it('are those of the file where it cannot be read', () => {
    const root = folder({ 'reviews/2026-Q1/ana-silva.yaml': 'version: 1\n\trep: ana\n' });
    expect(findingsOn(team, PLACE, recordsIn(root), false)).toMatchObject([
      {
        rule: 'file/yaml',
        file: 'reviews/2026-Q1/ana-silva.yaml',
        line: 2,
        message: 'the line is indented with a tab',
      },
    ]);
  });

  it('are of references and the record, and of the plan where it is asked for', () => {
    const wrong: Review = {
      ...review,
      worked: { referrals: { effort: 'Asked every renewal', keep: true } },
      next: { plan: { objective: 'Try something', serves: 'quota', because: ['worked.gone'] } },
    };
    const root = teamFolder(previous, wrong);
    const records = recordsIn(root);
    const text = formatReview(wrong);
    const line = text.split('\n').findIndex((one) => one.includes('worked.gone')) + 1;
    expect(findingsOn(team, PLACE, records, false)).toEqual([
      {
        file: 'reviews/2026-Q1/ana-silva.yaml',
        line,
        column: 9,
        excerpt: '      - worked.gone',
        path: ['next', 'plan', 'because', 0],
        rule: 'file/reference',
        severity: 'error',
        message: 'this review has no worked.gone',
        advice:
          'it has: did.three-cios, did.turin-file, did.proposals, worked.referrals, didnt_work.cold-email, learned.budget-freeze, biggest_client',
      },
    ]);
    expect(findingsOn(team, PLACE, records, true).map(({ rule }) => rule)).toContain('next/keeps-what-worked');
    const loaded = loadReview(root, PLACE);
    if (loaded.state !== 'readable') throw new Error(loaded.state);
    const quiet = { ...team, rules: { 'next/keeps-what-worked': 'none' } } as const;
    const context = contextOf(quiet, PLACE, [], records);
    expect(checkReview(loaded, context, true).map(({ rule }) => rule)).not.toContain('next/keeps-what-worked');
  });
});
