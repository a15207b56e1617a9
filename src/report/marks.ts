/** The marks of the reports: for what a leader knows, with their meaning, and for what there is none of. */
import type { Knowledge } from '../domain/generated/report.ts';
import type { Style } from './format.ts';

/** The mark for how much is known. */
export function markOf(knowledge: Knowledge, style: Style): string {
  return {
    known: style.good(style.unicode ? '●' : 'Y'),
    partly: style.warn(style.unicode ? '◐' : 'p'),
    unknown: style.bad(style.unicode ? '○' : '?'),
  }[knowledge];
}

/** The marks with their meaning, in a line. */
export function legend(style: Style): string {
  return `${markOf('known', style)} known  ${markOf('partly', style)} partly  ${markOf('unknown', style)} unknown`;
}

/** The mark where there is nothing to know or to count. */
export function nothing(style: Style): string {
  return style.faint(style.unicode ? '–' : '-');
}
