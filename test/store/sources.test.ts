import { describe, expect, it } from 'vitest';
import { recordsIn, type Records } from '../../src/store/history.ts';
import type { Gathered } from '../../src/store/repository.ts';
import { loadSources } from '../../src/store/sources.ts';
import { parseTeam } from '../../src/store/team-folder.ts';
import { evidence } from '../domain/sample.ts';
import { folder } from '../folder.ts';

const TEAM = `version: 1
team: Acme West
leader: Jo Park
currency: USD
fiscal_year: { starts: january }
reps:
  ana-silva: { name: Ana Silva }
  ben-okafor: { name: Ben Okafor, from: 2026-Q1 }
rules: { next/cleer: none }
`;
const NOTHING: Gathered = { limits: [], of: () => undefined };
const BROKEN = 'a: [\n';

/** A draft without a promise. */
function written(rep: string, quarter: string): Record<string, string> {
  const text = `version: 1\nrep: ${rep}\nquarter: ${quarter}\nstate: draft\nsaid: {}\n`;
  return { [`reviews/${quarter}/${rep}.yaml`]: text };
}

function load(
  files: Readonly<Record<string, string>>,
  {
    rep,
    quarter = '2026-Q2',
    gathered = NOTHING,
    more = '',
  }: { rep?: string | undefined; quarter?: string; gathered?: Gathered; more?: string } = {},
) {
  const file = parseTeam(TEAM + more);
  if (file.state !== 'readable') throw new Error(file.state);
  const records = recordsIn(folder(files));
  const asked: string[] = [];
  const watched: Records = {
    review: (place) => {
      asked.push(`${place.quarter} ${place.rep}`);
      return records.review(place);
    },
    actuals: (one) => {
      asked.push(one);
      return records.actuals(one);
    },
  };
  const sources = loadSources(file, quarter, rep, watched, gathered);
  return {
    sources,
    asked: [...new Set(asked)].toSorted(),
    found: sources.findings.map(({ file: where, line, rule }) => `${where}:${line} ${rule}`),
  };
}

const BOTH: Readonly<Record<string, string>> = {
  ...written('ana-silva', '2026-Q2'),
  ...written('ben-okafor', '2026-Q2'),
};

describe('what a report looks at', () => {
  it('is the quarter, the year to date and the quarter before, and for a first promise the year before', () => {
    const { asked } = load(BOTH);
    const year = ['2025-Q2', '2025-Q3', '2025-Q4', '2026-Q1', '2026-Q2'];
    expect(asked).toEqual(
      [...year.flatMap((one) => [`${one} ana-silva`, `${one} ben-okafor`]), '2026-Q1', '2026-Q2'].toSorted(),
    );
  });

  it('of one rep is that rep, and of the others only the quarter', () => {
    const { asked, sources } = load(BOTH, { rep: 'ana-silva' });
    expect(asked.filter((one) => one.endsWith('ben-okafor'))).toEqual(['2026-Q2 ben-okafor']);
    expect(sources.standingsOf('2026-Q1').map(({ rep, state }) => [rep, state])).toEqual([['ana-silva', 'missing']]);
    expect(sources.colleagues.map(({ rep, state }) => [rep, state])).toEqual([
      ['ana-silva', 'draft'],
      ['ben-okafor', 'draft'],
    ]);
    expect(sources.standingOf({ rep: 'ben-okafor', quarter: '2026-Q1' }).state).toBe('missing');
  });

  it('comes with the earlier reviews and the evidence of each rep who was reviewed', () => {
    const gathered = { limits: ['A shallow clone.'], of: () => evidence(['three-cios'], '2026-04-02') };
    const files = { ...written('ana-silva', '2026-Q2'), ...written('ana-silva', '2026-Q1') };
    const { sources } = load(files, { gathered });
    expect(sources.earlierOf('ana-silva').map(({ quarter }) => quarter)).toEqual(['2026-Q1']);
    expect(sources.evidenceOf('ana-silva')).toEqual(evidence(['three-cios'], '2026-04-02'));
    expect(sources.evidenceLimits).toEqual(['A shallow clone.']);
    expect(sources.earlierOf('ben-okafor')).toEqual([]);
    expect(sources.evidenceOf('ben-okafor')).toBeUndefined();
  });

  it('names the exports that the figures of a quarter come from, where they can be read', () => {
    const from = { file: 'deals.csv', sha256: '0'.repeat(64), imported: '2026-07-01' };
    const text = `version: 1\nquarter: 2026-Q2\nsource: ${JSON.stringify(from)}\nreps: {}\n`;
    const { sources } = load({ 'actuals/2026-Q2.yaml': text, 'actuals/2026-Q1.yaml': BROKEN });
    expect(['2026-Q1', '2026-Q2', '2026-Q3'].map(sources.exportsOf)).toEqual([[], [from], []]);
  });
});

