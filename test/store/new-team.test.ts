import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Team } from '../../src/domain/team.ts';
import {
  formatTeam,
  newTeamFindings,
  writeGitSettings,
  writeSchemas,
  writeTeamFolder,
} from '../../src/store/new-team.ts';
import { staleSchemas } from '../../src/store/schema-copies.ts';
import { loadTeam, parseTeam } from '../../src/store/team-folder.ts';
import { team } from '../domain/sample.ts';
import { folder } from '../folder.ts';

const MINIMAL: Team = {
  version: 1,
  team: 'West: $1,250 "club"',
  leader: 'Zoë 日',
  currency: 'EUR',
  fiscal_year: { starts: 'february' },
  reps: {},
};

describe('the text of a new team', () => {
  it('says in remarks what can be added, and is read back', () => {
    expect(formatTeam(MINIMAL)).toBe(`# yaml-language-server: $schema=.qreview/team.schema.json
version: 1
team: 'West: $1,250 "club"'
leader: Zoë 日
currency: EUR

# The fiscal year, and the calendar year that names it: the one it ends in, or the one it starts in.
fiscal_year:
  starts: february

# The number: per year (2026: 5600000) or per quarter (2026-Q1: 1400000), in whole currency units.
number: {}

# What objectives can serve, by a short id of your own:
#   new-logos: { goal: Win 40 new logos in 2026, metric: new_logos, target: 40 }
goals: {}

# The reps by a short id, which names their files. from and to (2026-Q1) say when they are in the team;
# crm lists the names under which the CRM knows them; quota is per quarter.
reps: {}

# Rules that matter more or less to this team (error, warning, info or none):
#   next/cites-a-cause: error
rules: {}
`);
    const parsed = parseTeam(formatTeam({ ...team, number: { '2026': 5_600_000 } }));
    expect(parsed).toMatchObject({ state: 'readable', value: { ...team, number: { '2026': 5_600_000 } } });
  });

  it('has findings before it is written', () => {
    expect(newTeamFindings(MINIMAL)).toEqual([]);
    expect(newTeamFindings({ ...MINIMAL, currency: 'euro' })).toMatchObject([
      { rule: 'file/schema', line: 5, message: 'currency: is "euro"' },
    ]);
  });
});

describe('the folder of a new team', () => {
  it('has all that is needed, and nothing that was there is touched', () => {
    const root = join(folder({ 'team/.gitattributes': 'mine\n' }), 'team');
    writeTeamFolder(root, MINIMAL);
    expect(readdirSync(root).toSorted()).toEqual([
      '.gitattributes',
      '.gitignore',
      '.qreview',
      'qreview.yaml',
      'reviews',
    ]);
    expect(readFileSync(join(root, '.gitattributes'), 'utf8')).toBe('mine\n');
    expect(readFileSync(join(root, 'reviews/.gitignore'), 'utf8')).toContain('.*.lock\n.*.tmp\n');
    expect(loadTeam(root)).toMatchObject({ state: 'readable', value: MINIMAL });
    expect(staleSchemas(root)).toEqual([]);
  });

  it('has what a crash leaves behind ignored by git, wherever that was', () => {
    const root = folder({
      'actuals/.2026-Q1.yaml.123-456.tmp': '',
      '.qreview.yaml.123-456.tmp': '',
      'reviews/2026-Q1/.ana-silva.yaml.lock': '',
      'reviews/2026-Q1/..ana-silva.yaml.lock.123-456.tmp': '',
      'reviews/2026-Q1/.ana-silva.edit.yaml': '',
    });
    writeTeamFolder(root, MINIMAL);
    execFileSync('git', ['init', '--quiet'], { cwd: root });
    const seen = execFileSync('git', ['status', '--porcelain', '--untracked-files=all'], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(seen.split('\n')).toEqual([
      '?? .gitattributes',
      '?? .gitignore',
      '?? .qreview/actuals.schema.json',
      '?? .qreview/review.schema.json',
      '?? .qreview/team.schema.json',
      '?? qreview.yaml',
      '?? reviews/.gitignore',
      '',
    ]);
  });

  it('is not that of a team that is there', () => {
    const root = folder({ 'qreview.yaml': 'theirs\n' });
    expect(() => writeTeamFolder(root, MINIMAL)).toThrow(expect.objectContaining({ code: 'EEXIST' }));
    expect(readFileSync(join(root, 'qreview.yaml'), 'utf8')).toBe('theirs\n');
  });

  it.each(['reviews', '.qreview'])('is not written where %s leads out of it', (name) => {
    const [root, outside] = [folder(), folder()];
    symlinkSync(outside, join(root, name));
    expect(() => writeTeamFolder(root, MINIMAL)).toThrow(expect.objectContaining({ code: 'EOUTSIDE' }));
    expect(existsSync(join(root, 'qreview.yaml'))).toBe(false);
    expect(readdirSync(outside)).toEqual([]);
  });

  it('has git settings of which those that are there stay', () => {
    const root = folder({ '.gitignore': 'mine\n', 'reviews/.gitignore': 'theirs\n' });
    writeGitSettings(root);
    expect(readFileSync(join(root, '.gitignore'), 'utf8')).toBe('mine\n');
    expect(readFileSync(join(root, 'reviews/.gitignore'), 'utf8')).toBe('theirs\n');
    expect(readFileSync(join(root, '.gitattributes'), 'utf8')).toBe(
      '*.yaml text eol=lf\nreviews/*/*.yaml diff=qreview\n.qreview/* text eol=lf linguist-generated\n',
    );
  });
});

describe('the copies of the schemas', () => {
  it('are told when they are missing or of another version, and brought up to date', () => {
    const root = folder();
    mkdirSync(join(root, '.qreview'));
    writeFileSync(join(root, '.qreview/team.schema.json'), '{}\n');
    const said = staleSchemas(root).map(({ file, message, advice }) => `${file}: ${message} (${advice ?? ''})`);
    expect(said).toEqual([
      '.qreview/team.schema.json: the copy of the schema is of another version of qreview (run qreview init --schemas)',
      '.qreview/review.schema.json: the copy of the schema is missing: editors cannot check the files (run qreview init --schemas)',
      '.qreview/actuals.schema.json: the copy of the schema is missing: editors cannot check the files (run qreview init --schemas)',
    ]);
    expect(staleSchemas(root)[0]).toMatchObject({
      line: 1,
      column: 1,
      excerpt: '',
      path: [],
      rule: 'file/schema-copy',
      severity: 'warning',
    });
    writeSchemas(root);
    expect(staleSchemas(root)).toEqual([]);
  });
});
