/** What an import writes, beside what was there. */
import type { RepActuals } from '../domain/actuals.ts';
import type { Imported, ImportedQuarter, ImportedRep } from '../domain/crm/imported.ts';
import type { Place } from '../domain/crm/repeats.ts';
import { formatFigure } from '../domain/money.ts';
import { counted, countLines } from './counts.ts';
import { DEAL_COLUMNS, type FigureColumn } from './deal-columns.ts';
import { renderersOf, type Renderers, type Style } from './format.ts';
import { nothing } from './marks.ts';
import { figureLines, wrap } from './table.ts';

/** What `import` prints. */
export const importedRenderers: Renderers<Imported> = renderersOf((imported, style) => {
  const { exports, quarters, leftOut, takenForOpen, isDryRun } = imported;
  const sources = exports.map(({ file, rows }) => `${file}: ${counted(rows, 'row')}`).join('; ');
  return [
    wrap(sources, style.width),
    ...quarters.flatMap((quarter) => ['', ...quarterLines(quarter, imported, style)]),
    '',
    ...countLines('left out', leftOut, style),
    ...countLines('taken for open deals', takenForOpen, style),
    ...doubts(imported).map((sentence) => wrap(sentence, style.width, '  ', '')),
    ...(isDryRun ? [style.faint('Nothing was written: this is a dry run.')] : []),
    '',
  ]
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .replace(/\n+$/, '\n');
});

/** What somebody should look at, although it stops nothing. */
function doubts({ exports, untouched, wonForNothing, maybeTwice, unreadCreated }: Imported): string[] {
  const placeOf = ({ file, line }: Place): string => `line ${line}${exports.length > 1 ? ` of ${file}` : ''}`;
  const twins = maybeTwice.first.map((twin) => `${placeOf(twin)} as ${placeOf(twin.sameAs)}`);
  const more = maybeTwice.count > twins.length ? [`and ${formatFigure(maybeTwice.count - twins.length)} more`] : [];
  const isOne = untouched.length === 1;
  return [
    ...(wonForNothing === 0 ? [] : [`${counted(wonForNothing, 'deal')} won for 0: is the amount missing?`]),
    ...(maybeTwice.count === 0
      ? []
      : [`${counted(maybeTwice.count, 'row')} may be one deal counted twice: ${[...twins, ...more].join('; ')}`]),
    ...(unreadCreated === null
      ? []
      : [
          `${counted(unreadCreated.count, 'created date')} cannot be read, such as ${JSON.stringify(unreadCreated.example)}: days to close come from the other deals`,
        ]),
    ...(untouched.length === 0
      ? []
      : [
          `${untouched.join(', ')} ${isOne ? 'stays as it is' : 'stay as they are'}: no deal of this export was closed in ${isOne ? 'it' : 'them'}`,
        ]),
  ];
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

type Column = FigureColumn<RepActuals | null>;

const COLUMNS = DEAL_COLUMNS.map((column): Column => ({ ...column, of: (rep) => rep?.[column.figure] }));

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
    of: (rep) => metricOf(rep, heading),
    format: formatFigure,
  }));
  const rows = reps.map((rep) => [rep.name, ...columns.map((column) => cellOf(column, rep, '', style))]);
  return figureLines([[['', ...names].map((name) => style.faint(name)), ...rows]], style, '  ');
}

// Any name may be a metric's, also one that every object has.
function metricOf(rep: RepActuals | null, name: string): number | undefined {
  const metrics = rep?.metrics ?? {};
  return Object.hasOwn(metrics, name) ? metrics[name] : undefined;
}
