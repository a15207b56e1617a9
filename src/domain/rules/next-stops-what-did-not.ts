/** What didn't work is not done again without a reason, neither by the leader's answer nor by the plan's words. */
import type { Violation } from '../finding.ts';
import { reviewFile } from '../place.ts';
import { repeatsOf, type Repeat } from '../repeat.ts';
import { entriesOf, type Review } from '../review.ts';
import type { ReviewRule } from './rule.ts';

/** The rule `next/stops-what-did-not`. */
export const nextStopsWhatDidNot: ReviewRule = {
  of: 'review',
  id: 'next/stops-what-did-not',
  question: "Are you aware of what isn't working and needs to stop?",
  severity: 'error',
  isOfTheRecord: false,
  fires: "a plan item does again what didn't work",
  explanation:
    'Doing the same over and over expecting different results will kill you. A plan item that repeats an effort ' +
    'needs why_this_time: what is different now. Where an item says nothing under repeats, its words are compared ' +
    "with what didn't work in this quarter and the year before it, and words that are nearly the same give a warning.",
  example: {
    wrong: `didnt_work:
  fair-booth:
    effort: A booth at the spring fair
next:
  autumn-booth:
    objective: Take a booth at the autumn fair
    repeats: didnt_work.fair-booth
`,
    right: `didnt_work:
  fair-booth:
    effort: A booth at the spring fair
next:
  autumn-booth:
    objective: Take a booth at the autumn fair
    repeats: didnt_work.fair-booth
    why_this_time: In autumn the buyers come, in spring the students
`,
  },
  check(review, { team, earlier }) {
    const repeats = repeatsOf(review, earlier, team.same_words);
    return entriesOf(review, 'next').flatMap(([id, { objective }]): Violation[] => {
      const repeat = repeats.find(({ item }) => item === id);
      if (repeat === undefined || repeat.isExplained) return [];
      if (repeat.near !== undefined) return [byItsWords(objective, repeat, repeat.near, review)];
      const again = `"${objective}" does again what didn't work (${citeOf(repeat, review)})`;
      return [
        {
          path: ['next', id, 'repeats'],
          message: `${again}, and nothing says why it should work this time`,
          advice: 'write why_this_time, or plan something else',
        },
      ];
    });
  },
};

function byItsWords(
  objective: string,
  repeat: Repeat,
  { text, words }: NonNullable<Repeat['near']>,
  review: Review,
): Violation {
  const { item, quarter, effort } = repeat;
  const see =
    quarter === review.quarter ? '' : `see ${reviewFile({ quarter, rep: review.rep })}, didnt_work.${effort}; `;
  const common = `${words.length === 1 ? 'word' : 'words'} in common: ${words.join(', ')}`;
  const cite = citeOf(repeat, review);
  return {
    path: ['next', item, 'objective'],
    severity: 'warning',
    message: `"${objective}" is nearly what didn't work in ${quarter}: "${text}" (${common})`,
    advice: `${see}write repeats: ${cite} and why_this_time, or repeats: none if it is something else`,
  };
}

function citeOf({ quarter, effort }: Repeat, review: Review): string {
  return quarter === review.quarter ? `didnt_work.${effort}` : `${quarter}/didnt_work.${effort}`;
}
