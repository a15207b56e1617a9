/** What git can't show, and says why: never a better grade for want of a version, and never "it isn't there". */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { setEnvironment } from '../environment.ts';
import { folder } from '../folder.ts';
import {
  DID,
  evidenceAt,
  failingGit,
  gatheredAt,
  limitsAt,
  PLAN,
  plan,
  Repository,
  REVIEW,
  review,
  reviewAt,
  signingRepository,
  withReview,
} from './planted.ts';

/** A target that was lowered in the quarter, and one more review that has all of its versions in HEAD. */
function lowered(): Repository {
  const repository = new Repository();
  repository.commit('2026-01-05', { [PLAN]: plan(40) });
  repository.commit('2026-03-20', { [PLAN]: plan(30) });
  repository.commit('2026-04-02', { [REVIEW]: review(30, DID) });
  return repository;
}

/** Where an object of a revision lies on disk. */
function objectFile(repository: Repository, name: string): string {
  const id = repository.git(['rev-parse', name]).trim();
  return join(repository.root, '.git/objects', id.slice(0, 2), id.slice(2));
}

const SAM = { rep: 'sam-patel', quarter: '2026-Q1' };

describe('a version that git cannot give', () => {
  it('in a partial clone is no evidence, and no better grade', () => {
    const repository = lowered();
    repository.commit('2026-04-03', { 'reviews/2026-Q1/sam-patel.yaml': review(30, DID, '', 'sam-patel') });
    repository.git(['config', 'uploadpack.allowFilter', 'true']);
    const clone = folder();
    repository.git(['clone', '--quiet', '--filter=blob:none', `file://${repository.root}`, clone], '2026-04-05');
    const gathered = gatheredAt(clone);
    expect(gathered.of(reviewAt(clone))).toBeUndefined();
    const { said = {} } = reviewAt(clone);
    expect(gathered.of({ ...SAM, said })).toMatchObject([{ grade: 1 }]);
    const [limit, ...others] = gathered.limits;
    expect(limit).toMatch(
      /^Some versions are not on this machine, as in a partial clone: nothing shows when the promises in 1 review were written \(fatal: could not fetch [\da-f]{40} from promisor remote\)\.$/,
    );
    expect(others).toEqual([]);
  });

  it.each([
    ['broken', (file: string) => writeFileSync(file, 'broken')],
    ['empty', (file: string) => writeFileSync(file, '')],
    ['gone', (file: string) => execFileSync('rm', [file])],
  ])('since its object is %s is none either', (_, spoil) => {
    const repository = lowered();
    const file = objectFile(repository, `HEAD~1:${PLAN}`);
    chmodSync(file, 0o644);
    spoil(file);
    expect(gatheredAt(repository.root).of(reviewAt(repository.root))).toBeUndefined();
    expect(limitsAt(repository.root).at(-1)).toMatch(
      /^Some versions are not on this machine, .* \((object [\da-f]{7} is missing|fatal: .+)\)\.$/,
    );
  });

  it('of what is no review does not matter, however many there are', () => {
    const repository = new Repository();
    // More than git is asked for again and again.
    const notes = Array.from({ length: 201 }, (_, index) => `reviews/2026-Q1/note-${index}.txt`);
    repository.commit('2026-01-05', Object.fromEntries(notes.map((file) => [file, `${file}\n`])));
    repository.git(['rm', '--quiet', ...notes]);
    repository.commit('2026-01-06');
    repository.commit('2026-01-07', { [PLAN]: plan() });
    repository.commit('2026-04-02', { [REVIEW]: review(3, DID) });
    repository.git(['config', 'uploadpack.allowFilter', 'true']);
    const clone = folder();
    repository.git(['clone', '--quiet', '--filter=blob:none', `file://${repository.root}`, clone], '2026-04-05');
    expect(evidenceAt(clone)).toMatchObject({ grade: 3, seen: { day: '2026-01-07' } });
    expect(limitsAt(clone)).toEqual([]);
  });

  it('does not hide those behind it', () => {
    const repository = lowered();
    for (const rep of ['ben-okafor', 'sam-patel', 'zoe-adler']) {
      repository.commit('2026-04-03', { [`reviews/2026-Q1/${rep}.yaml`]: review(3, DID, '', rep) });
    }
    const file = objectFile(repository, `HEAD:${REVIEW}`);
    chmodSync(file, 0o644);
    // Of a size that its header promises and its content doesn't keep.
    writeFileSync(file, readFileSync(file).subarray(0, 40));
    const gathered = gatheredAt(repository.root);
    const { said = {} } = reviewAt(repository.root);
    for (const rep of ['ben-okafor', 'sam-patel', 'zoe-adler']) {
      expect(gathered.of({ rep, quarter: '2026-Q1', said })?.[0]?.seen?.day).toBe('2026-04-03');
    }
  });
});

