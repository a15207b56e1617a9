/** What git shows of when a promise was written: on real repositories, with histories that were planted. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shellWord } from '../../src/store/shell-word.ts';
import { folder } from '../folder.ts';
import {
  by,
  DID,
  evidenceAt,
  limitsAt,
  PLAN,
  plan,
  Repository,
  REVIEW,
  review,
  signingRepository,
  withReview,
} from './planted.ts';

/** Commits many versions of the plan, of which each asks for another target, and gives the first commit. */
function commitOften(repository: Repository, times: number): string {
  const data = (text: string): string => `data ${Buffer.byteLength(text)}\n${text}\n`;
  const who = `committer Jo <jo@acme.example> ${Date.UTC(2026, 0, 7) / 1000} +0000`;
  const commits = Array.from(
    { length: times },
    (_, index) => `commit refs/heads/main\n${who}\n${data('plan')}M 100644 inline ${PLAN}\n${data(plan(index + 1))}`,
  );
  const { status } = spawnSync('git', ['fast-import', '--quiet'], { cwd: repository.root, input: commits.join('') });
  expect(status).toBe(0);
  repository.git(['reset', '--quiet', '--hard']);
  return repository.git(['rev-list', '--max-parents=0', 'HEAD']).slice(0, 7);
}

describe('a promise', () => {
  it('may have been written anew thousands of times', () => {
    const repository = new Repository();
    const first = commitOften(repository, 3000);
    const last = repository.git(['rev-parse', 'HEAD']).slice(0, 7);
    repository.commit('2026-04-02', { [REVIEW]: review(3000, DID) });
    expect(evidenceAt(repository.root)).toMatchObject({
      seen: { commit: first, day: '2026-01-07' },
      changed: { commit: last, day: '2026-01-07' },
    });
  });

  it('that is not committed has grade 0', () => {
    const repository = new Repository();
    repository.commit('2026-01-07', { 'qreview.yaml': 'x\n' });
    repository.write(PLAN, plan());
    repository.write(REVIEW, review());
    expect(evidenceAt(repository.root)).toEqual({
      id: 'three-cios',
      grade: 0,
      seen: null,
      changed: null,
      isDayKnown: false,
      isChangedSince: false,
      outcome: null,
      remote: null,
      isRemoteInTime: false,
    });
  });

  it('has grade 1 when it is committed, and 2 when its outcome came in a later commit', () => {
    const repository = new Repository();
    const first = repository.commit('2026-01-07', { [PLAN]: plan() });
    repository.write(REVIEW, review(3, DID));
    expect(evidenceAt(repository.root)).toMatchObject({ grade: 1, seen: by(first, '2026-01-07'), outcome: null });
    const second = repository.commit('2026-04-03', { [REVIEW]: review(3, DID) });
    expect(evidenceAt(repository.root)).toEqual({
      id: 'three-cios',
      grade: 2,
      seen: by(first, '2026-01-07'),
      changed: null,
      isDayKnown: true,
      isChangedSince: false,
      outcome: by(second, '2026-04-03'),
      remote: null,
      isRemoteInTime: false,
    });
  });

  it('stays at grade 1 when it came in one commit with its outcome, whatever day that declares', () => {
    const repository = new Repository();
    repository.commit('2026-01-07', { [PLAN]: plan(), [REVIEW]: review(3, DID) });
    expect(evidenceAt(repository.root)).toMatchObject({ grade: 1, seen: { day: '2026-01-07' } });
  });

  it('is no older than the commits that it builds on: a back-dated commit shows', () => {
    const repository = new Repository();
    repository.commit('2026-03-30', { 'notes.md': 'x\n' });
    repository.commit('2026-01-07', { [PLAN]: plan() });
    expect(evidenceAt(withReview(repository)).seen).toMatchObject({ day: '2026-03-30' });
  });

  it('is changed by a lower target, and its grade is that of the change', () => {
    const repository = new Repository();
    const first = repository.commit('2026-01-07', { [PLAN]: plan(40) });
    const second = repository.commit('2026-03-20', { [PLAN]: plan(30) });
    const third = repository.commit('2026-04-03', { [REVIEW]: review(30, DID) });
    expect(evidenceAt(repository.root)).toMatchObject({
      grade: 2,
      seen: by(first, '2026-01-07'),
      changed: by(second, '2026-03-20'),
      outcome: by(third, '2026-04-03'),
    });
    repository.commit('2026-04-04', { [PLAN]: plan(20), [REVIEW]: review(20, DID) });
    expect(evidenceAt(repository.root)).toMatchObject({ grade: 1, changed: { day: '2026-04-04' } });
  });

  it('is changed on disk before it is in git', () => {
    const repository = new Repository();
    repository.commit('2026-01-07', { [PLAN]: plan(40), [REVIEW]: review(40) });
    repository.write(REVIEW, review(30));
    expect(evidenceAt(repository.root)).toMatchObject({ grade: 0, isChangedSince: true, changed: null });
  });

  it('is not changed by blanks, line breaks, comments, the order of keys, or a verdict', () => {
    const repository = new Repository();
    const first = repository.commit('2026-01-07', { [PLAN]: plan() });
    repository.commit('2026-02-20', { [PLAN]: `# by Jo\n${plan(3, '\n     ')}    good: true\n` });
    repository.commit('2026-04-03', { [REVIEW]: review(3, DID, '   ') });
    expect(evidenceAt(repository.root)).toMatchObject({ grade: 2, seen: by(first, '2026-01-07'), changed: null });
  });

  it('outlives a version that nobody can read, and the file itself', () => {
    const repository = new Repository();
    const first = repository.commit('2026-01-07', { [PLAN]: plan(), 'reviews/2025-Q4/notes.txt': 'x\n' });
    repository.commit('2026-01-08', { [PLAN]: 'next: [\n' });
    repository.git(['mv', 'reviews/2025-Q4/notes.txt', 'reviews/2025-Q4/more notes.txt']);
    repository.git(['rm', '--quiet', '--force', PLAN]);
    repository.commit('2026-01-09');
    const last = repository.commit('2026-04-03', { [REVIEW]: review(3, DID) });
    expect(evidenceAt(repository.root)).toMatchObject({
      grade: 2,
      seen: by(first, '2026-01-07'),
      changed: null,
      outcome: by(last, '2026-04-03'),
    });
  });

  it('is what the plan says again when the review that changed it is taken away', () => {
    const repository = new Repository();
    const first = repository.commit('2026-01-07', { [PLAN]: plan(40) });
    repository.commit('2026-03-20', { [REVIEW]: review(30) });
    repository.git(['rm', '--quiet', REVIEW]);
    const last = repository.commit('2026-04-01');
    expect(evidenceAt(withReview(repository, 40))).toMatchObject({
      grade: 1,
      seen: by(first, '2026-01-07'),
      changed: by(last, '2026-04-01'),
      isChangedSince: false,
    });
  });

  it('has no past in a file that was no review', () => {
    const repository = new Repository();
    repository.commit('2026-01-07', { 'reviews/2025-Q4/ana-silva.yml': plan(40) });
    repository.git(['mv', 'reviews/2025-Q4/ana-silva.yml', PLAN]);
    const second = repository.commit('2026-02-20');
    expect(evidenceAt(withReview(repository, 40))).toMatchObject({ seen: by(second, '2026-02-20'), changed: null });
  });

  it('goes with the file when it is renamed', () => {
    const repository = new Repository();
    const first = repository.commit('2026-01-07', { 'reviews/2025-Q4/ana.yaml': plan(3, '', 'ana') });
    renameSync(join(repository.root, 'reviews/2025-Q4/ana.yaml'), join(repository.root, PLAN));
    repository.commit('2026-02-20', { [PLAN]: plan() });
    repository.commit('2026-04-03', { [REVIEW]: review(3, DID) });
    expect(evidenceAt(repository.root)).toMatchObject({ grade: 2, seen: by(first, '2026-01-07'), changed: null });
  });

  it('is as young as the commit that an amendment or a rebase made', () => {
    const repository = new Repository();
    repository.commit('2026-01-05', { 'qreview.yaml': 'x\n' });
    repository.commit('2026-01-07', { [PLAN]: plan(40) });
    repository.commit('2026-03-20', { [PLAN]: plan(30) }, ['--amend']);
    expect(evidenceAt(withReview(repository, 30))).toMatchObject({
      grade: 1,
      seen: { day: '2026-03-20' },
      changed: null,
    });
    repository.git(['checkout', '--quiet', '-b', 'side', 'HEAD~1']);
    repository.commit('2026-03-25', { 'notes.md': 'x\n' });
    repository.git(['checkout', '--quiet', 'main']);
    repository.git(['rebase', '--quiet', 'side'], '2026-03-28');
    expect(evidenceAt(withReview(repository, 30))).toMatchObject({ seen: { day: '2026-03-28' } });
  });

  it('comes in with a merge, and is changed by what a merge makes of it', () => {
    const repository = new Repository();
    repository.commit('2026-01-05', { 'qreview.yaml': 'x\n' });
    repository.git(['checkout', '--quiet', '-b', 'side']);
    const first = repository.commit('2026-01-07', { [PLAN]: plan(40) });
    repository.git(['checkout', '--quiet', 'main']);
    repository.commit('2026-01-08', { 'notes.md': 'x\n' });
    repository.git(['merge', '--quiet', '--no-ff', '--no-edit', 'side'], '2026-01-09');
    expect(evidenceAt(withReview(repository, 40))).toMatchObject({
      grade: 1,
      seen: by(first, '2026-01-07'),
      changed: null,
    });
    repository.git(['checkout', '--quiet', '-b', 'other']);
    repository.commit('2026-01-10', { [PLAN]: plan(50) });
    repository.git(['checkout', '--quiet', 'main']);
    repository.commit('2026-01-11', { [PLAN]: plan(60) });
    expect(() => repository.git(['merge', '--quiet', 'other'], '2026-02-20')).toThrow('Command failed');
    repository.commit('2026-02-20', { [PLAN]: plan(30) });
    expect(evidenceAt(withReview(repository, 30))).toMatchObject({ changed: { day: '2026-02-20' } });
  });
});

