/** The exports of a hundred teams, rolled up by DuckDB with the SQL of examples/warehouse: what their own reports add up to. */
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBConnection } from '@duckdb/node-api';
import { expect, it } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { TABLES } from '../../src/domain/flat-tables.ts';
import type { Report } from '../../src/domain/generated/report.ts';
import { sumMoney } from '../../src/domain/money.ts';
import { makeTeam } from '../bench/made-up-team.js';
import { fakeTerminal } from '../cli/fake-terminal.ts';
import { folder, ROOT } from '../folder.ts';

const WAREHOUSE = join(ROOT, 'examples/warehouse');
const TEAMS = 100;
const SIZE = { reps: 20, quarters: 8 };
const QUARTERS = ['2025-Q4', '2026-Q1'];

const sql = (name: string): string => readFileSync(join(WAREHOUSE, name), 'utf8');

async function run(cwd: string, ...words: readonly string[]): Promise<string> {
  const terminal = fakeTerminal({ cwd });
  expect(await main(words, terminal), terminal.printed()).toBe(0);
  return terminal.results();
}

async function rows(connection: DuckDBConnection, query: string): Promise<Record<string, unknown>[]> {
  const reader = await connection.runAndReadAll(query);
  return reader.getRowObjectsJson();
}

it('schema.sql has the tables and columns that export writes', () => {
  const tables = [...sql('schema.sql').matchAll(/CREATE TABLE (\w+) \(\n([\s\S]*?)\n\);/g)].map(
    ([, name, body = '']) =>
      [name, body.split('\n').flatMap((line) => /^ {2}"?([a-z_]+)"? /.exec(line)?.[1] ?? [])] as const,
  );
  expect(Object.fromEntries(tables)).toEqual(TABLES);
});

/** Makes the teams, exports each, and loads what they exported. */
async function hundredTeams(): Promise<{ connection: DuckDBConnection; reports: readonly Report[] }> {
  const root = folder();
  const reports: Report[] = [];
  mkdirSync(join(root, 'exports'));
  for (let index = 1; index <= TEAMS; index += 1) {
    const team = join(root, 'teams', `team-${index}`);
    makeTeam(team, { ...SIZE, team: `Team ${index}`, shift: index * 17 });
    await run(team, 'export', join(root, 'exports', `team-${index}`));
    for (const quarter of QUARTERS) {
      reports.push(JSON.parse(await run(team, 'report', quarter, '--part', 'number,promises', '--format', 'json')));
    }
  }
  const connection = await DuckDBConnection.create();
  // Paths in load.sql are as seen from where the exports are.
  await connection.run(`SET file_search_path = '${root}'`);
  for (const name of ['schema.sql', 'load.sql', 'rollup.sql']) await connection.run(sql(name));
  return { connection, reports };
}

function addedUp(reports: readonly Report[]): object {
  const sum = (of: (report: Report) => number | null | undefined): number =>
    sumMoney(reports.map((report) => of(report) ?? Number.NaN));
  return {
    teams: reports.length,
    booked: sum(({ number }) => number?.quarter.amount),
    quota: sum(({ number }) => number?.quarter.against),
    kept: sum(({ promises }) => promises?.sayDo.kept),
    counted: sum(({ promises }) => promises?.sayDo.counted),
  };
}

it('a hundred teams come to what their own reports add up to', async () => {
  const { connection, reports } = await hundredTeams();
  for (const quarter of QUARTERS) {
    const [company = {}] = await rows(connection, `SELECT * FROM company WHERE quarter = '${quarter}'`);
    const { currency, quarter: of, ...figures } = company;
    expect([currency, of]).toEqual(['USD', quarter]);
    const numbers = Object.fromEntries(Object.entries(figures).map(([key, value]) => [key, Number(value)]));
    expect(numbers).toEqual(addedUp(reports.filter((report) => report.quarter === quarter)));
  }
  // Each review is there once, and no row without its review.
  expect(await rows(connection, 'SELECT COUNT(*) AS reviews FROM reviews')).toEqual([
    { reviews: String(TEAMS * SIZE.reps * SIZE.quarters) },
  ]);
  for (const table of ['promises', 'efforts', 'lessons', 'plans', 'causes']) {
    const strays = `SELECT COUNT(*) AS strays FROM ${table} LEFT JOIN reviews USING (team, rep, quarter) WHERE state IS NULL`;
    expect(await rows(connection, strays)).toEqual([{ strays: '0' }]);
  }
  const failing = await rows(
    connection,
    `SELECT effort FROM failing_efforts WHERE quarter = '2026-Q1' ORDER BY effort`,
  );
  expect(failing.map(({ effort }) => effort)).toEqual(['list-0', 'list-1', 'list-2', 'list-3', 'list-4']);
  const [known] = await rows(connection, `SELECT * FROM known WHERE quarter = '2026-Q1'`);
  expect(known).toMatchObject({ reviews: '2000', worked: '2000', next_quarter: '2000' });
  // Next quarter the same is done again.
  for (const name of ['schema.sql', 'load.sql', 'rollup.sql']) await connection.run(sql(name));
  connection.closeSync();
});
