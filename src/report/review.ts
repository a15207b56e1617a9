/** One review as a person reads it, in each of its formats. */
import { renderersOf, type PageFormat, type Renderers } from './format.ts';
import { pageRenderersOf } from './page/renderers.ts';
import { reviewPage } from './page/review.ts';
import { reviewText, type ShownReview } from './review-text.ts';

export type { ShownReview } from './review-text.ts';

/** What `show` prints. */
export const reviewRenderers: Renderers<ShownReview, PageFormat> = {
  ...renderersOf((shown: ShownReview, style) => reviewText(shown, style, false)),
  ...pageRenderersOf(reviewPage),
};

/** What `git diff` compares: promises with all that was agreed on, as plans are, so that no change of them is hidden. */
export const fullReviewRenderers: Renderers<ShownReview> = renderersOf((shown, style) =>
  reviewText(shown, style, true),
);
