/** `qreview diff` between revisions, in a repository with the example's story. */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { copyExample } from '../../src/store/example.ts';
import { commitPaths, initRepository } from '../../src/store/git.ts';
import { folder, folderWithExample } from '../folder.ts';
import { fakeTerminal } from './fake-terminal.ts';

const ANA = 'reviews/2026-Q1/ana-silva.yaml';
const JO = { name: 'Jo Park', email: 'jo@acme.example', day: '2026-04-08' };

function story(): string {
  const root = join(folder(), 'acme-west');
  expect(copyExample(root)).toBe(true);
  return root;
}

function rewrite(root: string, file: string, from: string, to: string): void {
  const text = readFileSync(join(root, file), 'utf8');
  expect(text).toContain(from);
  writeFileSync(
    join(root, file),
    text.replace(from, () => to),
  );
}

async function diff(cwd: string, ...words: readonly string[]) {
  const terminal = fakeTerminal({ cwd, width: 80 });
  const exit = await main(['diff', ...words], terminal);
  return { exit, text: terminal.results(), printed: terminal.printed() };
}

describe('one review at two revisions', () => {
  it('is compared with what is on disk, or with another revision, and loudly where it matters', async () => {
    const root = story();
    rewrite(root, ANA, 'target: 3\n', 'target: 2\n');
    commitPaths(root, [ANA], 'a lower target', JO);
    rewrite(root, ANA, 'Initech moved to April', 'Initech moved to the end of April');
    rewrite(root, ANA, '412 sent', '415 sent');
    const target = `\
  ! promise "Meet the CIO of three named accounts": target
      3 → 2
`;
    const words = `\
  ! outcome of "Meet the CIO of three named accounts": note
      Initech moved to {+the end of+} April
  • effort "Cold e-mail to IT managers": why
      [-412-] {+415+} sent, 3 replies
`;
    const head = (from: string, to: string): string => `Acme West  ${from} → ${to}\n\nAna Silva  2026-Q1  ${ANA}\n`;
    expect((await diff(root, 'ana-silva', '2026-Q1@HEAD~1', '2026-Q1@HEAD')).text).toBe(
      head('HEAD~1', 'HEAD') + target,
    );
    expect((await diff(root, 'ana-silva', '2026-Q1@HEAD', '2026-Q1')).text).toBe(head('HEAD', 'now') + words);
    expect((await diff(root, 'Ana Silva', 'Q1@main~1')).text).toBe(head('main~1', 'now') + target + words);
    expect(await diff(root, 'ana-silva', '2026-Q1', '2026-Q1@HEAD', '--exit-code')).toMatchObject({ exit: 1 });
  });

  it('says nothing was changed by a comment, and gives 0', async () => {
    const root = story();
    rewrite(root, ANA, 'version: 1\n', 'version: 1 # by Jo\n');
    const { text, exit } = await diff(root, 'ana-silva', '2026-Q1@HEAD', '--exit-code');
    expect(text).toBe('Acme West  HEAD → now\nnothing was changed\n');
    expect(exit).toBe(0);
  });

  it('is data as json', async () => {
    const root = story();
    rewrite(root, ANA, 'target: 3\n', 'target: 2\n');
    const { text } = await diff(root, 'ana-silva', '2026-Q1@HEAD', '--format', 'json');
    expect(JSON.parse(text)).toEqual({
      team: 'Acme West',
      from: 'HEAD',
      to: 'now',
      reviews: [
        {
          file: ANA,
          name: 'Ana Silva',
          quarter: '2026-Q1',
          before: 'readable',
          now: 'readable',
          changes: [
            {
              path: ['said', 'three-cios', 'measure', 'target'],
              about: 'promise "Meet the CIO of three named accounts": target',
              isLoud: true,
              before: '3',
              now: '2',
              words: [
                { in: 'before', text: '3' },
                { in: 'now', text: '2' },
              ],
            },
          ],
        },
      ],
    });
  });
});

