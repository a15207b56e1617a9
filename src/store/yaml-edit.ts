/** Writes values into YAML text and leaves every other byte of it alone: comments, order, quoting, layout. */
import {
  Document,
  isCollection,
  isMap,
  isNode,
  isScalar,
  parseDocument,
  visit,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { isSame, isTree, valueAt } from '../domain/tree.ts';
import { applySplices, commonEnds, indented, lineEnd, lineStart, reword, type Splice } from './splice.ts';
import { BYTE_ORDER_MARK, parseYaml, partsOf, rangeOf, READING } from './yaml-text.ts';

type Tree = Readonly<Record<string | number, unknown>>;
type Values = Readonly<Record<string, unknown>>;

/** Block style without folded lines; words that other YAML versions read as true, false or a date are quoted. */
const BLOCK = { lineWidth: 0, doubleQuotedMinMultiLineLength: Infinity, nullStr: '' } as const;
const QUOTED = { ...BLOCK, blockQuote: false } as const;
const FLOW = { ...QUOTED, collectionStyle: 'flow', nullStr: 'null' } as const;
type Style = typeof BLOCK | typeof QUOTED | typeof FLOW;

// Characters that other readers of YAML refuse or take for line breaks, or that nobody sees: written as \uFEFF.
const UNPRINTABLE = /[^\t\n\x20-\x7E\u00A0-\u2027\u202A-\uD7FF\uE000-\uFEFE\uFF00-\uFFFD\u{10000}-\u{10FFFF}]/u;
const UNPRINTABLE_OR_BREAK = new RegExp(`${UNPRINTABLE.source}|\\n`, 'u');

/** A value as YAML text. */
export function formatYaml(value: Values): string {
  const text = format(value, BLOCK);
  // Some texts of blanks and line breaks are not read back from a block as they were.
  return says(text, value) ? text : format(value, QUOTED);
}

function format(value: unknown, style: Style): string {
  const document = new Document(value, { compat: 'yaml-1.1', aliasDuplicateObjects: false });
  const isQuoted = style === BLOCK ? UNPRINTABLE : UNPRINTABLE_OR_BREAK;
  visit(document, {
    Scalar: (_, node) => {
      if (isQuoted.test(String(node.value))) node.type = 'QUOTE_DOUBLE';
    },
  });
  return document
    .toString(style)
    .replaceAll(
      new RegExp(UNPRINTABLE, 'gu'),
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
}

function says(text: string, value: Values): boolean {
  return isSame(parseYaml(text).value, value);
}

/**
 * The text with another value in it. Keys that are new go behind the one that stands before them in `order`,
 * or to the end of their map.
 */
export function editYaml(text: string, value: Values, order: readonly string[] = []): string {
  const mark = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : '';
  const source = text.slice(mark.length);
  const newLine = source.includes('\r\n') ? '\r\n' : '\n';
  const { contents } = parseDocument(source, { ...READING, keepSourceTokens: true });
  for (const hand of HANDS) {
    if (!isMap(contents)) break;
    const splices = spliceItems({ source, ...hand }, contents, parseYaml(source).value, value, order);
    const spliced = applySplices(source, splices, newLine);
    if (says(spliced, value)) return mark + spliced;
  }
  // What has no place for it is written anew, below the comments.
  return mark + [...commentsOf(source), formatYaml(value)].join('\n').replaceAll('\n', newLine);
}

// How texts are written, from what changes the least to what always works.
const HANDS = [
  { isSparing: true, style: BLOCK },
  { isSparing: false, style: BLOCK },
  { isSparing: false, style: QUOTED },
] as const;

interface Edit {
  readonly source: string;
  /** Whether only the words of a text that differ are written. */
  readonly isSparing: boolean;
  readonly style: Style;
}

type Collection = YAMLMap | YAMLSeq;

/** A key with its value, or an item of a list: where it begins, and where its ":" or "-" ends. */
interface Item {
  readonly key: string | number;
  readonly isOfMap: boolean;
  readonly isInFlow: boolean;
  readonly from: number;
  readonly behind: number;
  readonly node: unknown;
}

function itemsOf(collection: Collection): Item[] {
  const isInFlow = collection.flow === true;
  if (isMap(collection)) {
    return collection.items.map(({ key, value: node, srcToken }) => {
      const [start, end] = rangeOf(key);
      const from = srcToken?.start.find(({ type }) => type === 'explicit-key-ind')?.offset ?? start;
      const colon = srcToken?.sep?.find(({ type }) => type === 'map-value-ind')?.offset ?? end - 1;
      return { key: String(key), isOfMap: true, isInFlow, from, behind: colon + 1, node };
    });
  }
  const tokens = collection.srcToken !== undefined && 'items' in collection.srcToken ? collection.srcToken.items : [];
  return collection.items.map((node, key) => {
    const [start] = rangeOf(node);
    const dash = tokens[key]?.start.find(({ type }) => type === 'seq-item-ind')?.offset;
    return { key, isOfMap: false, isInFlow, from: dash ?? start, behind: dash === undefined ? start : dash + 1, node };
  });
}

/** The end of what an item says. A block's own range takes in the comments behind it, so its end is that of its last item. */
function endOf({ node, behind }: Item): number {
  const last = isCollection(node) && node.flow !== true ? itemsOf(node).at(-1) : undefined;
  return last === undefined ? Math.max(behind, rangeOf(node)[1]) : endOf(last);
}

function trimmedEnd(source: string, item: Item): number {
  return item.from + source.slice(item.from, endOf(item)).trimEnd().length;
}

function spliceItems(
  edit: Edit,
  collection: Collection,
  before: unknown,
  after: Tree,
  order: readonly string[] = [],
): Splice[] {
  const items = itemsOf(collection);
  const { kept, added } = isMap(collection) ? alignKeys(items, after, order) : alignList(items, before, after);
  return [
    ...items.flatMap((item) => {
      const change = kept.get(item);
      return change === undefined
        ? remove(edit, items, item, kept)
        : spliceValue(edit, item, valueAt(before, [item.key]), change.value);
    }),
    ...items.slice(0, 1).flatMap((first) => added.map((entry) => insert(edit, first, entry))),
  ];
}

interface Alignment {
  /** The items that stay, with the value that each has then. */
  readonly kept: ReadonlyMap<Item, { readonly value: unknown }>;
  /** What is new, and the item behind which it goes; without one it goes to the start. */
  readonly added: readonly { readonly key: string; readonly value: unknown; readonly behind: Item | undefined }[];
}

function alignKeys(items: readonly Item[], after: Tree, order: readonly string[]): Alignment {
  const kept = items.filter(({ key }) => Object.hasOwn(after, key));
  const names = new Set(kept.map(({ key }) => key));
  const added = Object.keys(after).filter((key) => !names.has(key));
  const rank = (key: string | number): number => order.indexOf(String(key));
  return {
    kept: new Map(kept.map((item) => [item, { value: after[item.key] }])),
    added: added.map((key) => ({
      key,
      value: after[key],
      behind: kept.findLast((item) => rank(key) === -1 || (rank(item.key) !== -1 && rank(item.key) < rank(key))),
    })),
  };
}

function alignList(items: readonly Item[], before: unknown, after: Tree): Alignment {
  const [old, now] = [Object.values(Object(before)), Object.values(after)];
  const { tail } = commonEnds(old, now);
  const middle = Math.min(old.length, now.length) - tail;
  const stays = [...items.slice(0, middle), ...items.slice(items.length - tail)];
  const values = [...now.slice(0, middle), ...now.slice(now.length - tail)];
  return {
    kept: new Map(stays.map((item, index) => [item, { value: values[index] }])),
    added: now.slice(middle, now.length - tail).map((value) => ({ key: '', value, behind: items[middle - 1] })),
  };
}

function spliceValue(edit: Edit, item: Item, before: unknown, after: unknown): Splice[] {
  if (isSame(before, after)) return [];
  const { node } = item;
  if (isCollection(node) && isTree(after) && isMap(node) !== Array.isArray(after)) {
    // Where nothing stays there is nothing to splice into.
    if (itemsOf(node).some(({ key }) => Object.hasOwn(after, key))) return spliceItems(edit, node, before, after);
  }
  const words = spliceWords(edit, node, after);
  return words === undefined ? replaceValue(edit, item, after) : [words];
}

/** The words that differ; undefined where the whole text is to be written. */
function spliceWords({ source, isSparing }: Edit, node: unknown, after: unknown): Splice | undefined {
  if (!isSparing || !isScalar(node) || typeof node.value !== 'string' || typeof after !== 'string') return undefined;
  if (UNPRINTABLE.test(after)) return undefined;
  const [start, end] = rangeOf(node);
  if (isBlockText(node)) return reword(source, source.indexOf('\n', start), end, node.value, after);
  const quote = Number(source[start] === '"' || source[start] === "'");
  // Between quotes a line break may stand as \n.
  const written = source[start] === '"' ? source.replaceAll('\\n', '  ') : source;
  return reword(written, start + quote, end - quote, node.value, after);
}

function replaceValue(edit: Edit, item: Item, after: unknown): Splice[] {
  const { source } = edit;
  const { node, behind } = item;
  const [from, to] = rangeOf(node);
  const start = from < to ? from : behind;
  const end = trimmedEnd(source, item);
  const wasBelow = isCollection(node) && node.flow !== true && source.slice(behind, start).includes('\n');
  // A remark behind the | of a text stays where it is.
  const remark = isBlockText(node) && isNode(node) && node.comment ? ` #${node.comment}` : '';
  const [first = '', ...rest] = textBehind(edit, item, after).split('\n');
  const text = [first + remark, ...rest].join('\n');
  // From the line break, or the blanks, before the old value to the end of its last line.
  const cut = { from: source.slice(0, start).trimEnd().length, to: lineEnd(source, end), insert: '' };
  if (first === '') {
    if (wasBelow) return [{ ...cut, insert: text }];
    return [
      { ...cut, to: end },
      { from: cut.to, to: cut.to, insert: text },
    ];
  }
  if (wasBelow) return [{ from: behind, to: behind, insert: text }, cut];
  return [{ from: start, to: end, insert: from < to ? text.trimStart() : text }];
}

function remove({ source }: Edit, items: readonly Item[], item: Item, kept: Alignment['kept']): Splice {
  const { from, isInFlow } = item;
  if (isInFlow) {
    const [before, end] = [items[items.indexOf(item) - 1], endOf(item)];
    // Behind one that stays in the same line it takes the comma before it along, else the one behind it.
    if (before !== undefined && kept.has(before) && !source.slice(endOf(before), from).includes('\n')) {
      return { from: endOf(before), to: end, insert: '' };
    }
    return { from, to: end + (/^\s*, */.exec(source.slice(end))?.[0].length ?? 0), insert: '' };
  }
  const line = lineStart(source, from);
  if (source.slice(line, from).trim() === '') return { from: line, to: lineAfter(source, item), insert: '' };
  // The "- " in the same line stays: what comes after is a map or list that begins below it.
  return { from: source.slice(0, from).trimEnd().length, to: trimmedEnd(source, item), insert: '' };
}

function insert({ source, style }: Edit, first: Item, { key, value, behind }: Alignment['added'][number]): Splice {
  const entry = first.isOfMap ? { [key]: value } : [value];
  if (first.isInFlow) {
    const text = format(entry, FLOW).slice(2, -3);
    const at = behind === undefined ? first.from : endOf(behind);
    return { from: at, to: at, insert: behind === undefined ? `${text}, ` : `, ${text}` };
  }
  const indent = first.from - lineStart(source, first.from);
  const line = `${' '.repeat(indent)}${indented(format(entry, style), indent)}\n`;
  const at = behind === undefined ? lineStart(source, first.from) : lineAfter(source, behind);
  return { from: at, to: at, insert: at > 0 && source[at - 1] !== '\n' ? `\n${line}` : line };
}

/** What is written behind the ":" or "-": a blank and the value, or the lines of a block. */
function textBehind({ source, style }: Edit, { from, isInFlow }: Item, value: unknown): string {
  if (isInFlow) return format([value], FLOW).slice(1, -3);
  return indented(format({ k: value }, style).slice('k:'.length), from - lineStart(source, from));
}

function commentsOf(source: string): string[] {
  return [...partsOf(source)].flatMap(({ part, isText }) => (!isText && part.startsWith('#') ? [part] : []));
}

// A text under | or >.
function isBlockText(node: unknown): boolean {
  return isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED');
}

// The start of the line behind an item. The blank lines at the end of a block text are its own.
function lineAfter(source: string, item: Item): number {
  const end = endOf(item);
  const lineBreak = source.indexOf('\n', end);
  if (source[end - 1] === '\n') return end;
  return lineBreak === -1 ? source.length : lineBreak + 1;
}
