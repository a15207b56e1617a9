/** One writer per review: a lock file beside it, which names the process that holds it. */
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { isTree } from '../domain/tree.ts';
import { createFile, hasCode, removeIfThere } from './atomic-file.ts';

/** Who holds a lock. */
export interface Holder {
  readonly process: number;
  readonly host: string;
}

/** Takes the lock of a file. Gives the release, or who holds it. A lock whose process has died is taken over. */
export function takeLock(path: string): { release: () => void } | { holder: Holder } {
  const lock = lockPath(path);
  const mine = JSON.stringify({ process: process.pid, host: hostname() } satisfies Holder);
  for (;;) {
    try {
      createFile(lock, mine);
      return { release: () => removeIfThere(lock) };
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) throw error;
    }
    const holder = holderOf(lock);
    if (holder !== undefined && isAlive(holder)) return { holder };
    removeIfThere(lock);
  }
}

/** Where the lock of a file lies. */
export function lockPath(path: string): string {
  return join(dirname(path), `.${basename(path)}.lock`);
}

function holderOf(lock: string): Holder | undefined {
  try {
    const holder: unknown = JSON.parse(readFileSync(lock, 'utf8'));
    if (!isTree(holder) || typeof holder['process'] !== 'number') return undefined;
    return { process: holder['process'], host: String(holder['host']) };
  } catch {
    // Gone in the meantime, or not a lock of ours: nobody holds it.
    return undefined;
  }
}

// Of another machine's processes nothing can be known, so its lock is believed.
function isAlive({ process: id, host }: Holder): boolean {
  if (host !== hostname()) return true;
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}
