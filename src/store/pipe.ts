/** Reads what can be read but once, and may come slowly: a file from anywhere, or a pipe into which somebody writes. */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { setTimeout as rest } from 'node:timers/promises';
import { hasCode } from './atomic-file.ts';
import { isSocket, MOST_BYTES, READING } from './text-file.ts';

// A shell starts both ends of a pipe at once, and the other may be the slower one.
const LONGEST_WITHOUT_WRITER = 2000;
const A_WHILE = 20;

/**
 * The bytes at a path: all of them, or more than are read of a text. Throws EIRREGULAR for what is neither a file nor a
 * pipe, and ENOWRITER for a pipe into which nobody writes.
 */
export async function readOnce(path: string): Promise<Buffer> {
  const handle = open(path);
  try {
    const about = fstatSync(handle);
    if (!about.isFile() && !about.isFIFO() && !about.isDirectory()) throw irregular(path);
    return await readStart(handle, about.isFIFO());
  } finally {
    closeSync(handle);
  }
}

function open(path: string): number {
  try {
    return openSync(path, READING);
  } catch (error) {
    throw isSocket(path) ? irregular(path) : error;
  }
}

function irregular(path: string): Error {
  return Object.assign(new Error(`${path} is neither a file nor a pipe`), { code: 'EIRREGULAR' });
}

async function readStart(handle: number, isPipe: boolean): Promise<Buffer> {
  const bytes = Buffer.alloc(MOST_BYTES + 1);
  const deadline = Date.now() + LONGEST_WITHOUT_WRITER;
  let size = 0;
  let isWritten = !isPipe;
  while (size < bytes.length) {
    const count = readNow(handle, bytes, size);
    // Nothing yet is of somebody who writes slowly; an end at once may come before the beginning.
    if (count !== 0) isWritten = true;
    else if (isWritten) break;
    else if (Date.now() > deadline) throw Object.assign(new Error('nobody writes'), { code: 'ENOWRITER' });
    if (count === undefined || count === 0) await rest(A_WHILE);
    else size += count;
  }
  return bytes.subarray(0, size);
}

/** How much was read: 0 at the end, undefined where nothing is there yet. */
function readNow(handle: number, bytes: Buffer, from: number): number | undefined {
  try {
    return readSync(handle, bytes, from, bytes.length - from, null);
  } catch (error) {
    if (hasCode(error, 'EAGAIN')) return undefined;
    throw error;
  }
}
