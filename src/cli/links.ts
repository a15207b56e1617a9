/** Links from what is shown to the files that it is about, for screens that know them (OSC 8). */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findTeamFolder } from '../store/team-folder.ts';

/** Makes a text lead to a file of the team around a folder. */
export function linkFrom(folder: string): (text: string, file: string) => string {
  const root = findTeamFolder(folder) ?? folder;
  return (text, file) => {
    const { href } = pathToFileURL(resolve(root, file));
    return `\u001B]8;;${href}\u001B\\${text}\u001B]8;;\u001B\\`;
  };
}
