/** Leaders of one team who share a git remote: what merges by itself, and what doesn't. */
import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { reviewFile } from '../../src/domain/place.ts';
import type { Review } from '../../src/domain/review.ts';
import { writeSchemas } from '../../src/store/new-team.ts';
import { formatReview, loadReview, saveReview } from '../../src/store/team-folder.ts';
import { fakeTerminal } from '../cli/fake-terminal.ts';
import { folder, ROOT } from '../folder.ts';

const run = promisify(execFile);
const PLACE = { rep: 'ana-silva', quarter: '2026-Q1' };
const FILE = reviewFile(PLACE);

const REVIEW: Review = {
  version: 1,
  ...PLACE,
  state: 'draft',
  held: '2026-04-02',
  number: { quota: 250000, booked: 231500 },
  did: {
    'three-cios': { done: false, actual: 2 },
    'five-demos': { done: true, actual: 5 },
    'price-list': { done: true },
  },
  worked: { referrals: { effort: 'Asked for introductions', result: '5 introductions', keep: true } },
};

const ANSWERS = `\
number: { quota: 250000, booked: 231500 }
worked: {}
didnt_work: {}
learned: unknown
biggest_client: unknown
next: {}
`;

const TEAM = `\
version: 1
team: Acme West
leader: Jo Park
currency: USD
fiscal_year: { starts: january }
reps:
`;

function git(cwd: string, ...words: readonly string[]): string {
  return execFileSync('git', words, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

/** A bare remote with some files, and clones of it. */
function clones(files: Readonly<Record<string, string>>, names: readonly string[]): string[] {
  const before = { ...process.env };
  Object.assign(process.env, { HOME: folder(), GIT_CONFIG_NOSYSTEM: '1', LC_ALL: 'C' });
  onTestFinished(() => {
    process.env = before;
  });
  const above = folder();
  const remote = join(above, 'remote.git');
  git(above, 'init', '--quiet', '--bare', '--initial-branch=main', remote);
  const first = clone(above, remote, 'first');
  git(first, 'checkout', '--quiet', '-B', 'main');
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(first, file)), { recursive: true });
    writeFileSync(join(first, file), text);
  }
  git(first, 'add', '.');
  git(first, 'commit', '--quiet', '--message', 'Start');
  git(first, 'push', '--quiet', 'origin', 'main');
  return [...names.map((name) => clone(above, remote, name)), first];
}

function clone(above: string, remote: string, name: string): string {
  git(above, 'clone', '--quiet', remote, name);
  const cwd = join(above, name);
  git(cwd, 'config', 'user.name', name);
  git(cwd, 'config', 'user.email', `${name}@acme.example`);
  return cwd;
}

/** Writes a review as qreview does, and commits it. */
function change(cwd: string, to: (review: Review) => Review): void {
  const loaded = loadReview(cwd, PLACE);
  if (loaded.state !== 'readable') throw new Error('the review cannot be read');
  saveReview(cwd, to(loaded.value), loaded.text);
  git(cwd, 'commit', '--quiet', '--message', 'a change', '--', FILE);
}

/** Two leaders change one review; the second merges what the first pushed. Whether that goes without a conflict. */
function merges(one: (review: Review) => Review, other: (review: Review) => Review): Review | 'conflict' {
  const [jo = '', kim = ''] = clones({ 'qreview.yaml': TEAM, [FILE]: formatReview(REVIEW) }, ['jo', 'kim']);
  change(jo, one);
  git(jo, 'push', '--quiet');
  change(kim, other);
  try {
    git(kim, 'pull', '--quiet', '--no-rebase', '--no-edit');
  } catch {
    return 'conflict';
  }
  const merged = loadReview(kim, PLACE);
  if (merged.state !== 'readable') throw new Error('the merged review cannot be read');
  return merged.value;
}

const put =
  (section: 'did' | 'worked', id: string, entry: object) =>
  (review: Review): Review => {
    const changed = structuredClone(review);
    const all = changed[section];
    if (typeof all === 'object') Object.assign(all, { [id]: entry });
    return changed;
  };

