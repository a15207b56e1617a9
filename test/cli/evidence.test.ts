/** What leaders read of the evidence in git, in a repository with the example's story. */
import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { copyExample } from '../../src/store/example.ts';
import { commitPaths } from '../../src/store/git.ts';
import { setEnvironment } from '../environment.ts';
import { folder, ROOT } from '../folder.ts';
import { fakeTerminal } from './fake-terminal.ts';

function story(): string {
  const root = join(folder(), 'acme-west');
  expect(copyExample(root)).toBe(true);
  return root;
}

/** What a command prints, with every commit's name as 3f2c1ab, since each edit of the example changes them. */
async function printed(cwd: string, ...words: readonly string[]): Promise<string> {
  const terminal = fakeTerminal({ cwd, width: 80 });
  await main(words, terminal);
  return terminal.results().replaceAll(/\b[\da-f]{7}\b/g, '3f2c1ab');
}

function between(text: string, from: string, to: string): string {
  return text.slice(text.indexOf(from), text.indexOf(to));
}

function rewrite(root: string, file: string, from: string, to: string, day?: string): void {
  const text = readFileSync(join(root, file), 'utf8');
  expect(text).toContain(from);
  writeFileSync(
    join(root, file),
    text.replace(from, () => to),
  );
  if (day !== undefined) {
    commitPaths(root, [file], 'a change', { name: 'Sam Patel', email: 'sam@acme.example', day });
  }
}

const ANA = 'reviews/2026-Q1/ana-silva.yaml';

describe('report', () => {
  it('says since when git has each promise, and how well that is shown', async () => {
    const text = await printed(story(), 'report', '2026-Q1', '--part', 'promises');
    expect(text.slice(text.indexOf('               in git'))).toBe(`\
               in git  since       by       commit   grade
  Ana Silva    3 of 3  2026-01-07  Jo Park  3f2c1ab  2, before its outcome
  Ben Okafor   2 of 2  2026-01-07  Jo Park  3f2c1ab  2, before its outcome
  Carla Rossi  2 of 2  2026-01-07  Jo Park  3f2c1ab  2, before its outcome
  Sam Patel    2 of 2  2026-01-07  Jo Park  3f2c1ab  1, committed

  Nothing here shows that a remote has these commits, so nobody else is known to
  have seen them.
`);
  });

  it('shows a target that was lowered in the quarter, with the finding that rests on it', async () => {
    const root = story();
    rewrite(root, 'reviews/2025-Q4/ana-silva.yaml', 'target: 3\n', 'target: 2\n', '2026-03-20');
    rewrite(root, ANA, 'target: 3\n', 'target: 2\n', '2026-04-08');
    const text = await printed(root, 'report', '2026-Q1', '--rep', 'ana-silva', '--part', 'promises,findings');
    expect(text).toContain('  Ana Silva  3 of 3, 1 changed  2026-04-08  Sam Patel  3f2c1ab  1, committed\n');
    expect(text).toContain(`\
  • Ana Silva: "Meet the CIO of three named accounts" of 2026-01-07 was changed
    on 2026-04-08, and 2026-Q1 began on 2026-01-01
    → leave a promise as it was given: what came between belongs in the note
      under did, or in released
    reviews/2026-Q1/ana-silva.yaml:11:3  said/before-the-quarter
`);
  });

  it('carries all of it in the json, as its schema says', async () => {
    const ajv = new Ajv({ strictTypes: false });
    ajv.addVocabulary(['enumDescriptions']);
    const isReport = ajv.compile(JSON.parse(readFileSync(join(ROOT, 'schemas/report.schema.json'), 'utf8')));
    const text = await printed(
      story(),
      'report',
      '2026-Q1',
      '--rep',
      'ana-silva',
      '--part',
      'promises',
      '--format',
      'json',
    );
    isReport(JSON.parse(text));
    expect(isReport.errors).toBeNull();
    const early = { commit: '3f2c1ab', day: '2026-01-07', author: 'Jo Park' };
    expect(JSON.parse(text).promises.reps[0].evidence).toMatchObject({
      grade: 2,
      committed: 3,
      of: 3,
      changed: 0,
      latest: early,
      promises: [
        { id: 'three-cios', grade: 2, seen: early, changed: null, outcome: { day: '2026-04-07' }, remote: null },
        { id: 'renewal-introductions' },
        { id: 'webinar-callbacks' },
      ],
    });
  });
});

