/** Who vouches for single commits: remotes by the days that were noted of them, and keys by what git verifies. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readObjects, type Objects } from '../../src/store/git.ts';
import { findWitnesses, hasParents, type Witnesses } from '../../src/store/git-witnesses.ts';
import { setEnvironment } from '../environment.ts';
import { folder } from '../folder.ts';
import { Repository, signingRepository } from './planted.ts';

/** Makes a commit, and gives its whole name. */
function commit(repository: Repository, day: string, words: readonly string[] = []): string {
  repository.commit(day, {}, words);
  return repository.git(['rev-parse', 'HEAD']).trim();
}

/** Gives a repository a remote, to which it can push. */
function addRemote(repository: Repository): void {
  const bare = folder();
  repository.git(['init', '--quiet', '--bare', bare]);
  repository.git(['remote', 'add', 'origin', bare]);
}

function witnessesOf({ root }: Repository, commits: readonly string[]): Witnesses {
  return findWitnesses(root, commits, readObjects(root, commits));
}

const QUOTE = 'A signature looks like this:\n\n-----BEGIN PGP SIGNATURE-----\n\nAAAA\n-----END PGP SIGNATURE-----';

describe('a remote', () => {
  it('has had the branch that was cloned since the day of the clone, and nothing that was committed there', () => {
    const repository = new Repository();
    commit(repository, '2026-01-05');
    repository.git(['checkout', '--quiet', '-b', 'side']);
    const cloned = commit(repository, '2026-01-07');
    repository.git(['checkout', '--quiet', 'main']);
    const path = folder();
    repository.git(['clone', '--quiet', '--branch=side', repository.root, path], '2026-01-20');
    const clone = new Repository(path);
    const own = commit(clone, '2026-01-25');
    const { remoteSince } = witnessesOf(clone, [cloned, own]);
    expect([cloned, own].map(remoteSince)).toEqual(['2026-01-20', undefined]);
  });

  it('has had a commit since the earliest day that was noted, even where the clock was put right in between', () => {
    const repository = new Repository();
    addRemote(repository);
    const commits = ['2026-02-20', '2026-01-20', '2026-03-01'].map((day) => {
      const one = commit(repository, '2026-01-07');
      repository.git(['push', '--quiet', 'origin', 'main'], day);
      return one;
    });
    const { remoteSince } = witnessesOf(repository, commits);
    expect(commits.map(remoteSince)).toEqual(['2026-01-20', '2026-01-20', '2026-03-01']);
  });
});

describe('a signed tag', () => {
  it('vouches for all that it holds, of which a remote may have seen a part', () => {
    const repository = signingRepository();
    addRemote(repository);
    const pushed = commit(repository, '2026-01-07');
    repository.git(['push', '--quiet', 'origin', 'main'], '2026-01-09');
    const held = commit(repository, '2026-01-10');
    commit(repository, '2026-01-11');
    repository.git(['tag', '--sign', '--message', 'the plans', 'plans']);
    const later = commit(repository, '2026-01-12');
    const commits = [pushed, held, later];
    const { remoteSince, isSigned, unverified, problems } = witnessesOf(repository, commits);
    expect(commits.map(remoteSince)).toEqual(['2026-01-09', undefined, undefined]);
    expect(commits.map(isSigned)).toEqual([true, true, false]);
    expect([...unverified, ...problems]).toEqual([]);
  });

  it('counts too where it was fetched to a place of its remote', () => {
    const other = signingRepository();
    const signed = commit(other, '2026-01-07');
    other.git(['tag', '--sign', '--message', 'the plans', 'plans']);
    const repository = signingRepository();
    const allowed = other.git(['config', 'gpg.ssh.allowedSignersFile']).trim();
    repository.git(['config', 'gpg.ssh.allowedSignersFile', allowed]);
    repository.git(['fetch', '--quiet', '--no-tags', other.root, 'refs/tags/*:refs/remotes/origin/refs/tags/*']);
    expect(witnessesOf(repository, [signed]).isSigned(signed)).toBe(true);
  });

  it('that git does not verify is named as a shell takes it', () => {
    const repository = signingRepository();
    const signed = commit(repository, '2026-01-07');
    for (const name of ['plans', 'plans;touch${IFS}x']) repository.git(['tag', '--sign', '--message', 'plans', name]);
    repository.git(['update-ref', 'refs/remotes/origin/refs/tags/plans', 'refs/tags/plans']);
    repository.git(['config', 'gpg.ssh.allowedSignersFile', '/dev/null']);
    const { isSigned, unverified } = witnessesOf(repository, [signed]);
    expect(isSigned(signed)).toBe(false);
    expect([...unverified]).toEqual([
      'git verify-tag refs/remotes/origin/refs/tags/plans',
      'git verify-tag refs/tags/plans',
      "git verify-tag 'refs/tags/plans;touch${IFS}x'",
    ]);
  });

  it('is none that only points to a commit whose message quotes a signature', () => {
    const repository = new Repository();
    const quoting = commit(repository, '2026-01-07', ['--message', QUOTE]);
    repository.git(['tag', 'light']);
    repository.git(['tag', '--message', 'not signed', 'plain']);
    const { isSigned, unverified } = witnessesOf(repository, [quoting]);
    expect(isSigned(quoting)).toBe(false);
    expect([...unverified]).toEqual([]);
  });
});

