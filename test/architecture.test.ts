/** The linter refuses imports that go the wrong way. */
import { execFileSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { folder, ROOT } from './folder.ts';

function complaints(file: string, text: string): string {
  const path = folder({ [file]: text });
  cpSync(join(ROOT, '.oxlintrc.json'), join(path, '.oxlintrc.json'));
  const oxlint = join(ROOT, 'node_modules/.bin/oxlint');
  try {
    return execFileSync(oxlint, ['--format', 'unix'], { cwd: path, encoding: 'utf8' });
  } catch (error) {
    return error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error);
  }
}

it.each([
  ['domain, of node', 'src/domain/a.ts', "import { readFileSync } from 'node:fs';\nexport const a = readFileSync;\n"],
  ['domain, of a package', 'src/domain/a.ts', "import { parse } from 'yaml';\nexport const a = parse;\n"],
  [
    'the words of a text, of a package with another door',
    'src/domain/tokens.ts',
    "import { parse } from 'yaml';\nexport const a = parse;\n",
  ],
  [
    'domain, of the stemmer outside tokens.ts',
    'src/domain/a.ts',
    "import { stemmer } from 'stemmer';\nexport const a = stemmer;\n",
  ],
  ['the store, of the stemmer', 'src/store/a.ts', "import { stemmer } from 'stemmer';\nexport const a = stemmer;\n"],
  ['domain, of the store', 'src/domain/a.ts', "import { a } from '../store/a.ts';\nexport const b = a;\n"],
  [
    'a rule, of the command line',
    'src/domain/rules/a.ts',
    "import type { Io } from '../../cli/io.ts';\nexport type A = Io;\n",
  ],
  ['the store, of a report', 'src/store/a.ts', "import { a } from '../report/a.ts';\nexport const b = a;\n"],
  ['a report, of the store', 'src/report/a.ts', "import { a } from '../store/a.ts';\nexport const b = a;\n"],
  ['a report, of node', 'src/report/a.ts', "import { readFileSync } from 'node:fs';\nexport const a = readFileSync;\n"],
  [
    'a command, of the terminal',
    'src/cli/commands/a.ts',
    "import { processTerminal } from '../terminal.ts';\nexport const a = processTerminal;\n",
  ],
  [
    'a command, of a package with another door',
    'src/cli/commands/a.ts',
    "import { parse } from 'yaml';\nexport const a = parse;\n",
  ],
  [
    'the store, of a process outside git.ts',
    'src/store/a.ts',
    "import { spawn } from 'node:child_process';\nexport const a = spawn;\n",
  ],
])('an import into %s', (_, file, text) => {
  expect(complaints(file, text)).toContain('no-restricted-imports');
});

it.each(['new Date()', 'process.env', 'fetch("x")'])('the domain and reports do not use %s', (expression) => {
  expect(complaints('src/domain/a.ts', `export const a = () => ${expression};\n`)).toContain('no-restricted-globals');
  expect(complaints('src/report/a.ts', `export const a = () => ${expression};\n`)).toContain('no-restricted-globals');
});

it('imports that go the right way are fine', () => {
  expect(
    complaints(
      'src/store/a.ts',
      "import { readFileSync } from 'node:fs';\nimport { b } from '../domain/b.ts';\nexport const a = [readFileSync, b];\n",
    ),
  ).not.toContain('no-restricted');
  expect(
    complaints('src/domain/tokens.ts', "import { stemmer } from 'stemmer';\nexport const a = stemmer;\n"),
  ).not.toContain('no-restricted');
});
