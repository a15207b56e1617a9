/** A text in the user's editor, reopened at the error until it passes. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { sortByPlace, type Finding } from '../domain/finding.ts';
import { renderFindings } from '../report/findings.ts';
import { createFile, hasCode, removeIfThere, replaceFile } from '../store/atomic-file.ts';
import { decode } from '../store/text-file.ts';
import { EXIT, UserError } from './exit.ts';
import type { Io } from './io.ts';
import { fromHere } from './team.ts';

/** How the lines begin that are put in above an error, and above the whole text. */
const ERROR = '#? ERROR: ';
const MADE_FROM = '#? made from ';

/** What is edited, and what becomes of it. */
export interface Editing {
  /** The file that the text is for. */
  readonly path: string;
  /** What for, as a part of the copy's name: a form and the file itself are not taken for each other. */
  readonly purpose: 'edit' | 'form';
  readonly text: string;
  /** The file's text on disk, from which it was made. */
  readonly loaded: string;
  /** Lines in the text that are for the person alone. */
  readonly remarks: ReadonlySet<string>;
  readonly check: (text: string) => readonly Finding[];
  /** What is saved of a text that passed. */
  readonly finished: (text: string) => string;
  /** Saves that. Until it returns, the copy stays. */
  readonly save: (text: string) => void;
}

/**
 * Opens a copy of the text in the editor until it passes, saves it, and removes the copy. Throws UserError where it is
 * given up: the copy stays, and the next call goes on with it.
 */
export async function editUntilValid(io: Io, editing: Editing): Promise<void> {
  const { path, purpose, text, loaded, remarks, check, finished, save } = editing;
  if (io.edit === undefined) {
    throw new UserError('there is no terminal to open an editor in', `edit the file itself: ${fromHere(io, path)}`);
  }
  const copy = join(dirname(path), `.${basename(path, '.yaml')}.${purpose}.yaml`);
  const started = `${MADE_FROM}${fingerprint(text)}\n${text}`;
  let opened = begin(io, copy, started, (left) => finished(withoutRemarks(left, remarks)) === loaded);
  io.ifStopped(`Stopped. What you wrote is in ${fromHere(io, copy)}\n`);
  for (;;) {
    await openEditor(io, copy, started);
    const edited = decode(readFileSync(copy));
    if ('problem' in edited) {
      throw new UserError(`${fromHere(io, copy)}: ${edited.problem.message}`, edited.problem.advice, EXIT.findings);
    }
    const plain = withoutRemarks(edited.text, remarks);
    const findings = sortByPlace(check(plain));
    if (findings.length === 0) {
      save(finished(plain));
      removeIfThere(copy);
      io.ifStopped('');
      return;
    }
    if (edited.text === opened) throw givenUp(io, copy, started, edited.text, findings);
    opened = withErrors(edited.text, plain, findings);
    replaceFile(copy, opened);
  }
}

// An editor that fails before anything was written leaves nothing to go on with.
async function openEditor(io: Io, copy: string, started: string): Promise<void> {
  let isClosed = false;
  try {
    await io.edit?.(copy);
    isClosed = true;
  } finally {
    if (!isClosed) {
      if (readFileSync(copy, 'utf8') === started) removeIfThere(copy);
      else io.say(`What you wrote is in ${fromHere(io, copy)}\n`);
    }
  }
}

function givenUp(io: Io, copy: string, started: string, text: string, findings: readonly Finding[]): UserError {
  if (text === started) removeIfThere(copy);
  const errors = `${findings.length} ${findings.length === 1 ? 'error' : 'errors'}`;
  return new UserError(
    `the text still has ${errors}, and nothing was changed`,
    text === started ? undefined : `what you wrote is in ${fromHere(io, copy)}; run the command again to go on with it`,
    EXIT.findings,
    renderFindings(findings, io.style),
  );
}

function begin(io: Io, copy: string, started: string, isSaved: (left: string) => boolean): string {
  try {
    createFile(copy, started);
    return started;
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error;
  }
  const left = readFileSync(copy, 'utf8');
  const [madeFrom] = started.split('\n');
  if (!left.split(/\r?\n/).includes(madeFrom ?? '')) {
    // What was saved before a crash is finished, though its copy is still there.
    if (isSaved(left)) {
      replaceFile(copy, started);
      return started;
    }
    throw new UserError(
      `${fromHere(io, copy)} holds an edit that was not finished, and the review has changed since`,
      'take from it what you still need, delete it, and run the command again',
    );
  }
  io.say(`Going on with what was not finished, in ${fromHere(io, copy)}\n`);
  return left;
}

function fingerprint(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

function withoutRemarks(text: string, remarks: ReadonlySet<string>): string {
  return text
    .split('\n')
    .filter((line) => !remarks.has(line.trimEnd()) && !line.startsWith(ERROR) && !line.startsWith(MADE_FROM))
    .join('\n');
}

// Each error above its line, so that the editor shows it where it is. The lines are those of the text without remarks.
function withErrors(text: string, plain: string, findings: readonly Finding[]): string {
  const lines = text.split('\n').filter((line) => !line.startsWith(ERROR));
  const plainLines = plain.split('\n');
  let from = 0;
  const places = plainLines.map((line) => {
    from = Math.max(lines.indexOf(line, from), from) + 1;
    return from - 1;
  });
  for (const { line, message, advice } of findings.toReversed()) {
    const remark = `${ERROR}${message}${advice === undefined ? '' : ` (${advice})`}`.replaceAll('\n', ' ');
    lines.splice(places[line - 1] ?? 0, 0, remark);
  }
  return lines.join('\n');
}
