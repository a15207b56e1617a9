/** Where a quarter stands, rep by rep. */
import type { Knowledge } from '../domain/knowledge.ts';
import { FIVE_QUESTIONS } from '../domain/questions.ts';
import type { ReviewState, Status } from '../domain/status.ts';
import { renderersOf, type Renderers, type Style } from './format.ts';
import { table } from './table.ts';

/** What `status` prints. */
export const statusRenderers: Renderers<Status> = renderersOf((status, style) => {
  const head = `${style.strong(status.team)}  ${status.quarter}  ${style.faint(`${status.firstDay} to ${status.lastDay}`)}`;
  const marks = marksOf(style);
  const rows = status.reps.map(({ name, state, knowledge }) => [
    name,
    paintState(state, style),
    ...(knowledge === null ? FIVE_QUESTIONS.map(() => ' ') : knowledge.map((known) => marks[known])),
  ]);
  const header = ['rep', 'review', ...FIVE_QUESTIONS.map(({ number }) => String(number))].map(style.faint);
  return [
    head,
    '',
    ...(rows.length === 0
      ? ['No review is expected for this quarter: qreview.yaml has no rep in it.']
      : [table([header, ...rows], style.width, style.unicode ? '…' : '...'), '', legend(style)]),
    `${status.done} of ${status.expected} reviews done`,
    ...unreadable(status),
    ...(status.next === null ? [] : [`next: ${style.strong(status.next)}`]),
    '',
  ].join('\n');
});

function marksOf(style: Style): Record<Knowledge, string> {
  const [known, partly, unknown] = style.unicode ? ['●', '◐', '○'] : ['Y', 'p', '?'];
  return { known: style.good(known ?? ''), partly: style.warn(partly ?? ''), unknown: style.bad(unknown ?? '') };
}

function legend(style: Style): string {
  const marks = marksOf(style);
  const keys = `${marks.known} known  ${marks.partly} partly  ${marks.unknown} unknown`;
  return `${keys}\n${style.faint("1 said and did, 2 worked, 3 didn't, 4 learned, 5 next")}\n`;
}

function paintState(state: ReviewState, style: Style): string {
  const paint = { missing: style.faint, draft: style.warn, unreadable: style.bad, done: style.good }[state];
  return paint(state);
}

function unreadable({ reps }: Status): string[] {
  return reps
    .filter(({ errors }) => errors > 0)
    .map(
      ({ file, errors }) => `${file} has ${errors} ${errors === 1 ? 'error' : 'errors'}: run qreview validate ${file}`,
    );
}
