/** What a renderer is: a function from a result to a string that decides nothing. */
import { isTree } from '../domain/tree.ts';

/** How every result can be printed. */
export type CommonFormat = 'text' | 'json';
export const COMMON_FORMATS: readonly CommonFormat[] = ['text', 'json'];

/** How `validate` prints beside that, for machines that check. */
export const VALIDATION_FORMATS = ['github', 'junit', 'sarif'] as const;
export type ValidationFormat = (typeof VALIDATION_FORMATS)[number];

/** How reports travel: into a pull request or a wiki, and as a page of their own. */
export const PAGE_FORMATS = ['markdown', 'html'] as const;
export type PageFormat = (typeof PAGE_FORMATS)[number];

/** How the alignment report is printed beside that: for spreadsheets. */
export const REPORT_FORMATS = [...PAGE_FORMATS, 'csv'] as const;

/** How a result can be printed: some in more ways than the common ones. */
export type Format = CommonFormat | ValidationFormat | (typeof REPORT_FORMATS)[number];

/** How text looks: colours, which say nothing that the words don't, the width, and whether there is Unicode. */
export interface Style {
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
  readonly good: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly warn: (text: string) => string;
  readonly width: number;
  readonly unicode: boolean;
  /** Makes a text lead to a file of the team's; undefined where the screen knows no links. */
  readonly link?: (text: string, file: string) => string;
}

/** A text that leads to a file of the team's, where that is possible. */
export function linked(text: string, file: string, { link }: Style): string {
  return link === undefined ? text : link(text, file);
}

/** Makes the text of a result. */
export type Renderer<Result> = (result: Result, style: Style) => string;
/** A renderer for each format: a new format is a compile error wherever it is missing. */
export type Renderers<Result, Extra extends Format = never> = Readonly<Record<CommonFormat | Extra, Renderer<Result>>>;

/** The renderers of a result: its json is the result itself; its text shows what people wrote safely. */
export function renderersOf<Result>(text: Renderer<Result>): Renderers<Result> {
  return {
    text: (result, style) => text(withVisible(result), style),
    json: (result) => `${jsonOf(result, 2)}\n`,
  };
}

// C0 and C1 controls but for the line break; what turns the direction of writing around; lines that only some programs
// break; and what has no width. Blanks of no width part words in scripts that have no others, and flags are made of tags.
const HIDDEN =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u061C\u180E\u200E\u200F\u2028-\u202E\u2060-\u2064\u2066-\u206F\uFEFF\uFFF9-\uFFFB]|\u200B(?<![\u0E00-\u0EFF\u1000-\u109F\u1780-\u17FF]\u200B)|\uDB40[\uDC00-\uDC7F](?<!\uD83C\uDFF4(?:\uDB40[\uDC20-\uDC7F]){0,6})/g;

/** A text with characters that act on a terminal, or that nobody would see, written out: \u001b. */
export function visible(text: string): string {
  return text.replaceAll(HIDDEN, (characters) => (characters === '\t' ? '  ' : escapedUnits(characters)));
}

function escapedUnits(characters: string): string {
  return characters
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}

/** A value as JSON, which says the same with nothing in it that acts on a terminal, or that nobody would see. */
export function jsonOf(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent).replaceAll(HIDDEN, escapedUnits);
}

/** A result with each text in it made visible. */
export function withVisible<Result>(result: Result): Result {
  return hasHidden(result) ? copyWithVisible(result) : result;
}

// Nearly no result has, and a large one takes longer to copy than to look through.
function hasHidden(result: unknown): boolean {
  if (typeof result === 'string') return result.search(HIDDEN) !== -1;
  if (Array.isArray(result)) return result.some(hasHidden);
  if (!isTree(result)) return false;
  for (const key in result) if (key.search(HIDDEN) !== -1 || hasHidden(result[key])) return true;
  return false;
}

function copyWithVisible<Result>(result: Result): Result;
function copyWithVisible(result: unknown): unknown {
  if (typeof result === 'string') return visible(result);
  if (Array.isArray(result)) return result.map((item: unknown) => copyWithVisible(item));
  if (!isTree(result)) return result;
  return Object.fromEntries(Object.entries(result).map(([key, value]) => [visible(key), copyWithVisible(value)]));
}
