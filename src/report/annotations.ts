/** Findings for machines that check: GitHub's annotations and JUnit's test reports. */
import { count, type Finding, type Severity } from '../domain/finding.ts';
import type { Validation } from './findings.ts';
import { visible, withVisible } from './format.ts';

const COMMAND = { error: 'error', warning: 'warning', info: 'notice' } as const satisfies Record<Severity, string>;
const SEVERITIES = ['error', 'warning', 'info'] as const satisfies readonly Severity[];

/** GitHub shows so many annotations of a kind for each step, the first ones. */
const MOST_SHOWN = 10;

/**
 * Findings as workflow commands, the worst first, since GitHub shows the first ten of a kind alone.
 * (https://docs.github.com/actions/reference/workflow-commands-for-github-actions)
 */
export function githubAnnotations({ files, folder, findings }: Validation): string {
  const lines = SEVERITIES.flatMap((severity) => {
    const some = withVisible(findings).filter((finding) => finding.severity === severity);
    const hidden = some.length - MOST_SHOWN;
    return [
      ...some.map((finding) => annotation(finding, folder)),
      ...(hidden > 0
        ? [`${counted(hidden, `more ${COMMAND[severity]}`)}, which GitHub does not show beside the files`]
        : []),
    ];
  });
  const [errors, warnings] = [count(findings, 'error'), count(findings, 'warning')];
  const total = `${counted(files.length, 'file')}: ${counted(errors, 'error')}, ${counted(warnings, 'warning')}`;
  return `${[...lines, total].join('\n')}\n`;
}

function counted(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}

function annotation({ severity, rule, file, line, column, message, advice }: Finding, folder: string): string {
  const place = `file=${escapedProperty(visible(folder + file))},line=${line},col=${column},title=${escapedProperty(rule)}`;
  return `::${COMMAND[severity]} ${place}::${escapedData(advice === undefined ? message : `${message}\n${advice}`)}`;
}

function escapedData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapedProperty(text: string): string {
  return escapedData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** Findings as a test report: each file a test case. What does not fail it is told as its output. */
export function junitReport({ files, folder, findings, failing }: Validation): string {
  const failures = findings.filter(({ severity }) => failing.includes(severity));
  // What is no review at all, as a file with another name, was not among the files.
  const names = [...new Set([...files, ...findings.map(({ file }) => file)])];
  const cases = names.map((file) => {
    const own = findings.filter((finding) => finding.file === file);
    const head = `    <testcase classname="qreview" name="${escapedXml(folder + file)}"`;
    const parts = [
      ...own.filter((finding) => failures.includes(finding)).map(failure),
      ...output(own.filter((finding) => !failures.includes(finding))),
    ];
    return parts.length === 0 ? `${head}/>` : [`${head}>`, ...parts, '    </testcase>'].join('\n');
  });
  const failed = new Set(failures.map(({ file }) => file)).size;
  const counts = `tests="${names.length}" failures="${failed}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${counts}>`,
    `  <testsuite name="qreview" ${counts}>`,
    ...cases,
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

function failure({ severity, rule, line, column, message, advice = '' }: Finding): string {
  const told = escapedXml(`${line}:${column} ${message}`);
  return `      <failure type="${severity}" message="${escapedXml(rule)}: ${told}">${escapedXml(advice)}</failure>`;
}

function output(findings: readonly Finding[]): string[] {
  const lines = findings.map(
    ({ severity, rule, line, column, message }) => `${line}:${column} ${severity} [${rule}] ${message}`,
  );
  return lines.length === 0 ? [] : [`      <system-out>${escapedXml(lines.join('\n'))}</system-out>`];
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
};

// XML has no place for control characters, not even as entities, nor for halves of characters.
function escapedXml(text: string): string {
  return withVisible(text)
    .replaceAll(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]|[\uFFFE\uFFFF]/g, '\uFFFD')
    .replaceAll(/[&<>"\n]/g, (character) => ENTITIES[character] ?? character);
}
