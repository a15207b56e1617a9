/** What the plan is expected to bring is next quarter's quota, and is so at the rep's own say/do too. */
import type { Violation } from '../finding.ts';
import { formatShare } from '../measure.ts';
import { formatMoney, sumMoney } from '../money.ts';
import { atSayDo, expectedOf } from '../plan.ts';
import { addQuarters } from '../quarter.ts';
import { formatSayDo, recordOf } from '../record.ts';
import { quotaOf, isIn } from '../team.ts';
import type { ReviewRule } from './rule.ts';

/** The rule `next/covers-the-number`. */
export const nextCoversTheNumber: ReviewRule = {
  of: 'review',
  id: 'next/covers-the-number',
  question: "Does the sales person's go forward strategy line up with making the number?",
  severity: 'warning',
  isOfTheRecord: false,
  fires: "what the plan expects falls short of next quarter's quota",
  explanation:
    'A plan whose items, all done, bring less than the quota is a plan to miss it: nobody has to wait three months ' +
    'to find that out. Write under expects what each item should bring, and add them up with the rep. Where the sum ' +
    "is enough, it is taken once more times the rep's own say/do, from three promises on, as a hint.",
  example: {
    wrong: `next:
  last-depots:
    objective: Visit the depots that are left
    expects: 20000
`,
    right: `next:
  last-depots:
    objective: Visit the depots that are left
    expects: 60000
  fleet-offer:
    objective: Offer Kessler the whole fleet
    expects: 400000
`,
  },
  check(review, { team, earlier }) {
    const next = addQuarters(review.quarter, 1);
    const quota = isIn(team, review.rep, next) ? quotaOf(team, review.rep, next) : undefined;
    const { amount, said, items } = expectedOf(review);
    if (quota === undefined || quota === 0 || items === 0) return [];
    const inMoney = (sum: number): string => formatMoney(sum, team.currency);
    const ofQuota = `of the quota of ${inMoney(quota)} for ${next}`;
    const found = (violation: Omit<Violation, 'path'>): Violation[] => [{ path: ['next'], ...violation }];
    if (amount === undefined) {
      return found({
        message: `no plan item says what it should bring ${ofQuota}`,
        advice: 'write under expects the bookings that the two of you expect of each',
      });
    }
    if (amount < quota) {
      const missing = inMoney(sumMoney([quota, -amount]));
      const silent = items - said;
      const does = silent === 1 ? "doesn't say what it brings" : "don't say what they bring";
      const rest = silent === 0 ? '' : `, and ${silent} of ${items} items ${does}`;
      return found({
        message: `the plan is expected to bring ${inMoney(amount)} ${ofQuota} (${formatShare(amount / quota)})${rest}`,
        advice: `${silent === 0 ? '' : 'write expects where it is missing, and '}plan for the other ${missing}`,
      });
    }
    const record = recordOf(review, earlier);
    const { expected } = atSayDo(amount, record, quota);
    // What is left of the cents is no shortfall.
    if (expected === null || expected >= Math.round(quota)) return [];
    return found({
      severity: 'info',
      message: `at the rep's own say/do (${formatSayDo(record)}) the plan brings ${inMoney(expected)} ${ofQuota}`,
      advice: 'ask what stood in the way of the missed promises, or plan for more than the quota',
    });
  },
};
