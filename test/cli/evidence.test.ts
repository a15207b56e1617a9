/** What leaders read of the evidence in git, in a repository with the example's story. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it, onTestFinished } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { copyExample } from '../../src/store/example.ts';
import { commitPaths } from '../../src/store/git.ts';
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

  This repository has no remote, so nobody else has seen its commits.
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
    process.env['GIT_DIR'] = join(root, '.git');
    onTestFinished(() => {
      delete process.env['GIT_DIR'];
    });
    expect(await printed(copy, 'report', '2026-Q1', '--part', 'promises')).toContain('Ana Silva    3 of 3  2026-01-07');
  });
});
