/** `qreview import`: what the CRM says into actuals/, and quotas and reps into the team file. */
import { importActivities } from '../activity-import.ts';
import { importDeals } from '../deal-import.ts';
import { UserError, type Exit } from '../exit.ts';
import { requireFitting, type ImportOptions } from '../import-options.ts';
import type { Io } from '../io.ts';
import { openTeam } from '../team.ts';
import { importQuotas, importReps } from '../team-import.ts';

export type { ImportOptions } from '../import-options.ts';

/** Imports exports. Throws UserError, with all that is wrong in them, and writes nothing then. */
export async function importExports(io: Io, paths: readonly string[], options: ImportOptions): Promise<Exit> {
  const open = openTeam(io);
  const { quotas, reps } = options;
  const kinds = [quotas, reps, paths[0]].filter((kind) => kind !== undefined);
  if (kinds.length === 0) throw new UserError('no file to import', 'name the export: qreview import opportunities.csv');
  if (kinds.length > 1) throw new UserError('one import has one kind of file', 'import the others by themselves');
  if (quotas !== undefined) {
    requireFitting('--quotas', options);
    return importQuotas(io, open, quotas, options);
  }
  if (reps !== undefined) {
    requireFitting('--reps', options);
    return importReps(io, open, reps, options);
  }
  const isOfActivities =
    options.metric !== undefined || options.column?.some((word) => /^metric=/i.test(word)) === true;
  requireFitting(isOfActivities ? 'activities' : 'deals', options);
  return isOfActivities ? importActivities(io, open, paths, options) : importDeals(io, open, paths, options);
}
