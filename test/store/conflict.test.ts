/** Files in which git left a conflict: named as such, with whose answers differ. */
import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { splitConflict } from '../../src/store/conflict.ts';
import { copyExample } from '../../src/store/example.ts';
import { parseReview } from '../../src/store/team-folder.ts';
import { fakeTerminal } from '../cli/fake-terminal.ts';
import { folder } from '../folder.ts';

const PLACE = { rep: 'ana-silva', quarter: '2026-Q1' };
const HEAD = 'version: 1\nrep: ana-silva\nquarter: 2026-Q1\nstate: draft\n';

function conflict(ours: string, theirs: string, base?: string): string {
  return `<<<<<<< HEAD\n${ours}${base === undefined ? '' : `||||||| 3f2c1ab\n${base}`}=======\n${theirs}>>>>>>> sam\n`;
}

function found(text: string): string[] {
  const parsed = parseReview(text, PLACE);
  if (parsed.state === 'readable') return [];
  return parsed.findings.map(({ line, column, rule, message }) => `${line}:${column} ${rule} ${message}`);
}

describe('a conflict', () => {
  it('is taken apart into both sides', () => {
    const text = `a\n${conflict('b\n', 'c\nd\n')}e\n${conflict('', 'f\n')}`;
    expect(found(`${HEAD}${conflict('worked: {}\n', '')}${conflict('', 'learned: {}\n')}`)).toEqual([
      '5:1 file/conflict a merge left 2 conflicts between HEAD and sam: they differ in learned, worked',
    ]);
    expect(splitConflict(text)).toEqual({
      line: 2,
      count: 2,
      ours: { name: 'HEAD', text: 'a\nb\ne\n' },
      theirs: { name: 'sam', text: 'a\nc\nd\ne\nf\n' },
    });
  });

  it('may show the version before both, and have other line breaks', () => {
    const text = `a\n${conflict('b\n', 'c\n', 'z\n')}`.replaceAll('\n', '\r\n');
    expect(splitConflict(text)).toMatchObject({
      ours: { text: 'a\r\nb\r\n' },
      theirs: { name: 'sam', text: 'a\r\nc\r\n' },
    });
  });

  it('may have longer markers, and then what is shorter is a line of its own', () => {
    const text = `a\n${'<'.repeat(12)} HEAD\nb\n=======\n${'='.repeat(12)}\nc\n>>>>>>> x\n${'>'.repeat(12)} sam\n==========\n`;
    expect(splitConflict(text)).toMatchObject({
      ours: { name: 'HEAD', text: 'a\nb\n=======\n==========\n' },
      theirs: { name: 'sam', text: 'a\nc\n>>>>>>> x\n==========\n' },
    });
  });

  it.each([
    '',
    'a\n',
    '<<<<<<< HEAD\na\n',
    '=======\n',
    '>>>>>>> sam\n',
    '<<<<<<< HEAD\n<<<<<<< HEAD\n=======\n>>>>>>> sam\n',
    '<<<<<<< HEAD\n>>>>>>> sam\n',
  ])('is none where the markers do not fit together: %j', (text) => {
    expect(splitConflict(text)).toBeUndefined();
  });

  it('is named with the answers that differ', () => {
    const text = `${HEAD}worked:\n  calls:\n    effort: Calls\n${conflict('    result: 4 talks\n', '    result: 5 talks\n    keep: true\n')}`;
    expect(found(text)).toEqual([
      '8:1 file/conflict a merge left a conflict between HEAD and sam: they differ in worked.calls.result, worked.calls.keep',
    ]);
  });

  it('says what to do about it, at the line where it begins', () => {
    const parsed = parseReview(`${HEAD}${conflict('worked: {}\n', 'learned: {}\n')}`, PLACE);
    expect(parsed.state === 'unreadable' && parsed.findings).toEqual([
      {
        file: 'reviews/2026-Q1/ana-silva.yaml',
        line: 5,
        column: 1,
        excerpt: '<<<<<<< HEAD',
        path: [],
        rule: 'file/conflict',
        severity: 'error',
        message: 'a merge left a conflict between HEAD and sam: they differ in learned, worked',
        advice: 'keep what is right, take the lines with <<<<<<<, ======= and >>>>>>> out, and commit the file',
      },
    ]);
  });

  it('is named where a side cannot be read, or has no name', () => {
    expect(found(`${HEAD}${conflict('worked: [\n', 'worked: {}\n')}`)).toEqual([
      '5:1 file/conflict a merge left a conflict between HEAD and sam',
    ]);
    const nameless = conflict('worked: {}\n', 'learned: {}\n').replace(' HEAD', '').replace(' sam', '');
    expect(found(`${HEAD}${nameless}`)).toEqual([
      '5:1 file/conflict a merge left a conflict between one side and the other: they differ in learned, worked',
    ]);
  });

  it('is not what a person wrote about one', () => {
    const text = `${HEAD}worked:\n  merge:\n    effort: |-\n      <<<<<<< HEAD\n      =======\n      >>>>>>> sam\n`;
    expect(found(text)).toEqual([]);
    // Without a whole conflict, it is what is wrong with the YAML.
    expect(found(`${HEAD}=======\n`).join('\n')).toContain('file/yaml');
  });
});