describe('a remote', () => {
  it('has seen a promise since the day of the push', () => {
    const bare = folder();
    const repository = new Repository();
    repository.git(['init', '--quiet', '--bare', bare]);
    repository.git(['remote', 'add', 'origin', bare]);
    repository.commit('2026-01-07', { [PLAN]: plan() });
    expect(evidenceAt(withReview(repository))).toMatchObject({ grade: 1, remote: null });
    repository.git(['push', '--quiet', 'origin', 'main'], '2026-01-09');
    expect(evidenceAt(repository.root)).toMatchObject({ grade: 3, remote: '2026-01-09' });
    repository.commit('2026-04-03', { [REVIEW]: review(3, DID) });
    repository.git(['push', '--quiet', 'origin', 'main'], '2026-04-04');
    expect(evidenceAt(repository.root)).toMatchObject({ grade: 3, remote: '2026-01-09' });
    repository.commit('2026-04-05', { [PLAN]: plan(2), [REVIEW]: review(2, DID) });
    expect(evidenceAt(repository.root)).toMatchObject({ grade: 1, remote: null });
  });

  it('has had what a clone brought since the day of the clone', () => {
    const repository = new Repository();
    repository.commit('2026-01-07', { [PLAN]: plan() });
    const clone = folder();
    repository.git(['clone', '--quiet', repository.root, clone], '2026-01-20');
    expect(evidenceAt(withReview(new Repository(clone)))).toMatchObject({ grade: 3, remote: '2026-01-20' });
  });
});

