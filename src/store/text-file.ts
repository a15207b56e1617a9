/** Reads the text of a file that somebody else wrote: only regular, small, UTF-8 ones inside the team's folder. */
import { isUtf8 } from 'node:buffer';
import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readFileSync,
  readSync,
  realpathSync,
  statSync,
  type Stats,
} from 'node:fs';
import { dirname, join, sep } from 'node:path';
import type { Problem } from './yaml-text.ts';
import { hasCode } from './atomic-file.ts';
import { once } from './once.ts';

/** A review has a few kilobytes; what is so much larger is another file by mistake. */
export const MOST_BYTES = 4 * 1024 * 1024;

const IRREGULAR = 'this is not a regular file';

/** A problem that is not one of the file has the system's own error with it. */
export type TextFile = { readonly text: string } | { readonly problem: Problem; readonly error?: unknown } | undefined;

/** The text of a file, what keeps it from being read, or undefined where there is none. */
export function readText(root: string, file: string): TextFile {
  const path = join(root, file);
  let handle: number | keyof typeof LINKS;
  try {
    handle = openInside(root, path);
    if (typeof handle === 'string') return refuse(LINKS[handle], 'put the file itself here');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    if (hasCode(error, 'ENOTDIR'))
      return { ...refuse(`${standsIn(root, file)} is not a folder`, 'move it away'), error };
    if (hasCode(error, 'EACCES')) {
      return { ...refuse('there is no permission to read the file', 'change its permissions'), error };
    }
    if (hasCode(error, 'ELOOP')) return refuse('the link leads round in a circle', 'put the file itself here');
    if (isSocket(path)) return refuse(IRREGULAR, 'put the file itself here');
    throw error;
  }
  try {
    const about = fstatSync(handle);
    if (about.isDirectory()) return refuse('this is a folder, not a file', 'move it away');
    if (!about.isFile()) return refuse(IRREGULAR, 'put the file itself here');
    if (about.size > MOST_BYTES) {
      const size = `${Math.ceil(about.size / 1024 / 1024)} MB`;
      return refuse(`the file has ${size}, and at most 4 MB are read`, 'is it another file by mistake?');
    }
    return decode(bytesOf(handle, about.size));
  } finally {
    closeSync(handle);
  }
}

/** Whether it is a socket that keeps a file from being opened: each system has an error of its own for it. */
export function isSocket(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isSocket() === true;
}

/** Without O_NONBLOCK a pipe would be waited for. */
export const READING = constants.O_RDONLY | constants.O_NONBLOCK;

const LINKS = { outside: 'the link leads out of the team folder', nowhere: 'the link leads to nothing' } as const;

/** Opens a file, or says where a link leads instead. To look where a path leads costs as much as to read it. */
function openInside(root: string, path: string): number | keyof typeof LINKS {
  if (!leadsInside(root)(dirname(path))) return 'outside';
  try {
    return openSync(path, READING | constants.O_NOFOLLOW);
  } catch (error) {
    // It is a link itself.
    if (!hasCode(error, 'ELOOP')) throw error;
  }
  try {
    return isInside(root, realpathSync.native(path)) ? openSync(path, READING) : 'outside';
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return 'nowhere';
    throw error;
  }
}

// Looked at once for each folder.
const leadsInside = once((root: string) => once((folder: string) => isInside(root, realpathSync.native(folder))));

/** What the system says of a path at which nothing is, or nothing can be. */
const NOTHING = ['ENOENT', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG', 'ERR_INVALID_ARG_VALUE'];

/** Whether something is at a path. Throws where that can't be found out, which is not the same as nothing. */
export function isThere(path: string): boolean {
  return whatIsAt(path) !== undefined;
}

/** Whether a folder is at a path, or a link to one. Throws as `isThere` does. */
export function isFolder(path: string): boolean {
  return whatIsAt(path)?.isDirectory() === true;
}

function whatIsAt(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch (error) {
    if (NOTHING.some((code) => hasCode(error, code))) return undefined;
    throw error;
  }
}

// What stands where a folder of a file should be.
function standsIn(root: string, file: string): string {
  const folder = dirname(file);
  return folder === dirname(folder) || isThere(join(root, folder)) ? folder : standsIn(root, folder);
}

/** Whether a path, free of links, lies in a folder. */
export function isInside(root: string, path: string): boolean {
  const folder = realpathSync.native(root);
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

// Most files are small: to make a buffer for each takes longer than to read them.
const small = Buffer.allocUnsafeSlow(64 * 1024);

// A small file that is larger than it was a moment ago is read as any other.
function bytesOf(handle: number, size: number): Buffer {
  if (size >= small.length) return readFileSync(handle);
  let length = 0;
  while (length <= size) {
    const read = readSync(handle, small, length, size + 1 - length, length);
    if (read === 0) return small.subarray(0, length);
    length += read;
  }
  return readFileSync(handle);
}

/** Bytes as text, or where they stop being UTF-8 text. The byte order mark is kept. */
export function decode(bytes: Buffer): { readonly text: string } | { readonly problem: Problem } {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return refuse('the file is UTF-16 text', 'save it as UTF-8');
  }
  if (bytes.length > MOST_BYTES) return refuse('there are more than 4 MB', 'is it another file by mistake?');
  const text = bytes.toString('utf8');
  const nul = text.indexOf('\0');
  if (nul !== -1) return refuse('there is a NUL character here: this is no text', 'take it out', text.slice(0, nul));
  if (isUtf8(bytes)) return { text };
  const back = Buffer.from(text, 'utf8');
  // Up to the start of the character in which the first byte didn't come back.
  let end = 0;
  while (bytes[end] === back[end]) end += 1;
  while ((Number(back[end]) & 0b1100_0000) === 0b1000_0000) end -= 1;
  return refuse('the text is not UTF-8 from here on', 'save the file as UTF-8', back.subarray(0, end).toString('utf8'));
}

function refuse(message: string, advice: string, before = ''): { problem: Problem } {
  const position = { line: before.split('\n').length, column: before.length - before.lastIndexOf('\n') };
  return { problem: { path: [], message, advice, position } };
}
