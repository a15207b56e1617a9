/** `qreview diff`: what has changed between two quarters, or between two versions of reviews in git. */
import { addQuarters, parseQuarter } from '../../domain/quarter.ts';
import { compareQuarters, hasDifferences } from '../../domain/comparison/team.ts';
import { changesRenderers } from '../../report/changes.ts';
import { comparisonRenderers } from '../../report/comparison.ts';
import type { CommonFormat } from '../../report/format.ts';
import { recordsIn, standingsOf } from '../../store/history.ts';
import { quartersOf, reviewsIn } from '../../store/team-folder.ts';
import { EXIT, UserError, type Exit } from '../exit.ts';
import type { AnyIo, Io } from '../io.ts';
import { findQuarter, findRep, openTeam, sayUnreadable, type OpenTeam } from '../team.ts';

/** The flags of `diff`. */
export interface DiffOptions {
  readonly exitCode?: boolean;
  readonly since?: string;
}

/** Prints what has changed. Throws UserError where there are no two quarters to compare. */
export async function diff(
  io: Io<CommonFormat | 'markdown'>,
  words: readonly string[],
  options: DiffOptions,
): Promise<Exit> {
  const open = openTeam(io);
  if (options.since !== undefined || words.some((word) => word.includes('@'))) {
    const { changesOf, changesSince } = await import('../revisions.ts');
    const changes = options.since === undefined ? changesOf(io, open, words) : changesSince(open, words, options.since);
    io.out(changesRenderers[io.format](changes, io.style));
    return options.exitCode === true && changes.reviews.length > 0 ? EXIT.findings : EXIT.ok;
  }
  const { rep, from, to } = chosen(io, open, words);
  const records = recordsIn(open.root);
  const actuals = [from, to].map(records.actuals);
  sayUnreadable(io, ...actuals);
  const [before, now] = [from, to].map((quarter) => standingsOf(open.team, quarter, records, rep));
  const comparison = compareQuarters(open.team, { from, to, rep }, before ?? [], now ?? []);
  io.out(comparisonRenderers[io.format](comparison, io.style));
  const isSame = from === to || (!hasDifferences(comparison) && actuals.every(({ state }) => state !== 'unreadable'));
  return options.exitCode === true && !isSame ? EXIT.findings : EXIT.ok;
}

/** The rep and the quarters that the words name; without them, the last two that have reviews. */
function chosen(
  io: AnyIo,
  open: OpenTeam,
  words: readonly string[],
): { rep: string | undefined; from: string; to: string } {
  const { team } = open;
  const isQuarter = (word: string): boolean => parseQuarter(word, io.today, team.fiscal_year) !== undefined;
  const name = words.find((word) => !isQuarter(word));
  const rep = name === undefined ? undefined : findRep(open, name);
  const quarters = words.filter((word) => word !== name).map((word) => findQuarter(open, word, io));
  const [one, two] = quarters;
  if (quarters.length > 2) throw new UserError('diff compares two quarters', 'name one rep and two quarters at most');
  if (one !== undefined) return { rep, from: two === undefined ? addQuarters(one, -1) : one, to: two ?? one };
  const reviewed = quartersOf(open.root).filter((quarter) => {
    const { reps } = reviewsIn(open.root, quarter);
    return rep === undefined ? reps.length > 0 : reps.includes(rep);
  });
  const [from, to] = reviewed.slice(-2);
  if (from === undefined || to === undefined) {
    throw new UserError('there are no two quarters with reviews to compare', 'name two: qreview diff 2025-Q4 2026-Q1');
  }
  return { rep, from, to };
}
