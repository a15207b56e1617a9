/** A text in the user's editor, reopened at the error until it passes. */
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { sortByPlace, type Finding } from '../domain/finding.ts';
import { renderFindings } from '../report/findings.ts';
import { createFile, hasCode, removeIfThere, replaceFile } from '../store/atomic-file.ts';
import { decode } from '../store/text-file.ts';
import { EXIT, UserError } from './exit.ts';
import { fromHere } from './team.ts';
import type { Io } from './io.ts';

/** How lines begin that qreview puts in for the person who edits, and takes out again. */
export const REMARK = '#?';

/** Where a file is edited: beside it, so that its schema is found, and what was typed survives whatever happens. */
export function editPath(path: string): string {
  return join(dirname(path), `.${basename(path, '.yaml')}.edit.yaml`);
}

/**
 * Opens a text in the editor until `check` finds nothing, or it is closed unchanged. Gives the text without remarks.
 * Throws UserError where it is given up: the text then stays in its file, and the next call goes on with it.
 */
export async function editUntilValid(
  io: Io,
  path: string,
  text: string,
  check: (text: string) => readonly Finding[],
): Promise<string> {
  if (io.edit === undefined)
    throw new UserError('there is no terminal to open an editor in', `edit the file itself: ${fromHere(io, path)}`);
  const copy = editPath(path);
  let opened = begin(io, copy, text);
  for (;;) {
    await io.edit(copy);
    const edited = decode(readFileSync(copy));
    if ('problem' in edited)
      throw new UserError(`${fromHere(io, copy)}: ${edited.problem.message}`, edited.problem.advice, EXIT.findings);
    const plain = withoutRemarks(edited.text);
    const findings = sortByPlace(check(plain));
    if (findings.length === 0) {
      removeIfThere(copy);
      return plain;
    }
    if (edited.text === opened) {
      throw new UserError(
        `the text still has ${findings.length} ${findings.length === 1 ? 'error' : 'errors'}, and nothing was changed\n\n${renderFindings(findings, io.style)}`,
        `what you wrote is in ${fromHere(io, copy)}; run the command again to go on with it`,
        EXIT.findings,
      );
    }
    opened = withRemarks(plain, findings);
    replaceFile(copy, opened);
  }
}

function begin(io: Io, copy: string, text: string): string {
  try {
    createFile(copy, text);
    return text;
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  }
  io.say(`Going on with what was not finished, in ${fromHere(io, copy)}\n`);
  return readFileSync(copy, 'utf8');
}

/** The text without the lines that are remarks. */
export function withoutRemarks(text: string): string {
  return text
    .split('\n')
    .filter((line) => !line.trimStart().startsWith(REMARK))
    .join('\n');
}

// Each finding above its line, so that the editor shows it where it is.
function withRemarks(text: string, findings: readonly Finding[]): string {
  const lines = text.split('\n');
  for (const { line, message, advice } of findings.toReversed()) {
    const remark = `${REMARK} ERROR: ${message}${advice === undefined ? '' : ` (${advice})`}`.replaceAll('\n', ' ');
    lines.splice(line - 1, 0, remark);
  }
  return lines.join('\n');
}