describe('a signature', () => {
  it('of the commit, which git verifies, is grade 4', () => {
    const repository = signingRepository();
    repository.commit('2026-01-07', { [PLAN]: plan() }, ['--gpg-sign']);
    expect(evidenceAt(withReview(repository))).toMatchObject({ grade: 4 });
    repository.git(['config', 'gpg.ssh.allowedSignersFile', '/dev/null']);
    expect(evidenceAt(repository.root)).toMatchObject({ grade: 1 });
  });

  it('of a tag that holds the commit is grade 4', () => {
    const repository = signingRepository();
    repository.commit('2026-01-07', { [PLAN]: plan() });
    repository.commit('2026-01-08', { 'notes.md': 'x\n' });
    repository.git(['tag', '--message', 'not signed', 'plain']);
    expect(evidenceAt(withReview(repository))).toMatchObject({ grade: 1 });
    repository.git(['tag', '--sign', '--message', 'the plans for 2026-Q1', 'plans']);
    expect(evidenceAt(repository.root)).toMatchObject({ grade: 4 });
  });

  it('does not mend an order that is the wrong way round', () => {
    const repository = signingRepository();
    repository.commit('2026-01-07', { [PLAN]: plan(), [REVIEW]: review(3, DID) }, ['--gpg-sign']);
    expect(evidenceAt(repository.root)).toMatchObject({ grade: 1 });
  });
});

