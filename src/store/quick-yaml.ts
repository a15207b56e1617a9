/**
 * Reads the plain YAML of which reviews and teams are made, many times faster than the parser that knows all of YAML.
 * Whatever is not plain is left to that one, and so is every error: a test holds the two against each other.
 */
import type { Path } from '../domain/finding.ts';
import { positionsIn } from './position.ts';
import type { YamlText } from './yaml-text.ts';

// One expression takes a whole line apart: it is quick from the first line on, which a loop over the letters isn't.
// It goes over each part of a text a few times at most, whatever stands there.
const QUOTED = /"(?:[^"\\\n]|\\[^\n])*"|'(?:[^'\n]|'')*'/.source;
const FIRST_LETTER = /[^-?:,[\]{}#&*!|>'"%@` \n]/.source;
const LETTERS = /[^\n:#]*(?:(?::(?=[^ \n])|(?<=[^ ])#)[^\n:#]*)*/.source;
const ABOVE = /(?: *(?:#[^\n]*)?\n)*/.source;
// What begins with a dot may as well be the end of the document.
const KEY = String.raw`(?:${QUOTED}|(?!\.)${FIRST_LETTER}${LETTERS})(?=(?<! ):(?![^ \n]))`;
const PLAIN = String.raw`(?:${FIRST_LETTER}|[-?:](?=[^ \n]))${LETTERS}`;
const OTHER = String.raw`(?:${QUOTED}|\{\}|\[\]|\|[-+]?)`;
// The groups: the indent, a key or a dash, and a text without quotes or something else; none of them at the end.
const LINE = new RegExp(
  String.raw`${ABOVE}( *)(?:(?:(${KEY}):|(-)(?![^ \n])) *(?:(${PLAIN})|(${OTHER}) *|)(?:(?<= )#[^\n]*)?(?:\n|$)|(?:#[^\n]*)?$)`,
  'y',
);
const BEFORE = new RegExp(`${ABOVE} *`, 'y');

// Tabs, carriage returns, control characters, and the mark of byte order.
const ODD = /[^\n -\uFEFE\uFF00-\uFFFF]/;
const NUMBER = /^(?:[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?|0o[0-7]+|0x[\da-fA-F]+)$/;
const INFINITE_OR_NONE = /^[-+]?\.(?:inf|nan)$/i;
const WORDS: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ...['true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, false] as const),
  ...['~', 'null', 'Null', 'NULL'].map((word) => [word, null] as const),
]);

// Expressions run out of memory on endless lines, and on three million blank ones.
const LONGEST_TEXT = 2_500_000;
// YAML has keys of up to 1024 characters.
const LONGEST_KEY = 1000;
// A map within a map is indented further, so this bounds the depth as well.
const WIDEST_INDENT = 100;
// What is longer is none of the words above.
const LONGEST_WORD = 5;
const SPACE = 0x20;
const DOUBLE_QUOTE = 0x22;
const SINGLE_QUOTE = 0x27;
const NINE = 0x39;
const NO_MORE_LINES = -1;
// An indent that no line has: it fits nowhere, so that nothing is made of the text.
const NOT_PLAIN = LONGEST_TEXT + 1;

/** A line that is neither blank nor a remark, taken apart. */
interface Cursor {
  readonly text: string;
  indent: number;
  /** None before an item of a list. */
  key: string | undefined;
  /** A text without quotes, or something else in the line; neither if the value stands below. */
  plain: string | undefined;
  other: string | undefined;
  /** Where the line begins, with what is blank above it, and where the line below does. */
  start: number;
  below: number;
}

/** The value of a plain text, and its places; undefined for a text that has to be read with care. */
export function readQuickly(source: string): Pick<YamlText, 'value' | 'locate'> | undefined {
  // Both ends of a line mean the same, and what stands in it stays in its place.
  const text = source.replaceAll('\r\n', '\n');
  if (text.length > LONGEST_TEXT || ODD.test(text)) return undefined;
  const cursor = cursorAt(text);
  const value = readMap(cursor);
  if (value === undefined || cursor.indent !== NO_MORE_LINES) return undefined;
  // Most texts are never asked for a place, so that none is noted down before.
  const noted: Noted = new Map();
  const positionOf = positionsIn(text);
  return { value, locate: (path, isOfKey) => positionOf(placeOf(text, noted, path, isOfKey)) };
}

function cursorAt(text: string): Cursor {
  const cursor: Cursor = { text, indent: 0, key: undefined, plain: undefined, other: undefined, start: 0, below: 0 };
  toNextLine(cursor);
  return cursor;
}

function toNextLine(cursor: Cursor): void {
  cursor.start = cursor.below;
  LINE.lastIndex = cursor.start;
  const line = LINE.exec(cursor.text);
  cursor.below = LINE.lastIndex;
  if (line === null) {
    cursor.indent = NOT_PLAIN;
    return;
  }
  // Taken one by one: to take an array apart takes longer than to read the line.
  cursor.key = line[2];
  cursor.plain = line[4];
  cursor.other = line[5];
  cursor.indent = line[2] === undefined && line[3] === undefined ? NO_MORE_LINES : (line[1]?.length ?? 0);
}

function readMap(cursor: Cursor): unknown {
  const { indent } = cursor;
  if (indent > WIDEST_INDENT) return undefined;
  const map: Record<string, unknown> = {};
  do {
    const key = keyOf(cursor);
    // Neither one that stands twice nor one that every object has.
    if (key === undefined || map[key] !== undefined) return undefined;
    const value = readValue(cursor);
    if (value === undefined) return undefined;
    map[key] = value;
  } while (cursor.indent === indent);
  return map;
}

function keyOf({ key }: Cursor): string | undefined {
  if (key === undefined || key.length > LONGEST_KEY) return undefined;
  return isQuoted(key) ? unquoted(key) : key;
}

function isQuoted(source: string): boolean {
  const first = source.charCodeAt(0);
  return first === DOUBLE_QUOTE || first === SINGLE_QUOTE;
}

function readValue(cursor: Cursor): unknown {
  const { plain, other, indent } = cursor;
  if (plain !== undefined) {
    toNextLine(cursor);
    return meaning(plain);
  }
  if (other !== undefined) {
    const value = other.startsWith('|') ? readLines(cursor, other) : valueOf(other);
    toNextLine(cursor);
    return value;
  }
  if (isItem(cursor)) return undefined;
  toNextLine(cursor);
  if (isItem(cursor)) return cursor.indent < indent ? undefined : readList(cursor);
  return cursor.indent > indent ? readMap(cursor) : undefined;
}

function readList(cursor: Cursor): unknown {
  const { indent } = cursor;
  const list: unknown[] = [];
  do {
    const value = readValue(cursor);
    if (value === undefined) return undefined;
    list.push(value);
  } while (cursor.indent === indent && isItem(cursor));
  return list;
}

function isItem({ key }: Cursor): boolean {
  return key === undefined;
}

/** The lines under a |. */
function readLines(cursor: Cursor, header: string): string | undefined {
  const { text } = cursor;
  const lines: string[] = [];
  let indent = 0;
  let used = 0;
  while (cursor.below < text.length) {
    const start = cursor.below;
    const end = endOfLine(text, start);
    const first = behindBlanks(text, start);
    if (first < end) {
      if (first - start < indent) break;
      if (indent === 0) indent = first - start;
      if (indent <= cursor.indent) return undefined;
      used = lines.push(text.slice(start + indent, end));
    } else {
      // Whether the blanks of a blank line are a part of the text is an art of its own.
      if (first - start > indent) return undefined;
      if (end < text.length) lines.push('');
    }
    cursor.below = Math.min(end + 1, text.length);
  }
  if (indent === 0) return undefined;
  const kept = header === '|+' ? lines : lines.slice(0, used);
  return kept.join('\n') + (header === '|-' ? '' : '\n');
}

/** What an unquoted text stands for. */
function meaning(source: string): unknown {
  const text = source.charCodeAt(source.length - 1) === SPACE ? withoutBlanks(source) : source;
  const word = text.length <= LONGEST_WORD ? WORDS.get(text) : undefined;
  if (word !== undefined) return word;
  // Numbers begin with a digit, or with a sign or a point, which come before the digits.
  if (text.charCodeAt(0) > NINE) return text;
  return NUMBER.test(text) ? Number(text) : INFINITE_OR_NONE.test(text) ? undefined : text;
}

function withoutBlanks(source: string): string {
  let end = source.length;
  while (source.charCodeAt(end - 1) === SPACE) end -= 1;
  return source.slice(0, end);
}

function valueOf(source: string): unknown {
  return source === '{}' ? {} : source === '[]' ? [] : unquoted(source);
}

function unquoted(source: string): string | undefined {
  const text = source.slice(1, -1);
  if (source.startsWith("'")) return text.replaceAll("''", "'");
  if (!text.includes('\\')) return text;
  try {
    // JSON's escapes mean the same in YAML, which has some more.
    return String(JSON.parse(source));
  } catch {
    return undefined;
  }
}

/** Where the lines of those begin that stand side by side, by their keys; by where the first one begins. */
type Noted = Map<number, ReadonlyMap<string, number>>;

/** Where a value begins, a map where its key does, or the nearest around it that is there. */
function placeOf(text: string, noted: Noted, path: Path, isOfKey = false): number {
  const cursor = cursorAt(text);
  let place = placeOfLine(cursor);
  for (const [index, step] of path.entries()) {
    const isInList = isItem(cursor);
    if (!find(cursor, noted, String(step))) return place;
    place = placeOfLine(cursor);
    if (cursor.plain === undefined && cursor.other === undefined) {
      toNextLine(cursor);
    } else {
      const behind = place + (cursor.key?.length ?? 0) + 1;
      if (isInList || !isOfKey || index < path.length - 1) place = behindBlanks(text, behind);
      // Nothing is found within a text.
      cursor.indent = NO_MORE_LINES;
    }
  }
  return place;
}

function placeOfLine({ text, start }: Cursor): number {
  BEFORE.lastIndex = start;
  BEFORE.test(text);
  return BEFORE.lastIndex;
}

/** Goes to the key or the item, among those that stand side by side. */
function find(cursor: Cursor, noted: Noted, wanted: string): boolean {
  if (cursor.indent === NO_MORE_LINES) return false;
  const first = cursor.start;
  const beside = noted.get(first) ?? besideOf(cursor);
  noted.set(first, beside);
  const start = beside.get(wanted);
  if (start === undefined) return false;
  cursor.below = start;
  toNextLine(cursor);
  return true;
}

// Many findings may be about one long list.
function besideOf(cursor: Cursor): ReadonlyMap<string, number> {
  const { indent } = cursor;
  const isInList = isItem(cursor);
  const beside = new Map<string, number>();
  while (cursor.indent >= indent) {
    if (cursor.indent === indent && isItem(cursor) === isInList) {
      beside.set(isInList ? String(beside.size) : String(keyOf(cursor)), cursor.start);
    } else if (isInList) return beside;
    if (cursor.other?.startsWith('|')) readLines(cursor, cursor.other);
    toNextLine(cursor);
  }
  return beside;
}

function behindBlanks(text: string, from: number): number {
  let at = from;
  while (text[at] === ' ') at += 1;
  return at;
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}