describe('all that was changed since a revision', () => {
  it('has what is new, deleted or unreadable too, in a team that is a folder of a larger repository', async () => {
    const top = folderWithExample();
    const root = join(top, 'teams', 'équipe west');
    mkdirSync(dirname(root), { recursive: true });
    cpSync(join(top, 'acme-west'), root, { recursive: true });
    expect(initRepository(top)).toBe(true);
    commitPaths(top, ['.'], 'start', JO);
    rewrite(root, ANA, 'target: 3\n', 'target: 2\n');
    rmSync(join(root, 'reviews/2025-Q4/ben-okafor.yaml'));
    writeFileSync(join(root, 'reviews/2025-Q4/sam-patel.yaml'), 'rep: [\n');
    cpSync(join(root, ANA), join(root, 'reviews/2026-Q1/mei-tanaka.yaml'));
    rewrite(root, 'reviews/2026-Q1/mei-tanaka.yaml', 'rep: ana-silva', 'rep: mei-tanaka');
    expect((await diff(root, '--since', 'main')).text).toBe(`\
Acme West  main → now

Ben Okafor  2025-Q4  reviews/2025-Q4/ben-okafor.yaml
  deleted

Sam Patel  2025-Q4  reviews/2025-Q4/sam-patel.yaml
  changed, but it cannot be read now, see qreview validate

Ana Silva  2026-Q1  reviews/2026-Q1/ana-silva.yaml
  ! promise "Meet the CIO of three named accounts": target
      3 → 2

Mei Tanaka  2026-Q1  reviews/2026-Q1/mei-tanaka.yaml
  new
`);
    expect((await diff(root, 'ben-okafor', '--since', 'HEAD')).text).toBe(
      'Acme West  HEAD → now\n\nBen Okafor  2025-Q4  reviews/2025-Q4/ben-okafor.yaml\n  deleted\n',
    );
  });

  it('reads well in a pull request', async () => {
    const root = story();
    rewrite(root, ANA, 'target: 3\n', 'target: 2\n');
    rewrite(root, ANA, '412 sent', '415 *sent*');
    rewrite(root, 'reviews/2026-Q1/carla-rossi.yaml', 'note: No time', 'note: No time, "she" says');
    rewrite(root, 'reviews/2026-Q1/ben-okafor.yaml', 'booked: 176400', 'booked: 176500');
    expect((await diff(root, '--since', 'main', '--format', 'markdown')).text).toBe(`\
# Acme West: main to now

## Ana Silva, 2026-Q1

- :warning: **promise "Meet the CIO of three named accounts": target**: ~~3~~ **2**
- effort "Cold e-mail to IT managers": why: ~~412 sent,~~ **415 \\*sent\\*,** 3 replies

## Ben Okafor, 2026-Q1

- :warning: **booked**: ~~\\$176,400~~ **\\$176,500**

## Carla Rossi, 2026-Q1

- :warning: **outcome of "Visit the accounts that were left out at Christmas": note**: No ~~time~~ **time, "she" says**
`);
  });
});

