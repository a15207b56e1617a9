/** Each rule on a team's quarter has a team file that it says nothing of (ok.yaml) and one that it fires on (bad.yaml). */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Review } from '../src/domain/review.ts';
import { checkTeamRules, TEAM_RULES, type Judged } from '../src/domain/rules/index.ts';
import type { TeamQuarter, TeamRule } from '../src/domain/rules/rule.ts';
import { teamQuotasCoverTheNumber } from '../src/domain/rules/team-quotas-cover-the-number.ts';
import { repsIn, type Team } from '../src/domain/team.ts';
import { parseTeam, type Readable } from '../src/store/team-folder.ts';

const folder = join(import.meta.dirname, 'team-rules');
const quarter = '2026-Q1';
const HEAD = `version: 1
team: Acme West
leader: Jo Park
currency: USD
fiscal_year:
  starts: january
`;
const REPS = 'reps:\n  mei-tanaka:\n    name: Mei Tanaka\n';

/** What is there of each rep in the examples: of the others nothing. */
const THERE: Readonly<Record<string, TeamQuarter['reviews'][number]>> = {
  'mei-tanaka': { rep: 'mei-tanaka', state: 'done', review: reviewOf('mei-tanaka', 'final', 'new-logos') },
  'sam-patel': { rep: 'sam-patel', state: 'draft', review: reviewOf('sam-patel', 'draft', 'quota') },
  'ben-okafor': { rep: 'ben-okafor', state: 'unreadable', review: undefined },
};

function reviewOf(rep: string, state: Review['state'], serves: string): Review {
  return { version: 1, rep, quarter, state, next: { plan: { objective: 'Call ten accounts', serves } } };
}

function read(text: string, name: string): Readable<Team> {
  const team = parseTeam(text);
  if (team.state === 'readable') return team;
  throw new Error(`${name} is no team file: ${team.findings.map(({ message }) => message).join('; ')}`);
}

function load(rule: TeamRule, name: string): Readable<Team> {
  const path = join(folder, rule.id.replace('/', '-'), name);
  return read(readFileSync(path, 'utf8'), path);
}

function check(rule: TeamRule, team: Team, rules: Team['rules'] = {}): Judged[] {
  const reviews = repsIn(team, quarter).map(
    (rep) => THERE[rep] ?? { rep, state: 'missing' as const, review: undefined },
  );
  return checkTeamRules([rule], { team: { ...team, rules }, quarter, reviews });
}

describe.each(TEAM_RULES.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  it('says nothing where all is well', () => {
    expect(check(rule, load(rule, 'ok.yaml').value)).toEqual([]);
  });

  it('says what is wrong, at its place, and what to do', async () => {
    const { value, find } = load(rule, 'bad.yaml');
    const text = check(rule, value)
      .map(find)
      .map(
        ({ line, column, severity, message, rule: by, advice }) =>
          `${line}:${column} ${severity} ${message} [${by}]\n  ${advice}\n`,
      );
    expect(text).not.toEqual([]);
    await expect(text.join('')).toMatchFileSnapshot(join(folder, id.replace('/', '-'), 'bad.txt'));
  });

  it('explains itself by an example on which it fires, and one on which it does not', () => {
    const whole = (part: string): Team =>
      read(HEAD + part + (part.includes('reps:') ? '' : REPS), `an example of ${id}`).value;
    expect(check(rule, whole(rule.example.wrong))).not.toEqual([]);
    expect(check(rule, whole(rule.example.right))).toEqual([]);
  });

  it('says when it fires in a clause, and why in sentences', () => {
    expect(rule.fires.length).toBeLessThan(60);
    expect(rule.fires).not.toMatch(/^[A-Z]|\.$/);
    expect(rule.explanation).toMatch(/^[A-Z].*\. [A-Z].*\.$/);
  });

  it('is as severe as the team says, and can be turned off', () => {
    const { value } = load(rule, 'bad.yaml');
    expect(check(rule, value, { [id]: 'none' })).toEqual([]);
    expect(new Set(check(rule, value, { [id]: 'error' }).map(({ severity }) => severity))).toEqual(new Set(['error']));
  });
});

it('takes quotas that are not set for unknown, and not for 0', () => {
  const { value } = read(`${HEAD}number:\n  2026: 2000000\n${REPS}`, 'a team without quotas');
  expect(check(teamQuotasCoverTheNumber, value).map(({ message }) => message)).toEqual([
    'no quota of 2026 is set, and the number is $2,000,000',
  ]);
});

it('has no examples of a rule that is not there', () => {
  expect(readdirSync(folder).toSorted()).toEqual(TEAM_RULES.map(({ id }) => id.replace('/', '-')).toSorted());
});