it('is taken apart into both sides, however many there are, whatever stands in them', () => {
  // Of the markers only the shorter ones are people's own here.
  const line = fc.constantFrom(
    'a: b',
    '',
    '  <<<<<<<<< HEAD',
    '=======',
    '>>>>>>> sam',
    '||||||| 3f2c1ab',
    '<<<<<< HEAD',
  );
  const lines = fc.array(line, { maxLength: 3 });
  const part = fc.record({
    both: lines,
    ours: lines,
    base: fc.option(lines),
    theirs: lines,
    length: fc.integer({ min: 8, max: 12 }),
  });
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 3 }), lines, (parts, rest) => {
      const text = parts.flatMap(({ both, ours, base, theirs, length }) => [
        ...both,
        `${'<'.repeat(length)} HEAD`,
        ...ours,
        ...(base === null ? [] : ['|'.repeat(length), ...base]),
        '='.repeat(length),
        ...theirs,
        `${'>'.repeat(length)} sam`,
      ]);
      const sideOf = (which: 'ours' | 'theirs'): string =>
        [...parts.flatMap((one) => [...one.both, ...one[which]]), ...rest].join('\n');
      expect(splitConflict([...text, ...rest].join('\n'))).toEqual({
        line: (parts[0]?.both.length ?? 0) + 1,
        count: parts.length,
        ours: { name: 'HEAD', text: sideOf('ours') },
        theirs: { name: 'sam', text: sideOf('theirs') },
      });
    }),
  );
});

it('is what git left, in validate', async () => {
  const root = join(folder(), 'acme-west');
  copyExample(root);
  const file = 'reviews/2026-Q1/ana-silva.yaml';
  // A merge wants to know who does it, too.
  const who = ['-c', 'user.name=Jo Park', '-c', 'user.email=jo@acme.example'];
  const git = (...words: string[]): void => {
    execFileSync('git', [...who, ...words], { cwd: root, stdio: 'ignore' });
  };
  const note = (text: string): void => {
    const before = readFileSync(join(root, file), 'utf8');
    writeFileSync(
      join(root, file),
      before.replace(/note: Initech.*/, () => `note: ${text}`),
    );
    git('commit', '--quiet', '--all', '--message', text);
  };
  git('checkout', '--quiet', '-b', 'sam');
  note('Initech moved to May');
  git('checkout', '--quiet', '-');
  note('Initech moved to June');
  const merge = spawnSync('git', [...who, 'merge', '--quiet', 'sam'], { cwd: root });
  expect(merge.status).toBe(1);
  const terminal = fakeTerminal({ cwd: root, width: 100 });
  expect(await main(['validate', file], terminal)).toBe(1);
  expect(terminal.results()).toContain(`\
error [file/conflict]
  a merge left a conflict between HEAD and sam: they differ in did.three-cios.note
`);
});
