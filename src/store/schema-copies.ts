/** The copies of the schemas in a team's folder, by which editors check its files as they are typed. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Finding } from '../domain/finding.ts';
import { readText } from './text-file.ts';
import { SCHEMAS } from './team-folder.ts';

const NAMES = ['team', 'review', 'actuals'] as const;

/** The folder of the installed package: the nearest above this file that has a package.json. */
export function packageFolder(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
}

/** The copies by their path from the team's folder. */
export function schemaCopies(): { file: string; text: string }[] {
  return NAMES.map((name) => ({
    file: `${SCHEMAS}/${name}.schema.json`,
    text: readFileSync(join(packageFolder(), 'schemas', `${name}.schema.json`), 'utf8'),
  }));
}

/** The copies that are missing, or of another version: the editor then checks against something else. */
export function staleSchemas(root: string): Finding[] {
  return schemaCopies().flatMap(({ file, text }) => {
    const copy = readText(root, file);
    if (copy !== undefined && 'text' in copy && copy.text === text) return [];
    return [
      {
        file,
        line: 1,
        column: 1,
        excerpt: '',
        path: [],
        rule: 'file/schema-copy',
        severity: 'warning',
        message:
          copy === undefined
            ? 'the copy of the schema is missing: editors cannot check the files'
            : 'the copy of the schema is of another version of qreview',
        advice: 'run qreview init --schemas',
      },
    ];
  });
}
