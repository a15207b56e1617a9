/** What is wrong with an output in which hostile texts stand, by its format. */
import { execFileSync } from 'node:child_process';
import { DOMParser, type Element } from '@xmldom/xmldom';
import { parse } from 'csv-parse/sync';

/** How an output is to be read. */
export type Kind = 'text' | 'json' | 'ndjson' | 'html' | 'markdown' | 'csv' | 'github' | 'junit' | 'sarif';

// C0 but the line break, DEL, C1; what turns the writing; what has no width; lines that only some programs know.
const ACTING =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u061C\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u2064\u2066-\u206F\uFEFF\uFFF9-\uFFFB]|[\u{E0000}-\u{E007F}]/u;

// What qreview itself paints with, and its links to files of the team's.
// oxlint-disable-next-line no-control-regex
const OWN = /\u001B\[(?:0|1|2|22|31|32|33|39)m|\u001B\]8;;(?:file:\/\/[!-~]*)?\u001B\\/g;

/** What is wrong; nothing for an output that is as it should be. */
export function judge(kind: Kind, output: string, isColoured = false): string[] {
  const text = isColoured ? output.replaceAll(OWN, '') : output;
  // A spreadsheet knows by the mark at the beginning that it is UTF-8, and its rows end as Windows has it.
  const plain = kind === 'csv' ? text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n') : text;
  return [...actingIn(plain), ...JUDGES[kind](plain)];
}

/** The first character that acts on a terminal, or that nobody sees. */
export function actingIn(text: string): string[] {
  const found = ACTING.exec(text);
  return found === null ? [] : [`has ${shown(found[0])} in ${excerpt(text, found.index)}`];
}

const JUDGES: Readonly<Record<Kind, (text: string) => string[]>> = {
  text: () => [],
  json: wrongJson,
  ndjson: (text) => text.split('\n').filter(Boolean).flatMap(wrongJson),
  sarif: wrongJson,
  html: wrongHtml,
  markdown: wrongMarkdown,
  csv: wrongCsv,
  github: wrongAnnotations,
  junit: wrongXml,
};

function wrongJson(text: string): string[] {
  try {
    JSON.parse(text);
    return [];
  } catch (error) {
    return [`is no JSON: ${String(error)}`];
  }
}

const XML_FORBIDS = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

function parseXml(text: string): { root: Element } | { problem: string } {
  try {
    const parser = new DOMParser({
      onError: (level, message) => {
        if (level === 'warning') return;
        throw new Error(`${level}: ${message}`);
      },
    });
    const { documentElement } = parser.parseFromString(text, 'text/xml');
    return documentElement === null ? { problem: 'has no root' } : { root: documentElement };
  } catch (error) {
    return { problem: String(error).slice(0, 300) };
  }
}

function elementsIn(root: Element): Element[] {
  return [root, ...Array.from(root.getElementsByTagName('*'))];
}

function wrongXml(text: string): string[] {
  const forbidden = XML_FORBIDS.exec(text);
  if (forbidden !== null) return [`has ${shown(forbidden[0])}, which XML forbids`];
  const parsed = parseXml(text);
  if ('problem' in parsed) return [`is no XML: ${parsed.problem}`];
  return strangers(parsed.root, JUNIT);
}

const JUNIT: Tags = {
  testsuites: ['tests', 'failures'],
  testsuite: ['name', 'tests', 'failures'],
  testcase: ['classname', 'name'],
  failure: ['type', 'message'],
  'system-out': [],
};

type Tags = Readonly<Record<string, readonly string[]>>;

const EVERYWHERE = ['dir', 'class'];
const SVG = [
  'x',
  'y',
  'x1',
  'x2',
  'y1',
  'y2',
  'width',
  'height',
  'rx',
  'ry',
  'points',
  'text-anchor',
  'd',
  'cx',
  'cy',
  'r',
];
const HTML: Tags = {
  html: ['lang'],
  head: [],
  meta: ['charset', 'http-equiv', 'content', 'name'],
  title: [],
  style: [],
  figure: [],
  figcaption: [],
  svg: ['viewBox', 'role', 'aria-label', 'aria-hidden', 'preserveAspectRatio', 'focusable'],
  ...Object.fromEntries(['rect', 'line', 'polyline', 'path', 'circle', 'text', 'g'].map((name) => [name, SVG])),
  table: ['aria-label'],
  th: ['scope'],
  div: ['role', 'tabindex', 'aria-label'],
  ul: ['aria-label'],
  ...Object.fromEntries(
    [
      'body',
      'header',
      'main',
      'section',
      'h1',
      'h2',
      'h3',
      'p',
      'thead',
      'tbody',
      'tr',
      'td',
      'li',
      'span',
      'strong',
      'small',
    ].map((name) => [name, []]),
  ),
};

