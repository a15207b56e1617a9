import { spawnSync } from 'node:child_process';
import { chmodSync, closeSync, mkdirSync, openSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode, isInside, MOST_BYTES, readText } from '../../src/store/text-file.ts';
import { folder } from '../folder.ts';
import { becomeNobody } from '../nobody.ts';
import { leaveSocket } from '../socket.ts';

/** What is said about a file that was made in some way. */
function said(make: (path: string) => void): string {
  const root = folder();
  make(join(root, 'a.yaml'));
  const read = readText(root, 'a.yaml');
  if (read === undefined) return 'missing';
  if ('text' in read) return `text ${JSON.stringify(read.text)}`;
  const { position, message, advice } = read.problem;
  return `${position.line}:${position.column} ${message} (${advice ?? ''})`;
}

const bytes =
  (...parts: (string | number)[]) =>
  (path: string): void =>
    writeFileSync(
      path,
      Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from([part])))),
    );

describe('a file', () => {
  it.each<[string, (path: string) => void, string]>([
    ['that is not there', () => {}, 'missing'],
    ['that is empty', bytes(''), 'text ""'],
    ['with a byte order mark', bytes('\uFEFFa'), 'text "\uFEFFa"'],
    [
      'in Latin-1',
      bytes('a: 1\nb: caf', 0xe9, '\n'),
      '2:7 the text is not UTF-8 from here on (save the file as UTF-8)',
    ],
    [
      'with a replacement character of its own before the wrong byte',
      bytes('a: \uFFFD\nb: \uFFFD', 0xff, '\n'),
      '2:5 the text is not UTF-8 from here on (save the file as UTF-8)',
    ],
    [
      'cut within a character',
      bytes('日', 0xe6, 0x97),
      '1:2 the text is not UTF-8 from here on (save the file as UTF-8)',
    ],
    [
      'cut within a character that begins as a replacement character does',
      bytes('a', 0xef, 0xbf),
      '1:2 the text is not UTF-8 from here on (save the file as UTF-8)',
    ],
    [
      'with half a character',
      bytes(0xed, 0xa0, 0x80),
      '1:1 the text is not UTF-8 from here on (save the file as UTF-8)',
    ],
    [
      'that begins as UTF-16 does, and goes on in another way',
      bytes(0xff, 'a\n'),
      '1:1 the text is not UTF-8 from here on (save the file as UTF-8)',
    ],
    [
      'that begins as UTF-16 the other way round does',
      bytes(0xfe, 'a\n'),
      '1:1 the text is not UTF-8 from here on (save the file as UTF-8)',
    ],
    [
      'whose second byte alone is one of UTF-16',
      bytes('a', 0xfe),
      '1:2 the text is not UTF-8 from here on (save the file as UTF-8)',
    ],
    [
      'whose second byte alone is one of UTF-16 the other way round',
      bytes('a', 0xff),
      '1:2 the text is not UTF-8 from here on (save the file as UTF-8)',
    ],
    ['in UTF-16', bytes(0xff, 0xfe, 'a', 0), '1:1 the file is UTF-16 text (save it as UTF-8)'],
    ['in UTF-16 the other way round', bytes(0xfe, 0xff, 0, 'a'), '1:1 the file is UTF-16 text (save it as UTF-8)'],
    ['with a NUL', bytes('a: 1\n日', 0), '2:2 there is a NUL character here: this is no text (take it out)'],
    [
      'of 50 MB',
      (path) => {
        writeFileSync(path, '');
        truncateSync(path, 50 * 1024 * 1024);
      },
      '1:1 the file has 50 MB, and at most 4 MB are read (is it another file by mistake?)',
    ],
    [
      'of one byte too many',
      bytes('a'.repeat(MOST_BYTES + 1)),
      '1:1 the file has 5 MB, and at most 4 MB are read (is it another file by mistake?)',
    ],
    ['that is a folder', (path) => mkdirSync(path), '1:1 this is a folder, not a file (move it away)'],
    [
      'that is a pipe, which is not waited for',
      (path) => void spawnSync('mkfifo', [path]),
      '1:1 this is not a regular file (put the file itself here)',
    ],
    [
      'that is a device',
      (path) => symlinkSync('/dev/null', path),
      '1:1 the link leads out of the team folder (put the file itself here)',
    ],
    [
      'that is a link to nothing',
      (path) => symlinkSync('nowhere', path),
      '1:1 the link leads to nothing (put the file itself here)',
    ],
    [
      'that is a link to itself',
      (path) => symlinkSync('a.yaml', path),
      '1:1 the link leads round in a circle (put the file itself here)',
    ],
    [
      'that is a link out of the folder',
      (path) => {
        const outside = folder({ 'secret.yaml': 'secret' });
        symlinkSync(join(outside, 'secret.yaml'), path);
      },
      '1:1 the link leads out of the team folder (put the file itself here)',
    ],
    [
      'that is a link within the folder',
      (path) => {
        writeFileSync(join(dirname(path), 'b.yaml'), 'b');
        symlinkSync('b.yaml', path);
      },
      'text "b"',
    ],
  ])('%s', (_, make, expected) => {
    expect(said(make)).toBe(expected);
  });

  it.each([0, 1, 30_000, 65_534, 65_535, 65_536, 65_537, 100_000, MOST_BYTES])('of %i bytes', (length) => {
    const text = 'abcdefg\n'.repeat(length / 8 + 1).slice(0, length);
    const read = readText(folder({ 'a.yaml': text }), 'a.yaml');
    expect(read !== undefined && 'text' in read && read.text === text).toBe(true);
  });

  it('is closed again, whatever it is', () => {
    const root = folder({ 'a.yaml': 'a: 1\n', 'b.yaml': 'b\0', 'c.yaml/d.yaml': '' });
    const nextHandle = (): number => {
      const handle = openSync(root, 'r');
      closeSync(handle);
      return handle;
    };
    const free = nextHandle();
    for (const name of ['a.yaml', 'b.yaml', 'c.yaml', 'd.yaml']) readText(root, name);
    expect(nextHandle()).toBe(free);
  });

  it('in a folder that is a link out of the team', () => {
    const root = folder();
    symlinkSync(folder({ 'a.yaml': 'a' }), join(root, 'reviews'));
    expect(readText(root, 'reviews/a.yaml')).toMatchObject({
      problem: { message: 'the link leads out of the team folder' },
    });
  });

  it('in what is no folder', () => {
    expect(readText(folder({ reviews: '' }), 'reviews/2026-Q1/a.yaml')).toMatchObject({
      problem: { message: 'reviews is not a folder', advice: 'move it away' },
    });
    expect(() => readText(folder(), 'a\0')).toThrow(expect.objectContaining({ code: 'ERR_INVALID_ARG_VALUE' }));
  });

  it('that is a socket', () => {
    const root = folder();
    leaveSocket(join(root, 'a.yaml'));
    expect(readText(root, 'a.yaml')).toMatchObject({ problem: { message: 'this is not a regular file' } });
  });

  it('that may not be read', () => {
    const root = folder({ 'a.yaml': 'a' });
    chmodSync(root, 0o755);
    chmodSync(join(root, 'a.yaml'), 0);
    becomeNobody();
    expect(readText(root, 'a.yaml')).toMatchObject({
      problem: { message: 'there is no permission to read the file', advice: 'change its permissions' },
    });
  });
});

