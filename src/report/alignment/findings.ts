/** Part 5 of the report in words: the findings, worst first. */
import { count } from '../../domain/finding.ts';
import type { Report, ReportFinding } from '../../domain/generated/report.ts';
import type { Style } from '../format.ts';
import { tableLines, wrap } from '../table.ts';

const HEADINGS = { error: 'Errors', warning: 'Warnings', info: 'Good to know' } as const;

/** The lines of part 5. */
export function findingLines({ findings, reviews, rep }: Report, style: Style): string[] {
  if (findings === undefined) return [];
  if (findings.length === 0) return ['  nothing was found'];
  const byRep = rep === null && reviews.length > 0 ? [...countLines(reviews, style), ''] : [];
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

function countLines(reviews: Report['reviews'], style: Style): string[] {
  const headings = ['', 'errors', 'warnings', 'good to know'].map(style.faint);
  const rows = reviews.map(({ name, errors, warnings, hints }) => [name, ...[errors, warnings, hints].map(String)]);
  return tableLines([headings, ...rows], style, '  ');
}

function linesOf({ name, rule, file, line, column, message, advice }: ReportFinding, style: Style): string[] {
  const about = name === null ? '' : `${name}: `;
  return [
    wrap(`${about}${message}`, style.width, '    ', `  ${style.unicode ? '•' : '*'} `),
    ...(advice === undefined ? [] : [wrap(advice, style.width, '      ', style.unicode ? '    → ' : '    > ')]),
    // A place is never broken, since editors and terminals follow it.
    style.faint(`    ${file}:${line}:${column}  ${rule}`),
  ];
}
