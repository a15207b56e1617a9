/** The figures of deals as the columns of a table. */
import { formatShare } from '../domain/measure.ts';
import { formatFigure, formatMoney } from '../domain/money.ts';

/** A column of figures. */
export interface FigureColumn<Rep> {
  readonly heading: string;
  /** Whether it stays where there is no room for all. */
  readonly isMain: boolean;
  /** Undefined where it isn't known. */
  readonly of: (rep: Rep) => number | undefined;
  readonly format: (value: number, currency: string) => string;
}

/** Each with its names in the actuals and in the report. */
export const DEAL_COLUMNS = [
  { heading: 'booked', isMain: true, figure: 'booked', reported: 'booked', format: formatMoney },
  { heading: 'won', isMain: true, figure: 'won', reported: 'won', format: formatFigure },
  { heading: 'lost', isMain: true, figure: 'lost', reported: 'lost', format: formatFigure },
  { heading: 'win rate', isMain: true, figure: 'win_rate', reported: 'winRate', format: formatShare },
  { heading: 'average', isMain: false, figure: 'average_deal', reported: 'averageDeal', format: formatMoney },
  { heading: 'days', isMain: false, figure: 'days_to_close', reported: 'daysToClose', format: formatFigure },
  { heading: 'new', isMain: false, figure: 'new_accounts', reported: 'newAccounts', format: formatFigure },
  { heading: 'pipeline', isMain: true, figure: 'pipeline', reported: 'pipeline', format: formatMoney },
] as const;
