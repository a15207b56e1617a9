/** The types of the actuals file. Made from schemas/actuals.schema.json by `npm run generate`: change it there. */

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
  source: ActualsSource;
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
   * The rows of the export.
   */
  rows?: number;
  /**
   * The rows of them that were not counted.
   */
  left_out?: number;
}
export interface RepActuals {
  /**
   * What was closed in the quarter, in the team's currency.
   */
  booked: number;
  /**
   * Deals won.
   */
  won?: number;
  /**
   * Deals lost.
   */
  lost?: number;
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
}
