/** Writing all or nothing, one at a time, and inside the folder. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, chmodSync, symlinkSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFile, hasCode, removeIfThere, replaceFile } from '../../src/store/atomic-file.ts';
import { copyExample } from '../../src/store/example.ts';
import { lockPath, takeLock } from '../../src/store/lock.ts';
import {
  findTeamFolder,
  formatReview,
  loadReview,
  loadTeam,
  parseReview,
  quartersOf,
  reviewsIn,
  saveReview,
  strangersAmongQuarters,
} from '../../src/store/team-folder.ts';
import { readText } from '../../src/store/text-file.ts';
import { review } from '../domain/sample.ts';
import { folder } from '../folder.ts';

const codeOf = (work: () => void): string => {
  try {
    work();
    return 'none';
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'another';
  }
};

describe('a file', () => {
  it('is made once, and replaced with its permissions', () => {
    const path = join(folder(), 'a.yaml');
    createFile(path, 'one');
    expect(codeOf(() => createFile(path, 'two'))).toBe('EEXIST');
    expect(readFileSync(path, 'utf8')).toBe('one');
    chmodSync(path, 0o640);
    replaceFile(path, 'three');
    expect([readFileSync(path, 'utf8'), statSync(path).mode & 0o777]).toEqual(['three', 0o640]);
  });

  it('leaves nothing beside it, whether it could be written or not', () => {
    const root = folder({ 'taken/a.yaml': 'a' });
    mkdirSync(join(root, 'full'));
    expect(codeOf(() => replaceFile(join(root, 'gone.yaml'), 'x'))).toBe('ENOENT');
    expect(codeOf(() => createFile(join(root, 'taken'), 'x'))).toBe('EEXIST');
    expect(readdirSync(root).toSorted()).toEqual(['full', 'taken']);
  });

  it('is gone when it is removed, and no error when it was', () => {
    const path = join(folder({ a: '' }), 'a');
    removeIfThere(path);
    removeIfThere(path);
    expect(codeOf(() => removeIfThere(join(path, '..')))).not.toBe('none');
    expect(hasCode('text', 'ENOENT')).toBe(false);
  });
});

describe('a lock', () => {
  it('is held by one, and free again afterwards', () => {
    const path = join(folder(), 'ana.yaml');
    const first = takeLock(path);
    expect(takeLock(path)).toEqual({ holder: { process: process.pid, host: hostname() } });
    if ('release' in first) first.release();
    expect(takeLock(path)).toHaveProperty('release');
  });

  it('is taken over from a process that has died, and from what is no lock', () => {
    const path = join(folder(), 'ana.yaml');
    const { pid } = spawnSync(process.execPath, ['-e', '0']);
    for (const text of [JSON.stringify({ process: pid, host: hostname() }), 'rubbish', '{"process":"x"}', '']) {
      writeFileSync(lockPath(path), text);
      const lock = takeLock(path);
      expect(lock).toHaveProperty('release');
      if ('release' in lock) lock.release();
    }
  });

  it('of another machine is believed', () => {
    const path = join(folder(), 'ana.yaml');
    writeFileSync(lockPath(path), JSON.stringify({ process: 1, host: 'elsewhere' }));
    expect(takeLock(path)).toEqual({ holder: { process: 1, host: 'elsewhere' } });
  });

  it('cannot be taken where the folder is gone', () => {
    expect(codeOf(() => takeLock(join(folder(), 'gone/ana.yaml')))).toBe('ENOENT');
  });
});

describe('the team folder', () => {
  it('is the nearest above', () => {
    const root = folder({ 'qreview.yaml': '', 'reviews/2026-Q1/a.yaml': '' });
    expect(findTeamFolder(join(root, 'reviews/2026-Q1'))).toBe(root);
    expect(findTeamFolder(folder())).toBeUndefined();
  });

  it('lists what is there, and what should not be', () => {
    const root = folder({
      'reviews/2026-Q1/ana.yaml': '',
      'reviews/2026-Q1/.ana.yaml.lock': '',
      'reviews/2026-Q1/Ana.yaml': '',
      'reviews/2026-Q1/x.yml': '',
      'reviews/2025-Q4/a.yaml': '',
      'reviews/2026-q1/a.yaml': '',
      'reviews/.gitignore': '',
    });
    expect(quartersOf(root)).toEqual(['2025-Q4', '2026-Q1']);
    expect(strangersAmongQuarters(root)).toEqual(['2026-q1']);
    expect(reviewsIn(root, '2026-Q1')).toEqual({ reps: ['ana'], strangers: ['Ana.yaml', 'x.yml'] });
    expect([quartersOf(folder()), reviewsIn(root, '2024-Q1').reps]).toEqual([[], []]);
    expect(codeOf(() => quartersOf('\0'))).toBe('ERR_INVALID_ARG_VALUE');
  });

  it('reads back what it wrote, whatever people typed', () => {
    const words =
      '$1,250 $& \'"` : # - ? ! & * % @ {} [] | > ~ yes null 1e3 2026-04-02\n\n  日本語 🎉\t\u0000\u2028\r\nend ';
    const hostile = { ...review, 'x-mine': { deep: [words, null, 1.5, true] }, learned: { a: { lesson: words } } };
    const parsed = parseReview(formatReview(hostile), review);
    expect(parsed.state === 'readable' ? parsed.value : parsed.findings).toEqual(hostile);
  });

  it('saves a new review once, and only over what was loaded', () => {
    const root = folder({ 'qreview.yaml': '' });
    const text = saveReview(root, review, undefined);
    expect(codeOf(() => void saveReview(root, review, undefined))).toBe('EEXIST');
    expect(saveReview(root, review, text)).toBe(text);
    expect(codeOf(() => void saveReview(root, { ...review, held: '2026-04-03' }, `${text}# theirs\n`))).toBe(
      'ECHANGED',
    );
    expect(loadReview(root, review)).toMatchObject({ state: 'readable', value: review });
    expect(loadReview(root, { rep: 'ben', quarter: '2026-Q1' })).toEqual({
      state: 'missing',
      file: 'reviews/2026-Q1/ben.yaml',
    });
    expect(loadTeam(root).state).toBe('unreadable');
    expect(loadTeam(folder()).state).toBe('missing');
  });
});

describe('a text of somebody else', () => {
  it('is read where it is a small file in the folder', () => {
    const root = folder({ 'a.yaml': 'a', 'b/c.yaml': 'c' });
    symlinkSync('b/c.yaml', join(root, 'inside.yaml'));
    symlinkSync('nowhere', join(root, 'dangling.yaml'));
    expect(readText(root, 'inside.yaml')).toEqual({ text: 'c' });
    expect(readText(root, 'dangling.yaml')).toBeUndefined();
    expect(readText(root, 'a.yaml/b')).toBeUndefined();
    expect(codeOf(() => void readText(root, 'a\0'))).toBe('ERR_INVALID_ARG_VALUE');
  });

  it('is not waited for', () => {
    const root = folder();
    spawnSync('mkfifo', [join(root, 'pipe.yaml')]);
    expect(readText(root, 'pipe.yaml')).toMatchObject({ problem: { message: 'this is not a regular file' } });
  });

  it('is UTF-16 in either order of its bytes', () => {
    const root = folder();
    writeFileSync(join(root, 'a.yaml'), Buffer.from([0xfe, 0xff, 0, 97]));
    expect(readText(root, 'a.yaml')).toMatchObject({ problem: { message: 'the file is UTF-16 text' } });
  });
});

describe('the example', () => {
  it('is copied into an empty folder alone, with its history', () => {
    const root = folder();
    expect(copyExample(join(root, 'demo'))).toBe(true);
    expect(codeOf(() => void copyExample(join(root, 'demo')))).toBe('ENOTEMPTY');
    const log = spawnSync('git', ['log', '--format=%ad %s', '--date=short', '--reverse'], {
      cwd: join(root, 'demo'),
      encoding: 'utf8',
    });
    expect(log.stdout.split('\n').slice(0, 2)).toEqual([
      '2025-01-01 Start of the reviews',
      '2025-04-07 review: 2025-Q1',
    ]);
  });

  it('is copied without a history where there is no git', () => {
    const root = join(folder(), 'demo');
    const path = process.env['PATH'];
    process.env['PATH'] = '/nowhere';
    try {
      expect(copyExample(root)).toBe(false);
    } finally {
      process.env['PATH'] = path;
    }
    expect(loadTeam(root).state).toBe('readable');
  });
});