describe('a history that git cannot tell', () => {
  it('is not taken for none', () => {
    const repository = lowered();
    const file = objectFile(repository, 'HEAD~1');
    chmodSync(file, 0o644);
    writeFileSync(file, 'broken');
    expect(limitsAt(repository.root)).toHaveLength(1);
    expect(limitsAt(repository.root)[0]).toMatch(
      /^Git cannot tell here what was committed \(fatal: .*\), so nothing shows when a promise was written\.$/,
    );
  });

  it('since its branch is broken is not taken for one that has not begun', () => {
    const repository = lowered();
    repository.write('.git/refs/heads/main', 'broken\n');
    expect(limitsAt(repository.root).join()).toMatch(/^Git cannot tell here what was committed \(fatal: .*\), so/);
  });

  it('of remotes and tags is not taken for none', () => {
    const repository = lowered();
    repository.write('.git/refs/tags/broken', `${'1'.repeat(40)}\n`);
    expect(evidenceAt(repository.root)).toMatchObject({ grade: 2, remote: null });
    expect(limitsAt(repository.root)).toEqual([
      `Git cannot tell who else has seen the commits (fatal: missing object ${'1'.repeat(40)} for refs/tags/broken), so that does not count.`,
    ]);
  });
});

describe('a git that fails', () => {
  function moved(): Repository {
    const repository = new Repository();
    repository.commit('2026-01-04', { 'notes.md': 'x\n' });
    repository.commit('2026-01-05', { [`old/${PLAN}`]: plan() });
    repository.git(['mv', 'old/reviews', 'reviews']);
    repository.commit('2026-01-06', { [REVIEW]: review(3, DID) });
    repository.git(['tag', '--message', 'not signed', 'plain']);
    const raw = repository.git(['cat-file', 'tag', 'plain']);
    repository.write('.git/raw', `${raw}-----BEGIN PGP SIGNATURE-----\n\nAAAA\n-----END PGP SIGNATURE-----\n`);
    repository.git(['tag', 'signed', repository.git(['hash-object', '-t', 'tag', '-w', '.git/raw']).trim()]);
    repository.git(['update-ref', '--create-reflog', '-m', 'push', 'refs/remotes/origin/main', 'HEAD']);
    return repository;
  }

  it.each(['diff-tree', '--no-literal-pathspecs'])('at %s tells no history', (word) => {
    const repository = moved();
    setEnvironment({ PATH: failingGit(word) });
    expect(limitsAt(repository.root)).toEqual([
      `Git cannot tell here what was committed (fatal: no ${word} today), so nothing shows when a promise was written.`,
    ]);
  });

  it.each(['for-each-ref', '--batch-check=%(objectname)', '-g', 'rev-list'])('at %s tells no witnesses', (word) => {
    const repository = moved();
    setEnvironment({ PATH: failingGit(word) });
    expect(evidenceAt(repository.root)).toMatchObject({ seen: { day: '2026-01-05' } });
    expect(limitsAt(repository.root)).toContain(
      `Git cannot tell who else has seen the commits (fatal: no ${word} today), so that does not count.`,
    );
  });
});

describe('a shallow clone', () => {
  it('does not know since when it has what stands at its edge', () => {
    const repository = lowered();
    const clone = folder();
    repository.git(['clone', '--quiet', '--depth=2', `file://${repository.root}`, clone], '2026-04-05');
    expect(evidenceAt(clone)).toMatchObject({ grade: 3, seen: { day: '2026-03-20' }, isDayKnown: false });
    expect(limitsAt(clone)).toEqual([
      'This is a shallow clone: what was committed before its first commit is not known here.',
    ]);
    const whole = folder();
    repository.git(['clone', '--quiet', '--depth=9', `file://${repository.root}`, whole], '2026-04-05');
    expect(evidenceAt(whole)).toMatchObject({ seen: { day: '2026-01-05' }, isDayKnown: true });
  });
});

describe('a work tree elsewhere', () => {
  it.each([
    ['by core.worktree', (repository: Repository) => repository.git(['config', 'core.worktree', folder()])],
    [
      'by GIT_WORK_TREE',
      ({ root }: Repository) => setEnvironment({ GIT_DIR: join(root, '.git'), GIT_WORK_TREE: folder() }),
    ],
  ])('%s is a limit', (_, spoil) => {
    const repository = lowered();
    spoil(repository);
    expect(limitsAt(repository.root)).toEqual([
      'Git cannot be asked here (it has another folder for its work tree: see core.worktree, GIT_DIR and GIT_WORK_TREE), so nothing shows when a promise was written.',
    ]);
  });
});

