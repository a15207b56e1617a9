/** A review being written: how it starts, what an answer does to it, and how it becomes final. */
import type { Question } from './interview.ts';
import { proposeId } from './id.ts';
import { carryPromise, entriesOf, KIND, type List, type Review } from './review.ts';
import { quotaOf, type Team } from './team.ts';
import { valueAt, withValue } from './tree.ts';

/** What the leader answered: a value (with an id, for an entry), or one of the three other answers. */
export type Reply = { readonly value: unknown; readonly id?: string } | 'unknown' | 'none' | 'skip';

/** A new draft: last quarter's plan as the promise, word for word, and the quota if the team file has it. */
export function startDraft(start: {
  readonly team: Team;
  readonly rep: string;
  readonly quarter: string;
  readonly held: string;
  readonly previous: Review | undefined;
}): Review {
  const quota = quotaOf(start.team, start.rep, start.quarter);
  const said = carryPromise(start.previous);
  return {
    version: 1,
    rep: start.rep,
    quarter: start.quarter,
    state: 'draft',
    held: start.held,
    ...(quota === undefined ? {} : { number: { quota } }),
    said,
    ...(said === 'unknown' ? { did: said } : Object.keys(said).length === 0 ? { did: {} } : {}),
  };
}

/** A draft that is gone on with: with the day of the talk, and the quota if the team file has got it since. */
export function resumeDraft(draft: Review, team: Team, held: string): Review {
  const quota = quotaOf(team, draft.rep, draft.quarter);
  const dated = draft.held === undefined ? { ...draft, held } : draft;
  const { number = {} } = draft;
  return quota === undefined || number === 'unknown' ? dated : { ...dated, number: { quota, ...number } };
}

/** The draft with an answer in it, and with the place up to which it has been asked. */
export function answer(draft: Review, question: Question, reply: Reply): Review {
  const { list, path, id, field } = question;
  if (list !== undefined) {
    if (id === undefined) return answerList(draft, list, question, reply);
    if (question.isSubject) return answerSubject(draft, list, id, question, reply);
  }
  let changed = draft;
  if (field.fills !== undefined) changed = answerSeveral(draft, question, field.fills, reply);
  else if (field.name === 'done') changed = answerOutcome(draft, question, reply);
  else if (field.name === 'client' && (reply === 'unknown' || reply === 'none')) {
    const left = { ...draft, biggest_client: reply === 'unknown' ? reply : {} };
    changed = withCauses(left, (cause) => (cause === 'biggest_client' ? undefined : cause));
  } else if (reply === 'unknown' && question.canBeUnknown) changed = withValue(draft, path, 'unknown');
  // What was released stays so without its reason: an outcome has to say something.
  else if ((reply === 'unknown' || reply === 'none') && field.name !== 'released')
    changed = withValue(draft, path, undefined);
  else if (isValue(reply)) changed = withValue(draft, path, reply.value);
  return { ...changed, asked: question.key };
}

function isValue(reply: Reply): reply is Exclude<Reply, string> {
  return typeof reply !== 'string';
}

function answerList(draft: Review, list: List, question: Question, reply: Reply): Review {
  // A list with entries in it is not emptied by a word: its entries are taken out one by one.
  if (reply === 'unknown' && question.canBeUnknown) return { ...draft, [list]: 'unknown', asked: question.key };
  if (reply === 'none' && question.canBeNone) return { ...draft, [list]: {}, asked: question.key };
  if (!isValue(reply) || reply.id === undefined) return { ...draft, asked: question.key };
  const path = [list, freeId(draft, list, reply.id), question.field.name];
  return { ...withValue(draft, path, reply.value), asked: path.join('.') };
}

// What an entry is about is never emptied: it is said anew, perhaps under another id, or the entry is taken out.
function answerSubject(draft: Review, list: List, id: string, { key, field }: Question, reply: Reply): Review {
  // The place in the interview stays, since the question behind the entry comes next.
  if (reply === 'none') return removeEntry(draft, list, id);
  if (!isValue(reply)) return { ...draft, asked: key };
  const to = reply.id === undefined || reply.id === id ? id : freeId(draft, list, reply.id);
  const path = [list, to, field.name];
  return { ...withValue(renameEntry(draft, list, id, to), path, reply.value), asked: path.join('.') };
}

// An id that another entry has would put the new answer in that one's place.
function freeId(draft: Review, list: List, id: string): string {
  const taken = entriesOf(draft, list).map(([other]) => other);
  return taken.includes(id) ? proposeId(id, KIND[list], taken) : id;
}

// One answer that fills several keys: a measure or what will have happened, a verdict and its reason.
function answerSeveral(draft: Review, { path }: Question, keys: readonly string[], reply: Reply): Review {
  if (reply === 'skip') return draft;
  const entry = path.slice(0, 2);
  return keys.reduce((review, key) => withValue(review, [...entry, key], valueAt(reply, ['value', key])), draft);
}

// "Released" needs a reason, which is the next question: until it is there, what the choice itself says stands in.
function answerOutcome(draft: Review, { path, current }: Question, reply: Reply): Review {
  const entry = path.slice(0, 2);
  if (!isValue(reply)) return reply === 'unknown' ? withValue(draft, entry, 'unknown') : draft;
  if (reply.value === 'unknown') return withValue(draft, entry, 'unknown');
  if (reply.value === 'released') {
    if (current === 'released') return draft;
    return withValue(withValue(draft, path, undefined), [...entry, 'released'], "agreed before the quarter's end");
  }
  return withValue(withValue(draft, [...entry, 'released'], undefined), path, reply.value);
}

function removeEntry(draft: Review, list: List, id: string): Review {
  return withCauses(withValue(draft, [list, id], undefined), (cause) =>
    cause === `${list}.${id}` ? undefined : cause,
  );
}

function renameEntry(draft: Review, list: List, from: string, to: string): Review {
  const entries = entriesOf(draft, list).map(([id, entry]) => [id === from ? to : id, entry]);
  const renamed = withValue(draft, [list], Object.fromEntries(entries));
  return withCauses(renamed, (cause) => (cause === `${list}.${from}` ? `${list}.${to}` : cause));
}

/** The draft with each cause in its plan replaced, or taken out where there is nothing to replace it. */
function withCauses(draft: Review, replace: (cause: string) => string | undefined): Review {
  return entriesOf(draft, 'next').reduce((review, [id, { because, repeats }]) => {
    const causes = because?.map(replace).filter((cause) => cause !== undefined);
    const repeated = repeats === undefined ? undefined : replace(repeats);
    return withValue(withValue(review, ['next', id, 'because'], causes), ['next', id, 'repeats'], repeated);
  }, draft);
}

/** The draft as a final review. */
export function finishDraft(draft: Review): Review {
  const { asked: _, ...review } = draft;
  return { ...review, state: 'final' };
}
