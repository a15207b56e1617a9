/** What a wrong file is told, keyword by keyword. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTree, valueAt, withValue } from '../../src/domain/tree.ts';
import { isValid, violationsOf } from '../../src/store/schema.ts';
import { parseReview, parseTeam } from '../../src/store/team-folder.ts';
import { review } from '../domain/sample.ts';

const HEAD = 'version: 1\nrep: ana-silva\nquarter: 2026-Q1\nstate: draft\n';

function said(text: string): string[] {
  const parsed = parseReview(text, { rep: 'ana-silva', quarter: '2026-Q1' });
  const findings = parsed.state === 'unreadable' ? parsed.findings : [];
  return findings.map(({ line, column, message, advice }) => `${line}:${column} ${message} (${advice ?? ''})`);
}

const inWords = (...wrong: Parameters<typeof violationsOf>) => violationsOf(...wrong).map((say) => say());

describe('a wrong review', () => {
  it.each([
    ['a text', '"text"', '1:1 is "text" (write a map of keys and values (or {} for none))'],
    ['a number', '3', '1:1 is 3 (write a map of keys and values (or {} for none))'],
    ['a list', '[]', '1:1 is a list (write a map of keys and values (or {} for none))'],
    ['a version below 1', HEAD.replace('version: 1', 'version: 0'), '1:10 version: is 0 (write 1)'],
    ['a version in words', HEAD.replace('version: 1', 'version: one'), '1:10 version: is "one" (write 1)'],
    ['a version in quotes', HEAD.replace('version: 1', 'version: "9"'), '1:10 version: is "9" (write 1)'],
    [
      'a version of the future',
      `version: 9\nsomething: else\n`,
      '1:10 version: the file is of version 9, and this qreview knows 1 (update qreview; the file is left as it is)',
    ],
    [
      'a text that is a number',
      `${HEAD}worked: { a: { effort: 3 } }`,
      '5:24 worked.a.effort: is 3 (write a text: put it in quotes)',
    ],
    ['a text that is a map', `${HEAD}worked: { a: { effort: {} } }`, '5:24 worked.a.effort: is a map (write a text)'],
    [
      'a text of blanks',
      `${HEAD}worked: { a: { effort: "  " } }`,
      '5:24 worked.a.effort: is empty (write some words, or leave the key out)',
    ],
    [
      'an entry without its subject',
      `${HEAD}worked: { a: { keep: true } }`,
      '5:14 worked.a: effort is missing (write it)',
    ],
    [
      'a flag in words',
      `${HEAD}worked: { a: { effort: A, keep: yes } }`,
      '5:33 worked.a.keep: is "yes" (write true or false)',
    ],
    [
      'a list of causes that is a text',
      `${HEAD}next: { a: { objective: A, because: worked.x } }`,
      '5:37 next.a.because: is "worked.x" (write a list)',
    ],
    [
      'a money that is a list',
      `${HEAD}number: { booked: [3] }`,
      '5:19 number.booked: is a list (write a number, or unknown)',
    ],
    [
      'a money that is a map',
      `${HEAD}number: { booked: {} }`,
      '5:19 number.booked: is a map (write a number, or unknown)',
    ],
    [
      'an infinite money',
      `${HEAD}number: { booked: .inf }`,
      '5:19 number.booked: is Infinity (write a number, or unknown)',
    ],
    [
      'an expectation below zero',
      `${HEAD}next: { a: { objective: A, expects: -1 } }`,
      '5:37 next.a.expects: is -1, below zero (write a number that is not below zero)',
    ],
    [
      'a choice that is none',
      `${HEAD}didnt_work: { a: { effort: A, decision: pause } }`,
      '5:41 didnt_work.a.decision: is "pause" (write one of: stop, change, repeat)',
    ],
    [
      'news without a client',
      `${HEAD}biggest_client: { news: A }`,
      '5:17 biggest_client: news stands here without client (write client too)',
    ],
    [
      'an outcome that says nothing',
      `${HEAD}said: { a: { objective: A } }\ndid: { a: {} }`,
      '6:11 did.a: done is missing (write it)',
    ],
    [
      'an unknown field with nothing near',
      `${HEAD}zzz: 1`,
      '5:1 zzz: there is no such field (the fields are: version, rep, quarter, state, asked, held, number, said, did, worked, didnt_work, learned, biggest_client, next (data of your own goes under a key that begins with x-))',
    ],
    [
      'a key with a slash and a tilde',
      `${HEAD}worked: { "a/b~c": { effort: 3 } }`,
      '5:11 worked.a/b~c: the key cannot be used (an id is a lower-case letter, then letters, digits or hyphens, 64 at most)',
    ],
  ])('%s', (_, text, expected) => {
    expect(said(text)[0]).toBe(expected);
  });

  it('is told all that is wrong at once, and once', () => {
    expect(said(`${HEAD}held: soon\nnumber: { quota: x, booked: y }\nworked: nothing\n`)).toEqual([
      '5:7 held: is "soon" (a day is written 2026-04-02)',
      '6:18 number.quota: is "x" (write a number)',
      '6:29 number.booked: is "y" (write a number, or unknown)',
      '7:9 worked: is "nothing" (write a map of keys and values (or {} for none), or unknown)',
    ]);
  });

  it('may hold data of its own under x-', () => {
    expect(said(`${HEAD}x-mine: [1]\nworked: { a: { effort: A, x-note: B } }\n`)).toEqual([]);
  });

  it('has every section when it is final', () => {
    expect(said(HEAD.replace('draft', 'final')).map((one) => one.replace(/ \(.*/, ''))).toEqual(
      ['held', 'number', 'said', 'did', 'worked', 'didnt_work', 'learned', 'biggest_client', 'next'].map(
        (key) => `1:1 ${key} is missing`,
      ),
    );
  });
});

