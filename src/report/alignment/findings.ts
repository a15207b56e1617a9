/** Part 5 of the report in words: the findings, worst first. */
import { count } from '../../domain/finding.ts';
import type { Counts, Report, ReportFinding } from '../../domain/generated/report.ts';
import { linked, type Style } from '../format.ts';
import { reasonLines } from '../names.ts';
import { tableLines, widthOf, wrap } from '../table.ts';

/** What findings of each severity are called. */
export const HEADINGS = { error: 'Errors', warning: 'Warnings', info: 'Good to know' } as const;

/** The lines of part 5. */
export function findingLines(report: Report, style: Style): string[] {
  const { findings } = report;
  if (findings === undefined) return [];
  if (findings.length === 0) return ['  nothing was found'];
  const byRep = report.rep === null ? [...countLines(report, style), ''] : [];
  const bySeverity = (['error', 'warning', 'info'] as const).flatMap((severity) => {
    const some = findings.filter((finding) => finding.severity === severity);
    if (some.length === 0) return [];
    const paint = { error: style.bad, warning: style.warn, info: style.faint }[severity];
    return [
      `  ${paint(`${HEADINGS[severity]}: ${count(some, severity)}`)}`,
      ...some.flatMap((one) => linesOf(one, style)),
    ];
  });
  return [...byRep, ...bySeverity];
}

// Who needs a talk, at a glance.
function countLines({ reviews, elsewhere }: Report, style: Style): string[] {
  const headings = ['', 'errors', 'warnings', 'good to know'].map(style.faint);
  const rows = reviews.flatMap((review) => (review.state === 'missing' ? [] : [[review.name, ...figures(review)]]));
  const missing = reviews.flatMap(({ state, name }) => (state === 'missing' ? [{ name, reason: 'no review' }] : []));
  return [
    ...tableLines([headings, ...rows, ['other files', ...figures(elsewhere)]], style, '  '),
    ...reasonLines(missing, reviews.length, style),
  ];
}

function figures({ errors, warnings, hints }: Counts): string[] {
  return [errors, warnings, hints].map(String);
}

function linesOf({ name, rule, file, line, column, message, advice }: ReportFinding, style: Style): string[] {
  const about = name === null ? '' : `${name}: `;
  return [
    wrap(`${about}${message}`, style.width, '    ', `  ${style.unicode ? '•' : '*'} `),
    ...(advice === undefined ? [] : [wrap(advice, style.width, '      ', style.unicode ? '    → ' : '    > ')]),
    ...placeLines(`${file}:${line}:${column}`, rule, file, style),
  ];
}

// A place is never broken, since editors and terminals follow it.
function placeLines(place: string, rule: string, file: string, style: Style): string[] {
  const fits = widthOf(`    ${place}  ${rule}`) <= style.width;
  const there = `    ${linked(style.faint(place), file, style)}`;
  return fits ? [`${there}  ${style.faint(rule)}`] : [there, `    ${style.faint(rule)}`];
}
