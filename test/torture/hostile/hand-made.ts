/** Hostile files that were thought up: what is deep, long, odd, wrongly encoded, or looks like something else. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** As what a text comes into the program. */
export const PLACES = ['review', 'team', 'actuals', 'answers', 'standard input', 'flag', 'text', 'export'] as const;
export type Place = (typeof PLACES)[number];

/** A hostile text, made when it is needed, as some are large. */
export interface Hostile {
  readonly name: string;
  readonly make: () => Buffer;
  /** Where it is put; everywhere where there are none. */
  readonly places?: readonly Place[];
}

const EXAMPLE = join(import.meta.dirname, '../../../examples');
const FILES: readonly Place[] = ['review', 'team', 'actuals', 'answers', 'standard input'];
/** A file that is read at all. */
const MOST = 4_190_000;

const text = (file: string): string => readFileSync(join(EXAMPLE, file), 'utf8');
const REVIEW = text('acme-west/reviews/2026-Q1/ana-silva.yaml');
const TEAM = text('acme-west/qreview.yaml');
const ANSWERS = text('answers/mei-tanaka-2026-Q1.yaml');
const ACTUALS = `version: 1
quarter: 2026-Q1
source:
  file: pipeline.csv
  sha256: ${'0'.repeat(64)}
  imported: 2026-04-01
  rows: 8
  left_out: 0
reps:
  ana-silva:
    booked: 231500
    won: 14
    days_to_close: 48
`;
const BASES: Readonly<Record<string, string>> = {
  review: REVIEW,
  team: TEAM,
  actuals: ACTUALS,
  answers: ANSWERS,
};

/** Small texts, put in the place of whole files and of values and keys within good ones. */
export const ODD: readonly string[] = [
  ...'1e400 -1e400 0x1F 0o17 0b11 1_000 .inf -.inf .nan NaN Infinity -0 0.1e1 9007199254740993 1e21 1e-400'.split(' '),
  ...'00 +1 1. .5 1e 0x 012 99999999999999999999999999 -1 0.30000000000000004 12:30:45 2026-01-01 true no ~'.split(' '),
  ...'null {} [] "" \'\' | > - ? : & * ! % @ ` # , ] } [ { & && *a &a !!str !!int <<'.split(' '),
  '&a b',
  '*a',
  '&a [*a]',
  '&a {b: *a}',
  '!!js/function "function () {}"',
  '!!js/regexp /a/',
  '!!js/undefined ""',
  '!!binary aGVsbG8=',
  '!!set {a, b}',
  '!!omap [a: b]',
  '!!python/object:os.system a',
  '!!float 1',
  '!!null ""',
  '!<tag:yaml.org,2002:str> a',
  '!local a',
  '!!timestamp 2026-01-01',
  '!!merge <<',
  '{<<: {a: b}}',
  '[[[[]]]]',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'prototype',
  '{__proto__: {a: b}}',
  '{constructor: a}',
  '0',
  '1',
  '-',
  '--',
  '2026',
  '2026-Q5',
  '0000-Q1',
  '9999-Q4',
  '2026-02-30',
  '9999-12-31',
  '0000-00-00',
  'NaN-Q1',
  '../../etc/passwd',
  '/etc/passwd',
  'a/b',
  'a.b',
  '.',
  '..',
  'con',
  'nul',
  'a\\b',
  '$HOME',
  '%s%n',
  '-rf',
  'ana silva',
  '日本語',
  'ana-sílva',
  'ª',
  'ﬁ',
  '\u{1F389}',
  '\u200B',
  '\u202Ea',
  '\uFEFF',
  '\uFFFD',
  '\uFFFF',
  '\u0301',
  '\u2028',
  '\u0085',
  '"\\u0000"',
  '"\\x1b[31m"',
  '"\\ud800"',
  '"\\U0001F389"',
  '"\\u202e"',
  '"\\N\\L\\P\\_"',
  '"a\\',
  '"\\q"',
  '"\\x"',
  "'a",
  '\t',
  ' \ta',
  'a\tb',
  '\u0007',
  '\u001B[2J',
  '\u007F',
  '\u009B',
  'a: b: c',
  'a #b',
  '- a',
  '? a',
  '|\n  a\n b',
  '|9\n a',
  '\n\n\n',
  '---\na',
  '...\na',
  '%YAML 9.9\n---\na',
  '%TAG ! tag:a,2000:\n---\n!a b',
  '# only a remark',
  ' ',
  '\n  - a\n  b: c',
  'a'.repeat(64),
  'a'.repeat(65),
  'a'.repeat(5000),
  `"${'a '.repeat(5000)}"`,
  `${'['.repeat(50)}${']'.repeat(50)}`,
  `${'{a: '.repeat(99)}b${'}'.repeat(99)}`,
];