describe('reviews that git has in another form', () => {
  function encrypting(): Repository {
    const repository = new Repository();
    repository.write('.gitattributes', '*.yaml filter=secret\n');
    repository.git(['config', 'filter.secret.clean', "printf '\\0CRYPT'; tr a-z n-za-m"]);
    return repository;
  }

  it('are none that could be judged', () => {
    const repository = encrypting();
    repository.commit('2026-01-05', { [PLAN]: plan() });
    repository.commit('2026-04-02', {
      [REVIEW]: review(3, DID),
      'reviews/2026-Q1/sam-patel.yaml': review(3, DID, '', 'sam-patel'),
    });
    const gathered = gatheredAt(repository.root);
    const ana = reviewAt(repository.root);
    expect(gathered.of(ana)).toBeUndefined();
    expect(gathered.limits).toContain(
      'Some reviews cannot be read as git has them, as where a filter encrypts them: nothing shows when the promises in 1 review were written.',
    );
    expect(gathered.of({ ...ana, ...SAM })).toBeUndefined();
    expect(gathered.limits).toContain(
      'Some reviews cannot be read as git has them, as where a filter encrypts them: nothing shows when the promises in 2 reviews were written.',
    );
  });

  it('are none, though one was taken away and came back', () => {
    const repository = encrypting();
    repository.commit('2026-01-05', { [PLAN]: plan(40) });
    repository.git(['rm', '--quiet', '--force', PLAN]);
    repository.commit('2026-01-06');
    repository.commit('2026-01-07', { [PLAN]: plan(30) });
    withReview(repository, 30);
    expect(gatheredAt(repository.root).of(reviewAt(repository.root))).toBeUndefined();
  });

  it('are in a submodule of which the team has nothing', () => {
    const inner = new Repository();
    inner.commit('2026-01-05', { '2025-Q4/ana-silva.yaml': plan(), '2026-Q1/ana-silva.yaml': review() });
    const repository = new Repository();
    repository.git(['submodule', '--quiet', 'add', inner.root, 'reviews']);
    repository.commit('2026-01-06');
    expect(gatheredAt(repository.root).of(reviewAt(repository.root))).toBeUndefined();
    expect(limitsAt(repository.root)).toEqual([
      "reviews/ is a repository of its own, and the team's has nothing of what is in it, so nothing shows when a promise was written.",
    ]);
  });
});

describe('a signature', () => {
  it('that cannot be checked here is said to be none', () => {
    const repository = signingRepository();
    const commit = repository.commit('2026-01-05', { [PLAN]: plan() }, ['--gpg-sign']);
    repository.write(REVIEW, review());
    expect(evidenceAt(repository.root)).toMatchObject({ grade: 4 });
    const bare = folder();
    symlinkSync(execFileSync('which', ['git'], { encoding: 'utf8' }).trim(), join(bare, 'git'));
    setEnvironment({ PATH: bare });
    expect(evidenceAt(repository.root)).toMatchObject({ grade: 1 });
    expect(limitsAt(repository.root).at(-1)).toBe(
      `Git does not verify a signature here, so it does not count: git verify-commit ${commit} says why.`,
    );
  });

  it('of a tag on a tag counts, and each that is not verified is counted', () => {
    const repository = signingRepository();
    repository.commit('2026-01-05', { [PLAN]: plan() });
    repository.git(['tag', '--message', 'not signed', 'inner']);
    repository.git(['tag', '--sign', '--message', 'the plans', 'outer', 'inner']);
    repository.git(['tag', '--sign', '--message', 'a file', 'blob', `HEAD:${PLAN}`]);
    repository.write(REVIEW, review());
    expect(evidenceAt(repository.root)).toMatchObject({ grade: 4 });
    repository.git(['tag', '--sign', '--message', 'again', 'again']);
    repository.git(['config', 'gpg.ssh.allowedSignersFile', '/dev/null']);
    expect(evidenceAt(repository.root)).toMatchObject({ grade: 1 });
    expect(limitsAt(repository.root).at(-1)).toBe(
      'Git does not verify 2 signatures here, so they do not count: git verify-tag refs/tags/again says why, of one.',
    );
  });
});

it('a link to the team leads to its repository', () => {
  const repository = new Repository();
  mkdirSync(join(repository.root, 'west'));
  repository.commit('2026-01-05', { [`west/${PLAN}`]: plan(), [`west/${REVIEW}`]: review() });
  const link = join(folder(), 'link');
  symlinkSync(join(repository.root, 'west'), link);
  expect(evidenceAt(link)).toMatchObject({ grade: 1, seen: { day: '2026-01-05' } });
});
