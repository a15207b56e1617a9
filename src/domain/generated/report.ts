/** The types of the report. Made from schemas/report.schema.json by `npm run generate`: change it there. */

export type ReviewState = 'missing' | 'draft' | 'unreadable' | 'done';
export type Quarter = string;
/**
 * Whether every promise that counts was kept, and whether the quota was made.
 */
export type Box = 'kept-made' | 'kept-missed' | 'broke-made' | 'broke-missed';
/**
 * How well it is shown when a promise was written: 0 not committed, 1 committed, 2 committed before its outcome was, 3 seen on a remote, 4 signed.
 */
export type Grade = 0 | 1 | 2 | 3 | 4;
export type Knowledge = 'known' | 'partly' | 'unknown';
export type FindingSeverity = 'error' | 'warning' | 'info';

/**
 * The alignment report of one quarter, as `qreview report --format json` prints it. Money is in the team's currency; a share is a number from 0 on, 1 is all; null stands for what is not known.
 */
export interface Report {
  /**
   * The version of this format. A key may be added within a version; none changes its meaning or goes.
   */
  version: 1;
  /**
   * The team's name.
   */
  team: string;
  /**
   * Who holds the reviews.
   */
  leader: string;
  /**
   * The currency of all amounts, as its ISO 4217 code.
   */
  currency: string;
  /**
   * The quarter that was reviewed.
   */
  quarter: string;
  /**
   * The quarter's first day.
   */
  firstDay: string;
  /**
   * The quarter's last day.
   */
  lastDay: string;
  /**
   * The rep whom the report is about; null for the whole team.
   */
  rep: string | null;
  /**
   * What is on disk of each review that is expected for the quarter.
   */
  reviews: ReviewStanding[];
  elsewhere: Counts;
  number?: NumberPart;
  promises?: PromisesPart;
  known?: KnownPart;
  /**
   * Part 4. Does next line up? One entry per rep.
   */
  alignment?: RepAlignment[];
  /**
   * Part 5. What the rules found, worst first.
   */
  findings?: ReportFinding[];
  across?: AcrossPart;
  history?: HistoryPart;
}
/**
 * One review that is expected.
 */
export interface ReviewStanding {
  /**
   * The rep's id.
   */
  rep: string;
  /**
   * The rep's name.
   */
  name: string;
  state: ReviewState;
  /**
   * The file, from the team's folder, whether it is there or not.
   */
  file: string;
  /**
   * How many errors the rules found on it.
   */
  errors: number;
  /**
   * How many warnings.
   */
  warnings: number;
  /**
   * How many findings that are good to know.
   */
  hints: number;
}
/**
 * How many findings of each severity.
 */
export interface Counts {
  /**
   * Errors.
   */
  errors: number;
  /**
   * Warnings.
   */
  warnings: number;
  /**
   * Findings that are good to know.
   */
  hints: number;
}
/**
 * The number.
 */
export interface NumberPart {
  quarter: Compared;
  /**
   * What the CRM says of the quarter; null where nothing was imported that can be read.
   */
  crm: CrmFacts | null;
  year: YearToDate;
  next: NextQuarter;
}
/**
 * Two amounts, over those reps of whom both are known; where the second is known of nobody, the first alone.
 */
export interface Compared {
  /**
   * The sum of the first; null where it is known of nobody.
   */
  amount: number | null;
  /**
   * The sum of the second, of the same reps.
   */
  against: number | null;
  /**
   * The first by the second.
   */
  share: number | null;
  /**
   * What the first lacks to the second; below zero where it is more.
   */
  gap: number | null;
  /**
   * The reps of whom both are known.
   */
  reps: number;
  /**
   * The reps who were in the team.
   */
  of: number;
  /**
   * The names of the others.
   */
  without: string[];
}
/**
 * What the CRM says of the quarter, as it was imported.
 */
