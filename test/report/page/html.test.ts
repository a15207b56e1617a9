import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { pageAsHtml } from '../../../src/report/page/html.ts';
import type { Block } from '../../../src/report/page/page.ts';
import { bar, trend } from '../../../src/report/page/picture.ts';
import { STYLE, STYLE_HASH } from '../../../src/report/page/style.ts';
import { page } from './sample-page.ts';

const plain = (text: string): string => text;

/** What a page of some blocks has between its head and its end. */
function mainOf(blocks: readonly Block[]): string {
  const html = pageAsHtml({ title: 'T', lines: [], blocks });
  return html.slice(html.indexOf('<main>\n') + 7, html.indexOf('\n</main>'));
}

it('a page is one file with its style, which loads, runs and sends nothing', () => {
  const html = pageAsHtml({ title: 'Acme & West', lines: ['a day', 'a "line"'], blocks: [] });
  expect(html.replace(STYLE, () => 'STYLE')).toBe(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${STYLE_HASH}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>Acme &amp; West</title>
<style>STYLE</style>
</head>
<body>
<header>
<h1>Acme &amp; West</h1>
<p>a day</p>
<p>a &quot;line&quot;</p>
</header>
<main>

</main>
</body>
</html>
`);
});

it('the policy lets in the style that is there, and no other', () => {
  expect(STYLE_HASH).toBe(`sha256-${createHash('sha256').update(STYLE).digest('base64')}`);
  // Nothing in it ends the element, or refers to anything outside.
  expect(STYLE).not.toMatch(/<|url\(|@import|https?:/);
});

it('each kind of block has its elements, and what stands below a heading is a section with it', () => {
  const [, figures, , , table] = page.blocks;
  const drawn = { number: bar({ share: 0.9, end: 1 }), rep: bar({ share: 1.05, mark: 0.5, end: 1.05 }) };
  expect([figures?.kind, table?.kind]).toEqual(['figures', 'table']);
  expect(mainOf(page.blocks)).toBe(`<section>
<h2 dir="auto">1. The number</h2>
<ul class="figures">
<li><span>Booked</span><strong>$847,200</strong><span>of $940,000 (90%)</span>${drawn.number}</li>
<li><span>Deals won</span><strong>9</strong><span></span></li>
</ul>
<p dir="auto">The gap is at most $92,800.</p>
<p class="faint" dir="auto">From deals.csv.</p>
<p class="caption">Booked against quota; the mark is what was booked in 2025-Q1</p>
<div class="table" role="region" tabindex="0" aria-label="Booked against quota; the mark is what was booked in 2025-Q1">
<table aria-label="Booked against quota; the mark is what was booked in 2025-Q1">
<thead><tr><th scope="col">Rep</th><th scope="col">Attainment</th><th scope="col" class="figure">Booked</th></tr></thead>
<tbody>
<tr><th scope="row" dir="auto">Ana Silva</th><td><span class="drawn">${drawn.rep}105%</span></td><td class="figure"><span class="good">$262,500</span></td></tr>
<tr><th scope="row" dir="auto">Mei Tanaka</th><td><span class="warn">unknown</span></td><td class="figure">–</td></tr>
</tbody>
</table>
</div>
</section>
<section>
<h2 dir="auto">2. Promise × number</h2>
<ul class="boxes" aria-label="Each rep in a box">
<li class="good"><span>kept, made</span><strong>repeat it</strong><span class="names" dir="auto">Ana Silva, Ben Okafor</span></li>
<li class="bad"><span>broke, missed</span><strong>execution</strong><span class="names" dir="auto">nobody</span></li>
</ul>
<h3 dir="auto">Warnings: 2</h3>
<ul>
<li class="warn"><span dir="auto">the quota is missing</span><small dir="auto">set it</small><small dir="auto">qreview.yaml:3:1</small></li>
<li><span dir="auto">no plan</span></li>
</ul>
<figure>
<figcaption>Attainment by quarter</figcaption>
${trend(['2025-Q4', '2026-Q1'], [{ name: 'Ana Silva', shares: [1, null] }], 'Attainment by quarter', plain)}
</figure>
</section>`);
});

it('what comes before the first heading is a section too', () => {
  expect(
    mainOf([
      { kind: 'text', text: 'Hello' },
      { kind: 'heading', level: 2, text: 'A' },
    ]),
  ).toBe('<section>\n<p dir="auto">Hello</p>\n</section>\n<section>\n<h2 dir="auto">A</h2>\n</section>');
});

it('a table says nothing of marks where its bars have none', () => {
  expect(mainOf([{ kind: 'table', caption: 'Kept', columns: [{ heading: 'Rep' }], rows: [] }])).toContain(
    '<p class="caption">Kept</p>\n<div class="table" role="region" tabindex="0" aria-label="Kept">\n<table aria-label="Kept">',
  );
});
