/** How often a yes-or-no answer was right, with the counts behind each figure. */

/** A text or pair that a person judged, and what was said of it. */
export interface Judged {
  readonly text: string;
  readonly label: string;
  readonly isTrue: boolean;
  readonly isSaid: boolean;
}

/** "93% (43 of 46)", or "unknown" where there is nothing to count. */
export function share(part: number, whole: number): string {
  return whole === 0 ? 'unknown' : `${((part / whole) * 100).toFixed(0)}% (${part} of ${whole})`;
}

/** The cells of a row of a table: precision, recall and F1. */
export function scores(judged: readonly Judged[]): string[] {
  const said = judged.filter(({ isSaid }) => isSaid).length;
  const hits = judged.filter(({ isSaid, isTrue }) => isSaid && isTrue).length;
  const all = judged.filter(({ isTrue }) => isTrue).length;
  const f1 = said + all === 0 ? 'unknown' : ((2 * hits) / (said + all)).toFixed(2);
  return [share(hits, said), all === 0 ? 'unknown' : share(hits, all), f1];
}

/** How often in a hundred a thing was said that isn't so. */
export function falseAlarms(judged: readonly Judged[]): string {
  const untrue = judged.filter(({ isTrue }) => !isTrue);
  const alarms = untrue.filter(({ isSaid }) => isSaid).length;
  if (untrue.length === 0) return 'unknown';
  return `${((alarms / untrue.length) * 100).toFixed(1)} in 100 (${alarms} of ${untrue.length})`;
}

/** Rows of cells as a table in which the columns stand below each other. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** What was said wrongly, a few of each kind. */
export function misses(title: string, judged: readonly Judged[], limit = 8): string {
  const missed = judged.filter(({ isTrue, isSaid }) => isTrue && !isSaid);
  const alarms = judged.filter(({ isTrue, isSaid }) => !isTrue && isSaid);
  return [...list(`${title}: missed`, missed, limit), ...list(`${title}: false alarms`, alarms, limit)].join('\n');
}

function list(title: string, judged: readonly Judged[], limit: number): string[] {
  const shown = judged.slice(0, limit).map(({ text, label }) => `  ${text}  [${label}]`);
  return [`${title} (${judged.length})`, ...(shown.length === 0 ? ['  none'] : shown)];
}
