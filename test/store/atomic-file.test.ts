import {
  chmodSync,
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  beginText,
  createFile,
  discardForgotten,
  errorAt,
  hasCode,
  makeFolder,
  removeIfThere,
  replaceFile,
  temporariesOf,
  writeFile,
} from '../../src/store/atomic-file.ts';
import { folder } from '../folder.ts';
import { codeOf } from './code-of.ts';
import { compile, run } from './other-process.ts';

// Dies at one call of the file system, as in a power cut.
const CRASH = `
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
const [module, call, verb, path] = process.argv.slice(1);
fs[call] = () => process.kill(process.pid, 'SIGKILL');
syncBuiltinESMExports();
(await import(module))[verb](path, 'new text');
`;

describe('a crash', () => {
  it.each([
    ['writeSync', 'replaceFile', 'old text'],
    ['fsyncSync', 'replaceFile', 'old text'],
    ['renameSync', 'replaceFile', 'old text'],
    ['writeSync', 'createFile', undefined],
    ['linkSync', 'createFile', undefined],
    ['unlinkSync', 'createFile', 'new text'],
  ])('at %s of %s leaves all or nothing', async (call, verb, expected) => {
    const root = folder(verb === 'replaceFile' ? { 'ana.yaml': 'old text' } : {});
    const path = join(root, 'ana.yaml');
    expect((await run(CRASH, [await compile('atomic-file'), call, verb, path])).signal).toBe('SIGKILL');
    const names = readdirSync(root);
    expect(names.includes('ana.yaml') ? readFileSync(path, 'utf8') : undefined).toBe(expected);
    // What is left over is hidden, and ignored by git.
    for (const name of names.filter((one) => one !== 'ana.yaml')) expect(name).toMatch(/^\.ana\.yaml\..*\.tmp$/);
  });
});

// Gives an error at one of the calls of a name.
const FAILURE = `
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
const [module, call, nth, path] = process.argv.slice(1);
const real = fs[call];
let left = Number(nth);
fs[call] = (...words) => {
  left -= 1;
  if (left === 0) throw Object.assign(new Error(call), { code: 'EIO' });
  return real(...words);
};
syncBuiltinESMExports();
const { createFile } = await import(module);
try { createFile(path, 'new text'); } catch (error) { console.log(error.code); }
`;

it.each([
  ['writeSync', '1'],
  ['fsyncSync', '1'],
  ['linkSync', '1'],
  ['unlinkSync', '1'],
  ['openSync', '2'],
  ['fsyncSync', '2'],
])('an error at %s %s of a new file leaves none, whole or half', async (call, nth) => {
  const root = folder();
  const words = [await compile('atomic-file'), call, nth, join(root, 'ana.yaml')];
  expect((await run(FAILURE, words)).out).toBe('EIO\n');
  expect(readdirSync(root)).toEqual([]);
});

it('of several processes that make a file one succeeds', async () => {
  const path = join(folder(), 'ana.yaml');
  const script = `
    const [module, path, start] = process.argv.slice(1);
    const { createFile } = await import(module);
    while (Date.now() < Number(start));
    try { createFile(path, String(process.pid)); console.log('made'); } catch (error) { console.log(error.code); }
  `;
  const words = [await compile('atomic-file'), path, String(Date.now() + 500)];
  const said = await Promise.all([1, 2, 3, 4].map(() => run(script, words)));
  expect(said.map(({ out }) => out.trim()).toSorted()).toEqual(['EEXIST', 'EEXIST', 'EEXIST', 'made']);
});

it('a link, even to nothing, is not written through by a new file', () => {
  const root = folder();
  symlinkSync('elsewhere.yaml', join(root, 'ana.yaml'));
  // The error names the file, and not the temporary one that is gone again.
  expect(() => createFile(join(root, 'ana.yaml'), 'x')).toThrow(
    expect.objectContaining({ code: 'EEXIST', path: join(root, 'ana.yaml') }),
  );
  expect(readdirSync(root)).toEqual(['ana.yaml']);
});

