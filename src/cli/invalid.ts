/** Files that can't be used, as an error with what is wrong in them. */
import type { Finding } from '../domain/finding.ts';
import { renderFindings } from '../report/findings.ts';
import { EXIT, UserError } from './exit.ts';
import type { AnyIo } from './io.ts';

/** The error to throw for invalid files: a message, and the findings below it. */
export function invalid(io: AnyIo, message: string, findings: readonly Finding[]): UserError {
  return new UserError(message, undefined, EXIT.findings, renderFindings(findings, io.style));
}
