/** Part 3 of the report in words: what the leader knows. */
import type { Report } from '../../domain/generated/report.ts';
import type { Style } from '../format.ts';
import { legend, markOf, nothing } from '../marks.ts';
import { tableLines } from '../table.ts';

const HEADINGS = ['said/did', 'worked', "didn't", 'learned', 'next'];

/** The lines of part 3. */
export function knownLines({ known }: Report, style: Style): string[] {
  if (known === undefined) return [];
  const rows = known.reps.map(({ name, knowledge }) => [
    name,
    ...(knowledge === null ? known.questions.map(() => nothing(style)) : knowledge.map((one) => markOf(one, style))),
  ]);
  const total = ['known', ...known.questions.map((question) => `${question.known} of ${known.reps.length}`)];
  return [
    ...tableLines([['', ...HEADINGS].map(style.faint), ...rows, total.map(style.faint)], style, '  '),
    '',
    `  ${legend(style)}`,
  ];
}
