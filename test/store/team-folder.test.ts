import { chmodSync, lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reviewFile } from '../../src/domain/place.ts';
import type { Review } from '../../src/domain/review.ts';
import {
  findTeamFolder,
  formatReview,
  loadReview,
  loadTeam,
  mkdirInside,
  parseReview,
  quartersOf,
  saveTeam,
  saveText,
  reviewsIn,
  saveReview,
  strangersAmongQuarters,
} from '../../src/store/team-folder.ts';
import { review } from '../domain/sample.ts';
import { folder } from '../folder.ts';
import { becomeNobody } from '../nobody.ts';
import { codeOf } from './code-of.ts';

// The review of the manual, as qreview writes it.
const WRITTEN = `# yaml-language-server: $schema=../../.qreview/review.schema.json
version: 1
rep: ana-silva
quarter: 2026-Q1
state: final
held: 2026-04-02
number:
  quota: 250000
  booked: 231500
said:
  three-cios:
    objective: Meet the CIO of three named accounts
    why: Deals above $50k stall without the CIO
    measure:
      metric: CIO meetings
      target: 3
    expects: 90000
    serves: enterprise
    good: true
did:
  three-cios:
    done: false
    actual: 2
    note: Initech moved to April
worked:
  referrals:
    effort: Asked every renewal for one introduction
    result: 5 introductions, 2 closed for $61k
    keep: true
didnt_work:
  cold-email:
    effort: Cold e-mail to IT managers
    why: 412 sent, 3 replies
    decision: stop
learned:
  budget-freeze:
    lesson: Two of the five largest accounts froze budgets until July
    about: environment
    pivot: Sell the annual plan in two halves
biggest_client:
  client: Globex
  news: CFO left, renewal moved to June
next:
  referral-engine:
    objective: Ask every renewal for one introduction and book 12
    why: Introductions close at 40%, cold lists at 1%
    measure:
      metric: introductions
      target: 12
    expects: 120000
    serves: new-logos
    because:
      - worked.referrals
      - didnt_work.cold-email
    good: true
`;
const PLACE = { rep: 'ana-silva', quarter: '2026-Q1' };
const FILE = 'reviews/2026-Q1/ana-silva.yaml';

function read(text: string): Review {
  const parsed = parseReview(text, PLACE);
  if (parsed.state === 'unreadable') throw new Error(parsed.findings.map(({ message }) => message).join('\n'));
  return parsed.value;
}

