/** Pictures as SVG, which say nothing that does not stand beside them in words. */
import type { Bar, Line } from './page.ts';

// A bar is as wide as its place: its own units are thousandths of that.
const WIDE = 1000;

/** A bar against its target, with a mark where there is one. What it shows is said beside it. */
export function bar({ share, mark, end }: Bar): string {
  const at = (value: number): number => Math.round((Math.min(Math.max(value, 0), end) / end) * WIDE);
  const line = (name: string, value: number): string =>
    `<line class="${name}" x1="${at(value)}" x2="${at(value)}" y1="0" y2="12"/>`;
  return (
    `<svg class="bar" viewBox="0 0 ${WIDE} 12" preserveAspectRatio="none" aria-hidden="true" focusable="false">` +
    `<rect class="ground" width="${at(1)}" height="12"/>` +
    `<rect class="${share >= 1 ? 'made' : 'short'}" y="2" width="${at(share)}" height="8"/>` +
    `${end > 1 ? line('target', 1) : ''}${mark === undefined ? '' : line('mark', mark)}</svg>`
  );
}

const WIDTH = 640;
const HEIGHT = 240;
const LEFT = 44;
const RIGHT = 12;
const TOP = 12;
const BOTTOM = 28;
// So many lines can be told apart; of more, all are drawn alike.
const MOST_NAMED = 6;

/** Shares over quarters, a line for each rep; where one is not known, the line has a gap. */
export function trend(
  quarters: readonly string[],
  lines: readonly Line[],
  title: string,
  escaped: (text: string) => string,
): string {
  const known = lines.flatMap(({ shares }) => shares.filter((share) => share !== null));
  const highest = Math.max(1.2, ...known);
  const step = quarters.length > 1 ? (WIDTH - LEFT - RIGHT) / (quarters.length - 1) : 0;
  const x = (index: number): number => Math.round((LEFT + index * step) * 10) / 10;
  const y = (share: number): number =>
    Math.round((TOP + (1 - Math.max(share, 0) / highest) * (HEIGHT - TOP - BOTTOM)) * 10) / 10;
  const grid = [0, 0.5, 1, ...(highest >= 1.5 ? [1.5] : []), ...(highest >= 2 ? [2] : [])].map(
    (share) =>
      `<line class="${share === 1 ? 'target' : 'grid'}" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(share)}" y2="${y(share)}"/>` +
      `<text x="${LEFT - 6}" y="${y(share) + 4}" text-anchor="end">${share * 100}%</text>`,
  );
  const names = quarters.map((quarter, index) => {
    const anchor = index === 0 ? 'start' : index === quarters.length - 1 ? 'end' : 'middle';
    return `<text x="${x(index)}" y="${HEIGHT - 8}" text-anchor="${anchor}">${escaped(quarter)}</text>`;
  });
  const isNamed = lines.length <= MOST_NAMED;
  const drawn = lines.map(({ name, shares }, index) => {
    const kind = isNamed ? `line-${index + 1}` : 'line';
    const points = shares.flatMap((share, at) =>
      share === null ? [] : [`<circle cx="${x(at)}" cy="${y(share)}" r="3"/>`],
    );
    return `<g class="${kind}"><title>${escaped(name)}</title><path d="${pathOf(shares, x, y)}"/>${points.join('')}</g>`;
  });
  const legend = isNamed
    ? `\n<ul class="legend">${lines.map(({ name }, index) => `<li class="line-${index + 1}">${escaped(name)}</li>`).join('')}</ul>`
    : '';
  return `<div class="trend" role="region" tabindex="0" aria-label="${title}"><svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${title}">${grid.join('')}${names.join('')}${drawn.join('')}</svg></div>${legend}`;
}

function pathOf(
  shares: readonly (number | null)[],
  x: (index: number) => number,
  y: (share: number) => number,
): string {
  return shares
    .map((share, index) => {
      if (share === null) return '';
      const before = shares[index - 1] ?? null;
      return `${before === null ? 'M' : 'L'}${x(index)} ${y(share)}`;
    })
    .join('');
}
