/** The deals of some exports, added up; and what is in no figure, with the reason. */
import { nameOf, type Team } from '../team.ts';
import { increase, Sightings } from './counts.ts';
import { currencyOf, isOwnCurrency } from './currency.ts';
import type { Deal } from './deal.ts';
import { Figures } from './figures.ts';
import { remembering } from './memory.ts';
import type { ExportNotes } from './notes.ts';
import type { Obstacle } from './obstacles.ts';
import { Owners } from './owners.ts';
import { Repeats, type Twin } from './repeats.ts';

/** Days on which deals were created that can't be read. */
export interface UnreadDays {
  readonly count: number;
  readonly example: string;
}

/** Adds up deals. */
export class Deals {
  readonly figures: Figures;
  readonly owners: Owners;
  /** Stages that nothing knows, whose deals are taken for open. */
  readonly unknownStages = new Sightings();
  /** Currencies other than the team's, with their deals. */
  readonly currencies = new Sightings();
  /** Columns that may have the stage, beside the one that is taken for it. */
  readonly otherStageColumns = new Set<string>();
  /** Deals won and lost, whoever's and for whatever, and those of them in the figures that were won for 0. */
  won = 0;
  lost = 0;
  wonForNothing = 0;
  unreadCreated: UnreadDays | undefined;
  readonly #team: Team;
  readonly #today: string;
  readonly #repeats = new Repeats();
  /** Undefined for the team's own. */
  readonly #currencyOf: (currency: string) => string | undefined;

  constructor(team: Team, today: string) {
    this.#team = team;
    this.#today = today;
    this.figures = new Figures(team.fiscal_year);
    this.owners = new Owners(team);
    this.#currencyOf = remembering((text: string) =>
      isOwnCurrency(text, team.currency) ? undefined : currencyOf(text),
    );
  }

  /** Takes a deal of an export, of which is noted what can't be read or counted. */
  add(deal: Deal, notes: ExportNotes): void {
    const { leftOut, problems, file } = notes;
    const { line, outcome = 'open', owner } = deal;
    const { text, value } = deal.amount;
    const written = deal.currency || (value.state === 'amount' ? value.currency : undefined);
    const currency = written === undefined ? undefined : this.#currencyOf(written);
    if (this.#isRepeated(deal, currency, notes)) return;
    if (deal.contradiction !== undefined) {
      return problems.add(`outcome ${deal.contradiction.message}`, { line, ...deal.contradiction });
    }
    if (deal.outcome === undefined) this.unknownStages.add(deal.stage, file);
    if (outcome === 'won') this.won += 1;
    if (outcome === 'lost') this.lost += 1;
    const rep = this.owners.find(owner, line, notes);
    if (rep === undefined) return;
    const day = notes.day(deal.day.text, deal.day.value, line);
    if (day === undefined) return increase(leftOut, `${outcome}, without a close date`);
    this.#repeats.addDay(rep, day, file);
    if (outcome === 'lost') return this.figures.addLost(rep, day);
    if (outcome === 'won' && day > this.#today) {
      const message = `this deal was won on ${day}, which is still to come`;
      return problems.add('won to come', { line, message, advice: 'correct the day in the CRM, or the stage' });
    }
    if (value.state !== 'amount') {
      if (value.state !== 'empty') notes.badAmount(text, value.state, line);
      return increase(leftOut, `${outcome}, without an amount`);
    }
    if (currency !== undefined) this.currencies.add(currency, file);
    if (outcome === 'open') return this.figures.addOpen(rep, day, value.amount, currency);
    if (value.amount === 0) this.wonForNothing += 1;
    const { account, isNew } = deal;
    this.figures.addWon({ rep, day, amount: value.amount, currency, created: this.#createdOf(deal), account, isNew });
  }

  /** Rows without an id that may be there twice. */
  get maybeTwice(): { readonly count: number; readonly first: readonly Twin[] } {
    return { count: this.#repeats.twins, first: this.#repeats.firstTwins };
  }

  /** Files that have no ids, and may have the deals of others. */
  overlaps(): Obstacle[] {
    return this.#repeats.overlaps((rep) => nameOf(this.#team, rep));
  }

  // What two rows say is the same however it is written: "$10.00" and 10, Won and Closed Won.
  #isRepeated(deal: Deal, currency: string | undefined, notes: ExportNotes): boolean {
    const { id, line, owner, outcome = 'open', day, amount } = deal;
    const says = [
      this.owners.repsOf(owner)[0] ?? owner,
      outcome,
      day.value.state === 'day' ? day.value.day : day.text,
      amount.value.state === 'amount' ? String(amount.value.amount) : amount.text,
      currency ?? '',
    ];
    if (id !== '') return this.#repeats.isRepeated(id, says, line, notes);
    this.#repeats.addUnnamed([...says, deal.name, deal.account, deal.stage], line, notes.file);
    return false;
  }

  /** The day on which a deal was opened. One that can't be read stops nothing: it is in one average alone. */
  #createdOf({ created: { text, value } }: Deal): string | undefined {
    if (value.state === 'day') return value.day;
    if (value.state !== 'empty') {
      const { count, example } = this.unreadCreated ?? { count: 0, example: text };
      this.unreadCreated = { count: count + 1, example };
    }
    return undefined;
  }
}
