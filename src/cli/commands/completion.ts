/** `qreview completion`, and what its scripts ask while somebody types. */
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import { didYouMean } from '../../domain/similarity.ts';
import { visible } from '../../report/format.ts';
import { findTeamFolder, loadTeam, quartersOf } from '../../store/team-folder.ts';
import { candidatesFor, FILES, readWords, SCRIPTS, SHELLS, type Begun, type CompletionTeam } from '../completion.ts';
import { EXIT, UserError, type Exit } from '../exit.ts';
import type { AnyIo } from '../io.ts';

/** Prints the script of a shell. Throws UserError for a shell that isn't known. */
export async function completion(io: AnyIo, shellText: string | undefined): Promise<Exit> {
  const shell = SHELLS.find((one) => one === shellText);
  if (shell === undefined) {
    const what = shellText === undefined ? 'no shell was named' : `there is no completion for ${visible(shellText)}`;
    throw new UserError(what, didYouMean(shellText ?? '', SHELLS, 'the shells are'));
  }
  io.out(SCRIPTS[shell]);
  return Promise.resolve(EXIT.ok);
}

/** Prints what the words can go on with, a line each, with what it is behind a tab. */
export async function complete(io: AnyIo, words: readonly string[]): Promise<Exit> {
  const begun = readWords(words);
  const candidates = candidatesFor(begun, knownIn(folderOf(io, begun)));
  io.out(
    candidates
      .map((one) => (one === FILES ? `${one.value}\n` : `${inLine(one.value)}\t${inLine(one.about)}\n`))
      .join(''),
  );
  return Promise.resolve(EXIT.ok);
}

// Shells read line by line, and show what they read.
function inLine(text: string): string {
  return visible(text.replaceAll('\n', ' '));
}

// The word is as it was typed: the shell has not put the home folder in it.
function folderOf({ cwd }: AnyIo, { folder = '.' }: Begun): string {
  return resolve(
    cwd,
    folder.replace(/^~(?=\/|$)/, () => homedir()),
  );
}

// Nothing is said of what is wrong: somebody is typing.
function knownIn(folder: string): CompletionTeam | undefined {
  const root = findTeamFolder(folder);
  const team = root === undefined ? undefined : loadTeam(root);
  if (root === undefined || team?.state !== 'readable') return undefined;
  return { team: team.value, quarters: quartersOf(root).toReversed() };
}
