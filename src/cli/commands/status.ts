/** `qreview status`: where a quarter stands, rep by rep. */
import { statusOf, type Status } from '../../domain/status.ts';
import { statusRenderers } from '../../report/status.ts';
import { factsOf, findingsOn, recordsIn, type Records } from '../../store/history.ts';
import type { Gathered } from '../../store/repository.ts';
import { EXIT, type Exit } from '../exit.ts';
import type { Io } from '../io.ts';
import { askForEvidence, findQuarter, openTeam, sayUnreadable, type OpenTeam } from '../team.ts';

/** Prints the status of a quarter. The exit code tells of files with errors. */
export async function status(io: Io, quarterText: string | undefined): Promise<Exit> {
  const open = openTeam(io);
  const quarter = findQuarter(open, quarterText, io);
  const records = recordsIn(open.root);
  const actuals = records.actuals(quarter);
  sayUnreadable(io, actuals);
  const result = loadStatus(open, quarter, records, await askForEvidence(open, [quarter], records, io));
  io.out(statusRenderers[io.format](result, io.style));
  const hasErrors = actuals.state === 'unreadable' || result.reps.some(({ errors }) => errors > 0);
  return hasErrors ? EXIT.findings : EXIT.ok;
}

/** Where a quarter stands, from the files of that quarter and those that they cite. */
export function loadStatus({ team }: OpenTeam, quarter: string, records: Records, gathered?: Gathered): Status {
  return statusOf(team, quarter, (rep) => {
    const place = { rep, quarter };
    const loaded = records.review(place);
    const errors = findingsOn(team, place, records, false).filter(({ severity }) => severity === 'error').length;
    const review = loaded.state === 'readable' ? loaded.value : undefined;
    const evidence = review === undefined ? undefined : gathered?.of(review);
    return { file: loaded.file, review, errors, evidence, hasFacts: factsOf(records, place) !== undefined };
  });
}
