/** What a leader needs before a talk, in each of its formats. */
import type { Preparation } from '../domain/preparation.ts';
import { renderersOf, type PageFormat, type Renderers } from './format.ts';
import { preparationPage } from './page/preparation.ts';
import { pageRenderersOf } from './page/renderers.ts';
import { pageAsText } from './page/text.ts';

/** What `prepare` prints. */
export const preparationRenderers: Renderers<Preparation, PageFormat> = {
  ...renderersOf((preparation: Preparation, style) => pageAsText(preparationPage(preparation), style)),
  ...pageRenderersOf(preparationPage),
};
