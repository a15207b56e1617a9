/** Part 2 of the report as a page: promise × number, and since when git has the promises. */
import type { Box, PromisesPart, Report } from '../../domain/generated/report.ts';
import { formatSayDo } from '../../domain/record.ts';
import { BOXES, BOX_ORDER } from '../alignment/promises.ts';
import { EVIDENCE_HEADINGS, evidenceCells } from '../evidence.ts';
import { cell, PLAIN, paragraph, reasons, type Block, type Tone } from './page.ts';

const TONES: Readonly<Record<Box, Tone>> = {
  'kept-made': 'good',
  'kept-missed': 'warn',
  'broke-made': 'warn',
  'broke-missed': 'bad',
};

/** The blocks of part 2. */
export function promiseBlocks({ promises, rep }: Report): Block[] {
  if (promises === undefined) return [];
  const { reps, sayDo } = promises;
  return [
    {
      kind: 'boxes',
      caption: 'Promise and number, each rep in one of four boxes',
      boxes: BOX_ORDER.map((box) => {
        const [what, so] = BOXES[box];
        return { what, so, tone: TONES[box], names: reps.flatMap((one) => (one.box === box ? [one.name] : [])) };
      }),
    },
    ...reasons(
      'In no box yet',
      reps.flatMap(({ name, unplaced }) => (unplaced === null ? [] : [{ name, reason: unplaced }])),
    ),
    {
      kind: 'table',
      caption: 'Promises kept',
      columns: [{ heading: 'Rep' }, { heading: 'Promises' }, { heading: 'Box' }],
      rows: reps.map(({ name, sayDo: own, box, unplaced }) => [
        cell(name),
        unplaced === null || own.counted + own.unknown + own.released > 0 ? cell(formatSayDo(own)) : cell('–', 'faint'),
        box === null ? cell(unplaced ?? '', 'warn') : cell(BOXES[box][1], TONES[box]),
      ]),
    },
    ...(rep === null && sayDo.quarters.length > 0 ? [paragraph(`The team: ${formatSayDo(sayDo)}.`)] : []),
    ...evidenceBlocks(promises),
  ];
}

function evidenceBlocks({ reps, evidenceLimits }: PromisesPart): Block[] {
  const rows = reps.flatMap(({ name, evidence }) =>
    evidence === null ? [] : [[cell(name), ...evidenceCells(evidence, PLAIN).map((text) => cell(text))]],
  );
  const columns = [{ heading: 'Rep' }, ...EVIDENCE_HEADINGS.map((heading) => ({ heading }))];
  return [
    ...(rows.length === 0
      ? []
      : [{ kind: 'table', caption: 'Since when the promises are in git', columns, rows } as const]),
    ...evidenceLimits.map((limit) => paragraph(limit, 'faint')),
  ];
}
