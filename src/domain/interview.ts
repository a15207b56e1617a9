/** Which questions a draft asks, in their order. */
import { causesOf, repeatableOf } from './cause.ts';
import type { Context } from './context.ts';
import { factFor } from './facts.ts';
import type { Path } from './finding.ts';
import { formatDoneBy, formatMeasure } from './measure.ts';
import {
  CLIENT_FIELDS,
  formatVerdict,
  FURTHER,
  goalChoices,
  LIST_FIELDS,
  NUMBER_FIELDS,
  OUTCOME_FIELDS,
  type Choice,
  type Field,
  type QuestionNumber,
} from './questions.ts';
import {
  citedCauses,
  entriesOf,
  ifKnown,
  promisesOf,
  promiseState,
  SUBJECT,
  type List,
  type Objective,
  type Outcome,
  type Review,
} from './review.ts';
import { quotaOf } from './team.ts';
import { valueAt } from './tree.ts';

/** An entry of an earlier quarter that can be named again, so that it keeps its id. */
export interface Known {
  readonly id: string;
  readonly text: string;
}

/** One question to put to the leader. */
export interface Question {
  /** Where the answer goes: worked.referrals.result, or worked.+ for a further entry. */
  readonly key: string;
  readonly path: Path;
  readonly number: QuestionNumber;
  readonly field: Field;
  /** What the question is about, where its words don't say: the promise, the effort. */
  readonly about?: string | undefined;
  readonly current?: unknown;
  /** What the CRM says, which Enter alone takes. */
  readonly proposed?: number;
  /** A review is not final without an answer to it. */
  readonly required: boolean;
  /** Whether "I don't know" is kept as an answer. */
  readonly canBeUnknown: boolean;
  /** Whether "there was none" is kept as an answer. */
  readonly canBeNone: boolean;
  /** The list to which the answer adds an entry, or whose entry it is about. */
  readonly list?: List;
  readonly id?: string;
  /** Whether it asks what an entry of the list is about: the answer gives the entry its id. */
  readonly isSubject: boolean;
  readonly known?: readonly Known[];
}

const NUMBER_OF: Readonly<Record<List, QuestionNumber>> = { worked: 2, didnt_work: 3, learned: 4, next: 5 };

/** All questions of a draft as it stands, in the order of the interview: those with an answer too. */
export function questionsOf(draft: Review, context: Context): Question[] {
  return [
    ...numberQuestions(draft, context),
    ...outcomeQuestions(draft, context),
    ...listQuestions(draft, 'worked', context),
    ...listQuestions(draft, 'didnt_work', context),
    ...listQuestions(draft, 'learned', context),
    ...clientQuestions(draft),
    ...listQuestions(draft, 'next', context),
    ...droppedQuestions(draft),
  ];
}

/**
 * The question to put next: the first behind the last that was asked whose answer wasn't given beforehand, then any
 * that must have an answer; none at the end.
 */
export function nextQuestion(draft: Review, context: Context): Question | undefined {
  const questions = questionsOf(draft, context);
  const behind = questions.slice(questions.findIndex(({ key }) => key === draft.asked) + 1);
  return (
    behind.find((question) => !isAnswered(draft, question) || isOpenList(draft, question)) ??
    questions.find((question) => question.required && !isAnswered(draft, question))
  );
}

/** The question behind another one, whether it has an answer or not; the first behind none. */
export function questionBehind(draft: Review, context: Context, key: string | undefined): Question | undefined {
  const questions = questionsOf(draft, context);
  return questions[questions.findIndex((question) => question.key === key) + 1];
}

// A list with entries may have a further one; one that is {} has been answered.
function isOpenList(draft: Review, { list, id }: Question): boolean {
  return list !== undefined && id === undefined && entriesOf(draft, list).length > 0;
}

/** The questions without which the review can't be final. */
export function missingOf(draft: Review, context: Context): Question[] {
  return questionsOf(draft, context).filter((question) => question.required && !isAnswered(draft, question));
}

