import { describe, expect, it } from 'vitest';
import { bar, trend } from '../../../src/report/page/picture.ts';

const SVG = '<svg class="bar" viewBox="0 0 1000 12" preserveAspectRatio="none" aria-hidden="true" focusable="false">';

describe('a bar', () => {
  it.each([
    [
      'below its target',
      { share: 0.926, end: 1 },
      '<rect class="ground" width="1000" height="12"/><rect class="short" y="2" width="926" height="8"/>',
    ],
    [
      'above it, with the target within',
      { share: 1.25, end: 1.25 },
      '<rect class="ground" width="800" height="12"/><rect class="made" y="2" width="1000" height="8"/><line class="target" x1="800" x2="800" y1="0" y2="12"/>',
    ],
    [
      'with a mark',
      { share: 0.5, mark: 0.75, end: 1 },
      '<rect class="ground" width="1000" height="12"/><rect class="short" y="2" width="500" height="8"/><line class="mark" x1="750" x2="750" y1="0" y2="12"/>',
    ],
    [
      'of a share below zero is empty',
      { share: -0.2, end: 1 },
      '<rect class="ground" width="1000" height="12"/><rect class="short" y="2" width="0" height="8"/>',
    ],
    [
      'never goes beyond its place',
      { share: 3, mark: 9, end: 2 },
      '<rect class="ground" width="500" height="12"/><rect class="made" y="2" width="1000" height="8"/><line class="target" x1="500" x2="500" y1="0" y2="12"/><line class="mark" x1="1000" x2="1000" y1="0" y2="12"/>',
    ],
    [
      'of exactly all is made',
      { share: 1, end: 1 },
      '<rect class="ground" width="1000" height="12"/><rect class="made" y="2" width="1000" height="8"/>',
    ],
  ])('%s', (_, drawn, expected) => {
    expect(bar(drawn)).toBe(`${SVG}${expected}</svg>`);
  });
});

const plain = (text: string): string => text;
const drawnOf = (...shares: readonly (number | null)[]): string =>
  trend(
    shares.map((_, index) => `2025-Q${index + 1}`),
    [{ name: 'Ana', shares }],
    'Trend',
    plain,
  );

/** The way of the first line, and its points. */
function lineOf(svg: string): { path: string | undefined; points: string[] } {
  const points = [...svg.matchAll(/<circle cx="([\d.-]+)" cy="([\d.-]+)"/g)].map(([, x, y]) => `${x} ${y}`);
  return { path: /<path d="([^"]*)"/.exec(svg)?.[1], points };
}

describe('the trend', () => {
  it('is a line from the first quarter at the left to the last at the right, 100% being a line of its own', () => {
    const svg = drawnOf(0, 0.6, 1.2);
    expect(lineOf(svg)).toEqual({ path: 'M44 212L336 112L628 12', points: ['44 212', '336 112', '628 12'] });
    expect(svg).toContain('<line class="target" x1="44" x2="628" y1="45.3" y2="45.3"/>');
    expect([...svg.matchAll(/>([^<]+)<\/text>/g)].map(([, text]) => text)).toEqual([
      '0%',
      '50%',
      '100%',
      '2025-Q1',
      '2025-Q2',
      '2025-Q3',
    ]);
    expect([...svg.matchAll(/y="232" text-anchor="(\w+)"/g)].map(([, anchor]) => anchor)).toEqual([
      'start',
      'middle',
      'end',
    ]);
  });

  it('has a gap where a share is not known, and a point of its own behind it', () => {
    expect(lineOf(drawnOf(0, null, 1.2, 0.6))).toEqual({
      path: 'M44 212M433.3 12L628 112',
      points: ['44 212', '433.3 12', '628 112'],
    });
    expect(lineOf(drawnOf(null, null))).toEqual({ path: '', points: [] });
  });

  it('is one point where there is one quarter', () => {
    const svg = drawnOf(0.6);
    expect(lineOf(svg)).toEqual({ path: 'M44 112', points: ['44 112'] });
    expect(svg).toContain('text-anchor="start">2025-Q1</text>');
  });

  it('draws shares below zero at the bottom, and makes room for the highest', () => {
    const svg = drawnOf(-0.5, 2.4);
    expect(lineOf(svg).points).toEqual(['44 212', '628 12']);
    expect(svg).toContain('>150%</text>');
    expect(svg).toContain('>200%</text>');
    expect(drawnOf(1.6)).not.toContain('>200%</text>');
  });

  it('names six lines at most in a legend; of more, each tells its name alone', () => {
    const named = (count: number): string =>
      trend(
        ['2025-Q1'],
        Array.from({ length: count }, (_, index) => ({ name: `Rep ${index}`, shares: [1] })),
        'Trend',
        plain,
      );
    const six = named(6);
    expect(six).toContain('<g class="line-6"><title>Rep 5</title>');
    expect(six).toContain('<ul class="legend"><li class="line-1">Rep 0</li>');
    const seven = named(7);
    expect(seven).toContain('<g class="line"><title>Rep 6</title>');
    expect(seven).not.toContain('legend');
  });

  it('has a title for those who do not see it, and can be reached by keys', () => {
    expect(drawnOf(1)).toMatch(
      /^<div class="trend" role="region" tabindex="0" aria-label="Trend"><svg [^>]*role="img" aria-label="Trend">/,
    );
  });

  it('escapes names and quarters', () => {
    const shout = (text: string): string => text.toUpperCase();
    const svg = trend(['q'], [{ name: 'ana', shares: [1] }], 'T', shout);
    expect(svg).toContain('>Q</text>');
    expect(svg).toContain('<title>ANA</title>');
    expect(svg).toContain('<li class="line-1">ANA</li>');
  });
});