describe('a review', () => {
  it('is written as the manual shows it', () => {
    expect(formatReview(read(WRITTEN)).replace('held: "2026-04-02"', 'held: 2026-04-02')).toBe(WRITTEN);
  });

  it('comes back as it was typed, at every place where people write', () => {
    const typed = fc
      .oneof(
        fc.string({ unit: 'binary', minLength: 1 }),
        fc.constantFrom('$1,250', '$&', 'yes', ': #', "it's\r\n\t ", '\0'),
      )
      .filter((text) => text.trim() !== '');
    const example = read(WRITTEN);
    fc.assert(
      fc.property(typed, typed, typed, (one, two, three) => {
        const hostile = {
          ...example,
          said: { a: { objective: one, why: two, measure: { metric: three, target: 0.1 }, good_note: one } },
          did: { a: { done: true, note: two, dropped: three }, b: 'unknown' as const, c: { released: one } },
          worked: { a: { effort: one, result: two } },
          didnt_work: { a: { effort: three, why: one } },
          learned: { a: { lesson: two, pivot: three } },
          biggest_client: { client: one, news: two },
          next: { a: { objective: three, done_when: one, why_this_time: two } },
          'x-mine': [one, { two: three }],
        };
        expect(read(Buffer.from(formatReview(hostile), 'utf8').toString('utf8'))).toEqual(hostile);
      }),
    );
  });

  it('keeps what a person has written around the answer that changes', () => {
    const mine = `# Mine\r\n${WRITTEN.replaceAll('\n', '\r\n').replace('keep: true', 'keep:   true   # really')}# the end`;
    const root = folder({ [FILE]: mine });
    const changed = {
      ...read(mine),
      worked: {
        referrals: {
          effort: 'Asked every renewal for one introduction',
          result: '6 introductions, 2 closed for $61k',
          keep: true,
        },
      },
    };
    expect(saveReview(root, changed, mine)).toBe(mine.replace('5 introductions', '6 introductions'));
    expect(readFileSync(join(root, FILE), 'utf8')).toBe(mine.replace('5 introductions', '6 introductions'));
  });

  it.each([
    ['rep: ana-silva', 'rep: ben', '3:6 the file says rep: ben, its path says ana-silva'],
    ['2026-Q1', '2025-Q4', '4:10 the file says quarter: 2025-Q4, its path says 2026-Q1'],
  ])('is where its path says: %s', (from, to, expected) => {
    const loaded = loadReview(folder({ [FILE]: WRITTEN.replace(from, to) }), PLACE);
    expect(loaded.state === 'unreadable' ? loaded.findings : []).toMatchObject([
      { rule: 'file/place', severity: 'error' },
    ]);
    const [found] = loaded.state === 'unreadable' ? loaded.findings : [];
    expect(`${found?.line}:${found?.column} ${found?.message}`).toBe(expected);
    const text = WRITTEN.replace(from, to);
    expect(parseReview(text, PLACE)).toMatchObject({
      state: 'unreadable',
      file: FILE,
      findings: [{ rule: 'file/place' }],
    });
    expect(parseReview(text)).toMatchObject({ state: 'readable', file: '' });
  });

  it('that is not there is missing; one that cannot be read is not, and is named', () => {
    const root = folder({ 'reviews/2026-Q1/ben.yaml': 'a: [', 'reviews/2026-Q1/eve.yaml': '' });
    mkdirSync(join(root, FILE));
    expect(loadReview(root, { ...PLACE, rep: 'dan' })).toEqual({ state: 'missing', file: 'reviews/2026-Q1/dan.yaml' });
    expect(loadReview(root, PLACE)).toMatchObject({
      state: 'unreadable',
      text: undefined,
      findings: [
        { rule: 'file/text', file: FILE, line: 1, column: 1, excerpt: '', message: 'this is a folder, not a file' },
      ],
    });
    expect(loadReview(root, { ...PLACE, rep: 'ben' })).toMatchObject({
      state: 'unreadable',
      text: 'a: [',
      findings: [{ rule: 'file/yaml', line: 1, excerpt: 'a: [' }],
    });
    expect(loadReview(root, { ...PLACE, rep: 'eve' })).toMatchObject({ state: 'unreadable', text: '' });
    writeFileSync(join(root, 'qreview.yaml'), Buffer.from([0xff, 0xfe, 0x61, 0]));
    expect(loadTeam(root)).toMatchObject({ state: 'unreadable', findings: [{ message: 'the file is UTF-16 text' }] });
  });
});

