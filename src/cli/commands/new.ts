/** `qreview new`: the five questions about one rep and one quarter. */
import { finishDraft, resumeDraft, startDraft } from '../../domain/draft.ts';
import { isDay } from '../../domain/day.ts';
import { filledFromFacts, withFacts } from '../../domain/facts.ts';
import type { Context } from '../../domain/context.ts';
import { missingOf } from '../../domain/interview.ts';
import { reviewFile, type Place } from '../../domain/place.ts';
import { addQuarters } from '../../domain/quarter.ts';
import type { Review } from '../../domain/review.ts';
import { nameOf } from '../../domain/team.ts';
import { savedRenderers } from '../../report/saved.ts';
import { checkReview, recordsIn, wholeContext, type Records } from '../../store/history.ts';
import { formatReview, loadReview, parseReview, saveReview } from '../../store/team-folder.ts';
import { withAnswers } from '../answers.ts';
import { offerReviewCommit, requireCommittable, type CommitOptions } from '../commit.ts';
import { UserError, type Exit } from '../exit.ts';
import { answerInEditor } from '../form.ts';
import { invalid } from '../invalid.ts';
import { interviewUntilDone } from '../interview.ts';
import type { Io } from '../io.ts';
import { locked } from '../locked.ts';
import {
  askForEvidence,
  findQuarter,
  openTeam,
  repOrAsk,
  requireReviewable,
  sayUnreadable,
  type OpenTeam,
} from '../team.ts';

/** The flags of `new`. */
export interface NewOptions extends CommitOptions {
  readonly answers?: string;
  readonly set?: readonly string[];
  readonly held?: string;
  readonly editor?: boolean;
}

/** Reviews a rep: by prompts, in the editor, or from answers given beforehand. Throws UserError, with all that is missing. */
export async function newReview(
  io: Io,
  repText: string | undefined,
  quarterText: string | undefined,
  options: NewOptions,
): Promise<Exit> {
  const open = openTeam(io);
  const rep = await repOrAsk(io, open, repText);
  const quarter = findQuarter(open, quarterText, io);
  requireReviewable(open, rep, quarter, io);
  const place = { rep, quarter };
  const records = recordsIn(open.root);
  requireSettledPromise(open, place, records, io);
  await requireCommittable(open, place, options);
  const gathered = await askForEvidence(open, [quarter], records, io);
  const context = wholeContext(open.root, open.team, place, records, gathered);

  const older = context.unreadable.map((one) => records.review({ rep, quarter: one }));
  const canAsk = io.ask !== undefined && options.answers === undefined;
  if (!canAsk) {
    const { draft, text } = loadDraft(io, open, place, context, options);
    requireReadableActuals(quarter, records, io);
    sayUnreadable(io, ...older);
    const answered = filledFromFacts(await withAnswers(io, draft, context, options), context.facts);
    const final = finish(io, open, answered, context);
    await locked(io, open.root, place, () => Promise.resolve(saveReview(open.root, final, text)));
    tell(io, final);
    return offerReviewCommit({ ...io, ask: undefined }, open, final, options);
  }
  sayUnreadable(io, records.actuals(quarter), ...older);
  const review = await locked(io, open.root, place, async () => {
    const { draft, text } = loadDraft(io, open, place, context, options);
    const answered = await withAnswers(io, draft, context, options);
    const session = { io, open, context, text };
    const saved = options.editor === true ? await answerInEditor(session, answered) : { draft: answered, text };
    return interviewUntilDone({ ...session, text: saved.text }, saved.draft, options.editor === true);
  });
  tell(io, review);
  return offerReviewCommit(io, open, review, options);
}

/** The draft on disk, or a new one. Throws UserError where there is a final review or a file that can't be read. */
function loadDraft(
  io: Io,
  { root, team }: OpenTeam,
  place: Place,
  context: Context,
  { held }: NewOptions,
): { draft: Review; text: string | undefined } {
  if (held !== undefined && !isDay(held)) throw new UserError(`${held} is not a day`, 'write it as 2026-04-02');
  if (held !== undefined && held > io.today)
    throw new UserError(`${held} is still to come`, 'write the day on which you sat down together');
  const loaded = loadReview(root, place);
  const name = nameOf(team, place.rep);
  if (loaded.state === 'unreadable') {
    throw invalid(io, `there is a review of ${name} for ${place.quarter} that cannot be read`, loaded.findings);
  }
  if (loaded.state === 'missing') {
    return {
      draft: withFacts(
        startDraft({ ...place, team, held: held ?? io.today, previous: context.previous }),
        context.facts,
      ),
      text: undefined,
    };
  }
  if (loaded.value.state === 'final') {
    throw new UserError(
      `the review of ${name} for ${place.quarter} is final (${loaded.file})`,
      `change it with qreview edit ${place.rep} ${place.quarter}`,
    );
  }
  const draft = held === undefined ? loaded.value : { ...loaded.value, held };
  return { draft: withFacts(resumeDraft(draft, team, io.today), context.facts), text: loaded.text };
}

// The plan of the quarter before becomes the promise, so it has to be there as it was given.
function requireSettledPromise({ team }: OpenTeam, { rep, quarter }: Place, records: Records, io: Io): void {
  const before = addQuarters(quarter, -1);
  const previous = records.review({ rep, quarter: before });
  if (previous.state === 'unreadable') {
    throw invalid(io, `the review of ${before}, whose plan is the promise, cannot be read`, previous.findings);
  }
  if (previous.state === 'readable' && previous.value.state === 'draft') {
    throw new UserError(
      `the review of ${nameOf(team, rep)} for ${before} is still a draft, and its plan is the promise for ${quarter}`,
      `finish it first: qreview new ${rep} ${before}`,
    );
  }
}

// Where nobody is asked, what the CRM says of the quarter is put into the review as it is.
function requireReadableActuals(quarter: string, records: Records, io: Io): void {
  const loaded = records.actuals(quarter);
  if (loaded.state !== 'unreadable') return;
  throw invalid(io, `${loaded.file}, in which the CRM's figures are, cannot be read`, loaded.findings);
}

/** The draft as a final review. Throws UserError with all that is missing, or with all that is wrong. */
function finish(io: Io, { team }: OpenTeam, draft: Review, context: Context): Review {
  const missing = missingOf(draft, context);
  if (missing.length > 0) {
    const list = missing.map(
      ({ key, field, about }) =>
        `  ${key.replace(/\.\+$/, '')}  ${field.message}${about === undefined ? '' : ` ${about}`}`,
    );
    throw new UserError(
      `${missing.length} ${missing.length === 1 ? 'answer is' : 'answers are'} missing, and nothing was written\n${list.join('\n')}`,
      'write unknown where you do not know, and none where there was none (with --answers, {})',
    );
  }
  const final = finishDraft(draft);
  const parsed = parseReview(formatReview(final), final);
  const findings = parsed.state === 'readable' ? checkReview(parsed, context, false) : parsed.findings;
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return final;
  throw invalid(io, `the review of ${nameOf(team, final.rep)} would not be valid, and nothing was written`, errors);
}

function tell(io: Io, review: Review): void {
  io.out(savedRenderers[io.format]({ file: reviewFile(review), state: review.state }, io.style));
  const command = review.state === 'final' ? 'qreview show' : 'qreview new';
  io.say(`${review.state === 'final' ? 'read it with' : 'go on with'} ${command} ${review.rep} ${review.quarter}\n`);
}
