import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { copyExample, OPEN_REVIEW, preparedAnswers } from '../../src/store/example.ts';
import { parseYaml } from '../../src/store/yaml-text.ts';
import { loadReview, loadTeam, quartersOf, reviewsIn } from '../../src/store/team-folder.ts';
import { folder } from '../folder.ts';
import { codeOf } from './code-of.ts';

/** A folder whose path is so long that nothing has room in it: that holds root back too. */
function crampedFolder(): string {
  let path = folder();
  for (const length of [200, 10, 1]) {
    const name = 'x'.repeat(length);
    while (codeOf(() => mkdirSync(join(path, name))) === 'none') path = join(path, name);
  }
  return path;
}

describe('the example', () => {
  it('is copied into an empty folder alone, with its history', () => {
    const root = folder();
    expect(copyExample(join(root, 'demo'))).toBe(true);
    expect(codeOf(() => copyExample(join(root, 'demo')))).toBe('ENOTEMPTY');
    const log = spawnSync('git', ['log', '--format=%ad %an <%ae> %s', '--date=short', '--reverse'], {
      cwd: join(root, 'demo'),
      encoding: 'utf8',
    });
    expect(log.stdout.split('\n').slice(0, 2)).toEqual([
      '2025-01-01 Jo Park <leader@acme.example> Start of the reviews',
      '2025-04-07 Jo Park <leader@acme.example> review: 2025-Q1',
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

  it('can be read, all of it, and leaves one review open', () => {
    const root = join(folder(), 'demo');
    copyExample(root);
    const unreadable = quartersOf(root).flatMap((quarter) =>
      reviewsIn(root, quarter).reps.filter((rep) => loadReview(root, { rep, quarter }).state !== 'readable'),
    );
    expect(unreadable).toEqual([]);
    expect(loadReview(root, OPEN_REVIEW).state).toBe('missing');
    expect(parseYaml(readFileSync(preparedAnswers(), 'utf8')).problems).toEqual([]);
  });

  it('leaves no change uncommitted', () => {
    const root = join(folder(), 'demo');
    copyExample(root);
    expect(spawnSync('git', ['status', '--porcelain'], { cwd: root, encoding: 'utf8' }).stdout).toBe('');
  });

  it('says where it should have gone when it cannot be copied', () => {
    const root = crampedFolder();
    expect(() => copyExample(root)).toThrow(expect.objectContaining({ code: 'ENAMETOOLONG', path: root }));
  });

  it('does not touch a folder with something hidden in it', () => {
    const root = folder();
    mkdirSync(join(root, '.git'));
    expect(codeOf(() => copyExample(root))).toBe('ENOTEMPTY');
    expect(existsSync(join(root, 'qreview.yaml'))).toBe(false);
  });
});
