/** `qreview prepare`: what a leader needs before the talk with a rep. */
import { prepare } from '../../domain/preparation.ts';
import { addQuarters } from '../../domain/quarter.ts';
import { preparationRenderers } from '../../report/preparation.ts';
import type { CommonFormat, PageFormat } from '../../report/format.ts';
import { factsOf, findingsOn, recordsIn } from '../../store/history.ts';
import { EXIT, type Exit } from '../exit.ts';
import { invalid } from '../invalid.ts';
import type { Io } from '../io.ts';
import { askForEvidence, findQuarter, openTeam, repOrAsk, requireReviewable } from '../team.ts';

/** Prints what to know and what to ask. Throws UserError where the review before cannot be read. */
export async function prepareTalk(
  io: Io<CommonFormat | PageFormat>,
  repText: string | undefined,
  quarterText: string | undefined,
): Promise<Exit> {
  const open = openTeam(io);
  const rep = await repOrAsk(io, open, repText);
  const quarter = findQuarter(open, quarterText, io);
  requireReviewable(open, rep, quarter, io);
  const records = recordsIn(open.root);
  const place = { rep, quarter: addQuarters(quarter, -1) };
  const before = records.review(place);
  if (before.state === 'unreadable') {
    throw invalid(io, `the review of ${place.quarter}, whose plan is the promise, cannot be read`, before.findings);
  }
  const previous = before.state === 'readable' ? before.value : undefined;
  const gathered = await askForEvidence(open, [place.quarter], records, io);
  const findings = findingsOn(open.team, place, records, true, gathered);
  const facts = factsOf(records, { rep, quarter });
  io.out(preparationRenderers[io.format](prepare(open.team, { rep, quarter }, previous, facts, findings), io.style));
  return EXIT.ok;
}