describe('two leaders who change one review', () => {
  it('in different sections: both answers are there', () => {
    const merged = merges(
      put('did', 'three-cios', { done: true, actual: 3 }),
      put('worked', 'referrals', { effort: 'Asked for introductions', result: '6 introductions', keep: true }),
    );
    expect(merged).toMatchObject({
      did: { 'three-cios': { done: true, actual: 3 } },
      worked: { referrals: { result: '6 introductions' } },
    });
  });

  it('in two outcomes, with one between them: both are there', () => {
    const merged = merges(
      put('did', 'three-cios', { done: true, actual: 3 }),
      put('did', 'price-list', { done: false }),
    );
    expect(merged).toMatchObject({ did: { 'three-cios': { actual: 3 }, 'price-list': { done: false } } });
  });

  it('in two outcomes next to each other: the line with the id stands between them, and both are there', () => {
    const merged = merges(
      put('did', 'three-cios', { done: true, actual: 3 }),
      put('did', 'five-demos', { done: false, actual: 4 }),
    );
    expect(merged).toMatchObject({
      did: { 'three-cios': { done: true, actual: 3 }, 'five-demos': { done: false, actual: 4 } },
    });
  });

  it('in one answer: that is a conflict', () => {
    expect(
      merges(put('did', 'three-cios', { done: true, actual: 3 }), put('did', 'three-cios', { done: false, actual: 1 })),
    ).toBe('conflict');
  });

  it('in two lines of one entry that touch: the limit of git, a conflict', () => {
    expect(
      merges(put('did', 'three-cios', { done: true, actual: 2 }), put('did', 'three-cios', { done: false, actual: 1 })),
    ).toBe('conflict');
  });

  it('with an effort more each, at the same place: the limit of git, a conflict', () => {
    expect(
      merges(
        put('worked', 'demos', { effort: 'Demos', result: '4 deals', keep: true }),
        put('worked', 'visits', { effort: 'Visits', result: '2 deals', keep: true }),
      ),
    ).toBe('conflict');
  });
});

describe('eight leaders who write 200 reviews at once', () => {
  const LEADERS = ['jo', 'kim', 'lee', 'max', 'noa', 'ola', 'pat', 'quy'];
  const reps = Array.from({ length: 200 }, (_, index) => `rep-${index}`);

  it('end with all of them valid on the remote, and no conflict', async () => {
    const answers = join(folder({ 'answers.yaml': ANSWERS }), 'answers.yaml');
    const list = reps.map((rep) => `  ${rep}: { name: "Rep ${rep}" }\n`).join('');
    const [first = '', ...rest] = clones({ 'qreview.yaml': `${TEAM}${list}` }, LEADERS).toReversed();
    await Promise.all(
      rest.map((cwd, hand) =>
        writeAndPush(
          cwd,
          answers,
          reps.filter((_, index) => index % LEADERS.length === hand),
        ),
      ),
    );
    git(first, 'pull', '--quiet');
    writeSchemas(first);
    expect(git(first, 'ls-files', 'reviews').trim().split('\n')).toHaveLength(200);
    const terminal = fakeTerminal({ cwd: first });
    expect(await main(['validate'], terminal)).toBe(0);
    expect(terminal.results()).toBe('201 files: all valid\n');
    expect(git(first, 'log', '--no-merges', '--format=%s', '--grep=^review: Rep')).toMatch(
      /^(review: Rep rep-\d+ 2026-Q1\n){200}$/,
    );
  }, 240_000);

  /** Five reviews at a time: written, committed each by itself, pulled and pushed until the remote takes them. */
  async function writeAndPush(cwd: string, answers: string, mine: readonly string[]): Promise<void> {
    for (let from = 0; from < mine.length; from += 5) {
      for (const rep of mine.slice(from, from + 5)) {
        const words = ['new', rep, PLACE.quarter, '--answers', answers, '--commit', '--quiet'];
        await run(process.execPath, [join(ROOT, 'bin/qreview.js'), ...words], { cwd });
      }
      for (;;) {
        await run('git', ['pull', '--quiet', ...(from % 2 === 0 ? ['--rebase'] : ['--no-rebase', '--no-edit'])], {
          cwd,
        });
        const isTaken = await run('git', ['push', '--quiet'], { cwd }).then(
          () => true,
          () => false,
        );
        if (isTaken) break;
      }
    }
  }
});
