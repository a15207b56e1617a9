/** Repositories with histories that were planted, and what git shows of a promise in them. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import type { PromiseEvidence } from '../../src/domain/evidence.ts';
import type { Review } from '../../src/domain/review.ts';
import { gatherEvidence } from '../../src/store/evidence.ts';
import { recordsIn } from '../../src/store/history.ts';
import type { Gathered } from '../../src/store/repository.ts';
import { shellWord } from '../../src/store/shell-word.ts';
import { loadReview } from '../../src/store/team-folder.ts';
import { team } from '../domain/sample.ts';
import { folder } from '../folder.ts';

export const PLAN = 'reviews/2025-Q4/ana-silva.yaml';
export const REVIEW = 'reviews/2026-Q1/ana-silva.yaml';
const PLACE = { rep: 'ana-silva', quarter: '2026-Q1' };

/** A repository whose commits have the days that they are given. */
export class Repository {
  readonly root: string;
  constructor(root = folder()) {
    this.root = root;
    if (!existsSync(join(root, '.git'))) this.git(['init', '--quiet', '--initial-branch=main']);
  }
  git(words: readonly string[], day = '2026-01-01'): string {
    const own = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_')));
    const who = {
      GIT_AUTHOR_NAME: 'Jo Park',
      GIT_AUTHOR_EMAIL: 'jo@acme.example',
      GIT_COMMITTER_NAME: 'Jo',
      GIT_COMMITTER_EMAIL: 'jo@acme.example',
    };
    const date = `${day}T12:00:00Z`;
    const env = {
      ...own,
      ...who,
      GIT_AUTHOR_DATE: date,
      GIT_COMMITTER_DATE: date,
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_NOSYSTEM: '1',
    };
    return execFileSync('git', ['-c', 'protocol.file.allow=always', ...words], {
      cwd: this.root,
      env,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }
  write(file: string, text: string): void {
    mkdirSync(dirname(join(this.root, file)), { recursive: true });
    writeFileSync(join(this.root, file), text);
  }
  /** Commits these files and what has changed, and gives the abbreviated commit. */
  commit(day: string, files: Readonly<Record<string, string>> = {}, words: readonly string[] = []): string {
    for (const [file, text] of Object.entries(files)) this.write(file, text);
    this.git(['add', '--update']);
    if (Object.keys(files).length > 0) this.git(['add', '--', ...Object.keys(files)]);
    this.git(['commit', '--quiet', '--allow-empty', '--message', `on ${day}`, ...words], day);
    return this.git(['rev-parse', 'HEAD']).slice(0, 7);
  }
}

function objective(target: number, layout = ''): string {
  return `  three-cios:\n    objective: Meet the CIO of${layout} three named accounts\n    measure:\n      metric: CIO meetings\n      target: ${target}\n`;
}

export function plan(target = 3, layout = '', rep = 'ana-silva'): string {
  return `version: 1\nrep: ${rep}\nquarter: 2025-Q4\nstate: draft\nnext:\n${objective(target, layout)}`;
}

export function review(target = 3, did = '', layout = '', rep = 'ana-silva'): string {
  return `version: 1\nrep: ${rep}\nquarter: 2026-Q1\nstate: draft\nsaid:\n${objective(target, layout)}${did}`;
}

export const DID = 'did:\n  three-cios:\n    done: false\n    actual: 2\n';

export function reviewAt(root: string): Review {
  const loaded = loadReview(root, PLACE);
  if (loaded.state !== 'readable') throw new Error(`the review is ${loaded.state}`);
  return loaded.value;
}

/** What git is asked for the quarter, on a day when the quarter is over. */
export function gatheredAt(root: string): Gathered {
  return gatherEvidence({ root, team, today: '2026-04-08' }, ['2026-Q1'], recordsIn(root));
}

/** What can't be known of the promise there. */
export function limitsAt(root: string): readonly string[] {
  const gathered = gatheredAt(root);
  const loaded = loadReview(root, PLACE);
  if (loaded.state === 'readable') gathered.of(loaded.value);
  return gathered.limits;
}

export function evidenceAt(root: string): PromiseEvidence {
  const [evidence] = gatheredAt(root).of(reviewAt(root)) ?? [];
  if (evidence === undefined) throw new Error('git knows nothing');
  return evidence;
}

export function by(commit: string, day: string): { commit: string; day: string; author: string } {
  return { commit, day, author: 'Jo Park' };
}

/** The repository's folder, with a review on disk that is not committed. */
export function withReview(repository: Repository, target = 3): string {
  repository.write(REVIEW, review(target));
  return repository.root;
}

/** A folder for PATH with a git that fails where a word is among its words. */
export function failingGit(word: string): string {
  const bin = folder();
  const git = execFileSync('which', ['git'], { encoding: 'utf8' }).trim();
  const script = `#!/bin/sh\ncase " $* " in *' ${word} '*) echo 'fatal: no ${word} today' >&2; exit 128;; esac\nexec ${shellWord(git)} "$@"\n`;
  writeFileSync(join(bin, 'git'), script, { mode: 0o755 });
  return `${bin}${delimiter}${process.env['PATH'] ?? ''}`;
}

/** A repository whose commits and tags can be signed with a key that git trusts. */
export function signingRepository(): Repository {
  const repository = new Repository();
  const key = join(folder(), 'key');
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', 'jo', '-f', key]);
  writeFileSync(`${key}.allowed`, `jo@acme.example ${readFileSync(`${key}.pub`, 'utf8')}`);
  repository.git(['config', 'gpg.format', 'ssh']);
  repository.git(['config', 'user.signingKey', key]);
  repository.git(['config', 'gpg.ssh.allowedSignersFile', `${key}.allowed`]);
  return repository;
}
