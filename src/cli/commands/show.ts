/** `qreview show`: one review, as a person reads it. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { anonymous } from '../../domain/anonymous.ts';
import { together } from '../../domain/evidence.ts';
import { knowledgeOf } from '../../domain/knowledge.ts';
import { NO_CURRENCY } from '../../domain/money.ts';
import { nameOf } from '../../domain/team.ts';
import { visible, type CommonFormat, type PageFormat } from '../../report/format.ts';
import { fullReviewRenderers, reviewRenderers } from '../../report/review.ts';
import { findingsOn, recordsIn } from '../../store/history.ts';
import { findTeamFolder, loadTeam, parseReview } from '../../store/team-folder.ts';
import { disguiseOf } from '../disguise.ts';
import { EXIT, UserError, type Exit } from '../exit.ts';
import { invalid } from '../invalid.ts';
import type { AnyIo, Io } from '../io.ts';
import { askForEvidence, findQuarter, latestReviewed, openTeam, repOrAsk } from '../team.ts';

/** The flags of `show`. */
export interface ShowOptions {
  readonly textconv?: string;
  readonly anonymous?: boolean;
}

/** Prints the review that is meant, or the rep's latest. Throws UserError where there is none that can be read. */
export async function show(
  io: Io<CommonFormat | PageFormat>,
  repText: string | undefined,
  quarterText: string | undefined,
  { textconv, anonymous: isAnonymous }: ShowOptions = {},
): Promise<Exit> {
  if (textconv !== undefined) return showForDiff(io, textconv);
  const open = openTeam(io);
  const rep = await repOrAsk(io, open, repText);
  const records = recordsIn(open.root);
  const quarter = quarterText === undefined ? latestReviewed(open, rep) : findQuarter(open, quarterText, io);
  const place = { rep, quarter };
  const loaded = records.review(place);
  if (loaded.state === 'missing') {
    throw new UserError(
      `there is no review of ${nameOf(open.team, rep)} for ${quarter}`,
      `write it with qreview new ${rep} ${quarter}`,
    );
  }
  if (loaded.state === 'unreadable') {
    throw invalid(io, 'the review cannot be read', loaded.findings);
  }
  const review = loaded.value;
  const result = {
    file: loaded.file,
    name: nameOf(open.team, rep),
    currency: open.team.currency,
    review,
    knowledge: knowledgeOf(review),
    findings: findingsOn(open.team, place, records, false),
    evidence: together((await askForEvidence(open, [quarter], records, io)).of(review)),
  };
  const shown = isAnonymous === true ? anonymous(result, disguiseOf(open.team, [{ ...place, review }])) : result;
  io.out(reviewRenderers[io.format](shown, io.style));
  return EXIT.ok;
}

/**
 * Prints a version of a review, wherever git has put it, for git to compare line by line. What is no review is printed
 * as it is, since git would give up the whole diff otherwise.
 */
function showForDiff(io: AnyIo, path: string): Exit {
  const text = readFileSync(resolve(io.cwd, path), 'utf8');
  const parsed = parseReview(text);
  if (parsed.state === 'unreadable') {
    io.out(visible(text));
    return EXIT.ok;
  }
  const review = parsed.value;
  const root = findTeamFolder(io.cwd);
  const team = root === undefined ? undefined : loadTeam(root);
  const known = team?.state === 'readable' ? team.value : undefined;
  const result = {
    file: path,
    name: known === undefined ? review.rep : nameOf(known, review.rep),
    currency: known?.currency ?? NO_CURRENCY,
    review,
    knowledge: knowledgeOf(review),
    findings: [],
    evidence: null,
  };
  // An answer that is one line stays one when a word of it changes.
  io.out(fullReviewRenderers.text(result, { ...io.style, width: Number.POSITIVE_INFINITY }));
  return EXIT.ok;
}
