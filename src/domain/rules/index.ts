/** The rules, in the order of the five questions, and how they are put to a review. */
import type { Severity, Violation } from '../finding.ts';
import type { Context } from '../interview.ts';
import type { Review } from '../review.ts';
import { didAnswered } from './did-answered.ts';
import { nextCitesACause } from './next-cites-a-cause.ts';
import { nextFacesMissedPromises } from './next-faces-missed-promises.ts';
import { nextKeepsWhatWorked } from './next-keeps-what-worked.ts';
import { nextStopsWhatDidNot } from './next-stops-what-did-not.ts';
import { nextUsesWhatWasLearned } from './next-uses-what-was-learned.ts';
import type { Rule } from './rule.ts';
import { saidUnchanged } from './said-unchanged.ts';

/** All rules, in the order in which they are put. */
export const RULES: readonly Rule[] = [
  saidUnchanged,
  didAnswered,
  nextCitesACause,
  nextKeepsWhatWorked,
  nextStopsWhatDidNot,
  nextUsesWhatWasLearned,
  nextFacesMissedPromises,
];

/** What a rule found, with the severity that the team gives it. */
export interface Judged extends Violation {
  readonly rule: string;
  readonly severity: Severity;
}

/** Puts some rules to a review; those that the team has turned off say nothing. */
export function checkRules(rules: readonly Rule[], review: Review, context: Context): Judged[] {
  return rules.flatMap((rule) => {
    const severity = context.team.rules?.[rule.id] ?? rule.severity;
    if (severity === 'none') return [];
    return rule.check(review, context).map((violation) => ({ ...violation, rule: rule.id, severity }));
  });
}