describe('what git has of a commit', () => {
  it('is not mixed up with what people wrote in it', () => {
    const repository = new Repository();
    const words = ['--author', 'gpgsig parent Ltd <jo@acme.example>', '--message', 'gpgsig x\nparent of all'];
    const first = commit(repository, '2026-01-07', words);
    const second = commit(repository, '2026-01-08');
    const objects = readObjects(repository.root, [first, second]);
    expect([first, second].map((one) => hasParents(objects.get(one)))).toEqual([false, true]);
    const { isSigned, unverified } = findWitnesses(repository.root, [first, second], objects);
    expect(isSigned(first)).toBe(false);
    expect([...unverified]).toEqual([]);
  });

  it('is neither a signature nor a parent where git cannot give it', () => {
    const repository = signingRepository();
    const signed = commit(repository, '2026-01-07', ['--gpg-sign']);
    const refused = { state: 'refused', reason: 'fatal: no more' } as const;
    expect([undefined, refused].map(hasParents)).toEqual([false, false]);
    const all = readObjects(repository.root, [signed]);
    const isSignedIn = (objects: Objects): boolean =>
      findWitnesses(repository.root, [signed], objects).isSigned(signed);
    expect([new Map<string, never>(), new Map([[signed, refused]]), all].map(isSignedIn)).toEqual([false, false, true]);
  });
});

describe('git is asked no more than is needed', () => {
  /** The commands of git that are used to find the witnesses. */
  function askedOf(repository: Repository, commits: readonly string[]): string[] {
    const objects = readObjects(repository.root, commits);
    const trace = join(folder(), 'trace');
    setEnvironment({ GIT_TRACE2_EVENT: trace });
    findWitnesses(repository.root, commits, objects);
    return [...readFileSync(trace, 'utf8').matchAll(/"cmd_name".*"name":"([a-z-]+)"/g)].map(([, name = '']) => name);
  }

  it('where there is neither a remote nor a signed tag', () => {
    const repository = new Repository();
    const only = commit(repository, '2026-01-07');
    repository.git(['tag', '--message', 'not signed', 'plain']);
    expect(askedOf(repository, [only])).toEqual(['for-each-ref']);
  });

  it('where what is signed is no commit', () => {
    const repository = signingRepository();
    const only = commit(repository, '2026-01-07');
    repository.git(['tag', '--sign', '--message', 'the top folder', 'folder', 'HEAD^{tree}']);
    expect(askedOf(repository, [only])).toEqual(['for-each-ref', 'cat-file']);
    repository.git(['tag', '--sign', '--message', 'the plans', 'plans']);
    expect(askedOf(repository, [only])).toEqual(['for-each-ref', 'cat-file', 'rev-list']);
  });

  it('where no review was committed', () => {
    const repository = new Repository();
    addRemote(repository);
    commit(repository, '2026-01-07');
    repository.git(['push', '--quiet', 'origin', 'main']);
    expect(askedOf(repository, [])).toEqual(['for-each-ref', 'log']);
  });
});
