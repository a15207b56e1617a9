/** Node 20 runs no TypeScript, so the evaluation is bundled first. Usage: npm run evaluate [-- --data DIR] */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rolldown } from 'rolldown';

const file = join(import.meta.dirname, '../../node_modules/.cache/evaluate.js');
const bundle = await rolldown({
  input: join(import.meta.dirname, 'evaluate.ts'),
  platform: 'node',
  logLevel: 'silent',
});
await bundle.write({ file, format: 'esm' });
await import(pathToFileURL(file).href);