describe('where the team lies', () => {
  const NO_REMOTE = 'Nothing here shows that a remote has these commits, so nobody else is known to have seen them.';

  it('may be a folder of a larger repository, and one with blanks and letters of any script', () => {
    const repository = new Repository();
    const first = repository.commit('2026-01-07', {
      [`teams/équipe "ouest" 西/${PLAN}`]: plan(),
      [`other/${PLAN}`]: plan(9),
    });
    repository.commit('2026-01-08', { [`other/${PLAN}`]: plan(8) });
    const root = join(repository.root, 'teams/équipe "ouest" 西');
    repository.write(`teams/équipe "ouest" 西/${REVIEW}`, review());
    expect(evidenceAt(root)).toMatchObject({ grade: 1, seen: by(first, '2026-01-07'), changed: null });
  });

  it('may be where it was moved to, whatever was committed since', () => {
    const repository = new Repository();
    const first = repository.commit('2026-01-05', { [`old/${PLAN}`]: plan(40) });
    repository.git(['mv', 'old/reviews', 'reviews']);
    repository.commit('2026-01-06');
    const third = repository.commit('2026-03-20', { [PLAN]: plan(30) });
    expect(evidenceAt(withReview(repository, 30))).toMatchObject({
      seen: by(first, '2026-01-05'),
      changed: by(third, '2026-03-20'),
    });
  });

  it('may be beside another team, to which a plan was taken', () => {
    const repository = new Repository();
    repository.commit('2026-01-05', { 'qreview.yaml': 'x\n', [`east/${REVIEW}`]: review(9) });
    const second = repository.commit('2026-01-07', { [PLAN]: plan() });
    repository.commit('2026-02-20', { 'east/reviews/2025-Q4/sam-patel.yaml': plan(9, '', 'sam-patel') });
    repository.git(['mv', PLAN, `east/${PLAN}`]);
    repository.commit('2026-02-21');
    repository.commit('2026-04-03', { [REVIEW]: review(3, DID) });
    expect(evidenceAt(repository.root)).toMatchObject({ grade: 2, seen: by(second, '2026-01-07'), changed: null });
  });

  it('may be a worktree', () => {
    const repository = new Repository();
    const first = repository.commit('2026-01-07', { [PLAN]: plan() });
    const tree = join(folder(), 'tree');
    repository.git(['worktree', 'add', '--quiet', tree]);
    expect(evidenceAt(withReview(new Repository(tree)))).toMatchObject({ seen: by(first, '2026-01-07') });
  });

  it('may be a submodule', () => {
    const team = new Repository();
    const first = team.commit('2026-01-07', { [PLAN]: plan() });
    const company = new Repository();
    company.git(['submodule', '--quiet', 'add', team.root, 'west']);
    company.commit('2026-02-20');
    expect(evidenceAt(withReview(new Repository(join(company.root, 'west'))))).toMatchObject({
      seen: by(first, '2026-01-07'),
    });
  });

  it('may be a shallow clone, which says so', () => {
    const repository = new Repository();
    repository.commit('2026-01-07', { [PLAN]: plan() });
    const last = repository.commit('2026-04-03', { [REVIEW]: review(3, DID) });
    const clone = folder();
    repository.git(['clone', '--quiet', '--depth=1', `file://${repository.root}`, clone], '2026-04-05');
    expect(evidenceAt(clone)).toMatchObject({
      grade: 1,
      seen: by(last, '2026-04-03'),
      outcome: by(last, '2026-04-03'),
    });
    expect(limitsAt(clone)).toEqual([
      'This is a shallow clone: what was committed before its first commit is not known here.',
    ]);
  });

  it('may have no commit, and no remote', () => {
    const repository = new Repository();
    expect(limitsAt(repository.root)).toEqual([
      'Nothing was committed here yet, so nothing shows when a promise was written.',
    ]);
    repository.commit('2026-01-07', { [PLAN]: plan() });
    expect(limitsAt(repository.root)).toEqual([NO_REMOTE]);
  });

  it('may be no repository after all', () => {
    const root = folder({ '.git': 'gitdir: nowhere\n' });
    expect(limitsAt(root).join()).toMatch(/^Git cannot be asked here \(fatal: .*nowhere\), so nothing shows/);
  });

  it('may be on a machine without git', () => {
    const path = process.env['PATH'];
    process.env['PATH'] = folder();
    try {
      expect(limitsAt(folder({ '.git/HEAD': '' }))).toEqual([
        'There is no git on this machine, so nothing shows when a promise was written.',
      ]);
    } finally {
      process.env['PATH'] = path;
    }
  });
});

