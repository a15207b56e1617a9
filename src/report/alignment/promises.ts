/** Part 2 of the report in words: promise × number. */
import { formatShare } from '../../domain/measure.ts';
import { formatMoney } from '../../domain/money.ts';
import type { Box, PromisesPart, RepPromises, Report } from '../../domain/generated/report.ts';
import { formatSayDo } from '../../domain/record.ts';
import { bar } from '../charts.ts';
import { EVIDENCE_HEADINGS, evidenceCells } from '../evidence.ts';
import type { Style } from '../format.ts';
import { reasonLines } from '../names.ts';
import { figureLines, tableLines, wrap } from '../table.ts';

const BAR = 15;

/** What each box means, and what follows. */
export const BOXES: Readonly<Record<Box, readonly [what: string, so: string]>> = {
  'kept-made': ['kept every promise, made the number', 'repeat it'],
  'kept-missed': ['kept every promise, missed the number', 'the plan was wrong'],
  'broke-made': ['broke a promise, made the number', 'luck, or a secret: find out'],
  'broke-missed': ['broke a promise, missed the number', 'execution'],
};
export const BOX_ORDER = ['kept-made', 'kept-missed', 'broke-made', 'broke-missed'] as const;

/** The lines of part 2. */
export function promisesLines({ promises, currency, rep }: Report, style: Style): string[] {
  if (promises === undefined) return [];
  const { quarters } = promises.sayDo;
  const arrow = style.unicode ? '→' : '->';
  const placed = promises.reps.filter(({ box }) => box !== null);
  // One table for all boxes, so that their columns stand below each other.
  const rows = (hasBars: boolean): string[][] => placed.map((one) => cells(one, currency, style, hasBars));
  const lines = figureLines([rows(true), rows(false)], style, '    ');
  const boxes = BOX_ORDER.flatMap((box) => {
    const inBox = lines.filter((_, index) => placed[index]?.box === box);
    const [what, so] = BOXES[box];
    return inBox.length === 0
      ? []
      : [wrap(`${what} ${arrow} ${style.strong(so)}`, style.width, '      ', '  '), ...inBox];
  });
  const without = promises.reps.flatMap(({ name, unplaced }) =>
    unplaced === null ? [] : [{ name, reason: unplaced }],
  );
  const unplaced = reasonLines(without, promises.reps.length, style, '    ');
  return [
    ...boxes,
    ...(unplaced.length === 0 ? [] : ['  in no box yet', ...unplaced]),
    ...(rep === null && quarters.length > 0
      ? ['', wrap(`The team: ${formatSayDo(promises.sayDo)}.`, style.width, '  ')]
      : []),
    ...evidenceLines(promises, style),
  ];
}

// When the promises were written, and what shows it.
function evidenceLines({ reps, evidenceLimits }: PromisesPart, style: Style): string[] {
  const rows = reps.flatMap(({ name, evidence }) =>
    evidence === null ? [] : [[name, ...evidenceCells(evidence, style)]],
  );
  const headings = ['', ...EVIDENCE_HEADINGS].map(style.faint);
  return [
    ...(rows.length === 0 ? [] : ['', ...tableLines([headings, ...rows], style, '  ')]),
    ...evidenceLimits.flatMap((limit) => ['', style.faint(wrap(limit, style.width, '  '))]),
  ];
}

function cells(
  { name, sayDo, booked, quota, attainment }: RepPromises,
  currency: string,
  style: Style,
  hasBars: boolean,
): string[] {
  return [
    name,
    `${sayDo.kept} of ${sayDo.counted} kept${sayDo.unknown === 0 ? '' : `, ${sayDo.unknown} not known`}`,
    booked === null ? 'unknown' : formatMoney(booked, currency),
    quota === null ? 'no quota' : `of ${formatMoney(quota, currency)}`,
    attainment === null ? '' : formatShare(attainment),
    ...(hasBars ? [attainment === null ? '' : bar(attainment, BAR, style)] : []),
  ];
}
