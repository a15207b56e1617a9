/** Where in a text something stands, as a person counts. */

/** Lines and columns count from 1. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The line and column of places in a text, whose lines are counted when the first one is asked for. */
export function positionsIn(text: string): (place: number) => Position {
  let starts: number[] | undefined;
  return (place) => {
    starts ??= startsOf(text);
    let [line, behind] = [0, starts.length];
    while (behind - line > 1) {
      const middle = Math.floor((line + behind) / 2);
      if ((starts[middle] ?? 0) <= place) line = middle;
      else behind = middle;
    }
    return { line: line + 1, column: place - (starts[line] ?? 0) + 1 };
  };
}

function startsOf(text: string): number[] {
  const starts = [0];
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  return starts;
}