describe('show', () => {
  it('says it of the promises, and of one that was changed', async () => {
    const root = story();
    expect(between(await printed(root, 'show', 'ana-silva', '2026-Q1'), '   2 of 3', '   missed')).toBe(`\
   2 of 3 promises kept
   3 of 3 promises in git since 2026-01-07 (3f2c1ab, Jo Park): grade 2, before
   its outcome.
`);
    rewrite(root, ANA, 'target: 3\n', 'target: 2\n', '2026-04-08');
    expect(await printed(root, 'show', 'ana-silva', '2026-Q1')).toContain(`\
   3 of 3 promises in git since 2026-04-08 (3f2c1ab, Sam Patel): grade 1,
   committed. 1 of 3 changed after it was first committed.
   missed Meet the CIO of three named accounts [three-cios]
     promised: 2 CIO meetings, came to 2
     Initech moved to April
     what it says was changed on 2026-04-08 (3f2c1ab, Sam Patel)
`);
  });

  it('says that nothing is committed', async () => {
    const root = story();
    rewrite(root, ANA, 'three named accounts', 'two named accounts');
    expect(await printed(root, 'show', 'ana-silva', '2026-Q1')).toContain('2 of 3 promises in git since 2026-01-07');
  });
});

describe('status', () => {
  it('says that a promise was changed, however little room there is', async () => {
    const root = story();
    rewrite(root, ANA, 'three named accounts', 'two named accounts', '2026-04-08');
    const terminal = fakeTerminal({ cwd: root, width: 76 });
    await main(['status', '2026-Q1'], terminal);
    expect(terminal.results().replaceAll(/\b[\da-f]{7}\b/g, '3f2c1ab')).toContain(`\
rep          review   1  2  3  4  5  in git             since       grade
Ana Silva    done     ●  ●  ●  ●  ●  3 of 3, 1 changed  2026-04-08  1
`);
  });

  it('has a column of it where the team is in git', async () => {
    expect(await printed(story(), 'status', '2026-Q1')).toContain(`\
rep          review   1  2  3  4  5  in git  since       by       commit   grade
Ana Silva    done     ●  ●  ●  ●  ●  3 of 3  2026-01-07  Jo Park  3f2c1ab  2
Ben Okafor   done     ●  ●  ●  ●  ●  2 of 2  2026-01-07  Jo Park  3f2c1ab  2
Carla Rossi  done     ●  ●  ●  ●  ●  2 of 2  2026-01-07  Jo Park  3f2c1ab  2
Mei Tanaka   missing
Sam Patel    draft    ◐  ●  ○  ○  ○  2 of 2  2026-01-07  Jo Park  3f2c1ab  1
`);
  });
});

