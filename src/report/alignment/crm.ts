/** What the CRM says of the quarter, as a table. */
import type { CrmFacts, CrmRep } from '../../domain/generated/report.ts';
import { formatShare } from '../../domain/measure.ts';
import { DEAL_COLUMNS, type FigureColumn } from '../deal-columns.ts';
import type { Style } from '../format.ts';
import { nothing } from '../marks.ts';
import { listNames } from '../names.ts';
import { figureLines, wrap } from '../table.ts';

type Column = FigureColumn<CrmRep>;

const COLUMNS: readonly Column[] = [
  ...DEAL_COLUMNS.map((column): Column => ({ ...column, of: (rep) => rep[column.reported] ?? undefined })),
  { heading: 'of quota', isMain: true, of: (rep) => rep.pipelineCoverage ?? undefined, format: formatShare },
];

/** The lines about the CRM, below the number. */
export function crmLines({ exports, used, reps }: CrmFacts, currency: string, style: Style): string[] {
  const columns = COLUMNS.filter(({ of }) => reps.some((rep) => of(rep) !== undefined));
  const rows = (some: readonly Column[]): string[][] => [
    ['in the CRM', ...some.map(({ heading }) => heading)].map((heading) => style.faint(heading)),
    ...reps.map((rep) => [
      rep.name,
      ...some.map(({ of, format }) => {
        const value = of(rep);
        return value === undefined ? nothing(style) : format(value, currency);
      }),
    ]),
  ];
  const sources = exports.map(({ file, imported }) => `${file}, imported ${imported}`).join('; ');
  const sentences = [
    ...(sources === '' ? [] : [`From ${sources}.`]),
    ...(reps.some(({ pipeline }) => pipeline !== null) ? ['The pipeline is what should close next quarter.'] : []),
    ...(used.length === 0 ? [] : [`Booked is taken from the CRM for: ${listNames(used, reps.length)}.`]),
  ];
  return [
    '',
    ...figureLines([rows(columns), rows(columns.filter(({ isMain }) => isMain))], style, '  '),
    ...(sentences.length === 0 ? [] : ['']),
    ...sentences.map((sentence) => wrap(sentence, style.width, '  ')),
  ];
}
