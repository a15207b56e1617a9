import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Place, reviewFile } from '../../src/domain/place.ts';
import type { Review } from '../../src/domain/review.ts';
import {
  checkActuals,
  checkReview,
  checkTeamFile,
  checkTeamQuarter,
  contextFor,
  contextOf,
  factsOf,
  findingsOn,
  recordsIn,
  standingsOf,
  wholeContext,
} from '../../src/store/history.ts';
import { formatReview, loadReview, parseReview, parseTeam } from '../../src/store/team-folder.ts';
import { evidence, previous, review, team } from '../domain/sample.ts';
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
    expect(context).toEqual({ team, previous, earlier: [previous, older], unreadable: [], isFirst: false });
  });

  it('of the year before make it no first review, readable or not; older ones do not', () => {
    const isFirst = (quarter: string, text?: string): boolean => {
      const root = teamFolder({ ...previous, quarter });
      if (text !== undefined) writeFileSync(join(root, reviewFile({ ...PLACE, quarter })), text);
      return wholeContext(root, team, PLACE, recordsIn(root)).isFirst;
    };
    expect(['2025-Q4', '2025-Q1', '2024-Q4'].map((quarter) => isFirst(quarter))).toEqual([false, false, true]);
    expect(isFirst('2025-Q1', 'version: 2\n')).toBe(false);
    const older = { ...previous, quarter: '2025-Q3' };
    const root = teamFolder(older);
    expect(wholeContext(root, team, PLACE, recordsIn(root))).toEqual({
      team,
      previous: undefined,
      earlier: [older],
      unreadable: [],
      isFirst: false,
    });
  });

  it('come with what git shows of the promise, where it was asked', () => {
    const asked: unknown[] = [];
    const gathered = {
      limits: [],
      of: (some: Pick<Review, 'rep' | 'quarter' | 'said'>) => {
        asked.push(some);
        return evidence(['three-cios'], '2026-01-07');
      },
    };
    const root = teamFolder(previous);
    const shown = { evidence: [{ id: 'three-cios', seen: { day: '2026-01-07' } }] };
    expect(wholeContext(root, team, PLACE, recordsIn(root), gathered)).toMatchObject(shown);
    expect(contextFor(team, review, recordsIn(root), false, gathered)).toMatchObject(shown);
    // The promise is the plan of the quarter before.
    expect(asked).toEqual([{ ...PLACE, said: previous.next }, review]);
  });

  it('are of the rep alone', () => {
    const root = teamFolder({ ...previous, rep: 'ben-okafor' });
    const nothing = { team, previous: undefined, earlier: [], unreadable: [], isFirst: true };
    expect(wholeContext(root, team, PLACE, recordsIn(root))).toEqual(nothing);
  });

  it('that cannot be read are known by their quarter alone', () => {
    const root = teamFolder(previous);
    writeFileSync(join(root, reviewFile(previous)), 'version: 2\n');
    const unread = { team, previous: undefined, earlier: [], unreadable: ['2025-Q4'], isFirst: false };
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

it('a review that was not asked for of late is loaded again', () => {
  const root = teamFolder(previous, review);
  const records = recordsIn(root, 1);
  const [first, second] = [records.review(previous), records.review(review)];
  expect(records.review(review)).toBe(second);
  expect(records.review(previous)).not.toBe(first);
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
    const calls = { objective: 'Call', repeats: 'none' };
    const half: Review = { ...answered, next: { calls, mails: { objective: 'Write' } } };
    expect(asked(half, true)).toEqual(year);
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
      severity: 'error',
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

describe('what the CRM says', () => {
  const TEXT = 'version: 1\nquarter: 2026-Q1\nreps:\n  ana-silva: { booked: 7 }\n  ana-sliva: { booked: 8 }\n';
  const records = (text?: string) => recordsIn(folder(text === undefined ? {} : { 'actuals/2026-Q1.yaml': text }));

  it('is of a rep, and nothing where it says nothing of them or cannot be read', () => {
    expect(factsOf(records(TEXT), PLACE)).toEqual({ booked: 7 });
    expect(contextOf(team, PLACE, [], records(TEXT)).facts).toEqual({ booked: 7 });
    expect(factsOf(records(TEXT), { ...PLACE, rep: 'constructor' })).toBeUndefined();
    expect(factsOf(records(TEXT), { ...PLACE, quarter: '2025-Q4' })).toBeUndefined();
    expect(factsOf(records('reps: {}\n'), PLACE)).toBeUndefined();
  });

  it('is checked against the team, where there is something', () => {
    expect(checkActuals(team, '2026-Q1', records())).toEqual([]);
    expect(checkActuals(team, '2026-Q1', records(TEXT))).toEqual([
      {
        file: 'actuals/2026-Q1.yaml',
        line: 5,
        column: 3,
        excerpt: '  ana-sliva: { booked: 8 }',
        path: ['reps', 'ana-sliva'],
        isOfKey: true,
        rule: 'file/reference',
        severity: 'error',
        message: 'qreview.yaml has no rep ana-sliva',
        advice: 'did you mean ana-silva?',
      },
    ]);
    expect(checkActuals(team, '2026-Q1', records('version: 1\nquarter: 2026-Q1\n'))).toMatchObject([
      { rule: 'file/schema', message: 'reps is missing' },
    ]);
  });
});

it('of each rep who is in the team there is something, or is missing, in the order of the team file', () => {
  const reps = {
    zoe: { name: 'Zoë' },
    'ana-silva': { name: 'Ana' },
    gone: { name: 'Gone', to: '2025-Q4' },
    ben: { name: 'Ben' },
    mei: { name: 'Mei' },
  };
  const root = folder({
    'reviews/2026-Q1/ana-silva.yaml': formatReview(review),
    'reviews/2026-Q1/ben.yaml': 'version: 1\nrep: ben\nquarter: 2026-Q1\nstate: draft\n',
    'reviews/2026-Q1/mei.yaml': 'version: 1\n',
    'actuals/2026-Q1.yaml': 'version: 1\nquarter: 2026-Q1\nreps: { mei: { booked: 7 } }\n',
  });
  const standings = standingsOf({ ...team, reps }, '2026-Q1', recordsIn(root));
  expect(standings.map(({ rep, state, facts }) => [rep, state, facts])).toEqual([
    ['zoe', 'missing', undefined],
    ['ana-silva', 'done', undefined],
    ['ben', 'draft', undefined],
    ['mei', 'unreadable', { booked: 7 }],
  ]);
  expect(standings[0]).toEqual({
    rep: 'zoe',
    name: 'Zoë',
    quarter: '2026-Q1',
    file: 'reviews/2026-Q1/zoe.yaml',
    facts: undefined,
    state: 'missing',
    review: undefined,
  });
  expect(standings.map((standing) => standing.review?.rep)).toEqual([undefined, 'ana-silva', 'ben', undefined]);
  expect(standingsOf({ ...team, reps }, '2026-Q1', recordsIn(root), 'ben')).toEqual([standings[2]]);
});

it('a team file is asked for what its quarter lacks, but for what it excuses with a reason', () => {
  const TEAM = `version: 1
team: Acme
leader: Jo
currency: USD
fiscal_year: { starts: january }
reps:
  ana-silva: { name: Ana Silva }
`;
  const found = (more: string): string[] => {
    const file = parseTeam(TEAM + more);
    if (file.state !== 'readable') throw new Error(file.state);
    const standings = standingsOf(file.value, '2026-Q1', recordsIn(folder()));
    return checkTeamQuarter(file, '2026-Q1', standings).map(({ line, rule, message }) => `${line} ${rule} ${message}`);
  };
  const missing = '7 team/everyone-reviewed there is no review of Ana Silva for 2026-Q1';
  expect(found('')).toEqual([missing]);
  expect(found('x-allow:\n  team/goal-owned: Next year\n  next/clear: No\n')).toEqual([
    missing,
    '9 file/excuse team/goal-owned has nothing to say here, so there is nothing to excuse',
    '10 file/excuse next/clear finds nothing in this kind of file, so there is nothing to excuse',
  ]);
});

it('of many reps tells who was reviewed, wherever they stand', () => {
  const names = Array.from({ length: 1000 }, (_, index) => `rep-${index}`);
  const reviewed = ['rep-3', 'rep-699', 'rep-700', 'rep-998'];
  const root = teamFolder(...reviewed.map((rep) => ({ ...review, rep })));
  const reps = Object.fromEntries(names.map((name) => [name, { name }]));
  for (const quarter of ['2026-Q1', '2026-Q2']) {
    const found = standingsOf({ ...team, reps }, quarter, recordsIn(root)).filter(({ state }) => state !== 'missing');
    expect(found.map(({ rep }) => rep)).toEqual(quarter === review.quarter ? reviewed : []);
  }
});