it('a text from anywhere may have 4 MB, and no more', () => {
  expect(decode(Buffer.alloc(MOST_BYTES, 'a'))).toMatchObject({ text: expect.stringMatching(/^aaa/) });
  expect(decode(Buffer.alloc(MOST_BYTES + 1, 'a'))).toEqual({
    problem: {
      path: [],
      position: { line: 1, column: 1 },
      message: 'there are more than 4 MB',
      advice: 'is it another file by mistake?',
    },
  });
});

it('a text comes back as it was written; one with a broken byte is refused where that stands', () => {
  const texts = fc.string({ unit: 'binary' }).filter((text) => !text.includes('\0'));
  fc.assert(
    fc.property(texts, texts, (before, behind) => {
      expect(decode(Buffer.from(before + behind))).toEqual({ text: before + behind });
      const broken = Buffer.concat([Buffer.from(before), Buffer.from([0xc0]), Buffer.from(behind)]);
      const lines = before.split('\n');
      expect(decode(broken)).toMatchObject({
        problem: { position: { line: lines.length, column: (lines.at(-1) ?? '').length + 1 } },
      });
    }),
  );
});

it('a folder holds itself and what lies in it, not its neighbours of a longer name', () => {
  const root = folder();
  expect([root, join(root, 'a'), `${root}-2`, dirname(root)].map((path) => isInside(root, path))).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect(isInside('/', '/etc')).toBe(true);
});

it('a large text is decoded in no time, even if it is nearly all replacement characters', () => {
  const large = Buffer.concat([Buffer.from('\uFFFD'.repeat(1_300_000)), Buffer.from([0xff])]);
  const begin = performance.now();
  expect(decode(large)).toMatchObject({ problem: { position: { line: 1, column: 1_300_001 } } });
  expect(performance.now() - begin).toBeLessThan(2000);
});
