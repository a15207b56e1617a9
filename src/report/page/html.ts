/** A page as HTML: one file that needs no other, runs nothing and asks for nothing. */
import { bar, trend } from './picture.ts';
import type { Block, Cell, Item, Page, Tone } from './page.ts';
import { STYLE, STYLE_HASH } from './style.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** What a person wrote, as a text or the value of an attribute. */
export function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

// Nothing may be loaded, run or sent; of styles only the one that is in the file.
const POLICY = `default-src 'none'; style-src '${STYLE_HASH}'; base-uri 'none'; form-action 'none'`;

/** The text of a page. */
export function pageAsHtml({ title, lines, blocks }: Page): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1>${escaped(title)}</h1>
${lines.map((line) => `<p>${escaped(line)}</p>`).join('\n')}
</header>
<main>
${sections(blocks)}
</main>
</body>
</html>
`;
}

// What stands below a heading is one section with it, so that paper breaks elsewhere.
function sections(blocks: readonly Block[]): string {
  const parts: string[][] = [];
  for (const block of blocks) {
    if (parts.length === 0 || (block.kind === 'heading' && block.level === 2)) parts.push([]);
    parts.at(-1)?.push(htmlOf(block));
  }
  return parts.map((part) => `<section>\n${part.join('\n')}\n</section>`).join('\n');
}

function htmlOf(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level} dir="auto">${escaped(block.text)}</h${block.level}>`;
    case 'text':
      return `<p${classOf(block.tone)} dir="auto">${escaped(block.text)}</p>`;
    case 'list':
      return `<ul>\n${block.items.map(itemOf).join('\n')}\n</ul>`;
    case 'table':
      return tableOf(block);
    case 'figures':
      return `<ul class="figures">\n${block.figures
        .map(
          ({ what, amount, of, bar: drawn }) =>
            `<li><span>${escaped(what)}</span><strong>${escaped(amount)}</strong><span>${escaped(of)}</span>${drawn === undefined ? '' : bar(drawn)}</li>`,
        )
        .join('\n')}\n</ul>`;
    case 'boxes':
      return `<ul class="boxes" aria-label="${escaped(block.caption)}">\n${block.boxes
        .map(
          ({ what, so, tone, names }) =>
            `<li class="${tone}"><span>${escaped(what)}</span><strong>${escaped(so)}</strong><span class="names" dir="auto">${escaped(names.length === 0 ? 'nobody' : names.join(', '))}</span></li>`,
        )
        .join('\n')}\n</ul>`;
    case 'trend':
      return `<figure>\n<figcaption>${escaped(block.caption)}</figcaption>\n${trend(block.quarters, block.lines, escaped(block.caption), escaped)}\n</figure>`;
  }
}

function tableOf({ caption, mark, columns, rows }: Extract<Block, { kind: 'table' }>): string {
  const figure = (index: number): string => (columns[index]?.isFigure === true ? ' class="figure"' : '');
  const head = columns.map(({ heading }, index) => `<th scope="col"${figure(index)}>${escaped(heading)}</th>`).join('');
  const body = rows.map((row) => {
    const cells = row.map((cell, index) =>
      index === 0
        ? `<th scope="row" dir="auto">${escaped(cell.text)}</th>`
        : `<td${figure(index)}>${cellOf(cell)}</td>`,
    );
    return `<tr>${cells.join('')}</tr>`;
  });
  // A table that is wider than the screen is moved within its own frame, by keys too.
  const label = escaped(mark === undefined ? caption : `${caption}; the mark is ${mark}`);
  return `<p class="caption">${label}</p>
<div class="table" role="region" tabindex="0" aria-label="${label}">
<table aria-label="${label}">
<thead><tr>${head}</tr></thead>
<tbody>
${body.join('\n')}
</tbody>
</table>
</div>`;
}

function cellOf({ text, tone, bar: drawn }: Cell): string {
  const told = tone === undefined ? escaped(text) : `<span${classOf(tone)}>${escaped(text)}</span>`;
  return drawn === undefined ? told : `<span class="drawn">${bar(drawn)}${told}</span>`;
}

function itemOf({ text, tone, more }: Item): string {
  const lines = more.map((line) => `<small dir="auto">${escaped(line)}</small>`).join('');
  return `<li${classOf(tone)}><span dir="auto">${escaped(text)}</span>${lines}</li>`;
}

function classOf(tone: Tone | undefined): string {
  return tone === undefined ? '' : ` class="${tone}"`;
}
