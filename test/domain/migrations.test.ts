/** Files of older versions are carried over step by step, with steps that are made up here. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carryOver, MIGRATIONS, type Migration } from '../../src/domain/migrations.ts';
import { valueAt } from '../../src/domain/tree.ts';
import { ROOT } from '../folder.ts';

// Not in their order, and those of two kinds between each other.
const STEPS: readonly Migration[] = [
  { kind: 'review', from: 2, carry: ({ mood, ...rest }) => ({ ...rest, feeling: mood }) },
  { kind: 'team', from: 1, carry: (team) => ({ ...team, boss: true }) },
  { kind: 'review', from: 1, carry: (review) => ({ ...review, mood: [review['mood']] }) },
];

describe('a file', () => {
  it.each<[string, Parameters<typeof carryOver>[0], unknown, ReturnType<typeof carryOver>]>([
    [
      'of the first version takes all steps of its kind',
      'review',
      { version: 1, rep: 'ana', mood: 'fine' },
      { state: 'older', version: 1, to: 3, value: { version: 3, rep: 'ana', feeling: ['fine'] } },
    ],
    [
      'of a version between takes those behind it',
      'review',
      { version: 2, mood: ['fine'] },
      { state: 'older', version: 2, to: 3, value: { version: 3, feeling: ['fine'] } },
    ],
    [
      'of another kind takes its own',
      'team',
      { version: 1 },
      { state: 'older', version: 1, to: 2, value: { version: 2, boss: true } },
    ],
    ['of the current version takes none', 'review', { version: 3, mood: 'fine' }, { state: 'current', version: 3 }],
    [
      'of a kind without steps is current in its first version',
      'actuals',
      { version: 1 },
      { state: 'current', version: 1 },
    ],
    ['of a newer version is left alone', 'team', { version: 3 }, { state: 'newer', version: 3 }],
    ['of version 0 is unclear', 'review', { version: 0 }, { state: 'unclear' }],
    ['of half a version is unclear', 'review', { version: 1.5 }, { state: 'unclear' }],
    ['whose version is a text is unclear', 'review', { version: '1' }, { state: 'unclear' }],
    ['without a version is unclear', 'review', {}, { state: 'unclear' }],
    ['that is a list is unclear', 'review', [{ version: 1 }], { state: 'unclear' }],
    ['that is empty is unclear', 'review', null, { state: 'unclear' }],
  ])('%s', (_, kind, value, expected) => {
    expect(carryOver(kind, value, STEPS)).toEqual(expected);
  });
});

it('the old value stays as it was', () => {
  const old = { version: 1, mood: 'fine' };
  carryOver('review', old, STEPS);
  expect(old).toEqual({ version: 1, mood: 'fine' });
});

it.each(['team', 'review', 'actuals'] as const)(
  'the steps lead to the version that the schema of %s asks for',
  (kind) => {
    const schema: unknown = JSON.parse(readFileSync(join(ROOT, 'schemas', `${kind}.schema.json`), 'utf8'));
    const version = valueAt(schema, ['properties', 'version', 'const']);
    expect(carryOver(kind, { version }, MIGRATIONS)).toEqual({ state: 'current', version });
  },
);

it('a file that was carried over is current, and is carried no further', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 2 }),
      fc.dictionary(fc.constantFrom('mood', 'rep'), fc.string()),
      (version, rest) => {
        const carried = carryOver('review', { ...rest, version }, STEPS);
        const value = carried.state === 'older' ? carried.value : undefined;
        expect(carryOver('review', value, STEPS)).toEqual({ state: 'current', version: 3 });
      },
    ),
  );
});
