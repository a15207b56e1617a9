/** Which versions of a promise count: those on the way that HEAD's content came, whatever git's settings are. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { readLog } from '../../src/store/git-log.ts';
import {
  by,
  DID,
  evidenceAt,
  gatheredAt,
  limitsAt,
  plan,
  PLAN,
  Repository,
  review,
  REVIEW,
  reviewAt,
} from './planted.ts';

/** A merge that keeps what this side has of the reviews, whole, and another file of the other side. */
function mergeOurs(repository: Repository, branch: string, day: string): void {
  repository.git(['merge', '--quiet', '--no-commit', '--no-ff', '--strategy-option=ours', branch], day);
  repository.git(['checkout', '--quiet', 'HEAD', '--', 'reviews']);
  repository.commit(day);
}

it('where nothing was logged there is no commit', () => {
  expect(readLog('', '2026-04-08').commits.size).toBe(0);
});

describe('a merge', () => {
  it('that takes one side whole has only the history of that side', () => {
    const repository = new Repository();
    const first = repository.commit('2026-01-05', { [PLAN]: plan(40), 'reviews/2025-Q4/sam-patel.yaml': 'x\n' });
    repository.git(['checkout', '--quiet', '-b', 'side']);
    repository.commit('2026-01-20', { [PLAN]: plan(30), 'notes.md': 'x\n' });
    repository.git(['checkout', '--quiet', 'main']);
    // Of another file the main branch has a version of its own, so that git shows both sides.
    repository.commit('2026-01-25', { 'reviews/2025-Q4/sam-patel.yaml': 'y\n' });
    repository.git(['checkout', '--quiet', 'side']);
    repository.commit('2026-01-26', { 'reviews/2025-Q4/ben-okafor.yaml': 'z\n' });
    repository.git(['checkout', '--quiet', 'main']);
    repository.git(['merge', '--quiet', '--no-commit', '--no-ff', 'side'], '2026-02-01');
    repository.git(['checkout', '--quiet', 'HEAD', '--', PLAN]);
    repository.commit('2026-02-01');
    const outcome = repository.commit('2026-04-02', { [REVIEW]: review(40, DID) });
    expect(evidenceAt(repository.root)).toMatchObject({
      grade: 2,
      seen: by(first, '2026-01-05'),
      changed: null,
      isChangedSince: false,
      outcome: by(outcome, '2026-04-02'),
    });
  });

  it('that takes all reviews of one side has only the history of that side', () => {
    const repository = new Repository();
    const first = repository.commit('2026-01-05', { [PLAN]: plan(40) });
    repository.git(['checkout', '--quiet', '-b', 'side']);
    repository.commit('2026-01-20', { [PLAN]: plan(30) });
    repository.git(['checkout', '--quiet', 'main']);
    repository.commit('2026-01-25', { [PLAN]: `# by Jo\n${plan(40)}` });
    mergeOurs(repository, 'side', '2026-02-01');
    repository.commit('2026-04-02', { [REVIEW]: review(40, DID) });
    expect(evidenceAt(repository.root)).toMatchObject({ grade: 2, seen: by(first, '2026-01-05'), changed: null });
  });

  it('that takes the other side has the change that was made there', () => {
    const repository = new Repository();
    repository.commit('2026-01-05', { [PLAN]: plan(40) });
    repository.git(['checkout', '--quiet', '-b', 'side']);
    const lower = repository.commit('2026-01-20', { [PLAN]: plan(30) });
    repository.git(['checkout', '--quiet', 'main']);
    repository.commit('2026-01-25', { [PLAN]: plan(50), 'reviews/2025-Q4/sam-patel.yaml': 'y\n' });
    repository.git(['merge', '--quiet', '--no-commit', '--no-ff', '--strategy-option=theirs', 'side'], '2026-02-01');
    repository.commit('2026-02-01');
    repository.commit('2026-04-02', { [REVIEW]: review(30, DID) });
    expect(evidenceAt(repository.root)).toMatchObject({ grade: 2, changed: by(lower, '2026-01-20') });
  });

  it('of two answers of one review leaves the promise as it was on both sides', () => {
    const repository = new Repository();
    const first = repository.commit('2026-01-05', { [PLAN]: plan() });
    repository.commit('2026-04-01', { [REVIEW]: `${review()}\n\n# end\n` });
    repository.git(['checkout', '--quiet', '-b', 'side']);
    repository.commit('2026-04-02', { [REVIEW]: `${review(3, DID)}\n\n# end\n` });
    repository.git(['checkout', '--quiet', 'main']);
    repository.commit('2026-04-03', { [REVIEW]: `# by Jo\n${review()}\n\n# end\n` });
    repository.git(['merge', '--quiet', '--no-edit', 'side'], '2026-04-04');
    expect(evidenceAt(repository.root)).toMatchObject({
      grade: 2,
      seen: by(first, '2026-01-05'),
      changed: null,
      outcome: { day: '2026-04-02' },
    });
  });

  it('brings a file that the other side renamed, and what that one was', () => {
    const repository = new Repository();
    const first = repository.commit('2026-01-05', { 'reviews/2025-Q4/ana.yaml': plan(3, '', 'ana') });
    repository.git(['checkout', '--quiet', '-b', 'side']);
    repository.git(['mv', 'reviews/2025-Q4/ana.yaml', PLAN]);
    repository.commit('2026-01-20', { [PLAN]: plan() });
    repository.git(['checkout', '--quiet', 'main']);
    repository.commit('2026-01-25', { 'reviews/2025-Q4/sam-patel.yaml': 'y\n' });
    repository.git(['merge', '--quiet', '--no-edit', 'side'], '2026-02-01');
    repository.commit('2026-04-02', { [REVIEW]: review(3, DID) });
    expect(evidenceAt(repository.root)).toMatchObject({ grade: 2, seen: by(first, '2026-01-05'), changed: null });
  });

  it('that undoes what both sides have counts as a change', () => {
    const repository = new Repository();
    repository.commit('2026-01-05', { [PLAN]: plan(40) });
    repository.git(['checkout', '--quiet', '-b', 'side']);
    repository.commit('2026-01-20', { 'reviews/2025-Q4/sam-patel.yaml': 'x\n' });
    repository.git(['checkout', '--quiet', 'main']);
    repository.commit('2026-01-25', { 'reviews/2025-Q4/ben-okafor.yaml': 'x\n' });
    repository.git(['merge', '--quiet', '--no-commit', '--no-ff', 'side'], '2026-02-01');
    const merge = repository.commit('2026-02-01', { [PLAN]: plan(30) });
    repository.git(['rm', '--quiet', 'reviews/2025-Q4/sam-patel.yaml']);
    repository.commit('2026-02-02');
    repository.commit('2026-04-02', { [REVIEW]: review(30, DID) });
    expect(evidenceAt(repository.root)).toMatchObject({ grade: 2, changed: by(merge, '2026-02-01') });
  });

  it('that drops the answers of the other side drops their day too', () => {
    const repository = new Repository();
    repository.commit('2026-01-05', { [PLAN]: plan(40), [REVIEW]: review(40) });
    repository.git(['checkout', '--quiet', '-b', 'side']);
    repository.commit('2026-01-20', { [REVIEW]: review(40, DID), 'reviews/2025-Q4/sam-patel.yaml': 'x\n' });
    repository.git(['checkout', '--quiet', 'main']);
    repository.commit('2026-01-25', { [REVIEW]: `# by Jo\n${review(40)}` });
    repository.git(['merge', '--quiet', '--no-commit', '--no-ff', '--strategy-option=ours', 'side'], '2026-02-01');
    repository.git(['checkout', '--quiet', 'HEAD', '--', REVIEW]);
    repository.commit('2026-02-01');
    const outcome = repository.commit('2026-04-02', { [REVIEW]: review(40, DID) });
    expect(evidenceAt(repository.root)).toMatchObject({ grade: 2, changed: null, outcome: by(outcome, '2026-04-02') });
  });

  /** A side branch that has just begun, with a plan, and a change on the main branch, which has none. */
  function besideMain(): { repository: Repository; first: string } {
    const repository = new Repository();
    repository.commit('2026-01-05', { 'reviews/2025-Q4/sam-patel.yaml': 'x\n' });
    repository.commit('2026-01-06', { 'reviews/2025-Q4/sam-patel.yaml': 'y\n' });
    repository.git(['checkout', '--quiet', '-b', 'side', 'HEAD~1']);
    const first = repository.commit('2026-01-20', {
      [PLAN]: plan(40),
      'reviews/2025-Q4/ben-okafor.yaml': 'x\n',
      'reviews/2025-Q4/zoe-adler.yaml': 'y\n',
    });
    return { repository, first };
  }

  it('brings the history of what the other side wrote and took away again', () => {
    const { repository, first } = besideMain();
    repository.git(['rm', '--quiet', PLAN]);
    repository.commit('2026-01-21');
    repository.git(['checkout', '--quiet', 'main']);
    repository.git(['merge', '--quiet', '--no-edit', 'side'], '2026-02-01');
    const lower = repository.commit('2026-02-10', { [PLAN]: plan(30) });
    repository.commit('2026-04-02', { [REVIEW]: review(30, DID) });
    expect(evidenceAt(repository.root)).toMatchObject({
      grade: 2,
      seen: by(first, '2026-01-20'),
      changed: by(lower, '2026-02-10'),
    });
  });

  it('that leaves out files of the other side has nothing of their history', () => {
    const { repository } = besideMain();
    repository.git(['checkout', '--quiet', 'main']);
    repository.git(['merge', '--quiet', '--no-commit', '--no-ff', 'side'], '2026-02-01');
    repository.git(['rm', '--quiet', '--force', PLAN, 'reviews/2025-Q4/ben-okafor.yaml']);
    repository.commit('2026-02-01');
    const later = repository.commit('2026-02-10', { [PLAN]: plan(30) });
    repository.commit('2026-04-02', { [REVIEW]: review(30, DID) });
    expect(evidenceAt(repository.root)).toMatchObject({ grade: 2, seen: by(later, '2026-02-10'), changed: null });
  });
});