export interface CrmFacts {
  /**
   * The exports that it comes from, and the days of their import.
   */
  exports: {
    /**
     * The export's file name.
     */
    file: string;
    /**
     * The day of the import.
     */
    imported: string;
  }[];
  /**
   * The names of those whose review doesn't say what was booked, so that the CRM's figure is used.
   */
  used: string[];
  /**
   * The reps of whom it says something.
   */
  reps: CrmRep[];
}
/**
 * A rep's figures; null where the exports don't tell.
 */
export interface CrmRep {
  /**
   * The rep's id.
   */
  rep: string;
  /**
   * The rep's name.
   */
  name: string;
  /**
   * What was closed in the quarter, in the team's currency.
   */
  booked: number | null;
  /**
   * Deals won.
   */
  won: number | null;
  /**
   * Deals lost.
   */
  lost: number | null;
  /**
   * Won, of won and lost.
   */
  winRate: number | null;
  /**
   * Booked by deals won.
   */
  averageDeal: number | null;
  /**
   * Open deals that should close next quarter.
   */
  pipeline: number | null;
  /**
   * Pipeline by next quarter's quota.
   */
  pipelineCoverage: number | null;
  /**
   * Accounts that bought for the first time.
   */
  newAccounts: number | null;
  /**
   * Days from the opening to the winning of a deal, on average.
   */
  daysToClose: number | null;
}
/**
 * The number of a year against what was booked of it.
 */
export interface YearToDate {
  /**
   * The fiscal year.
   */
  year: string;
  /**
   * The number: the team's target for the year; for one rep, the quotas of the year.
   */
  number: number | null;
  /**
   * Booked to date, as far as it is known.
   */
  booked: number | null;
  /**
   * How many bookings, each of a rep and a quarter, are not known.
   */
  unknown: number;
  /**
   * Booked by number.
   */
  share: number | null;
  /**
   * What is left to book.
   */
  gap: number | null;
  /**
   * The quarters to date.
   */
  quarters: QuarterBooked[];
  /**
   * The quarters that are left.
   */
  chancesLeft: number;
  /**
   * What each of them must bring.
   */
  needed: number | null;
  /**
   * The best of the quarters that the report looked at.
   */
  best: QuarterBooked | null;
}
/**
 * What was booked in one quarter.
 */
export interface QuarterBooked {
  /**
   * The quarter.
   */
  quarter: string;
  /**
   * The sum of what is known; null where nothing is.
   */
  booked: number | null;
  /**
   * The reps of whom it is known.
   */
  reps: number;
  /**
   * The reps who were in the team.
   */
  of: number;
}
/**
 * What the plans for the next quarter are expected to bring.
 */
export interface NextQuarter {
  /**
   * The next quarter.
   */
  quarter: string;
  coverage: Compared;
  /**
   * The plan items that say what they should bring.
   */
  said: number;
  /**
   * All plan items.
   */
  items: number;
  sayDo: SayDo;
  /**
   * The share of promises kept; null with fewer than three.
   */
  share: number | null;
  /**
   * What the plans bring at that share.
   */
  expected: number | null;
  /**
   * The same, by the quotas.
   */
  expectedShare: number | null;
}
/**
 * Promises kept of promises made. A released one is not counted.
 */
export interface SayDo {
  /**
   * Promises kept.
   */
  kept: number;
  /**
   * Promises kept or missed.
   */
  counted: number;
  /**
   * Promises of which nobody knows what became.
   */
  unknown: number;
  /**
   * Promises that were released in time.
   */
  released: number;
  /**
   * The quarters in which they were made, the earliest first.
   */
  quarters: Quarter[];
}
/**
 * Promise and number.
 */
export interface PromisesPart {
  sayDo: SayDo;
  /**
   * One entry per rep.
   */
  reps: RepPromises[];
  /**
   * What git cannot show here, in sentences.
   */
  evidenceLimits: string[];
}
/**
 * One rep's promises and number.
 */
