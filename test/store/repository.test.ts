import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { folderInRepository, isInRepository, nothingGathered, topOf } from '../../src/store/repository.ts';
import { setEnvironment } from '../environment.ts';
import { folder } from '../folder.ts';

it('a folder is in the repository of the nearest folder above it, or of where a link leads', () => {
  const root = folder({ '.git/HEAD': '', 'sales/west/qreview.yaml': '', 'lent/.git': '', 'lent/a/qreview.yaml': '' });
  const outside = folder();
  symlinkSync(join(root, 'sales/west'), join(outside, 'linked'));
  mkdirSync(join(outside, 'alone'));
  const paths = [root, join(root, 'sales/west'), join(root, 'lent/a'), join(outside, 'linked'), join(outside, 'alone')];
  expect(paths.map(topOf)).toEqual([root, root, join(root, 'lent'), root, undefined]);
  expect(paths.map(folderInRepository)).toEqual(['', 'sales/west/', 'a/', 'sales/west/', '']);
  expect(paths.map(isInRepository)).toEqual([true, true, true, true, false]);
});

it('a folder is in the repository that git is told of', () => {
  setEnvironment({ GIT_DIR: '/nowhere' });
  expect(isInRepository(folder())).toBe(true);
});

it('where nobody was asked nothing is known, and why', () => {
  const gathered = nothingGathered('This folder is in no git repository');
  expect(gathered.limits).toEqual([
    'This folder is in no git repository, so nothing shows when a promise was written.',
  ]);
  expect(gathered.of({ rep: 'ana-silva', quarter: '2026-Q1' })).toBeUndefined();
});
