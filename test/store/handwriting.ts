/** YAML as people write it: odd indentation, comments everywhere, quotes, blocks and flow maps side by side. */

/** Chooses a number below `most`. */
export type Choose = (most: number) => number;

/** A map as somebody would write it by hand, with the remarks "#1", "#2", ... wherever YAML allows one. */
export function writeByHand(value: Readonly<Record<string, unknown>>, choose: Choose): string {
  let remarks = 0;
  const remark = (): string => `#${(remarks += 1)}`;
  const behind = (): string => (choose(3) === 0 ? `${' '.repeat(1 + choose(3))}${remark()}` : '');
  const sometimes = (text: string): string => (choose(3) === 0 ? text : '');
  const above = (indent: string): string =>
    sometimes('\n') + (choose(3) === 0 ? `${choose(4) === 0 ? '' : indent}${remark()}\n` : '');

  const key = (name: string): string => [name, name, `"${name}"`, `'${name}'`][choose(4)] ?? name;

  function map(entries: readonly [string, unknown][], indent: string): string {
    return entries
      .map(([name, one]) => `${above(indent)}${indent}${key(name)}${sometimes(' ')}:${valueOf(one, indent, false)}`)
      .join('');
  }

  function list(items: readonly unknown[], indent: string): string {
    return items.map((one) => `${above(indent)}${indent}-${valueOf(one, indent, true)}`).join('');
  }

  /** What stands behind the colon or the dash, to the end of its last line. */
  function valueOf(one: unknown, indent: string, isOfList: boolean): string {
    const gap = ' '.repeat(1 + choose(3));
    const deeper = indent + ' '.repeat(1 + choose(4));
    if (one === null) return `${behind()}\n`;
    if (typeof one !== 'object') {
      if (choose(8) === 0) return `${behind()}\n${deeper}${scalar(one, deeper, true)}`;
      return `${gap}${scalar(one, deeper, false)}`;
    }
    const isEmpty = Object.keys(one).length === 0;
    if (isEmpty || choose(4) === 0) return `${gap}${flow(one, deeper)}${behind()}\n`;
    if (Array.isArray(one)) return `${behind()}\n${list(one, !isOfList && choose(2) === 0 ? indent : deeper)}`;
    if (isOfList && choose(2) === 0) return compact(Object.entries(one), `${indent}${gap} `, gap);
    return `${behind()}\n${map(Object.entries(one), deeper)}`;
  }

  /** A map that begins in the line of its dash. */
  function compact([first, ...rest]: readonly [string, unknown][], indent: string, gap: string): string {
    const [name, one] = first ?? ['', null];
    return `${gap}${key(name)}:${valueOf(one, indent, false)}${map(rest, indent)}`;
  }

  function scalar(one: unknown, deeper: string, isBelow: boolean): string {
    if (typeof one !== 'string') return `${JSON.stringify(one)}${behind()}\n`;
    const isPlain = /^[a-z][a-z ,.]*(?<! )$/.test(one) && !/^(true|false|null)$/.test(one);
    const isBlock = /^(?:[a-z][a-z ,.]*\n+)*[a-z][a-z ,.]*\n*$/.test(one) && !isBelow;
    const kind = choose(5);
    if (isBlock && kind === 0) return block('|', one, one.replace(/\n+$/, '').split('\n'), deeper);
    if (isBlock && kind === 1 && !/\n./.test(one) && !/ {2}| $/.test(one.trimEnd()) && !/ \n/.test(one))
      return block('>', one, wrapped(one.replace(/\n+$/, '')), deeper);
    if (isPlain && kind === 2 && !one.includes('  ')) return `${wrapped(one).join(`\n${deeper}`)}${behind()}\n`;
    if (isPlain && kind === 3) return `${one}${behind()}\n`;
    if (/^[ -~]*$/.test(one) && choose(2) === 0) return `'${one.replaceAll("'", "''")}'${behind()}\n`;
    return `${JSON.stringify(one)}${behind()}\n`;
  }

  function wrapped(text: string): string[] {
    return text.split(' ').reduce<string[]>((lines, word) => {
      if (lines.length > 0 && choose(3) > 0) lines.push(`${lines.pop() ?? ''} ${word}`);
      else lines.push(word);
      return lines;
    }, []);
  }

  function block(mark: string, text: string, lines: readonly string[], deeper: string): string {
    const ends = /\n*$/.exec(text)?.[0].length ?? 0;
    const chomp = ends === 0 ? '-' : ends === 1 ? (['', '+'][choose(2)] ?? '') : '+';
    const body = lines.map((line) => (line === '' ? '\n' : `${deeper}${line}\n`)).join('');
    return `${mark}${chomp}${behind()}\n${body}${'\n'.repeat(Math.max(0, ends - 1))}${chomp === '+' ? `${remark()}\n` : ''}`;
  }

  function flow(one: object, deeper: string): string {
    const items = Array.isArray(one)
      ? one.map((item: unknown) => flowValue(item, deeper))
      : Object.entries(one).map(([name, item]) => `${key(name)}: ${flowValue(item, deeper)}`);
    const [open, close] = Array.isArray(one) ? '[]' : '{}';
    if (items.length > 0 && choose(3) === 0) {
      return `${open}${behind()}\n${items.map((item, index) => `${deeper}${sometimes(`${remark()}\n${deeper}`)}${item}${index < items.length - 1 ? ',' : sometimes(',')}${behind()}\n`).join('')}${deeper}${close}`;
    }
    return `${open}${sometimes(' ')}${items.join(', ')}${sometimes(' ')}${close}`;
  }

  function flowValue(one: unknown, deeper: string): string {
    if (typeof one === 'object' && one !== null) return flow(one, deeper);
    return typeof one === 'string' && /^[a-z]+$/.test(one) && choose(2) === 0 && !/^(true|false|null)$/.test(one)
      ? one
      : JSON.stringify(one);
  }

  return `${sometimes(`${remark()}\n`)}${map(Object.entries(value), '')}${sometimes(`\n${remark()}`)}`;
}
