/** Opens a page in the user's browser. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { UserError } from './exit.ts';

/** The program that opens files as the desktop would; $BROWSER where that is set. */
function openerOf(env: Readonly<Record<string, string | undefined>>): readonly [command: string, ...words: string[]] {
  const browser = env['BROWSER'] ?? '';
  // Words may follow it, or it has spaces of its own, as in Program Files.
  const [command, ...words] = existsSync(browser) ? [browser] : browser.split(/\s+/).filter(Boolean);
  if (command !== undefined) return [command, ...words];
  if (process.platform === 'darwin') return ['open'];
  return process.platform === 'win32' ? ['explorer'] : ['xdg-open'];
}

/** Throws UserError where there is nothing to open it with; the page stays. */
export async function openInBrowser(path: string, env: Readonly<Record<string, string | undefined>>): Promise<void> {
  const [command, ...words] = openerOf(env);
  const child = spawn(command, [...words, path], { stdio: 'ignore', detached: true });
  await new Promise<void>((resolve, reject) => {
    child.once('error', () =>
      reject(new UserError(`${command} cannot be started to open ${path}`, 'open the file yourself, or set BROWSER')),
    );
    child.once('spawn', resolve);
  });
  child.unref();
}
