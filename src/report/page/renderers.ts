/** What becomes a page, in each format of pages. */
import { withVisible, type PageFormat, type Renderer } from '../format.ts';
import { pageAsHtml } from './html.ts';
import { pageAsMarkdown } from './markdown.ts';
import type { Page } from './page.ts';

/** The renderers of a result that becomes a page. */
export function pageRenderersOf<Result>(
  pageOf: (result: Result) => Page,
): Readonly<Record<PageFormat, Renderer<Result>>> {
  return {
    markdown: (result) => pageAsMarkdown(pageOf(withVisible(result))),
    html: (result) => pageAsHtml(pageOf(withVisible(result))),
  };
}
