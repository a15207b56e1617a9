/** What the CRM says of the quarter, as a table. */
import type { CrmFacts, CrmRep } from '../../domain/generated/report.ts';
import { formatFigure, formatShare } from '../../domain/measure.ts';
import { formatMoney } from '../../domain/money.ts';
import type { Style } from '../format.ts';
import { nothing } from '../marks.ts';
import { listNames } from '../names.ts';
import { figureLines, wrap } from '../table.ts';

interface Column {
  readonly heading: string;
  /** Whether it stays where there is no room for all. */
  readonly isMain: boolean;
  readonly of: (rep: CrmRep) => number | null;
  readonly format: (value: number, currency: string) => string;
}

const COLUMNS: readonly Column[] = [
  { heading: 'booked', isMain: true, of: ({ booked }) => booked, format: formatMoney },
  { heading: 'won', isMain: true, of: ({ won }) => won, format: formatFigure },
  { heading: 'lost', isMain: true, of: ({ lost }) => lost, format: formatFigure },
  { heading: 'win rate', isMain: true, of: ({ winRate }) => winRate, format: formatShare },
  { heading: 'average', isMain: false, of: ({ averageDeal }) => averageDeal, format: formatMoney },
  { heading: 'days', isMain: false, of: ({ daysToClose }) => daysToClose, format: formatFigure },
  { heading: 'new', isMain: false, of: ({ newAccounts }) => newAccounts, format: formatFigure },
  { heading: 'pipeline', isMain: true, of: ({ pipeline }) => pipeline, format: formatMoney },
  { heading: 'of quota', isMain: true, of: ({ pipelineCoverage }) => pipelineCoverage, format: formatShare },
];

/** The lines about the CRM, below the number. */
export function crmLines({ exports, used, reps }: CrmFacts, currency: string, style: Style): string[] {
  const columns = COLUMNS.filter(({ of }) => reps.some((rep) => of(rep) !== null));
  const rows = (some: readonly Column[]): string[][] => [
    ['in the CRM', ...some.map(({ heading }) => heading)].map((heading) => style.faint(heading)),
    ...reps.map((rep) => [
      rep.name,
      ...some.map(({ of, format }) => {
        const value = of(rep);
        return value === null ? nothing(style) : format(value, currency);
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
