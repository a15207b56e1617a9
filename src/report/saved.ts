/** What became of a review that was written. */
import { renderersOf, type Renderers } from './format.ts';

/** Where a review was written, and as what. */
export interface Saved {
  /** From the team's folder. */
  readonly file: string;
  readonly state: 'draft' | 'final';
}

/** What `new` and `edit` print. */
export const savedRenderers: Renderers<Saved> = renderersOf(({ file, state }, style) =>
  state === 'final' ? `${style.good('saved')} ${file}\n` : `${style.warn('kept as a draft')} ${file}\n`,
);
