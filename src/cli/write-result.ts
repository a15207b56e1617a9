/** Writes a command's result into the file that --output names. */
import { existsSync, lstatSync, mkdtempSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, relative, sep } from 'node:path';
import { REVIEWS } from '../domain/place.ts';
import { writeFile } from '../store/atomic-file.ts';
import { ACTUALS } from '../store/actuals-file.ts';
import { findTeamFolder, SCHEMAS } from '../store/team-folder.ts';
import { isInside, isThere } from '../store/text-file.ts';
import { UserError } from './exit.ts';

/** A new file for a page that is only looked at. */
export function pageFile(): string {
  return join(mkdtempSync(join(tmpdir(), 'qreview-')), 'page.html');
}

/** Throws UserError where a result can't go: asked before the command does anything. */
export function requireWritable(path: string): void {
  if (!isThere(dirname(path)))
    throw new UserError(`there is no folder ${dirname(path)}`, 'make it, or write elsewhere');
  requireForeign(path);
  if (!existsSync(path)) {
    if (lstatSync(path, { throwIfNoEntry: false }) !== undefined)
      throw new UserError(`${path} is a link to nothing`, 'take it away, or name another file');
    return requireForeign(join(realpathSync(dirname(path)), basename(path)));
  }
  if (statSync(path).isDirectory()) throw new UserError(`${path} is a folder`, 'name a file');
  requireForeign(realpathSync(path));
}

/** Throws UserError for what is among the team's own files. A link may lead there too, under whatever name. */
export function requireForeign(path: string): void {
  const root = findTeamFolder(dirname(path));
  const [top = ''] = root === undefined ? [] : relative(root, path).split(sep);
  if ([REVIEWS, ACTUALS, SCHEMAS].includes(top))
    throw new UserError(`${path} is among the team's own files`, 'write elsewhere');
  if (path.endsWith('.yaml') && root !== undefined && existsSync(path) && statSync(path).isFile()) {
    throw new UserError(`${path} is a file of the team's, and is not written over`, 'write elsewhere');
  }
}

/** Throws UserError for a file of a folder that is a link out of it: nobody has named what it leads to. */
export function requireWithin(folder: string, path: string): void {
  if (existsSync(path) && !isInside(folder, realpathSync(path)))
    throw new UserError(`${path} is a link that leads out of its folder`, 'take it away, or name another folder');
}

/** Whether what is at a path is no file, such as a pipe. */
export function isIrregular(path: string): boolean {
  return existsSync(path) && !statSync(path).isFile();
}

/** The file that a path means: where a link leads, or a new one. */
export function fileAt(path: string): string {
  return existsSync(path) ? realpathSync(path) : path;
}

/** Writes a text into a file, new or not; where a link leads, and into what is no file, such as a pipe, as it is. */
export function writeResult(path: string, text: string): void {
  if (isIrregular(path)) writeFileSync(path, text);
  else writeFile(fileAt(path), text);
}
