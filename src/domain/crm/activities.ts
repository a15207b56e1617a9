/** What a team counts itself, as calls and meetings: rows with a rep, a day and figures. */
import { ExactSum } from '../money.ts';
import { quarterOf } from '../quarter.ts';
import type { Team } from '../team.ts';
import { readAmount, type DecimalMark } from './amount.ts';
import { cellAt, cellReader, columnNamed } from './columns.ts';
import { entry, increase } from './counts.ts';
import { readDate, type DateFormat } from './date.ts';
import { remembering } from './memory.ts';
import type { ExportNotes } from './notes.ts';
import { Owners } from './owners.ts';
import type { TableKind } from './table.ts';
import { folded } from './text.ts';

/** A metric, and the heading of its column. */
export interface NamedMetric {
  readonly metric: string;
  readonly heading: string;
}

/** How activities are to be read. */
export interface ActivityReading {
  readonly decimal?: DecimalMark;
  readonly dateFormat?: DateFormat;
  /** The metrics that have a column each; none where a column says of which metric a row is. */
  readonly metrics: readonly NamedMetric[];
}

/** Adds up activities. */
export class Activities {
  readonly owners: Owners;
  readonly #team: Team;
  /** Metrics as they were first written, by what is the same in all spellings. */
  readonly #spelling = new Map<string, string>();
  readonly #spelled = remembering((metric: string) => entry(this.#spelling, folded(metric) || metric, () => metric));
  readonly #sums = new Map<string, Map<string, Map<string, ExactSum>>>();

  constructor(team: Team) {
    this.#team = team;
    this.owners = new Owners(team);
  }

  add(rep: string, day: string, metric: string, figure: number): void {
    const quarter = quarterOf(day, this.#team.fiscal_year);
    const ofQuarter = entry(this.#sums, quarter, () => new Map<string, Map<string, ExactSum>>());
    const ofRep = entry(ofQuarter, rep, () => new Map<string, ExactSum>());
    entry(ofRep, this.#spelled(metric), () => new ExactSum()).add(figure);
  }

  /** The quarters with activities, the earliest first. */
  quarters(): string[] {
    return [...this.#sums.keys()].toSorted();
  }

  /** The counts of a quarter, by rep and metric. */
  of(quarter: string): Map<string, Map<string, number>> {
    const ofQuarter = [...(this.#sums.get(quarter) ?? [])];
    return new Map(
      ofQuarter.map(([rep, metrics]) => [rep, new Map([...metrics].map(([metric, sum]) => [metric, sum.total()]))]),
    );
  }
}

/** A table whose activities are added to some. */
export function activityTable(reading: ActivityReading, activities: Activities, notes: ExportNotes): TableKind {
  const isLong = reading.metrics.length === 0;
  return {
    needed: [
      { fields: ['owner'], what: 'the rep' },
      { fields: ['date', 'closed', 'created'], what: 'the day' },
      ...(isLong ? [{ fields: ['metric'] as const, what: 'the metric' }] : []),
    ],
    used: ['value'],
    open: (columns, headings) => {
      const dateOf = remembering((text: string) => readDate(text, reading.dateFormat));
      const [owner, day] = [cellReader(columns, 'owner'), cellReader(columns, 'date', 'closed', 'created')];
      const metric = cellReader(columns, 'metric');
      // A row that names its metric and has no figure is one of it.
      const value = columns.has('value') ? cellReader(columns, 'value') : () => '1';
      const wide = reading.metrics.map(({ metric: name, heading }) => ({
        name,
        figure: cellAt(columnNamed(headings, heading, name, notes)),
      }));
      return ({ cells, line }) => {
        const rep = activities.owners.find(owner(cells), line, notes);
        const text = day(cells);
        const on = notes.day(text, dateOf(text), line);
        if (rep === undefined) return;
        if (on === undefined) return increase(notes.leftOut, 'without a day');
        const figures = isLong
          ? [{ name: metric(cells), written: value(cells) }]
          : wide.map(({ name, figure }) => ({ name, written: figure(cells) }));
        const told = figures.flatMap(({ name, written }) => {
          const read = readAmount(written, reading.decimal);
          return name === '' || read.state === 'empty' ? [] : [{ name, written, read }];
        });
        if (told.length === 0) increase(notes.leftOut, 'without a figure');
        for (const { name, written, read } of told) {
          if (read.state === 'amount') activities.add(rep, on, name, read.amount);
          else notes.badAmount(written, read.state, line);
        }
      };
    },
  };
}
