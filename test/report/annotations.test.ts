/** Findings for machines, whatever stands in them. */
import { DOMParser, onErrorStopParsing } from '@xmldom/xmldom';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/domain/finding.ts';
import { githubAnnotations, junitReport } from '../../src/report/annotations.ts';

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

const failing = ['error', 'warning'] as const;

describe("GitHub's annotations", () => {
  it('stand at the file from the top of the repository, the worst first', () => {
    const error: Finding = { ...finding, severity: 'error', advice: 'ask' };
    const hint: Finding = { ...finding, severity: 'info' };
    expect(githubAnnotations({ files: ['a', 'b'], folder: 'teams/west/', findings: [hint, finding, error], failing }))
      .toBe(`\
::error file=teams/west/reviews/2026-Q1/ana-silva.yaml,line=12,col=3,title=did/number::booked is unknown%0Aask
::warning file=teams/west/reviews/2026-Q1/ana-silva.yaml,line=12,col=3,title=did/number::booked is unknown
::notice file=teams/west/reviews/2026-Q1/ana-silva.yaml,line=12,col=3,title=did/number::booked is unknown
2 files: 1 error, 1 warning
`);
  });

  it('cannot be broken out of by what people wrote', () => {
    const hostile: Finding = { ...finding, file: 'a,b:c%.yaml', message: '100%\r\n::set-output name=x::\u001b[31m' };
    expect(githubAnnotations({ files: [], folder: '', findings: [hostile], failing })).toBe(
      '::warning file=a%2Cb%3Ac%25.yaml,line=12,col=3,title=did/number::100%25\\u000d%0A::set-output name=x::\\u001b[31m\n0 files: 0 errors, 1 warning\n',
    );
  });

  it('tell how many GitHub leaves out', () => {
    const some = (count: number, severity: Finding['severity']): Finding[] =>
      Array.from({ length: count }, () => ({ ...finding, severity }));
    const lines = githubAnnotations({
      files: [],
      folder: '',
      findings: [...some(12, 'error'), ...some(11, 'warning'), ...some(10, 'info')],
      failing,
    }).split('\n');
    expect(lines.filter((line) => !line.startsWith('::'))).toEqual([
      '2 more errors, which GitHub does not show beside the files',
      '1 more warning, which GitHub does not show beside the files',
      '0 files: 12 errors, 11 warnings',
      '',
    ]);
  });
});

describe("JUnit's report", () => {
  it('has a test case for each file, and those of which the name is the fault', () => {
    const files = ['qreview.yaml', finding.file];
    const stranger: Finding = {
      ...finding,
      file: 'reviews/2026-Q1/Ana.yaml',
      severity: 'error',
      rule: 'file/place',
      advice: 'rename it',
    };
    expect(
      junitReport({ files, folder: 'west/', findings: [finding, { ...finding, severity: 'info' }, stranger], failing }),
    ).toBe(`\
<?xml version="1.0" encoding="UTF-8"?>
<testsuites tests="3" failures="2">
  <testsuite name="qreview" tests="3" failures="2">
    <testcase classname="qreview" name="west/qreview.yaml"/>
    <testcase classname="qreview" name="west/reviews/2026-Q1/ana-silva.yaml">
      <failure type="warning" message="did/number: 12:3 booked is unknown"></failure>
      <system-out>12:3 info [did/number] booked is unknown</system-out>
    </testcase>
    <testcase classname="qreview" name="west/reviews/2026-Q1/Ana.yaml">
      <failure type="error" message="file/place: 12:3 booked is unknown">rename it</failure>
    </testcase>
  </testsuite>
</testsuites>
`);
  });

  it('fails nothing that does not fail the check', () => {
    const findings = [finding, { ...finding, rule: 'did/answered', message: 'a & b' }];
    expect(junitReport({ files: [finding.file], folder: '', findings, failing: ['error'] })).toContain(`\
<testsuites tests="1" failures="0">
  <testsuite name="qreview" tests="1" failures="0">
    <testcase classname="qreview" name="reviews/2026-Q1/ana-silva.yaml">
      <system-out>12:3 warning [did/number] booked is unknown&#10;12:3 warning [did/answered] a &amp; b</system-out>
    </testcase>
`);
  });

  it('is XML, whatever people wrote', () => {
    const hostile: Finding = {
      ...finding,
      message: '<b> & "x"\n\u0000\u001b \uD800 \uFFFE 😀',
      advice: ']]></failure>',
    };
    const report = junitReport({ files: [], folder: '', findings: [hostile], failing });
    const parser = new DOMParser({ onError: onErrorStopParsing });
    const failures = parser.parseFromString(report, 'text/xml').getElementsByTagName('failure');
    expect(failures).toHaveLength(1);
    expect(failures[0]?.getAttribute('message')).toBe('did/number: 12:3 <b> & "x"\n\\u0000\\u001b \uFFFD \uFFFD 😀');
    expect(failures[0]?.textContent).toBe(']]></failure>');
  });
});
