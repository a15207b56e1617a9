/** Makes hostile texts out of good ones: the same for the same seed and number. */
import fc from 'fast-check';
import type { Choose } from '../../store/handwriting.ts';
import { slip, withSlip } from '../../store/made-up-yaml.ts';
import { ODD } from '../hostile/hand-made.ts';
import { seeded } from '../random.ts';

/** Chooses numbers, from a seed and the number of a try. */
export function chooserOf(seed: number, number: number): Choose {
  const random = seeded(Math.imul(seed, 0x9e37_79b1) ^ Math.imul(number + 1, 0x85eb_ca6b));
  return (most) => (random() * 2 ** 32) % Math.max(most, 1);
}

/** One of the texts with one to four changes, of bytes, lines, values and pieces of other texts. */
export function mutated(corpus: readonly Buffer[], choose: Choose): Buffer {
  const one = (): Buffer => corpus[choose(corpus.length)] ?? Buffer.alloc(0);
  let bytes = one();
  for (let change = choose(4); change >= 0; change -= 1) {
    const kind = CHANGES[choose(CHANGES.length)];
    if (kind !== undefined) bytes = kind(bytes, choose, one);
  }
  return bytes;
}

type Change = (bytes: Buffer, choose: Choose, other: () => Buffer) => Buffer;

const FLIPS = [0, 9, 10, 13, 0x20, 0x22, 0x2d, 0x3a, 0x7f, 0x80, 0xc0, 0xed, 0xef, 0xf4, 0xff];

const CHANGES: readonly Change[] = [
  (bytes, choose) => {
    const flipped = Buffer.from(bytes);
    const at = choose(bytes.length);
    flipped[at] = (flipped[at] ?? 0) ^ (1 << choose(8));
    return flipped;
  },
  (bytes, choose) => {
    const changed = Buffer.from(bytes);
    changed[choose(bytes.length)] = FLIPS[choose(FLIPS.length)] ?? 0;
    return changed;
  },
  (bytes, choose) => {
    const [from, to] = range(bytes, choose);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
  },
  (bytes, choose) => {
    const [from, to] = range(bytes, choose);
    const times = 1 + choose(choose(20) === 0 ? 2000 : 3);
    const part = bytes.subarray(from, Math.min(to, from + 40));
    return Buffer.concat([bytes.subarray(0, to), ...Array.from({ length: times }, () => part), bytes.subarray(to)]);
  },
  (bytes, choose, other) => {
    const [from, to] = range(bytes, choose);
    const second = other();
    return Buffer.concat([bytes.subarray(0, from), second.subarray(...range(second, choose)), bytes.subarray(to)]);
  },
  (bytes, choose) => {
    const at = choose(bytes.length);
    return Buffer.concat([bytes.subarray(0, at), Buffer.from(odd(choose)), bytes.subarray(at)]);
  },
  ofText((text, choose) => text.replaceAll(/(?<=: |- )[^\n]+/g, (value) => (choose(12) === 0 ? odd(choose) : value))),
  ofText((text, choose) => text.replaceAll(/^ *[\w-]+(?=:)/gm, (key) => (choose(20) === 0 ? odd(choose) : key))),
  ofText((text, choose) => text.replaceAll(/[^,;\t\n]+/g, (cell) => (choose(30) === 0 ? odd(choose) : cell))),
  ofText((text, choose) => text.replaceAll(/^ +/gm, (indent) => (choose(12) === 0 ? ' '.repeat(choose(8)) : indent))),
  ofText((text, choose) => lines(text, choose)),
  slipped,
  slipped,
];

function slipped(bytes: Buffer, choose: Choose): Buffer {
  const [one] = fc.sample(slip, { seed: choose(2 ** 31), numRuns: 1 });
  return one === undefined ? bytes : Buffer.from(withSlip(bytes.toString(), one));
}

function ofText(change: (text: string, choose: Choose) => string): Change {
  return (bytes, choose) => Buffer.from(change(bytes.toString(), choose));
}

/** Some lines stand elsewhere, or under another. */
function lines(text: string, choose: Choose): string {
  const all = text.split('\n');
  const moved = all.splice(choose(all.length), 1 + choose(6));
  const gap = ' '.repeat(choose(5));
  all.splice(choose(all.length), 0, ...moved.map((line) => gap + line));
  return all.join('\n');
}

function odd(choose: Choose): string {
  return ODD[choose(ODD.length)] ?? '';
}

function range(bytes: Buffer, choose: Choose): [from: number, to: number] {
  const from = choose(bytes.length);
  return [from, Math.min(bytes.length, from + choose(choose(3) === 0 ? bytes.length : 30))];
}