it('a renamed file leaves nothing behind for who gets its old name', () => {
  const repository = new Repository();
  repository.commit('2026-01-05', { [PLAN]: plan(40) });
  repository.git(['mv', PLAN, 'reviews/2025-Q4/ana-silva-reyes.yaml']);
  repository.commit('2026-01-10');
  const first = repository.commit('2026-01-20', { [PLAN]: plan(30) });
  repository.commit('2026-04-02', { [REVIEW]: review(30, DID) });
  expect(evidenceAt(repository.root)).toMatchObject({ grade: 2, seen: by(first, '2026-01-20'), changed: null });
});

it('each promise of a review has the grade that its own commits give it', () => {
  const repository = new Repository();
  const first = repository.commit('2026-01-05', { [PLAN]: plan() });
  const more =
    '  two-demos:\n    objective: Show the demo twice\n    measure:\n      metric: Demos\n      target: 2\n' +
    `${DID}  two-demos:\n    done: true\n    actual: 2\n`;
  const second = repository.commit('2026-04-02', { [REVIEW]: review(3, more) });
  expect(gatheredAt(repository.root).of(reviewAt(repository.root))).toMatchObject([
    { id: 'three-cios', grade: 2, seen: by(first, '2026-01-05'), outcome: by(second, '2026-04-02') },
    { id: 'two-demos', grade: 1, seen: by(second, '2026-04-02'), outcome: by(second, '2026-04-02') },
  ]);
});