/** A page is written so that it is XML but for its first line and the elements that have no end: a stricter reading than a browser's. */
function wrongHtml(text: string): string[] {
  const parsed = parseXml(text.replace('<!doctype html>\n', '').replaceAll(/<(meta [^>]*)>/g, '<$1/>'));
  if ('problem' in parsed) return [`is no page: ${parsed.problem}`];
  const styles = [...elementsIn(parsed.root)].filter(({ tagName }) => tagName === 'style');
  return [
    ...strangers(parsed.root, HTML, EVERYWHERE),
    ...(styles.length === 1 ? [] : [`has ${styles.length} styles`]),
    ...(/\burl\(|@import/.test(styles[0]?.textContent ?? '') ? ['has a style that asks for something'] : []),
  ];
}

function strangers(root: Element, known: Tags, everywhere: readonly string[] = []): string[] {
  return [...elementsIn(root)].flatMap(({ tagName, attributes }) => {
    const allowed = known[tagName];
    if (allowed === undefined) return [`has a strange element <${tagName}>`];
    return Array.from(attributes)
      .filter(({ name }) => !allowed.includes(name) && !everywhere.includes(name))
      .map(({ name, value }) => `has a strange attribute ${name}="${value}" of <${tagName}>`);
  });
}

// What qreview's own pages are made of. Code, quotations, breaks and rules are not.
const MARKDOWN = new Set(
  ['document', 'heading', 'paragraph', 'text', 'softbreak', 'list', 'item', 'strong'].concat([
    'table',
    'table_header',
    'table_row',
    'table_cell',
    'html_inline',
    'code',
  ]),
);
const EXTENSIONS = ['table', 'autolink', 'strikethrough'].flatMap((name) => ['-e', name]);

/** As GitHub's own parser reads it: without a link, an image or HTML, and with all rows as wide as their table. */
function wrongMarkdown(text: string): string[] {
  const xml = execFileSync('cmark-gfm', ['-t', 'xml', ...EXTENSIONS], {
    input: text,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  const parsed = parseXml(xml.replace(/<!DOCTYPE[^>]*>\n/, ''));
  if ('problem' in parsed) return [`is no Markdown that can be looked at: ${parsed.problem}`];
  const elements = [...elementsIn(parsed.root)];
  const strange = elements.filter(({ tagName }) => !MARKDOWN.has(tagName));
  const html = elements.filter(({ tagName, textContent }) => tagName === 'html_inline' && textContent !== '<!-- -->');
  const called = /(?<![\\\w])@\w|(?<!\\|\w)GH-\d/.exec(text);
  return [
    ...[...strange, ...html].map(({ tagName, textContent }) => `has <${tagName}> of ${excerpt(textContent ?? '', 0)}`),
    ...(called === null ? [] : [`calls somebody: ${excerpt(text, called.index)}`]),
  ];
}

// A number is one, whatever its sign.
const FORMULA = /^[\s'\u00A0]*[=+@\uFF1D\uFF0B\uFF0D\uFF20-]/;
const NUMBER = /^-?\d+(?:\.\d+)?$/;

function wrongCsv(text: string): string[] {
  try {
    // The library refuses rows of other widths than the first.
    const rows: string[][] = parse(text, { record_delimiter: '\n' });
    const cells = rows.flat().filter((cell) => FORMULA.test(cell) && !NUMBER.test(cell) && !cell.startsWith("'"));
    return cells.map((cell) => `has a cell that may be a formula: ${excerpt(cell, 0)}`);
  } catch (error) {
    return [`is no CSV: ${String(error)}`];
  }
}

const ANNOTATION = /^::(?:error|warning|notice) file=[^,:]*,line=\d+,col=\d+,title=[^,:]*::[^\r\n]*$/;
const OF_ITS_OWN =
  /^(?:\d+ files?: \d+ errors?, \d+ warnings?|\d+ more (?:error|warning|notice)s?, which GitHub does not show beside the files)$/;

function wrongAnnotations(text: string): string[] {
  return text
    .replace(/\n$/, '')
    .split('\n')
    .filter((line) => !ANNOTATION.test(line) && !OF_ITS_OWN.test(line))
    .map((line) => `has a line that is no annotation: ${excerpt(line, 0)}`);
}

/** A part of a text with all that can't be seen written out. */
export function excerpt(text: string, at: number): string {
  return shown(text.slice(Math.max(at - 40, 0), at + 60));
}

function shown(text: string): string {
  const quoted = JSON.stringify(text);
  return quoted.replaceAll(/[^ -~]/gu, (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`);
}
