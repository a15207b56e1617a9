/** The csv in LibreOffice: the same figures come out, and what people wrote stays text. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { csvOf } from '../../src/report/csv.ts';
import { fakeTerminal } from '../cli/fake-terminal.ts';
import { folder, folderWithExample } from '../folder.ts';

// Comma, double quote, UTF-8, from the first line on; all columns as the office takes them; formulas are shown, not values.
const READ = 'Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,true';

/** A csv, opened and written again: with the formulas that the office found in it, if there were any. */
function throughOffice(csv: string): string[][] {
  const root = folder();
  writeFileSync(join(root, 'in.csv'), csv);
  const profile = `-env:UserInstallation=${pathToFileURL(join(root, 'profile')).href}`;
  const convert = (file: string, to: string, out: string): unknown =>
    execFileSync(
      'soffice',
      [
        profile,
        '--headless',
        ...(file.endsWith('.csv') ? ['--infilter=CSV:44,34,76,1'] : []),
        '--convert-to',
        to,
        '--outdir',
        join(root, out),
        join(root, file),
      ],
      {
        stdio: 'pipe',
      },
    );
  convert('in.csv', 'ods', 'ods');
  convert('ods/in.ods', `csv:${READ}`, 'csv');
  return parse(readFileSync(join(root, 'csv', 'in.csv')), { bom: true });
}

async function csvOfReport(...words: readonly string[]): Promise<string> {
  const terminal = fakeTerminal({ cwd: join(folderWithExample(), 'acme-west') });
  expect(await main(['report', '2026-Q1', '--format', 'csv', ...words], terminal)).toBe(0);
  return terminal.results();
}

// The office keeps 15 digits.
const number = (text: string): string | number =>
  text !== '' && Number.isFinite(Number(text)) ? Number(Number(text).toPrecision(14)) : text;
const booleans = (text: string): string => (/^(?:true|false)$/i.test(text) ? text.toLowerCase() : text);

it.each([[[]], [['--rows', 'promises']], [['--rows', 'plans']]])(
  'the report with %j has the same figures',
  async (words) => {
    const csv = await csvOfReport(...words);
    const sent: string[][] = parse(csv, { bom: true });
    const read = throughOffice(csv);
    const comparable = (rows: string[][]): unknown => rows.map((row) => row.map((cell) => number(booleans(cell))));
    expect(comparable(read)).toEqual(comparable(sent));
  },
);

it('cells that look like formulas stay text', () => {
  const rows = ['=1+1', '@SUM(A1)', '+49 30', '-2+3', 'a "b"\nc', '2026-Q1'].map((text) => ({
    text,
    figure: -1.5,
  }));
  const read = throughOffice(csvOf(['text', 'figure'], rows));
  expect(read.slice(1)).toEqual([
    ["'=1+1", '-1.5'],
    ["'@SUM(A1)", '-1.5'],
    ["'+49 30", '-1.5'],
    ["'-2+3", '-1.5'],
    ['a "b"\nc', '-1.5'],
    ['2026-Q1', '-1.5'],
  ]);
});