function isAnswered(draft: Review, question: Question): boolean {
  if (question.key.endsWith('.+')) return valueAt(draft, question.path.slice(0, 1)) !== undefined;
  return question.current !== undefined;
}

function question(
  draft: Review,
  number: QuestionNumber,
  path: Path,
  field: Field,
  more: Partial<Question> = {},
): Question {
  return {
    key: path.join('.'),
    path,
    number,
    field,
    current: valueAt(draft, path),
    required: false,
    canBeUnknown: false,
    canBeNone: false,
    isSubject: false,
    ...more,
  };
}

function numberQuestions(draft: Review, { team }: Context): Question[] {
  const { number = {} } = draft;
  const known = number === 'unknown' ? { current: number } : proposal(number.crm);
  return NUMBER_FIELDS.filter(
    (field) => field.name === 'booked' || quotaOf(team, draft.rep, draft.quarter) === undefined,
  ).map((field) =>
    field.name === 'booked'
      ? question(draft, 1, ['number', field.name], field, { required: true, canBeUnknown: true, ...known })
      : question(draft, 1, ['number', field.name], field),
  );
}

function outcomeQuestions(draft: Review, { facts }: Context): Question[] {
  if (draft.did === 'unknown') return [];
  const outcomes = new Map(entriesOf(draft, 'did'));
  return entriesOf(draft, 'said').flatMap(([id, promise]) => {
    const outcome = outcomes.get(id);
    return OUTCOME_FIELDS.filter(({ name }) => isAskedOf(name, promise, outcome)).map((field) =>
      question(draft, 1, ['did', id, field.name], field, {
        about: aboutPromise(promise),
        required: field.name === 'done',
        canBeUnknown: field.name === 'done' || field.name === 'actual',
        ...(field.name === 'done' ? { current: doneOf(outcome) } : {}),
        ...(field.name === 'actual' && promise.measure !== undefined
          ? {
              field: { ...field, hint: `the promise: ${formatMeasure(promise.measure)}` },
              ...proposal(factFor(facts, promise.measure)),
            }
          : {}),
      }),
    );
  });
}

function proposal(figure: number | undefined): Pick<Question, 'proposed'> {
  return figure === undefined ? {} : { proposed: figure };
}

function doneOf(outcome: Outcome | 'unknown' | undefined): unknown {
  if (outcome === undefined || outcome === 'unknown') return outcome;
  return outcome.released === undefined ? outcome.done : 'released';
}

function isAskedOf(name: string, promise: Objective, outcome: Outcome | 'unknown' | undefined): boolean {
  const state = promiseState(outcome);
  switch (name) {
    case 'done':
      return true;
    case 'released':
      return state === 'released';
    case 'actual':
      return promise.measure !== undefined && (state === 'kept' || state === 'missed');
    case 'note':
      return state === 'missed';
    default:
      return false;
  }
}

function aboutPromise(promise: Objective): string {
  const doneBy = formatDoneBy(promise);
  return doneBy === undefined ? promise.objective : `${promise.objective} (${doneBy})`;
}

function listQuestions(draft: Review, list: List, context: Context): Question[] {
  const [subject] = LIST_FIELDS[list];
  const entries = draft[list];
  const plan = new Map(list === 'next' ? entriesOf(draft, 'next') : []);
  const existing = entriesOf(draft, list).flatMap(([id, entry]) => {
    const item = plan.get(id);
    return LIST_FIELDS[list]
      .filter(({ name }) => item === undefined || isAskedOfPlan(name, item, draft, context))
      .map((field) =>
        question(draft, NUMBER_OF[list], [list, id, field.name], withChoices(field, id, item, draft, context), {
          list,
          id,
          isSubject: field === subject,
          required: field === subject,
          about: field === subject ? undefined : String(valueAt(entry, [SUBJECT[list]])),
          ...(item === undefined ? {} : currentOf(field.name, item)),
        }),
      );
  });
  const whole =
    existing.length === 0 && entries !== undefined ? { current: entries === 'unknown' ? entries : 'none' } : {};
  const message = existing.length > 0 ? FURTHER[list] : subject.message;
  const further = question(
    draft,
    NUMBER_OF[list],
    [list, '+'],
    { ...subject, message },
    {
      list,
      isSubject: true,
      required: true,
      canBeUnknown: existing.length === 0,
      canBeNone: existing.length === 0,
      known: knownOf(draft, list, context),
      ...whole,
    },
  );
  return [...existing, further];
}

