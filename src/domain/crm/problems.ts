/** What is wrong with an export: a thousand times the same is told once. */
import type { RowProblem } from './sheet.ts';

/** Of what is wrong over and over, so many more lines are named. */
const MOST_NAMED = 3;

interface Kind {
  readonly first: RowProblem;
  /** What to do about it, where that is known only when all rows were read. */
  readonly advise: (() => string) | undefined;
  readonly lines: number[];
  last: number;
  count: number;
}

/** Collects problems, those of one kind together. */
export class Problems {
  readonly #kinds = new Map<string, Kind>();

  /** Adds a problem; of those of one kind the first is told, with the lines of others. */
  add(kind: string, problem: RowProblem, advise?: () => string): void {
    const known = this.#kinds.get(kind);
    if (known === undefined) {
      this.#kinds.set(kind, { first: problem, advise, lines: [], last: problem.line, count: 1 });
      return;
    }
    // A line is named once, whatever it has twice.
    if (problem.line === known.last) return;
    known.last = problem.line;
    known.count += 1;
    if (known.lines.length < MOST_NAMED) known.lines.push(problem.line);
  }

  /** One problem of each kind, in the order of the lines. */
  list(): RowProblem[] {
    return [...this.#kinds.values()]
      .map(({ first, advise, lines, count }) => {
        const others = count - 1;
        const unnamed = others > lines.length ? ` and ${others - lines.length} more` : '';
        const more = others === 0 ? '' : ` (also in ${others === 1 ? 'line' : 'lines'} ${lines.join(', ')}${unnamed})`;
        const told = { ...first, message: first.message + more };
        return advise === undefined ? told : { ...told, advice: advise() };
      })
      .toSorted((one, other) => one.line - other.line);
  }
}
