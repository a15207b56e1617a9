/** Which of the five questions the leader can answer about a rep: "Do you know?" */
import type { Knowledge } from './generated/report.ts';
import { FIVE_QUESTIONS, type QuestionNumber } from './questions.ts';
import { entriesOf, promisesOf, type Review } from './review.ts';

export type { Knowledge } from './generated/report.ts';

/** What is known of each question, in their order. */
export function knowledgeOf(review: Review): Knowledge[] {
  return FIVE_QUESTIONS.map(({ number }) => ofParts(PARTS[number](review)));
}

/** Known when each part of the answer is there, unknown when none is. */
function ofParts(parts: readonly boolean[]): Knowledge {
  if (parts.every(Boolean)) return 'known';
  return parts.some(Boolean) ? 'partly' : 'unknown';
}

// Each question's parts: true where the leader knows. `{}` is an answer, so a section without entries is known.
const PARTS: Readonly<Record<QuestionNumber, (review: Review) => boolean[]>> = {
  1: (review) => [
    review.number !== undefined && review.number !== 'unknown' && typeof review.number.booked === 'number',
    ...(review.said === undefined || review.said === 'unknown' ? [false] : []),
    ...promisesOf(review).map(({ state }) => state !== 'unknown'),
  ],
  2: (review) => [isThere(review.worked), ...entriesOf(review, 'worked').map(([, { result }]) => result !== undefined)],
  3: (review) => [
    isThere(review.didnt_work),
    ...entriesOf(review, 'didnt_work').map(([, { decision }]) => decision !== undefined),
  ],
  4: (review) => [isThere(review.learned), isThere(review.biggest_client)],
  5: (review) => [
    isThere(review.next),
    ...entriesOf(review, 'next').map(([, item]) => item.measure !== undefined || item.done_when !== undefined),
  ],
};

function isThere(section: unknown): boolean {
  return section !== undefined && section !== 'unknown';
}