it('a wrong team file is told where', () => {
  const parsed = parseTeam(
    'version: 1\nteam: W\nleader: J\ncurrency: US\nfiscal_year: {}\nreps: []\nnumber: { 26: 1 }\n',
  );
  const findings = parsed.state === 'unreadable' ? parsed.findings : [];
  expect(findings.map(({ line, column, message }) => `${line}:${column} ${message}`)).toEqual([
    '4:11 currency: is "US"',
    '5:14 fiscal_year: starts is missing',
    '7:11 number.26: the key cannot be used',
    '6:7 reps: is a list',
  ]);
});

describe('a wrong review, further', () => {
  it.each([
    ['a held that is a number', `${HEAD}held: 20260402`, '5:7 held: is 20260402 (write a text: put it in quotes)'],
    ['a day that no month has', `${HEAD}held: 2026-04-32`, '5:7 held: is "2026-04-32" (a day is written 2026-04-02)'],
    ['an American day', `${HEAD}held: 04/02/2026`, '5:7 held: is "04/02/2026" (a day is written 2026-04-02)'],
    ['an empty day', `${HEAD}held:`, '5:6 held: is empty (write a text)'],
    [
      'a quarter in other words',
      HEAD.replace('2026-Q1', 'Q1 2026'),
      '3:10 quarter: is "Q1 2026" (a quarter is written 2026-Q1)',
    ],
    [
      'a fifth quarter',
      HEAD.replace('2026-Q1', '2026-Q5'),
      '3:10 quarter: is "2026-Q5" (a quarter is written 2026-Q1)',
    ],
    [
      'a rep by name',
      HEAD.replace('ana-silva', 'Ana Silva'),
      '2:6 rep: is "Ana Silva" (an id is a lower-case letter, then letters, digits or hyphens, 64 at most)',
    ],
    ['a state of another tool', HEAD.replace('draft', 'done'), '4:8 state: is "done" (write one of: draft, final)'],
    ['a state with a slip', HEAD.replace('draft', 'finall'), '4:8 state: is "finall" (did you mean final?)'],
    [
      'a negative quota',
      `${HEAD}number: { quota: -250000 }`,
      '5:18 number.quota: is -250000, below zero (write a number that is not below zero)',
    ],
    [
      'an amount that no sum can hold',
      `${HEAD}number: { quota: 1.7e308 }`,
      '5:18 number.quota: is 1.7e+308 (write 1000000000000000 at most)',
    ],
    [
      'a loss that no sum can hold',
      `${HEAD}number: { booked: -1.7e308 }`,
      '5:19 number.booked: is -1.7e+308 (write -1e+100 at least)',
    ],
    ['an amount with a currency', `${HEAD}number: { quota: $250k }`, '5:18 number.quota: is "$250k" (write a number)'],
    ['an amount with commas', `${HEAD}number:\n  quota: 250,000`, '6:10 number.quota: is "250,000" (write a number)'],
    ['an unknown quota', `${HEAD}number: { quota: unknown }`, '5:18 number.quota: is "unknown" (write a number)'],
    [
      'a section in capitals',
      `${HEAD}worked: Unknown`,
      '5:9 worked: is "Unknown" (write a map of keys and values (or {} for none), or unknown)',
    ],
    [
      'an empty section',
      `${HEAD}worked:`,
      '5:8 worked: is empty (write a map of keys and values (or {} for none), or unknown)',
    ],
    [
      'a section that is a flag',
      `${HEAD}next: true`,
      '5:7 next: is true (write a map of keys and values (or {} for none), or unknown)',
    ],
    [
      'a section that is a list',
      `${HEAD}learned:\n  - Budgets are frozen`,
      '5:1 learned: is a list (write a map of keys and values (or {} for none), or unknown)',
    ],
    [
      'an entry that is a text',
      `${HEAD}worked: { referrals: Asked }`,
      '5:22 worked.referrals: is "Asked" (write a map of keys and values (or {} for none))',
    ],
    [
      'an entry that is empty',
      `${HEAD}worked:\n  referrals:`,
      '6:13 worked.referrals: is empty (write a map of keys and values (or {} for none))',
    ],
    [
      'an outcome in one word',
      `${HEAD}did: { a: yes }`,
      '5:11 did.a: is "yes" (write a map of keys and values (or {} for none), or unknown)',
    ],
    ['an outcome without a verdict', `${HEAD}did: { a: { actual: 3 } }`, '5:11 did.a: done is missing (write it)'],
    [
      'an actual in words',
      `${HEAD}did: { a: { done: true, actual: some } }`,
      '5:33 did.a.actual: is "some" (write a number, or unknown)',
    ],
    [
      'a target in words',
      `${HEAD}next: { a: { objective: A, measure: { metric: calls, target: many } } }`,
      '5:62 next.a.measure.target: is "many" (write quota, or a number)',
    ],
    [
      'a measure without a target',
      `${HEAD}next: { a: { objective: A, measure: { metric: calls } } }`,
      '5:37 next.a.measure: target is missing (write it)',
    ],
    [
      'a cause that is a number',
      `${HEAD}next: { a: { objective: A, because: [3] } }`,
      '5:38 next.a.because.0: is 3 (write a text: put it in quotes)',
    ],
    [
      'a cause of no section',
      `${HEAD}next: { a: { objective: A, because: [referrals] } }`,
      '5:38 next.a.because.0: is "referrals" (a cause is written worked.ID, didnt_work.ID, learned.ID, did.ID or biggest_client)',
    ],
    [
      'the eleventh cause of no section',
      `${HEAD}next: { a: { objective: A, because: [${'did.b, '.repeat(10)}referrals] } }`,
      '5:108 next.a.because.10: is "referrals" (a cause is written worked.ID, didnt_work.ID, learned.ID, did.ID or biggest_client)',
    ],
    [
      'a repeat in words',
      `${HEAD}next: { a: { objective: A, repeats: cold-email } }`,
      '5:37 next.a.repeats: is "cold-email" (a repeat is written didnt_work.ID, 2025-Q3/didnt_work.ID or none)',
    ],
    [
      'a field with a slip',
      `${HEAD}didnt_work: { a: { effort: A, descision: stop } }`,
      '5:31 didnt_work.a.descision: there is no such field (did you mean decision? (data of your own goes under a key that begins with x-))',
    ],
    [
      'a section with a slip',
      `${HEAD}didnt-work: {}`,
      '5:1 didnt-work: there is no such field (did you mean didnt_work? (data of your own goes under a key that begins with x-))',
    ],
    [
      'an id that is too long',
      `${HEAD}worked: { ${'a'.repeat(65)}: { effort: A } }`,
      `5:11 worked.${'a'.repeat(65)}: the key cannot be used (an id is a lower-case letter, then letters, digits or hyphens, 64 at most)`,
    ],
    [
      'an id that is a number',
      `${HEAD}worked:\n  1: { effort: A }`,
      '6:3 worked.1: the key cannot be used (an id is a lower-case letter, then letters, digits or hyphens, 64 at most)',
    ],
    [
      'an id that every object has',
      `${HEAD}worked:\n  __proto__: { effort: A }`,
      '6:3 worked.__proto__: the key cannot be used (an id is a lower-case letter, then letters, digits or hyphens, 64 at most)',
    ],
    ['nothing', '', '1:1 is empty (write a map of keys and values (or {} for none))'],
    ['remarks alone', '# later\n', '1:1 is empty (write a map of keys and values (or {} for none))'],
    ['a flag', 'true', '1:1 is true (write a map of keys and values (or {} for none))'],
    [
      'a very long text',
      `${HEAD}held: ${'x'.repeat(100)}`,
      `5:7 held: is "${'x'.repeat(60)}" (a day is written 2026-04-02)`,
    ],
  ])('%s', (_, text, expected) => {
    expect(said(text)).toEqual([expected]);
  });

  it.each(['toString', 'constructor', 'hasOwnProperty'])('an unknown field called %s', (key) => {
    expect(said(`${HEAD}${key}: 1`)[0]).toContain(`5:1 ${key}: there is no such field`);
  });

  it('a JSON file is judged as YAML is', () => {
    expect(said('{ "version": 1, "rep": "ana-silva", "quarter": "2026-Q1", "state": "final" }')).toHaveLength(9);
    expect(said('{"version":1,"rep":"ana-silva","quarter":"2026-Q1","state":"draft"}')).toEqual([]);
  });

  it('what is missing in one that is final may be unknown, where a leader can say so', () => {
    expect(said(HEAD.replace('draft', 'final')).map((one) => one.replace('1:1 ', ''))).toEqual([
      'held is missing (write it)',
      ...['number', 'said', 'did', 'worked', 'didnt_work', 'learned', 'biggest_client', 'next'].map(
        (key) => `${key} is missing (write it, or unknown where you do not know)`,
      ),
    ]);
  });

  it('each keyword is put into words that fit its place', () => {
    const halfRows = { version: 1, quarter: '2026-Q1', source: { file: 'a', rows: 1.5 }, reps: {} };
    expect(inWords('actuals', halfRows).filter(({ path }) => path.includes('rows'))).toEqual([
      { path: ['source', 'rows'], message: 'source.rows: is 1.5', advice: 'write a whole number' },
    ]);
    const reps = { ana: { win_rate: 1.5, metrics: { 'calls/mails~1': 'many' } } };
    expect(inWords('actuals', { version: 1, quarter: '2026-Q1', rates: { EUR: 0 }, reps })).toEqual([
      { path: ['rates', 'EUR'], message: 'rates.EUR: is 0', advice: 'write a number above zero' },
      { path: ['reps', 'ana', 'win_rate'], message: 'reps.ana.win_rate: is 1.5', advice: 'write 1 at most' },
      {
        path: ['reps', 'ana', 'metrics', 'calls/mails~1'],
        message: 'reps.ana.metrics.calls/mails~1: is "many"',
        advice: 'write a number',
      },
    ]);
    const nameless = { version: 1, quarter: '2026-Q1', rates: { '': 0 }, reps: {} };
    expect(inWords('actuals', nameless).map(({ message }) => message)).toEqual(['rates."": is 0']);
    const because = [...Array.from({ length: 10 }, () => 'did.a'), 'referrals'];
    const causes = {
      version: 1,
      rep: 'a',
      quarter: '2026-Q1',
      state: 'draft',
      next: { a: { objective: 'A', because } },
    };
    expect(inWords('review', causes).map(({ path }) => path)).toEqual([['next', 'a', 'because', 10]]);
    expect(inWords('review', { version: 1, rep: 'a', quarter: '2026-Q1', state: 'draft' })).toEqual([]);
  });
});

