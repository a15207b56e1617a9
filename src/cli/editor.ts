/** Opens a file in the user's editor. */
import { spawn } from 'node:child_process';
import { UserError } from './exit.ts';

// Ctrl+C in an editor is for the editor, though we and the shell are told of it too.
const stay = (): void => undefined;

/** Waits until the editor is closed. The editor is $VISUAL, $EDITOR or vi, and may be given with arguments. */
export async function openEditor(path: string, env: Readonly<Record<string, string | undefined>>): Promise<void> {
  const editor = env['VISUAL'] || env['EDITOR'] || (process.platform === 'win32' ? 'notepad' : 'vi');
  // Through a shell, as git does it, so that "code --wait" and quoted paths work; the file is passed as an argument of its own.
  const [shell, ...words] =
    process.platform === 'win32' ? [editor, path] : ['/bin/sh', '-c', `trap : INT; ${editor} "$@"`, editor, path];
  const child = spawn(shell ?? editor, words, { stdio: 'inherit', shell: process.platform === 'win32' });
  process.on('SIGINT', stay);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  }).finally(() => process.off('SIGINT', stay));
  if (code !== 0) {
    throw new UserError(
      `the editor (${editor}) ended with ${code ?? 'a signal'}`,
      'set EDITOR to the editor that you use',
    );
  }
}
