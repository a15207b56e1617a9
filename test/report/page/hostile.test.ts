/** Whatever people write, in whatever field, comes out as the text that it is. */
import { DOMParser, type Element } from '@xmldom/xmldom';
import { parse as parseCsv } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { align, PARTS } from '../../../src/domain/alignment/align.ts';
import { together } from '../../../src/domain/evidence.ts';
import type { Finding } from '../../../src/domain/finding.ts';
import { flatTables } from '../../../src/domain/flat-tables.ts';
import { knowledgeOf } from '../../../src/domain/knowledge.ts';
import { prepare } from '../../../src/domain/preparation.ts';
import type { Review } from '../../../src/domain/review.ts';
import { isTree } from '../../../src/domain/tree.ts';
import { visible } from '../../../src/report/format.ts';
import { pageAsHtml } from '../../../src/report/page/html.ts';
import { pageAsMarkdown } from '../../../src/report/page/markdown.ts';
import { PLAIN, type Page } from '../../../src/report/page/page.ts';
import { preparationRenderers } from '../../../src/report/preparation.ts';
import { reportRenderers } from '../../../src/report/report.ts';
import { reviewRenderers, type ShownReview } from '../../../src/report/review.ts';
import { tableText } from '../../../src/report/tables.ts';
import { sourcesOf, team } from '../../domain/alignment/sources.ts';
import { onRecord, evidence } from '../../domain/sample.ts';
import { page } from './sample-page.ts';

const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)' style='color:red",
  '</style></title></svg><style>*{display:none}</style>',
  '<!-- --> <![CDATA[ x ]]> <?x?>',
  '&lt;b&gt; &amp;',
  'javascript:alert(1)',
  'see http://evil.example/x or //evil.example, www.evil.example',
  '[x](javascript:alert(1)) ![i](http://evil.example/i.png) [^1]',
  '**b** __u__ `c` ~~s~~ <b>h</b>',
  '# heading',
  '1. one',
  '2) two',
  '- item',
  '+ item',
  '> quote',
  '| a | b |',
  '```\ncode\n```',
  'two\n\n# lines\n\n---\n\n1. more',
  '=== \n --- \n',
  '$$x$$ $(id) ${a} $&',
  '@jo #12 GH-3 :tada:',
  '\u001B[31mred\u001B]8;;http://evil.example\u0007',
  '\u202Eright to left\u2066',
  '\u0000\u0008\u009B',
  '=1+1',
  '+x',
  '-x',
  '@SUM(A1)',
  'a\\',
];

const finding: Finding = {
  rule: 'next/clear',
  severity: 'warning',
  file: 'reviews/2026-Q1/ana.yaml',
  line: 7,
  column: 3,
  excerpt: 'x',
  path: [],
  message: 'x',
  advice: 'x',
};

/** A review with a text in every field that has one. */
function reviewOf(rep: string, quarter: string): Review {
  const promise = {
    objective: 'x',
    why: 'x',
    measure: { metric: 'x', target: 8, baseline: 2 },
    expects: 125000,
    serves: 'x',
    because: ['worked.a', 'x'],
    repeats: 'x',
    why_this_time: 'x',
    good: false,
    good_note: 'x',
  };
  return {
    version: 1,
    rep,
    quarter,
    state: 'final',
    held: '2026-04-02',
    number: { quota: 250000, booked: 231500, crm: 200000 },
    said: { a: promise, b: { objective: 'x', done_when: 'x' } },
    did: { a: { done: false, actual: 3, note: 'x', dropped: 'x' }, b: { released: 'x' } },
    worked: { a: { effort: 'x', result: 'x', keep: true } },
    didnt_work: { a: { effort: 'x', why: 'x', decision: 'stop' } },
    learned: { a: { lesson: 'x', about: 'client', pivot: 'x' } },
    biggest_client: { client: 'x', news: 'x' },
    next: { a: promise, b: { objective: 'x', done_when: 'x' } },
  };
}

