/** What holds of the rules for every review. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { causesOf } from '../../src/domain/cause.ts';
import { entriesOf, type Objective, type Review } from '../../src/domain/review.ts';
import { checkRules, REVIEW_RULES } from '../../src/domain/rules/index.ts';
import { withValue } from '../../src/domain/tree.ts';
import { context } from './sample.ts';

const id = fc.constantFrom('calls', 'visits', 'demos', 'letters');
const text = fc.constantFrom(
  'Call ten banks',
  'Visit mills',
  'Cold e-mail to IT managers',
  'Ask for introductions',
  '',
);
const words = text.map((one) => one || 'Write letters');
const optional = { requiredKeys: [] };

const effort = fc.record({ effort: words, result: words, keep: fc.boolean() }, { requiredKeys: ['effort'] });
const failed = fc.record({ effort: words, why: words }, { requiredKeys: ['effort'] });
const lesson = fc.record({ lesson: words, pivot: words }, { requiredKeys: ['lesson'] });
const objective = fc.record(
  { objective: words, expects: fc.nat(500000), good: fc.boolean() },
  { requiredKeys: ['objective'] },
);

const anyReview: fc.Arbitrary<Review> = fc
  .record(
    {
      said: fc.dictionary(id, objective),
      worked: fc.dictionary(id, effort),
      didnt_work: fc.dictionary(id, failed),
      learned: fc.dictionary(id, lesson),
      biggest_client: fc.constantFrom({}, { client: 'Globex' }, 'unknown' as const),
      next: fc.dictionary(id, objective),
    },
    optional,
  )
  .chain((sections) => {
    const promises = Object.keys(sections.said ?? {});
    return fc
      .tuple(...promises.map(() => fc.constantFrom('unknown' as const, { done: true }, { done: false })))
      .map((outcomes) => {
        const did = Object.fromEntries(promises.map((promise, index) => [promise, outcomes[index] ?? 'unknown']));
        return { version: 1, rep: 'ana-silva', quarter: '2026-Q1', state: 'final', did, ...sections };
      });
  });

/** What the rules found, one line each. */
function found(some: Review, ids: readonly string[]): string[] {
  const rules = REVIEW_RULES.filter((rule) => ids.includes(rule.id));
  return checkRules(rules, some, context)
    .map(({ rule, path }) => `${rule} ${path.join('.')}`)
    .toSorted();
}

describe('a plan item that cites one cause more', () => {
  const ids = ['next/cites-a-cause', 'next/keeps-what-worked', 'next/uses-what-was-learned'];

  it('never adds a finding of the rules on causes', () => {
    fc.assert(
      fc.property(anyReview, fc.nat(), fc.nat(), (some, whichItem, whichCause) => {
        const items = entriesOf(some, 'next');
        const causes = causesOf(some);
        const item = items[whichItem % items.length];
        const cause = causes[whichCause % causes.length];
        fc.pre(item !== undefined && cause !== undefined);
        const [itemId, { because = [] }]: [string, Objective] = item;
        const more = withValue(some, ['next', itemId, 'because'], [...because, cause.value]);
        const before = found(some, ids);
        expect(found(more, ids).filter((one) => !before.includes(one))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

it('does not depend on the order of sections and entries', () => {
  const reversed = (value: unknown): unknown =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(
          Object.entries(value)
            .toReversed()
            .map(([key, child]) => [key, reversed(child)]),
        )
      : value;
  const all = REVIEW_RULES.map((rule) => rule.id);
  fc.assert(
    fc.property(anyReview, (some) => {
      expect(found({ ...some, ...Object(reversed(some)) }, all)).toEqual(found(some, all));
    }),
  );
});
