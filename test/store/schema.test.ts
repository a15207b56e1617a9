/** What a wrong file is told, keyword by keyword. */
import { describe, expect, it } from 'vitest';
import { parseReview, parseTeam } from '../../src/store/team-folder.ts';

const HEAD = 'version: 1\nrep: ana-silva\nquarter: 2026-Q1\nstate: draft\n';

function said(text: string): string[] {
  const parsed = parseReview(text, { rep: 'ana-silva', quarter: '2026-Q1' });
  const findings = parsed.state === 'unreadable' ? parsed.findings : [];
  return findings.map(({ line, column, message, advice }) => `${line}:${column} ${message} (${advice ?? ''})`);
}

describe('a wrong review', () => {
  it.each([
    ['a text', '"text"', '1:1 is "text" (write a map of keys and values (or {} for none))'],
    ['a number', '3', '1:1 is 3 (write a map of keys and values (or {} for none))'],
    ['a list', '[]', '1:1 is a list (write a map of keys and values (or {} for none))'],
    ['a version below 1', HEAD.replace('version: 1', 'version: 0'), '1:10 version: is 0 (write 1)'],
    ['a version in words', HEAD.replace('version: 1', 'version: one'), '1:10 version: is "one" (write 1)'],
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
