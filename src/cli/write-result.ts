/** Writes a command's result into the file that --output names. */
import { dirname } from 'node:path';
import { createFile, hasCode, replaceFile } from '../store/atomic-file.ts';
import { UserError } from './exit.ts';

/** Writes a text into a file, new or not. */
export function writeResult(path: string, text: string): void {
  try {
    createFile(path, text);
  } catch (error) {
    if (hasCode(error, 'ENOENT'))
      throw new UserError(`there is no folder ${dirname(path)}`, 'make it, or write elsewhere');
    if (!hasCode(error, 'EEXIST')) throw error;
    replaceFile(path, text);
  }
}
