/** Which of the five questions the leader can answer about a rep: "Do you know?" */
import { bookedOf } from './attainment.ts';
import type { Knowledge } from './generated/report.ts';
import { FIVE_QUESTIONS, type QuestionNumber } from './questions.ts';
import { entriesOf, promisesOf, type Review } from './review.ts';

export type { Knowledge } from './generated/report.ts';

/** What is known of each question, in their order. */
export function knowledgeOf(review: Review): Knowledge[] {
  return FIVE_QUESTIONS.map(({ number }) => ofParts(PARTS[number](review).map(({ isKnown }) => isKnown)));
}

/** What is known of each topic that a review has: what was booked, what became of the promises, the biggest client. */
export function topicsOf(review: Review): { readonly topic: string; readonly knowledge: Knowledge }[] {
  const parts = FIVE_QUESTIONS.flatMap(({ number }) => PARTS[number](review));
  return [...new Set(parts.map(({ topic }) => topic))].map((topic) => ({
    topic,
    knowledge: ofParts(parts.filter((part) => part.topic === topic).map(({ isKnown }) => isKnown)),
  }));
}

/** Known when each part of the answer is there, unknown when none is. */
function ofParts(parts: readonly boolean[]): Knowledge {
  if (parts.every(Boolean)) return 'known';
  return parts.some(Boolean) ? 'partly' : 'unknown';
}

/** A part of the answer to a question: what it is about, and whether the leader knows it. */
interface Part {
  readonly topic: string;
  readonly isKnown: boolean;
}

function part(topic: string, isKnown: boolean): Part {
  return { topic, isKnown };
}

// `{}` is an answer, so a section without entries is known.
const PARTS: Readonly<Record<QuestionNumber, (review: Review) => Part[]>> = {
  1: (review) => [
    part('what was booked', bookedOf({ review }) !== undefined),
    ...(isThere(review.said) ? [] : [part('what was promised', false)]),
    ...promisesOf(review).map(({ state }) => part('what became of the promises', state !== 'unknown')),
  ],
  2: (review) => [
    part('what worked', isThere(review.worked)),
    ...entriesOf(review, 'worked').map(([, { result }]) => part('what came of what worked', result !== undefined)),
  ],
  3: (review) => [
    part("what didn't work", isThere(review.didnt_work)),
    ...entriesOf(review, 'didnt_work').map(([, { decision }]) =>
      part("what is decided on what didn't work", decision !== undefined),
    ),
  ],
  4: (review) => [
    part('what was learned', isThere(review.learned)),
    part('the biggest client', isThere(review.biggest_client)),
  ],
  5: (review) => [
    part('the plan', isThere(review.next)),
    ...entriesOf(review, 'next').map(([, item]) =>
      part('how the plan will be measured', item.measure !== undefined || item.done_when !== undefined),
    ),
  ],
};

function isThere(section: unknown): boolean {
  return section !== undefined && section !== 'unknown';
}
