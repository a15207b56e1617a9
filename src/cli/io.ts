/** All that a command may touch of the world outside the team's folder. */
import type { Reply } from '../domain/draft.ts';
import type { Question } from '../domain/interview.ts';
import type { Choice } from '../domain/questions.ts';
import type { CommonFormat, Format, Style } from '../report/format.ts';

/** A line to ask for. */
export interface Line {
  readonly message: string;
  readonly hint?: string;
  /** What Enter alone gives. */
  readonly current?: string;
  /** What is wrong with an answer, or undefined. */
  readonly check: (text: string) => string | undefined;
}

/** Somebody who answers. */
export interface Ask {
  /** Puts one of the interview's questions. `propose` gives the id for an entry's words. */
  readonly question: (
    question: Question,
    propose: (text: string) => string,
    taken: readonly string[],
  ) => Promise<Reply | 'back'>;
  readonly line: (line: Line) => Promise<string>;
  readonly choose: <Value extends string>(
    message: string,
    choices: readonly (Choice & { value: Value })[],
  ) => Promise<Value>;
}

/**
 * What a command gets in place of the process: where it is, when, whom to ask, and where words go; and in which of its
 * formats the result is wanted.
 */
export interface Io<Formats extends Format = CommonFormat> {
  readonly cwd: string;
  /** The current day. */
  readonly today: string;
  readonly style: Style;
  readonly format: Formats;
  /** Results go here. */
  readonly out: (text: string) => unknown;
  /** Talk goes here: what was done, what to do next. */
  readonly say: (text: string) => unknown;
  /** How much of something long is done, between 0 and 1: shown at a terminal alone. */
  readonly progress: (what: string, share: number) => void;
  /** All of the standard input. */
  readonly input: () => Promise<Buffer>;
  /** Undefined where nobody can answer. */
  readonly ask: (() => Promise<Ask>) | undefined;
  /** Opens a file in the user's editor, and waits until it is closed. Undefined where there is no terminal. */
  readonly edit: ((path: string) => Promise<void>) | undefined;
  /** What to tell the user if the questions are broken off. */
  readonly ifStopped: (text: string) => void;
}

/** The same for what doesn't print the result. */
export type AnyIo = Io<Format>;
