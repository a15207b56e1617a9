/** A page as text for a terminal. */
import type { Style } from '../format.ts';
import { tableLines, wrap } from '../table.ts';
import type { Block, Page, Tone } from './page.ts';

/** The text of a page. */
export function pageAsText({ title, lines, blocks }: Page, style: Style): string {
  const head = [style.strong(title), ...lines.map((line) => wrap(line, style.width))];
  return `${[...head, ...blocks.flatMap((block) => textOf(block, style))].join('\n')}\n`;
}

function textOf(block: Block, style: Style): string[] {
  switch (block.kind) {
    case 'heading':
      return ['', block.level === 2 ? style.strong(block.text) : `  ${style.strong(block.text)}`];
    case 'text':
      return [wrap(painted(block.text, block.tone, style), style.width, '  ')];
    case 'list':
      return block.items.flatMap(({ text, more }) => [
        wrap(text, style.width, '    ', `  ${style.unicode ? '•' : '*'} `),
        ...more.map((line) => wrap(style.faint(line), style.width, '    ')),
      ]);
    case 'table':
      return tableLines(
        [
          block.columns.map(({ heading }) => style.faint(heading)),
          ...block.rows.map((row) => row.map(({ text, tone }) => painted(text, tone, style))),
        ],
        style,
        '  ',
      );
    case 'figures':
      return block.figures.map(({ what, amount, of }) =>
        wrap(`${what}: ${style.strong(amount)} ${of}`, style.width, '  '),
      );
    case 'boxes':
      return block.boxes.map(({ what, so, names }) =>
        wrap(`${what}, ${so}: ${names.length === 0 ? 'nobody' : names.join(', ')}`, style.width, '    ', '  '),
      );
    case 'trend':
      return [];
  }
}

function painted(text: string, tone: Tone | undefined, style: Style): string {
  return tone === undefined ? text : style[tone](text);
}
