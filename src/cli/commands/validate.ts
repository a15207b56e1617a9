/** `qreview validate`: the files of a team, all errors at once. */
import { sortByPlace, type Finding, type Severity } from '../../domain/finding.ts';
import { reviewFile, REVIEWS } from '../../domain/place.ts';
import { validationRenderers } from '../../report/findings.ts';
import type { CommonFormat, ValidationFormat } from '../../report/format.ts';
import { actualsFile } from '../../store/actuals-file.ts';
import { checkActuals, checkTeamFile, checkTeamQuarter, findingsOn, standingsOf } from '../../store/history.ts';
import { folderInRepository } from '../../store/repository.ts';
import { staleSchemas } from '../../store/schema-copies.ts';
import { TEAM_FILE } from '../../store/team-folder.ts';
import { EXIT, UserError, type Exit } from '../exit.ts';
import type { Io } from '../io.ts';
import { selectPaths, selectStaged } from '../selection.ts';
import { askForEvidence } from '../team.ts';

/** The flags of `validate`. */
export interface ValidateOptions {
  readonly staged?: boolean;
  readonly strict?: boolean;
}

/** Checks the given files, or all, and prints the findings. Throws UserError for a path that is no review. */
export async function validate(
  io: Io<CommonFormat | ValidationFormat>,
  paths: readonly string[],
  { staged = false, strict = false }: ValidateOptions,
): Promise<Exit> {
  if (staged && paths.length > 0) {
    throw new UserError(
      '--staged checks what is about to be committed, and no other files',
      'leave one of the two out',
    );
  }
  const { open, records, places, ...selected } = staged ? await selectStaged(io) : selectPaths(io, paths);
  const { root, team, file } = open;
  const quarters = [...new Set(places.map(({ quarter }) => quarter))];
  const gathered = strict ? await askForEvidence(open, quarters, records, io) : undefined;
  // A review rests on the rep's others: rep by rep each file is read once, and few are held in memory.
  const byRep = places.toSorted((one, other) => (one.rep < other.rep ? -1 : Number(one.rep > other.rep)));
  const findings = [
    ...byRep.flatMap((place) => findingsOn(team, place, records, strict, gathered)),
    ...selected.strangers.map(strangerFinding),
    ...selected.notFolders.map(notFolderFinding),
    ...selected.actuals.flatMap((quarter) => checkActuals(team, quarter, records)),
    ...(selected.isWhole ? staleSchemas(root) : []),
    ...(selected.hasTeamFile ? checkTeamFile(file) : []),
    ...(strict ? selected.wholeQuarters : []).flatMap((quarter) =>
      checkTeamQuarter(file, quarter, standingsOf(team, quarter, records)),
    ),
  ];
  // The team file was read, and is valid, or we wouldn't be here.
  const files = [
    ...(selected.hasTeamFile ? [TEAM_FILE] : []),
    ...places.map(reviewFile),
    ...selected.actuals.map(actualsFile),
  ];
  const failing: readonly Severity[] = strict ? ['error', 'warning'] : ['error'];
  const result = { files, folder: folderInRepository(root), findings: sortByPlace(findings), failing };
  io.out(validationRenderers[io.format](result, io.style));
  return findings.some(({ severity }) => failing.includes(severity)) ? EXIT.findings : EXIT.ok;
}

// A review under a misspelt name would otherwise be taken for missing.
function strangerFinding(file: string): Finding {
  return {
    ...ofPlace(file),
    message: 'the name is not that of a review',
    advice: `reviews are ${REVIEWS}/QUARTER/REP.yaml, such as ${REVIEWS}/2026-Q1/ana-silva.yaml: rename it, or move it away`,
  };
}

function notFolderFinding(file: string): Finding {
  return { ...ofPlace(file), message: 'this is not a folder', advice: 'move it away' };
}

function ofPlace(file: string): Omit<Finding, 'message' | 'advice'> {
  return { file, line: 1, column: 1, excerpt: '', path: [], rule: 'file/place', severity: 'error' };
}
