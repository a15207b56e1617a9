/** Writes values into YAML text and leaves every other byte of it alone: comments, order, quoting, layout. */
import { isMap, isNode, isScalar, parseDocument, stringify, visit, type Document, type Pair, type YAMLMap } from 'yaml';
import { isSame, isTree } from '../domain/tree.ts';
import { BYTE_ORDER_MARK, parseYaml, READING } from './yaml-text.ts';

type Values = Readonly<Record<string, unknown>>;

/** Block style without folded lines; words that other YAML versions read as true, false or a date are quoted. */
const UNSHARED = { aliasDuplicateObjects: false } as const;
const WRITING = { lineWidth: 0, compat: 'yaml-1.1', ...UNSHARED } as const;

interface Splice {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** A value as YAML text. */
export function formatYaml(value: Values): string {
  const text = stringify(value, WRITING);
  // Some texts of blanks and line breaks are not read back from a block as they were.
  return says(text, value) ? text : stringify(value, { ...WRITING, blockQuote: false });
}

/**
 * The text with another value in it. Keys that are new go behind the one that stands before them in `order`,
 * or to the end of their map.
 */
export function editYaml(text: string, value: Values, order: readonly string[] = []): string {
  const mark = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : '';
  const source = text.slice(mark.length);
  const document = parseDocument(source, READING);
  const lineEnd = source.includes('\r\n') ? '\r\n' : '\n';
  const spliced = isMap(document.contents)
    ? applySplices(source, spliceMap(source, document.contents, document.toJS(), value, order), lineEnd)
    : formatYaml(value);
  const edited = says(spliced, value) ? spliced : rewrite(document, value).replaceAll(/\r?\n/g, lineEnd);
  return mark + edited;
}

function says(text: string, value: Values): boolean {
  const parsed = parseYaml(text);
  return parsed.problems.length === 0 && isSame(parsed.value, value);
}

// For layouts that can't be spliced (flow maps over several lines, say): comments stay, spacing may not.
function rewrite(document: Document, value: Values): string {
  setValues(document, [], document.toJS(), value);
  visit(document, {
    Collection: (_, node) => {
      node.flow = false;
    },
  });
  const text = document.toString({ lineWidth: 0, blockQuote: false });
  return says(text, value) ? text : formatYaml(value);
}

function setValues(document: Document, path: readonly string[], before: unknown, after: Values): void {
  const old = isTree(before) ? before : {};
  for (const key of Object.keys(old)) if (!Object.hasOwn(after, key)) document.deleteIn([...path, key]);
  for (const [key, value] of Object.entries(after)) {
    if (isSame(old[key], value)) continue;
    if (isValues(value) && isMap(document.getIn([...path, key]))) setValues(document, [...path, key], old[key], value);
    // A text in the place of a text keeps the comment behind it.
    else document.setIn([...path, key], isTree(value) ? document.createNode(value, UNSHARED) : value);
  }
}

function isValues(value: unknown): value is Values {
  return isTree(value) && !Array.isArray(value);
}

function applySplices(source: string, splices: readonly Splice[], lineEnd: string): string {
  // From the end to the start, so that offsets hold; insertions at one offset keep their order.
  return splices
    .toReversed()
    .toSorted((one, other) => other.from - one.from)
    .reduce(
      (text, { from, to, insert }) => text.slice(0, from) + insert.replaceAll(/\r?\n/g, lineEnd) + text.slice(to),
      source,
    );
}

function spliceMap(source: string, map: YAMLMap, before: unknown, after: Values, order: readonly string[]): Splice[] {
  const old = isTree(before) ? before : {};
  const changes = map.items.flatMap((pair) => {
    const key = keyOf(pair);
    return isSame(old[key], after[key]) ? [] : splicePair(source, pair, old[key], after, key);
  });
  const added = Object.keys(after).filter((key) => !Object.hasOwn(old, key));
  return [...changes, ...added.map((key) => spliceNew(source, map, key, after[key], order))];
}

function splicePair(source: string, pair: Pair, before: unknown, after: Values, key: string): Splice[] {
  const from = startOf(pair);
  const to = endOf(source, pair);
  if (!Object.hasOwn(after, key)) return [{ from: lineStart(source, from), to: afterPair(source, pair), insert: '' }];
  const value = after[key];
  if (isValues(value) && Object.keys(value).length > 0 && isMap(pair.value) && pair.value.flow !== true) {
    return spliceMap(source, pair.value, before, value, []);
  }
  return [{ from, to, insert: formatPair(key, value, from - lineStart(source, from)) }];
}

function spliceNew(source: string, map: YAMLMap, key: string, value: unknown, order: readonly string[]): Splice {
  const [first] = map.items;
  const indent = first === undefined ? 0 : startOf(first) - lineStart(source, startOf(first));
  const line = `${' '.repeat(indent)}${formatPair(key, value, indent)}\n`;
  const rank = order.indexOf(key);
  const before =
    rank === -1
      ? map.items.at(-1)
      : map.items.findLast((pair) => order.includes(keyOf(pair)) && order.indexOf(keyOf(pair)) < rank);
  const from =
    before === undefined ? lineStart(source, first === undefined ? 0 : startOf(first)) : afterPair(source, before);
  return { from, to: from, insert: from > 0 && source[from - 1] !== '\n' ? `\n${line}` : line };
}

function formatPair(key: string, value: unknown, indent: number): string {
  return formatYaml({ [key]: value })
    .replace(/\n$/, () => '')
    .replaceAll(/\n(?=[^\n])/g, () => `\n${' '.repeat(indent)}`);
}

function keyOf(pair: Pair): string {
  return String(isScalar(pair.key) ? pair.key.value : pair.key);
}

function startOf(pair: Pair): number {
  return (isNode(pair.key) ? pair.key.range?.[0] : undefined) ?? 0;
}

// The end of what a pair says, without the line break that a block text or map takes in.
function endOf(source: string, pair: Pair): number {
  const whole = source.slice(0, wholeEnd(pair));
  return startOf(pair) + whole.slice(startOf(pair)).trimEnd().length;
}

// The start of the line behind a pair. The blank lines at the end of a block text are its own.
function afterPair(source: string, pair: Pair): number {
  const end = wholeEnd(pair);
  const lineBreak = source.indexOf('\n', end);
  if (source[end - 1] === '\n') return end;
  return lineBreak === -1 ? source.length : lineBreak + 1;
}

function wholeEnd({ key, value }: Pair): number {
  return Math.max((isNode(key) ? key.range?.[1] : undefined) ?? 0, lastRange(value));
}

// A map's own range takes in the comments behind it, so the end is that of its last value.
function lastRange(node: unknown): number {
  const last = isMap(node) && node.flow !== true ? node.items.at(-1) : undefined;
  return last === undefined ? ((isNode(node) ? node.range?.[1] : undefined) ?? 0) : wholeEnd(last);
}

function lineStart(source: string, offset: number): number {
  return source.lastIndexOf('\n', offset - 1) + 1;
}