// Within a good file: what is replaced, and by what. A key and a value of each kind.
const SPOTS: Readonly<Record<string, readonly (readonly [name: string, at: RegExp])[]>> = {
  review: [
    ['version', /(?<=^version: )1$/m],
    ['rep', /(?<=^rep: ).*$/m],
    ['quarter', /(?<=^quarter: ).*$/m],
    ['state', /(?<=^state: ).*$/m],
    ['held', /(?<=^held: ).*$/m],
    ['quota', /(?<=quota: )250000/],
    ['booked', /(?<=booked: ).*$/m],
    ['a promise', /(?<=objective: )Meet.*$/m],
    ['a target', /(?<=target: )3$/m],
    ['a key of a section', /^ {2}referrals(?=:)/m],
    ['a key of a field', /result(?=:)/],
    ['a key', /^biggest_client(?=:)/m],
    ['a section', /(?<=^learned:)(?:\n(?: .*)?)+(?=\n\w)/m],
    ['a cause', /(?<=- )worked\.referrals/],
    ['done', /(?<=done: )false/],
  ],
  team: [
    ['version', /(?<=^version: )1$/m],
    ['team', /(?<=^team: ).*$/m],
    ['currency', /(?<=^currency: ).*$/m],
    ['the month', /(?<=starts: ).*$/m],
    ['a year', /2026(?=: 4800000)/],
    ['the number', /4800000/],
    ['a goal', /^ {2}retention(?=:)/m],
    ['a rep', /^ {2}ana-silva(?=:)/m],
    ['a name', /(?<=name: )Ana Silva/],
    ['a quarter of a quota', /2026-Q1(?=: 250000)/],
    ['a quota', /(?<=2026-Q1: )250000/],
    ['from', /(?<=from: )\S+/],
  ],
  actuals: [
    ['quarter', /(?<=^quarter: ).*$/m],
    ['sha256', /(?<=sha256: ).*$/m],
    ['rows', /(?<=rows: ).*$/m],
    ['a rep', /^ {2}ana-silva(?=:)/m],
    ['booked', /(?<=booked: ).*$/m],
    ['days', /(?<=days_to_close: ).*$/m],
  ],
  answers: [
    ['booked', /(?<=booked: ).*$/m],
    ['done', /(?<=done: ).*$/m],
    ['an effort', /(?<=effort: )Visited.*$/m],
    ['a key of a section', /^ {2}visits(?=:)/m],
    ['what is expected', /(?<=expects: ).*$/m],
    ['a key', /^learned(?=:)/m],
  ],
};

/** The small ones within good files. */
export function within(): Hostile[] {
  return Object.entries(SPOTS).flatMap(([base, spots]) =>
    spots.flatMap(([name, at]) =>
      ODD.map((odd) => ({
        name: `${JSON.stringify(odd.slice(0, 40))} for ${name} of the ${base}`,
        // A replacement as a text would make something of $&.
        make: () => Buffer.from((BASES[base] ?? '').replace(at, () => odd)),
        places: PLACES.filter((place) => place === base),
      })),
    ),
  );
}

function inUtf32(good: string): Buffer {
  const points = Array.from(good, (one) => one.codePointAt(0) ?? 0);
  return Buffer.from(Uint32Array.from(points).buffer);
}