function pathsIn(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  const below = isTree(value) ? Object.entries(value) : [];
  return [
    ...below.flatMap(([key, child]) => pathsIn(child, [...path, Array.isArray(value) ? Number(key) : key])),
    path,
  ];
}

it('whatever is wrong is told, with advice, at a place that is there, and near what was changed', () => {
  const changes = fc.record({
    path: fc.constantFrom(...pathsIn(review).filter((path) => path.length > 0)),
    slip: fc.constantFrom('', 'later'),
    value: fc.constantFrom<unknown[]>(undefined, null, '', 'x', -1, 2.5, true, [], [[]], {}, { x: 1 }, 'unknown'),
  });
  fc.assert(
    fc.property(changes, ({ path, slip, value }) => {
      const place = path.map((key, index) => (index === path.length - 1 && typeof key === 'string' ? key + slip : key));
      const changed = withValue(review, place, value);
      const violations = inWords('review', changed);
      expect(isValid('review', changed)).toBe(violations.length === 0);
      for (const { path: told, message, advice, isOfKey = false } of violations) {
        expect(valueAt(changed, isOfKey ? told.slice(0, -1) : told), message).toBeDefined();
        const shared = Math.min(place.length, told.length);
        expect(told.slice(0, shared)).toEqual(place.slice(0, shared));
        expect(message.startsWith(told.join('.'))).toBe(true);
        expect(advice).not.toBe('');
      }
    }),
  );
});