describe('saving', () => {
  it('changes nothing where somebody else has changed, removed or broken the file', () => {
    const root = folder({ [FILE]: WRITTEN });
    const theirs = WRITTEN.replace('231500', '231501');
    const failing = (): unknown => saveReview(root, { ...review, state: 'draft' }, WRITTEN);
    writeFileSync(join(root, FILE), theirs);
    expect(failing).toThrow(expect.objectContaining({ code: 'ECHANGED' }));
    expect(readFileSync(join(root, FILE), 'utf8')).toBe(theirs);
    writeFileSync(join(root, FILE), Buffer.from([0xff]));
    expect(failing).toThrow(expect.objectContaining({ code: 'ECHANGED' }));
    expect(() => saveText(root, 'reviews/2026-Q1/ben.yaml', 'b', 'a')).toThrow(
      expect.objectContaining({ code: 'ECHANGED' }),
    );
    expect(readdirSync(join(root, 'reviews/2026-Q1'))).toEqual(['ana-silva.yaml']);
  });

  it('goes to the file that a link in the folder leads to', () => {
    const root = folder({ 'archive/ana.yaml': WRITTEN, 'reviews/2026-Q1/x': '' });
    symlinkSync('../../archive/ana.yaml', join(root, FILE));
    saveText(root, reviewFile(PLACE), 'new\n', WRITTEN);
    expect(readFileSync(join(root, 'archive/ana.yaml'), 'utf8')).toBe('new\n');
    expect(lstatSync(join(root, FILE)).isSymbolicLink()).toBe(true);
  });

  it.each([
    ['the folder of all reviews', 'reviews'],
    ['the folder of a quarter', 'reviews/2026-Q1'],
  ])('writes nothing where %s leads out of the team', (_, link) => {
    const [root, outside] = [folder({ 'qreview.yaml': '' }), folder()];
    mkdirSync(join(root, link, '..'), { recursive: true });
    symlinkSync(outside, join(root, link));
    expect(() => saveReview(root, review, undefined)).toThrow(expect.objectContaining({ code: 'EOUTSIDE' }));
    expect(readdirSync(outside)).toEqual([]);
  });

  it('writes nothing where nothing changes', () => {
    const root = folder({ [FILE]: WRITTEN });
    const before = lstatSync(join(root, FILE));
    saveText(root, FILE, WRITTEN, WRITTEN);
    expect(lstatSync(join(root, FILE)).ino).toBe(before.ino);
    saveText(root, FILE, `${WRITTEN}# more\n`, WRITTEN);
    expect(lstatSync(join(root, FILE)).ino).not.toBe(before.ino);
  });

  it('says what the system says where the file cannot even be looked for', () => {
    expect(codeOf(() => saveText(folder({ reviews: '' }), FILE, 'new', 'old'))).toBe('ENOTDIR');
    const gone = folder();
    expect(codeOf(() => saveText(gone, FILE, 'new', 'old'))).toBe('ENOENT');
    expect(readdirSync(gone)).toEqual([]);
  });

  it('says that there is no permission, and not that somebody else has changed the file', () => {
    const root = folder({ 'ana.yaml': 'old' });
    chmodSync(root, 0o777);
    chmodSync(join(root, 'ana.yaml'), 0);
    becomeNobody();
    expect(codeOf(() => saveText(root, 'ana.yaml', 'new', 'old'))).toBe('EACCES');
  });

  it('names the file that cannot be written as it is', () => {
    const root = folder({ [FILE]: 'theirs' });
    expect(() => saveText(root, FILE, 'new', 'old')).toThrow(
      'reviews/2026-Q1/ana-silva.yaml was changed by somebody else',
    );
    symlinkSync(folder(), join(root, 'actuals'));
    expect(() => mkdirInside(root, join(root, 'actuals'))).toThrow(`${root}/actuals leads out of the team folder`);
  });

  it('of a team file keeps what stands around it, and leaves a team that would be none', () => {
    const text =
      '# ours\nversion: 1\nteam: Acme West # of two\nleader: Jo Park\ncurrency: USD\nfiscal_year: { starts: january }\nreps: {}\n';
    const root = folder({ 'qreview.yaml': text });
    const loaded = loadTeam(root);
    if (loaded.state !== 'readable') throw new Error(loaded.state);
    const { value } = loaded;
    const wrong = (): void => saveTeam(root, { ...value, currency: 'dollars' }, text);
    expect(codeOf(wrong)).toBe('EINVALID');
    expect(wrong).toThrow('the team file would not be valid');
    expect(codeOf(() => saveTeam(root, value, `${text}# theirs\n`))).toBe('ECHANGED');
    expect(readFileSync(join(root, 'qreview.yaml'), 'utf8')).toBe(text);
    saveTeam(root, { ...value, leader: 'Sam Patel' }, text);
    expect(readFileSync(join(root, 'qreview.yaml'), 'utf8')).toBe(text.replace('Jo Park', 'Sam Patel'));
  });

  it('makes nothing behind a link to nothing', () => {
    const [root, outside] = [folder(), folder()];
    symlinkSync(join(outside, 'gone'), join(root, 'reviews'));
    expect(() => mkdirInside(root, join(root, 'reviews/2026-Q1'))).toThrow(/ENOENT|EEXIST/);
    expect(readdirSync(outside)).toEqual([]);
  });
});

it.each([1, 99, 100, 101, 250])(
  'of %i errors in a file the first hundred are told, and how many there are more',
  (count) => {
    const wrong = Array.from({ length: count }, (_, index) => `  a${index}: 1\r\n`).join('');
    const head = 'version: 1\r\nrep: ana-silva\r\nquarter: 2026-Q1\r\nstate: draft\r\n';
    const parsed = parseReview(`${head}worked:\r\n${wrong}`, PLACE);
    const findings = parsed.state === 'unreadable' ? parsed.findings : [];
    const advice = 'write a map of keys and values (or {} for none)';
    const told = Array.from({ length: Math.min(count, 100) }, (_, index) => ({
      file: FILE,
      line: index + 6,
      column: index < 10 ? 7 : 8,
      excerpt: `  a${index}: 1`,
      path: ['worked', `a${index}`],
      rule: 'file/schema',
      severity: 'error',
      message: `worked.a${index}: is 1`,
      advice,
    }));
    expect(findings.slice(0, 100)).toEqual(told);
    const more = [
      {
        line: 106,
        message: count === 101 ? '1 more error is not shown' : `${count - 100} more errors are not shown`,
        advice: 'mend the others first',
      },
    ];
    expect(findings.slice(100)).toMatchObject(count > 100 ? more : []);
    expect(findings).toHaveLength(Math.min(count, 101));
  },
);

