/** A whole review in a real terminal: keys in, a file out. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import { shellWord } from '../../src/store/shell-word.ts';
import { folder } from '../folder.ts';
import { BIN, inPty, KEY, pasted, qreviewInPty, type Pty } from './pty.ts';

const { enter, down, space, tab } = KEY;

const TEAM = `version: 1
team: Acme West
leader: Jo Park
currency: USD
fiscal_year:
  starts: january
goals:
  new-logos:
    goal: Win 40 new logos
reps:
  ana-silva:
    name: Ana Silva
    quota:
      2026-Q1: 250000
`;

const PREVIOUS = `version: 1
rep: ana-silva
quarter: 2025-Q4
state: final
held: 2026-01-07
number:
  quota: 240000
  booked: 251000
said: {}
did: {}
worked:
  referrals:
    effort: Asked every renewal for one introduction
    keep: true
didnt_work: {}
learned: {}
biggest_client: unknown
next:
  three-cios:
    objective: Meet the CIO of three named accounts
    measure:
      metric: CIO meetings
      target: 3
    serves: quota
`;

const LINES = 'First line: $1,250 and $& # not a comment\n\'single\' "double" - dash\n日本語 🎉 ends: here';

function team(): string {
  return folder({ 'qreview.yaml': TEAM, 'reviews/2025-Q4/ana-silva.yaml': PREVIOUS });
}

const FILE = 'reviews/2026-Q1/ana-silva.yaml';

// A prompt reads keys from its first drawing on, which ends with its footer.
async function answer(terminal: Pty, question: string, keys: string, footer = 'Ctrl+G'): Promise<void> {
  await terminal.sees(question);
  await terminal.sees(footer);
  terminal.type(keys);
}

async function pick(terminal: Pty, question: string, keys: string): Promise<void> {
  await answer(terminal, question, keys, '↑↓');
}

it('goes through the five questions with text, arrows, "I don\'t know" and a way back', async () => {
  const root = team();
  const terminal = qreviewInPty('new ana-silva 2026-Q1', root);
  await terminal.sees('Question 1 of 5');
  await terminal.sees('What they said, in 2025-Q4, word for word:');
  await terminal.sees('Meet the CIO of three named accounts (3 CIO meetings)');
  await answer(terminal, 'What was booked?', `231,500.50${enter}`);
  await pick(terminal, 'Was it done?', down + down + enter);
  await answer(terminal, 'What did it come to?', `2${enter}`);
  await answer(terminal, 'What happened?', pasted(LINES));
  await terminal.sees('ends: here');
  terminal.type(enter);

  await terminal.sees('Question 2 of 5');
  await terminal.sees('What worked?');
  await terminal.sees('Ctrl+G');
  terminal.type(tab);
  await terminal.sees('What do they need to keep doing?');
  terminal.type(down);
  await terminal.sees('id: referrals');
  terminal.type(enter);
  await answer(terminal, 'What did it bring?', `5 introductions, 2 closed for $61k${enter}`);
  await pick(terminal, 'Do they need to keep doing it?', down + enter);
  await answer(terminal, 'What else worked?', enter);

  await terminal.sees('Question 3 of 5');
  await answer(terminal, "What didn't work?", `Cold e-mail${enter}`);
  await answer(terminal, "Why didn't it work?", `<${enter}`);
  await answer(terminal, "What didn't work?", `Cold e-mail to IT managers${enter}`);
  await answer(terminal, "Why didn't it work?", `412 sent, 3 replies${enter}`);
  await pick(terminal, 'What becomes of it?', down + enter);
  await answer(terminal, "What else didn't work?", enter);

  await terminal.sees('Question 4 of 5');
  await answer(terminal, 'What did they learn?', `?${enter}`);
  await terminal.sees("I don't know");
  await answer(terminal, 'Who is the biggest client?', `-${enter}`);

  await terminal.sees('Question 5 of 5');
  await answer(terminal, 'What will they do?', `Meet the CIO of Initech${enter}`);
  await answer(terminal, 'Why will it bring them nearer', enter);
  await answer(terminal, 'How will you know that it was done?', `at most 5 days to reply${enter}`);
  await answer(terminal, 'What bookings do you expect of it?', `90k${enter}`);
  await pick(terminal, 'Which goal does it serve?', down + enter);
  await pick(terminal, 'What does it answer?', space + down + down + space + enter);
  await pick(terminal, "Does it do again something that didn't work?", down + enter);
  await answer(terminal, 'Is it a good objective?', `y${enter}`);
  await answer(terminal, 'What else will they do?', enter);

  // Back to the second question: what was said is there, and Enter keeps it.
  await pick(terminal, 'What now?', down + down + enter);
  await answer(terminal, 'What worked?', enter);
  await answer(terminal, 'What did it bring?', `5 introductions, 3 closed${enter}`);
  await pick(terminal, 'Do they need to keep doing it?', enter);
  await answer(terminal, 'What else worked?', enter);
  await pick(terminal, 'What now?', enter);
  await terminal.sees('saved');
  expect(await terminal.ends()).toBe(0);

  expect(parse(readFileSync(join(root, FILE), 'utf8'))).toEqual({
    version: 1,
    rep: 'ana-silva',
    quarter: '2026-Q1',
    state: 'final',
    held: '2026-04-08',
    number: { quota: 250000, booked: 231500.5 },
    said: {
      'three-cios': {
        objective: 'Meet the CIO of three named accounts',
        measure: { metric: 'CIO meetings', target: 3 },
        serves: 'quota',
      },
    },
    did: { 'three-cios': { done: false, actual: 2, note: LINES } },
    worked: {
      referrals: {
        effort: 'Asked every renewal for one introduction',
        result: '5 introductions, 3 closed',
        keep: true,
      },
    },
    didnt_work: {
      'cold-e-mail': { effort: 'Cold e-mail to IT managers', why: '412 sent, 3 replies', decision: 'stop' },
    },
    learned: 'unknown',
    biggest_client: {},
    next: {
      'meet-cio-initech': {
        objective: 'Meet the CIO of Initech',
        measure: { metric: 'days to reply', target: 5, at_most: true },
        expects: 90000,
        serves: 'new-logos',
        because: ['did.three-cios', 'worked.referrals'],
        repeats: 'none',
        good: true,
      },
    },
  });
});

it('writes so that a later edit of one word is one line to git', async () => {
  const root = team();
  const git = (...words: string[]): string =>
    execFileSync('git', ['-c', 'user.name=Jo Park', '-c', 'user.email=jo@acme.example', ...words], {
      cwd: root,
      encoding: 'utf8',
    });
  const answers = join(root, 'answers.yaml');
  writeFileSync(
    answers,
    'number: { booked: 1 }\ndid: unknown\nworked:\n  talks:\n    effort: |-\n      Asked $1,250\n      twice\ndidnt_work: unknown\nlearned: {}\nbiggest_client: {}\nnext: {}\n',
  );
  execFileSync(process.execPath, [BIN, 'new', 'ana-silva', '2026-Q1', '--answers', answers], {
    cwd: root,
    env: { ...process.env, QREVIEW_TODAY: '2026-04-08' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '--message', 'review');
  const terminal = qreviewInPty('edit ana-silva 2026-Q1 --no-commit', root, { EDITOR: "sed -i 's/twice/thrice/'" });
  await terminal.sees('saved');
  expect(await terminal.ends()).toBe(0);
  const changed = git('diff', '--unified=0')
    .split('\n')
    .filter((line) => /^[-+](?![-+])/.test(line));
  expect(changed).toEqual(['-      twice', '+      thrice']);
});

it.each(['Ctrl+C', 'kill -9'])('goes on at the fourth answer after %s behind the third', async (how) => {
  const root = team();
  const first = qreviewInPty('new ana-silva 2026-Q1', root);
  await answer(first, 'What was booked?', `231500${enter}`);
  await pick(first, 'Was it done?', down + down + enter);
  // The third answer is a skipped one: that, too, is not asked again.
  await answer(first, 'What did it come to?', enter);
  await first.sees('What happened?');
  if (how === 'Ctrl+C') {
    first.type(KEY.ctrlC);
    await first.sees(`Your answers are in ${FILE}`);
    expect(await first.ends()).toBe(130);
  } else {
    await first.kill();
  }
  const second = qreviewInPty('new ana-silva 2026-Q1', root);
  await second.sees('where it stopped');
  await answer(second, 'What happened?', `Initech moved to April${enter}`);
  await second.sees('Question 2 of 5');
  expect(second.screen()).not.toContain('What was booked?');
  expect(parse(readFileSync(join(root, FILE), 'utf8'))).toMatchObject({
    number: { booked: 231500 },
    did: { 'three-cios': { done: false, note: 'Initech moved to April' } },
  });
});

it('says where the answers are when the disk is full, and goes on when it is not any more', async () => {
  const root = team();
  const full = join(root, 'disk-is-full');
  const faults = join(root, 'faults.cjs');
  writeFileSync(
    faults,
    `const fs = require('node:fs');
const sync = fs.fsyncSync;
fs.fsyncSync = (file) => {
  if (fs.existsSync(${JSON.stringify(full)})) throw Object.assign(new Error('no space left'), { code: 'ENOSPC' });
  sync(file);
};\n`,
  );
  const first = qreviewInPty('new ana-silva 2026-Q1', root, { NODE_OPTIONS: `--require "${faults}"` });
  await answer(first, 'What was booked?', `231500${enter}`);
  await first.sees('Was it done?');
  await first.sees('↑↓');
  writeFileSync(full, '');
  first.type(down + enter);
  await first.sees('the disk is full');
  await first.sees(`Your answers are in ${FILE}`);
  await first.sees('Go on with: qreview new ana-silva 2026-Q1');
  expect(await first.ends()).toBe(2);
  expect(readdirSync(join(root, 'reviews/2026-Q1'))).toEqual(['ana-silva.yaml']);
  rmSync(full);
  const second = qreviewInPty('new ana-silva 2026-Q1', root);
  await second.sees('where it stopped');
  await second.sees('Was it done?');
  expect(second.screen()).not.toContain('What was booked?');
});

it('tells a second process that the review is being written', async () => {
  const root = team();
  const first = qreviewInPty('new ana-silva 2026-Q1', root);
  await first.sees('What was booked?');
  const second = qreviewInPty('new ana-silva 2026-Q1', root);
  await second.sees('somebody else is writing this review');
  expect(await second.ends()).toBe(2);
});

it('ends where its window is closed, and keeps what was answered', async () => {
  const root = team();
  // The shell stays, to say how it ended.
  const command = `trap : HUP; node ${shellWord(BIN)} new ana-silva 2026-Q1; echo $? >ended`;
  const terminal = inPty(`sh -c ${shellWord(command)}`, root);
  await answer(terminal, 'What was booked?', `231500${enter}`);
  await terminal.sees('Was it done?');
  await terminal.sees('↑↓');
  terminal.close();
  await vi.waitFor(() => expect(readFileSync(join(root, 'ended'), 'utf8')).toBe('129\n'), 15_000);
  expect(parse(readFileSync(join(root, FILE), 'utf8'))).toMatchObject({ number: { booked: 231500 } });
});

it('leaves Ctrl+C in the editor to the editor', async () => {
  const root = team();
  const editor = join(root, 'editor');
  const script = "#!/bin/sh\ntrap 'echo interrupted; exit 0' INT\necho editing\nwhile :; do sleep 0.1; done\n";
  writeFileSync(editor, script, { mode: 0o755 });
  const terminal = qreviewInPty('new ana-silva 2026-Q1', root, { EDITOR: editor });
  await answer(terminal, 'What was booked?', `231500${KEY.ctrlG}`);
  await terminal.sees('editing');
  terminal.type(KEY.ctrlC);
  await terminal.sees('interrupted');
  await terminal.sees('Was it done?');
  await terminal.sees('↑↓');
  terminal.type(KEY.ctrlC);
  expect(await terminal.ends()).toBe(130);
  expect(terminal.screen()).toContain(`Stopped. Your answers are in ${FILE}`);
});

it('asks again, with what was typed, where the editor cannot be used', async () => {
  const root = team();
  const terminal = qreviewInPty('new ana-silva 2026-Q1', root, { TMPDIR: '/nowhere/at/all', EDITOR: 'true' });
  await answer(terminal, 'What was booked?', `231500${KEY.ctrlG}`);
  await terminal.sees('/nowhere/at/all');
  await terminal.sees('(231500)');
  await terminal.sees('Ctrl+G');
  terminal.type(`231501${enter}`);
  await terminal.sees('Was it done?');
  await terminal.sees('↑↓');
  terminal.type(KEY.ctrlC);
  expect(await terminal.ends()).toBe(130);
  expect(parse(readFileSync(join(root, FILE), 'utf8'))).toMatchObject({ number: { booked: 231501 } });
});
