/** Findings as a page: the worst first, each with its place and what to do. */
import { count, type Finding } from '../../domain/finding.ts';
import type { Counts, Report } from '../../domain/generated/report.ts';
import { HEADINGS } from '../alignment/findings.ts';
import { cell, heading, paragraph, type Block, type Cell, type Item, type Tone } from './page.ts';

const TONES = { error: 'bad', warning: 'warn', info: 'faint' } as const satisfies Record<string, Tone>;

/** The blocks of part 5. */
export function findingBlocks({ findings, rep, reviews, elsewhere }: Report): Block[] {
  if (findings === undefined) return [];
  if (findings.length === 0) return [paragraph('Nothing was found.', 'good')];
  const missing = reviews.flatMap(({ state, name }) => (state === 'missing' ? [name] : []));
  const rows = [
    ...reviews.flatMap((review) => (review.state === 'missing' ? [] : [[cell(review.name), ...countCells(review)]])),
    [cell('Other files'), ...countCells(elsewhere)],
  ];
  const counts: Block = {
    kind: 'table',
    caption: 'What was found, by rep',
    columns: [
      { heading: 'Rep' },
      ...['Errors', 'Warnings', 'Good to know'].map((text) => ({ heading: text, isFigure: true })),
    ],
    rows,
  };
  return [
    ...(rep === null ? [counts] : []),
    ...(rep === null && missing.length > 0 ? [paragraph(`No review: ${missing.join(', ')}.`)] : []),
    ...findingLists(findings),
  ];
}

/** Findings in a list for each severity. */
export function findingLists(findings: readonly (Finding & { readonly name?: string | null })[]): Block[] {
  return (['error', 'warning', 'info'] as const).flatMap((severity): Block[] => {
    const some = findings.filter((finding) => finding.severity === severity);
    if (some.length === 0) return [];
    const items = some.map(({ name = null, message, advice, file, line, column, rule }): Item => ({
      text: name === null ? message : `${name}: ${message}`,
      tone: TONES[severity],
      more: [...(advice === undefined ? [] : [advice]), `${file}:${line}:${column} · ${rule}`],
    }));
    return [heading(`${HEADINGS[severity]}: ${count(some, severity)}`, 3), { kind: 'list', items }];
  });
}

function countCells({ errors, warnings, hints }: Counts): Cell[] {
  return [
    cell(String(errors), errors > 0 ? 'bad' : undefined),
    cell(String(warnings), warnings > 0 ? 'warn' : undefined),
    cell(String(hints)),
  ];
}
