/** What became of a review that was written. */
import { renderersOf, type Renderers } from './format.ts';

export interface Saved {
  /** From the team's folder. */
  readonly file: string;
  readonly state: 'draft' | 'final';
}

export const savedRenderers: Renderers<Saved> = renderersOf(({ file, state }, style) =>
  state === 'final' ? `${style.good('saved')} ${file}\n` : `${style.warn('kept as a draft')} ${file}\n`,
);
