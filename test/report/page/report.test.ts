import { describe, expect, it } from 'vitest';
import { align, PARTS, type Part, type Sources } from '../../../src/domain/alignment/align.ts';
import type { Finding } from '../../../src/domain/finding.ts';
import { PLAIN } from '../../../src/report/page/page.ts';
import { reportRenderers } from '../../../src/report/report.ts';
import { reviewOf, sourcesOf, team } from '../../domain/alignment/sources.ts';
import { evidence } from '../../domain/sample.ts';

const finding: Finding = {
  rule: 'next/clear',
  severity: 'warning',
  file: 'reviews/2026-Q1/ana.yaml',
  line: 7,
  column: 3,
  excerpt: '',
  path: [],
  message: 'not clear',
};
const ana = reviewOf('ana', '2026-Q1', {
  number: { quota: 250000, booked: 275000 },
  said: { a: { objective: 'A' }, b: { objective: 'B' }, c: { objective: 'C' } },
  did: { a: { done: true }, b: { done: true }, c: { done: false } },
  worked: { tours: { effort: 'Ran tours of the plant', result: '3 orders', keep: true } },
  didnt_work: { ads: { effort: 'Placed ads in papers', decision: 'stop' } },
  learned: { frozen: { lesson: 'Budgets are frozen until July', pivot: 'Sell in halves' } },
  biggest_client: {},
  next: {
    more: { objective: 'More tours', because: ['worked.tours'], expects: 130000, serves: 'quota' },
    vague: { objective: 'Sell more' },
  },
});
const ben = reviewOf('ben', '2026-Q1', {
  number: { booked: 'unknown' },
  said: {},
  did: {},
  worked: 'unknown',
  didnt_work: {
    ads: { effort: 'Placed ads in papers' },
    tours: { effort: 'Ran tours of the plant' },
  },
  learned: { frozen: { lesson: 'Budgets are frozen until July' } },
  next: {},
});
const lastYear = reviewOf('ana', '2025-Q1', { number: { quota: 200000, booked: 125000 } });

function markdownOf(sources: Sources, parts: readonly Part[], history = 0): string {
  return reportRenderers.markdown(align(sources, parts, history), PLAIN);
}

const facts = {
  ana: {
    booked: 270000,
    won: 9,
    lost: 12,
    win_rate: 0.43,
    average_deal: 30000,
    pipeline: 300000,
    new_accounts: 3,
    days_to_close: 62,
  },
  ben: { booked: 5000 },
};