/** Good files in bad forms. */
function recoded(): Hostile[] {
  return Object.entries(BASES).flatMap(([base, good]) => {
    const places = PLACES.filter((place) => place === base || (base === 'answers' && place === 'standard input'));
    const marked = good.replace(/[A-Z]\w+ /, () => 'Émilie ');
    const forms: Readonly<Record<string, () => Buffer>> = {
      'in UTF-16 with its mark': () => Buffer.from(`\uFEFF${good}`, 'utf16le'),
      'in UTF-16 without a mark': () => Buffer.from(good, 'utf16le'),
      'in UTF-16 the other way round': () => Buffer.from(`\uFEFF${good}`, 'utf16le').swap16(),
      'in UTF-32': () => inUtf32(`\uFEFF${good}`),
      'in Latin-1': () => Buffer.from(marked, 'latin1'),
      'with a byte that is no UTF-8': () => Buffer.concat([Buffer.from(good), Buffer.from([0xff, 0x0a])]),
      'with half a character at its end': () => Buffer.concat([Buffer.from(good), Buffer.from([0xe6, 0x97])]),
      'with a byte too long': () =>
        Buffer.concat([Buffer.from('# '), Buffer.from([0xc0, 0xaf]), Buffer.from(`\n${good}`)]),
      'with a surrogate in it': () =>
        Buffer.concat([Buffer.from('# '), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from(`\n${good}`)]),
      'with a mark of byte order': () => Buffer.from(`\uFEFF${good}`),
      'with two marks of byte order': () => Buffer.from(`\uFEFF\uFEFF${good}`),
      'with a mark of byte order in the middle': () => Buffer.from(good.replace('\n', '\n\uFEFF')),
      'with a NUL': () => Buffer.from(good.replace('a', '\0')),
      'with NULs at its end': () => Buffer.concat([Buffer.from(good), Buffer.alloc(4096)]),
      'with CRLF': () => Buffer.from(good.replaceAll('\n', '\r\n')),
      'with CR': () => Buffer.from(good.replaceAll('\n', '\r')),
      'with NEL': () => Buffer.from(good.replaceAll('\n', '\u0085')),
      'with line separators': () => Buffer.from(good.replaceAll('\n', '\u2028')),
      'with mixed line ends': () => Buffer.from(good.replaceAll(/\n(?=.*a)/g, '\r\n')),
      'with tabs': () => Buffer.from(good.replaceAll('  ', '\t')),
      'in one line': () => Buffer.from(good.replaceAll('\n', ' ')),
      twice: () => Buffer.from(good + good),
      'as two documents': () => Buffer.from(`${good}---\n${good}`),
      'with an end of document': () => Buffer.from(`${good}...\n`),
      'behind a directive': () => Buffer.from(`%YAML 1.1\n---\n${good}`),
      'behind a directive, with a map taken over': () => Buffer.from(`%YAML 1.1\n---\n${good}<<: 48\n`),
      'with rubbish behind': () => Buffer.from(`${good}\n}}]] &*\n`),
      'torn in the middle': () => Buffer.from(good.slice(0, good.length / 2)),
      'without its last line end': () => Buffer.from(good.trimEnd()),
      'as JSON in a text': () => Buffer.from(JSON.stringify(good)),
      'with a conflict': () =>
        Buffer.from(`<<<<<<< ours\n${good}=======\n${good.replaceAll('a', 'b')}>>>>>>> theirs\n`),
      'with half a conflict': () => Buffer.from(`<<<<<<< ours\n${good}=======\n`),
      // Sums of these overflow, and of the largest that may be written they don't.
      'with 1.7e308 for each number': () => Buffer.from(good.replaceAll(/(?<=: )\d{3,}$/gm, '1.7e308')),
      'with 1e-300 for each number': () => Buffer.from(good.replaceAll(/(?<=: )\d{3,}$/gm, '1e-300')),
      'with 1e15 for each number': () => Buffer.from(good.replaceAll(/(?<=: )\d{3,}$/gm, '1e15')),
      indented: () => Buffer.from(good.replaceAll(/^/gm, '    ')),
    };
    return Object.entries(forms).map(([form, make]) => ({ name: `the ${base} ${form}`, make, places }));
  });
}

const filled = (make: (index: number) => string, size = MOST): string => {
  const parts: string[] = [];
  for (let length = 0, index = 0; ; index += 1) {
    const part = make(index);
    length += part.length;
    if (length > size) return parts.join('');
    parts.push(part);
  }
};

