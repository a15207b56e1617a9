/** What a rule is: one question of the article, asked of a review or of a team's quarter. */
import type { Context } from '../context.ts';
import type { Severity, Violation } from '../finding.ts';
import type { Review } from '../review.ts';
import type { ReviewState } from '../status.ts';
import type { Team } from '../team.ts';

/** What a rule says of itself: `qreview explain` prints it. */
interface RuleText {
  /** The id under which the team file sets its severity: next/cites-a-cause. */
  readonly id: string;
  /** The article's question behind it. */
  readonly question: string;
  readonly severity: Severity;
  /** When it fires, in a clause: "a plan item answers nothing of the quarter". */
  readonly fires: string;
  /** What it is good for, and what to do about it, in a few sentences. */
  readonly explanation: string;
  /** Parts of a file, as YAML, on which it fires and doesn't. */
  readonly example: { readonly wrong: string; readonly right: string };
}

/** A rule that is put to one review. */
export interface ReviewRule extends RuleText {
  readonly of: 'review';
  /** Whether it is about the record itself: `validate` checks those always, the others when it is strict. */
  readonly isOfTheRecord: boolean;
  readonly check: (review: Review, context: Context) => Violation[];
}

/** The reviews of a team's quarter. */
export interface TeamQuarter {
  readonly team: Team;
  readonly quarter: string;
  /** One for each rep of whom a review is expected; without a review where there is none that can be read. */
  readonly reviews: readonly {
    readonly rep: string;
    readonly state: ReviewState;
    readonly review: Review | undefined;
  }[];
}

/** A rule that is put to a team's quarter. What it finds stands in the team file. */
export interface TeamRule extends RuleText {
  readonly of: 'team';
  readonly check: (quarter: TeamQuarter) => Violation[];
}

export type Rule = ReviewRule | TeamRule;
