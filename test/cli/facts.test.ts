/** What the CRM says, where it helps: without a terminal, in the status, in the report, and in what is checked. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { folderWithExample } from '../folder.ts';
import { run } from './run.ts';

const DEALS = `\
Opportunity ID,Opportunity Owner,Account Name,Stage,Amount,Close Date,Created Date,Type
1,Mei Tanaka,Globex,Closed Won,100000.10,2026-01-10,2025-12-01,New Business
2,Mei Tanaka,Umbrella,Closed Won,62000.20,2026-02-10,2026-01-01,Existing Business
3,Mei Tanaka,Initech,Closed Lost,500,2026-03-31,2026-01-01,New Business
4,Mei Tanaka,Initech,Proposal,70000,2026-04-30,2026-01-01,New Business
5,Ben Okafor,Soylent,Closed Won,176400,2026-02-01,2026-01-01,Existing Business
`;

/** The example team, with what its CRM exported. */
async function imported(): Promise<string> {
  const cwd = join(folderWithExample(), 'acme-west');
  writeFileSync(join(cwd, 'deals.csv'), DEALS);
  expect(await run(cwd, 'import', 'deals.csv')).toMatchObject({ exit: 0 });
  return cwd;
}

describe('a review without a terminal', () => {
  const ANSWERS = `\
did:
  denki-pilot: { done: true }
  one-plant: { done: false, actual: 3 }
  fast-contracts: { done: true, actual: 24 }
worked: {}
didnt_work: {}
learned: {}
biggest_client: unknown
next: {}
`;
  const review = (cwd: string): unknown => parse(readFileSync(join(cwd, 'reviews/2026-Q1/mei-tanaka.yaml'), 'utf8'));

  it('takes from the CRM what nobody said', async () => {
    const cwd = await imported();
    writeFileSync(join(cwd, 'answers.yaml'), ANSWERS);
    expect(await run(cwd, 'new', 'mei-tanaka', '2026-Q1', '--answers', 'answers.yaml')).toMatchObject({ exit: 0 });
    expect(review(cwd)).toMatchObject({ number: { quota: 200000, booked: 162000.3, crm: 162000.3 } });
  });

  it('takes a sum that is larger than any deal', async () => {
    const cwd = await imported();
    const largest = '6,Mei Tanaka,Umbrella,Closed Won,1000000000000000,2026-03-10,2026-01-01,New Business\n';
    writeFileSync(join(cwd, 'large.csv'), `${DEALS}${largest}${largest.replace('6', '7')}`);
    expect(await run(cwd, 'import', 'large.csv')).toMatchObject({ exit: 0 });
    writeFileSync(join(cwd, 'answers.yaml'), ANSWERS);
    expect(await run(cwd, 'new', 'mei-tanaka', '2026-Q1', '--answers', 'answers.yaml')).toMatchObject({ exit: 0 });
    expect(review(cwd)).toMatchObject({ number: { booked: 2000000000162000.3 } });
  });

  it('keeps both figures where the leader said another', async () => {
    const cwd = await imported();
    writeFileSync(join(cwd, 'answers.yaml'), `number: { booked: 170000 }\n${ANSWERS}`);
    expect(await run(cwd, 'new', 'mei-tanaka', '2026-Q1', '--answers', 'answers.yaml')).toMatchObject({ exit: 0 });
    expect(review(cwd)).toMatchObject({ number: { booked: 170000, crm: 162000.3 } });
    expect((await run(cwd, 'show', 'mei-tanaka', '2026-Q1')).printed).toContain(
      '   booked $170,000 of $200,000 (85%)\n   the CRM says $162,000.30\n',
    );
  });
});

it('the status says of whom there are facts', async () => {
  const cwd = await imported();
  expect((await run(cwd, 'status', '2026-Q1')).printed).toContain(`\
rep          review   1  2  3  4  5  CRM
Ana Silva    done     ●  ●  ●  ●  ●  –
Ben Okafor   done     ●  ●  ●  ●  ●  ✓
Carla Rossi  done     ●  ●  ●  ●  ●  –
Mei Tanaka   missing                 ✓
`);
});

it('the report has the facts, and says whose booked is taken from them', async () => {
  const cwd = await imported();
  const { printed } = await run(cwd, 'report', '2026-Q1', '--part', 'number');
  expect(printed).toContain('2026-Q1 booked  $1,009,200.30  of $1,140,000  89%');
  expect(printed).toContain(`\
  in the CRM  booked       won  lost  win rate  average     days  new  pipeline  of quota
  Ben Okafor  $176,400     1    0     100%      $176,400    31    0    $0        0%
  Mei Tanaka  $162,000.30  2    1     67%       $81,000.15  40    1    $70,000   33%

  From deals.csv, imported 2026-04-08.
  The pipeline is what should close next quarter.
  Booked is taken from the CRM for: Mei Tanaka.
`);
});

describe('a change of the CRM after the review', () => {
  it('is found, and edits nothing', async () => {
    const cwd = await imported();
    const file = 'reviews/2026-Q1/ben-okafor.yaml';
    const before = readFileSync(join(cwd, file), 'utf8').replace('booked: 176400\n', 'booked: 176400\n  crm: 176400\n');
    writeFileSync(join(cwd, file), before);
    expect((await run(cwd, 'validate', '--strict', file)).printed).not.toContain('did/matches-the-crm');
    writeFileSync(join(cwd, 'newer.csv'), DEALS.replace('176400', '150000'));
    expect((await run(cwd, 'import', 'newer.csv')).printed).toContain('$150,000 (was $176,400)');
    expect((await run(cwd, 'validate', '--strict', file)).printed).toContain(`\
${file}:10:8 warning [did/matches-the-crm]
  the CRM said $176,400 was booked when this was reviewed, and says $150,000 now
    10 |   crm: 176400
       |        ^
  → find out what was changed; then write crm: 150000, and correct booked if it was wrong
`);
    expect(readFileSync(join(cwd, file), 'utf8')).toBe(before);
  });
});

describe('what is wrong in the actuals', () => {
  it('is found by validate, at its place', async () => {
    const cwd = await imported();
    const path = join(cwd, 'actuals/2026-Q1.yaml');
    writeFileSync(path, readFileSync(path, 'utf8').replace('  mei-tanaka:', '  mei-tanka:'));
    const { exit, printed } = await run(cwd, 'validate', 'actuals/2026-Q1.yaml');
    expect(exit).toBe(1);
    expect(printed).toContain('qreview.yaml has no rep mei-tanka');
    expect(printed).toContain('did you mean mei-tanaka?');
  });

  it('stops the report from using them, and says so', async () => {
    const cwd = await imported();
    writeFileSync(join(cwd, 'actuals/2026-Q1.yaml'), 'version: 1\nquarter: 2026-Q1\nreps: [\n');
    const { printed } = await run(cwd, 'report', '2026-Q1');
    expect(printed).toContain('2026-Q1 booked  $847,200');
    expect(printed).toMatch(/actuals\/2026-Q1\.yaml:\d+:\d+ +file\/yaml/);
    expect(await run(cwd, 'import', 'deals.csv')).toMatchObject({ exit: 1 });
    expect(readFileSync(join(cwd, 'actuals/2026-Q1.yaml'), 'utf8')).toContain('reps: [');
  });
});
