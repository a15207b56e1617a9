/** Findings as a person mends them: the place, the line, what is wrong, what to do. */
import stringWidth from 'fast-string-width';
import { count, type Finding, type Severity } from '../domain/finding.ts';
import { githubAnnotations, junitReport } from './annotations.ts';
import { linked, renderersOf, withVisible, type Renderers, type Style, type ValidationFormat } from './format.ts';
import { sarifLog } from './sarif.ts';
import { wrap } from './table.ts';

/** What `validate` found, and in which files. */
export interface Validation {
  /** The files that were looked at, from the team's folder. */
  readonly files: readonly string[];
  /** The way from the repository's top to the team's folder, with a slash behind it; empty where they are the same. */
  readonly folder: string;
  readonly findings: readonly Finding[];
  /** The severities with which a file does not pass. */
  readonly failing: readonly Severity[];
}

/** What `validate` prints. */
export const validationRenderers: Renderers<Validation, ValidationFormat> = {
  ...renderersOf(validationText),
  github: githubAnnotations,
  junit: junitReport,
  sarif: sarifLog,
};

function validationText({ files, findings }: Validation, style: Style): string {
  if (files.length === 0 && findings.length === 0) return 'no file to check\n';
  const counted = [summary(findings, 'error'), summary(findings, 'warning')].filter((part) => part !== undefined);
  const verdict = counted.length === 0 ? style.good('all valid') : style.bad(counted.join(', '));
  const total = `${files.length} ${files.length === 1 ? 'file' : 'files'}: ${verdict}\n`;
  return findings.length === 0 ? total : `${renderFindings(findings, style)}\n${total}`;
}

/** Findings one below the other, each with its line and a mark under the place. */
export function renderFindings(findings: readonly Finding[], style: Style): string {
  return withVisible(findings)
    .map((finding) => `${renderFinding(finding, style)}\n`)
    .join('\n');
}

function renderFinding(finding: Finding, style: Style): string {
  const { file, line, column, severity, message, advice, rule } = finding;
  const paint = { error: style.bad, warning: style.warn, info: style.faint }[severity];
  const place = `${file}:${line}:${column}`;
  // A place is never broken, since editors and terminals follow it.
  const gap = stringWidth(`${place} ${severity} [${rule}]`) > style.width ? '\n  ' : ' ';
  return [
    linked(style.strong(place), file, style) + gap + `${paint(severity)} ${style.faint(`[${rule}]`)}`,
    wrap(message, style.width, '  '),
    ...frame(finding, style),
    ...(advice === undefined ? [] : [wrap(advice, style.width, '    ', style.unicode ? '  → ' : '  > ')]),
  ].join('\n');
}

// The line with a mark under the place; of a long line the part around it.
function frame({ excerpt, line, column }: Finding, style: Style): string[] {
  if (excerpt.trim() === '') return [];
  const gutter = `  ${String(line).padStart(4)} | `;
  const room = Math.max(style.width - gutter.length, 20);
  const from = column > room - 10 ? column - 10 : 0;
  const shown = excerpt.slice(from, from + room);
  const before = stringWidth(shown.slice(0, Math.max(column - 1 - from, 0)));
  return [
    style.faint(gutter) + shown,
    style.faint(`${' '.repeat(gutter.length - 2)}| `) + ' '.repeat(before) + style.bad('^'),
  ];
}

function summary(findings: readonly Finding[], severity: Severity): string | undefined {
  const number = count(findings, severity);
  return number === 0 ? undefined : `${number} ${severity}${number === 1 ? '' : 's'}`;
}
