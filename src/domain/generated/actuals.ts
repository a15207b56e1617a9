/** The types of the actuals file. Made from schemas/actuals.schema.json by `npm run generate`: change it there. */

export type Sum = number;

/**
 * What the CRM says of one quarter: imported, not typed.
 */
export interface Actuals {
  /**
   * The version of this file's format.
   */
  version: 1;
  /**
   * The quarter; the file's name says the same.
   */
  quarter: string;
  source?: ActualsSource;
  /**
   * The exports, where the figures come from more than one.
   *
   * @minItems 2
   */
  sources?: [ActualsSource, ActualsSource, ...ActualsSource[]];
  /**
   * What one unit of another currency was taken for, in the team's.
   */
  rates?: {
    [k: string]: number;
  };
  /**
   * The exports of what you count yourselves, by the metric: calls, meetings.
   */
  metrics?: {
    [k: string]: ActualsSource;
  };
  /**
   * The figures per rep, by the rep's id.
   */
  reps: {
    [k: string]: RepActuals;
  };
}
/**
 * The export that the figures come from.
 */
export interface ActualsSource {
  /**
   * The export's file name.
   */
  file: string;
  /**
   * The export's SHA-256, so that the same file is known again.
   */
  sha256: string;
  /**
   * The day of the import.
   */
  imported: string;
  /**
   * The rows of the export, of all quarters.
   */
  rows?: number;
  /**
   * The rows, and the lines of the footer, that are in no figure.
   */
  left_out?: number;
  /**
   * Why, with the rows of each reason.
   */
  left_out_because?: {
    [k: string]: number;
  };
}
export interface RepActuals {
  /**
   * What was closed in the quarter, in the team's currency.
   */
  booked?: number;
  /**
   * Deals won.
   */
  won?: number;
  /**
   * Deals lost.
   */
  lost?: number;
  /**
   * Deals won by deals won or lost.
   */
  win_rate?: number;
  /**
   * Open deals that should close in the coming quarter.
   */
  pipeline?: number;
  /**
   * Booked by deals won.
   */
  average_deal?: number;
  /**
   * Days from the opening to the winning of a deal, on average.
   */
  days_to_close?: number;
  /**
   * Accounts that bought for the first time.
   */
  new_accounts?: number;
  /**
   * What you count yourselves: calls, meetings.
   */
  metrics?: {
    [k: string]: Sum;
  };
}
