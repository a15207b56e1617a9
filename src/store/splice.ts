/** Puts pieces of text in the places of others: lines, words and blanks around them stay. */

import { isSame } from '../domain/tree.ts';

export interface Splice {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** The text with all pieces in their places. */
export function applySplices(source: string, splices: readonly Splice[], newLine: string): string {
  // From the end to the start, so that offsets hold; at one offset what goes is cut out before what comes is put in.
  return splices
    .toReversed()
    .toSorted((one, other) => other.from - one.from || other.to - one.to)
    .reduce(
      (text, { from, to, insert }) => text.slice(0, from) + insert.replaceAll('\n', newLine) + text.slice(to),
      source,
    );
}

/**
 * How a text is changed where it is written, between quotes or over several lines: the words that differ are
 * exchanged. Undefined where it can't be told which word is which, or no word stays.
 */
export function reword(source: string, start: number, end: number, before: string, after: string): Splice | undefined {
  const [written, old, now] = [wordsOf(source.slice(start, end)), wordsOf(before), wordsOf(after)];
  if (written.length !== old.length) return undefined;
  let { head, tail } = commonEnds(
    old.map(({ word }) => word),
    now.map(({ word }) => word),
  );
  if (head + tail === 0) return undefined;
  // Where words only come or only go, a neighbour is written again with them.
  if (head + tail === Math.min(old.length, now.length)) {
    if (head > 0) head -= 1;
    else tail -= 1;
  }
  const gone = spanOf(written.slice(head, written.length - tail));
  const come = spanOf(now.slice(head, now.length - tail));
  return { from: start + gone.from, to: start + gone.to, insert: after.slice(come.from, come.to) };
}

interface Word {
  readonly word: string;
  readonly from: number;
  readonly to: number;
}

function spanOf(words: readonly Word[]): { from: number; to: number } {
  return { from: Math.min(...words.map(({ from }) => from)), to: Math.max(...words.map(({ to }) => to)) };
}

function wordsOf(text: string): Word[] {
  return [...text.matchAll(/\S+/g)].map(({ 0: word, index }) => ({ word, from: index, to: index + word.length }));
}

/** How many items two lists have in common at their start, and behind that at their end. */
export function commonEnds(one: readonly unknown[], other: readonly unknown[]): { head: number; tail: number } {
  const head = commonStart(one, other);
  return { head, tail: commonStart(one.slice(head).toReversed(), other.slice(head).toReversed()) };
}

function commonStart(one: readonly unknown[], other: readonly unknown[]): number {
  const differs = one.findIndex((value, index) => !isSame(value, other[index]));
  return differs === -1 ? one.length : differs;
}

/** The lines of a text with all but the first one indented, without the last line break. */
export function indented(text: string, indent: number): string {
  return text.replace(/\n$/, '').replaceAll(/\n(?=[^\n])/g, `\n${' '.repeat(indent)}`);
}

/** Where the line of an offset begins. */
export function lineStart(source: string, offset: number): number {
  return source.lastIndexOf('\n', offset - 1) + 1;
}

/** Where it ends, before its line break. */
export function lineEnd(source: string, offset: number): number {
  return offset + source.slice(offset).search(/\r?\n|$/);
}
