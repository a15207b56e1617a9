/** Part 4 of the report as a page: does next line up? */
import type { DoneOf, RepAlignment, Report } from '../../domain/generated/report.ts';
import { formatShare } from '../../domain/measure.ts';
import { formatMoney } from '../../domain/money.ts';
import { formatSayDo } from '../../domain/record.ts';
import { hasPlan, NO_PLAN } from '../alignment/line-up.ts';
import { cell, money, paragraph, reasons, type Block, type Cell } from './page.ts';

const QUESTIONS = ['Worked → kept', "Didn't → stopped", 'Learned → used', 'Missed → faced', 'Serves a goal'];

/** The blocks of part 4. */
export function lineUpBlocks({ alignment, currency }: Report): Block[] {
  if (alignment === undefined) return [];
  const planned = alignment.filter(hasPlan);
  const without = alignment.filter((rep) => !hasPlan(rep)).map(({ name, state }) => ({ name, reason: NO_PLAN[state] }));
  return [
    ...(planned.length === 0 ? [] : [answers(planned), plans(planned, currency)]),
    ...planned
      .filter(({ said, items }) => said < items)
      .map(({ name, said, items }) => paragraph(`${name}: ${said} of ${items} plan items say what they bring.`)),
    ...reasons('Without a plan', without),
  ];
}

function answers(reps: readonly RepAlignment[]): Block {
  return {
    kind: 'table',
    caption: 'Does the plan line up with what worked, what didn’t, what was learned and what was missed?',
    columns: [{ heading: 'Rep' }, ...QUESTIONS.map((heading) => ({ heading }))],
    rows: reps.map(({ name, kept, stopped, used, faced, served }) => [
      cell(name),
      ...[kept, stopped, used, faced, served].map(doneCell),
    ]),
  };
}

function doneCell(figure: DoneOf | null): Cell {
  if (figure === null) return cell('unknown', 'warn');
  if (figure.of === 0) return cell('–', 'faint');
  return cell(`${figure.done} of ${figure.of}`, figure.done < figure.of ? 'bad' : 'good');
}

function plans(reps: readonly RepAlignment[], currency: string): Block {
  const end = Math.max(1, ...reps.map(({ coverage }) => coverage ?? 0));
  return {
    kind: 'table',
    caption: 'What each plan brings towards next quarter’s quota',
    mark: 'what that is at the rep’s own say/do',
    columns: [
      { heading: 'Rep' },
      { heading: 'Plan coverage' },
      { heading: 'Plan', isFigure: true },
      { heading: 'Quota', isFigure: true },
      { heading: 'At own say/do', isFigure: true },
      { heading: 'Record' },
    ],
    rows: reps.map(({ name, expects, quota, coverage, share, expected, expectedShare, record }) => [
      cell(name),
      coverage === null
        ? cell('unknown', 'warn')
        : {
            text: formatShare(coverage),
            bar: { share: coverage, end, ...(expectedShare === null ? {} : { mark: expectedShare }) },
          },
      money(expects, currency),
      money(quota, currency, 'not set'),
      expected === null
        ? cell(share === null ? 'too few' : 'unknown', 'faint')
        : atSayDo(expected, expectedShare, currency),
      cell(formatSayDo(record)),
    ]),
  };
}

function atSayDo(expected: number, share: number | null, currency: string): Cell {
  return cell(`${formatMoney(expected, currency)}${share === null ? '' : ` (${formatShare(share)})`}`);
}
