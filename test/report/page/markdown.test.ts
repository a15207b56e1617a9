import { describe, expect, it } from 'vitest';
import { asMarkdown, asMarkdownLine } from '../../../src/report/markdown.ts';
import { pageAsMarkdown } from '../../../src/report/page/markdown.ts';
import { page } from './sample-page.ts';

it('a page has headings, lists and tables, and no pictures', () => {
  expect(pageAsMarkdown(page)).toBe(String.raw`# Acme West · 2026-Q1

2026-01-01 to 2026-03-31

3 of 5 reviews done

## 1. The number

- Booked: \$847,200 of \$940,000 (90%)
- Deals won: 9

The gap is at most \$92,800.

From deals.csv.

**Booked against quota**

| Rep | Attainment | Booked |
| --- | --- | --- |
| Ana Silva | 105% | \$262,500 |
| Mei Tanaka | unknown | – |

## 2. Promise × number

**Each rep in a box**

| box | so | reps |
| --- | --- | --- |
| kept, made | repeat it | Ana Silva, Ben Okafor |
| broke, missed | execution | – |

### Warnings: 2

- the quota is missing
  - set it
  - qreview.yaml:<!-- -->3:1
- no plan
`);
});

describe('what people wrote', () => {
  it.each([
    ['<script>alert(1)</script>', String.raw`\<script\>alert(1)\</script\>`],
    ['[x](javascript:alert(1))', String.raw`\[x\](javascript:alert(1))`],
    ['![x](http://evil.example/x.png)', String.raw`!\[x\](http:<!-- -->//evil.example/x.png)`],
    [
      '`rm -rf` and ~~no~~ and **yes** and __so__',
      '\\`rm -rf\\` and \\~\\~no\\~\\~ and \\*\\*yes\\*\\* and \\_\\_so\\_\\_',
    ],
    ['a | b', String.raw`a \| b`],
    ['$x$ & &lt;', String.raw`\$x\$ \& \&lt;`],
    [
      '@jo, see #12 and GH-3 :tada: www.evil.example',
      '@<!-- -->jo, see #<!-- -->12 and GH-<!-- -->3 :<!-- -->tada: www<!-- -->.evil.example',
    ],
    ['two\n\n# lines', 'two # lines'],
    ['a\\', 'a\\\\'],
  ])('is shown as it is: %j', (text, markdown) => {
    expect(asMarkdown(text)).toBe(markdown);
  });

  it.each([
    ['# Not a heading', String.raw`\# Not a heading`],
    ['1. Not a list', String.raw`1\. Not a list`],
    ['12) Not a list', String.raw`12\) Not a list`],
    ['- Not a list', String.raw`\- Not a list`],
    ['+ Not a list', String.raw`\+ Not a list`],
    ['* Not a list', String.raw`\* Not a list`],
    ['> Not a quotation', String.raw`\> Not a quotation`],
    ['---', String.raw`\---`],
    ['===', String.raw`\===`],
    ['    not code', 'not code'],
    ['2026-Q1 was good', '2026-Q1 was good'],
    ['5 talks', '5 talks'],
  ])('makes no block of its own at the beginning of a line: %j', (text, markdown) => {
    expect(asMarkdownLine(text)).toBe(markdown);
  });
});
