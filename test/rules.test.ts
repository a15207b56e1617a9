/** Each rule has a review that it says nothing of (ok.yaml) and one that it fires on (bad.yaml, what it says in bad.txt). */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Context } from '../src/domain/context.ts';
import type { Review } from '../src/domain/review.ts';
import { checkRules, RULES } from '../src/domain/rules/index.ts';
import type { Rule } from '../src/domain/rules/rule.ts';
import type { Team } from '../src/domain/team.ts';
import { parseReview, type Readable } from '../src/store/team-folder.ts';
import { team } from './domain/sample.ts';

const folder = join(import.meta.dirname, 'rules');

function load(rule: Rule, name: string, quarter: string): Readable<Review> {
  const path = join(folder, rule.id.replace('/', '-'), name);
  const review = parseReview(readFileSync(path, 'utf8'), { rep: 'ana-silva', quarter }, name);
  if (review.state === 'readable') return review;
  throw new Error(`${path} is no review: ${review.findings.map(({ message }) => message).join('; ')}`);
}

function contextFor(rule: Rule, rules: Team['rules'] = {}): Context {
  const hasPrevious = existsSync(join(folder, rule.id.replace('/', '-'), 'previous.yaml'));
  const previous = hasPrevious ? load(rule, 'previous.yaml', '2025-Q4').value : undefined;
  return { team: { ...team, rules }, previous, earlier: previous === undefined ? [] : [previous] };
}

describe.each(RULES.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  it('says nothing where all is well', () => {
    const { value } = load(rule, 'ok.yaml', '2026-Q1');
    expect(checkRules([rule], value, contextFor(rule))).toEqual([]);
  });

  it('says what is wrong, at its place, and what to do', async () => {
    const { value, find } = load(rule, 'bad.yaml', '2026-Q1');
    const findings = checkRules([rule], value, contextFor(rule)).map(find);
    const text = findings.map(
      ({ line, column, severity, message, rule, advice }) =>
        `${line}:${column} ${severity} ${message} [${rule}]\n  ${advice}\n`,
    );
    expect(findings).not.toEqual([]);
    await expect(text.join('')).toMatchFileSnapshot(join(folder, id.replace('/', '-'), 'bad.txt'));
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
    const { team: withRules } = contextFor(rule);
    const context = { team: withRules, previous: undefined, earlier: [] };
    expect(checkRules([rule], bare, context)).toEqual([]);
    expect(checkRules([rule], { ...bare, ...unknown }, context)).toEqual([]);
    if (id.startsWith('next/')) expect(checkRules([rule], { ...value, next: 'unknown' }, context)).toEqual([]);
  });

  it('is as severe as the team says, and can be turned off', () => {
    const { value } = load(rule, 'bad.yaml', '2026-Q1');
    expect(checkRules([rule], value, contextFor(rule, { [id]: 'none' }))).toEqual([]);
    const severities = checkRules([rule], value, contextFor(rule, { [id]: 'info' })).map(({ severity }) => severity);
    expect(new Set(severities)).toEqual(new Set(['info']));
  });
});

it('has no examples of a rule that is not there', () => {
  expect(readdirSync(folder).toSorted()).toEqual(RULES.map(({ id }) => id.replace('/', '-')).toSorted());
});