describe('a team that moves within the repository', () => {
  it('takes its history along', () => {
    const repository = new Repository();
    const first = repository.commit('2026-01-05', { [PLAN]: plan(), 'notes.md': 'x\n' });
    mkdirSync(join(repository.root, 'teams'));
    repository.git(['mv', 'reviews', 'teams/reviews']);
    repository.commit('2026-03-01');
    mkdirSync(join(repository.root, 'west'));
    repository.git(['mv', 'teams/reviews', 'west/reviews']);
    repository.git(['mv', 'notes.md', 'minutes.md']);
    repository.commit('2026-03-02');
    repository.commit('2026-04-02', { [`west/${REVIEW}`]: review(3, DID) });
    expect(evidenceAt(join(repository.root, 'west'))).toMatchObject({
      grade: 2,
      seen: by(first, '2026-01-05'),
      changed: null,
    });
  });

  it('is none whose first commit moves other files: it is shown though the folders of others are broken', () => {
    const repository = new Repository();
    const before = 'west/reviews/2025-Q3/ana-silva.yaml';
    repository.commit('2026-01-05', { [`east/${PLAN}`]: plan(20), [before]: plan(), 'notes.md': 'x\n' });
    repository.git(['mv', 'notes.md', 'minutes.md']);
    mkdirSync(join(repository.root, 'west/reviews/2025-Q4'));
    repository.git(['mv', before, `west/${PLAN}`]);
    const first = repository.commit('2026-02-05');
    repository.commit('2026-04-02', { [`west/${REVIEW}`]: review(3, DID) });
    const east = repository.git(['rev-parse', 'HEAD:east']).trim();
    rmSync(join(repository.root, '.git/objects', east.slice(0, 2), east.slice(2)));
    expect(evidenceAt(join(repository.root, 'west'))).toMatchObject({ grade: 2, seen: by(first, '2026-02-05') });
  });

  it('is not taken for another one that has the same rep', () => {
    const repository = new Repository();
    repository.commit('2026-01-05', { [PLAN]: plan(40), [`east/${PLAN}`]: plan(20) });
    const first = repository.commit('2026-02-05', { [`west/${PLAN}`]: plan(30) });
    repository.commit('2026-04-02', { [`west/${REVIEW}`]: review(30, DID) });
    expect(evidenceAt(join(repository.root, 'west'))).toMatchObject({
      grade: 2,
      seen: by(first, '2026-02-05'),
      changed: null,
    });
  });
});

