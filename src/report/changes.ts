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
  const what = before === 'missing' ? 'new' : now === 'missing' ? 'deleted' : 'changed';
  if (before === 'unreadable' || now === 'unreadable') {
    const which =
      before === now ? 'in both revisions' : before === 'unreadable' ? 'as it was' : 'now, see qreview validate';
    return `${what}, but it cannot be read ${which}`;
  }
  return what === 'changed' ? undefined : what;
}

function changeLines(change: Change, style: Style): string[] {
  const mark = change.isLoud ? style.bad('!') : style.unicode ? '•' : '*';
  return [
    wrap(change.isLoud ? style.strong(change.about) : change.about, style.width, '    ', `  ${mark} `),
    wrap(said(change, style), style.width, '      '),
  ];
}

function said({ before, now, words }: Change, style: Style): string {
  if (before === null) return style.good(withText('added', now));
  if (now === null) return style.bad(withText('taken out', before));
  const arrow = style.unicode ? '→' : '->';
  if (!words.some((run) => run.in === 'both')) return `${style.bad(before)} ${arrow} ${style.good(now)}`;
  // As in git's word diff, so that it reads without colours.
  return marked(words, { before: (text) => style.bad(`[-${text}-]`), now: (text) => style.good(`{+${text}+}`) });
}

// An entry that says nothing but its name was named already.
function withText(what: string, text: string | null): string {
  return text === null || text === '' ? what : `${what}: ${text}`;
}

type Marks = Readonly<Record<Exclude<Words['in'], 'both'>, (text: string) => string>>;

/** Runs of words, those of either side within their marks. The blanks around them stay outside. */
function marked(words: readonly Words[], marks: Marks): string {
  return words
    .map(({ in: side, text }, index) => {
      const core = text.trim();
      if (side === 'both' || core === '') return text;
      const [before = '', behind = ''] = text.split(core);
      const isReplaced = side === 'before' && words[index + 1]?.in === 'now';
      return before + marks[side](core) + (isReplaced && behind === '' ? ' ' : behind);
    })
    .join('');
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
        ...(fate === undefined ? review.changes.map(item) : [`${fate.slice(0, 1).toUpperCase()}${fate.slice(1)}.`]),
      ];
    }),
  ];
}

function item({ about, isLoud, before, now, words }: Change): string {
  const what = isLoud ? `:warning: **${asMarkdown(about)}**` : asMarkdown(about);
  if (before === null) return `- ${what}: ${withText('added', asMarkdown(now ?? ''))}`;
  if (now === null) return `- ${what}: ${before === '' ? 'taken out' : `taken out: ~~${asMarkdown(before)}~~`}`;
  const escaped = words.map((run) => ({ ...run, text: asMarkdown(run.text) }));
  return `- ${what}: ${marked(escaped, { before: (text) => `~~${text}~~`, now: (text) => `**${text}**` }).trimEnd()}`;
}
