/** Part 3 of the report in words: what the leader knows. */
import type { Report } from '../../domain/generated/report.ts';
import type { Style } from '../format.ts';
import { legend, markOf } from '../marks.ts';
import { reasonLines } from '../names.ts';
import { tableLines } from '../table.ts';

const HEADINGS = ['said/did', 'worked', "didn't", 'learned', 'next'];

/** The lines of part 3. */
export function knownLines({ known }: Report, style: Style): string[] {
  if (known === undefined) return [];
  const rows = known.reps.flatMap(({ name, knowledge }) =>
    knowledge === null ? [] : [[name, ...knowledge.map((one) => markOf(one, style))]],
  );
  const others = known.reps.flatMap(({ name, knowledge, state }) =>
    knowledge === null ? [{ name, reason: state === 'unreadable' ? 'the review cannot be read' : 'no review' }] : [],
  );
  const total = ['known', ...known.questions.map((question) => `${question.known} of ${known.reps.length}`)];
  return [
    ...tableLines([['', ...HEADINGS].map(style.faint), ...rows, total.map(style.faint)], style, '  '),
    ...reasonLines(others, known.reps.length, style),
    '',
    `  ${legend(style)}`,
  ];
}