export interface RepPromises {
  /**
   * The rep's id.
   */
  rep: string;
  /**
   * The rep's name.
   */
  name: string;
  sayDo: SayDo;
  /**
   * The share of promises kept; null with fewer than three.
   */
  share: number | null;
  /**
   * What was booked.
   */
  booked: number | null;
  /**
   * The quota.
   */
  quota: number | null;
  /**
   * Booked by quota.
   */
  attainment: number | null;
  /**
   * The box; null where the rep can't be placed.
   */
  box: Box | null;
  /**
   * Why the rep can't be placed; null where there is a box.
   */
  unplaced: string | null;
  /**
   * What git knows of when the promises were written; null where it knows nothing, or nothing was promised.
   */
  evidence: RepEvidence | null;
}
/**
 * What git knows of a rep's promises, together.
 */
export interface RepEvidence {
  grade: Grade;
  /**
   * How many of the promises are committed as they stand.
   */
  committed: number;
  /**
   * How many promises there are.
   */
  of: number;
  /**
   * How many of them were changed after they were first committed.
   */
  changed: number;
  /**
   * The commit since which all of them stand as they are; null where none is committed.
   */
  latest: Commit | null;
  /**
   * The day since which a remote is known to have all of them, where their grade is 3 and the quarter had begun by then; null otherwise.
   */
  remoteSince: string | null;
  /**
   * One entry per promise.
   */
  promises: PromiseEvidence[];
}
/**
 * A commit, as a person would look it up.
 */
export interface Commit {
  /**
   * Its abbreviated name.
   */
  commit: string;
  /**
   * An ISO day, of the committer's calendar: no earlier than that of the commits before it.
   */
  day: string;
  /**
   * Its author's name.
   */
  author: string;
}
/**
 * What git knows of one promise.
 */
export interface PromiseEvidence {
  /**
   * The promise's id.
   */
  id: string;
  grade: Grade;
  /**
   * The commit that first had it; null where none has.
   */
  seen: Commit | null;
  /**
   * Whether the days of the commits that first had it and last changed it are known: not where no commit has it, nor at the edge of a shallow clone, nor where a clock had run ahead.
   */
  isDayKnown: boolean;
  /**
   * The commit that last changed what it says; null where it stands as it was first written.
   */
  changed: Commit | null;
  /**
   * Whether it was changed on disk after the last commit.
   */
  isChangedSince: boolean;
  /**
   * The first commit that had an outcome; null where none has.
   */
  outcome: Commit | null;
  /**
   * The day since which a remote is known to have it; null where none has, or nobody noted the day.
   */
  remote: string | null;
  /**
   * Whether a remote had it when the quarter began.
   */
  isRemoteInTime: boolean;
}
/**
 * What the leader knows.
 */
export interface KnownPart {
  /**
   * One entry per question.
   */
  questions: QuestionKnown[];
  /**
   * One entry per rep.
   */
  reps: RepKnown[];
}
/**
 * Of how many reps the leader knows the answer to a question.
 */
export interface QuestionKnown {
  /**
   * The question, from 1 to 5.
   */
  number: number;
  /**
   * Its words.
   */
  title: string;
  /**
   * The reps of whom it is known.
   */
  known: number;
  /**
   * The reps of whom it is partly known.
   */
  partly: number;
  /**
   * The reps of whom it is not known, those without a review among them.
   */
  unknown: number;
}
/**
 * What the leader knows of one rep.
 */
export interface RepKnown {
  /**
   * The rep's id.
   */
  rep: string;
  /**
   * The rep's name.
   */
  name: string;
  state: ReviewState;
  /**
   * Of each of the five questions; null without a review.
   */
  knowledge: Knowledge[] | null;
}
/**
 * How one rep's plan lines up with the quarter. Null where the plan, or what it should answer, is not known.
 */
