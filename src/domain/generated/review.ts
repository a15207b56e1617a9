/** The types of the review file. Made from schemas/review.schema.json by `npm run generate`: change it there. */

/**
 * I don't know: recorded, counted and reported as the leader's own gap.
 */
export type Unknown = 'unknown';
export type Sum = number;
export type Figure = number;

/**
 * The review of one rep for one quarter: five questions and their answers. `unknown` in place of an answer says that the leader does not know; `{}` in place of a section says that it was asked and there was none.
 */
export interface Review {
  /**
   * The version of this file's format.
   */
  version: 1;
  /**
   * The rep's id in qreview.yaml; the file's name says the same.
   */
  rep: string;
  /**
   * The quarter that is reviewed; the folder's name says the same.
   */
  quarter: string;
  /**
   * Whether the review is finished.
   */
  state: 'draft' | 'final';
  /**
   * In a draft: the last question that was answered, so that the interview goes on behind it.
   */
  asked?: string;
  /**
   * The day on which leader and rep sat down together.
   */
  held?: string;
  /**
   * Question 1, the number: did they meet their quota?
   */
  number?: Unknown | QuarterNumber;
  /**
   * Question 1, the promise: what did they say they were going to do? It is last quarter's `next`, word for word.
   */
  said?: Unknown | Objectives;
  /**
   * Question 1, the outcome: what did they actually do? One entry per promise, under the promise's id.
   */
  did?: Unknown | Outcomes;
  /**
   * Question 2: what worked? Which efforts bring results and should be kept up?
   */
  worked?: Unknown | WorkedEfforts;
  /**
   * Question 3: what didn't work? Which efforts need to stop or change?
   */
  didnt_work?: Unknown | FailedEfforts;
  /**
   * Question 4: what did they learn? What changed around them, and what will they do differently?
   */
  learned?: Unknown | Lessons;
  /**
   * Question 4: what has happened with the biggest client?
   */
  biggest_client?: Unknown | BiggestClient;
  /**
   * Question 5: what will they do next quarter? Does it line up with what worked, what didn't, what was learned, and the number?
   */
  next?: Unknown | Objectives;
}
export interface QuarterNumber {
  /**
   * The rep's target for the quarter, in the team's currency.
   */
  quota?: number;
  /**
   * What the rep closed in the quarter, in the team's currency, or unknown.
   */
  booked?: Unknown | Sum;
  /**
   * What the CRM said was booked when the review was held. Where it differs from booked, the leader corrected it.
   */
  crm?: number;
}
export interface Objectives {
  [k: string]: Objective;
}
/**
 * A thing to do, why, how it will be known that it was done, what it should bring, and the goal that it serves.
 */
export interface Objective {
  /**
   * What will be done, clear enough that two people would agree on it.
   */
  objective: string;
  /**
   * Why it will bring the rep nearer to the number.
   */
  why?: string;
  measure?: Measure;
  /**
   * For something that either happens or not: what will have happened.
   */
  done_when?: string;
  /**
   * The bookings that leader and rep expect of it, in the team's currency.
   */
  expects?: number;
  /**
   * The id of the goal in qreview.yaml that it serves, or quota.
   */
  serves?: string;
  /**
   * What it answers: ids of this review, such as worked.referrals, didnt_work.cold-email, learned.budget-freeze, did.three-cios or biggest_client.
   */
  because?: string[];
  /**
   * The effort that didn't work and that this does again: didnt_work.cold-email, or 2025-Q3/didnt_work.cold-email; none when it repeats nothing.
   */
  repeats?: string;
  /**
   * For a repeat: why it should work this time.
   */
  why_this_time?: string;
  /**
   * The leader's verdict: is it a good objective for the quarter?
   */
  good?: boolean;
  /**
   * Why it is not, or what would make it better.
   */
  good_note?: string;
}
/**
 * What is counted, and how much of it means done.
 */
export interface Measure {
  /**
   * What is counted: calls, introductions, CIO meetings, booked.
   */
  metric: string;
  /**
   * How much of it means done: a number, or quota for the rep's quota of that quarter.
   */
  target: Figure | 'quota';
  /**
   * true: the target must not be exceeded, as with days to reply.
   */
  at_most?: boolean;
  /**
   * Where the metric stands today.
   */
  baseline?: number;
}
export interface Outcomes {
  [k: string]: Unknown | Outcome;
}
/**
 * What became of a promise.
 */
export interface Outcome {
  /**
   * Was it done: true or false?
   */
  done?: boolean;
  /**
   * What the promise's metric came to, or unknown.
   */
  actual?: Unknown | Sum;
  /**
   * What happened.
   */
  note?: string;
  /**
   * Why the leader agreed, before the quarter's end, that the promise falls away: it is then not counted.
   */
  released?: string;
  /**
   * Why a missed promise is not taken up again.
   */
  dropped?: string;
}
export interface WorkedEfforts {
  [k: string]: WorkedEffort;
}
/**
 * Something tried that brought a result.
 */
export interface WorkedEffort {
  /**
   * What was done.
   */
  effort: string;
  /**
   * What it brought.
   */
  result?: string;
  /**
   * true: the rep needs to keep doing it.
   */
  keep?: boolean;
}
export interface FailedEfforts {
  [k: string]: FailedEffort;
}
/**
 * Something tried that brought nothing.
 */
export interface FailedEffort {
  /**
   * What was done.
   */
  effort: string;
  /**
   * Why it didn't work.
   */
  why?: string;
  /**
   * What becomes of it.
   */
  decision?: 'stop' | 'change' | 'repeat';
}
export interface Lessons {
  [k: string]: Lesson;
}
/**
 * Something learned from being in the trenches.
 */
export interface Lesson {
  /**
   * What was learned.
   */
  lesson: string;
  /**
   * What it is about.
   */
  about?: 'environment' | 'client' | 'competitor' | 'product' | 'craft';
  /**
   * What the rep changes because of it.
   */
  pivot?: string;
}
export interface BiggestClient {
  /**
   * Who it is.
   */
  client?: string;
  /**
   * What has happened there.
   */
  news?: string;
}
