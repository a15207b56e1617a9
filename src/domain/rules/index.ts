/** The rules, in the order of the five questions, and how they are put to reviews. */
import type { Context } from '../context.ts';
import type { Severity, Violation } from '../finding.ts';
import { didYouMean } from '../similarity.ts';
import type { Review } from '../review.ts';
import type { Team } from '../team.ts';
import { didAnswered } from './did-answered.ts';
import { didConsistent } from './did-consistent.ts';
import { didMatchesTheCrm } from './did-matches-the-crm.ts';
import { didNumber } from './did-number.ts';
import { didntWorkDecided } from './didnt-work-decided.ts';
import { effortContradicts } from './effort-contradicts.ts';
import { learnedBiggestClient } from './learned-biggest-client.ts';
import { learnedEnvironment } from './learned-environment.ts';
import { nextAligned } from './next-aligned.ts';
import { nextCitesACause } from './next-cites-a-cause.ts';
import { nextClear } from './next-clear.ts';
import { nextCoversTheNumber } from './next-covers-the-number.ts';
import { nextFacesMissedPromises } from './next-faces-missed-promises.ts';
import { nextJudged } from './next-judged.ts';
import { nextKeepsWhatWorked } from './next-keeps-what-worked.ts';
import { nextMeasurable } from './next-measurable.ts';
import { nextStopsWhatDidNot } from './next-stops-what-did-not.ts';
import { nextUsesWhatWasLearned } from './next-uses-what-was-learned.ts';
import type { ReviewRule, Rule, TeamQuarter, TeamRule } from './rule.ts';
import { saidBeforeTheQuarter } from './said-before-the-quarter.ts';
import { saidOnRecord } from './said-on-record.ts';
import { saidUnchanged } from './said-unchanged.ts';
import { teamEveryoneReviewed } from './team-everyone-reviewed.ts';
import { teamGoalOwned } from './team-goal-owned.ts';
import { teamQuotasCoverTheNumber } from './team-quotas-cover-the-number.ts';
import { workedResult } from './worked-result.ts';

/** The rules that are put to one review. */
export const REVIEW_RULES: readonly ReviewRule[] = [
  saidOnRecord,
  saidUnchanged,
  saidBeforeTheQuarter,
  didAnswered,
  didConsistent,
  didNumber,
  didMatchesTheCrm,
  workedResult,
  didntWorkDecided,
  effortContradicts,
  learnedEnvironment,
  learnedBiggestClient,
  nextMeasurable,
  nextAligned,
  nextJudged,
  nextClear,
  nextCitesACause,
  nextKeepsWhatWorked,
  nextStopsWhatDidNot,
  nextUsesWhatWasLearned,
  nextFacesMissedPromises,
  nextCoversTheNumber,
];

/** The rules that are put to a team's quarter. */
export const TEAM_RULES: readonly TeamRule[] = [teamEveryoneReviewed, teamGoalOwned, teamQuotasCoverTheNumber];

/** All rules, in the order in which they are explained. */
export const RULES: readonly Rule[] = [...REVIEW_RULES, ...TEAM_RULES];

/** What a rule found, with the severity that the team gives it. */
export interface Judged extends Violation {
  readonly rule: string;
  readonly severity: Severity;
}

/** Puts some rules to a review; those that the team has turned off say nothing. */
export function checkRules(rules: readonly ReviewRule[], review: Review, context: Context): Judged[] {
  return rules.flatMap((rule) => judge(rule, context.team, () => rule.check(review, context)));
}

/** Puts some rules to a team's quarter; those that the team has turned off say nothing. */
export function checkTeamRules(rules: readonly TeamRule[], quarter: TeamQuarter): Judged[] {
  return rules.flatMap((rule) => judge(rule, quarter.team, () => rule.check(quarter)));
}

function judge(rule: Rule, team: Team, check: () => Violation[]): Judged[] {
  const set = team.rules?.[rule.id];
  if (set === 'none') return [];
  return check().map((violation) => ({ ...violation, rule: rule.id, severity: severityOf(violation, rule, set) }));
}

// What a rule itself takes for less than it is otherwise doesn't become more by what the team sets.
function severityOf(violation: Violation, rule: Rule, set: Severity | undefined): Severity {
  if (set === undefined) return violation.severity ?? rule.severity;
  return MILDER[set].find((milder) => milder === violation.severity) ?? set;
}

const MILDER: Readonly<Record<Severity, readonly Severity[]>> = {
  error: ['warning', 'info'],
  warning: ['info'],
  info: [],
};

/** The rules that a team file sets and that don't exist: a slip there would leave a rule as it was, without a word. */
export function checkSettings({ rules = {} }: Team): Violation[] {
  const ids = RULES.map(({ id }) => id);
  return Object.keys(rules)
    .filter((id) => !ids.includes(id))
    .map((id) => ({
      path: ['rules', id],
      isOfKey: true,
      message: `there is no rule ${id}`,
      advice: didYouMean(id, ids, 'the rules are'),
    }));
}