describe('the report as a page', () => {
  it('has the parts in their order, each with its figures and sentences', () => {
    const sources = sourcesOf([ana, ben, lastYear], {
      findings: [
        finding,
        { ...finding, severity: 'error', file: 'qreview.yaml', advice: 'say whom' },
        { ...finding, severity: 'info' },
      ],
      facts,
      evidence: evidence(['a', 'b', 'c'], '2026-01-07', '2026-02-01'),
    });
    expect(markdownOf(sources, PARTS, 5)).toBe(String.raw`# Acme West · 2026-Q1

2026-01-01 to 2026-03-31

2 of 2 reviews done

## 1. The number

- Booked in 2026-Q1: \$280,000 of \$450,000 (62%)
- Booked in 2026: \$280,000 of \$2,000,000 (14%)
- Plans for 2026-Q2: \$130,000 of \$260,000 (50%)

The gap to the number is \$1.72M. 3 chances are left, and each must bring \$573.33K; the best so far is \$280K (2026-Q1).

Not counted in the plans for 2026-Q2, since what they bring or the quota is not known: Ben Okafor.

1 of 2 plan items say what they bring.

At the team's own say/do, the plans bring \$86,667 (33%): 2 of 3 promises kept.

**Booked against quota**

| Rep | Attainment | Booked | Quota | Booked 2025-Q1 |
| --- | --- | --- | --- | --- |
| Ana Silva | 110% | \$275,000 | \$250,000 | \$125,000 |
| Ben Okafor | 3% | \$5,000 | \$200,000 | unknown |

**What the CRM says; the pipeline is what should close next quarter**

| Rep | Booked | Won | Lost | Win rate | Average | Days | New accounts | Pipeline | Of quota |
| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |
| Ana Silva | \$270,000 | 9 | 12 | 43% | \$30,000 | 62 | 3 | \$300,000 | 115% |
| Ben Okafor | \$5,000 | – | – | – | – | – | – | – | – |

From deals.csv, imported 2026-04-01.

Booked is taken from the CRM for: Ben Okafor.

## 2. Promise × number

**Promise and number, each rep in one of four boxes**

| box | so | reps |
| --- | --- | --- |
| kept every promise, made the number | repeat it | – |
| kept every promise, missed the number | the plan was wrong | – |
| broke a promise, made the number | luck, or a secret: find out | Ana Silva |
| broke a promise, missed the number | execution | – |

In no box yet:

- nothing was promised: Ben Okafor

**Promises kept**

| Rep | Promises | Box |
| --- | --- | --- |
| Ana Silva | 2 of 3 promises kept | luck, or a secret: find out |
| Ben Okafor | – | nothing was promised |

The team: 2 of 3 promises kept.

**Since when the promises are in git**

| Rep | in git | since | by | commit | grade |
| --- | --- | --- | --- | --- | --- |
| Ana Silva | 3 of 3, 3 changed | 2026-02-01 | Jo Park | 3f2c1ab | 1, committed |
| Ben Okafor | 3 of 3, 3 changed | 2026-02-01 | Jo Park | 3f2c1ab | 1, committed |

## 3. What you know

**What you know of the five questions**

| Rep | Said and did | Worked | Didn't | Learned | Next |
| --- | --- | --- | --- | --- | --- |
| Ana Silva | known | known | known | known | partly |
| Ben Okafor | unknown | unknown | partly | partly | known |
| Known | 1 of 2 | 1 of 2 | 1 of 2 | 1 of 2 | 1 of 2 |

## 4. Does next line up?

**Does the plan line up with what worked, what didn’t, what was learned and what was missed?**

| Rep | Worked → kept | Didn't → stopped | Learned → used | Missed → faced | Serves a goal |
| --- | --- | --- | --- | --- | --- |
| Ana Silva | 1 of 1 | 1 of 1 | 0 of 1 | 0 of 1 | 1 of 2 |

**What each plan brings towards next quarter’s quota**

| Rep | Plan coverage | Plan | Quota | At own say/do | Record |
| --- | --- | --- | --- | --- | --- |
| Ana Silva | 50% | \$130,000 | \$260,000 | \$86,667 (33%) | 2 of 3 promises kept |

Ana Silva: 1 of 2 plan items say what they bring.

Without a plan:

- no plan: Ben Okafor

## 5. Findings

**What was found, by rep**

| Rep | Errors | Warnings | Good to know |
| --- | --- | --- | --- |
| Ana Silva | 0 | 1 | 1 |
| Ben Okafor | 0 | 0 | 0 |
| Other files | 1 | 0 | 0 |

### Errors: 1

- not clear
  - say whom
  - qreview.yaml:<!-- -->7:3 · next/clear

### Warnings: 1

- Ana Silva: not clear
  - reviews/2026-Q1/ana.yaml:<!-- -->7:3 · next/clear

### Good to know: 1

- Ana Silva: not clear
  - reviews/2026-Q1/ana.yaml:<!-- -->7:3 · next/clear

## 6. Across the team

### What works for one, and could work for others

Nothing this quarter.

### What several have learned

- Ana Silva: Budgets are frozen until July (Sell in halves)
  - Ben Okafor: Budgets are frozen until July

### What fails in several hands

- Ana Silva: Placed ads in papers
  - Ben Okafor: Placed ads in papers

## Trend

**Attainment, and promises kept**

| Rep | 2025-Q1 | 2025-Q2 | 2025-Q3 | 2025-Q4 | 2026-Q1 |
| --- | --- | --- | --- | --- | --- |
| Ana Silva | 63%; no promises | no review | no review | no review | 110%; 2 of 3 |
| Ben Okafor | not in the team | not in the team | not in the team | not in the team | 3%; no promises |
`);
  });

  it('is about one rep where one is asked for, without the sums of a team', () => {
    const markdown = markdownOf(sourcesOf([ana], { rep: 'ana', findings: [finding] }), PARTS);
    expect(markdown).toMatch(/^# Ana Silva, Acme West · 2026-Q1\n/);
    expect(markdown).toContain('- Booked in 2026: \\$275,000 without a number\n');
    expect(markdown).not.toContain('The team:');
    expect(markdown).toContain('## 5. Findings\n\n### Warnings: 1\n\n- Ana Silva: not clear\n');
  });

  it('names those of whom nothing is known, each with the reason', () => {
    const markdown = markdownOf(sourcesOf([], { unreadable: ['reviews/2026-Q1/ana.yaml'] }), PARTS, 2);
    expect(markdown).toContain('0 of 2 reviews done; no review: Ben Okafor; cannot be read: Ana Silva\n');
    expect(markdown).toContain(
      '- Booked in 2026-Q1: unknown\n- Booked in 2026: unknown of \\$2,000,000\n- Plans for 2026-Q2: unknown\n',
    );
    expect(markdown).toContain('| Ana Silva | unknown | unknown | \\$250,000 |\n');
    expect(markdown).toContain('In no box yet:\n\n- the review cannot be read: Ana Silva\n- no review: Ben Okafor\n');
    expect(markdown).toContain('| Ana Silva | – | the review cannot be read |\n| Ben Okafor | – | no review |\n');
    expect(markdown).toContain(
      'Of whom nothing is known:\n\n- the review cannot be read: Ana Silva\n- no review: Ben Okafor\n',
    );
    expect(markdown).toContain(
      '## 4. Does next line up?\n\nWithout a plan:\n\n- the review cannot be read: Ana Silva\n- no review, so no plan: Ben Okafor\n',
    );
    expect(markdown).toContain('## 5. Findings\n\nNothing was found.\n');
    expect(markdown).toContain(
      '| Ana Silva | no review | cannot be read |\n| Ben Okafor | not in the team | no review |\n',
    );
  });

  it('says who has no review beside what was found', () => {
    const markdown = markdownOf(sourcesOf([ana], { findings: [finding] }), ['findings']);
    expect(markdown).toContain('| Ana Silva | 0 | 1 | 0 |\n| Other files | 0 | 0 | 0 |\n\nNo review: Ben Okafor.\n');
  });

  it('counts what works for one and fails for another', () => {
    const reps = { ...team.reps, carla: { name: 'Carla Rossi' } };
    const reviews = [ana, ben, reviewOf('carla', '2026-Q1', { worked: {} })];
    const markdown = markdownOf(sourcesOf(reviews, { team: { ...team, reps } }), ['across']);
    expect(markdown).toContain(
      '- Ana Silva: Ran tours of the plant (3 orders)\n  - but not for Ben Okafor: Ran tours of the plant\n  - not done by 1 other\n',
    );
  });

  it('has a plan whose worth is not known', () => {
    const bare = { ...ana, next: { more: { objective: 'More tours' } }, did: { a: { done: true } } };
    const reps = { ana: { name: 'Ana Silva' } };
    const markdown = markdownOf(sourcesOf([bare], { team: { ...team, reps } }), ['alignment']);
    expect(markdown).toContain(
      '| Ana Silva | unknown | unknown | not set | too few | 1 of 1 promise kept, 2 more not known |\n',
    );
    const { quota: _, ...unknown } = { quota: 0, ...ana };
    const next = { more: { objective: 'More tours' } };
    expect(markdownOf(sourcesOf([{ ...unknown, next }]), ['alignment'])).toContain(
      '| unknown | 2 of 3 promises kept |\n',
    );
    expect(markdownOf(sourcesOf([ana], { team: { ...team, reps } }), ['alignment'])).toContain(
      '| Ana Silva | unknown | \\$130,000 | not set | \\$86,667 | 2 of 3 promises kept |\n',
    );
    expect(markdownOf(sourcesOf([{ ...ana, worked: 'unknown' }]), ['alignment'])).toContain(
      '| Ana Silva | unknown | 1 of 1 |',
    );
  });

  it('has none of the parts that were not asked for', () => {
    expect(markdownOf(sourcesOf([ana]), ['number'])).not.toMatch(/^## [2-9T]|Booked against quota/m);
    expect(markdownOf(sourcesOf([ana]), ['known'])).not.toMatch(/^## [12456T]/m);
    expect(markdownOf(sourcesOf([ana]), [], 1)).toMatch(/^## Trend$/m);
  });
});

describe('its pictures', () => {
  const html = (history: number): string =>
    reportRenderers.html(align(sourcesOf([ana, ben, lastYear], { facts }), PARTS, history), PLAIN);

  it('are a bar for each attainment on one scale, with a mark at the year before', () => {
    const row = (page: string, rep: string): string =>
      new RegExp(`<tr><th[^>]*>${rep}</th>.*<svg.*`).exec(page)?.[0] ?? '';
    // 110% is the end of the scale; the quota is at 1000 / 1.1, and 125,000 of 250,000 half of that.
    expect(row(html(5), 'Ana Silva')).toContain(
      '<rect class="ground" width="909" height="12"/><rect class="made" y="2" width="1000" height="8"/><line class="target" x1="909" x2="909" y1="0" y2="12"/><line class="mark" x1="455" x2="455" y1="0" y2="12"/></svg>110%',
    );
    expect(row(html(5), 'Ben Okafor')).toContain('<rect class="short" y="2" width="23" height="8"/>');
    expect(html(5)).toContain('<p class="caption">Booked against quota; the mark is what was booked in 2025-Q1</p>');
    expect(html(0)).toContain('<p class="caption">Booked against quota</p>');
  });

  it('are a line for each rep where the trend is asked for', () => {
    expect(html(5)).toContain('<title>Ana Silva</title><path d="');
    expect(html(0)).not.toContain('class="trend"');
  });
});