describe('a wrong team file', () => {
  const TEAM = 'version: 1\nteam: West\nleader: Jo\ncurrency: USD\nfiscal_year: { starts: january }\n';
  it.each([
    ['reps without a name', `${TEAM}reps: { ana: {} }`, '6:14 reps.ana: name is missing (write it)'],
    [
      'a negative quota',
      `${TEAM}reps: { ana: { name: Ana, quota: { 2026-Q1: -1 } } }`,
      '6:45 reps.ana.quota.2026-Q1: is -1, below zero (write a number that is not below zero)',
    ],
    [
      'a quota per year',
      `${TEAM}reps: { ana: { name: Ana, quota: { 2026: 1 } } }`,
      '6:36 reps.ana.quota.2026: the key cannot be used (a quarter is written 2026-Q1)',
    ],
    [
      'a single CRM name',
      `${TEAM}reps: { ana: { name: Ana, crm: Ana } }`,
      '6:32 reps.ana.crm: is "Ana" (write a list)',
    ],
    [
      'a rule that is off in other words',
      `${TEAM}reps: {}\nrules: { next/cites-a-cause: off }`,
      '7:30 rules.next/cites-a-cause: is "off" (write one of: error, warning, info, none)',
    ],
    [
      'a rule of another shape',
      `${TEAM}reps: {}\nrules: { cites: none }`,
      "7:10 rules.cites: the key cannot be used (a rule's id looks like next/covers-the-number)",
    ],
    [
      'a group of words that has one',
      `${TEAM}reps: {}\nsame_words: [[dial]]`,
      '7:14 same_words.0: is a list of 1 (list at least 2)',
    ],
    [
      'a month in short',
      `${TEAM.replace('january', 'jan')}reps: {}`,
      '5:24 fiscal_year.starts: is "jan" (did you mean january?)',
    ],
    [
      'a month as a number',
      `${TEAM.replace('january', '2')}reps: {}`,
      '5:24 fiscal_year.starts: is 2 (write one of: january, february, march, april, may, june, july, august, september, october, november, december)',
    ],
    [
      'a currency sign',
      `${TEAM.replace('USD', '$')}reps: {}`,
      '4:11 currency: is "$" (a currency is its three-letter code in capitals, such as USD or EUR)',
    ],
  ])('%s', (_, text, expected) => {
    const parsed = parseTeam(text);
    const findings = parsed.state === 'unreadable' ? parsed.findings : [];
    expect(
      findings.map(({ line, column, message, advice }) => `${line}:${column} ${message} (${advice ?? ''})`),
    ).toEqual([expected]);
  });
});
