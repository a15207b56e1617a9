/** The types of the team file. Made from schemas/team.schema.json by `npm run generate`: change it there. */

/**
 * Money in whole units of the team's currency; cents behind a point.
 */
export type Amount = number;
export type Text = string;
/**
 * Stages of deals that were won.
 */
export type Texts = Text[];
/**
 * Stages of deals that were lost.
 */
export type Texts1 = Text[];
/**
 * Stages of deals that are neither.
 */
export type Texts2 = Text[];

/**
 * One team of one sales leader: who is in it, what the number is, and what the objectives serve.
 */
export interface Team {
  /**
   * The version of this file's format.
   */
  version: 1;
  /**
   * The team's name, as reports show it.
   */
  team: string;
  /**
   * Who holds the reviews.
   */
  leader: string;
  /**
   * The currency of every amount here, as its ISO 4217 code: USD, EUR, GBP, JPY.
   */
  currency: string;
  fiscal_year: FiscalYear;
  /**
   * The number: the team's target, per year (2026: 5600000) or per quarter (2026-Q1: 1400000).
   */
  number?: {
    [k: string]: Amount;
  };
  /**
   * What the team wants to reach, by a short id. An objective says in `serves` which goal it brings nearer.
   */
  goals?: {
    [k: string]: Goal;
  };
  /**
   * The sales people who report to the leader, by a short id that names their review files.
   */
  reps: {
    [k: string]: Rep;
  };
  /**
   * How much each rule matters to this team: its id and a severity, or none to turn it off.
   */
  rules?: {
    [k: string]: 'error' | 'warning' | 'info' | 'none';
  };
  /**
   * Whether a finished review is committed when `qreview new` or `qreview edit` has written it. --commit and --no-commit go before it.
   */
  commit?: 'ask' | 'always' | 'never';
  crm?: CrmSettings;
  /**
   * Words and phrases that mean the same to this team, in groups: the rules that compare words take them for one.
   */
  same_words?: [Text, Text, ...Text[]][];
}
/**
 * When the team's year begins, and after which calendar year it is named.
 */
export interface FiscalYear {
  /**
   * The month in which the fiscal year begins.
   */
  starts:
    | 'january'
    | 'february'
    | 'march'
    | 'april'
    | 'may'
    | 'june'
    | 'july'
    | 'august'
    | 'september'
    | 'october'
    | 'november'
    | 'december';
  /**
   * Which calendar year names a fiscal year that spans two: the one it ends in (the default), or the one it starts in.
   */
  named_after?: 'end' | 'start';
}
export interface Goal {
  /**
   * The goal in a sentence.
   */
  goal: string;
  /**
   * What is counted.
   */
  metric?: string;
  /**
   * How much of it is wanted.
   */
  target?: number;
}
export interface Rep {
  /**
   * The name that reports show.
   */
  name: string;
  /**
   * The first quarter in which a review is expected.
   */
  from?: string;
  /**
   * The last quarter in which a review is expected: when they left.
   */
  to?: string;
  /**
   * The names under which the CRM's exports know this rep.
   */
  crm?: Text[];
  /**
   * The rep's target per quarter, in the team's currency.
   */
  quota?: {
    [k: string]: Amount;
  };
}
/**
 * How the exports of your CRM are read by `qreview import`, beyond what it knows by itself.
 */
export interface CrmSettings {
  /**
   * The headings of the columns that it doesn't find.
   */
  columns?: {
    /**
     * Whose deal it is.
     */
    owner?: string;
    /**
     * What it is worth.
     */
    amount?: string;
    /**
     * Its currency.
     */
    currency?: string;
    /**
     * What it came to, if it was won.
     */
    won_amount?: string;
    /**
     * Where it stands.
     */
    stage?: string;
    /**
     * Whether it is open, won or lost, in words.
     */
    status?: string;
    /**
     * Whether it was won: true or false.
     */
    is_won?: string;
    /**
     * Whether it was lost: true or false.
     */
    is_lost?: string;
    /**
     * Whether it was won or lost: true or false.
     */
    is_closed?: string;
    /**
     * The day on which it was closed, or is to be.
     */
    closed?: string;
    /**
     * The day on which it was won.
     */
    won_on?: string;
    /**
     * The day on which it was lost.
     */
    lost_on?: string;
    /**
     * The day on which it is expected to close.
     */
    expected?: string;
    /**
     * The day on which it was opened.
     */
    created?: string;
    /**
     * What it is called.
     */
    deal?: string;
    /**
     * Whose account it is of.
     */
    account?: string;
    /**
     * Whether it is new business.
     */
    type?: string;
    /**
     * What it is known by.
     */
    id?: string;
    /**
     * The day of an activity.
     */
    date?: string;
    /**
     * What an activity is.
     */
    metric?: string;
    /**
     * How much of it.
     */
    value?: string;
  };
  /**
   * What the stages of your deals mean.
   */
  stages?: {
    won?: Texts;
    lost?: Texts1;
    open?: Texts2;
  };
  /**
   * What comes first in 03/04/2026.
   */
  date_format?: 'DMY' | 'MDY' | 'YMD' | 'excel';
  /**
   * What stands before the cents in 1,234.
   */
  decimal?: 'point' | 'comma';
  /**
   * What one unit of another currency is in the team's: EUR: 1.08.
   */
  rates?: {
    [k: string]: number;
  };
}
