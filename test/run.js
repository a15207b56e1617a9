/**
 * Runs a program of ours in TypeScript, which Node 20 can't: it is bundled first.
 * Usage: node test/run.js FILE.ts [WORD…]
 */
import { rmSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

const input = resolve(process.argv[2] ?? '');
// Two may run at once.
const file = join(import.meta.dirname, '../node_modules/.cache', basename(input, '.ts'), `run-${process.pid}.js`);
process.once('exit', () => rmSync(file, { force: true }));
const bundle = await rolldown({
  input,
  platform: 'node',
  logLevel: 'silent',
  // What is installed is found where it is.
  external: /^[^./]/,
  plugins: [
    {
      name: 'its-own-folder',
      transform: (code, id) =>
        code.replaceAll('import.meta.dirname', () => JSON.stringify(dirname(id.split('?')[0] ?? id))),
    },
  ],
});
await bundle.write({ file, format: 'esm', codeSplitting: false });
process.argv.splice(1, 2, input);
await import(pathToFileURL(file).href);