/** Each long for its kind: run in a process of its own. */
export function heavy(): Hostile[] {
  const laughs = Array.from({ length: 30 }, (_, level) => {
    const items = Array.from({ length: 10 }, () => (level === 0 ? 'ha' : `*a${level - 1}`));
    return `a${level}: &a${level} [${items.join()}]\n`;
  }).join('');
  const texts: Readonly<Record<string, () => string>> = {
    'a bomb of aliases': () => laughs,
    'an alias to itself': () => '&a [*a, *a]\n',
    ...Object.fromEntries(
      [
        '[',
        '{',
        '- ',
        '? ',
        ': ',
        '}',
        ']',
        '"',
        '""',
        "'",
        '*a\n',
        '&a ',
        '!a ',
        '%a\n',
        '#\n',
        '|\n',
        '- b\n',
        'b: ',
        'a,',
      ].map((part) => [`${JSON.stringify(part)} for 4 MB`, () => part.repeat(MOST / part.length)]),
    ),
    ...Object.fromEntries(
      ['}', '""', '*a\n', '- b\n', '!a ', ': \n', '#\n', '"', 'a\n', '\t', '&a b,', '\n', '<<<<<<< a\n', '\\'].map(
        (part) => [`${JSON.stringify(part)} for 190 KB`, () => `x-a: [b]\nx-b: ${part.repeat(190_000 / part.length)}`],
      ),
    ),
    ...Object.fromEntries(
      ['b,', '*a,', '{},', '"",', '? a,', 'a: b,', '&a b,', '[', '{a: '].map((part) => [
        `${JSON.stringify(part)} in brackets for 190 KB`,
        () => `x-a: [${part.repeat(190_000 / part.length)}]\n`,
      ]),
    ),
    '100,000 brackets, closed': () => `a: ${'['.repeat(100_000)}${']'.repeat(100_000)}\n`,
    '2,500 colons in a line': () => 'objective:    '.repeat(2500),
    '15,000 colons in a line': () => 'a: '.repeat(15_000),
    '1,700 lines that end no map': () => `a: b: c\n${'  d: e: f\n'.repeat(1700)}`,
    '20,000 lines that end no map': () => `a: b: c\n${'  d: e: f\n'.repeat(20_000)}`,
    'a staircase of 2,000 steps': () => Array.from({ length: 2000 }, (_, step) => `${' '.repeat(step)}a:`).join('\n'),
    'one text of 4 MB': () => `x-a: ${'a'.repeat(MOST - 10)}\n`,
    'one text of 4 MB in quotes': () => `x-a: "${'\\u0041'.repeat(MOST / 6 - 10)}"\n`,
    'one text of 4 MB in lines': () => `x-a: |\n${'  a b c\n'.repeat(MOST / 8 - 10)}`,
    'one text of 900 KB': () => `x-a: ${'a b: '.repeat(180_000)}\n`,
    'a key of 4 MB': () => `${'a'.repeat(MOST - 10)}: b\n`,
    '30,000 keys': () => filled((index) => `k${index}: v\n`, 300_000),
    '90,000 keys': () => filled((index) => `k${index}: v\n`, 990_000),
    '90,000 keys of its own': () => filled((index) => `x-k${index}: v\n`, 990_000),
    '60,000 times the same key': () => 'aaaaaa: v\n'.repeat(60_000),
    '300,000 keys': () => filled((index) => `k${index}: v\n`),
    '4 MB of blanks': () => ' '.repeat(MOST),
    '4 MB of line ends': () => '\n'.repeat(MOST),
    '4 MB of replacement characters': () => '\uFFFD'.repeat(MOST / 3),
    '4 MB of NEL': () => '\u0085'.repeat(MOST / 2),
    '100 MB': () => 'version: 1\n'.repeat(9_500_000),
    'one line of 50 MB': () => `a: ${'b'.repeat(50_000_000)}`,
  };
  return [
    ...Object.entries(texts).map(([name, make]) => ({ name, make: () => Buffer.from(make()), places: FILES })),
    ...large(),
    ...exports_(),
  ];
}

