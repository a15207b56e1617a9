/** A result as a page: headings, texts, tables, lists and pictures, before it becomes HTML or Markdown. */
import { formatMoney } from '../../domain/money.ts';
import type { Style } from '../format.ts';
import { namesByReason } from '../names.ts';

/** How a text is meant: colour says nothing that its words don't. */
export type Tone = 'good' | 'bad' | 'warn' | 'faint';

/** A text in a table or a list. */
export interface Cell {
  readonly text: string;
  readonly tone?: Tone;
  /** A share that is drawn as a bar beside the text, where there are pictures. */
  readonly bar?: Bar;
}

/** A bar: how far it goes, and what it is held against. All from 0 on, 1 being the end of the target. */
export interface Bar {
  readonly share: number;
  /** A mark on the way, such as last year's. */
  readonly mark?: number;
  /** The same scale for all bars of a table: what its right end stands for. */
  readonly end: number;
}

/** A column of a table. Figures stand at the right. */
export interface Column {
  readonly heading: string;
  readonly isFigure?: boolean;
}

/** An entry of a list, with more about it. */
export interface Item {
  readonly text: string;
  readonly tone?: Tone;
  readonly more: readonly string[];
}

/** A figure that stands for itself: what it is, the amount, and what it is of. */
export interface Figure {
  readonly what: string;
  readonly amount: string;
  readonly of: string;
  readonly bar?: Bar;
}

/** One of the four boxes of promise and number, with those in it. */
export interface Box {
  readonly what: string;
  readonly so: string;
  readonly tone: Tone;
  readonly names: readonly string[];
}

/** A line of the trend: a share for each quarter, null where it is not known. */
export interface Line {
  readonly name: string;
  readonly shares: readonly (number | null)[];
}

/** A part of a page. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string }
  | { readonly kind: 'text'; readonly text: string; readonly tone?: Tone }
  | { readonly kind: 'list'; readonly items: readonly Item[] }
  | {
      readonly kind: 'table';
      readonly caption: string;
      /** What the marks in its bars stand for: said where there are pictures. */
      readonly mark?: string;
      readonly columns: readonly Column[];
      /** The first cell of each row names it. */
      readonly rows: readonly (readonly Cell[])[];
    }
  | { readonly kind: 'figures'; readonly figures: readonly Figure[] }
  | { readonly kind: 'boxes'; readonly caption: string; readonly boxes: readonly Box[] }
  | {
      readonly kind: 'trend';
      readonly caption: string;
      readonly quarters: readonly string[];
      readonly lines: readonly Line[];
    };

/** A page. */
export interface Page {
  readonly title: string;
  /** What it is about, below the title. */
  readonly lines: readonly string[];
  readonly blocks: readonly Block[];
}

/** A style without colours, for texts that are shared with the terminal. */
export const PLAIN: Style = {
  strong: (text) => text,
  faint: (text) => text,
  good: (text) => text,
  bad: (text) => text,
  warn: (text) => text,
  width: Number.POSITIVE_INFINITY,
  unicode: true,
};

/** A cell that is a plain text. */
export function cell(text: string, tone?: Tone): Cell {
  return tone === undefined ? { text } : { text, tone };
}

/** An amount, or a word where there is none. */
export function money(amount: number | null, currency: string, without = 'unknown'): Cell {
  return amount === null ? cell(without, 'warn') : cell(formatMoney(amount, currency));
}

/** A heading; the title of the page is above all. */
export function heading(text: string, level: 2 | 3 = 2): Block {
  return { kind: 'heading', level, text };
}

/** A text of its own. */
export function paragraph(text: string, tone?: Tone): Block {
  return tone === undefined ? { kind: 'text', text } : { kind: 'text', text, tone };
}

/** Why there is nothing to show of some people. */
export function reasons(title: string, people: readonly { readonly name: string; readonly reason: string }[]): Block[] {
  if (people.length === 0) return [];
  const items = [...namesByReason(people)].map(([reason, those]) => ({
    text: `${reason}: ${those.join(', ')}`,
    more: [],
  }));
  return [paragraph(`${title}:`), { kind: 'list', items }];
}
