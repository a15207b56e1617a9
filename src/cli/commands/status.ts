/** `qreview status`: where a quarter stands, rep by rep. */
import { statusOf, type Status } from '../../domain/status.ts';
import { statusRenderers } from '../../report/status.ts';
import { findingsOn, reviewLoader } from '../../store/history.ts';
import { EXIT, type Exit } from '../exit.ts';
import type { Io } from '../io.ts';
import { findQuarter, openTeam, type OpenTeam } from '../team.ts';

/** Prints the status of a quarter. The exit code tells of files with errors. */
export function status(io: Io, quarterText: string | undefined): Promise<Exit> {
  const open = openTeam(io);
  const result = loadStatus(open, findQuarter(open, quarterText, io));
  io.out(statusRenderers[io.format](result, io.style));
  return Promise.resolve(result.reps.some(({ errors }) => errors > 0) ? EXIT.findings : EXIT.ok);
}

/** Where a quarter stands, from the files of that quarter and those that they cite. */
export function loadStatus({ root, team }: OpenTeam, quarter: string): Status {
  const load = reviewLoader(root);
  return statusOf(team, quarter, (rep) => {
    const place = { rep, quarter };
    const loaded = load(place);
    const errors = findingsOn(team, place, load, false).filter(({ severity }) => severity === 'error').length;
    return { file: loaded.file, review: loaded.state === 'readable' ? loaded.value : undefined, errors };
  });
}
