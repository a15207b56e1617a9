/** Runs code of ours in processes of its own, which can race, be killed and crash. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { folder, ROOT } from '../folder.ts';

/** Makes a module of src/store one that plain Node can import. Gives its path. */
export async function compile(name: string): Promise<string> {
  const file = join(folder(), `${name}.mjs`);
  const bundle = await rolldown({ input: join(ROOT, 'src/store', `${name}.ts`), platform: 'node' });
  await bundle.write({ file });
  await bundle.close();
  return file;
}

/** Runs a script to its end. Gives what it printed and the signal that ended it. */
export async function run(script: string, words: readonly string[]): Promise<{ out: string; signal: string | null }> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  const signal = await new Promise<string | null>((done) => {
    child.on('close', (_, by) => done(by));
  });
  return { out, signal };
}
