/** The interview: puts the questions, saves after each answer, and ends when the leader says so. */
import type { Context } from '../domain/context.ts';
import { answer, finishDraft } from '../domain/draft.ts';
import { together } from '../domain/evidence.ts';
import type { Finding } from '../domain/finding.ts';
import { proposeId } from '../domain/id.ts';
import { missingOf, nextQuestion, questionBehind, questionsOf, type Question } from '../domain/interview.ts';
import { knowledgeOf } from '../domain/knowledge.ts';
import { formatDoneBy } from '../domain/measure.ts';
import { formatMoney } from '../domain/money.ts';
import { reviewFile } from '../domain/place.ts';
import { addQuarters } from '../domain/quarter.ts';
import { FIVE_QUESTIONS, type QuestionNumber } from '../domain/questions.ts';
import { entriesOf, ifKnown, KIND, type Review } from '../domain/review.ts';
import { nameOf } from '../domain/team.ts';
import { visible } from '../report/format.ts';
import { reviewRenderers } from '../report/review.ts';
import { wrap } from '../report/table.ts';
import { checkReview } from '../store/history.ts';
import { parseReview, saveReview } from '../store/team-folder.ts';
import { UserError } from './exit.ts';
import type { Ask, Io } from './io.ts';
import type { OpenTeam } from './team.ts';
import { keepAnswers } from './unsaved.ts';

/** One sitting on one review. */
export interface Session {
  readonly io: Io;
  readonly open: OpenTeam;
  readonly context: Context;
  /** The review's text on disk; undefined where there is none yet. */
  readonly text: string | undefined;
}

type Save = (review: Review) => string;

/** Asks what is open (unless all was answered elsewhere), then closes with the leader's choice. Gives the saved review. */
export async function interviewUntilDone(session: Session, start: Review, isAnswered: boolean): Promise<Review> {
  const { io, open } = session;
  if (io.ask === undefined) throw new UserError('nobody can be asked here', 'give the answers with --answers');
  const ask = await io.ask();
  let { text } = session;
  const save: Save = (review) => {
    try {
      text = saveReview(open.root, review, text);
    } catch (error) {
      const told = keepAnswers(open.root, review, text);
      if (told !== undefined) io.ifStopped(told);
      throw error;
    }
    tellIfStopped(io, review);
    return text;
  };
  if (text === undefined) io.ifStopped('Stopped. Nothing was written yet.\n');
  else tellIfStopped(io, start);
  let draft = start;
  if (!isAnswered) {
    introduce(session, draft);
    draft = await put(session, ask, draft, save, undefined);
  }
  for (;;) {
    const choice = await close(session, ask, draft, save);
    if (choice === 'draft') return draft;
    if (choice === 'final') {
      const final = finishDraft(draft);
      save(final);
      return final;
    }
    draft = await put(session, ask, draft, save, choice);
  }
}

function tellIfStopped(io: Io, review: Review): void {
  const again = review.state === 'final' ? '' : `Go on with: qreview new ${review.rep} ${review.quarter}\n`;
  io.ifStopped(`Stopped. Your answers are in ${reviewFile(review)}\n${again}`);
}

/** Puts the open questions, or all of one number again. */
async function put(
  { io, context }: Session,
  ask: Ask,
  start: Review,
  save: Save,
  only: QuestionNumber | undefined,
): Promise<Review> {
  let draft = start;
  // Behind which question to go on, answered or not: when a question is put again, and after a step back.
  let again = only === undefined ? undefined : { behind: keyBefore(start, context, only) };
  let heading: QuestionNumber | undefined;
  let entry = '';
  for (;;) {
    const question = again === undefined ? nextQuestion(draft, context) : questionBehind(draft, context, again.behind);
    if (question === undefined || (only !== undefined && question.number !== only)) return draft;
    if (question.number !== heading) io.say(headingOf(question.number, draft, context, io));
    heading = question.number;
    // What an entry is about is told once, not at each of its questions.
    const isSameEntry = question.path.slice(0, 2).join('.') === entry;
    const reply = await ask.question(
      isSameEntry ? { ...question, about: undefined } : question,
      proposer(question, draft),
      takenBy(question, draft),
    );
    if (reply === 'back') {
      again = { behind: keyTwoBefore(draft, context, question) };
      continue;
    }
    const before = keyOneBefore(draft, context, question);
    const answered = answer(draft, question, reply);
    const isGone = reply === 'none' && question.isSubject && question.id !== undefined;
    const asked = isGone ? before : answered.asked;
    entry = (asked ?? '').split('.').slice(0, 2).join('.');
    again = only === undefined ? undefined : { behind: asked };
    draft = withAsked(answered, only === undefined ? asked : draft.asked);
    save(draft);
  }
}

function withAsked(draft: Review, asked: string | undefined): Review {
  const { asked: _, ...rest } = draft;
  return asked === undefined ? rest : { ...rest, asked };
}

function keyBefore(draft: Review, context: Context, number: QuestionNumber): string | undefined {
  const questions = questionsOf(draft, context);
  return questions[questions.findIndex((question) => question.number === number) - 1]?.key;
}

