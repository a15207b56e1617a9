/** Part 4 of the report in words: does next line up? */
import type { DoneOf, RepAlignment, Report } from '../../domain/generated/report.ts';
import { formatShare } from '../../domain/measure.ts';
import { formatMoney } from '../../domain/money.ts';
import { formatSayDo } from '../../domain/record.ts';
import type { Style } from '../format.ts';
import { nothing } from '../marks.ts';
import { reasonLines } from '../names.ts';
import { tableLines, tableWidth, wrap } from '../table.ts';

/** The lines of part 4. */
export function lineUpLines({ alignment, currency }: Report, style: Style): string[] {
  if (alignment === undefined) return [];
  const planned = alignment.filter(hasPlan);
  const rest = alignment.filter((rep) => !planned.includes(rep));
  return [
    ...(planned.length === 0 ? [] : answers(planned, style)),
    ...(planned.length === 0 ? [] : money(planned, currency, style)),
    ...reasonLines(
      rest.map(({ name, state }) => ({ name, reason: NO_PLAN[state] })),
      alignment.length,
      style,
    ),
  ];
}

/** Whether there is a plan to look at. */
export function hasPlan({ state, items }: RepAlignment): boolean {
  return state !== 'missing' && state !== 'unreadable' && items > 0;
}

/** Why there is none. */
export const NO_PLAN = {
  missing: 'no review, so no plan',
  unreadable: 'the review cannot be read',
  draft: 'no plan yet',
  done: 'no plan',
} as const;

// A column for each question where there is room for it, or else a line.
function answers(reps: readonly RepAlignment[], style: Style): string[] {
  const arrow = style.unicode ? '→' : '->';
  const columns = [
    ['worked', `${arrow} kept`],
    ["didn't", `${arrow} stopped`],
    ['learned', `${arrow} used`],
    ['missed', `${arrow} faced`],
    ['serves', 'a goal'],
  ] as const;
  const rows = reps.map((rep) => [rep.name, ...figuresOf(rep).map((figure) => cell(figure, style))]);
  const headings = [0, 1].map((line) => ['', ...columns.map((column) => style.faint(column[line] ?? ''))]);
  const all = [...headings, ...rows];
  if (tableWidth(all) + 2 <= style.width) return [...tableLines(all, style, '  '), ''];
  return reps.flatMap((rep) => {
    const figures = figuresOf(rep).map((figure, index) => `${(columns[index] ?? []).join(' ')} ${cell(figure, style)}`);
    return [wrap(`${rep.name}: ${figures.join(', ')}`, style.width, '    ', '  ')];
  });
}

function figuresOf({ kept, stopped, used, faced, served }: RepAlignment): (DoneOf | null)[] {
  return [kept, stopped, used, faced, served];
}

function cell(figure: DoneOf | null, style: Style): string {
  if (figure === null) return style.warn('unknown');
  if (figure.of === 0) return nothing(style);
  const text = `${figure.done} of ${figure.of}`;
  return figure.done < figure.of ? style.bad(`${text} !`) : style.good(text);
}

// Plan coverage, and what is left of it if the rep keeps as many promises as before.
function money(reps: readonly RepAlignment[], currency: string, style: Style): string[] {
  const headings = ['', 'plan', 'of quota', 'plan coverage', 'at own say/do', 'promises kept'].map(style.faint);
  const rows = reps.map((rep) => [rep.name, ...moneyCells(rep, currency)]);
  const all = [headings, ...rows];
  const table = tableWidth(all) + 2 <= style.width ? tableLines(all, style, '  ') : undefined;
  return [
    ...(table ?? reps.map((rep) => wrap(sentence(rep, currency), style.width, '    ', '  '))),
    ...reps
      .filter(({ said, items }) => said < items)
      .map(({ name, said, items }) =>
        wrap(`${name}: ${said} of ${items} plan items say what they bring`, style.width, '    ', '  '),
      ),
  ];
}

function moneyCells(
  { expects, quota, coverage, share, expected, expectedShare, record }: RepAlignment,
  currency: string,
): string[] {
  const atShare = expectedShare === null ? '' : ` (${formatShare(expectedShare)})`;
  return [
    expects === null ? 'unknown' : formatMoney(expects, currency),
    quota === null ? 'not set' : formatMoney(quota, currency),
    coverage === null ? 'unknown' : formatShare(coverage),
    // Without a share there are too few promises for one; without an amount nothing is known of the plan.
    expected === null ? (share === null ? 'too few' : 'unknown') : formatMoney(expected, currency) + atShare,
    `${record.kept} of ${record.counted}${record.unknown === 0 ? '' : `, ${record.unknown} not known`}`,
  ];
}

function sentence(rep: RepAlignment, currency: string): string {
  const [plan, quota, coverage, atOwn] = moneyCells(rep, currency);
  return `${rep.name}: plan ${plan} of quota ${quota}, plan coverage ${coverage}, at own say/do ${atOwn} (${formatSayDo(rep.record)})`;
}