it('a text is written whole, however long, and keeps the mode of its file', () => {
  const path = join(folder({ 'ana.yaml': '' }), 'ana.yaml');
  chmodSync(path, 0o640);
  const text = '日本 🎉\n'.repeat(300_000);
  replaceFile(path, text);
  expect(readFileSync(path, 'utf8')).toBe(text);
  expect(statSync(path).mode & 0o7777).toBe(0o640);
});

it('a new file is as private as the umask wants, and one that is replaced as it was', () => {
  const root = folder({ 'ana.yaml': '' });
  chmodSync(join(root, 'ana.yaml'), 0o664);
  const before = process.umask(0o077);
  try {
    createFile(join(root, 'ben.yaml'), 'x');
    createFile(join(root, 'hook'), 'x', 0o755);
    replaceFile(join(root, 'ana.yaml'), 'x');
  } finally {
    process.umask(before);
  }
  const modes = ['ben.yaml', 'hook', 'ana.yaml'].map((name) => statSync(join(root, name)).mode & 0o777);
  expect(modes).toEqual([0o600, 0o700, 0o664]);
});

it('a text that grows is seen when it is in its place, and forgotten where it never gets there', () => {
  const root = folder({ 'ana.yaml': 'old' });
  const read = (): Record<string, string> =>
    Object.fromEntries(
      readdirSync(root)
        .filter((name) => !name.endsWith('.tmp'))
        .map((name) => [name, readFileSync(join(root, name), 'utf8')]),
    );
  const texts = ['ana.yaml', 'ben.yaml'].map((name) => beginText(join(root, name)));
  for (const text of texts) for (const part of ['one ', 'two']) text.append(part);
  expect(read()).toEqual({ 'ana.yaml': 'old' });
  const forgotten = beginText(join(root, 'ana.yaml'));
  forgotten.append('three');
  forgotten.discard();
  const other = beginText(join(root, 'ben.yaml'));
  for (const text of [other, ...texts]) text.place();
  for (const text of texts) text.discard();
  expect(read()).toEqual({ 'ana.yaml': 'one two', 'ben.yaml': 'one two' });
  expect(readdirSync(root).toSorted()).toEqual(['ana.yaml', 'ben.yaml']);
});

it('what cannot be replaced leaves nothing beside it', () => {
  const root = folder();
  mkdirSync(join(root, 'ana.yaml'));
  writeFileSync(join(root, 'ana.yaml', 'inside'), '');
  expect(() => replaceFile(join(root, 'ana.yaml'), 'x')).toThrow(expect.objectContaining({ code: 'EISDIR' }));
  expect(readdirSync(root)).toEqual(['ana.yaml']);
});

it('a file is made once, and replaced with its permissions', () => {
  const path = join(folder(), 'a.yaml');
  createFile(path, 'one');
  expect(codeOf(() => createFile(path, 'two'))).toBe('EEXIST');
  expect(readFileSync(path, 'utf8')).toBe('one');
  chmodSync(path, 0o640);
  replaceFile(path, 'three');
  expect([readFileSync(path, 'utf8'), statSync(path).mode & 0o777]).toEqual(['three', 0o640]);
});

it('what cannot be written leaves nothing beside it', () => {
  const root = folder({ 'taken/a.yaml': 'a' });
  mkdirSync(join(root, 'full'));
  expect(codeOf(() => replaceFile(join(root, 'gone.yaml'), 'x'))).toBe('ENOENT');
  expect(codeOf(() => createFile(join(root, 'taken'), 'x'))).toBe('EEXIST');
  expect(readdirSync(root).toSorted()).toEqual(['full', 'taken']);
});

it('a file is gone when it is removed, and no error when it was', () => {
  const path = join(folder({ a: '' }), 'a');
  removeIfThere(path);
  removeIfThere(path);
  expect(codeOf(() => removeIfThere(join(path, '..')))).not.toBe('none');
  const others = ['text', null, undefined, { code: 'ENOENT' }, new Error('ENOENT')];
  expect(others.map((one) => hasCode(one, 'ENOENT'))).toEqual(others.map(() => false));
});