describe('what cannot be compared', () => {
  it.each([
    [
      ['ana-silva', '2026-Q1@nowhere'],
      'git knows no revision "nowhere"\n  name a commit, a branch or a tag, such as main or HEAD~1',
    ],
    [['ana-silva', '2026-Q1@--all'], 'git knows no revision "--all"'],
    [['ana-silva', '2026-Q1@HEAD~3'], 'HEAD~3 has no reviews/2026-Q1/ana-silva.yaml\n  name another revision'],
    [['mei-tanaka', '2026-Q1@HEAD'], 'HEAD has no reviews/2026-Q1/mei-tanaka.yaml'],
    [
      ['2026-Q1@HEAD'],
      'an @ names one review at a revision of git\n  write qreview diff ana-silva 2026-Q1@main 2026-Q1',
    ],
    [['ana-silva', '2025-Q4@HEAD', '2026-Q1'], 'an @ names one review at a revision of git'],
    [['ana-silva', '2026-Q1@a', '2026-Q1@b', '2026-Q1@c'], 'an @ names one review at a revision of git'],
    [['--since', 'HEAD', 'ana-silva', '2026-Q1'], '--since compares all quarters\n  name one rep at most beside it'],
    [['--since', '\u001b[31m'], 'git knows no revision "\\u001b[31m"'],
  ])('%j is told why', async (words, message) => {
    const { exit, printed } = await diff(story(), ...words);
    expect(printed).toContain(`qreview: ${message}`);
    expect(exit).toBe(2);
  });

  it('is a revision where there is no repository, or no git', async () => {
    const root = join(folderWithExample(), 'acme-west');
    expect((await diff(root, '--since', 'HEAD')).printed).toContain('qreview: this folder is in no git repository');
    const path = process.env['PATH'];
    process.env['PATH'] = folder();
    try {
      const inGit = join(folder({ 'acme-west/.git/HEAD': '' }), 'acme-west');
      cpSync(root, inGit, { recursive: true });
      expect((await diff(inGit, '--since', 'HEAD')).printed).toContain('qreview: there is no git on this machine');
    } finally {
      process.env['PATH'] = path;
    }
    expect(existsSync(join(root, '.git'))).toBe(false);
  });
});

describe('a version that git cannot give', () => {
  function partial(): string {
    const root = story();
    const git = (cwd: string, ...words: readonly string[]): void => {
      execFileSync('git', words, { cwd, stdio: 'ignore' });
    };
    rewrite(root, ANA, 'target: 3\n', 'target: 2\n');
    commitPaths(root, [ANA], 'a lower target', JO);
    git(root, 'config', 'uploadpack.allowFilter', 'true');
    const clone = join(folder(), 'acme-west');
    git(root, 'clone', '--quiet', '--filter=blob:none', `file://${root}`, clone);
    return clone;
  }
  const SAYS = new RegExp(
    `qreview: git cannot give what HEAD~1 has \\(${ANA}: fatal: could not fetch [\\da-f]+ from promisor remote\\)`,
  );

  it('is neither new nor missing', async () => {
    const root = partial();
    for (const words of [
      ['ana-silva', '2026-Q1@HEAD~1'],
      ['--since', 'HEAD~1'],
    ]) {
      const { exit, text, printed } = await diff(root, ...words);
      expect(printed).toMatch(SAYS);
      expect(printed).toContain('git fetch --refetch --no-filter gets what a partial clone lacks');
      expect([exit, text]).toEqual([2, '']);
    }
    expect((await diff(root, '--since', 'HEAD')).exit).toBe(0);
  });

  it('is told of a tree that is broken', async () => {
    const root = story();
    const tree = execFileSync('git', ['rev-parse', 'HEAD:reviews'], { cwd: root, encoding: 'utf8' }).trim();
    const file = join(root, '.git/objects', tree.slice(0, 2), tree.slice(2));
    rmSync(file);
    const { exit, printed } = await diff(root, '--since', 'HEAD');
    expect(printed).toContain('qreview: git cannot give what HEAD has (');
    expect(exit).toBe(2);
  });

  it('is not looked for in another work tree', async () => {
    const root = story();
    execFileSync('git', ['config', 'core.worktree', folder()], { cwd: root });
    expect((await diff(root, '--since', 'HEAD')).printed).toContain('qreview: it has another folder for its work tree');
  });

  it('is read as on disk: UTF-16 is no text', async () => {
    const root = story();
    const text = readFileSync(join(root, ANA), 'utf8');
    writeFileSync(join(root, ANA), Buffer.from(`\uFEFF${text}`, 'utf16le'));
    commitPaths(root, [ANA], 'as UTF-16', JO);
    writeFileSync(join(root, ANA), text);
    expect((await diff(root, '--since', 'HEAD')).text).toContain('changed, but it cannot be read as it was');
  });
});
