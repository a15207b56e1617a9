/** Writes files all or nothing: whoever reads sees the old text or the new one, even after a crash. */
import {
  closeSync,
  existsSync,
  fchmodSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** A text that grows beside its file, where nobody sees it, until it is put in its place. */
export interface GrowingFile {
  /** Adds to the text. Throws what the system says, and leaves nothing of the text. */
  readonly append: (text: string) => void;
  /** Puts the text in its place. Throws what the system says, and leaves the file as it was. */
  readonly place: () => void;
  /** Forgets the text, if it is not in its place. */
  readonly discard: () => void;
}

/** Begins the text of a file: another text of one that is there, which keeps its permissions, or that of a new one. */
export function beginText(
  path: string,
  mode: number | undefined = statSync(path, { throwIfNoEntry: false })?.mode,
): GrowingFile {
  const open = (temporary: string): number => {
    if (mode === undefined) return openSync(temporary, 'wx');
    // Private from the first moment on; the umask may have taken away more than that.
    const file = openSync(temporary, 'wx', mode & 0o7777);
    fchmodSync(file, mode & 0o7777);
    return file;
  };
  return growBeside(path, open, (temporary) => renameSync(temporary, path));
}

/**
 * Writes a new file, with what the umask leaves of its mode. Throws EEXIST where one is there. Whatever else it throws,
 * there is no new file.
 */
export function createFile(path: string, text: string, mode = 0o666): void {
  const open = (temporary: string): number => openSync(temporary, 'wx', mode);
  let isPlaced = false;
  try {
    const file = growBeside(path, open, (temporary) => {
      // A link fails where the name is taken; a rename would replace what is there.
      linkSync(temporary, path);
      isPlaced = true;
      unlinkSync(temporary);
    });
    writeWhole(file, text);
  } catch (error) {
    if (isPlaced) discard(path);
    throw error;
  }
}

/** Writes another text into a file, which keeps its permissions. Throws ENOENT where there is none. */
export function replaceFile(path: string, text: string): void {
  writeWhole(beginText(path, statSync(path).mode), text);
}

/** Writes a file, new or not, in the place of what is there. */
export function writeFile(path: string, text: string): void {
  writeWhole(beginText(path), text);
}

function writeWhole(file: GrowingFile, text: string): void {
  file.append(text);
  file.place();
}

function growBeside(
  path: string,
  open: (temporary: string) => number,
  moveTo: (temporary: string) => void,
): GrowingFile {
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}-${process.hrtime.bigint()}.tmp`);
  let close = (): void => undefined;
  const orNothing = <Result>(step: () => Result): Result => {
    try {
      return step();
    } catch (error) {
      discard(temporary);
      close();
      // The name of what is gone again says nothing to anybody.
      throw errorAt(path, error);
    }
  };
  const file = orNothing(() => open(temporary));
  close = () => {
    close = () => undefined;
    closeSync(file);
  };
  return {
    append: (text) =>
      orNothing(() => {
        const bytes = Buffer.from(text);
        for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written);
      }),
    place: () => {
      orNothing(() => {
        fsyncSync(file);
        close();
        moveTo(temporary);
      });
      syncFolder(dirname(path));
    },
    discard: () => {
      close();
      discard(temporary);
    },
  };
}

/** The new texts of a file that were begun beside it, and never got to its place. */
export function temporariesOf(path: string): string[] {
  const start = `.${basename(path)}.`;
  return readdirSync(dirname(path))
    .filter((name) => name.startsWith(start) && /^\d+-\d+\.tmp$/.test(name.slice(start.length)))
    .map((name) => join(dirname(path), name));
}

const A_DAY_MS = 24 * 60 * 60 * 1000;

/** Removes the new texts of a file that nobody has written to for a day. Sooner it can't be known: not each process is seen from here. */
export function discardForgotten(path: string): void {
  for (const temporary of temporariesOf(path)) {
    const written = statSync(temporary, { throwIfNoEntry: false })?.mtimeMs ?? Number.NaN;
    if (Date.now() - written > A_DAY_MS) discard(temporary);
  }
}

/** Removes a file that nobody misses, if that can be done: what went wrong before is what matters. */
export function discard(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    return;
  }
}

/** Makes a folder, and those above it, unless they are there. */
export function makeFolder(path: string): void {
  // One by one: where a disk is read-only, Node says of several at once that they are missing.
  if (!existsSync(dirname(path))) makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    if (!hasCode(error, 'EEXIST') || !statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw error;
  }
}

/** Removes a file; one that is gone already is no error. */
export function removeIfThere(path: string): void {
  try {
    unlinkSync(path);
  } catch (error) {
    if (!hasCode(error, 'ENOENT')) throw error;
  }
}

// Without this a crash may forget the new name, though the bytes are on disk. Windows can't sync a folder, and neither can
// some disks that are reached over a network.
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } catch (error) {
    if (!['EINVAL', 'ENOTSUP', 'EBADF'].some((code) => hasCode(error, code))) throw error;
  } finally {
    closeSync(handle);
  }
}

/** An error, told of another path than the system's: the one that says something to a person. */
export function errorAt(path: string, error: unknown): unknown {
  return error instanceof Error ? Object.assign(error, { path }) : error;
}

/** Whether an error is the system's error of that code, such as ENOENT. */
export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
