/** Each promise has an outcome, and each outcome a promise. */
import { entriesOf } from '../review.ts';
import { didYouMean } from '../similarity.ts';
import type { ReviewRule } from './rule.ts';

/** The rule `did/answered`. */
export const didAnswered: ReviewRule = {
  of: 'review',
  id: 'did/answered',
  question: 'What did they actually do? Did the sales person do what they said they would do?',
  severity: 'error',
  isOfTheRecord: true,
  fires: 'a promise has no outcome, or an outcome no promise',
  explanation:
    'The list of what was promised is the list of what to ask about: no promise is passed over, and nothing is ' +
    'counted that nobody had promised. Write for each whether it was done, or unknown where you do not know. What ' +
    'they did besides belongs under worked and didnt_work.',
  example: {
    wrong: `said:
  depot-visits:
    objective: Visit the depots of five haulage firms
did:
  depot-visit:
    done: true
`,
    right: `said:
  depot-visits:
    objective: Visit the depots of five haulage firms
did:
  depot-visits:
    done: true
`,
  },
  check(review) {
    if (review.did === undefined || review.did === 'unknown') return [];
    const said = entriesOf(review, 'said');
    const did = entriesOf(review, 'did').map(([id]) => id);
    const unanswered = review.state === 'draft' ? [] : said.filter(([id]) => !did.includes(id));
    const promised = said.map(([id]) => id);
    return [
      ...unanswered.map(([id, { objective }]) => ({
        path: ['did'],
        message: `the promise ${id} has no outcome: "${objective}"`,
        advice: `write under did whether ${id} was done, or ${id}: unknown`,
      })),
      ...did
        .filter((id) => !promised.includes(id))
        .map((id) => ({
          path: ['did', id],
          message: `nothing was promised as ${id}`,
          advice: didYouMean(id, promised, 'the promises are'),
        })),
    ];
  },
};
