/** `qreview show`: one review, as a person reads it. */
import { knowledgeOf } from '../../domain/knowledge.ts';
import { nameOf } from '../../domain/team.ts';
import { renderFindings } from '../../report/findings.ts';
import { reviewRenderers } from '../../report/review.ts';
import { findingsOn, reviewLoader } from '../../store/history.ts';
import { quartersOf } from '../../store/team-folder.ts';
import { EXIT, UserError, type Exit } from '../exit.ts';
import type { Io } from '../io.ts';
import { findQuarter, findRep, openTeam, type OpenTeam } from '../team.ts';

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
    throw new UserError(
      `the review cannot be read\n\n${renderFindings(loaded.findings, io.style)}`.trimEnd(),
      undefined,
      EXIT.findings,
    );
  }
  const review = loaded.value;
  const result = {
    file: loaded.file,
    name: nameOf(open.team, rep),
    currency: open.team.currency,
    review,
    knowledge: knowledgeOf(review),
    findings: findingsOn(open.team, place, load, false),
  };
  io.out(reviewRenderers[io.format](result, io.style));
  return EXIT.ok;
}

/** The rep that an argument names, or that somebody picks. */
export async function repOrAsk(io: Io, open: OpenTeam, text: string | undefined): Promise<string> {
  if (text !== undefined) return findRep(open, text);
  const reps = Object.keys(open.team.reps);
  if (io.ask === undefined) throw new UserError('no rep was named', `the reps are: ${reps.join(', ')}`);
  const { choose } = await io.ask();
  return choose(
    'Which rep?',
    reps.map((rep) => ({ value: rep, label: nameOf(open.team, rep) })),
  );
}

/** The latest quarter for which a rep has a review. Throws UserError where there is none. */
export function latestReviewed({ root, team }: OpenTeam, rep: string): string {
  const load = reviewLoader(root);
  const quarter = quartersOf(root).findLast((one) => load({ rep, quarter: one }).state !== 'missing');
  if (quarter !== undefined) return quarter;
  throw new UserError(`there is no review of ${nameOf(team, rep)} yet`, `write one with qreview new ${rep}`);
}