describe('a name passes for no other commit', () => {
  it('of an author who hides that a target was lowered', () => {
    const repository = new Repository();
    const first = repository.commit('2026-01-05', { [PLAN]: plan(40) });
    const lowered = { [PLAN]: plan(30), 'reviews/2025-Q4/aa.yaml': 'x\n', 'reviews/2025-Q4/ab.yaml': 'x\n' };
    repository.commit('2026-03-20', lowered);
    const author = `\u0001${repository.git(['rev-parse', 'HEAD~1']).trim()}`;
    const raw = repository.git(['cat-file', 'commit', 'HEAD']).replace('author Jo Park', `author ${author}`);
    repository.write('.git/raw', raw);
    repository.git(['reset', '--soft', repository.git(['hash-object', '-t', 'commit', '-w', '.git/raw']).trim()]);
    repository.commit('2026-04-02', { [REVIEW]: review(30, DID) });
    expect(evidenceAt(repository.root)).toMatchObject({
      seen: by(first, '2026-01-05'),
      isDayKnown: true,
      changed: { day: '2026-03-20', author },
    });
  });

  it('of a folder', () => {
    const repository = new Repository();
    const west = '\u0001west';
    const first = repository.commit('2026-01-05', { [`${west}/${PLAN}`]: plan() });
    repository.commit('2026-04-02', { [`${west}/${REVIEW}`]: review(3, DID) });
    expect(evidenceAt(join(repository.root, west))).toMatchObject({ grade: 2, seen: by(first, '2026-01-05') });
  });
});

describe('a clock that runs ahead', () => {
  const WRONG = 'says that it is of 2030-01-01, which is still to come';

  it('says nothing of the commits behind it, and is named', () => {
    const repository = new Repository();
    const wrong = repository.commit('2030-01-01', { 'notes.md': 'x\n' });
    const first = repository.commit('2026-01-05', { [PLAN]: plan() });
    repository.commit('2026-04-02', { [REVIEW]: review(3, DID) });
    expect(evidenceAt(repository.root)).toMatchObject({ grade: 2, seen: by(first, '2026-01-05'), isDayKnown: true });
    expect(limitsAt(repository.root)).toContain(`Commit ${wrong} ${WRONG}: that day does not count.`);
    repository.commit('2030-01-02');
    expect(limitsAt(repository.root)).toContain(
      `Commit ${wrong} ${WRONG}, and 1 more like it: that day does not count.`,
    );
  });

  it('says nothing of the day of its own commit, but what was before still does', () => {
    const repository = new Repository();
    repository.commit('2026-01-05', { 'notes.md': 'x\n' });
    const wrong = repository.commit('2030-01-01', { [PLAN]: plan() });
    repository.commit('2026-01-02', { [REVIEW]: review(3, DID) });
    expect(evidenceAt(repository.root)).toMatchObject({
      grade: 2,
      seen: by(wrong, '2030-01-01'),
      isDayKnown: false,
      outcome: { day: '2026-01-05' },
    });
  });

  it('is none where it is tomorrow already', () => {
    const repository = new Repository();
    repository.commit('2026-04-09', { [PLAN]: plan(), [REVIEW]: review() });
    expect(evidenceAt(repository.root)).toMatchObject({ seen: { day: '2026-04-09' }, isDayKnown: true });
  });
});

