/** What differs between two versions of a review, answer by answer and word by word. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesBetween, differingPaths, type Words } from '../../src/domain/changes.ts';
import type { Review } from '../../src/domain/review.ts';
import { isSame } from '../../src/domain/tree.ts';
import { review } from './sample.ts';

function told(changed: Partial<Review>, before: Review = review): string[] {
  return changesBetween(before, { ...before, ...changed }, 'USD').map(({ about, isLoud, before: from, now }) => {
    const what = from === null ? `added: ${now}` : now === null ? `taken out: ${from}` : `${from} -> ${now}`;
    return `${isLoud ? '! ' : ''}${about}: ${what.replace(/: $/, '')}`;
  });
}

describe('an answer that differs', () => {
  const [cios, turin] = [{ objective: 'Meet three CIOs' }, { objective: 'Have the file for Turin ready' }];
  const before: Review = {
    ...review,
    said: { cios: { ...cios, measure: { metric: 'CIO meetings', target: 40 } }, turin },
    did: { cios: { done: false, actual: 2 } },
    next: { engine: { objective: 'Ask every renewal', measure: { metric: 'introductions', target: 12 } } },
  };

  const numbered: Review = { ...before, number: { quota: 250000, booked: 231500 } };
  const engine = { objective: 'Ask every renewal', measure: { metric: 'introductions', target: 12 } };
  const measure = { metric: 'CIO meetings', target: 40 };

  it.each<[string, Partial<Review>]>([
    [
      '! promise "Meet three CIOs": target: 40 -> 30',
      { said: { cios: { ...cios, measure: { ...measure, target: 30 } }, turin } },
    ],
    ['! promise "Have the file for Turin ready": taken out', { said: { cios: { ...cios, measure } } }],
    ['! promise "Meet three CIOs": target: taken out: 40 CIO meetings', { said: { cios, turin } }],
    [
      '! plan "Make the quota": added: target: quota in booked',
      { next: { engine, make: { objective: 'Make the quota', measure: { metric: 'booked', target: 'quota' } } } },
    ],
    [
      '! promise "Meet three CIOs": at most the target: added: yes',
      { said: { cios: { ...cios, measure: { ...measure, at_most: true } }, turin } },
    ],
    [
      '! promise "Meet 3 CIOs": its words: Meet three CIOs -> Meet 3 CIOs',
      { said: { cios: { objective: 'Meet 3 CIOs', measure }, turin } },
    ],
    ['! promise "Meet three CIOs": id: cios -> three-cios', { said: { 'three-cios': { ...cios, measure }, turin } }],
    ['! outcome of "Meet three CIOs": done: no -> yes', { did: { cios: { done: true, actual: 2 } } }],
    [
      '! outcome of "Have the file for Turin ready": added: done: yes',
      { did: { cios: { done: false, actual: 2 }, turin: { done: true } } },
    ],
    ['! outcome of "gone": added: unknown', { did: { cios: { done: false, actual: 2 }, gone: 'unknown' } }],
    ['! booked: $231,500 -> unknown', { number: { quota: 250000, booked: 'unknown' } }],
    ['! booked, as the CRM says: added: $230,000.50', { number: { quota: 250000, booked: 231500, crm: 230000.5 } }],
    ['! the number: quota: $250,000; booked: $231,500 -> unknown', { number: 'unknown' }],
    [
      '! plan "Ask every renewal": target: 12 -> 10',
      { next: { engine: { ...engine, measure: { ...engine.measure, target: 10 } } } },
    ],
    [
      '! plan "Ask every renewal": target: taken out: 12 introductions',
      { next: { engine: { objective: 'Ask every renewal' } } },
    ],
    [
      '! plan "Ask every renewal": expected to bring: added: $5,000',
      { next: { engine: { ...engine, expects: 5000 } } },
    ],
    ['! plan "Ask every renewal": done when: added: Signed', { next: { engine: { ...engine, done_when: 'Signed' } } }],
    [
      '! plan "Ask all renewals": its words: Ask every renewal -> Ask all renewals',
      { next: { engine: { ...engine, objective: 'Ask all renewals' } } },
    ],
    ['! plan "Ask every renewal": taken out: target: 12 introductions', { next: {} }],
    [
      '! plan "Ten calls": added: why: It works; the leader\'s verdict: good',
      { next: { engine, target: { objective: 'Ten calls', why: 'It works', repeats: 'none', good: true } } },
    ],
    [
      'plan "Ask every renewal": because of: added: worked.referrals, biggest_client',
      { next: { engine: { ...engine, because: ['worked.referrals', 'biggest_client'] } } },
    ],
    [
      'plan "Ask every renewal": the leader\'s verdict: added: not good',
      { next: { engine: { ...engine, good: false } } },
    ],
    [
      'effort "Asked every renewal": result: 5 introductions -> 6 introductions',
      { worked: { referrals: { effort: 'Asked every renewal', result: '6 introductions', keep: true } } },
    ],
    [
      'effort "Asked every renewal": to be kept up: yes -> no',
      { worked: { referrals: { effort: 'Asked every renewal', result: '5 introductions', keep: false } } },
    ],
    ['state: final -> draft', { state: 'draft' }],
    ['held on: 2026-04-02 -> 2026-04-03', { held: '2026-04-03' }],
    [
      'news of the biggest client: CFO left -> CFO came back',
      { biggest_client: { client: 'Globex', news: 'CFO came back' } },
    ],
    ['the biggest client: Globex -> Initech', { biggest_client: { client: 'Initech', news: 'CFO left' } }],
  ])('%s', (expected, changed) => {
    expect(told(changed, numbered)).toEqual([expected]);
  });

  it('is each entry, where a section is not known any more', () => {
    expect(told({ learned: 'unknown', next: 'unknown' }, numbered)).toEqual([
      'what was learned: 1 entry -> unknown',
      'lesson "Budgets are frozen until July": taken out',
      '! the plan: 1 entry -> unknown',
      '! plan "Ask every renewal": taken out: target: 12 introductions',
    ]);
    const two = { ...numbered, learned: { a: { lesson: 'A' }, b: { lesson: 'B' } } };
    expect(told({ learned: 'unknown' }, two)[0]).toBe('what was learned: 2 entries -> unknown');
    const none = { ...numbered, learned: {} };
    expect(told({ learned: 'unknown' }, none)).toEqual(['what was learned: none -> unknown']);
    const { learned: _, ...open } = numbered;
    expect(told({ learned: {} }, open)).toEqual(['what was learned: added: none']);
  });

  it('may be data of the team', () => {
    const more = { 'x-mood': ['fine', null], 'x-talks': { metric: 'talks', target: 'many' }, 'x-calls': { target: 5 } };
    expect(told({ ...numbered, ...more }, numbered)).toEqual([
      'x-mood: added: fine, null',
      'x-talks: added: what is counted: talks; target: many',
      'x-calls: added: target: 5',
    ]);
    const moods = (ana: string): Review => {
      const own = { 'x-moods': { spring: { ana } } };
      return { ...numbered, ...own };
    };
    expect(told(moods('good'), moods('fine'))).toEqual(['ana: fine -> good']);
  });

  it('has its words side by side where both versions have some', () => {
    const words = (now: Review): unknown => changesBetween(numbered, now, 'USD').map((change) => change.words);
    const { held: _, ...undated } = numbered;
    expect(words(undated)).toEqual([[]]);
    expect(words({ ...numbered, biggest_client: { client: 'Globex', news: 'CFO back' } })).toEqual([
      [
        { in: 'both', text: 'CFO ' },
        { in: 'before', text: 'left' },
        { in: 'now', text: 'back' },
      ],
    ]);
  });

  it('is one of entries that are the same under another id, and only then', () => {
    const two = { ...numbered, learned: { a: { lesson: 'A' }, b: { lesson: 'B' } } };
    expect(told({ learned: { a: { lesson: 'A' }, c: { lesson: 'B' } } }, two)).toEqual(['lesson "B": id: b -> c']);
    expect(told({ learned: { a: { lesson: 'A' }, c: { lesson: 'C' } } }, two)).toEqual([
      'lesson "C": added',
      'lesson "B": taken out',
    ]);
  });

  it('is not the question that came last', () => {
    expect(told({ asked: 'next' }, numbered)).toEqual([]);
  });

  it('is none where only the order of keys does', () => {
    const { next, ...rest } = before;
    expect(changesBetween(before, { next: next ?? {}, ...rest }, 'USD')).toEqual([]);
  });
});

it('stands at the deepest place that differs, lists as a whole', () => {
  const one = { a: 1, b: { c: [1, 2], d: 'x' }, e: null };
  expect(differingPaths(one, { a: 1, b: { c: [1, 3], d: 'x' } })).toEqual([['b', 'c'], ['e']]);
  expect(differingPaths(one, { a: 1, b: { c: [1, 2], d: 'y' }, e: null, f: 0 })).toEqual([['b', 'd'], ['f']]);
  expect(differingPaths(one, structuredClone(one))).toEqual([]);
  expect(differingPaths(one, 'text')).toEqual([[]]);
});

describe('any two versions', () => {
  const text = fc.constantFrom('Meet three CIOs', 'Ask every client', '$1,250', '');
  const id = fc.constantFrom('a', 'b', 'c');
  const versions = fc.record({
    number: fc.record({ quota: fc.nat(9), booked: fc.nat(9) }),
    worked: fc.dictionary(id, fc.record({ effort: text, keep: fc.boolean() }), { maxKeys: 3 }),
    learned: fc.oneof(fc.constant('unknown' as const), fc.dictionary(id, fc.record({ lesson: text }), { maxKeys: 3 })),
    next: fc.dictionary(id, fc.record({ objective: text, expects: fc.nat(9) }), { maxKeys: 3 }),
  });

  it('differ in as many answers from either side, and one in none from itself', () => {
    fc.assert(
      fc.property(versions, versions, (one, other) => {
        const [before, now] = [
          { ...review, ...one },
          { ...review, ...other },
        ];
        const changes = changesBetween(before, now, 'USD');
        expect(changesBetween(now, before, 'USD')).toHaveLength(changes.length);
        expect(changes.length === 0).toBe(isSame(before, now));
        expect(changesBetween(before, structuredClone(before), 'USD')).toEqual([]);
      }),
    );
  });

  it('are made whole again by the words of each change', () => {
    const side = (words: readonly Words[], out: string): string =>
      words.flatMap((run) => (run.in === out ? [] : [run.text])).join('');
    fc.assert(
      fc.property(text, text, (one, other) => {
        const news = (said: string): Review => ({ ...review, biggest_client: { client: 'Globex', news: said } });
        for (const { words, before, now } of changesBetween(news(one), news(other), 'USD')) {
          expect([side(words, 'now'), side(words, 'before')]).toEqual([before, now]);
        }
      }),
    );
  });
});