const ana = reviewOf('ana', '2026-Q1');
const sources = {
  ...sourcesOf([ana, { ...reviewOf('ben', '2026-Q1'), worked: {} }, reviewOf('ana', '2025-Q4')], {
    facts: { ana: { booked: 231500, won: 9, pipeline: 300000 } },
    evidence: evidence(['a', 'b'], '2026-01-07', '2026-02-01'),
    findings: [finding, { ...finding, severity: 'error', file: 'x' }, { ...finding, severity: 'info' }],
  }),
  evidenceLimits: ['x'],
};
const report = align(sources, PARTS, 2);
const shown: ShownReview = {
  file: 'reviews/2026-Q1/ana.yaml',
  name: 'x',
  currency: 'USD',
  review: ana,
  knowledge: knowledgeOf(ana),
  findings: [finding],
  evidence: together(evidence(['a', 'b'], '2026-01-07', '2026-02-01')),
};
const preparation = prepare(
  team,
  { rep: 'ana', quarter: '2026-Q2' },
  onRecord(ana, { booked: 231500, pipeline: 300000 }, [finding]),
);

// What the product itself writes, or makes sure of when it reads a file.
const OWN = new Set(
  `rep state quarter quarters firstDay lastDay first_day last_day currency knowledge box severity title ask day year imported
  held about decision target worked outcome repeats because serves remote remoteSince unplaced`.split(/\s+/),
);

/** A result with a text in place of every one that people wrote. */
function saying<Result>(result: Result, text: string): Result;
function saying(result: unknown, text: string, key = ''): unknown {
  if (typeof result === 'string') return OWN.has(key) && result !== 'x' ? result : text;
  if (Array.isArray(result)) return result.map((one: unknown) => withKey(one, text, key));
  if (!isTree(result)) return result;
  return Object.fromEntries(Object.entries(result).map(([name, value]) => [name, withKey(value, text, name)]));
}
const withKey: (result: unknown, text: string, key: string) => unknown = saying;

const RESULTS = {
  report: (format: 'html' | 'markdown' | 'text', text: string) => reportRenderers[format](saying(report, text), PLAIN),
  review: (format: 'html' | 'markdown' | 'text', text: string) => reviewRenderers[format](saying(shown, text), PLAIN),
  preparation: (format: 'html' | 'markdown' | 'text', text: string) =>
    preparationRenderers[format](saying(preparation, text), PLAIN),
} as const;
const NAMES = ['report', 'review', 'preparation'] as const;
const EACH = HOSTILE.flatMap((text) => NAMES.map((name) => [name, text] as const));

function parsed(html: string): Element {
  const onError = (level: string, message: string): never => {
    throw new Error(`${level}: ${message}`);
  };
  const root = new DOMParser({ onError }).parseFromString(html, 'text/html').documentElement;
  if (root === null) throw new Error('no page');
  return root;
}

/** The elements of a page in their order, with where they stand and their attributes; of what people name, only that it is there. */
function structureOf(page: Element): string[] {
  return elementsOf(page).map((element) => {
    const attributes = [...element.attributes].map(({ name, value }) =>
      name === 'aria-label' ? name : `${name}=${value}`,
    );
    return [element.parentNode?.nodeName, element.tagName, ...attributes].join(' ');
  });
}

function elementsOf(page: Element): Element[] {
  return [page, ...page.getElementsByTagName('*')];
}

/** A page with a text in each place of each kind of block. */
function pageOf(text: string): Page {
  const told: unknown = JSON.parse(JSON.stringify(page), (key, value: unknown) =>
    typeof value === 'string' && key !== 'kind' && key !== 'tone' ? text : value,
  );
  return { ...page, ...Object(told) };
}

