import { describe, expect, it } from 'vitest';
import { together } from '../../../src/domain/evidence.ts';
import { knowledgeOf } from '../../../src/domain/knowledge.ts';
import type { Review } from '../../../src/domain/review.ts';
import { PLAIN } from '../../../src/report/page/page.ts';
import { reviewRenderers, type ShownReview } from '../../../src/report/review.ts';
import { evidence, review } from '../../domain/sample.ts';

/** A review as Markdown, with some answers changed. */
function markdownOf(changed: Partial<Review> = {}, more: Partial<ShownReview> = {}): string {
  const whole = { ...review, ...changed };
  const shown: ShownReview = {
    file: 'reviews/2026-Q1/ana-silva.yaml',
    name: 'Ana Silva',
    currency: 'USD',
    review: whole,
    knowledge: knowledgeOf(whole),
    findings: [],
    evidence: null,
    ...more,
  };
  return reviewRenderers.markdown(shown, PLAIN);
}

describe('a review as a page', () => {
  it('has the five questions with their answers, and each cause by what it says', () => {
    expect(
      markdownOf({ did: { ...Object(review.did), proposals: { done: true, actual: 5, note: 'All of them' } } }),
    ).toBe(
      String.raw`# Ana Silva · 2026-Q1

Held 2026-04-02

## 1. Did they do what they said they would do?

- Booked: \$231,500 of \$250,000 (93%)

2 of 3 promises kept.

- missed: Meet three CIOs
  - promised: 3 CIO meetings, came to 2
- kept: Have the file for Turin ready
  - promised: Legal has approved it
- kept: Close the open proposals
  - promised: 5 proposals, came to 5
  - All of them

## 2. What worked?

- Asked every renewal
  - 5 introductions
  - to be kept up

## 3. What didn't work?

- Cold e-mail
  - decision: stop

## 4. What did they learn?

- Budgets are frozen until July

The biggest client: Globex, CFO left.

## 5. What will they do next quarter?

- Ask every renewal
  - target: 12 introductions
  - because of "worked: Asked every renewal", "learned: Budgets are frozen until July", "missed: Meet three CIOs", "biggest client: Globex, CFO left"
`,
    );
  });

  it.each<[string, Partial<Review>, string]>([
    ['no number yet', { number: {} }, '- Booked: unknown without a quota\n'],
    ['an unknown number', { number: 'unknown' }, 'The number: unknown.\n'],
    ['unknown bookings', { number: { quota: 100, booked: 'unknown' } }, '- Booked: unknown of \\$100\n'],
    ['bookings without a quota', { number: { booked: 5 } }, '- Booked: \\$5 without a quota\n'],
    ['another figure of the CRM', { number: { quota: 10, booked: 5, crm: 4 } }, 'The CRM says \\$4.\n'],
    ['an unknown promise', { said: 'unknown' }, 'What was promised is unknown.\n'],
    ['no promise', { said: {}, did: {} }, 'Nothing was promised on record.\n'],
    [
      'a released promise',
      { did: { 'three-cios': { released: 'Turin' } } },
      '- released: Meet three CIOs\n  - promised: 3 CIO meetings\n  - released: Turin\n',
    ],
    ['a promise nobody knows of', { did: {} }, '- unknown: Meet three CIOs\n'],
    [
      'an unknown section',
      { worked: 'unknown' },
      "## 2. What worked?\n\nNot known.\n\nUnknown: the leader doesn't know.\n",
    ],
    ['an empty section', { didnt_work: {} }, "## 3. What didn't work?\n\nThere was none.\n"],
    [
      'an effort not to be kept',
      { worked: { a: { effort: 'A', keep: false } } },
      '- A\n  - result not known\n  - not to be kept up\n',
    ],
    ['an effort not decided', { didnt_work: { a: { effort: 'A', why: 'B' } } }, '- A\n  - B\n  - not decided\n'],
    [
      'a lesson and its pivot',
      { learned: { a: { lesson: 'A', about: 'craft', pivot: 'B' } } },
      '- A (craft)\n  - pivot: B\n',
    ],
    ['an unknown client', { biggest_client: 'unknown' }, 'The biggest client: unknown.\n'],
    ['no client', { biggest_client: {} }, 'The biggest client: none.\n'],
    ['a client without news', { biggest_client: { client: 'Globex' } }, 'The biggest client: Globex.\n'],
    ['a plan without a measure', { next: { a: { objective: 'A' } } }, '- A\n  - no measure\n'],
    [
      'a cause that is not there',
      { next: { a: { objective: 'A', because: ['worked.x'] } } },
      '  - because of "worked.x"\n',
    ],
  ])('tells of %s', (_, changed, expected) => {
    expect(markdownOf(changed)).toContain(expected);
  });

  it('says of a draft what was not asked yet', () => {
    const { number: _n, worked: _w, biggest_client: _b, held: _h, ...rest } = review;
    const draft: Review = { ...rest, state: 'draft' };
    const markdown = markdownOf({}, { review: draft, knowledge: knowledgeOf(draft) });
    expect(markdown).toContain('# Ana Silva · 2026-Q1\n\nA draft\n');
    expect(markdown).toContain('do?\n\nPartly known.\n\nThe number: not asked yet.\n');
    expect(markdown).toContain('## 2. What worked?\n\nNot known.\n\nNot asked yet.\n');
    expect(markdown).toContain('The biggest client: not asked yet.\n');
  });

  it('has what git and the rules say, where they say something', () => {
    const finding = {
      rule: 'next/clear',
      severity: 'warning',
      file: 'reviews/2026-Q1/ana-silva.yaml',
      line: 7,
      column: 3,
      excerpt: '',
      path: [],
      message: 'not clear',
      advice: 'say whom',
    } as const;
    const known = together(evidence(['three-cios', 'turin-file', 'proposals'], '2026-01-07'));
    const markdown = markdownOf({}, { findings: [finding], evidence: known });
    expect(markdown).toContain('3 of 3 promises in git since 2026-01-07 (3f2c1ab, Jo Park): grade 1, committed.\n');
    expect(markdown.slice(markdown.indexOf('## Findings'))).toBe(
      '## Findings\n\n### Warnings: 1\n\n- not clear\n  - say whom\n  - reviews/2026-Q1/ana-silva.yaml:<!-- -->7:3 · next/clear\n',
    );
  });

  it('draws the number as a bar, beyond the quota too', () => {
    const shown = { file: 'a', name: 'Ana', currency: 'USD', knowledge: [], findings: [], evidence: null };
    const html = reviewRenderers.html({ ...shown, review: { ...review, number: { quota: 100, booked: 125 } } }, PLAIN);
    expect(html).toContain('<strong>$125</strong><span>of $100 (125%)</span><svg class="bar"');
    expect(html).toContain(
      '<rect class="ground" width="800" height="12"/><rect class="made" y="2" width="1000" height="8"/>',
    );
  });

  it('says where amounts are an index', () => {
    expect(markdownOf({}, { currency: 'XXX' })).toContain(
      'Held 2026-04-02\n\nAmounts are an index: 100 is the quota of the quarter, or the target of a promise.\n',
    );
  });
});
