/** The conflicts that git leaves in a file when a merge changed the same place twice. */

/** A text with conflict markers, taken apart. */
export interface Conflict {
  /** Where the first conflict begins, counted from 1. */
  readonly line: number;
  readonly count: number;
  /** Each side's name, as git wrote it behind the markers, and its whole text. */
  readonly ours: Side;
  readonly theirs: Side;
}

interface Side {
  readonly name: string;
  readonly text: string;
}

// As long as the attribute conflict-marker-size says, and never shorter than this.
const MARKER = /^(<{7,}|\|{7,}|={7,}|>{7,})(?: (.*?))?\r?$/;
type Part = 'both' | 'ours' | 'base' | 'theirs';
const NEXT: Readonly<Record<string, readonly [from: readonly Part[], to: Part]>> = {
  '<': [['both'], 'ours'],
  '|': [['ours'], 'base'],
  '=': [['ours', 'base'], 'theirs'],
  '>': [['theirs'], 'both'],
};

/** Takes both sides of a text with conflict markers apart; undefined where there are none, or they don't fit together. */
export function splitConflict(text: string): Conflict | undefined {
  const sides: { ours: string[]; theirs: string[] } = { ours: [], theirs: [] };
  const names = { ours: '', theirs: '' };
  const begun: number[] = [];
  let part: Part = 'both';
  let length = 0;
  for (const [index, line] of text.split('\n').entries()) {
    const [, marker = '', name = ''] = MARKER.exec(line) ?? [];
    // Within a conflict, what is of another length is a line that people wrote.
    const isOne: boolean = part === 'both' ? marker.startsWith('<') : marker.length === length;
    const step: (typeof NEXT)[string] | undefined = isOne ? NEXT[marker.slice(0, 1)] : undefined;
    if (step === undefined) {
      if (part === 'both' || part === 'ours') sides.ours.push(line);
      if (part === 'both' || part === 'theirs') sides.theirs.push(line);
      continue;
    }
    const [from, to]: readonly [from: readonly Part[], to: Part] = step;
    if (!from.includes(part)) return undefined;
    part = to;
    length = marker.length;
    if (to === 'ours') begun.push(index + 1);
    if (to === 'ours') names.ours = name;
    if (to === 'both') names.theirs = name;
  }
  const [line] = begun;
  if (line === undefined || part !== 'both') return undefined;
  const sideOf = (which: 'ours' | 'theirs'): Side => ({ name: names[which], text: sides[which].join('\n') });
  return { line, count: begun.length, ours: sideOf('ours'), theirs: sideOf('theirs') };
}
