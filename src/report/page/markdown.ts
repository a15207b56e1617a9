/** A page as Markdown. Pictures stay out: what they show stands in the tables. */
import { asMarkdown, asMarkdownLine, markdownTable } from '../markdown.ts';
import type { Block, Page } from './page.ts';

/** The text of a page. */
export function pageAsMarkdown({ title, lines, blocks }: Page): string {
  const parts = [`# ${asMarkdown(title)}`, ...lines.map(asMarkdownLine), ...blocks.flatMap(markdownOf)];
  return `${parts.join('\n\n')}\n`;
}

function markdownOf(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
      return [`${'#'.repeat(block.level)} ${asMarkdown(block.text)}`];
    case 'text':
      return [asMarkdownLine(block.text)];
    case 'list':
      return [
        block.items
          .map(({ text, more }) =>
            [`- ${asMarkdownLine(text)}`, ...more.map((line) => `  - ${asMarkdownLine(line)}`)].join('\n'),
          )
          .join('\n'),
      ];
    case 'table': {
      const headings = block.columns.map(({ heading }) => asMarkdown(heading));
      const rows = block.rows.map((row) => row.map(({ text }) => asMarkdown(text)));
      return [`**${asMarkdown(block.caption)}**`, markdownTable(headings, rows).join('\n')];
    }
    case 'figures':
      return [
        block.figures.map(({ what, amount, of }) => `- ${asMarkdownLine(`${what}: ${amount} ${of}`)}`).join('\n'),
      ];
    case 'boxes': {
      const rows = block.boxes.map(({ what, so, names }) => [what, so, names.length === 0 ? '–' : names.join(', ')]);
      return [
        `**${asMarkdown(block.caption)}**`,
        markdownTable(
          ['box', 'so', 'reps'],
          rows.map((row) => row.map(asMarkdown)),
        ).join('\n'),
      ];
    }
    case 'trend':
      return [];
  }
}
