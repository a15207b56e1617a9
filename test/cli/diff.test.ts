/** `qreview diff` where the manual has no room: wide terminals, and what people may have written. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import stringWidth from 'fast-string-width';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { folderWithExample } from '../folder.ts';
import { fakeTerminal } from './fake-terminal.ts';

const example = (): string => join(folderWithExample(), 'acme-west');

async function run(cwd: string, words: readonly string[], width = 80) {
  const terminal = fakeTerminal({ cwd, width });
  const exit = await main(['diff', ...words], terminal);
  return { exit, text: terminal.results(), printed: terminal.printed() };
}

describe('side by side', () => {
  it('stands what was before beside what is now', async () => {
    const { text } = await run(example(), ['carla-rossi'], 120);
    expect(text).toContain(`\
    2025-Q4                                                  │ 2026-Q1
  Promises
  • missed, and taken up again
    Meet eight banks before their April audits (planned):    │ Meet eight banks before their April audits (taken up
    The new rule makes them buy                              │ again): Most banks audit later than they said
`);
  });

  it.each([60, 80, 99, 100, 200])('fits %d columns', async (width) => {
    const { text } = await run(example(), ['2025-Q4', '2026-Q1'], width);
    expect(text.split('\n').filter((line) => stringWidth(line) > width)).toEqual([]);
  });
});

describe('the json', () => {
  it('has each thing as it was before and is now', async () => {
    const { text } = await run(example(), ['ana-silva', '2025-Q4', '2026-Q1', '--format', 'json']);
    const { reps, ...result } = JSON.parse(text);
    expect(result).toMatchObject({
      from: '2025-Q4',
      to: '2026-Q1',
      rep: 'ana-silva',
      number: { now: { amount: 231500 } },
    });
    expect(reps[0].comparison.rows[0]).toEqual({
      about: 'promise',
      change: 'missed, and taken up again',
      before: {
        id: 'three-cios',
        text: 'Meet the CIO of three named accounts',
        state: 'planned',
        note: 'Deals above $50k stall without the CIO',
      },
      now: {
        id: 'three-cios',
        text: 'Meet the CIO of three named accounts',
        state: 'taken up again',
        note: 'Initech moved to April',
      },
    });
  });
});

describe('what people wrote', () => {
  it('shows as they wrote it in markdown, calls nobody, and makes no table of its own', async () => {
    const cwd = example();
    const file = join(cwd, 'reviews/2026-Q1/carla-rossi.yaml');
    const text = readFileSync(file, 'utf8');
    expect(text).toContain('LinkedIn ads for bank managers');
    writeFileSync(
      file,
      text.replace('LinkedIn ads for bank managers', () => '"@jo | <b>*ads*</b> \\u202E [x](http://y) `z`"'),
    );
    const { text: markdown } = await run(cwd, ['carla-rossi', '--format', 'markdown']);
    expect(markdown).toContain(
      '| begun | – | @<!-- -->jo \\| \\<b\\>\\*ads\\*\\</b\\> \\\\u202e \\[x\\](http:<!-- -->//y) \\`z\\` (did not work): \\$4,000, no lead |',
    );
  });
});

describe('a review that cannot be read, or is missing', () => {
  it('is named as such, and does not stop the others', async () => {
    const cwd = example();
    writeFileSync(join(cwd, 'reviews/2026-Q1/ana-silva.yaml'), 'version: 1\nrep: [\n');
    rmSync(join(cwd, 'reviews/2025-Q4/ben-okafor.yaml'));
    const { text, exit } = await run(cwd, ['2025-Q4', '2026-Q1']);
    expect(text).toContain(
      'Ana Silva\n  2025-Q4: reviewed; 2026-Q1: the review cannot be read, see qreview validate\n',
    );
    expect(text).toContain('Ben Okafor\n  2025-Q4: no review; 2026-Q1: reviewed\n');
    expect(exit).toBe(0);
  });

  it('leaves nothing to compare in a new team', async () => {
    const cwd = example();
    rmSync(join(cwd, 'reviews'), { recursive: true });
    mkdirSync(join(cwd, 'reviews'));
    const { printed, exit } = await run(cwd, []);
    expect(exit).toBe(2);
    expect(printed).toContain(
      'there are no two quarters with reviews to compare\n  name two: qreview diff 2025-Q4 2026-Q1\n',
    );
  });
});