describe('as html', () => {
  it.each(HOSTILE)('each kind of block holds its texts, in attributes too: %j', (text) => {
    const hostile = parsed(pageAsHtml(pageOf(text)));
    expect(structureOf(hostile)).toEqual(structureOf(parsed(pageAsHtml(pageOf('x')))));
    const labels = elementsOf(hostile).flatMap((element) => element.getAttribute('aria-label') ?? []);
    // A parser makes blanks of the line breaks in an attribute.
    const label = text.replaceAll('\n', ' ');
    expect(new Set(labels)).toEqual(new Set([label, `${label}; the mark is ${label}`]));
  });

  it.each(EACH)('a %s has the same elements and attributes, whatever is written in it: %j', (name, text) => {
    const [calm, hostile] = [RESULTS[name]('html', 'x'), RESULTS[name]('html', text)];
    const page = parsed(hostile);
    expect(structureOf(page)).toEqual(structureOf(parsed(calm)));
    // It is all there, as it was written.
    const times = (page.textContent ?? '').split(visible(text)).length - 1;
    expect(times).toBeGreaterThan(10);
  });

  it.each(NAMES)('a %s runs nothing, links nowhere and asks for nothing', (name) => {
    const page = parsed(RESULTS[name]('html', 'x'));
    const elements = elementsOf(page);
    const names = new Set(elements.map(({ tagName }) => tagName));
    for (const tag of ['script', 'a', 'link', 'img', 'iframe', 'object', 'form', 'base', 'use', 'image']) {
      expect(names).not.toContain(tag);
    }
    const attributes = new Set(elements.flatMap((element) => [...element.attributes].map((one) => one.name)));
    expect([...attributes].filter((one) => /^(?:style|on.*|href|src.*|xlink.*|action|data)$/.test(one))).toEqual([]);
    expect(RESULTS[name]('html', 'x')).not.toMatch(/https?:|url\(|@import/);
  });
});

// What Markdown makes something of within a line, if no backslash stands before it.
const MARKS = /[`*_[\]<>~|$&]/g;

/** What a line of Markdown is, and the marks within it. */
function shapeOf(line: string): string {
  const bare = line.replaceAll('<!-- -->', '').replaceAll(/\\[^a-z0-9\s]/gi, 'e');
  // A list's item can be a heading, or another list.
  const [block = ''] =
    /^(?: *(?:[-+*>]|\d+[.)])(?=\s|$))*(?: *(?:#{1,6}(?=\s|$)|`{3}|~{3}|={3}|-{3}|\|))?/.exec(bare) ?? [];
  return block + (bare.slice(block.length).match(MARKS) ?? []).join('');
}

describe('as markdown', () => {
  it.each(HOSTILE)('each kind of block holds its texts: %j', (text) => {
    const [calm, hostile] = [pageAsMarkdown(pageOf('x')), pageAsMarkdown(pageOf(text))];
    expect(hostile.split('\n').map(shapeOf)).toEqual(calm.split('\n').map(shapeOf));
  });

  it.each(EACH)('a %s has the same blocks and marks, whatever is written in it: %j', (name, text) => {
    const [calm, hostile] = [RESULTS[name]('markdown', 'x'), RESULTS[name]('markdown', text)];
    expect(hostile.split('\n').map(shapeOf)).toEqual(calm.split('\n').map(shapeOf));
    // Nobody is called, and nothing is made a link.
    expect(hostile).not.toMatch(/@jo|#12|GH-3|:tada:|https?:\/\/|www\./);
  });
});

// oxlint-disable-next-line no-control-regex
const ACTS = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069]/;

describe('in each format', () => {
  it.each(EACH)('a %s has no character that acts or hides: %j', (name, text) => {
    for (const format of ['html', 'markdown', 'text'] as const) {
      expect(RESULTS[name](format, text)).not.toMatch(ACTS);
    }
  });

  it.each(HOSTILE)('the rows of a spreadsheet hold no formula: %j', (text) => {
    const named = saying(team, text);
    const facts = { booked: 231500 };
    const tables = flatTables(
      { ...named, currency: 'USD', fiscal_year: team.fiscal_year },
      [{ rep: 'ana', quarter: '2026-Q1', state: 'done', review: saying(ana, text), facts }],
      [saying(finding, text)],
    );
    const sheets = [
      reportRenderers.csv(saying(report, text), PLAIN),
      ...(['promises', 'efforts', 'lessons', 'plans', 'goals', 'reps', 'reviews', 'findings'] as const).map((name) =>
        tableText(name, tables[name], 'csv'),
      ),
    ];
    for (const sheet of sheets) {
      const rows: string[][] = parseCsv(sheet, { bom: true });
      // As many cells in each row as there are headings: nothing broke out of its own.
      expect(new Set(rows.map((row) => row.length)).size).toBe(1);
      expect(rows.flat().filter((cell) => /^[=+@]|^-(?!\d)/.test(cell))).toEqual([]);
      expect(rows.length).toBeGreaterThan(1);
    }
  });
});
