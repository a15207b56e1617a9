/** The rules: all of them in a table, or one with its reasons, its examples and how to set it. */
import stringWidth from 'fast-string-width';
import type { Severity } from '../domain/finding.ts';
import { renderersOf, type Renderers, type Style } from './format.ts';
import { wrap } from './table.ts';

/** A rule as it is explained. */
export interface ExplainedRule {
  readonly id: string;
  /** Whether it is put to one review, or to a team's quarter. */
  readonly of: 'review' | 'team';
  readonly question: string;
  readonly severity: Severity;
  /** The severity that the team file sets; null where it sets none, or there is no team. */
  readonly set: Severity | 'none' | null;
  readonly fires: string;
  readonly explanation: string;
  readonly example: { readonly wrong: string; readonly right: string };
}

/** All rules, and the team whose severities they have. */
export interface RuleList {
  /** The team's name; null where there is no team. */
  readonly team: string | null;
  readonly rules: readonly ExplainedRule[];
}

/** What `explain` prints of all rules. */
export const ruleListRenderers: Renderers<RuleList> = renderersOf(({ team, rules }, style) => {
  const rows = rules.map((rule) => [rule.id, paintSeverity(rule.set ?? rule.severity, style), rule.fires] as const);
  return [
    style.strong(team === null ? 'The rules' : `The rules of ${team}`),
    '',
    ...ruleRows([['rule', 'severity', 'fires when'], ...rows], style),
    '',
    wrap('qreview explain RULE says why a rule is there, with examples, and how to set it.', style.width),
    '',
  ].join('\n');
});

/** What `explain` prints of one rule. */
export const ruleRenderers: Renderers<ExplainedRule> = renderersOf((rule, style) =>
  [
    `${style.strong(rule.id)}  ${severityLine(rule, style)}`,
    wrap(rule.question, style.width),
    '',
    wrap(`Fires when ${rule.fires}.`, style.width),
    '',
    wrap(rule.explanation, style.width),
    '',
    style.bad('Wrong'),
    block(rule.example.wrong),
    style.good('Right'),
    block(rule.example.right),
    wrap('For the whole team, set it in qreview.yaml to error, warning, info or none:', style.width),
    block(`rules:\n  ${rule.id}: none\n`),
    wrap(`To excuse one place, write the reason ${EXCUSED_IN[rule.of]}:`, style.width),
    block(`x-allow:\n  ${rule.id}: why it is all right here\n`),
  ].join('\n'),
);

const EXCUSED_IN = {
  review: 'into the entry that it is about, or at the top of the review for a whole section',
  team: 'into the entry of qreview.yaml that it is about, or at its top for the number as a whole',
} as const;

function severityLine({ severity, set }: ExplainedRule, style: Style): string {
  if (set === null || set === severity) return paintSeverity(severity, style);
  return `${paintSeverity(set, style)} in this team ${style.faint(`(otherwise ${severity})`)}`;
}

function paintSeverity(severity: Severity | 'none', style: Style): string {
  const paint = { error: style.bad, warning: style.warn, info: style.faint, none: style.faint }[severity];
  return paint(severity === 'none' ? 'off' : severity);
}

// The last column is broken into lines, not cut: it is what people look the rules up for.
function ruleRows(rows: readonly (readonly [string, string, string])[], style: Style): string[] {
  const ids = Math.max(...rows.map(([id]) => stringWidth(id)));
  const severities = Math.max(...rows.map(([, severity]) => stringWidth(severity)));
  const indent = ' '.repeat(ids + severities + 4);
  return rows.map(([id, severity, fires], row) => {
    const line = wrap(fires, style.width, indent, `${pad(id, ids)}  ${pad(severity, severities)}  `);
    return row === 0 ? style.faint(line) : line;
  });
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(width - stringWidth(text));
}

// Not broken: it is there to be copied.
function block(yaml: string): string {
  return yaml.replaceAll(/^(?=.)/gm, '  ');
}
