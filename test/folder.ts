/** Throw-away folders for tests. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { ROOT } from './root.ts';

export { ROOT };

/** A new folder with some files in it, removed when the test ends. */
export function folder(files: Readonly<Record<string, string>> = {}): string {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'qreview-test-')));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), text);
  }
  return path;
}

/** A new folder with a copy of the example team in acme-west/. */
export function folderWithExample(): string {
  const path = folder();
  cpSync(join(ROOT, 'examples/acme-west'), join(path, 'acme-west'), { recursive: true });
  return path;
}

/** The answers that an interview kept elsewhere, by what it said of them; they are gone when the test ends. */
export function answersElsewhere(said: string): string {
  const copy = /Your answers are in (\/.*)$/m.exec(said)?.[1];
  if (copy === undefined) throw new Error(`no answers were kept: ${said}`);
  // One file and the folder made for it: what a misread path names is no business of a test.
  onTestFinished(() => {
    rmSync(copy);
    rmdirSync(dirname(copy));
  });
  return readFileSync(copy, 'utf8');
}
