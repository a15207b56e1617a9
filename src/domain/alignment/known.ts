/** Part 3 of the report: what the leader knows, reps by the five questions. */
import type { Knowledge, KnownPart } from '../generated/report.ts';
import { knowledgeOf } from '../knowledge.ts';
import { FIVE_QUESTIONS } from '../questions.ts';
import type { Sources } from './align.ts';

/** What is known of each rep, and of how many reps each question is known. */
export function knownPart({ quarter, standingsOf }: Sources): KnownPart {
  const reps = standingsOf(quarter).map(({ rep, name, state, review }) => ({
    rep,
    name,
    state,
    knowledge: review === undefined ? null : knowledgeOf(review),
  }));
  const count = (index: number, wanted: Knowledge): number =>
    reps.filter(({ knowledge }) => (knowledge?.[index] ?? 'unknown') === wanted).length;
  return {
    questions: FIVE_QUESTIONS.map(({ number, title }) => ({
      number,
      title,
      known: count(number - 1, 'known'),
      partly: count(number - 1, 'partly'),
      unknown: count(number - 1, 'unknown'),
    })),
    reps,
  };
}
