/** `qreview init`: a team file and the folder around it. */
import { join, resolve } from 'node:path';
import { ExportNotes } from '../../domain/crm/notes.ts';
import { withRoster } from '../../domain/crm/roster.ts';
import type { Team } from '../../domain/team.ts';
import { hasCode } from '../../store/atomic-file.ts';
import { newTeamFindings, writeSchemas, writeTeamFolder } from '../../store/new-team.ts';
import { visible } from '../../report/format.ts';
import { addHook, addWorkflow, type Added } from '../../store/repository-checks.ts';
import { shellWord } from '../../store/shell-word.ts';
import { findTeamFolder, TEAM_FILE } from '../../store/team-folder.ts';
import { isThere } from '../../store/text-file.ts';
import { EXIT, UserError, type Exit } from '../exit.ts';
import { invalid } from '../invalid.ts';
import type { Io } from '../io.ts';
import { fromHere, teamFolder } from '../team.ts';
import { readPeople } from '../people.ts';
import { askForTeam } from '../team-questions.ts';

/** The flags of `init`; each stands for one of its questions. */
export interface InitOptions {
  readonly team?: string;
  readonly leader?: string;
  readonly currency?: string;
  readonly starts?: string;
  readonly namedAfter?: string;
  readonly number?: readonly string[];
  readonly goal?: readonly string[];
  readonly rep?: readonly string[];
  readonly quota?: readonly string[];
  readonly reps?: string;
  readonly schemas?: boolean;
  readonly hook?: boolean;
  readonly workflow?: boolean;
}

/** Writes a new team into a folder, or adds to a team what it lacks. Throws UserError where something is in the way. */
export async function init(io: Io, folder: string | undefined, options: InitOptions): Promise<Exit> {
  const root = resolve(io.cwd, folder ?? '.');
  const additions = [...(options.hook === true ? [addHook] : []), ...(options.workflow === true ? [addWorkflow] : [])];
  const isAddition = options.schemas === true || additions.length > 0;
  const existing = isAddition ? findTeamFolder(root) : undefined;
  if (options.schemas === true) {
    writeSchemas(teamFolder({ ...io, cwd: root }));
    io.say('The schemas are current.\n');
  } else if (existing === undefined) {
    await startTeam(io, root, options);
  }
  for (const add of additions) report(io, add(existing ?? root));
  return EXIT.ok;
}

async function startTeam(io: Io, root: string, options: InitOptions): Promise<void> {
  if (isThere(join(root, TEAM_FILE))) throw teamIsThere(io, root);
  const { people } = options.reps === undefined ? { people: [] } : await readPeople(io, options.reps);
  const rep = [...(options.rep ?? []), ...people.map(({ name }) => name)];
  const asked = await askForTeam(io, rep.length === 0 ? options : { ...options, rep });
  const { team } = withRoster(asked, people, new ExportNotes());
  const findings = newTeamFindings(team);
  if (findings.length > 0) {
    throw invalid(io, 'the team file would not be valid, and nothing was written', findings);
  }
  try {
    writeTeamFolder(root, team);
  } catch (error) {
    // Somebody was faster while the questions were asked.
    throw hasCode(error, 'EEXIST') ? teamIsThere(io, root) : error;
  }
  io.out(`${fromHere(io, join(root, TEAM_FILE))}\n`);
  io.say(whatNext(team, root, io));
}

function teamIsThere(io: Io, root: string): UserError {
  const path = fromHere(io, join(root, TEAM_FILE));
  return new UserError(`there is a team already: ${path}`, 'edit that file, or start the team in another folder');
}

function report(io: Io, added: Added): void {
  if (added.state === 'refused') throw new UserError(`the check cannot be added: ${added.reason}`, added.advice);
  const path = fromHere(io, added.path);
  if (added.state === 'taken') {
    const lines = `    ${visible(added.lines)}\n`;
    throw new UserError(`${path} is there already, and stays as it is`, 'add this line to it', EXIT.usage, lines);
  }
  io.out(`${path}\n`);
  if (added.state === 'there') io.say('It checks the reviews already.\n');
}

function whatNext(team: Team, root: string, io: Io): string {
  const [rep] = Object.keys(team.reps);
  const enter = root === io.cwd ? '' : `  go there         cd ${visible(shellWord(fromHere(io, root)))}\n`;
  const first = rep === undefined ? `add the reps to ${TEAM_FILE}, then run qreview new` : `qreview new ${rep}`;
  return `
Goals, quotas and reps are in ${TEAM_FILE}, to be changed by hand.
${enter}  keep it in git   git init && git add . && git commit -m Start
  first review     ${first}
  where it stands  qreview status
`;
}