describe('a hostile repository', () => {
  it('runs nothing of its own when it is only read', () => {
    const repository = new Repository();
    const touched = join(folder(), 'touched');
    const script = join(repository.root, 'script.sh');
    repository.write('script.sh', `#!/bin/sh\necho "$0 $@" >> ${shellWord(touched)}\ncat\n`);
    chmodSync(script, 0o755);
    repository.write('.gitattributes', '*.yaml diff=own filter=own\n');
    repository.commit('2026-01-07', {
      [PLAN]: plan(),
      'reviews/2025-Q4/--output=x.yaml': plan(),
      'reviews/2025-Q4/-n.yaml': plan(),
    });
    repository.git(['config', 'gpg.format', 'ssh']);
    for (const name of [
      'core.fsmonitor',
      'core.pager',
      'core.editor',
      'core.sshCommand',
      'core.askPass',
      'diff.external',
      'diff.own.textconv',
      'diff.own.command',
      'filter.own.clean',
      'filter.own.smudge',
      'gpg.program',
      'gpg.ssh.program',
      'gpg.ssh.defaultKeyCommand',
      'credential.helper',
      'pager.log',
      'interactive.diffFilter',
      'sequence.editor',
      'uploadpack.packObjectsHook',
    ])
      repository.git(['config', name, script]);
    for (const name of ['log', 'rev-parse', 'cat-file', 'for-each-ref', 'rev-list', 'verify-commit'])
      repository.git(['config', `alias.${name}`, `!${script}`]);
    repository.git(['config', 'remote.origin.url', `ext::${script}`]);
    repository.git(['config', 'remote.origin.promisor', 'true']);
    for (const hook of [
      'pre-commit',
      'post-checkout',
      'post-index-change',
      'reference-transaction',
      'fsmonitor-watchman',
    ]) {
      repository.write(`.git/hooks/${hook}`, `#!/bin/sh\necho ${hook} >> ${shellWord(touched)}\n`);
      chmodSync(join(repository.root, `.git/hooks/${hook}`), 0o755);
    }
    // A commit that says that it is signed, so that git would ask a program.
    const raw = repository
      .git(['cat-file', 'commit', 'HEAD'])
      .replace('\n\n', '\ngpgsig -----BEGIN SSH SIGNATURE-----\n AAAA\n -----END SSH SIGNATURE-----\n\n');
    repository.write('.git/raw', raw);
    const signed = repository.git(['hash-object', '-t', 'commit', '-w', '.git/raw']).trim();
    repository.write('.git/refs/heads/main', `${signed}\n`);
    // A blob that is gone, as in a partial clone: nobody may fetch it.
    expect(evidenceAt(withReview(repository))).toMatchObject({ grade: 1, seen: { day: '2026-01-07' } });
    expect(existsSync(touched)).toBe(false);
  });
});
