/** The pages in scenarios/ and the README say what the program prints. `npx vitest run -u` approves what changed. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWithExample, ROOT } from './folder.ts';
import { replay } from './transcript.ts';

const scenarios = join(import.meta.dirname, 'scenarios');
const pages = [join(ROOT, 'README.md'), ...readdirSync(scenarios).map((name) => join(scenarios, name))];

describe('the manual', () => {
  it.each(pages)('%s', async (path) => {
    const page = readFileSync(path, 'utf8');
    await expect(await replay(page, folderWithExample())).toMatchFileSnapshot(path);
  });
});
