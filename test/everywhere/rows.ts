/** Where the suite has to pass: which Node, whose account, which zone, which locale. */

export type User = 'root' | 'ordinary';

export interface Row {
  readonly node: string;
  readonly user: User;
  readonly zone: string;
  /** What LANG says; undefined where it is not set. LC_ALL never is: shells warn of it where they don't know the locale. */
  readonly locale: string | undefined;
  /** The oldest Nodes are asked for the packed program alone. */
  readonly runsSuite: boolean;
}

/** The first and the last place where a day begins, and the last where people live. */
const FIRST = 'Pacific/Kiritimati';
const LAST = 'Etc/GMT+12';
const LAST_LIVED_IN = 'Pacific/Pago_Pago';

/** In Turkish, an i in capitals is no I: what turns letters by the user's language breaks there. */
const TURKISH = 'tr_TR.UTF-8';

// Each Node meets both users, and each value at least two Nodes: all of them with all would be ten times as many.
export const ROWS: readonly Row[] = [
  { node: '20', user: 'root', zone: FIRST, locale: undefined, runsSuite: true },
  { node: '20', user: 'ordinary', zone: LAST, locale: TURKISH, runsSuite: true },
  { node: '22', user: 'root', zone: LAST_LIVED_IN, locale: 'C', runsSuite: true },
  { node: '22', user: 'ordinary', zone: FIRST, locale: undefined, runsSuite: true },
  { node: '24', user: 'root', zone: LAST, locale: TURKISH, runsSuite: true },
  { node: '24', user: 'ordinary', zone: LAST_LIVED_IN, locale: 'C', runsSuite: true },
  { node: '26', user: 'root', zone: FIRST, locale: 'C', runsSuite: true },
  { node: '26', user: 'ordinary', zone: LAST, locale: undefined, runsSuite: true },
  { node: '20.19.0', user: 'ordinary', zone: FIRST, locale: 'C', runsSuite: false },
  { node: '22.13.0', user: 'root', zone: LAST, locale: undefined, runsSuite: false },
];