describe('each of these settings changes no evidence', () => {
  /** A history with a root commit, a merge, and more renames at once than a limit of one allows. */
  function story(): Repository {
    const repository = new Repository();
    repository.commit('2026-01-05', {
      'reviews/2025-Q4/ana.yaml': plan(3, '', 'ana'),
      'reviews/2025-Q4/zoe.yaml': plan(4, '', 'zoe').repeat(3),
      'reviews/2025-Q4/sam.yaml': `# ${'Sam '.repeat(99)}\n`,
    });
    repository.git(['mv', 'reviews/2025-Q4/ana.yaml', PLAN]);
    repository.git(['mv', 'reviews/2025-Q4/zoe.yaml', 'reviews/2025-Q4/zoe-adler.yaml']);
    repository.git(['mv', 'reviews/2025-Q4/sam.yaml', 'reviews/2025-Q4/sam-patel.yaml']);
    repository.commit('2026-01-06', {
      [PLAN]: plan(),
      'reviews/2025-Q4/zoe-adler.yaml': plan(4, '', 'zoe-adler').repeat(3),
      'reviews/2025-Q4/sam-patel.yaml': `# ${'Sam '.repeat(98)}\n`,
    });
    repository.git(['checkout', '--quiet', '-b', 'side']);
    repository.commit('2026-01-20', { [PLAN]: plan(2) });
    repository.git(['checkout', '--quiet', 'main']);
    repository.commit('2026-01-25', { [PLAN]: `# by Jo\n${plan()}`, 'reviews/2025-Q4/mei.yaml': 'y\n' });
    mergeOurs(repository, 'side', '2026-02-01');
    repository.commit('2026-04-02', { [REVIEW]: review(3, DID) });
    return repository;
  }

  const SETTINGS = [
    ['log.showRoot', 'false'],
    ['log.date', 'relative'],
    ['log.decorate', 'full'],
    ['log.follow', 'true'],
    ['log.mailmap', 'true'],
    ['log.abbrevCommit', 'true'],
    ['log.diffMerges', 'first-parent'],
    ['log.showSignature', 'true'],
    ['log.excludeDecoration', '*'],
    ['log.graphColors', 'red'],
    ['format.pretty', 'oneline'],
    ['format.notes', 'true'],
    ['notes.displayRef', '*'],
    ['i18n.logOutputEncoding', 'ISO-8859-1'],
    ['core.abbrev', '4'],
    ['core.quotePath', 'false'],
    ['core.ignoreCase', 'true'],
    ['core.precomposeUnicode', 'true'],
    ['core.logAllRefUpdates', 'false'],
    ['core.pager', 'false'],
    ['core.commitGraph', 'false'],
    ['color.ui', 'always'],
    ['color.diff', 'always'],
    ['column.ui', 'always'],
    ['tag.sort', '-creatordate'],
    ['diff.renames', 'false'],
    ['diff.renames', 'copies'],
    ['diff.renameLimit', '1'],
    ['merge.renameLimit', '1'],
    ['diff.relative', 'true'],
    ['diff.noprefix', 'true'],
    ['diff.mnemonicPrefix', 'true'],
    ['diff.algorithm', 'patience'],
    ['diff.context', '0'],
    ['diff.submodule', 'log'],
    ['diff.ignoreSubmodules', 'all'],
    ['diff.external', 'false'],
    ['diff.orderFile', 'order'],
    ['diff.wsErrorHighlight', 'all'],
    ['diff.statGraphWidth', '1'],
    ['diff.colorMoved', 'zebra'],
    ['diff.dirstat', 'files'],
    ['status.showUntrackedFiles', 'no'],
  ] as const;

  it('of the configuration', () => {
    const repository = story();
    const before = evidenceAt(repository.root);
    expect(before).toMatchObject({ grade: 2, seen: { day: '2026-01-05' }, changed: null });
    writeFileSync(join(repository.root, 'order'), '*\n');
    const changed = SETTINGS.filter(([name, value]) => {
      repository.git(['config', name, value]);
      const gathered = gatheredAt(repository.root);
      const [now] = gathered.of(reviewAt(repository.root)) ?? [];
      repository.git(['config', '--unset', name]);
      return !isDeepStrictEqual(now, before) || gathered.limits.length !== 1;
    });
    expect(changed).toEqual([]);
  });

  it.each([
    ['GIT_ICASE_PATHSPECS', '1'],
    ['GIT_GLOB_PATHSPECS', '1'],
    ['GIT_NOGLOB_PATHSPECS', '1'],
    ['GIT_LITERAL_PATHSPECS', '1'],
    ['TZ', 'Pacific/Auckland'],
  ])('%s=%s', (name, value) => {
    const repository = story();
    const before = process.env[name];
    process.env[name] = value;
    try {
      expect(evidenceAt(repository.root)).toMatchObject({ grade: 2, seen: { day: '2026-01-05' }, changed: null });
    } finally {
      if (before === undefined) delete process.env[name];
      else process.env[name] = before;
    }
  });

  it('a graft that cuts the history off', () => {
    const repository = story();
    const tip = repository.git(['rev-parse', 'HEAD']);
    repository.write('.git/info/grafts', tip);
    expect(evidenceAt(repository.root)).toMatchObject({ grade: 2, seen: { day: '2026-01-05' }, changed: null });
  });
});
