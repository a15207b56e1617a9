/** Writes the folder of a new team. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Finding } from '../domain/finding.ts';
import { REVIEWS } from '../domain/place.ts';
import type { Team } from '../domain/team.ts';
import { createFile, makeFolder, replaceFile } from './atomic-file.ts';
import { schemaCopies } from './schema-copies.ts';
import { mkdirInside, parseTeam, SCHEMAS, TEAM_FILE } from './team-folder.ts';
import { formatYaml } from './yaml-edit.ts';

/** Reviews are text to git on every system, and merge line by line. Whoever sets up the diff driver reads them as text. */
const GIT_ATTRIBUTES = '*.yaml text eol=lf\nreviews/*/*.yaml diff=qreview\n.qreview/* text eol=lf linguist-generated\n';

/** What is written beside a file while it is worked on, and left behind by a crash. */
const GIT_IGNORE = '.*.lock\n.*.tmp\n.*.edit.yaml\n.*.form.yaml\n';

// What can still be added by hand, as comments behind the section that it belongs to.
const REMARKS = {
  fiscal_year: '# The fiscal year, and the calendar year that names it: the one it ends in, or the one it starts in.\n',
  number: '# The number: per year (2026: 5600000) or per quarter (2026-Q1: 1400000), in whole currency units.\n',
  goals:
    '# What objectives can serve, by a short id of your own:\n#   new-logos: { goal: Win 40 new logos in 2026, metric: new_logos, target: 40 }\n',
  reps: '# The reps by a short id, which names their files. from and to (2026-Q1) say when they are in the team;\n# crm lists the names under which the CRM knows them; quota is per quarter.\n',
  rules:
    '# Rules that matter more or less to this team (error, warning, info or none):\n#   next/cites-a-cause: error\n',
} as const;

/** The text of a new team file, with what a person needs to go on by hand. */
export function formatTeam(team: Team): string {
  const { version, team: name, leader, currency, fiscal_year, number = {}, goals = {}, reps, rules = {} } = team;
  return [
    `# yaml-language-server: $schema=${SCHEMAS}/team.schema.json\n`,
    formatYaml({ version, team: name, leader, currency }),
    `\n${REMARKS.fiscal_year}${formatYaml({ fiscal_year })}`,
    `\n${REMARKS.number}${formatYaml({ number })}`,
    `\n${REMARKS.goals}${formatYaml({ goals })}`,
    `\n${REMARKS.reps}${formatYaml({ reps })}`,
    `\n${REMARKS.rules}${formatYaml({ rules })}`,
  ].join('');
}

/** What would be wrong with the file of a new team. */
export function newTeamFindings(team: Team): readonly Finding[] {
  const parsed = parseTeam(formatTeam(team));
  return parsed.state === 'readable' ? [] : parsed.findings;
}

/** Writes the team's folder. Throws EEXIST where there is a team file already; other files that are there stay. */
export function writeTeamFolder(root: string, team: Team): void {
  makeFolder(root);
  for (const name of [REVIEWS, SCHEMAS]) mkdirInside(root, join(root, name));
  createFile(join(root, TEAM_FILE), formatTeam(team));
  writeSchemas(root);
  writeGitSettings(root);
}

/** Writes what git should know of the folder, unless it has been told. */
export function writeGitSettings(root: string): void {
  createUnlessThere(join(root, '.gitattributes'), GIT_ATTRIBUTES);
  // Where the folder has a list of its own, the reviews at least are covered.
  for (const folder of [root, join(root, REVIEWS)]) createUnlessThere(join(folder, '.gitignore'), GIT_IGNORE);
}

/** Writes the copies of the schemas, or brings them up to date. */
export function writeSchemas(root: string): void {
  for (const { file, text } of schemaCopies()) {
    const path = join(root, file);
    mkdirInside(root, dirname(path));
    if (existsSync(path)) replaceFile(path, text);
    else createFile(path, text);
  }
}

function createUnlessThere(path: string, text: string): void {
  if (!existsSync(path)) createFile(path, text);
}
