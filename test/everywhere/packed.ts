/** The packed program, installed and used as a user does it, from the first command to a report. */
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Place } from './place.ts';

const INIT = [
  '--no-input',
  '--team',
  'Équipe Ouest',
  '--leader',
  'Jo Park',
  '--currency',
  'EUR',
  '--number',
  '2026=1M',
];

const ANSWERS = `number: { booked: 9000 }
worked: { cafe: { effort: Un café à chaque visite, result: 5 rendez-vous, keep: true } }
didnt_work: {}
learned: unknown
biggest_client: { client: 東京電機, news: "C'était à l'été" }
next: {}
`;

/** Packs, installs and uses the program; gives what was not as it should be. */
export async function usePacked(place: Place): Promise<string[]> {
  const folder = join(place.checkout, '../packed program');
  const team = join(folder, "L'équipe 西");
  const qreview = join(folder, 'node_modules/.bin/qreview');
  const wrong: string[] = [];
  const says = async (words: readonly string[], expected: string, cwd = folder): Promise<void> => {
    const { code, said } = await place.run(words, cwd);
    if (code !== 0 || !said.includes(expected)) wrong.push(`${words.join(' ')}: exit ${code}, said:\n${said}`);
  };
  await says(['mkdir', folder], '', place.checkout);
  await says(['npm', 'pack', '--pack-destination', folder], '.tgz', place.checkout);
  const [archive = ''] = readdirSync(folder);
  await says(['npm', 'install', '--prefix', folder, join(folder, archive)], 'added 1 package');

  writeFileSync(join(folder, 'answers.yaml'), ANSWERS);
  const { said: today } = await place.run(['date', '+%F']);
  await says([qreview, 'init', team, ...INIT, '--rep', 'Zoë İnci'], 'qreview new zoe-inci');
  await says([qreview, 'new', 'zoe-inci', '2026-Q1', '--answers', '../answers.yaml'], 'saved reviews', team);
  await says(['cat', 'reviews/2026-Q1/zoe-inci.yaml'], `held: "${today.trim()}"`, team);
  await says([qreview, 'validate'], '2 files: all valid', team);
  await says([qreview, 'report', '2026-Q1'], '1 of 1 reviews done', team);
  await says([qreview, 'report', '2026-Q1', '--format', 'html', '--output', 'Übersicht.html'], '', team);
  await says([qreview, 'demo', join(folder, 'demo'), '--no-input'], 'Acme West');
  await says([qreview, 'validate', '-C', 'demo'], 'all valid');
  return wrong;
}
