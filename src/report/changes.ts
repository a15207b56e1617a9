/** What was changed in reviews between two revisions, as text or Markdown. */
import type { Change, Words } from '../domain/changes.ts';
import { renderersOf, withVisible, type Renderers, type Style } from './format.ts';
import { asMarkdown } from './markdown.ts';
import { wrap } from './table.ts';

/** One review in both revisions. */
export interface ChangedReview {
  readonly file: string;
  readonly name: string;
  readonly quarter: string;
  /** What there is of it in each: a review, one that can't be read, or none. */
  readonly before: 'readable' | 'unreadable' | 'missing';
  readonly now: 'readable' | 'unreadable' | 'missing';
  readonly changes: readonly Change[];
}

/** What was changed in a team's reviews. */
export interface Changes {
  readonly team: string;
  readonly from: string;
  readonly to: string;
  readonly reviews: readonly ChangedReview[];
}

/** What `diff` prints of two revisions. */
export const changesRenderers: Renderers<Changes, 'markdown'> = {
  ...renderersOf((changes: Changes, style) => `${text(changes, style).join('\n')}\n`),
  markdown: (changes) => `${markdown(withVisible(changes)).join('\n')}\n`,
};

function text({ team, from, to, reviews }: Changes, style: Style): string[] {
  const arrow = style.unicode ? '→' : '->';
  return [
    `${style.strong(team)}  ${from} ${arrow} ${to}`,
    ...(reviews.length === 0 ? ['nothing was changed'] : []),
    ...reviews.flatMap((review) => ['', ...reviewLines(review, style)]),
  ];
}

function reviewLines(review: ChangedReview, style: Style): string[] {
  const head = `${style.strong(review.name)}  ${review.quarter}  ${style.faint(review.file)}`;
  const fate = fateOf(review);
  if (fate !== undefined) return [head, `  ${fate}`];
  return [head, ...review.changes.flatMap((change) => changeLines(change, style))];
}

function fateOf({ before, now }: ChangedReview): string | undefined {
  if (before === 'unreadable' || now === 'unreadable') {
    const which = before === now ? 'in both revisions' : before === 'unreadable' ? 'before' : 'now';
    return `changed, but it cannot be read ${which}`;
  }
  return before === 'missing' ? 'new' : now === 'missing' ? 'deleted' : undefined;
}

function changeLines(change: Change, style: Style): string[] {
  const mark = change.isLoud ? style.bad('!') : style.unicode ? '•' : '*';
  return [
    wrap(change.isLoud ? style.strong(change.about) : change.about, style.width, '    ', `  ${mark} `),
    wrap(said(change, style), style.width, '      '),
  ];
}

function said({ before, now, words }: Change, style: Style): string {
  if (before === null) return style.good(`added: ${now ?? ''}`);
  if (now === null) return style.bad(`taken out: ${before}`);
  const arrow = style.unicode ? '→' : '->';
  if (!words.some((run) => run.in === 'both')) return `${style.bad(before)} ${arrow} ${style.good(now)}`;
  return words.map((run) => marked(run, style)).join('');
}

// As in git's word diff, so that it reads without colours.
function marked({ in: side, text: run }: Words, style: Style): string {
  if (side === 'both') return run;
  const [, kept = '', blank = ''] = /^(.*?)(\s*)$/s.exec(run) ?? [];
  return (side === 'before' ? style.bad(`[-${kept}-]`) : style.good(`{+${kept}+}`)) + blank;
}

function markdown({ team, from, to, reviews }: Changes): string[] {
  return [
    `# ${asMarkdown(team)}: ${asMarkdown(from)} to ${asMarkdown(to)}`,
    ...(reviews.length === 0 ? ['', 'Nothing was changed.'] : []),
    ...reviews.flatMap((review) => {
      const fate = fateOf(review);
      return [
        '',
        `## ${asMarkdown(review.name)}, ${review.quarter}`,
        '',
        ...(fate === undefined ? review.changes.map(item) : [`The review is ${fate}.`]),
      ];
    }),
  ];
}

function item({ about, isLoud, before, now, words }: Change): string {
  const what = isLoud ? `:warning: **${asMarkdown(about)}**` : asMarkdown(about);
  if (before === null) return `- ${what}: added ${asMarkdown(now ?? '')}`;
  if (now === null) return `- ${what}: taken out ~~${asMarkdown(before)}~~`;
  return `- ${what}: ${words.map(struck).join('').trimEnd()}`;
}

function struck({ in: side, text: run }: Words): string {
  const [, kept = '', blank = ''] = /^(.*?)(\s*)$/s.exec(run) ?? [];
  if (side === 'both') return asMarkdown(kept) + blank;
  return (side === 'before' ? `~~${asMarkdown(kept)}~~` : `**${asMarkdown(kept)}**`) + (blank || ' ');
}
