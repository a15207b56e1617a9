/** What git knows of promises, in words. */
import { GRADES, type RepEvidence } from '../domain/evidence.ts';
import { nothing } from './marks.ts';
import { renderersOf, type Renderers, type Style } from './format.ts';
import { wrap } from './table.ts';

/** The grades, as `explain` tells them. */
export interface ExplainedGrades {
  readonly topic: 'evidence';
  readonly grades: readonly { readonly grade: number; readonly name: string; readonly meaning: string }[];
}

/** What `explain evidence` prints. */
export const gradeRenderers: Renderers<ExplainedGrades> = renderersOf(({ grades }, style) =>
  [
    style.strong('Evidence of when a promise was written'),
    '',
    wrap(
      'A promise that can be rewritten afterwards is no promise. Git shows when it was written, more or less well; the days of commits alone prove nothing. The grade of a review is the lowest among its promises.',
      style.width,
    ),
    '',
    ...grades.map(
      ({ grade, name, meaning }) => `${style.strong(`${grade}  ${name}`)}\n${wrap(meaning, style.width, '   ')}`,
    ),
    '',
    wrap(
      'The rule said/before-the-quarter rests on it. To get further: commit each review on the day, and push it.',
      style.width,
    ),
    '',
  ].join('\n'),
);

/** The headings of `evidenceCells`. */
export const EVIDENCE_HEADINGS = ['in git', 'since', 'by', 'commit', 'grade'] as const;

/** A rep's evidence as the cells of a row. */
export function evidenceCells(evidence: RepEvidence, style: Style): string[] {
  const { committed, of, changed, latest } = evidence;
  const also = changed === 0 ? '' : style.warn(`, ${changed} changed`);
  return [
    `${committed} of ${of}${also}`,
    ...(latest === null
      ? [nothing(style), nothing(style), nothing(style)]
      : [latest.day, latest.author, latest.commit]),
    shortGradeName(evidence),
  ];
}

/** The same where there is little room: the grade as a figure, and the day since which that is shown. */
export function narrowEvidenceCells(evidence: RepEvidence, style: Style): string[] {
  const [count = '', since = '', ...others] = evidenceCells(evidence, style).slice(0, -1);
  return [count, evidence.remoteSince ?? since, ...others, String(evidence.grade)];
}

/** A rep's evidence in a sentence or two. */
export function formatEvidence({ committed, of, changed, latest, grade, remoteSince }: RepEvidence): string {
  const count = `${committed} of ${of} ${of === 1 ? 'promise' : 'promises'}`;
  const since = latest === null ? '' : ` since ${latest.day} (${latest.commit}, ${latest.author})`;
  const onRemote = remoteSince === null ? '' : ` since ${remoteSince}`;
  const also = changed === 0 ? '' : ` ${changed} of ${of} changed after it was first committed.`;
  return `${count} in git${since}: grade ${gradeName(grade)}${onRemote}.${also}`;
}

// The day is what must not be cut off.
function shortGradeName({ grade, remoteSince }: RepEvidence): string {
  return remoteSince === null ? gradeName(grade) : `${grade}, remote since ${remoteSince}`;
}

function gradeName(grade: RepEvidence['grade']): string {
  return `${grade}, ${GRADES[grade].name}`;
}
