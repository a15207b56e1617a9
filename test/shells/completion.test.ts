/** The printed scripts in the real shells, on the built program. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folder, folderWithExample } from '../folder.ts';
import { bash, fish, zsh } from './shell.ts';

const TEAM = 'version: 1\nteam: North\nleader: Jo\ncurrency: USD\nfiscal_year: { starts: january }\n';
const REPS = ['ana-silva', 'ben-okafor', 'carla-rossi', 'dmitri-volkov', 'mei-tanaka', 'sam-patel'];

describe.each([
  ['bash', bash],
  ['zsh', zsh],
  ['fish', fish],
])('%s', (_, complete) => {
  it.each<[line: string, candidates: readonly string[]]>([
    ['qreview st', ['status']],
    ['qreview help rep', ['report']],
    ['qreview report --rep ', REPS],
    ['qreview show carla-rossi 2025-', ['2025-Q4', '2025-Q3', '2025-Q2', '2025-Q1']],
    ['qreview explain team/', ['team/everyone-reviewed', 'team/goal-owned', 'team/quotas-cover-the-number']],
    ['qreview validate --format ', ['text', 'json', 'github', 'junit', 'sarif']],
    ['qreview report --format=ht', ['--format=html']],
    ['qreview report --part=number,pro', ['--part=number,promises']],
    ['qreview report --h', ['--history', '--help']],
    ['qreview validate qrev', ['qreview.yaml']],
    ['qreview validate reviews/2026-Q1/a', ['reviews/2026-Q1/ana-silva.yaml']],
    ['qreview status --output=qrev', ['--output=qreview.yaml']],
    ['qreview completion z', ['zsh']],
  ])('goes on with %s', async (line, candidates) => {
    expect(await complete(line, join(folderWithExample(), 'acme-west'))).toEqual(candidates);
  });

  it('asks the team of another folder, whose name is quoted', async () => {
    const cwd = folder({ 'North of here/qreview.yaml': `${TEAM}reps: { bea: { name: Bea }, ines: { name: Inés } }\n` });
    expect(await complete('qreview -C "North of here" show ', cwd)).toEqual(['bea', 'ines']);
  });

  it('runs nothing of what people are called', async () => {
    const names = ['$(touch ran)', '`touch ran`', "'; touch ran; '", '%F{red}:a:b\\', '\\e[31m'];
    const reps = names.map((name, index) => `  rep-${index}: { name: ${JSON.stringify(name)} }\n`).join('');
    const cwd = folder({ 'qreview.yaml': `${TEAM}reps:\n${reps.replace('\\\\e', '\\e')}` });
    expect(await complete('qreview show ', cwd)).toEqual(['rep-0', 'rep-1', 'rep-2', 'rep-3', 'rep-4']);
    expect(readdirSync(cwd)).toEqual(['qreview.yaml']);
  });

  it('has the commands where there is no team', async () => {
    expect(await complete('qreview report --rep ', folder())).toEqual([]);
    expect(await complete('qreview i', folder())).toEqual(['init', 'import']);
  });
});
