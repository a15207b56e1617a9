/** Texts, names and words that try to be more than that: to a terminal, a browser, a spreadsheet, a shell, git, or the disk. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { askHostileRepositories, askStrangeRepositories } from './hostile-git.ts';
import { inFolder } from './places.ts';
import { injectAnswers, injectScreens, startPrograms } from './injected-answers.ts';
import { injectOutputs } from './injected-outputs.ts';
import { trickWithLinks, trickWithOutputs, trickWithTables, trickWithWords } from './path-tricks.ts';
import { PAYLOADS } from './payloads.ts';
import type { Attack, Seen } from './promise.ts';

export const injections: Attack = {
  name: 'injections',
  needs: ['git', 'script', 'cmark-gfm'],
  run: ({ isShort, say }) =>
    inFolder(async (home) => {
      // Of the machine's own settings nothing counts.
      writeFileSync(join(home, '.gitconfig'), '[user]\n\tname = Jo Park\n\temail = jo@acme.example\n');
      const own = { HOME: home, GIT_CONFIG_GLOBAL: join(home, '.gitconfig'), GIT_CONFIG_NOSYSTEM: '1' };
      const before = { ...process.env };
      Object.assign(process.env, own);
      try {
        return await attack(isShort, say);
      } finally {
        for (const name of Object.keys(own)) if (!Object.hasOwn(before, name)) delete process.env[name];
        Object.assign(process.env, before);
      }
    }),
};

async function attack(isShort: boolean, say: (text: string) => void): Promise<readonly Seen[]> {
  const all = PAYLOADS.map((_, number) => number);
  const teams = all.filter((number) => (isShort ? number === 1 || number === 4 : number % 3 === 1));
  const parts: Readonly<Record<string, () => Promise<readonly Seen[]>>> = {
    answers: () => injectAnswers(all.filter((number) => !isShort || number % 20 === 3)),
    screens: () => injectScreens(isShort ? [1] : [1, 17, 30, 45, 60]),
    'programs of the user': startPrograms,
    'words that could be paths': () => trickWithWords(isShort),
    'places for results': trickWithOutputs,
    'links out of the team': () => trickWithLinks(isShort),
    'tables that are links': trickWithTables,
    'repositories that name programs': () => askHostileRepositories(isShort),
    'repositories that are none': () => askStrangeRepositories(isShort),
    'texts in every field': () => injectOutputs(teams, say),
  };
  const seen: Seen[] = [];
  for (const [what, part] of Object.entries(parts)) {
    say(what);
    seen.push(...(await part()));
  }
  return seen;
}
