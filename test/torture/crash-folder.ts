/** A team's folder for each try, and what is in it. */
import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeTeamFolder } from '../../src/store/new-team.ts';
import { inFolder, plant } from './places.ts';

/** The files of a folder by their paths, with their texts. */
export type Texts = ReadonlyMap<string, string>;

export function textsIn(root: string): Texts {
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).toSorted();
  const files = paths.filter((path) => lstatSync(join(root, path)).isFile());
  return new Map(files.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}

/** Works in a folder that has some files in its team/, and removes it. */
export function inTeam<Result>(
  files: Readonly<Record<string, string>>,
  work: (folder: string, root: string) => Promise<Result>,
): Promise<Result> {
  return inFolder((folder) => {
    const root = join(folder, 'team');
    plant(root, files);
    return work(folder, root);
  });
}

/** The files of a new team, as `init` writes them. */
export function teamFiles(): Promise<Readonly<Record<string, string>>> {
  return inTeam({}, (_, root) => {
    writeTeamFolder(root, {
      version: 1,
      team: 'Acme West',
      leader: 'Jo Park',
      currency: 'USD',
      fiscal_year: { starts: 'january' },
      reps: {
        'ana-silva': { name: 'Ana Silva', quota: { '2026-Q1': 250000 } },
        'ben-okafor': { name: 'Ben Okafor', quota: { '2026-Q1': 250000 } },
      },
    });
    return Promise.resolve(Object.fromEntries(textsIn(root)));
  });
}
