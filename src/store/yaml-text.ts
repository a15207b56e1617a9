/** YAML text and the value in it, with the line and column of every place. */
import {
  isAlias,
  isCollection,
  isMap,
  isNode,
  LineCounter,
  parseDocument,
  visit,
  type Document,
  type Pair,
} from 'yaml';
import type { Path, Violation } from '../domain/finding.ts';
import { quickValue } from './quick-yaml.ts';

/** Lines and columns count from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Something that keeps a text from being read, at its place. */
export interface Problem extends Violation {
  readonly position: Position;
}

export interface YamlText {
  readonly value: unknown;
  readonly problems: readonly Problem[];
  /** The place of a value, or the nearest that exists around it: a map is found at its key. */
  readonly locate: (path: Path, isOfKey?: boolean) => Position;
}

export const BYTE_ORDER_MARK = '\uFEFF';

/** How the texts are read everywhere: keys are text, nothing is merged, nothing is guessed. */
export const READING = { version: '1.2', stringKeys: true, prettyErrors: false, logLevel: 'error' } as const;

const TOO_DEEP: Problem = {
  path: [],
  position: { line: 1, column: 1 },
  message: 'the file is nested too deeply to be read',
  advice: 'write it in the form that the schema describes',
};

/** Reads a text. With problems there is no value. */
export function parseYaml(text: string): YamlText {
  const source = text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
  const quick = quickValue(source);
  if (quick === undefined) return readWithPlaces(source);
  // Most texts have nothing wrong in them, so that no place is ever asked for.
  let careful: YamlText | undefined;
  const locate: YamlText['locate'] = (path, isOfKey) => (careful ??= readWithPlaces(source)).locate(path, isOfKey);
  return { value: quick.value, problems: [], locate };
}

/** The same with the parser that knows all of YAML and where everything stands. */
export function readWithPlaces(source: string): YamlText {
  if (isTooDeep(source)) return { value: undefined, problems: [TOO_DEEP], locate: () => TOO_DEEP.position };
  const lines = new LineCounter();
  const at = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const document = parseDocument(source, { ...READING, lineCounter: lines });
  const problems: Problem[] = [...document.errors, ...document.warnings].map(({ code, message, pos }) => ({
    path: [],
    position: at(pos[0]),
    ...inWords(code, message),
  }));
  problems.push(...aliasProblems(document, at));
  const value: unknown = problems.length === 0 ? document.toJS() : undefined;
  return { value, problems: onePerLine(problems), locate: (path, isOfKey) => at(offsetOf(document, path, isOfKey)) };
}

// A review is five levels deep. Where the parser runs out of stack, Node may end without a word, so it doesn't get there.
const DEEPEST = 100;
const WIDEST_INDENT = 1000;

function isTooDeep(source: string): boolean {
  let depth = 0;
  for (const [bracket] of source.matchAll(/[[\]{}]/g)) {
    depth += bracket === '[' || bracket === '{' ? 1 : -1;
    if (depth > DEEPEST) return true;
  }
  return source.split('\n').some((line) => line.search(/[^-?: ]/) > WIDEST_INDENT);
}

// One slip often makes the parser stumble several times in the same line: the first says what it was.
function onePerLine(problems: readonly Problem[]): Problem[] {
  const seen = new Set<number>();
  return problems.filter(({ position: { line } }) => !seen.has(line) && seen.add(line));
}

function aliasProblems(document: Document.Parsed, at: (offset: number) => Position): Problem[] {
  const problems: Problem[] = [];
  visit(document, (_, node) => {
    if (!isNode(node)) return;
    const name = isAlias(node) ? node.source : node.anchor;
    if (name === undefined) return;
    problems.push({
      path: [],
      position: at(rangeOf(node)[0]),
      message: isAlias(node) ? `*${name} refers to another place` : `&${name} marks a place to refer to`,
      advice: 'write the value out: anchors and aliases are not used here',
    });
  });
  return problems;
}

function offsetOf(document: Document.Parsed, path: Path, isOfKey = false): number {
  let node: unknown = document.contents;
  let offset = rangeOf(node)[0];
  for (const [index, key] of path.entries()) {
    const pair: Pair | undefined = isMap(node)
      ? node.items.find((item) => String(item.key) === String(key))
      : undefined;
    const child: unknown = pair === undefined && isCollection(node) ? node.get(key, true) : pair?.value;
    if (pair === undefined && child === undefined) return offset;
    const isKey =
      (isOfKey && index === path.length - 1) || !isNode(child) || (isCollection(child) && child.flow !== true);
    offset = rangeOf(pair !== undefined && isKey ? pair.key : child)[0];
    node = child;
  }
  return offset;
}

/** Where the text of a node begins and ends; the beginning of the file for what is no node. */
export function rangeOf(node: unknown): readonly [from: number, to: number] {
  const range = isNode(node) ? node.range : undefined;
  return range ? [range[0], range[1]] : [0, 0];
}

/** The parser's errors in the words of someone who writes a review. */
function inWords(code: string, message: string): Omit<Violation, 'path'> {
  const known = WORDS[code];
  if (known !== undefined) return known;
  if (code === 'MISSING_CHAR' && message.includes('quote')) {
    return {
      message: 'a quote is opened and never closed',
      advice: 'close it, or put the whole text under |- on lines of its own',
    };
  }
  const [first = ''] = message.split('\n');
  return { message: `this is not YAML: ${first.charAt(0).toLowerCase()}${first.slice(1)}`, advice: 'mend the line' };
}

const WORDS: Readonly<Record<string, Omit<Violation, 'path'>>> = {
  TAB_AS_INDENT: { message: 'the line is indented with a tab', advice: 'indent with spaces' },
  BAD_INDENT: {
    message: 'the line is not indented like its neighbours',
    advice: 'indent it by as many spaces as they are',
  },
  DUPLICATE_KEY: {
    message: 'the key stands here a second time',
    advice: 'take one of the two out, or give it another id',
  },
  MULTIPLE_DOCS: { message: 'a second document begins here', advice: 'take the line --- out: a file holds one' },
  NON_STRING_KEY: { message: 'a key is a plain text', advice: 'write a short id as the key' },
  TAG_RESOLVE_FAILED: { message: 'the tag is not known', advice: 'take the word that begins with ! out, or quote it' },
  BAD_ALIAS: { message: 'a text that begins with * or & stands here', advice: 'quote the text' },
  BAD_SCALAR_START: { message: 'a text cannot begin with this character', advice: 'quote the text' },
  BLOCK_AS_IMPLICIT_KEY: {
    message: 'a second colon stands here, or the next line is indented too far',
    advice: 'quote the text behind the first colon, or indent the next line like this one',
  },
  MULTILINE_IMPLICIT_KEY: {
    message: 'a colon is missing behind the key, or the text is not quoted',
    advice: 'write key: text',
  },
};
