/** Each rule has a review that it says nothing of (ok.yaml) and one that it fires on (bad.yaml, bad.txt). */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Context } from '../src/domain/context.ts';
import type { Review } from '../src/domain/review.ts';
import { checkRules, REVIEW_RULES } from '../src/domain/rules/index.ts';
import type { ReviewRule } from '../src/domain/rules/rule.ts';
import type { Team } from '../src/domain/team.ts';
import { parseReview, type Readable } from '../src/store/team-folder.ts';
import { evidence, team } from './domain/sample.ts';

const folder = join(import.meta.dirname, 'rules');
const ana = { name: 'Ana Silva', quota: { '2026-Q1': 250000, '2026-Q2': 260000 } };
const BASE = 'version: 1\nrep: ana-silva\nquarter: 2026-Q1\nstate: draft\n';

/** What git says of the promise: the one rule that rests on it has nothing else to show. */
const EVIDENCE = {
  ok: evidence(['three-cios', 'depot-visits'], '2026-01-05'),
  bad: evidence(['three-cios', 'depot-visits'], '2026-02-20'),
};
/** What the CRM says, for the one rule that rests on it. */
const FACTS = { booked: 171500, won: 14, lost: 21, win_rate: 0.4, metrics: { calls: 120 } };
/** Rules that are about an answer not being known. */
const OF_THE_UNKNOWN = new Set(['said/on-record', 'learned/environment']);

type Kind = keyof typeof EVIDENCE;

function read(text: string, quarter: string, name: string): Readable<Review> {
  const review = parseReview(text, { rep: 'ana-silva', quarter }, name);
  if (review.state === 'readable') return review;
  throw new Error(`${name} is no review: ${review.findings.map(({ message }) => message).join('; ')}`);
}

function load(rule: ReviewRule, name: string, quarter: string): Readable<Review> {
  const path = join(folder, rule.id.replace('/', '-'), name);
  return read(readFileSync(path, 'utf8'), quarter, path);
}

function contextFor(rule: ReviewRule, kind: Kind, rules: Team['rules'] = {}): Context {
  const hasPrevious = existsSync(join(folder, rule.id.replace('/', '-'), 'previous.yaml'));
  const previous = hasPrevious ? load(rule, 'previous.yaml', '2025-Q4').value : undefined;
  return {
    team: { ...team, reps: { ...team.reps, 'ana-silva': ana }, rules },
    previous,
    earlier: previous === undefined ? [] : [previous],
    unreadable: [],
    isFirst: false,
    evidence: EVIDENCE[kind],
    facts: rule.id === 'did/matches-the-crm' ? FACTS : undefined,
  };
}

describe.each(REVIEW_RULES.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  it('says nothing where all is well', () => {
    const { value } = load(rule, 'ok.yaml', '2026-Q1');
    expect(checkRules([rule], value, contextFor(rule, 'ok'))).toEqual([]);
  });

  it('says what is wrong, at its place, and what to do', async () => {
    const { value, find } = load(rule, 'bad.yaml', '2026-Q1');
    const findings = checkRules([rule], value, contextFor(rule, 'bad')).map(find);
    const text = findings.map(
      ({ line, column, severity, message, rule, advice }) =>
        `${line}:${column} ${severity} ${message} [${rule}]\n  ${advice}\n`,
    );
    expect(findings).not.toEqual([]);
    await expect(text.join('')).toMatchFileSnapshot(join(folder, id.replace('/', '-'), 'bad.txt'));
  });

  it('explains itself by an example on which it fires, and one on which it does not', () => {
    const wrong = read(BASE + rule.example.wrong, '2026-Q1', `the wrong example of ${id}`).value;
    const right = read(BASE + rule.example.right, '2026-Q1', `the right example of ${id}`).value;
    expect(checkRules([rule], wrong, contextFor(rule, 'bad'))).not.toEqual([]);
    expect(checkRules([rule], right, contextFor(rule, 'ok'))).toEqual([]);
  });

  it('says when it fires in a clause, and why in sentences', () => {
    expect(rule.fires.length).toBeLessThan(60);
    expect(rule.fires).not.toMatch(/^[A-Z]|\.$/);
    expect(rule.explanation).toMatch(/^[A-Z].*\. [A-Z].*\.$/);
  });

  it('asks nothing of what has not been answered, or is not known', () => {
    const bare = { version: 1, rep: 'ana-silva', quarter: '2026-Q1', state: 'draft' } as const;
    const unknown = {
      said: 'unknown',
      did: 'unknown',
      worked: 'unknown',
      didnt_work: 'unknown',
      learned: 'unknown',
      next: 'unknown',
    } as const;
    const { value } = load(rule, 'bad.yaml', '2026-Q1');
    const { team: withRules } = contextFor(rule, 'bad');
    const context = {
      team: withRules,
      previous: undefined,
      earlier: [],
      unreadable: [],
      isFirst: false,
      evidence: EVIDENCE.bad,
    };
    expect(checkRules([rule], bare, context)).toEqual([]);
    expect(checkRules([rule], { ...bare, ...unknown }, context)).toHaveLength(OF_THE_UNKNOWN.has(id) ? 1 : 0);
    if (id.startsWith('next/')) expect(checkRules([rule], { ...value, next: 'unknown' }, context)).toEqual([]);
  });

  it('is as severe as the team says, and can be turned off', () => {
    const { value } = load(rule, 'bad.yaml', '2026-Q1');
    expect(checkRules([rule], value, contextFor(rule, 'bad', { [id]: 'none' }))).toEqual([]);
    const judged = checkRules([rule], value, contextFor(rule, 'bad', { [id]: 'info' }));
    expect(new Set(judged.map(({ severity }) => severity))).toEqual(new Set(['info']));
  });
});

it('has no examples of a rule that is not there', () => {
  expect(readdirSync(folder).toSorted()).toEqual(REVIEW_RULES.map(({ id }) => id.replace('/', '-')).toSorted());
});
