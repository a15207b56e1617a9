import { expect, it } from 'vitest';
import { stagedRecords } from '../../src/store/staged.ts';
import { folder } from '../folder.ts';

it('of what git cannot tell nothing is taken for missing', () => {
  const place = { rep: 'ana-silva', quarter: '2026-Q1' };
  const records = stagedRecords(folder(), [place], ['2026-Q1']);
  expect(records.review(place)).toMatchObject({
    state: 'unreadable',
    findings: [{ message: expect.stringMatching(/^git cannot give this version: .+/) }],
  });
  expect(records.actuals('2026-Q1').state).toBe('unreadable');
});