it('no file stays open, whether it could be written or not', () => {
  const root = folder({ 'ana.yaml': '' });
  const nextHandle = (): number => {
    const handle = openSync(root, 'r');
    closeSync(handle);
    return handle;
  };
  const free = nextHandle();
  createFile(join(root, 'ben.yaml'), 'x');
  replaceFile(join(root, 'ana.yaml'), 'x');
  expect(codeOf(() => createFile(join(root, 'ben.yaml'), 'x'))).toBe('EEXIST');
  expect(nextHandle()).toBe(free);
});

it('what was begun beside a file is known by its name, and nothing else is', () => {
  const begun = ['.ana.yaml.12-345.tmp', '.ana.yaml.1-2.tmp'];
  const others = [
    '.ana.yaml.12.tmp',
    '.ana.yaml.x1-2.tmp',
    '.ana.yaml.1-2.tmp~',
    '.ana.yaml.1-x.tmp',
    '.xana.yaml.1-2.tmp',
    'ana.yaml',
  ];
  const root = folder(Object.fromEntries([...begun, ...others].map((name) => [name, ''])));
  expect(temporariesOf(join(root, 'ana.yaml')).toSorted()).toEqual(begun.map((name) => join(root, name)).toSorted());
});

it('what was begun is forgotten when nobody has written to it for a day', () => {
  const root = folder({ '.ana.yaml.12-1.tmp': '', '.ana.yaml.12-2.tmp': '', '.ben.yaml.12-1.tmp': '' });
  const [old, young] = [Date.now() / 1000 - 25 * 60 * 60, Date.now() / 1000 - 23 * 60 * 60];
  utimesSync(join(root, '.ana.yaml.12-1.tmp'), old, old);
  utimesSync(join(root, '.ana.yaml.12-2.tmp'), young, young);
  utimesSync(join(root, '.ben.yaml.12-1.tmp'), old, old);
  symlinkSync('nowhere', join(root, '.ana.yaml.12-3.tmp'));
  discardForgotten(join(root, 'ana.yaml'));
  expect(readdirSync(root)).toEqual(['.ana.yaml.12-2.tmp', '.ana.yaml.12-3.tmp', '.ben.yaml.12-1.tmp']);
});

it('a file is written, new or not', () => {
  const root = folder();
  const path = join(root, 'report.html');
  writeFile(path, 'one');
  expect([readFileSync(path, 'utf8'), statSync(path).mode & 0o777]).toEqual(['one', 0o666 & ~process.umask()]);
  chmodSync(path, 0o600);
  writeFile(path, 'another');
  expect([readFileSync(path, 'utf8'), statSync(path).mode & 0o777]).toEqual(['another', 0o600]);
});

it('a folder is made with those above it, and may be there, or be a link to one', () => {
  const root = folder({ file: '' });
  makeFolder(join(root, 'a/b/c'));
  makeFolder(join(root, 'a/b/c'));
  symlinkSync('a', join(root, 'link'));
  makeFolder(join(root, 'link'));
  expect(statSync(join(root, 'a/b/c')).isDirectory()).toBe(true);
  symlinkSync('nowhere', join(root, 'dangling'));
  expect(['file', 'dangling', 'file/a'].map((name) => codeOf(() => makeFolder(join(root, name))))).toEqual([
    'EEXIST',
    'EEXIST',
    'ENOTDIR',
  ]);
});

it('an error is told of a path that says something, and what is no error is left as it is', () => {
  const error = Object.assign(new Error('no'), { code: 'ENOSPC', path: '/somewhere/.ana.yaml.1-2.tmp' });
  expect(errorAt('ana.yaml', error)).toBe(error);
  expect(error).toMatchObject({ code: 'ENOSPC', path: 'ana.yaml' });
  expect(errorAt('ana.yaml', 'text')).toBe('text');
});
