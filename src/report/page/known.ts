/** Part 3 of the report as a page: what the leader knows. */
import type { Knowledge, Report } from '../../domain/generated/report.ts';
import { cell, reasons, type Block, type Cell, type Tone } from './page.ts';

const HEADINGS = ['Said and did', 'Worked', "Didn't", 'Learned', 'Next'];
const WORDS: Readonly<Record<Knowledge, readonly [text: string, tone: Tone]>> = {
  known: ['known', 'good'],
  partly: ['partly', 'warn'],
  unknown: ['unknown', 'bad'],
};

/** The cell for how much is known. */
export function knowledgeCell(knowledge: Knowledge): Cell {
  return cell(...WORDS[knowledge]);
}

/** The blocks of part 3. */
export function knownBlocks({ known }: Report): Block[] {
  if (known === undefined) return [];
  const { reps, questions } = known;
  const total = questions.map((question) => cell(`${question.known} of ${reps.length}`));
  const without = reps.flatMap(({ name, knowledge, state }) =>
    knowledge === null ? [{ name, reason: state === 'unreadable' ? 'the review cannot be read' : 'no review' }] : [],
  );
  return [
    {
      kind: 'table',
      caption: 'What you know of the five questions',
      columns: [{ heading: 'Rep' }, ...HEADINGS.map((heading) => ({ heading }))],
      rows: [
        ...reps.flatMap(({ name, knowledge }) =>
          knowledge === null ? [] : [[cell(name), ...knowledge.map(knowledgeCell)]],
        ),
        [cell('Known'), ...total],
      ],
    },
    ...reasons('Of whom nothing is known', without),
  ];
}
