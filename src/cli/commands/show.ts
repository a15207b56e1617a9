/** `qreview show`: one review, as a person reads it. */
import { together } from '../../domain/evidence.ts';
import { knowledgeOf } from '../../domain/knowledge.ts';
import { nameOf } from '../../domain/team.ts';
import { reviewRenderers } from '../../report/review.ts';
import { findingsOn, reviewLoader } from '../../store/history.ts';
import { EXIT, UserError, type Exit } from '../exit.ts';
import { invalid } from '../invalid.ts';
import type { Io } from '../io.ts';
import { askForEvidence, findQuarter, latestReviewed, openTeam, repOrAsk } from '../team.ts';

/** Prints the review that is meant, or the rep's latest. Throws UserError where there is none that can be read. */
export async function show(io: Io, repText: string | undefined, quarterText: string | undefined): Promise<Exit> {
  const open = openTeam(io);
  const rep = await repOrAsk(io, open, repText);
  const load = reviewLoader(open.root);
  const quarter = quarterText === undefined ? latestReviewed(open, rep) : findQuarter(open, quarterText, io);
  const place = { rep, quarter };
  const loaded = load(place);
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
    findings: findingsOn(open.team, place, load, false),
    evidence: together((await askForEvidence(open, [quarter], load)).of(review)),
  };
  io.out(reviewRenderers[io.format](result, io.style));
  return EXIT.ok;
}