describe('a remote that saw the promises later than their commits say', () => {
  function pushed(day: string): string {
    const [root, bare] = [story(), folder()];
    const date = `${day}T12:00:00Z`;
    const git = (...words: readonly string[]) =>
      execFileSync('git', words, {
        cwd: root,
        env: {
          ...process.env,
          GIT_COMMITTER_DATE: date,
          GIT_COMMITTER_NAME: 'Jo',
          GIT_COMMITTER_EMAIL: 'jo@acme.example',
        },
        stdio: 'ignore',
      });
    git('init', '--quiet', '--bare', bare);
    git('push', '--quiet', bare, 'HEAD');
    git('remote', 'add', 'origin', bare);
    git('fetch', '--quiet', 'origin');
    return root;
  }

  it('is said to have seen them since then, in report, show and status', async () => {
    const root = pushed('2026-03-25');
    expect(await printed(root, 'report', '2026-Q1', '--part', 'promises')).toContain(`\
  Ana Silva    3 of 3  2026-01-07  Jo Park  3f2c1ab  3, remote since 2026-03-25
`);
    expect(await printed(root, 'show', 'ana-silva', '2026-Q1')).toContain(`\
   3 of 3 promises in git since 2026-01-07 (3f2c1ab, Jo Park): grade 3, seen on
   a remote since 2026-03-25.
`);
    expect(await printed(root, 'status', '2026-Q1')).toContain(
      'Ana Silva    done     ●  ●  ●  ●  ●  3 of 3  2026-03-25  Jo Park  3f2c1ab  3\n',
    );
    const json = await printed(root, 'report', '2026-Q1', '--part', 'promises', '--format', 'json');
    expect(JSON.parse(json).promises.reps[0].evidence).toMatchObject({
      grade: 3,
      remoteSince: '2026-03-25',
      promises: [{ remote: '2026-03-25', isRemoteInTime: false }, {}, {}],
    });
  });

  it('needs no day where it had them in time', async () => {
    const text = await printed(pushed('2026-01-01'), 'report', '2026-Q1', '--part', 'promises');
    expect(text).toContain('  Ana Silva    3 of 3  2026-01-07  Jo Park  3f2c1ab  3, seen on a remote\n');
  });
});

describe('a shallow clone', () => {
  it('accuses nobody of what was before it', async () => {
    const [root, clone] = [story(), join(folder(), 'acme-west')];
    rewrite(root, ANA, 'Initech moved to April', 'Initech moved to May', '2026-04-08');
    execFileSync('git', ['clone', '--quiet', '--depth=1', `file://${root}`, clone], { stdio: 'ignore' });
    const text = await printed(clone, 'report', '2026-Q1', '--part', 'promises,findings');
    expect(text).not.toContain('said/before-the-quarter');
    expect(text).toContain('This is a shallow clone');
  });
});

describe('validate --strict', () => {
  it('puts the rule on what git knows', async () => {
    const root = story();
    rewrite(root, ANA, 'target: 3\n', 'target: 2\n', '2026-03-20');
    const text = await printed(root, 'validate', '--strict', ANA);
    expect(text).toContain(`\
reviews/2026-Q1/ana-silva.yaml:11:3 info [said/before-the-quarter]
  "Meet the CIO of three named accounts" of 2026-01-07 was changed on
  2026-04-07, and 2026-Q1 began on 2026-01-01
`);
  });
});

describe('explain evidence', () => {
  it('tells each grade', async () => {
    const text = await printed(folder(), 'explain', 'evidence');
    for (const grade of [
      '0  not committed',
      '1  committed',
      '2  before its outcome',
      '3  seen on a remote',
      '4  signed',
    ])
      expect(text).toContain(`\n${grade}\n`);
    expect(JSON.parse(await printed(folder(), 'explain', 'evidence', '--format', 'json')).grades[3]).toEqual({
      grade: 3,
      name: 'seen on a remote',
      meaning:
        'This machine noted a day, when it pushed, fetched or cloned, on which a remote had it: it is no younger than that.',
    });
  });
});

describe('a team in no repository', () => {
  it('is told so, unless GIT_DIR names one', async () => {
    const root = join(folder(), 'acme-west');
    copyExample(root);
    const elsewhere = folder();
    const copy = join(elsewhere, 'copy');
    cpSync(root, copy, { recursive: true, filter: (path) => !path.endsWith('.git') });
    expect(await printed(copy, 'report', '2026-Q1', '--part', 'promises')).toContain(
      '  This folder is in no git repository, so nothing shows when a promise was\n  written.\n',
    );
    setEnvironment({ GIT_DIR: join(root, '.git'), GIT_WORK_TREE: copy });
    expect(await printed(copy, 'report', '2026-Q1', '--part', 'promises')).toContain('Ana Silva    3 of 3  2026-01-07');
  });
});
