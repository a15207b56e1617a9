/** YAML text and the value in it, with the line and column of every place. */
import {
  CST,
  isAlias,
  isCollection,
  isMap,
  isNode,
  Lexer,
  Composer,
  Parser,
  visit,
  YAMLParseError,
  type Document,
  type Pair,
  type YAMLMap,
} from 'yaml';
import type { Path, Violation } from '../domain/finding.ts';
import { positionsIn, type Position } from './position.ts';
import { readQuickly } from './quick-yaml.ts';

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

/**
 * How the texts are read everywhere: keys are text, nothing is merged, nothing is guessed. Whether a key stands twice
 * is looked at here: the parser compares each with each.
 */
export const READING = {
  version: '1.2',
  stringKeys: true,
  uniqueKeys: false,
  // Else a tag makes a date, a map or a sign of something that no schema and no JSON knows.
  resolveKnownTags: false,
  prettyErrors: false,
  logLevel: 'error',
} as const;

const TOO_LONG: Problem = {
  path: [],
  position: { line: 1, column: 1 },
  message: 'there is more in the file than can be read',
  advice: 'is it another file by mistake?',
};

const TOO_DEEP: Problem = {
  path: [],
  position: { line: 1, column: 1 },
  message: 'the file is nested too deeply to be read',
  advice: 'write it in the form that the schema describes',
};

/** Reads a text. With problems there is no value. */
export function parseYaml(text: string): YamlText {
  const source = text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
  const quick = readQuickly(source);
  return quick === undefined ? readWithPlaces(source) : { ...quick, problems: [] };
}

/** The same with the parser that knows all of YAML and where everything stands. */
export function readWithPlaces(source: string): YamlText {
  const document = withoutStacks(() => composed(source));
  if ('message' in document) return { value: undefined, problems: [document], locate: () => document.position };
  // The parser counts the lines too, but none within a text that stands where it expects no text.
  const positionOf = positionsIn(source);
  const at = (offset: number): Position => positionOf(Math.max(offset, 0));
  const problems: Problem[] = [...document.errors, ...document.warnings].map(({ code, message, pos }) => ({
    path: [],
    position: at(pos[0]),
    ...inWords(code, message),
  }));
  const all = [
    ...problems,
    ...versionProblems(document, at(source.indexOf('%YAML'))),
    ...duplicateProblems(document, at),
    ...aliasProblems(document, at),
  ];
  const value: unknown = all.length === 0 ? document.toJS() : undefined;
  return { value, problems: onePerLine(all), locate: (path, isOfKey) => at(offsetOf(document, path, isOfKey)) };
}

// The parser makes an error object for each slip, in which nobody looks where in the parser it was made: of 190,000 of
// them that takes most of the time.
function withoutStacks<Result>(parse: () => Result): Result {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return parse();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

// A review is five levels deep. Where the parser runs out of stack, Node may end without a word, so it doesn't get there.
const DEEPEST = 120;
// A review has about a thousand: keys, colons, blanks and lines of texts. Of each the parser makes objects, however short it is.
const MOST_PARTS = 200_000;

// The document of a text, or what is too much in it: the parser is stopped there.
function composed(source: string): Document.Parsed | Problem {
  const parser = new Parser();
  let tooMuch: Problem | undefined;
  function* tokens(): Generator<CST.Token> {
    let count = 0;
    for (const { part, isText } of partsOf(source)) {
      count += isText ? part.split('\n').length : 1;
      if (count > MOST_PARTS) tooMuch = TOO_LONG;
      else yield* parser.next(part);
      // How deep a slip leads is known to the parser alone: a line that ends none of the maps above it stands in all of them.
      if (parser.stack.length > DEEPEST) tooMuch = TOO_DEEP;
      if (tooMuch !== undefined) return;
    }
    yield* parser.end();
  }
  const [document, another] = new Composer(READING).compose(tokens(), true, source.length);
  if (tooMuch !== undefined || document === undefined) return tooMuch ?? TOO_LONG;
  if (another !== undefined) {
    const [from, to] = another.range;
    document.errors.push(new YAMLParseError([from, to], 'MULTIPLE_DOCS', 'another begins'));
  }
  return document;
}

/** @yields The parts of a text, before anything is made of them: the signs of YAML, blanks, remarks, and people's texts. */
export function* partsOf(source: string): Generator<{ part: string; isText: boolean }> {
  let isText = false;
  for (const part of new Lexer().lex(source)) {
    yield { part, isText };
    // By this the lexer announces a text of the writer's, in which anything may stand.
    isText = part === CST.SCALAR;
  }
}

// One slip often makes the parser stumble several times in the same line: the first says what it was.
function onePerLine(problems: readonly Problem[]): Problem[] {
  const seen = new Set<number>();
  return problems.filter(({ position: { line } }) => !seen.has(line) && seen.add(line));
}

// In it no is false and << takes over another map, whatever we ask the parser for.
function versionProblems({ directives }: Document.Parsed, position: Position): Problem[] {
  if (directives.yaml.version === READING.version) return [];
  const message = `the text says that it is YAML ${directives.yaml.version}, where some words mean something else`;
  return [{ path: [], position, message, advice: 'take the line with %YAML away' }];
}

function duplicateProblems(document: Document.Parsed, at: (offset: number) => Position): Problem[] {
  const problems: Problem[] = [];
  visit(document, {
    Map: (_, { items }) => {
      const seen = new Set<string>();
      for (const { key } of items) {
        if (seen.has(String(key))) problems.push({ path: [], position: at(rangeOf(key)[0]), ...DUPLICATE_KEY });
        seen.add(String(key));
      }
    },
  });
  return problems;
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
    const pair = isMap(node) ? pairsOf(node).get(String(key)) : undefined;
    const child: unknown = pair === undefined && isCollection(node) ? node.get(key, true) : pair?.value;
    if (child === undefined) return offset;
    const isKey =
      (isOfKey && index === path.length - 1) || !isNode(child) || (isCollection(child) && child.flow !== true);
    offset = rangeOf(pair !== undefined && isKey ? pair.key : child)[0];
    node = child;
  }
  return offset;
}

