/** What lies in a folder, to be compared with what lies there later. */
import { createHash } from 'node:crypto';
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

/** Each path below a folder, with what it is. */
export type Snapshot = ReadonlyMap<string, string>;

/** Looks at a folder; what lies below some paths is left out. */
export function snapshotOf(folder: string, without: readonly string[] = []): Snapshot {
  const found = new Map<string, string>();
  const look = (path: string): void => {
    for (const name of readdirSync(join(folder, path))) {
      const below = join(path, name);
      if (without.includes(below)) continue;
      const about = lstatSync(join(folder, below));
      if (about.isDirectory()) {
        found.set(below, 'a folder');
        look(below);
      } else if (about.isSymbolicLink()) found.set(below, `a link to ${readlinkSync(join(folder, below))}`);
      else if (about.isFile()) found.set(below, hashOf(join(folder, below)));
      else found.set(below, 'no file');
    }
  };
  look('');
  return found;
}

function hashOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

/** What is new, gone or different. */
export function changesBetween(before: Snapshot, after: Snapshot): string[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((path) => before.get(path) !== after.get(path))
    .map((path) => (after.has(path) ? (before.has(path) ? `changed ${path}` : `made ${path}`) : `took ${path} away`));
}
