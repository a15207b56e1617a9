/** One writer per review: a lock file beside it, which names the process that holds it. */
import { lstatSync, readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { isSame, isTree } from '../domain/tree.ts';
import { createFile, discard, errorAt, hasCode, removeIfThere, temporariesOf } from './atomic-file.ts';

/** Who holds a lock. */
export interface Holder {
  readonly process: number;
  readonly host: string;
  /** In which its number is counted: containers may share the name of a host, and each counts from 1. */
  readonly namespace?: string;
}

/** The locks that this process holds. */
const held = new Set<string>();

/** Takes the lock of a file. Gives the release, or who holds it. A lock whose process has died is taken over. */
export function takeLock(path: string): { release: () => void } | { holder: Holder } {
  const lock = lockPath(path);
  const namespace = namespaceHere();
  const mine: Holder = { process: process.pid, host: hostname(), ...(namespace === undefined ? {} : { namespace }) };
  for (;;) {
    try {
      createFile(lock, JSON.stringify(mine));
      held.add(lock);
      return { release: () => release(lock, mine) };
    } catch (error) {
      // The name of a lock says nothing to anybody: its folder does.
      if (!hasCode(error, 'EEXIST')) throw errorAt(dirname(path), error);
    }
    const holder = holderOf(lock);
    if (holder === undefined) continue;
    if (isAlive(holder, lock)) return { holder };
    // Of several who see that it is dead one clears it away, after another look: it may be somebody's by now.
    const clearing = takeLock(lock);
    if ('holder' in clearing) return clearing;
    try {
      const now = holderOf(lock);
      if (now !== undefined && !isAlive(now, lock)) {
        clearAfter(now, path, lock);
        removeIfThere(lock);
      }
    } finally {
      clearing.release();
    }
  }
}

// As long as the lock of a dead process stands nobody else may write the file: what was begun beside it is that process's.
// A lock is made without a lock, so that of its beginnings only those are known that name the dead process.
function clearAfter(dead: Holder, path: string, lock: string): void {
  if (Number.isNaN(dead.process)) return;
  const begun = isLock(path) ? [] : temporariesOf(path);
  const isOfTheDead = (temporary: string): boolean => {
    try {
      return isSame(holderOf(temporary), dead);
    } catch {
      return false;
    }
  };
  for (const temporary of [...begun, ...temporariesOf(lock).filter(isOfTheDead)]) discard(temporary);
}

function isLock(path: string): boolean {
  return path.endsWith('.lock');
}

function release(lock: string, mine: Holder): void {
  held.delete(lock);
  // One that can't be removed is taken over when this process has ended.
  if (!isTakenOver(lock, mine)) discard(lock);
}

// Whoever removed it by hand may have taken it since.
function isTakenOver(lock: string, mine: Holder): boolean {
  try {
    return !isSame(holderOf(lock), mine);
  } catch {
    return false;
  }
}

/** Does something under the lock of a file, which this process may hold already. Throws ELOCKED where another one does. */
export function whileLocked(path: string, work: () => void): void {
  if (held.has(lockPath(path))) return work();
  const lock = takeLock(path);
  if ('holder' in lock) {
    const { process: id, host } = lock.holder;
    throw Object.assign(new Error(`process ${id} on ${host} writes ${path}`), {
      code: 'ELOCKED',
      path: lockPath(path),
    });
  }
  try {
    work();
  } finally {
    lock.release();
  }
}

/** Where the lock of a file lies. */
export function lockPath(path: string): string {
  return join(dirname(path), `.${basename(path)}.lock`);
}

// Undefined where the lock is gone in the meantime. What is no lock of ours is held by a process that can't be. Throws where
// it can't be read: it may well be somebody's.
function holderOf(lock: string): Holder | undefined {
  const nobody = { process: Number.NaN, host: hostname() };
  try {
    // A link isn't followed, and a pipe isn't waited for.
    if (!lstatSync(lock).isFile()) return nobody;
    // Read as text it would end the process, if it couldn't be closed: Node looks no further than that.
    const holder: unknown = JSON.parse(readFileSync(lock).toString());
    if (!isTree(holder) || typeof holder['process'] !== 'number') return nobody;
    const { process: id, host, namespace } = holder;
    return { process: id, host: String(host), ...(typeof namespace === 'string' ? { namespace } : {}) };
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    if (error instanceof SyntaxError) return nobody;
    throw error;
  }
}

// Of another machine's processes nothing can be known, so its lock is believed, and so is that of another container. A
// number may come again after a start of the machine: what has our own and isn't ours is of a process that has died.
function isAlive({ process: id, host, namespace }: Holder, lock: string): boolean {
  if (host !== hostname() || (namespace !== undefined && namespace !== namespaceHere())) return true;
  if (id === process.pid) return held.has(lock);
  return isRunning(id);
}

/** Undefined where the system has none. */
function namespaceHere(): string | undefined {
  try {
    return readlinkSync('/proc/self/ns/pid');
  } catch {
    return undefined;
  }
}

// Of this machine, whoever's it is.
function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}