// What fills several keys is shown as the line that would be typed for it.
function currentOf(name: string, item: Objective): { current?: string | undefined } {
  if (name === 'measure') return { current: formatDoneBy(item) };
  if (name !== 'good' || item.good === undefined) return {};
  return { current: formatVerdict(item.good, item.good_note) };
}

function isAskedOfPlan(name: string, item: Objective, draft: Review, { earlier }: Context): boolean {
  switch (name) {
    case 'repeats':
      return [draft, ...earlier].some((review) => entriesOf(review, 'didnt_work').length > 0);
    case 'why_this_time':
      return item.repeats !== undefined && item.repeats !== 'none';
    case 'because':
      return causesOf(draft).length > 0;
    default:
      return true;
  }
}

function withChoices(field: Field, id: string, item: Objective | undefined, draft: Review, context: Context): Field {
  const choices = choicesOf(field.name, id, item, draft, context);
  return choices === undefined ? field : { ...field, choices };
}

function choicesOf(
  name: string,
  id: string,
  item: Objective | undefined,
  draft: Review,
  { team, earlier }: Context,
): Choice[] | undefined {
  if (name === 'serves') return goalChoices(team.goals ?? {});
  if (name === 'because') return causesOf(draft, id);
  if (name !== 'repeats' || item === undefined) return undefined;
  const repeatable = repeatableOf(draft, earlier, item.objective, team.same_words);
  return [{ value: 'none', label: 'no, it is new' }, ...repeatable];
}

// Last quarter's efforts, to say that one worked (or didn't) again; the missed promises, to take one up again.
function knownOf(draft: Review, list: List, { previous }: Context): Known[] {
  const taken = new Set([...entriesOf(draft, 'worked'), ...entriesOf(draft, 'didnt_work')].map(([id]) => id));
  if (list === 'next') {
    const planned = new Set(entriesOf(draft, 'next').map(([id]) => id));
    return promisesOf(draft)
      .filter(({ id, state }) => state === 'missed' && !planned.has(id))
      .map(({ id, promise }) => ({ id, text: promise.objective }));
  }
  if (list === 'learned' || previous === undefined) return [];
  return [...entriesOf(previous, 'worked'), ...entriesOf(previous, 'didnt_work')]
    .filter(([id]) => !taken.has(id))
    .map(([id, { effort }]) => ({ id, text: effort }));
}

function clientQuestions(draft: Review): Question[] {
  const client = draft.biggest_client;
  const name = ifKnown(client)?.client;
  const whole = name === undefined && client !== undefined ? { current: client === 'unknown' ? client : 'none' } : {};
  return CLIENT_FIELDS.filter((field) => field.name === 'client' || name !== undefined).map((field) =>
    field.name === 'client'
      ? question(draft, 4, ['biggest_client', field.name], field, {
          required: true,
          canBeUnknown: true,
          canBeNone: true,
          ...whole,
        })
      : question(draft, 4, ['biggest_client', field.name], field, { about: name }),
  );
}

// Asked behind the plan: only then is it known which missed promises it takes up again.
function droppedQuestions(draft: Review): Question[] {
  const cited = citedCauses(draft);
  return promisesOf(draft)
    .filter(({ id, state }) => state === 'missed' && !cited.has(`did.${id}`) && draft.next !== 'unknown')
    .flatMap(({ id, promise }) =>
      OUTCOME_FIELDS.filter(({ name }) => name === 'dropped').map((field) =>
        question(draft, 5, ['did', id, field.name], field, { about: promise.objective }),
      ),
    );
}
