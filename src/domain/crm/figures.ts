/** The figures of reps by quarter, added up deal by deal. */
import { daysBetween } from '../day.ts';
import type { RepActuals } from '../actuals.ts';
import { ExactSum, multiplyMoney, roundMoney, sumMoney } from '../money.ts';
import { addQuarters, firstDay, lastDay, quarterOf } from '../quarter.ts';
import type { FiscalYear } from '../team.ts';
import { entry } from './counts.ts';

/** What one unit of another currency is in the team's, by its code or sign. */
export type Rates = Readonly<Record<string, number>>;

/** A deal that was won. */
export interface WonDeal {
  readonly rep: string;
  readonly day: string;
  readonly amount: number;
  /** Undefined for the team's own. */
  readonly currency: string | undefined;
  readonly created: string | undefined;
  readonly account: string;
  /** Whether the CRM calls it new business. */
  readonly isNew: boolean;
}

/** What is added up of a rep in a quarter. */
interface Sums {
  readonly booked: Money;
  readonly newAccounts: Set<string>;
  /** Deals of new accounts that have no name: each is of another. */
  unnamed: number;
  won: number;
  lost: number;
  days: number;
  timed: number;
}

/** Adds up the deals of a team. */
export class Figures {
  readonly #fiscalYear: FiscalYear;
  readonly #sums = new Map<string, Map<string, Sums>>();
  readonly #open = new Map<string, Map<string, Money>>();
  readonly #reps = new Set<string>();
  /** Who won an account first, and when. */
  readonly #firstWins = new Map<string, { day: string; rep: string }>();
  #hasLost = false;
  #hasNew = false;
  #earliest = '9999-12-31';
  #latest = '';
  readonly #openDeals = new Map<string, number>();

  constructor(fiscalYear: FiscalYear) {
    this.#fiscalYear = fiscalYear;
  }

  addWon({ rep, day, amount, currency, created, account, isNew }: WonDeal): void {
    const sums = this.#closed(rep, day);
    sums.won += 1;
    sums.booked.add(amount, currency);
    if (created !== undefined && created <= day) {
      sums.days += daysBetween(created, day);
      sums.timed += 1;
    }
    if (isNew) {
      this.#hasNew = true;
      if (account === '') sums.unnamed += 1;
      else sums.newAccounts.add(account);
    }
    if (account === '') return;
    const first = this.#firstWins.get(account);
    // Of two reps who won it on one day it is the same, whichever row comes first.
    if (first === undefined || day < first.day || (day === first.day && rep < first.rep)) {
      this.#firstWins.set(account, { day, rep });
    }
  }

  addLost(rep: string, day: string): void {
    this.#hasLost = true;
    this.#closed(rep, day).lost += 1;
  }

  addOpen(rep: string, day: string, amount: number, currency: string | undefined): void {
    this.#reps.add(rep);
    const quarter = quarterOf(day, this.#fiscalYear);
    this.#openDeals.set(quarter, (this.#openDeals.get(quarter) ?? 0) + 1);
    const ofQuarter = entry(this.#open, quarter, () => new Map<string, Money>());
    entry(ofQuarter, rep, () => new Money()).add(amount, currency);
  }

  /** The quarters in which deals were won or lost, the earliest first. */
  quarters(): string[] {
    return [...this.#sums.keys()].toSorted();
  }

  /** Whether deals were closed before a quarter and behind it, so that one of the quarter would be here too. */
  reachOver(quarter: string): boolean {
    return this.#earliest < firstDay(quarter, this.#fiscalYear) && this.#latest > lastDay(quarter, this.#fiscalYear);
  }

  /** The reps who have a deal anywhere. */
  reps(): ReadonlySet<string> {
    return this.#reps;
  }

  /** How many open deals are to close in other quarters than some. */
  openOutside(quarters: readonly string[]): number {
    const outside = [...this.#openDeals].filter(([quarter]) => !quarters.includes(quarter));
    return outside.reduce((sum, [, count]) => sum + count, 0);
  }

  /**
   * The figures of a quarter by rep, of all reps who have a deal anywhere. What the exports don't tell is left out: the
   * pipeline too, where it is known only as it is today.
   */
  of(quarter: string, rates: Rates, isPipelineKnown = true): Map<string, RepActuals> {
    const sums = this.#sums.get(quarter);
    const pipelines = this.#open.get(addQuarters(quarter, 1));
    const newAccounts = this.#newAccountsIn(quarter);
    return new Map(
      [...this.#reps].toSorted().map((rep) => {
        const { won, lost, booked, days, timed } = sums?.get(rep) ?? nothing();
        const total = booked.total(rates);
        return [
          rep,
          {
            booked: total,
            won,
            ...(this.#hasLost ? { lost } : {}),
            ...(this.#hasLost && won + lost > 0
              ? { win_rate: Math.round((won / (won + lost)) * 10_000) / 10_000 }
              : {}),
            ...(won > 0 ? { average_deal: roundMoney(total / won) } : {}),
            ...(isPipelineKnown && this.#open.size > 0 ? { pipeline: pipelines?.get(rep)?.total(rates) ?? 0 } : {}),
            ...(newAccounts === undefined ? {} : { new_accounts: newAccounts.get(rep) ?? 0 }),
            ...(timed > 0 ? { days_to_close: Math.round(days / timed) } : {}),
          },
        ];
      }),
    );
  }

  #closed(rep: string, day: string): Sums {
    this.#reps.add(rep);
    if (day < this.#earliest) this.#earliest = day;
    if (day > this.#latest) this.#latest = day;
    const ofQuarter = entry(this.#sums, quarterOf(day, this.#fiscalYear), () => new Map<string, Sums>());
    return entry(ofQuarter, rep, nothing);
  }

  /**
   * New accounts by rep: those that the CRM calls new; or else those that were won for the first time, where the export
   * goes back a year before the quarter. Undefined where nothing tells.
   */
  #newAccountsIn(quarter: string): Map<string, number> | undefined {
    if (this.#hasNew) {
      const ofQuarter = [...(this.#sums.get(quarter) ?? [])];
      return new Map(ofQuarter.map(([rep, { newAccounts, unnamed }]) => [rep, newAccounts.size + unnamed]));
    }
    const isLongEnough = this.#earliest <= firstDay(addQuarters(quarter, -4), this.#fiscalYear);
    if (!isLongEnough || this.#firstWins.size === 0) return undefined;
    const counts = new Map<string, number>();
    for (const { day, rep } of this.#firstWins.values()) {
      if (quarterOf(day, this.#fiscalYear) === quarter) counts.set(rep, (counts.get(rep) ?? 0) + 1);
    }
    return counts;
  }
}

/** Amounts in some currencies; undefined stands for the team's own. */
class Money {
  readonly #sums = new Map<string | undefined, ExactSum>();

  add(amount: number, currency: string | undefined): void {
    entry(this.#sums, currency, () => new ExactSum()).add(amount);
  }

  /** All in the team's currency, in whole cents: each currency is added up, and then converted. */
  total(rates: Rates): number {
    const parts = [...this.#sums].map(([currency, sum]) =>
      currency === undefined ? sum.total() : multiplyMoney(sum.total(), rates[currency] ?? Number.NaN),
    );
    return roundMoney(sumMoney(parts));
  }
}

function nothing(): Sums {
  return { booked: new Money(), newAccounts: new Set(), unnamed: 0, won: 0, lost: 0, days: 0, timed: 0 };
}
