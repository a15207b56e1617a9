import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { flatTables, TABLE_NAMES } from '../../src/domain/flat-tables.ts';
import { exportedRenderers, tableText } from '../../src/report/tables.ts';
import { PLAIN } from '../../src/report/page/page.ts';
import { review, team } from '../domain/sample.ts';

const tables = flatTables(
  team,
  [{ rep: 'ana-silva', quarter: '2026-Q1', state: 'done', review, facts: undefined }],
  [],
);

describe('a table', () => {
  it('is a line of JSON for each row, with every column in its order', () => {
    expect(tableText('lessons', tables.lessons, 'ndjson')).toBe(
      '{"team":"Acme West","rep":"ana-silva","quarter":"2026-Q1","lesson":"budget-freeze","words":"Budgets are frozen until July","about":null,"pivot":null}\n',
    );
    expect(tableText('causes', tables.causes, 'ndjson').split('\n')).toEqual([
      '{"team":"Acme West","rep":"ana-silva","quarter":"2026-Q1","plan":"engine","cause":"worked.referrals"}',
      '{"team":"Acme West","rep":"ana-silva","quarter":"2026-Q1","plan":"engine","cause":"learned.budget-freeze"}',
      '{"team":"Acme West","rep":"ana-silva","quarter":"2026-Q1","plan":"engine","cause":"did.three-cios"}',
      '{"team":"Acme West","rep":"ana-silva","quarter":"2026-Q1","plan":"engine","cause":"biggest_client"}',
      '',
    ]);
    expect(tableText('lessons', [{ lesson: 'a' }], 'ndjson')).toBe(
      '{"team":null,"rep":null,"quarter":null,"lesson":"a","words":null,"about":null,"pivot":null}\n',
    );
    expect(tableText('actuals', [], 'ndjson')).toBe('');
  });

  it('is for spreadsheets a line for each row below its headings', () => {
    expect(tableText('efforts', tables.efforts, 'csv')).toBe(
      '\uFEFFteam,rep,quarter,effort,worked,words,result,why,keep,decision\r\n' +
        'Acme West,ana-silva,2026-Q1,referrals,true,Asked every renewal,5 introductions,,true,\r\n' +
        'Acme West,ana-silva,2026-Q1,cold-email,false,Cold e-mail,,,,stop\r\n',
    );
  });

  it('shows in a spreadsheet what would turn writing around or act on a terminal, and keeps it for machines', () => {
    const rows = [{ lesson: 'a', words: '\u001B[2J\u202Ered\u0000', pivot: '=1+1' }];
    expect(tableText('lessons', rows, 'csv').split('\r\n')[1]).toBe(String.raw`,,,a,\u001b[2J\u202ered\u0000,,'=1+1`);
    expect(JSON.parse(tableText('lessons', rows, 'ndjson'))).toMatchObject({
      words: '\u001B[2J\u202Ered\u0000',
      pivot: '=1+1',
    });
  });

  it('says the same in both kinds', () => {
    for (const name of ['promises', 'plans', 'reviews', 'reps'] as const) {
      const csv: unknown = parse(tableText(name, tables[name], 'csv'), { bom: true, columns: true });
      const lines: object[] = tableText(name, tables[name], 'ndjson')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
      const texts = lines.map((line) =>
        Object.fromEntries(Object.entries(line).map(([key, value]) => [key, value === null ? '' : String(value)])),
      );
      expect(csv).toEqual(texts);
    }
  });
});

describe('what was exported', () => {
  const files = TABLE_NAMES.map((name) => ({ file: `${name}.csv`, rows: tables[name].length }));
  const exported = { folder: 'tables', files, unreadable: [] };

  it('is named file by file, with its rows', () => {
    expect(exportedRenderers.text(exported, PLAIN)).toBe(
      [
        'tables',
        '  teams.csv  1 row',
        '  numbers.csv  0 rows',
        '  goals.csv  1 row',
        '  reps.csv  3 rows',
        '  quotas.csv  1 row',
        '  reviews.csv  1 row',
        '  promises.csv  3 rows',
        '  efforts.csv  2 rows',
        '  lessons.csv  1 row',
        '  plans.csv  1 row',
        '  causes.csv  4 rows',
        '  actuals.csv  0 rows',
        '  metrics.csv  0 rows',
        '  findings.csv  0 rows',
        '',
      ].join('\n'),
    );
    expect(JSON.parse(exportedRenderers.json(exported, PLAIN))).toEqual(exported);
  });

  it('says what is in no table', () => {
    const unreadable = ['reviews/2026-Q1/ben-okafor.yaml', 'reviews/2026-Q1/sam-patel.yaml'];
    expect(exportedRenderers.text({ folder: 'tables', files: [], unreadable }, { ...PLAIN, width: 60 })).toBe(
      'tables\nIn no table, since they cannot be read:\nreviews/2026-Q1/ben-okafor.yaml,\nreviews/2026-Q1/sam-patel.yaml\n',
    );
  });
});
