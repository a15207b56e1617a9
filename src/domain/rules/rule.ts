/** What a rule is: one question of the article, asked of a review. */
import type { Severity, Violation } from '../finding.ts';
import type { Context } from '../interview.ts';
import type { Review } from '../review.ts';

/** A rule, as its id, its question and a pure function. */
export interface Rule {
  /** The id under which the team file sets its severity: next/cites-a-cause. */
  readonly id: string;
  /** The article's question behind it. */
  readonly question: string;
  readonly severity: Severity;
  /** Whether the rule is about the record itself: `validate` checks those always, the others with the plan. */
  readonly isOfTheRecord: boolean;
  readonly check: (review: Review, context: Context) => Violation[];
}