function keyOneBefore(draft: Review, context: Context, { key }: Question): string | undefined {
  const questions = questionsOf(draft, context);
  return questions[questions.findIndex((question) => question.key === key) - 1]?.key;
}

function keyTwoBefore(draft: Review, context: Context, { key }: Question): string | undefined {
  const questions = questionsOf(draft, context);
  return questions[questions.findIndex((question) => question.key === key) - 2]?.key;
}

function proposer({ list }: Question, draft: Review): (text: string) => string {
  if (list === undefined) return () => '';
  const taken = entriesOf(draft, list).map(([id]) => id);
  return (text) => proposeId(text, KIND[list], taken);
}

function takenBy({ list, id }: Question, draft: Review): string[] {
  if (list === undefined) return [];
  return entriesOf(draft, list)
    .map(([taken]) => taken)
    .filter((taken) => taken !== id);
}

function introduce({ io, open, context }: Session, draft: Review): void {
  const name = nameOf(open.team, draft.rep);
  const goesOn = draft.asked === undefined ? '' : ', where it stopped';
  io.say(`${io.style.strong(`${visible(name)}, ${draft.quarter}`)}${goesOn}\n`);
  const how = `Each answer is saved at once in ${reviewFile(draft)}. Ctrl+C stops; the same command goes on.`;
  io.say(`${io.style.faint(wrap(how, io.style.width))}\n`);
  if (context.previous === undefined && draft.asked === undefined) {
    io.say(
      `${io.style.faint(`There is no review of ${addQuarters(draft.quarter, -1)}, so no promise is on record.`)}\n`,
    );
  }
}

function headingOf(number: QuestionNumber, draft: Review, context: Context, io: Io): string {
  const question = FIVE_QUESTIONS[number - 1];
  const title = `\n${io.style.strong(`Question ${number} of 5. ${question?.title ?? ''}`)}\n`;
  return number === 1 ? title + promiseOf(draft, context, io) : title;
}

/** The promise word for word: it is read, not edited. */
function promiseOf(draft: Review, { team }: Context, { style }: Io): string {
  const quota = ifKnown(draft.number)?.quota;
  const number = quota === undefined ? '' : `  Quota: ${formatMoney(quota, team.currency)}\n`;
  const said = entriesOf(draft, 'said');
  if (said.length === 0) return number;
  const promises = said.map(([, promise]) => {
    const doneBy = formatDoneBy(promise);
    const expects =
      promise.expects === undefined ? '' : `, expected to bring ${formatMoney(promise.expects, team.currency)}`;
    const why = promise.why === undefined ? '' : `\n${style.faint(wrap(visible(promise.why), style.width, '    '))}`;
    const measured = doneBy === undefined ? '' : ` (${visible(doneBy)}${expects})`;
    return `${wrap(`${visible(promise.objective)}${measured}`, style.width, '    ', style.unicode ? '  • ' : '  * ')}${why}\n`;
  });
  return `${number}  What they said, in ${addQuarters(draft.quarter, -1)}, word for word:\n${promises.join('')}\n`;
}

/** Shows the review as it stands with what its plan leaves unanswered, and asks what becomes of it. */
async function close(
  { io, open, context }: Session,
  ask: Ask,
  draft: Review,
  save: Save,
): Promise<'final' | 'draft' | QuestionNumber> {
  const parsed = parseReview(save(draft), draft);
  const findings: readonly Finding[] =
    parsed.state === 'readable' ? checkReview(parsed, context, true) : parsed.findings;
  io.say(
    `\n${reviewRenderers.text(
      {
        file: parsed.file,
        name: nameOf(open.team, draft.rep),
        currency: open.team.currency,
        review: draft,
        knowledge: knowledgeOf(draft),
        findings,
        evidence: together(context.evidence),
      },
      io.style,
    )}\n`,
  );
  const missing = missingOf(draft, context).map(({ key, field }) => `  ${key.replace(/\.\+$/, '')}: ${field.message}`);
  if (missing.length > 0) io.say(`${io.style.warn('Still without an answer:')}\n${missing.join('\n')}\n\n`);
  const blocked =
    parsed.state === 'unreadable' ||
    missing.length > 0 ||
    findings.some(({ rule, severity }) => severity === 'error' && !rule.startsWith('next/'));
  const left =
    findings.length === 0
      ? ''
      : `, with ${findings.length} ${findings.length === 1 ? 'finding' : 'findings'} left open`;
  const choice = await ask.choose('What now?', [
    ...(blocked ? [] : [{ value: 'final', label: `save as final${left}` } as const]),
    ...FIVE_QUESTIONS.map(({ number, title }) => ({
      value: String(number),
      label: `back to question ${number}: ${title}`,
    })),
    { value: 'draft', label: 'keep as a draft, and go on another day' },
  ]);
  const again = FIVE_QUESTIONS.find(({ number }) => String(number) === choice);
  return again?.number ?? (choice === 'final' ? 'final' : 'draft');
}
