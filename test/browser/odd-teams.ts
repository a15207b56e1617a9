/** Teams at the edges: of one, of sixty with long names in several scripts, and one of which nothing is known. */
import { join } from 'node:path';
import { folder, folderWithExample } from '../folder.ts';

const NAMES = [
  'Ana Silva',
  'Maximiliane Freifrau von Sonnenschein-Wittgenstein zu Hohenstein',
  '東京電機の営業担当者',
  'عبد الرحمن بن عبد العزيز',
  'Владимир Константинопольский',
  'Nguyễn Thị Phương Thảo',
  "Pat O'Brien <b>bold</b>",
  'Áéîøü Ñandú',
];

const head = (team: string, reps: string): string => `version: 1
team: ${team}
leader: Jo Park
currency: USD
fiscal_year: { starts: january }
number: { 2026: 90000000 }
goals: { logos: { goal: Win new logos } }
reps:
${reps}`;

function review(rep: string, quarter: string, index: number): string {
  const booked = 150_000 + ((index * 37_127) % 160_000);
  return `version: 1
rep: ${rep}
quarter: ${quarter}
state: final
held: ${quarter.slice(0, 4)}-${String(Number(quarter.slice(6)) * 3 - 1).padStart(2, '0')}-02
number: { quota: 220000, booked: ${booked} }
said:
  talks: { objective: "Ten talks with people who sign, in each of the largest accounts of the territory", measure: { metric: talks, target: 10 }, expects: 90000, serves: logos, good: true }
did:
  talks: { done: ${index % 3 !== 0}, actual: ${index % 3 === 0 ? 7 : 12} }
worked:
  referrals: { effort: Asked for referrals, result: "${index % 5} introductions, one of them a Verwaltungsratspräsidentenstellvertreter", keep: true }
didnt_work:
  cold: { effort: Cold e-mail to IT managers, why: "412 sent, 3 replies", decision: stop }
learned:
  freeze: { lesson: Budgets are frozen until July, about: environment, pivot: Sell in halves }
biggest_client: { client: Globex, news: CFO left }
next:
  talks: { objective: Ten talks with people who sign, measure: { metric: talks, target: 10 }, expects: ${80_000 + index * 1000}, serves: logos, because: [worked.referrals, didnt_work.cold, learned.freeze], repeats: none, good: true }
`;
}

const QUARTERS = ['2025-Q1', '2025-Q2', '2025-Q3', '2025-Q4', '2026-Q1'];

/** The folders of the teams, by what is odd about them. */
export function oddTeams(): Readonly<Record<string, string>> {
  const sixty = Array.from({ length: 60 }, (_, index) => ({
    id: `rep-${index + 1}`,
    name: `${NAMES[index % NAMES.length]}${index < NAMES.length ? '' : ` ${index + 1}`}`,
  }));
  const quota = QUARTERS.map((quarter) => `${quarter}: 220000`).join(', ');
  const reps = sixty.map(
    ({ id, name }) => `  ${id}: { name: ${JSON.stringify(name)}, quota: { ${quota}, 2026-Q2: 230000 } }\n`,
  );
  return {
    'the example': join(folderWithExample(), 'acme-west'),
    'a team of one': folder({
      'qreview.yaml': head('Acme', '  ana-silva: { name: Ana Silva, quota: { 2026-Q1: 220000, 2026-Q2: 230000 } }\n'),
      'reviews/2026-Q1/ana-silva.yaml': review('ana-silva', '2026-Q1', 1),
    }),
    'sixty reps': folder({
      'qreview.yaml': head('Vertriebsregion Süd-Südost & Übersee', reps.join('')),
      ...Object.fromEntries(
        sixty.flatMap(({ id }, index) =>
          QUARTERS.map((quarter, at) => [`reviews/${quarter}/${id}.yaml`, review(id, quarter, index * 5 + at)]),
        ),
      ),
    }),
    'nothing known': folder({
      'qreview.yaml': head('Acme', '  ana-silva: { name: Ana Silva }\n  ben: { name: Ben Okafor }\n').replace(
        /number: .*\n/,
        '',
      ),
      'reviews/2026-Q1/ana-silva.yaml': `version: 1
rep: ana-silva
quarter: 2026-Q1
state: final
held: 2026-04-02
number: unknown
said: unknown
did: unknown
worked: unknown
didnt_work: unknown
learned: unknown
biggest_client: unknown
next: unknown
`,
    }),
  };
}
