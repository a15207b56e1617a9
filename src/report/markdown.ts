/** Text in Markdown, as GitHub and its like show it. */

// What makes a link, an image, a table's cell, code, a tag or a formula within a line.
const SPECIAL = /[\\`*_[\]|<>~&$]/g;

/** What a person wrote, as one line of Markdown that shows it as it is, and calls nobody by an @. */
export function asMarkdown(text: string): string {
  return (
    text
      .replaceAll(/\s*\n\s*/g, ' ')
      .replaceAll(SPECIAL, (character) => `\\${character}`)
      // People, issues, pictures and addresses that GitHub would make of it.
      .replaceAll(/@|#(?=\d)|GH-(?=\d)|:(?=[\w+-]+:)|\bwww(?=\.)|:(?=\/\/)/g, (mark) => `${mark}<!-- -->`)
  );
}

/** The same as a line of its own, which no mark at its beginning makes a heading, a list or a quotation. */
export function asMarkdownLine(text: string): string {
  return asMarkdown(text.trim()).replace(/^(?:[#+=-]|\d+(?=[.)]))/, (mark) =>
    /\d/.test(mark) ? `${mark}\\` : `\\${mark}`,
  );
}

/** A table: the headings and the rows, whose cells are Markdown. */
export function markdownTable(headings: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(headings), line(headings.map(() => '---')), ...rows.map(line)];
}
