/** `qreview prepare`: what a leader needs before the talk with a rep. */
import { prepare } from '../../domain/preparation.ts';
import { addQuarters } from '../../domain/quarter.ts';
import { preparationRenderers } from '../../report/preparation.ts';
import type { CommonFormat, PageFormat } from '../../report/format.ts';
import { findingsOn, recordsIn, standingOf } from '../../store/history.ts';
import { EXIT, type Exit } from '../exit.ts';
import type { Io } from '../io.ts';
import { askForEvidence, findQuarter, openTeam, repOrAsk, requireReviewable, sayUnreadable } from '../team.ts';

/** Prints what to know and what to ask. A review before that cannot be read is named, and stops nothing. */
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
  sayUnreadable(io, records.actuals(quarter), records.review({ rep, quarter }));
  const place = { rep, quarter: addQuarters(quarter, -1) };
  const before = standingOf(open.team, place, records);
  const now = standingOf(open.team, { rep, quarter }, records);
  const gathered = await askForEvidence(open, [place.quarter], records, io);
  const prepared = prepare(
    open.team,
    { rep, quarter },
    {
      previous: before.review,
      state: before.state,
      findings: findingsOn(open.team, place, records, true, gathered),
      own: now.review,
      facts: now.facts,
    },
  );
  io.out(preparationRenderers[io.format](prepared, io.style));
  return EXIT.ok;
}
