/** Where a quarter stands, rep by rep. */
import { FIVE_QUESTIONS } from '../domain/questions.ts';
import type { ReviewState, Status } from '../domain/status.ts';
import { EVIDENCE_HEADINGS, narrowEvidenceCells } from './evidence.ts';
import { renderersOf, type Renderers, type Style } from './format.ts';
import { legend, markOf, nothing } from './marks.ts';
import { tableLines, tableWidth } from './table.ts';

/** What `status` prints. */
export const statusRenderers: Renderers<Status> = renderersOf((status, style) => {
  const head = `${style.strong(status.team)}  ${status.quarter}  ${style.faint(`${status.firstDay} to ${status.lastDay}`)}`;
  const hasFacts = status.reps.some((rep) => rep.hasFacts);
  const isInGit = status.reps.some(({ evidence }) => evidence !== null);
  const rows = status.reps.map(({ name, state, knowledge, evidence, hasFacts: inCrm }) => [
    name,
    paintState(state, style),
    ...(knowledge === null ? FIVE_QUESTIONS.map(() => ' ') : knowledge.map((known) => markOf(known, style))),
    ...(hasFacts ? [inCrm ? style.good(style.unicode ? '✓' : 'yes') : nothing(style)] : []),
    ...(isInGit && evidence !== null ? [...narrowEvidenceCells(evidence, style)] : []),
  ]);
  const before = ['rep', 'review', ...FIVE_QUESTIONS.map(({ number }) => String(number)), ...(hasFacts ? ['CRM'] : [])];
  const headings = [...before, ...(isInGit ? EVIDENCE_HEADINGS : [])];
  const table = fitting([headings.map(style.faint), ...rows], before.length, style);
  return [
    head,
    '',
    ...(rows.length === 0
      ? ['No review is expected for this quarter: qreview.yaml has no rep in it.']
      : [...tableLines(table, style), '', legends(style)]),
    `${status.done} of ${status.expected} reviews done`,
    ...unreadable(status),
    ...(status.next === null ? [] : [`next: ${style.strong(status.next)}`]),
    '',
  ].join('\n');
});

// Where there is no room, the commit goes first, then who and when: that something was changed must not be cut off.
function fitting(rows: readonly (readonly string[])[], before: number, style: Style): readonly (readonly string[])[] {
  let table = rows;
  for (const heading of ['commit', 'by', 'since'] as const) {
    if (tableWidth(table) <= style.width) return table;
    const at = before + EVIDENCE_HEADINGS.indexOf(heading);
    table = table.map((row) => row.filter((_, index) => index !== at));
  }
  return table;
}

function legends(style: Style): string {
  return `${legend(style)}\n${style.faint("1 said and did, 2 worked, 3 didn't, 4 learned, 5 next")}\n`;
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
