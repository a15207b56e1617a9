/** Files of older versions in a real folder, carried over by steps that are made up: there are no others yet. */
import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { migrate } from '../../src/cli/commands/migrate.ts';
import { withIo } from '../../src/cli/shared-options.ts';
import type { Migration } from '../../src/domain/migrations.ts';
import { COMMON_FORMATS } from '../../src/report/format.ts';
import { folder, folderWithExample } from '../folder.ts';
import { fakeTerminal } from './fake-terminal.ts';

const TEAM = 'version: 1\nteam: North\n';
const REVIEW = `# Written by hand.
version: 1 # the first
rep: bea

mood: "fine"   # said at lunch
worked: {}
# Nothing below.
`;
const CARRIED = `# Written by hand.
version: 3 # the first
rep: bea

worked: {}
feeling: fine
# Nothing below.
`;
const ACTUALS = 'version: 1\r\nquarter: 2026-Q1\r\n';

const STEPS: readonly Migration[] = [
  { kind: 'review', from: 1, carry: ({ mood, ...rest }) => ({ ...rest, temper: mood }) },
  { kind: 'review', from: 2, carry: ({ temper, ...rest }) => ({ ...rest, feeling: temper }) },
  { kind: 'actuals', from: 1, carry: (actuals) => ({ ...actuals, reps: {} }) },
];

const north = (files: Readonly<Record<string, string>> = {}): string =>
  folder({
    'qreview.yaml': TEAM,
    'reviews/2026-Q1/bea.yaml': REVIEW,
    'reviews/2026-Q1/ines.yaml': 'version: 3\nrep: ines\n',
    'actuals/2026-Q1.yaml': ACTUALS,
    ...files,
  });

const read = (root: string, file: string): string => readFileSync(join(root, file), 'utf8');

/** What `migrate` does with the steps that are made up. */
async function carry(cwd: string, words: { dryRun?: boolean; format?: string } = {}): Promise<[string, number]> {
  const terminal = fakeTerminal({ cwd });
  const exit = await withIo(words, COMMON_FORMATS, terminal, (io) => migrate(io, words, STEPS));
  return [terminal.printed(), exit];
}

describe('today', () => {
  it('there is nothing to do', async () => {
    const terminal = fakeTerminal({ cwd: join(folderWithExample(), 'acme-west') });
    expect(await main(['migrate'], terminal)).toBe(0);
    expect(terminal.printed()).toBe('26 files, all of version 1, which is the current one: nothing to do\n');
  });

  it('there is nothing to do for a team file alone', async () => {
    const terminal = fakeTerminal({ cwd: folder({ 'qreview.yaml': TEAM }) });
    expect(await main(['migrate'], terminal)).toBe(0);
    expect(terminal.printed()).toBe('1 file, of version 1, which is the current one: nothing to do\n');
  });

  it.each([[[]], [['--dry-run']]])('a file of a newer version is named and left alone (%j)', async (words) => {
    const cwd = north({ 'qreview.yaml': 'version: 2\nteam: North\nboss: [\u00e9] # new\n' });
    const terminal = fakeTerminal({ cwd });
    expect(await main(['migrate', ...words], terminal)).toBe(1);
    expect(terminal.printed()).toContain(
      'qreview.yaml: version 2, written by a newer qreview: update it\n' +
        'reviews/2026-Q1/ines.yaml: version 3, written by a newer qreview: update it\n',
    );
    expect(read(cwd, 'qreview.yaml')).toBe('version: 2\nteam: North\nboss: [\u00e9] # new\n');
  });

  it('there has to be a team', async () => {
    const terminal = fakeTerminal({ cwd: folder() });
    expect(await main(['migrate'], terminal)).toBe(2);
    expect(terminal.printed()).toContain('no team here');
  });
});

describe('files of older versions', () => {
  it('are carried over, and keep their comments and their line breaks', async () => {
    const cwd = north();
    expect(await carry(cwd)).toEqual([
      'reviews/2026-Q1/bea.yaml: version 1 to 3\nactuals/2026-Q1.yaml: version 1 to 2\n2 of 4 files were carried over\n',
      0,
    ]);
    expect(read(cwd, 'reviews/2026-Q1/bea.yaml')).toBe(CARRIED);
    expect(read(cwd, 'actuals/2026-Q1.yaml')).toBe('version: 2\r\nquarter: 2026-Q1\r\nreps: {}\r\n');
    expect(read(cwd, 'reviews/2026-Q1/ines.yaml')).toBe('version: 3\nrep: ines\n');
    expect(read(cwd, 'qreview.yaml')).toBe(TEAM);
  });

  it('are carried over once', async () => {
    const cwd = north();
    await carry(cwd);
    expect(await carry(cwd)).toEqual([
      '4 files, all of version 1 or 2 or 3, which is the current one: nothing to do\n',
      0,
    ]);
    expect(read(cwd, 'reviews/2026-Q1/bea.yaml')).toBe(CARRIED);
  });

  it('are only named in a dry run', async () => {
    const cwd = north();
    expect(await carry(cwd, { dryRun: true })).toEqual([
      'reviews/2026-Q1/bea.yaml: version 1 to 3\nactuals/2026-Q1.yaml: version 1 to 2\n2 of 4 files would be carried over\n',
      0,
    ]);
    expect(read(cwd, 'reviews/2026-Q1/bea.yaml')).toBe(REVIEW);
    expect(read(cwd, 'actuals/2026-Q1.yaml')).toBe(ACTUALS);
  });

  it('do not wait for those that cannot be read', async () => {
    const broken = 'version: 1\nrep: ines\n  mood: [\n';
    const cwd = north({ 'reviews/2026-Q1/ines.yaml': broken, 'reviews/2025-Q4/bea.yaml': 'rep: bea\n' });
    expect(await carry(cwd)).toEqual([
      `reviews/2025-Q4/bea.yaml: cannot be read: qreview validate says why
reviews/2026-Q1/bea.yaml: version 1 to 3
reviews/2026-Q1/ines.yaml: cannot be read: qreview validate says why
actuals/2026-Q1.yaml: version 1 to 2
2 of 5 files were carried over; left as they are: 2
`,
      1,
    ]);
    expect(read(cwd, 'reviews/2026-Q1/ines.yaml')).toBe(broken);
    expect(read(cwd, 'reviews/2025-Q4/bea.yaml')).toBe('rep: bea\n');
  });

  it('do not wait for those that are no text, or are gone', async () => {
    const cwd = north({ 'reviews/2026-Q1/ines.yaml': 'version: 1\0' });
    symlinkSync('nowhere', join(cwd, 'reviews/2026-Q1/lost.yaml'));
    const [text, exit] = await carry(cwd);
    expect(exit).toBe(1);
    expect(text).toContain('reviews/2026-Q1/ines.yaml: cannot be read: qreview validate says why');
    expect(text).toContain('reviews/2026-Q1/lost.yaml: cannot be read: qreview validate says why');
    expect(text).toContain('2 of 5 files were carried over');
  });

  it('are told as json', async () => {
    const [text] = await carry(north({ 'qreview.yaml': 'team: North\n' }), { format: 'json' });
    expect(JSON.parse(text)).toEqual({
      files: [
        { file: 'qreview.yaml', state: 'unclear' },
        { file: 'reviews/2026-Q1/bea.yaml', state: 'older', version: 1, to: 3 },
        { file: 'reviews/2026-Q1/ines.yaml', state: 'current', version: 3 },
        { file: 'actuals/2026-Q1.yaml', state: 'older', version: 1, to: 2 },
      ],
      isDryRun: false,
    });
  });
});
