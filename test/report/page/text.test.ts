import { describe, expect, it } from 'vitest';
import type { Style } from '../../../src/report/format.ts';
import { PLAIN } from '../../../src/report/page/page.ts';
import { pageAsText } from '../../../src/report/page/text.ts';
import { page } from './sample-page.ts';

const style: Style = { ...PLAIN, width: 60 };

describe('a page', () => {
  it('has headings, lists and tables, and no pictures', () => {
    expect(pageAsText(page, style)).toBe(`\
Acme West · 2026-Q1
2026-01-01 to 2026-03-31
3 of 5 reviews done

1. The number
  Booked: $847,200 of $940,000 (90%)
  Deals won: 9
  The gap is at most $92,800.
  From deals.csv.
  Rep         Attainment  Booked
  Ana Silva   105%        $262,500
  Mei Tanaka  unknown     –

2. Promise × number
  kept, made, repeat it: Ana Silva, Ben Okafor
  broke, missed, execution: nobody

  Warnings: 2
  • the quota is missing
    set it
    qreview.yaml:3:1
  • no plan
`);
  });

  it('is broken into lines, with plain marks where there are no others', () => {
    const text = 'one two three four five six seven eight nine ten';
    const narrow = pageAsText(
      { title: 'T', lines: [text], blocks: [{ kind: 'list', items: [{ text, more: [text] }] }] },
      { ...style, width: 30, unicode: false },
    );
    expect(narrow).toBe(`\
T
one two three four five six
seven eight nine ten
  * one two three four five
    six seven eight nine ten
    one two three four five
    six seven eight nine ten
`);
  });

  it('says the same in colour', () => {
    const paint = (code: number) => (text: string) => `\u001B[${code}m${text}\u001B[0m`;
    const loud = { ...style, strong: paint(1), faint: paint(2), bad: paint(31), good: paint(32), warn: paint(33) };
    const text = pageAsText(page, loud);
    expect(text).toContain('\u001B[33munknown\u001B[0m');
    expect(text).toContain('\u001B[1m1. The number\u001B[0m');
    // oxlint-disable-next-line no-control-regex
    expect(text.replaceAll(/\u001B\[\d+m/g, '')).toBe(pageAsText(page, style));
  });
});
