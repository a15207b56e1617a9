import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shellWord } from '../../src/store/shell-word.ts';

it('a plain word stays as it is, any other is put between quotes', () => {
  expect(['a/b-c_1.yaml', '', 'a b', "it's", '$HOME;', 'a\n'].map(shellWord)).toEqual([
    'a/b-c_1.yaml',
    "''",
    "'a b'",
    String.raw`'it'\''s'`,
    "'$HOME;'",
    "'a\n'",
  ]);
});

it('a shell takes each word for what it is', () => {
  const word = fc.string({ unit: fc.constantFrom(...'a1./-_ \n\t\'"\\$`!*?~#&|;<>(){}[]='.split(''), 'é', '日') });
  const words = fc.sample(word, 200);
  const { stdout } = spawnSync('sh', ['-c', `printf '%s\\0' ${words.map(shellWord).join(' ')}`], { encoding: 'utf8' });
  expect(stdout.split('\0').slice(0, -1)).toEqual(words);
});
