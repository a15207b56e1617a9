/** `qreview prepare`: what a leader needs before the talk with a rep. */
import { prepare } from '../../domain/preparation.ts';
import { addQuarters } from '../../domain/quarter.ts';
import { preparationRenderers } from '../../report/preparation.ts';
import type { CommonFormat, PageFormat } from '../../report/format.ts';
import { factsOf, findingsOn, recordsIn } from '../../store/history.ts';
import { EXIT, type Exit } from '../exit.ts';
import type { Io } from '../io.ts';
import { askForEvidence, findQuarter, openTeam, repOrAsk, requireReviewable } from '../team.ts';

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
  const place = { rep, quarter: addQuarters(quarter, -1) };
  const [before, now] = [records.review(place), records.review({ rep, quarter })];
  const previous = before.state === 'readable' ? before.value : undefined;
  const gathered = await askForEvidence(open, [place.quarter], records, io);
  const prepared = prepare(
    open.team,
    { rep, quarter },
    {
      previous,
      state: before.state !== 'readable' ? before.state : before.value.state === 'final' ? 'done' : 'draft',
      findings: findingsOn(open.team, place, records, true, gathered),
      own: now.state === 'readable' ? now.value : undefined,
      facts: factsOf(records, { rep, quarter }),
    },
  );
  io.out(preparationRenderers[io.format](prepared, io.style));
  return EXIT.ok;
}
