/** Findings as code hosts read them. */
import { join } from 'node:path';
import sarifSchema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' };
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import about from '../../package.json' with { type: 'json' };
import { main } from '../../src/cli/main.ts';
import type { Finding } from '../../src/domain/finding.ts';
import { sarifLog } from '../../src/report/sarif.ts';
import { fakeTerminal } from '../cli/fake-terminal.ts';
import { folder, folderWithExample } from '../folder.ts';

const finding: Finding = {
  file: 'reviews/2026-Q1/ana-silva.yaml',
  line: 12,
  column: 3,
  excerpt: '',
  path: [],
  rule: 'did/number',
  severity: 'warning',
  message: 'booked is unknown',
};

const logOf = (findings: readonly Finding[], folder = ''): { runs: readonly Record<string, unknown>[] } =>
  JSON.parse(sarifLog({ files: [], folder, findings, failing: ['error'] }));

describe('SARIF', () => {
  it('has the findings with the worst first, at their places in the repository, and the rules that they are of', () => {
    const error: Finding = { ...finding, rule: 'file/yaml', severity: 'error', message: 'torn', advice: 'close it' };
    expect(logOf([finding, { ...finding, severity: 'info' }, error], 'teams/west/')).toEqual({
      $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: {
            driver: {
              name: 'qreview',
              version: about.version,
              rules: [
                {
                  id: 'did/number',
                  shortDescription: { text: 'Fires when what was booked, or the quota, is not known' },
                  fullDescription: { text: expect.stringMatching(/^All five questions .* each quarter\.$/) },
                  help: { text: expect.stringMatching(/^Did they meet their goals .*\n\nAll five questions/) },
                  defaultConfiguration: { level: 'warning' },
                },
                { id: 'file/yaml' },
              ],
            },
          },
          columnKind: 'utf16CodeUnits',
          results: [
            {
              ruleId: 'file/yaml',
              ruleIndex: 1,
              level: 'error',
              message: { text: 'torn\nclose it' },
              locations: [located('teams/west/reviews/2026-Q1/ana-silva.yaml')],
            },
            {
              ruleId: 'did/number',
              ruleIndex: 0,
              level: 'warning',
              message: { text: 'booked is unknown' },
              locations: [located('teams/west/reviews/2026-Q1/ana-silva.yaml')],
            },
            {
              ruleId: 'did/number',
              ruleIndex: 0,
              level: 'note',
              message: { text: 'booked is unknown' },
              locations: [located('teams/west/reviews/2026-Q1/ana-silva.yaml')],
            },
          ],
        },
      ],
    });
  });

  it.each([
    ['Équipe ouest/', '%C3%89quipe%20ouest/reviews/2026-Q1/a%20%23%3F%25.yaml'],
    ['half \uD800/', 'half%20%EF%BF%BD/reviews/2026-Q1/a%20%23%3F%25.yaml'],
  ])('names the files of %j as an address', (folder, uri) => {
    const [run] = logOf([{ ...finding, file: 'reviews/2026-Q1/a #?%.yaml' }], folder).runs;
    expect(run?.['results']).toMatchObject([{ locations: [located(uri)] }]);
  });

  it('has no control characters in what it tells', () => {
    const [run] = logOf([{ ...finding, message: '\u001b[31m red' }]).runs;
    expect(run?.['results']).toMatchObject([{ message: { text: '\\u001b[31m red' } }]);
  });

  it('leaves out the least grave of more than GitHub takes, and says so', () => {
    const many = Array.from({ length: 25_002 }, (_, line): Finding => ({ ...finding, line, severity: 'info' }));
    const [run] = logOf([...many, finding]).runs;
    const results = run?.['results'];
    expect(results).toHaveLength(25_000);
    expect(results).toMatchObject({ 0: { level: 'warning' }, 1: { level: 'note' } });
    expect(run?.['invocations']).toEqual([
      {
        executionSuccessful: true,
        toolExecutionNotifications: [
          { level: 'warning', message: { text: '3 of 25003 findings are left out: a file may have 25000.' } },
        ],
      },
    ]);
  });
});

describe('the schema that is published for SARIF 2.1.0', () => {
  // It is of an older draft, in which a schema names itself otherwise.
  const { $schema: _, id: __, ...schema } = sarifSchema;
  const ajv = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false, allErrors: true });
  const isLog = ajv.compile(schema);

  const broken = (): string =>
    folder({
      'qreview.yaml': `version: 1
team: Équipe
leader: Jo
currency: USD
fiscal_year: { starts: january }
reps: { bea: { name: Bea } }
`,
      'reviews/2026-Q1/bea.yaml': 'version: 1\nrep: bea\n  quarter: 2026-Q1\nstate: "draft\n',
      'reviews/2026-Q1/no body.yml': '',
      'reviews/2025-Q4/bea.yaml': 'version: 1\nrep: ben\nquarter: 2025-Q3\nstate: draft\n',
      'reviews/2025-Q3/bea.yaml': 'version: 2\n',
      'actuals/2026-Q1.yaml': 'version: 1\nquarter: 2026-Q1\nreps: { bea: { booked: lots } }\n',
    });

  it.each<[string, () => string, readonly string[], exit: number, rules: readonly string[]]>([
    ['a broken team', broken, [], 1, ['file/yaml', 'file/place', 'file/schema', 'file/schema-copy']],
    [
      'the strict findings of the example',
      () => join(folderWithExample(), 'acme-west'),
      ['--strict'],
      1,
      ['said/on-record', 'worked/result', 'next/clear', 'team/goal-owned'],
    ],
  ])('allows the log of %s', async (_, team, words, exit, rules) => {
    const terminal = fakeTerminal({ cwd: team() });
    expect(await main(['validate', '--format', 'sarif', ...words], terminal)).toBe(exit);
    const log: { runs: { results: { ruleId: string }[] }[] } = JSON.parse(terminal.results());
    isLog(log);
    expect(isLog.errors).toBeNull();
    expect(log.runs[0]?.results.map(({ ruleId }) => ruleId)).toEqual(expect.arrayContaining([...rules]));
  });

  it('refuses what is none', () => {
    expect(isLog({ ...logOf([finding]), version: '2.0.0' })).toBe(false);
    expect(isLog({ ...logOf([finding]), runs: [{ results: [{ level: 'fatal' }] }] })).toBe(false);
  });
});

function located(uri: string): object {
  return {
    physicalLocation: {
      artifactLocation: { uri, uriBaseId: '%SRCROOT%' },
      region: { startLine: 12, startColumn: 3 },
    },
  };
}
