/** The deals of some exports, added up; and what is in no figure, with the reason. */
import type { Team } from '../team.ts';
import { isOwnCurrency } from './amount.ts';
import { increase, type Counts } from './counts.ts';
import type { Deal } from './deal.ts';
import { Figures } from './figures.ts';
import { remembering } from './memory.ts';
import type { ExportNotes } from './notes.ts';
import { Owners } from './owners.ts';

/** Adds up deals. */
export class Deals {
  readonly figures: Figures;
  readonly owners: Owners;
  /** Stages that nothing knows, whose deals were taken for open. */
  readonly unknownStages: Counts = new Map();
  /** Currencies other than the team's, with their deals. */
  readonly currencies: Counts = new Map();
  /** Deals won, whoever's and for whatever, and those of them in the figures that were won for 0. */
  won = 0;
  wonForNothing = 0;
  readonly #isOwnCurrency: (currency: string) => boolean;
  /** Of each deal a figure for all that it says, since a million of them are to fit. */
  readonly #ids = new Map<string, number>();

  constructor(team: Team) {
    this.figures = new Figures(team.fiscal_year);
    this.owners = new Owners(team);
    this.#isOwnCurrency = remembering((currency: string) => isOwnCurrency(currency, team.currency));
  }

  /** Takes a deal of an export, of which is noted what can't be read or counted. */
  add(deal: Deal, notes: ExportNotes): void {
    const { leftOut } = notes;
    const { line, outcome = 'open', owner, stage } = deal;
    if (this.#isRepeated(deal, notes)) return;
    if (deal.outcome === undefined) increase(this.unknownStages, stage);
    if (outcome === 'won') this.won += 1;
    const rep = this.owners.find(owner, line, notes);
    if (rep === undefined) return;
    const day = notes.day(deal.day.text, deal.day.value, line);
    if (day === undefined) return increase(leftOut, `${outcome}, without a close date`);
    if (outcome === 'lost') return this.figures.addLost(rep, day);
    const { text, value } = deal.amount;
    if (value.state !== 'amount') {
      if (value.state !== 'empty') notes.badAmount(text, value.state, line);
      return increase(leftOut, `${outcome}, without an amount`);
    }
    const currency = this.#currencyOf(deal.currency || value.currency);
    if (outcome === 'open') return this.figures.addOpen(rep, day, value.amount, currency);
    if (value.amount === 0) this.wonForNothing += 1;
    const { created, account, isNew } = deal;
    const from = created.state === 'day' ? created.day : undefined;
    this.figures.addWon({ rep, day, amount: value.amount, currency, created: from, account, isNew });
  }

  /** The same deal twice would be counted twice; with the same figures, as where two exports overlap, it is one. */
  #isRepeated({ id, line, owner, stage, day, amount }: Deal, { problems, leftOut }: ExportNotes): boolean {
    if (id === '') return false;
    const says = fingerprint([owner, stage, day.text, amount.text]);
    const before = this.#ids.get(id);
    this.#ids.set(id, says);
    if (before === undefined) return false;
    if (before === says) increase(leftOut, 'there twice');
    else {
      const message = `the deal ${id} is there more than once, and says different things`;
      problems.add('id', { line, message, advice: 'export each deal once, without its products or splits' });
    }
    return true;
  }

  #currencyOf(currency: string | undefined): string | undefined {
    if (currency === undefined || this.#isOwnCurrency(currency)) return undefined;
    increase(this.currencies, currency);
    return currency;
  }
}

/** A number that other texts hardly have (FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/). */
function fingerprint(texts: readonly string[]): number {
  let hash = 0x81_1c_9d_c5;
  for (const text of texts) {
    for (let index = 0; index < text.length; index += 1) {
      hash = Math.imul(hash ^ text.charCodeAt(index), 0x01_00_01_93);
    }
    hash = Math.imul(hash ^ 0xff, 0x01_00_01_93);
  }
  // What has 30 bits takes no room of its own.
  return hash >> 2;
}
