/** Reads quoted CSV with a heading row. */

/** A row by its headings. A column that the file lacks is undefined. */
export type Row = Readonly<Partial<Record<string, string>>>;

/** The rows of a CSV text. */
export function readCsv(text: string): Row[] {
  const cells = text.replace(/^\u{FEFF}/u, '').matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/gu);
  const lines: string[][] = [[]];
  for (const [, quoted, plain = '', after] of cells) {
    lines.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (after !== ',') lines.push([]);
  }
  const [heading = [], ...rows] = lines.filter((line) => line.some((cell) => cell !== ''));
  return rows.map((row) => Object.fromEntries(heading.map((name, index) => [name.trim(), row[index] ?? ''])));
}