describe('what was found', () => {
  const OF_THE_TEAM = [
    'qreview.yaml:7 team/everyone-reviewed',
    'qreview.yaml:8 team/everyone-reviewed',
    'qreview.yaml:9 file/reference',
  ];
  const ON_REVIEWS = [
    'reviews/2026-Q2/ana-silva.yaml:5 said/on-record',
    'reviews/2026-Q2/ben-okafor.yaml:5 said/on-record',
  ];

  it('is on the quarter and in the team file, by place', () => {
    expect(load(BOTH).found).toEqual([...OF_THE_TEAM, ...ON_REVIEWS]);
    expect(load({}).found).toEqual(OF_THE_TEAM);
  });

  it('of one rep leaves out the others, and what the team file says of nobody', () => {
    expect(load(BOTH, { rep: 'ben-okafor' }).found).toEqual([OF_THE_TEAM[1], ON_REVIEWS[1]]);
    // A goal may have the name of a rep.
    const more = 'goals: { ben-okafor: { goal: Keep Ben } }\n';
    const file = 'reviews/2026-Q2/ben-okafor.yaml';
    const files = { ...BOTH, [file]: `${BOTH[file]}next: { calls: { objective: Call ten banks } }\n` };
    const ofTheTeam = (rep?: string): string[] =>
      load(files, { rep, more }).found.filter((one) => one.startsWith('qreview.yaml'));
    expect(ofTheTeam()).toContain('qreview.yaml:10 team/goal-owned');
    expect(ofTheTeam('ben-okafor')).toEqual([OF_THE_TEAM[1]]);
  });

  it('is on each file that the report would need and that cannot be read, once', () => {
    const broken = [
      'actuals/2026-Q1.yaml',
      'actuals/2026-Q2.yaml',
      'reviews/2025-Q3/ana-silva.yaml',
      'reviews/2026-Q1/ana-silva.yaml',
      'reviews/2026-Q1/ben-okafor.yaml',
      'reviews/2026-Q2/ben-okafor.yaml',
    ];
    // None of these are looked at: too old, or of a later quarter.
    const others = ['actuals/2025-Q4.yaml', 'reviews/2025-Q1/ana-silva.yaml', 'reviews/2026-Q3/ana-silva.yaml'];
    const files = Object.fromEntries([...broken, ...others].map((file) => [file, BROKEN]));
    const unread = (found: readonly string[]): string[] => found.filter((one) => one.endsWith('file/yaml'));
    const all = { ...files, ...written('ana-silva', '2026-Q2') };
    expect(unread(load(all).found)).toEqual(broken.map((file) => `${file}:2 file/yaml`));
    expect(unread(load(all, { rep: 'ana-silva' }).found)).toEqual(
      broken.filter((file) => !file.includes('ben-okafor')).map((file) => `${file}:2 file/yaml`),
    );
  });

  it('leaves out the time before a rep was in the team, unless the review looks there', () => {
    const before = { 'reviews/2025-Q4/ben-okafor.yaml': BROKEN };
    const finds = (more: Readonly<Record<string, string>>): boolean =>
      load({ ...before, ...more }, { quarter: '2026-Q1' }).found.includes(
        'reviews/2025-Q4/ben-okafor.yaml:2 file/yaml',
      );
    expect(finds({})).toBe(false);
    expect(finds(written('ben-okafor', '2026-Q1'))).toBe(true);
  });
});
