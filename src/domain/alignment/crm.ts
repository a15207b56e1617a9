/** What the CRM says of the quarter, and of whom the report has its figures. */
import { bookedOf, shareOf } from '../attainment.ts';
import type { CrmFacts } from '../generated/report.ts';
import { addQuarters } from '../quarter.ts';
import { quotaOf } from '../team.ts';
import type { Sources } from './align.ts';

/** The CRM's figures of each rep of whom there are some; null where nothing was imported that can be read. */
export function crmFacts({ team, quarter, standingsOf, exportsOf }: Sources): CrmFacts | null {
  const known = standingsOf(quarter).flatMap(({ facts, ...standing }) =>
    facts === undefined ? [] : [{ ...standing, facts }],
  );
  if (known.length === 0) return null;
  return {
    exports: exportsOf(quarter).map(({ file, imported }) => ({ file, imported })),
    used: known
      .filter(({ review, facts }) => facts.booked !== undefined && bookedOf({ review }) === undefined)
      .map(({ name }) => name),
    reps: known.map(({ rep, name, facts }) => ({
      rep,
      name,
      booked: facts.booked ?? null,
      won: facts.won ?? null,
      lost: facts.lost ?? null,
      winRate: facts.win_rate ?? null,
      averageDeal: facts.average_deal ?? null,
      pipeline: facts.pipeline ?? null,
      pipelineCoverage: shareOf(facts.pipeline, quotaOf(team, rep, addQuarters(quarter, 1))) ?? null,
      newAccounts: facts.new_accounts ?? null,
      daysToClose: facts.days_to_close ?? null,
    })),
  };
}
