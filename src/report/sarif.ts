/** Findings as SARIF 2.1.0, which code hosts and editors read. (https://docs.oasis-open.org/sarif/sarif/v2.1.0/) */
import type { Log, ReportingDescriptor, Result, Run } from 'sarif';
import about from '../../package.json' with { type: 'json' };
import { worstFirst, type Finding, type Severity } from '../domain/finding.ts';
import { RULES } from '../domain/rules/index.ts';
import type { Validation } from './findings.ts';
import { withVisible } from './format.ts';

const LEVEL = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<Severity, string>;

/**
 * A file with more results is refused by GitHub as a whole.
 * (https://docs.github.com/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning)
 */
const MOST_RESULTS = 25_000;

/** Findings as one run of qreview, the worst first, at their places in the repository. */
export function sarifLog({ folder, findings }: Validation): string {
  const ordered = worstFirst(withVisible(findings));
  const ids = [...new Set(ordered.map(({ rule }) => rule))].toSorted();
  const run: Run = {
    tool: { driver: { name: 'qreview', version: about.version, rules: ids.map(descriptor) } },
    columnKind: 'utf16CodeUnits',
    results: ordered.slice(0, MOST_RESULTS).map((finding) => resultOf(finding, folder, ids)),
    ...(ordered.length > MOST_RESULTS ? { invocations: [cut(ordered.length)] } : {}),
  };
  const log: Log = {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [run],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

// What is wrong with a file as such (file/yaml, file/schema) is no rule of the product's, and has no text of its own.
function descriptor(id: string): ReportingDescriptor {
  const rule = RULES.find((one) => one.id === id);
  if (rule === undefined) return { id };
  return {
    id,
    shortDescription: { text: `Fires when ${rule.fires}` },
    fullDescription: { text: rule.explanation },
    help: { text: `${rule.question}\n\n${rule.explanation}` },
    defaultConfiguration: { level: LEVEL[rule.severity] },
  };
}

function resultOf(
  { rule, severity, message, advice, file, line, column }: Finding,
  folder: string,
  ids: readonly string[],
): Result {
  const uri = (folder + file)
    .split('/')
    .map((name) => encodeURIComponent(name.toWellFormed()))
    .join('/');
  return {
    ruleId: rule,
    ruleIndex: ids.indexOf(rule),
    level: LEVEL[severity],
    message: { text: advice === undefined ? message : `${message}\n${advice}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri, uriBaseId: '%SRCROOT%' },
          region: { startLine: line, startColumn: column },
        },
      },
    ],
  };
}

function cut(found: number): NonNullable<Run['invocations']>[number] {
  const text = `${found - MOST_RESULTS} of ${found} findings are left out: a file may have ${MOST_RESULTS}.`;
  return { executionSuccessful: true, toolExecutionNotifications: [{ level: 'warning', message: { text } }] };
}
