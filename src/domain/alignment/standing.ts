/** What is on disk of one rep's review of a quarter. */
import type { RepActuals } from '../actuals.ts';
import type { ReviewStanding } from '../generated/report.ts';
import type { Review } from '../review.ts';

/** One rep's review of a quarter, as it was found. */
export interface Standing extends Readonly<Omit<ReviewStanding, 'errors' | 'warnings' | 'hints'>> {
  readonly quarter: string;
  /** Undefined where there is none that can be read. */
  readonly review: Review | undefined;
  /** What the CRM says of the rep's quarter; undefined where nothing was imported that can be read. */
  readonly facts: RepActuals | undefined;
}
