/** Exit codes, and the one error that is a message to the user. */

/** What the exit status says, as the README lists it. */
export const EXIT = { ok: 0, findings: 1, usage: 2, fault: 3, interrupted: 130 } as const;
export type Exit = (typeof EXIT)[keyof typeof EXIT];

/** Something that the user can mend: what is wrong, and what to do about it. */
export class UserError extends Error {
  readonly advice: string | undefined;
  readonly exit: Exit;
  /** What is shown below the message, already rendered: findings. */
  readonly details: string | undefined;

  constructor(message: string, advice?: string, exit: Exit = EXIT.usage, details?: string) {
    super(message);
    this.name = 'UserError';
    this.advice = advice;
    this.exit = exit;
    this.details = details;
  }
}
