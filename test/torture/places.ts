/** Throw-away folders for attacks, and what is in them. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** Does something in a new folder, and removes it afterwards. */
export async function inFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'qreview-torture-')));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Writes files below a folder. */
export function plant(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

/** The texts of all files below a folder, by their paths; hidden ones are the program's own. */
export function textsIn(folder: string): Map<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && !entry.name.startsWith('.'),
  );
  return new Map(
    files.map(({ parentPath, name }) => [join(parentPath, name), readFileSync(join(parentPath, name), 'utf8')]),
  );
}

/** The hidden files that a program that died has left behind. */
export function leftIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /(?:^|\/)\.[^/]*\.(?:tmp|lock)$/.test(name),
  );
}

/** A short text for a team with some reps, of whom each has a quota for 2026-Q1. */
export function teamText(reps: readonly string[]): string {
  const entries = reps.map(
    (rep) => `  ${rep}:\n    name: ${rep}\n    crm:\n      - ${rep}\n    quota:\n      2026-Q1: 250000\n`,
  );
  return `version: 1
team: Acme West
leader: Jo Park
currency: USD
fiscal_year:
  starts: january
goals:
  new-logos:
    goal: Win 40 new logos
reps:
${entries.join('')}`;
}
