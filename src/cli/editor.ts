/** Opens a file in the user's editor. */
import { spawn } from 'node:child_process';
import { UserError } from './exit.ts';

/** Waits until the editor is closed. The editor is $VISUAL, $EDITOR or vi, and may be given with arguments. */
export async function openEditor(path: string, env: Readonly<Record<string, string | undefined>>): Promise<void> {
  const editor = env['VISUAL'] || env['EDITOR'] || (process.platform === 'win32' ? 'notepad' : 'vi');
  // Through a shell, as git does it, so that "code --wait" and quoted paths work; the file is passed as an argument of its own.
  const [shell, ...words] =
    process.platform === 'win32' ? [editor, path] : ['/bin/sh', '-c', `${editor} "$@"`, editor, path];
  const child = spawn(shell ?? editor, words, { stdio: 'inherit', shell: process.platform === 'win32' });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  if (code !== 0) {
    throw new UserError(
      `the editor (${editor}) ended with ${code ?? 'a signal'}`,
      'set EDITOR to the editor that you use',
    );
  }
}
