/** A place to run the suite in: a fresh clone, a Node, an account, a zone and a locale of its own. */
import { spawn, spawnSync } from 'node:child_process';
import { chownSync, createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { finished } from 'node:stream/promises';
import type { Row } from './rows.ts';

/** What the spaces, the quote and the letters break is found where everything lies below them. */
export const ODD_NAME = "Müller & Söhne – 日本/it's qreview";

/** Debian's nobody, who owns nothing. */
const NOBODY = 65_534;

export interface Place {
  readonly checkout: string;
  /** Runs a program in the checkout, or in another folder; gives its exit status and all that it said. */
  readonly run: (words: readonly string[], folder?: string) => Promise<{ code: number; said: string }>;
}

/** Installs a Node beside nothing else, and gives the folder with its program. */
export function installNode(version: string, folder: string): string {
  const name = `node-${process.platform}-${process.arch}`;
  const prefix = join(folder, version);
  sure('npm', ['install', '--silent', '--prefix', prefix, `${name}@${version}`]);
  return join(prefix, 'node_modules', name, 'bin');
}

/** Puts what is committed into one file, which anybody may clone: git refuses folders that somebody else owns. */
export function bundleHead(repository: string, file: string): void {
  sure('git', ['-C', repository, 'bundle', 'create', '--quiet', file, 'HEAD']);
}

/** A folder with a clone, a home and a place for temporary files, all of which belong to the row's user. */
export async function placeFor(row: Row, folder: string, bin: string, bundle: string): Promise<Place> {
  const user = row.user === 'root' || process.geteuid?.() !== 0 ? {} : { uid: NOBODY, gid: NOBODY };
  const [home, temporary] = [join(folder, 'home'), join(folder, 'temporary files')];
  const cache = join(folder, `../npm's files of ${row.user}`);
  for (const path of [folder, home, temporary, cache]) {
    mkdirSync(path, { recursive: true });
    if (user.uid !== undefined) chownSync(path, user.uid, user.gid);
  }
  const checkout = join(folder, 'qreview');
  const log = `${folder}.txt`;
  const env = {
    ...environment(row),
    HOME: home,
    TMPDIR: temporary,
    npm_config_cache: cache,
    PATH: `${bin}${delimiter}${process.env['PATH']}`,
  };
  const run: Place['run'] = async ([program = '', ...words], cwd = checkout) => {
    const output = createWriteStream(log);
    await new Promise((resolve) => output.once('open', resolve));
    const child = spawn(program, words, { cwd, env, ...user, stdio: ['ignore', output, output] });
    const code = await new Promise<number>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (status) => resolve(status ?? -1));
    });
    await finished(output.end());
    return { code, said: readFileSync(log, 'utf8') };
  };
  const cloned = await run(['git', 'clone', '--quiet', bundle, checkout], folder);
  if (cloned.code !== 0) throw new Error(cloned.said);
  return { checkout, run };
}

/** The caller's environment without what a row sets, and what npm told its own script. */
function environment({ zone, locale }: Row): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(npm_|GIT_(?!SSL)|LC_|LANG|TZ$|TERM)|COLOR/i.test(name),
  );
  // Another Node looks for npm's settings beside itself: where packages come from is what the caller's npm says.
  const settings = ['registry', 'globalconfig'].map((name) => [
    `npm_config_${name}`,
    sure('npm', ['config', 'get', name]),
  ]);
  return {
    ...Object.fromEntries([...own, ...settings]),
    TZ: zone,
    ...(locale === undefined ? {} : { LANG: locale }),
  };
}

function sure(program: string, words: readonly string[]): string {
  const { status, stdout, stderr, error } = spawnSync(program, words, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${words.join(' ')}: ${error?.message ?? stderr}`);
  return stdout.trim();
}