// Good files, but for their size: each list of them as long as it can be.
function large(): Hostile[] {
  const rep = (index: number): string => `  r${index}:\n    name: A${index}\n`;
  const flowRep = (index: number): string => `  r${index}: { name: A }\n`;
  const review = (section: string, entry: (index: number) => string, size: number): string =>
    REVIEW.replace(new RegExp(`(?<=^${section}:\\n)`, 'm'), () => filled(entry, size));
  const of = (name: string, make: () => string, ...places: Place[]): Hostile => ({
    name,
    make: () => Buffer.from(make()),
    places,
  });
  return [
    of('20,000 reps', () => TEAM + filled(rep, 500_000), 'team'),
    of('38,000 reps', () => TEAM + filled(rep, 990_000), 'team'),
    of('10,000 reps in braces', () => TEAM + filled(flowRep, 200_000), 'team'),
    of('200,000 reps', () => TEAM + filled(flowRep), 'team'),
    of(
      '30,000 goals',
      () => TEAM.replace('goals:\n', () => `goals:\n${filled((at) => `  g${at}:\n    goal: A\n`, 900_000)}`),
      'team',
    ),
    of(
      '40,000 quotas',
      () =>
        TEAM.replace(
          'quota:\n',
          () => `quota:\n${filled((at) => `      ${1000 + (at >> 2)}-Q${(at % 4) + 1}: 1\n`, 680_000)}`,
        ),
      'team',
    ),
    of(
      '20,000 efforts',
      () => review('worked', (at) => `  w${at}:\n    effort: A\n    keep: true\n`, 900_000),
      'review',
    ),
    of(
      '5,000 efforts',
      () => review('worked', (at) => `  w${at}:\n    effort: A${at} called them\n    keep: true\n`, 250_000),
      'review',
    ),
    of(
      '3,000 efforts that failed',
      () => review('didnt_work', (at) => `  d${at}:\n    effort: Called client ${at}\n    decision: stop\n`, 180_000),
      'review',
    ),
    of(
      '10,000 plans',
      () => review('next', (at) => `  n${at}:\n    objective: Call client ${at}\n    serves: quota\n`, 600_000),
      'review',
    ),
    of(
      '10,000 promises',
      () => review('said', (at) => `  s${at}:\n    objective: Call client ${at}\n`, 500_000),
      'review',
    ),
    of(
      '10,000 causes',
      () => REVIEW.replace(/(?<=because:\n)/, () => '      - worked.nothing\n'.repeat(10_000)),
      'review',
    ),
    of(
      '20,000 reps in the actuals',
      () => ACTUALS + filled((at) => `  r${at}:\n    booked: ${at}\n`, 600_000),
      'actuals',
    ),
    of(
      '5,000 plans',
      () => ANSWERS + filled((at) => `  n${at}:\n    objective: Call client ${at}\n    serves: quota\n`, 300_000),
      'answers',
      'standard input',
    ),
    of('a text of 100 KB', () => 'a b '.repeat(25_000), 'text'),
    of('a text of 100 KB without a blank', () => 'a'.repeat(100_000), 'text'),
    of('a text of 5,000 lines', () => 'a\n'.repeat(5_000), 'text'),
    of('a text of 100,000 signs of Markdown', () => '*[`|<$'.repeat(17_000), 'text'),
    of('a text of 100 KB as an answer', () => 'a: b '.repeat(20_000), 'flag'),
  ];
}

const HEAD = 'Owner,Amount,Close Date,Stage\n';

function exports_(): Hostile[] {
  const texts: Readonly<Record<string, () => string>> = {
    'a quote without end': () => `${HEAD}"${'a,\n'.repeat(1_000_000)}`,
    'quotes without end': () => HEAD + '"'.repeat(MOST),
    'a million commas': () => HEAD + ','.repeat(1_000_000),
    'a million columns': () => `${'a,'.repeat(1_000_000)}a\n`,
    'a million empty lines': () => `${HEAD}${'\n'.repeat(1_000_000)}`,
    '100,000 owners': () => HEAD + filled((at) => `Owner ${at},1,2026-01-01,Won\n`, 3_000_000),
    '100,000 wrong amounts': () => HEAD + filled((at) => `Ana Silva,x${at},2026-01-01,Won\n`, 3_000_000),
    '100,000 stages': () => HEAD + filled((at) => `Ana Silva,1,2026-01-01,Stage ${at}\n`, 3_000_000),
    '100,000 quarters': () => HEAD + filled((at) => `Ana Silva,1,${1000 + (at % 8999)}-01-01,Won\n`, 3_000_000),
    // A million and more take longer than 5 s, as they should: the benchmark tells how long.
    '13 MB of good rows': () => HEAD + 'Ana Silva,1,2026-01-01,Won\n'.repeat(480_000),
    'one line of 50 MB': () => `${HEAD}${'a'.repeat(50_000_000)}`,
    '4 MB of carriage returns': () => HEAD + '\r'.repeat(MOST),
  };
  return Object.entries(texts).map(([name, make]) => ({ name, make: () => Buffer.from(make()), places: ['export'] }));
}

/** Those of the hand-made set that are light. */
export function light(): Hostile[] {
  const whole = ODD.map((odd) => ({ name: JSON.stringify(odd.slice(0, 40)), make: () => Buffer.from(odd) }));
  const cells = ODD.map((odd) => ({
    name: `${JSON.stringify(odd.slice(0, 40))} in an export`,
    make: () => Buffer.from(`${HEAD}${odd},${odd},${odd},${odd}\nAna Silva,${odd},2026-01-01,Won\n`),
    places: ['export'] as const,
  }));
  return [{ name: 'nothing', make: () => Buffer.alloc(0) }, ...whole, ...recoded(), ...cells];
}