// A team of thousands has a finding on each rep: each is looked for among all.
const PAIRS = new WeakMap<YAMLMap, ReadonlyMap<string, Pair>>();

/** The pairs of a map by their keys; of several with the same key the first. */
function pairsOf(map: YAMLMap): ReadonlyMap<string, Pair> {
  const known = PAIRS.get(map) ?? new Map(map.items.toReversed().map((pair) => [String(pair.key), pair]));
  PAIRS.set(map, known);
  return known;
}

/** Where the text of a node begins and ends; the beginning of the file for what is no node. */
export function rangeOf(node: unknown): readonly [from: number, to: number] {
  const range = isNode(node) ? node.range : undefined;
  return range ? [range[0], range[1]] : [0, 0];
}

const DUPLICATE_KEY = {
  message: 'the key stands here a second time',
  advice: 'take one of the two out, or give it another id',
};

type Words = Omit<Violation, 'path'>;

/** The parser's errors in the words of someone who writes a review. */
function inWords(code: string, message: string): Words {
  const known = WORDS.find(([itsCode, says]) => itsCode === code && says.test(message))?.[2];
  return (
    known ?? {
      message: `this is not YAML: ${message.charAt(0).toLowerCase()}${message.slice(1)}`,
      advice: 'mend the line',
    }
  );
}

const NO_COLON = { message: 'a colon is missing behind the key, or the text is not quoted', advice: 'write key: text' };

const OPEN_BRACKET = {
  message: 'a bracket is opened before here and never closed',
  advice: 'close it with ] or }, or quote the text',
};

// By the parser's code and a part of its message; the first that fits.
const WORDS: readonly (readonly [code: string, says: RegExp, words: Words])[] = [
  ['TAB_AS_INDENT', /./, { message: 'the line is indented with a tab', advice: 'indent with spaces' }],
  ['BAD_INDENT', /end with a/, OPEN_BRACKET],
  [
    'BAD_INDENT',
    /./,
    { message: 'the line is not indented like its neighbours', advice: 'indent it by as many spaces as they are' },
  ],
  [
    'MULTIPLE_DOCS',
    /./,
    { message: 'a second document begins here', advice: 'take the line --- out: a file holds one' },
  ],
  ['NON_STRING_KEY', /./, { message: 'a key is a plain text', advice: 'write a short id as the key' }],
  [
    'TAG_RESOLVE_FAILED',
    /./,
    { message: 'the tag is not known', advice: 'take the word that begins with ! out, or quote it' },
  ],
  ['BAD_ALIAS', /./, { message: 'a text that begins with * or & stands here', advice: 'quote the text' }],
  ['BAD_SCALAR_START', /./, { message: 'a text cannot begin with this character', advice: 'quote the text' }],
  [
    'BLOCK_AS_IMPLICIT_KEY',
    /./,
    {
      message: 'a second colon stands here, or the next line is indented too far',
      advice: 'quote the text behind the first colon, or indent the next line like this one',
    },
  ],
  ['MULTILINE_IMPLICIT_KEY', /./, NO_COLON],
  [
    'MISSING_CHAR',
    /quote/,
    {
      message: 'a quote is opened and never closed',
      advice: 'close it, or put the whole text under |- on lines of its own',
    },
  ],
  ['MISSING_CHAR', /Implicit map keys/, NO_COLON],
  ['MISSING_CHAR', /end with a/, OPEN_BRACKET],
  ['MISSING_CHAR', /^Comments/, { message: 'a blank is missing before #', advice: 'add it, or quote the text' }],
  [
    'MISSING_CHAR',
    /directives-end/,
    { message: 'a line before begins with %', advice: 'quote its text, or take it out' },
  ],
  [
    'MISSING_CHAR',
    /^Missing/,
    { message: 'a comma or a colon is missing between the brackets', advice: 'add it, or quote the text' },
  ],
  [
    'UNEXPECTED_TOKEN',
    /at node end/,
    {
      message: 'something stands here behind the end of a text or list',
      advice: 'quote the whole text, or put it under |- on lines of its own',
    },
  ],
  [
    'UNEXPECTED_TOKEN',
    /Not a YAML token|Block scalar header/,
    { message: 'a text cannot begin with > or |', advice: 'quote the text' },
  ],
  [
    'UNEXPECTED_TOKEN',
    /block-seq-ind/,
    { message: 'a text cannot begin with "- "', advice: 'quote the text, or begin the list in the next line' },
  ],
  [
    'UNEXPECTED_TOKEN',
    /flow|,/,
    { message: 'a bracket or a comma stands here that belongs to nothing', advice: 'take it out, or quote the text' },
  ],
  [
    'BAD_DQ_ESCAPE',
    /./,
    { message: 'between double quotes \\ is not just a \\', advice: 'write \\\\, or use single quotes' },
  ],
  ['BAD_DIRECTIVE', /./, { message: 'a line cannot begin with %', advice: 'quote the text, or take the line out' }],
];
