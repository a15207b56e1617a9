/** `qreview validate`: the files of a team, all errors at once. */
import { relative, resolve, sep } from 'node:path';
import { count, sortByPlace, type Finding } from '../../domain/finding.ts';
import { isId } from '../../domain/id.ts';
import { isQuarter } from '../../domain/quarter.ts';
import type { Place } from '../../domain/references.ts';
import { validationRenderers } from '../../report/findings.ts';
import type { CommonFormat } from '../../report/format.ts';
import { checkTeamFile, checkTeamQuarter, findingsOn, reviewLoader, standingsOf } from '../../store/history.ts';
import { staleSchemas } from '../../store/schema-copies.ts';
import { folderInRepository } from '../../store/repository.ts';
import {
  quartersOf,
  reviewFile,
  reviewsIn,
  REVIEWS,
  strangersAmongQuarters,
  TEAM_FILE,
} from '../../store/team-folder.ts';
import { EXIT, UserError, type Exit } from '../exit.ts';
import type { Io } from '../io.ts';
import { askForEvidence, openTeam } from '../team.ts';

/** The flags of `validate`. */
export interface ValidateOptions {
  readonly strict?: boolean;
}

/** Checks the given files, or all, and prints the findings. Throws UserError for a path that is no review. */
export async function validate(
  io: Io<CommonFormat | 'github' | 'junit'>,
  paths: readonly string[],
  { strict = false }: ValidateOptions,
): Promise<Exit> {
  const open = openTeam(io);
  const { root, team, file } = open;
  const inTeam = paths.map((path) => relative(root, resolve(io.cwd, path)).split(sep).join('/'));
  const chosen = inTeam.length === 0 ? [''] : inTeam;
  const places = chosen.flatMap((path) => placesIn(root, path));
  const load = reviewLoader(root);
  const unique = [...new Map(places.map((place) => [`${place.quarter}/${place.rep}`, place])).values()];
  const quarters = [...new Set(unique.map(({ quarter }) => quarter))];
  const gathered = strict ? await askForEvidence(open, quarters, load) : undefined;
  const findings = [
    ...unique.flatMap((place) => findingsOn(team, place, load, strict, gathered)),
    ...chosen.flatMap((path) => strangersIn(root, path)),
    ...(chosen.includes('') ? staleSchemas(root) : []),
    ...(chosen.some((path) => path === '' || path === TEAM_FILE) ? checkTeamFile(file) : []),
    ...(strict ? wholeQuarters(root, chosen) : []).flatMap((quarter) =>
      checkTeamQuarter(file, quarter, standingsOf(team, quarter, load)),
    ),
  ];
  // The team file was read, and is valid, or we wouldn't be here.
  const files = [
    ...(chosen.some((path) => path === '' || path === TEAM_FILE) ? [TEAM_FILE] : []),
    ...unique.map(reviewFile),
  ];
  const result = { files, folder: folderInRepository(root), findings: sortByPlace(findings) };
  io.out(validationRenderers[io.format](result, io.style));
  const failing = count(findings, 'error') + (strict ? count(findings, 'warning') : 0);
  return failing > 0 ? EXIT.findings : EXIT.ok;
}

/** The reviews that a path of the team's means: a file, a quarter, all of them. */
function placesIn(root: string, path: string): Place[] {
  const [top, quarter, name] = path.split('/');
  if (path === TEAM_FILE) return [];
  if (path === '' || path === REVIEWS) return quartersOf(root).flatMap((one) => placesIn(root, `${REVIEWS}/${one}`));
  if (top === REVIEWS && quarter !== undefined && isQuarter(quarter)) {
    if (name === undefined && quartersOf(root).includes(quarter)) {
      return reviewsIn(root, quarter).reps.map((rep) => ({ quarter, rep }));
    }
    const rep = (name ?? '').replace(/\.yaml$/, '');
    if (name?.endsWith('.yaml') === true && isId(rep) && reviewsIn(root, quarter).reps.includes(rep))
      return [{ quarter, rep }];
  }
  throw new UserError(`${path} is not a review of this team`, `reviews are ${REVIEWS}/QUARTER/REP.yaml in ${root}`);
}

/** The quarters whose reviews are all looked at, so that they can be judged as a whole: of many, the latest. */
function wholeQuarters(root: string, paths: readonly string[]): string[] {
  const whole = paths.flatMap((path) => {
    if (path === '' || path === REVIEWS) return quartersOf(root).slice(-1);
    const [, quarter, name] = path.split('/');
    return quarter === undefined || name !== undefined ? [] : [quarter];
  });
  return [...new Set(whole)];
}

// A review under a misspelt name would otherwise be taken for missing.
function strangersIn(root: string, path: string): Finding[] {
  const isWhole = path === '' || path === REVIEWS;
  const quarters = quartersOf(root).filter((quarter) => isWhole || path === `${REVIEWS}/${quarter}`);
  const found = [
    ...(isWhole ? strangersAmongQuarters(root).map((name) => `${REVIEWS}/${name}`) : []),
    ...quarters.flatMap((quarter) => reviewsIn(root, quarter).strangers.map((name) => `${REVIEWS}/${quarter}/${name}`)),
  ];
  return found.map((file) => ({
    file,
    line: 1,
    column: 1,
    excerpt: '',
    path: [],
    rule: 'file/place',
    severity: 'error',
    message: 'the name is not that of a review',
    advice: `reviews are ${REVIEWS}/QUARTER/REP.yaml, such as ${REVIEWS}/2026-Q1/ana-silva.yaml: rename it, or move it away`,
  }));
}
