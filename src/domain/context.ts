/** What is known around a review: the team, the rep's other reviews, and what the CRM and git say. */
import type { RepActuals } from './actuals.ts';
import type { Evidence } from './evidence.ts';
import type { Review } from './review.ts';
import type { Team } from './team.ts';

/** What is known around a review. */
export interface Context {
  readonly team: Team;
  /** The rep's review of the quarter before. */
  readonly previous: Review | undefined;
  /** The rep's earlier reviews that were looked at, the latest first. */
  readonly earlier: readonly Review[];
  /** The earlier quarters that were looked at, and of which the rep's review can't be read. */
  readonly unreadable: readonly string[];
  /** Whether the rep has no review before this one. */
  readonly isFirst: boolean;
  /** What the CRM says of the rep's quarter; undefined where nothing was imported that can be read. */
  readonly facts?: RepActuals | undefined;
  /** Undefined where git knows nothing, or wasn't asked. */
  readonly evidence?: Evidence | undefined;
}