it('errors of YAML and conflicts show the line without what ends it', () => {
  const excerpt = (text: string): unknown[] => {
    const parsed = parseReview(text);
    return parsed.state === 'unreadable' ? parsed.findings.map((one) => [one.file, one.line, one.excerpt]) : [];
  };
  expect(excerpt('a: b\r\nc: @d\re\r\n')).toEqual([['', 2, 'c: @d\re']]);
  expect(excerpt('a: b\r\n<<<<<<< HEAD\r\n=======\r\n>>>>>>> sam\r\n')).toEqual([['', 2, '<<<<<<< HEAD']]);
});

it('what stands outside the team is not listed, and what is no folder has no reviews', () => {
  const outside = folder({ 'notes/secret.txt': '', 'notes/ana-silva.yaml': '' });
  const root = folder({ 'reviews/2025-Q4': 'no folder' });
  symlinkSync(join(outside, 'notes'), join(root, 'reviews/2026-Q1'));
  expect(reviewsIn(root, '2026-Q1')).toEqual({ reps: ['ana-silva'], strangers: [] });
  expect(reviewsIn(root, '2025-Q4')).toEqual({ reps: [], strangers: [] });
  const other = folder();
  expect(strangersAmongQuarters(other)).toEqual([]);
  symlinkSync(outside, join(other, 'reviews'));
  expect(strangersAmongQuarters(other)).toEqual([]);
  expect(codeOf(() => quartersOf(folder({ reviews: '' })))).toBe('ENOTDIR');
});

it('names that can be no review are strangers, and hidden ones are not looked at', () => {
  const id = 'a'.repeat(64);
  const root = folder({
    [`reviews/2026-Q1/${id}.yaml`]: '',
    [`reviews/2026-Q1/${id}a.yaml`]: '',
    'reviews/2026-Q1/1st.yaml': '',
    'reviews/2026-Q1/__proto__.yaml': '',
    'reviews/2026-Q1/ana silva.yaml': '',
    'reviews/2026-Q1/ana.yaml~': '',
    'reviews/2026-Q1/.hidden.yaml': '',
    'reviews/2026-Q5/a.yaml': '',
    'reviews/notes.txt': '',
  });
  expect(reviewsIn(root, '2026-Q1')).toEqual({
    reps: [id],
    strangers: ['1st.yaml', '__proto__.yaml', `${id}a.yaml`, 'ana silva.yaml', 'ana.yaml~'],
  });
  expect(strangersAmongQuarters(root)).toEqual(['2026-Q5', 'notes.txt']);
});

it('the team folder is the nearest above', () => {
  const root = folder({ 'qreview.yaml': '', 'reviews/2026-Q1/a.yaml': '' });
  expect(findTeamFolder(join(root, 'reviews/2026-Q1'))).toBe(root);
  expect(findTeamFolder(folder())).toBeUndefined();
});

it('the team folder lists what is there, and what should not be', () => {
  const root = folder({
    'reviews/2026-Q1/ana.yaml': '',
    'reviews/2026-Q1/.ana.yaml.lock': '',
    'reviews/2026-Q1/Ana.yaml': '',
    'reviews/2026-Q1/x.yml': '',
    'reviews/2025-Q4/a.yaml': '',
    'reviews/2026-q1/a.yaml': '',
    'reviews/.gitignore': '',
  });
  expect(quartersOf(root)).toEqual(['2025-Q4', '2026-Q1']);
  expect(strangersAmongQuarters(root)).toEqual(['2026-q1']);
  expect(reviewsIn(root, '2026-Q1')).toEqual({ reps: ['ana'], strangers: ['Ana.yaml', 'x.yml'] });
  expect([quartersOf(folder()), reviewsIn(root, '2024-Q1').reps]).toEqual([[], []]);
  expect(codeOf(() => quartersOf('\0'))).toBe('ERR_INVALID_ARG_VALUE');
});

it('a new review is saved once, and afterwards only over what was loaded', () => {
  const root = folder({ 'qreview.yaml': '' });
  const text = saveReview(root, review, undefined);
  expect(codeOf(() => saveReview(root, review, undefined))).toBe('ECHANGED');
  expect(saveReview(root, review, text)).toBe(text);
  expect(codeOf(() => saveReview(root, { ...review, held: '2026-04-03' }, `${text}# theirs\n`))).toBe('ECHANGED');
  expect(loadReview(root, review)).toMatchObject({ state: 'readable', value: review });
  expect(loadReview(root, { rep: 'ben', quarter: '2026-Q1' })).toEqual({
    state: 'missing',
    file: 'reviews/2026-Q1/ben.yaml',
  });
  expect(loadTeam(root).state).toBe('unreadable');
  expect(loadTeam(folder()).state).toBe('missing');
});
