/** What an import writes, beside what was there. */
import type { RepActuals } from '../domain/actuals.ts';
import type { Imported, ImportedQuarter, ImportedRep } from '../domain/crm/imported.ts';
import { formatFigure, formatShare } from '../domain/measure.ts';
import { formatMoney } from '../domain/money.ts';
import { renderersOf, type Renderers, type Style } from './format.ts';
import { nothing } from './marks.ts';
import { figureLines, wrap } from './table.ts';

/** What `import` prints. */
export const importedRenderers: Renderers<Imported> = renderersOf((imported, style) => {
  const { exports, quarters, leftOut, takenForOpen, wonForNothing, isDryRun } = imported;
  const sources = exports.map(({ file, rows }) => `${file}: ${counted(rows, 'row')}`).join('; ');
  return [
    wrap(sources, style.width),
    ...quarters.flatMap((quarter) => ['', ...quarterLines(quarter, imported, style)]),
    '',
    ...list('left out', leftOut, style),
    ...list('taken for open deals', takenForOpen, style),
    ...(wonForNothing === 0
      ? []
      : [wrap(`${counted(wonForNothing, 'deal')} won for 0: is the amount missing?`, style.width)]),
    ...(isDryRun ? [style.faint('Nothing was written: this is a dry run.')] : []),
    '',
  ]
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .replace(/\n+$/, '\n');
});

function list(what: string, counts: Readonly<Record<string, number>>, style: Style): string[] {
  const parts = Object.entries(counts).map(([reason, count]) => `${formatFigure(count)} ${reason}`);
  return parts.length === 0 ? [] : [wrap(`${what}: ${parts.join('; ')}`, style.width, '  ', '')];
}

function counted(number: number, what: string): string {
  return `${formatFigure(number)} ${what}${number === 1 ? '' : 's'}`;
}

function quarterLines(quarter: ImportedQuarter, { currency, isDryRun }: Imported, style: Style): string[] {
  const state = quarter.isChanged ? (isDryRun ? style.warn('would be written') : style.good('written')) : 'unchanged';
  const columns = COLUMNS.filter(({ of }) =>
    quarter.reps.some(({ now, before }) => of(now) !== undefined || of(before) !== undefined),
  );
  const rows = (some: readonly Column[]): string[][] => [
    ['', ...some.map(({ heading }) => heading)].map((heading) => style.faint(heading)),
    ...quarter.reps.map((rep) => [rep.name, ...some.map((column) => cellOf(column, rep, currency, style))]),
  ];
  return [
    `${style.strong(quarter.quarter)}  ${quarter.file}  ${state}`,
    ...(columns.length === 0
      ? []
      : figureLines([rows(columns), rows(columns.filter(({ isMain }) => isMain))], style, '  ')),
    ...metricLines(quarter, style),
  ];
}

interface Column {
  readonly heading: string;
  /** Whether it stays where there is no room for all. */
  readonly isMain: boolean;
  readonly of: (rep: RepActuals | null) => number | undefined;
  readonly format: (value: number, currency: string) => string;
}

const COLUMNS: readonly Column[] = [
  { heading: 'booked', isMain: true, of: (rep) => rep?.booked, format: formatMoney },
  { heading: 'won', isMain: true, of: (rep) => rep?.won, format: formatFigure },
  { heading: 'lost', isMain: true, of: (rep) => rep?.lost, format: formatFigure },
  { heading: 'win rate', isMain: false, of: (rep) => rep?.win_rate, format: formatShare },
  { heading: 'average', isMain: false, of: (rep) => rep?.average_deal, format: formatMoney },
  { heading: 'pipeline', isMain: true, of: (rep) => rep?.pipeline, format: formatMoney },
  { heading: 'new', isMain: false, of: (rep) => rep?.new_accounts, format: formatFigure },
  { heading: 'days', isMain: false, of: (rep) => rep?.days_to_close, format: formatFigure },
];

/** What it becomes, with what it was where that is another figure. */
function cellOf({ of, format }: Column, { before, now }: ImportedRep, currency: string, style: Style): string {
  const [was, is] = [of(before), of(now)];
  const text = is === undefined ? nothing(style) : format(is, currency);
  if (before === null || was === is) return text;
  return `${text} ${style.warn(`(was ${was === undefined ? nothing(style) : format(was, currency)})`)}`;
}

function metricLines({ reps }: ImportedQuarter, style: Style): string[] {
  const names = [...new Set(reps.flatMap(({ before, now }) => Object.keys({ ...before?.metrics, ...now?.metrics })))];
  if (names.length === 0) return [];
  const columns = names.map((heading): Column => ({
    heading,
    isMain: true,
    of: (rep) => rep?.metrics?.[heading],
    format: formatFigure,
  }));
  const rows = reps.map((rep) => [rep.name, ...columns.map((column) => cellOf(column, rep, '', style))]);
  return figureLines([[['', ...names].map((name) => style.faint(name)), ...rows]], style, '  ');
}
