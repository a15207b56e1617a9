/** Deals that are there twice, and would be counted twice: known by their ids, or, without any, by all that they say. */
import { entry, increase } from './counts.ts';
import type { ExportNotes } from './notes.ts';
import type { Obstacle } from './obstacles.ts';

/** A row of an export. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/** A row without an id that says all that another does. */
export interface Twin extends Place {
  readonly sameAs: Place;
}

/** What a file has: whether all its deals have ids, and from when to when the deals of each rep are. */
interface Reach {
  readonly file: string;
  readonly reps: Map<string, { from: string; to: string }>;
  hasAllIds: boolean;
}

/** So many rows that may be there twice are named. */
const MOST_TWINS = 3;
const MOST_NAMES = 3;

/** Remembers the deals of some exports. */
export class Repeats {
  /** Rows without an id that may be there twice: how many, and the first of them. */
  twins = 0;
  readonly firstTwins: Twin[] = [];
  // A million deals are to fit: of each a figure for what it says and its line, in lists that the maps point into.
  readonly #says: number[] = [];
  readonly #lines: number[] = [];
  readonly #ids = new Map<string, number>();
  readonly #unnamed = new Map<number, number>();
  readonly #files: { readonly file: string; readonly first: number }[] = [];
  readonly #reaches = new Map<string, Reach>();

  /** Whether a deal with an id was there before. With other things said of it that is a problem. */
  isRepeated(id: string, says: readonly string[], line: number, { file, leftOut, problems }: ExportNotes): boolean {
    const figure = fingerprint(says);
    const before = this.#ids.get(id);
    if (before === undefined) {
      this.#ids.set(id, this.#remember(figure, line, file));
      return false;
    }
    if (this.#says[before] === figure) increase(leftOut, 'there twice');
    else {
      const there = this.#placeOf(before);
      const isElsewhere = there.file !== file;
      problems.add('id', {
        line,
        message: `the deal ${id} is there more than once, and says different things: see line ${there.line}${isElsewhere ? ` of ${there.file}` : ''}`,
        advice: isElsewhere
          ? 'import the newest export alone'
          : 'export each deal once, without its products or splits',
      });
    }
    return true;
  }

  /** Takes a deal without an id: two of them that say the same may be one. */
  addUnnamed(says: readonly string[], line: number, file: string): void {
    this.#reach(file).hasAllIds = false;
    const figure = fingerprint(says);
    const before = this.#unnamed.get(figure);
    if (before === undefined) {
      this.#unnamed.set(figure, this.#remember(figure, line, file));
      return;
    }
    this.twins += 1;
    if (this.firstTwins.length < MOST_TWINS) this.firstTwins.push({ file, line, sameAs: this.#placeOf(before) });
  }

  /** Takes the day of a rep's deal. */
  addDay(rep: string, day: string, file: string): void {
    const { reps } = this.#reach(file);
    const days = reps.get(rep);
    if (days === undefined) reps.set(rep, { from: day, to: day });
    else if (day < days.from) days.from = day;
    else if (day > days.to) days.to = day;
  }

  /** The files whose deals may be those of another, where there are no ids to tell. */
  overlaps(nameOf: (rep: string) => string): Obstacle[] {
    const all = [...this.#reaches.values()];
    return all.flatMap((one, index) =>
      all.slice(0, index).flatMap((other) => {
        if (one.hasAllIds && other.hasAllIds) return [];
        const reps = [...one.reps].flatMap(([rep, { from, to }]) => {
          const days = other.reps.get(rep);
          return days !== undefined && from <= days.to && days.from <= to ? [nameOf(rep)] : [];
        });
        if (reps.length === 0) return [];
        const more = reps.length > MOST_NAMES ? ` and ${reps.length - MOST_NAMES} more` : '';
        const names = reps.slice(0, MOST_NAMES).join(', ') + more;
        return {
          file: one.file,
          message: `${other.file} has deals of ${names} from the same days, and without ids nothing tells which are the same`,
          advice: 'export them with the ids of the deals, or in one file',
        };
      }),
    );
  }

  #reach(file: string): Reach {
    return entry(this.#reaches, file, () => ({ file, reps: new Map(), hasAllIds: true }));
  }

  #remember(figure: number, line: number, file: string): number {
    if (this.#files.at(-1)?.file !== file) this.#files.push({ file, first: this.#lines.length });
    this.#says.push(figure);
    return this.#lines.push(line) - 1;
  }

  #placeOf(index: number): Place {
    const file = this.#files.reduce((found, { file: next, first }) => (first <= index ? next : found), '');
    return { file, line: Number(this.#lines[index]) };
  }
}

/** A number that other texts hardly have: 53 bits of two hashes (http://www.isthe.com/chongo/tech/comp/fnv/). */
function fingerprint(texts: readonly string[]): number {
  let [one, other] = [0x81_1c_9d_c5, 0x1b_87_35_93];
  for (const text of texts) {
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      one = Math.imul(one ^ code, 0x01_00_01_93);
      other = Math.imul(other ^ code, 0x85_eb_ca_6b);
    }
    one = Math.imul(one ^ 0xff, 0x01_00_01_93);
    other = Math.imul(other ^ 0xff, 0x85_eb_ca_6b);
  }
  return (one >>> 0) * 2 ** 21 + (other >>> 11);
}
