/** What is wrong at one place in one file, and what to do about it. */

export type Severity = 'error' | 'warning' | 'info';

/** Where a value stands in a file: the keys that lead to it. */
export type Path = readonly (string | number)[];

/** What a check sees: the place by its keys, in the leader's words. */
export interface Violation {
  readonly path: Path;
  /** Whether it is about the last key of the path, and not about what stands behind it. */
  readonly isOfKey?: boolean;
  readonly message: string;
  /** What to do about it. */
  readonly advice?: string;
  /** How grave it is, where it isn't as grave as its rule. */
  readonly severity?: Severity;
}

/** A violation with its rule and its place in a file. Lines and columns count from 1. */
export interface Finding extends Violation {
  readonly rule: string;
  readonly severity: Severity;
  /** The path of the file, from the team's folder. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** The text of that line. */
  readonly excerpt: string;
}

const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** Findings in the order in which a person mends them: by file, then from top to bottom. */
export function sortByPlace(findings: readonly Finding[]): Finding[] {
  return findings.toSorted(
    (one, other) =>
      compare(one.file, other.file) ||
      one.line - other.line ||
      one.column - other.column ||
      RANK[one.severity] - RANK[other.severity] ||
      compare(one.rule, other.rule),
  );
}

/** Findings with the gravest first, and otherwise as they were. */
export function worstFirst(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((one, other) => RANK[one.severity] - RANK[other.severity]);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

/** How many findings there are of a severity. */
export function count(findings: readonly { readonly severity: Severity }[], severity: Severity): number {
  return findings.filter((finding) => finding.severity === severity).length;
}