export interface RepAlignment {
  /**
   * The rep's id.
   */
  rep: string;
  /**
   * The rep's name.
   */
  name: string;
  state: ReviewState;
  /**
   * Worked and to be kept up: efforts that the plan cites.
   */
  kept: DoneOf | null;
  /**
   * Efforts that didn't work, with earlier ones that the plan takes up again: those that it doesn't repeat, or repeats with a reason.
   */
  stopped: DoneOf | null;
  /**
   * Lessons that the plan cites.
   */
  used: DoneOf | null;
  /**
   * Missed promises that the plan takes up again, or that are dropped with a reason.
   */
  faced: DoneOf | null;
  /**
   * Plan items that serve a goal, or the quota.
   */
  served: DoneOf | null;
  /**
   * The goals that the plan serves.
   */
  goals: string[];
  /**
   * What the plan is expected to bring.
   */
  expects: number | null;
  /**
   * The plan items that say what they should bring.
   */
  said: number;
  /**
   * All plan items.
   */
  items: number;
  /**
   * Next quarter's quota.
   */
  quota: number | null;
  /**
   * Plan coverage: what is expected, by the quota.
   */
  coverage: number | null;
  record: SayDo;
  /**
   * The share of promises kept; null with fewer than three.
   */
  share: number | null;
  /**
   * What the plan brings at that share.
   */
  expected: number | null;
  /**
   * The same, by the quota.
   */
  expectedShare: number | null;
}
/**
 * How many of how many.
 */
export interface DoneOf {
  /**
   * Those that are.
   */
  done: number;
  /**
   * All.
   */
  of: number;
}
/**
 * What a rule says about one place in one file.
 */
export interface ReportFinding {
  /**
   * The rep's id; null for the team file.
   */
  rep: string | null;
  /**
   * The rep's name.
   */
  name: string | null;
  /**
   * The rule's id.
   */
  rule: string;
  severity: FindingSeverity;
  /**
   * The file, from the team's folder.
   */
  file: string;
  /**
   * The line, from 1.
   */
  line: number;
  /**
   * The column, from 1.
   */
  column: number;
  /**
   * The keys that lead to the place in the file.
   */
  path: (string | number)[];
  /**
   * What is wrong.
   */
  message: string;
  /**
   * What to do about it.
   */
  advice?: string;
  /**
   * The text of the line.
   */
  excerpt: string;
}
/**
 * What several reps have in common, or could have.
 */
export interface AcrossPart {
  /**
   * What works for some and could work for others.
   */
  works: WorksForOne[];
  /**
   * The lessons that several reps brought.
   */
  lessons: Mention[][];
  /**
   * The efforts that fail in several hands.
   */
  failing: Mention[][];
}
/**
 * An effort that works for some reps and could work for others.
 */
export interface WorksForOne {
  /**
   * For whom it works.
   */
  by: Mention[];
  /**
   * For whom the same didn't work.
   */
  failedFor: Mention[];
  /**
   * The reps with a review who don't do it.
   */
  others: number;
}
/**
 * An effort or a lesson of one rep.
 */
export interface Mention {
  /**
   * The rep's id.
   */
  rep: string;
  /**
   * The rep's name.
   */
  name: string;
  /**
   * Its id in the review.
   */
  id: string;
  /**
   * Its words.
   */
  text: string;
  /**
   * What a good effort brought, why one failed, what changes because of a lesson; null where that is not known.
   */
  result: string | null;
}
/**
 * The trend.
 */
export interface HistoryPart {
  /**
   * The quarters, the earliest first.
   */
  quarters: Quarter[];
  /**
   * One entry per rep.
   */
  reps: RepHistory[];
}
/**
 * The trend of one rep.
 */
export interface RepHistory {
  /**
   * The rep's id.
   */
  rep: string;
  /**
   * The rep's name.
   */
  name: string;
  /**
   * One entry per quarter.
   */
  quarters: RepQuarter[];
}
/**
 * One quarter of one rep.
 */
export interface RepQuarter {
  /**
   * The quarter.
   */
  quarter: string;
  /**
   * What is on disk of the review; null where none is expected.
   */
  state: ReviewState | null;
  /**
   * What was booked.
   */
  booked: number | null;
  /**
   * The quota.
   */
  quota: number | null;
  /**
   * Booked by quota.
   */
  attainment: number | null;
  /**
   * Promises kept of promises made; null without a review.
   */
  sayDo: SayDo | null;
  /**
   * The efforts that had not worked and that the plan of the quarter does again; null without a plan.
   */
  repeated: number | null;
}
