/** Bad input that a page can't hold: bytes, links, folders, permissions. The rest is in scenarios/errors.md. */
import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import type { Ask } from '../../src/cli/io.ts';
import { main } from '../../src/cli/main.ts';
import { answersElsewhere, folder, folderWithExample, ROOT } from '../folder.ts';
import { leaveSocket } from '../socket.ts';
import { becomeNobody } from '../nobody.ts';
import { BIN } from '../root.ts';
import { fakeTerminal } from './fake-terminal.ts';
import { scripted } from './scripted-ask.ts';

const FILE = 'reviews/2026-Q1/ana-silva.yaml';
const ANSWERS = join(ROOT, 'examples/answers/mei-tanaka-2026-Q1.yaml');
const NEW = ['new', 'mei-tanaka', '2026-Q1', '--answers', ANSWERS];

function example(): string {
  return join(folderWithExample(), 'acme-west');
}

async function validate(cwd: string): Promise<string> {
  const terminal = fakeTerminal({ cwd, width: 120 });
  expect(await main(['validate', FILE], terminal)).toBe(1);
  return terminal.printed();
}

it.each<[string, (path: string) => void, string]>([
  [
    'bytes that are not UTF-8',
    (path) => writeFileSync(path, Buffer.from('version: 1\nrep: \xe9milie\n', 'latin1')),
    `${FILE}:2:6 error [file/text]\n  the text is not UTF-8 from here on\n  → save the file as UTF-8\n`,
  ],
  [
    'UTF-16',
    (path) => writeFileSync(path, '\uFEFFversion: 1\n', 'utf16le'),
    `${FILE}:1:1 error [file/text]\n  the file is UTF-16 text\n  → save it as UTF-8\n`,
  ],
  [
    'a NUL character',
    (path) => writeFileSync(path, 'version: 1\nrep: a\0b\n'),
    `${FILE}:2:7 error [file/text]\n  there is a NUL character here: this is no text\n  → take it out\n`,
  ],
  [
    '50 MB',
    (path) => truncateSync(path, 50 * 1024 * 1024),
    `${FILE}:1:1 error [file/text]\n  the file has 50 MB, and at most 4 MB are read\n  → is it another file by mistake?\n`,
  ],
  [
    'a folder',
    (path) => {
      rmSync(path);
      mkdirSync(path);
    },
    `${FILE}:1:1 error [file/text]\n  this is a folder, not a file\n  → move it away\n`,
  ],
  [
    'a link out of the team',
    (path) => {
      rmSync(path);
      symlinkSync('/etc/passwd', path);
    },
    `${FILE}:1:1 error [file/text]\n  the link leads out of the team folder\n  → put the file itself here\n`,
  ],
  [
    'a link to itself',
    (path) => {
      rmSync(path);
      symlinkSync('ana-silva.yaml', path);
    },
    `${FILE}:1:1 error [file/text]\n  the link leads round in a circle\n  → put the file itself here\n`,
  ],
  [
    'nothing at all',
    (path) => writeFileSync(path, ''),
    `${FILE}:1:1 error [file/schema]\n  is empty\n  → write a map of keys and values (or {} for none)\n`,
  ],
  [
    'brackets without end',
    (path) => writeFileSync(path, '['.repeat(100_000)),
    `${FILE}:1:1 error [file/yaml]\n  the file is nested too deeply to be read\n     1 | ${'['.repeat(111)}\n       | ^\n  → write it in the form that the schema describes\n`,
  ],
])('%s', async (_, make, expected) => {
  const cwd = example();
  make(join(cwd, FILE));
  expect(await validate(cwd)).toBe(`${expected}\n1 file: 1 error\n`);
});

it('thousands of errors in a file are not all told, nor looked for', async () => {
  const cwd = example();
  const keys = Array.from({ length: 30_000 }, (_, index) => `k${index}: v\n`);
  writeFileSync(join(cwd, FILE), keys.join(''));
  const told = await validate(cwd);
  expect(told).toContain(`${FILE}:1:1 error [file/schema]\n  version is missing\n`);
  expect(told).toContain('  29904 more errors are not shown\n');
  expect(told).toMatch(/\n1 file: 101 errors\n$/);
});

it.each([
  ['a file', 'answers.yaml', ''],
  ['the standard input', '-', 'a'.repeat(5_000_000)],
])('more answers than anybody gives, from %s', async (_, file, input) => {
  const cwd = example();
  writeFileSync(join(cwd, 'answers.yaml'), 'a'.repeat(5_000_000));
  const terminal = fakeTerminal({ cwd, input });
  expect(await main(['new', 'mei-tanaka', '2026-Q1', '--answers', file], terminal)).toBe(1);
  expect(terminal.printed()).toBe(`qreview: ${file}: there are more than 4 MB\n  is it another file by mistake?\n`);
});

it.each<[string, (path: string) => unknown, string]>([
  [
    'a pipe into which nobody writes',
    (path) => spawnSync('mkfifo', [path]),
    'odd is a pipe into which nobody writes\n  write the answers into it, or name a file\n',
  ],
  [
    'a link to a device',
    (path) => symlinkSync('/dev/zero', path),
    'odd is neither a file nor a pipe\n  name the file with the answers, or - for the input\n',
  ],
  ['a socket', leaveSocket, 'odd is neither a file nor a pipe\n  name the file with the answers, or - for the input\n'],
])('answers from %s', async (_, make, expected) => {
  const cwd = example();
  make(join(cwd, 'odd'));
  const terminal = fakeTerminal({ cwd });
  expect(await main(['new', 'mei-tanaka', '2026-Q1', '--answers', 'odd'], terminal)).toBe(2);
  expect(terminal.printed()).toBe(`qreview: ${expected}`);
});

it('answers from a pipe whose writer comes late, and is slow', async () => {
  const cwd = example();
  const pipe = join(cwd, 'pipe');
  spawnSync('mkfifo', [pipe]);
  const slow = 'sleep 0.3; { head -c 100 "$1"; sleep 0.3; tail -c +101 "$1"; } > "$2"';
  const writer = spawn('sh', ['-c', slow, 'sh', ANSWERS, pipe]);
  const terminal = fakeTerminal({ cwd });
  expect(await main(['new', 'mei-tanaka', '2026-Q1', '--answers', 'pipe'], terminal)).toBe(0);
  expect(writer.exitCode ?? 0).toBe(0);
  expect(readFileSync(join(cwd, 'reviews/2026-Q1/mei-tanaka.yaml'), 'utf8')).toContain('state: final\n');
});

it('answers from what a shell puts in the place of a program', () => {
  const cwd = example();
  const words = `"$0" "$1" new mei-tanaka 2026-Q1 --no-commit --answers <(sleep 0.2; cat "$2")`;
  const env = { ...process.env, QREVIEW_TODAY: '2026-04-08' };
  const ran = spawnSync('bash', ['-c', words, process.execPath, BIN, ANSWERS], { cwd, env, encoding: 'utf8' });
  expect(ran).toMatchObject({ status: 0 });
  expect(readFileSync(join(cwd, 'reviews/2026-Q1/mei-tanaka.yaml'), 'utf8')).toContain('state: final\n');
});

it.each<[string, (path: string) => unknown]>([
  ['a pipe', (path) => spawnSync('mkfifo', [path])],
  ['a link to a device', (path) => symlinkSync('/dev/zero', path)],
  ['a socket', leaveSocket],
])('an export that is %s', async (_, make) => {
  const cwd = example();
  make(join(cwd, 'odd.csv'));
  const terminal = fakeTerminal({ cwd });
  expect(await main(['import', 'odd.csv'], terminal)).toBe(1);
  expect(terminal.printed()).toContain('odd.csv:1:1 error [import]\n  this is not a regular file\n');
});

it('a reviews folder that is a link out of the team', async () => {
  const elsewhere = folder();
  const cwd = folder({
    'qreview.yaml':
      'version: 1\nteam: West\nleader: Jo\ncurrency: USD\nfiscal_year: { starts: january }\nreps: { mei-tanaka: { name: Mei } }\n',
  });
  symlinkSync(elsewhere, join(cwd, 'reviews'));
  const terminal = fakeTerminal({
    cwd,
    input: 'number: {}\nworked: {}\ndidnt_work: {}\nlearned: {}\nbiggest_client: {}\nnext: {}\n',
  });
  expect(await main(['new', 'mei-tanaka', '2026-Q1', '--set', 'number.booked=1', '--answers', '-'], terminal)).toBe(2);
  expect(terminal.printed()).toBe(
    `qreview: a link leads out of the team folder, and nothing was written there: ${cwd}/reviews leads out of the team folder\n  put the folder itself there\n`,
  );
  expect(existsSync(join(elsewhere, '2026-Q1'))).toBe(false);
});

it('what a folder elsewhere has, where a link leads there, is not told', async () => {
  const cwd = example();
  const elsewhere = folder({ 'letter-to-anna.txt': 'x', 'ana-silva.yaml': 'secret: words\n' });
  rmSync(join(cwd, 'reviews/2026-Q1'), { recursive: true });
  symlinkSync(elsewhere, join(cwd, 'reviews/2026-Q1'));
  const terminal = fakeTerminal({ cwd, width: 120 });
  expect(await main(['validate', 'reviews/2026-Q1'], terminal)).toBe(1);
  expect(terminal.printed()).toBe(
    `${FILE}:1:1 error [file/text]\n  the link leads out of the team folder\n  → put the file itself here\n\n1 file: 1 error\n`,
  );
});

it('a folder without write permission', async () => {
  const cwd = example();
  const quarter = join(cwd, 'reviews/2026-Q1');
  // Loads what the command needs before the rights to read it are gone.
  await main(NEW, fakeTerminal({ cwd: example() }));
  chmodSync(quarter, 0o555);
  chmodSync(join(quarter, 'ana-silva.yaml'), 0o000);
  for (const path of [join(cwd, '..'), cwd]) chmodSync(path, 0o755);
  onTestFinished(() => chmodSync(quarter, 0o755));
  becomeNobody();
  const terminal = fakeTerminal({ cwd, input: readFileSync(ANSWERS, 'utf8') });
  expect(await main(['new', 'mei-tanaka', '2026-Q1', '--answers', '-'], terminal)).toBe(2);
  expect(terminal.printed()).toBe(
    `qreview: there is no permission to read or write here: ${quarter}\n  change the permissions, or use another folder with -C\n`,
  );
  expect(existsSync(join(quarter, 'mei-tanaka.yaml'))).toBe(false);
  const reading = fakeTerminal({ cwd });
  expect(await main(['show', 'ana-silva', '2026-Q1'], reading)).toBe(1);
  expect(reading.printed()).toContain('there is no permission to read the file\n  → change its permissions');
});

it('a folder that nobody may look into is not taken for an empty one', async () => {
  const cwd = example();
  await main(['status'], fakeTerminal({ cwd: example() }));
  chmodSync(join(cwd, '..'), 0o755);
  chmodSync(cwd, 0o000);
  onTestFinished(() => chmodSync(cwd, 0o755));
  becomeNobody();
  const inside = fakeTerminal({ cwd });
  expect(await main(['status'], inside)).toBe(2);
  expect(inside.printed()).toContain(`there is no permission to read or write here: ${join(cwd, 'qreview.yaml')}`);
  const from = fakeTerminal({ cwd: '/' });
  expect(await main(['status', '-C', join(cwd, 'reviews')], from)).toBe(2);
  expect(from.printed()).toContain(`there is no permission to read or write here: ${join(cwd, 'reviews')}`);
});

it('the lock of somebody else, which may not be read, is not taken for that of a dead process', async () => {
  const cwd = example();
  const lock = join(cwd, 'reviews/2026-Q1/.mei-tanaka.yaml.lock');
  await main(NEW, fakeTerminal({ cwd: example() }));
  for (const path of [join(cwd, '..'), cwd]) chmodSync(path, 0o755);
  chmodSync(join(cwd, 'reviews/2026-Q1'), 0o777);
  writeFileSync(lock, JSON.stringify({ process: process.ppid, host: hostname() }));
  chmodSync(lock, 0o000);
  becomeNobody();
  const terminal = fakeTerminal({ cwd });
  expect(await main(NEW, terminal)).toBe(2);
  expect(terminal.printed()).toContain(`there is no permission to read or write here: ${lock}`);
  expect(existsSync(lock)).toBe(true);
});

it('a draft that may not be read any more is not said to be changed', async () => {
  const cwd = example();
  const file = join(cwd, 'reviews/2026-Q1/mei-tanaka.yaml');
  await main(NEW, fakeTerminal({ cwd: example() }));
  const { ask } = scripted([['number.booked', '1']]);
  for (const path of [join(cwd, '..'), cwd]) chmodSync(path, 0o755);
  chmodSync(join(cwd, 'reviews/2026-Q1'), 0o777);
  const question: Ask['question'] = (...words) => {
    if (existsSync(file)) {
      chmodSync(file, 0o000);
      becomeNobody();
    }
    return ask.question(...words);
  };
  const terminal = fakeTerminal({ cwd, ask: { ...ask, question } });
  expect(await main(['new', 'mei-tanaka', '2026-Q1'], terminal)).toBe(2);
  expect(terminal.printed()).toContain(`there is no permission to read or write here: ${file}`);
  expect(answersElsewhere(terminal.printed())).toContain('booked: 1\n');
});

it('an export that nobody may look at is not taken for a missing one', async () => {
  const cwd = example();
  const closed = folder({ 'deals.csv': '' });
  await main(['import', 'gone.csv'], fakeTerminal({ cwd }));
  chmodSync(join(cwd, '..'), 0o755);
  chmodSync(closed, 0o000);
  onTestFinished(() => chmodSync(closed, 0o755));
  becomeNobody();
  const terminal = fakeTerminal({ cwd });
  expect(await main(['import', join(closed, 'deals.csv')], terminal)).toBe(2);
  expect(terminal.printed()).toContain(`there is no permission to read or write here: ${join(closed, 'deals.csv')}`);
});

it('a review that somebody else is writing', async () => {
  const cwd = example();
  writeFileSync(join(cwd, 'reviews/2026-Q1/.mei-tanaka.yaml.lock'), '{"process":1,"host":"another-machine"}');
  const terminal = fakeTerminal({ cwd });
  expect(await main(NEW, terminal)).toBe(2);
  expect(terminal.printed()).toBe(
    'qreview: somebody else is writing this review: process 1 on another-machine\n  wait until it is done; if nobody is writing, delete\n  reviews/2026-Q1/.mei-tanaka.yaml.lock\n',
  );
});

it.each([
  ['actuals/2026-Q1.yaml', ['import', 'deals.csv', '--no-input']],
  ['qreview.yaml', ['import', '--quotas', 'quotas.csv', '--no-input']],
])('%s while somebody else is writing it', async (file, words) => {
  const cwd = example();
  const lock = join(dirname(file), `.${basename(file)}.lock`);
  mkdirSync(join(cwd, 'actuals'));
  writeFileSync(join(cwd, 'deals.csv'), 'Owner,Amount,Close Date,Stage\nAna Silva,1,2026-02-03,Closed Won\n');
  writeFileSync(join(cwd, 'quotas.csv'), 'Rep,Quarter,Quota\nana-silva,2026-Q1,1\n');
  writeFileSync(join(cwd, lock), '{"process":1,"host":"another-machine"}');
  const before = existsSync(join(cwd, file)) ? readFileSync(join(cwd, file), 'utf8') : '';
  const terminal = fakeTerminal({ cwd });
  expect(await main(words, terminal)).toBe(2);
  expect(terminal.printed()).toBe(
    `qreview: somebody else is writing this file, and nothing was written to it: ${join(cwd, lock)}\n  wait until it is done, and run the command again; if nobody is writing, delete\n  the file that is named here\n`,
  );
  expect(existsSync(join(cwd, file)) ? readFileSync(join(cwd, file), 'utf8') : '').toBe(before);
});

it('a second quarter that is refused, when the first is written already', async () => {
  const cwd = example();
  const deals = 'Ana Silva,1,2025-12-03,Closed Won\nAna Silva,1,2026-03-03,Closed Won\n';
  writeFileSync(join(cwd, 'deals.csv'), `Owner,Amount,Close Date,Stage\n${deals}`);
  mkdirSync(join(cwd, 'actuals'));
  const lock = join(cwd, 'actuals/.2026-Q1.yaml.lock');
  writeFileSync(lock, '{"process":1,"host":"another-machine"}');
  const terminal = fakeTerminal({ cwd });
  expect(await main(['import', 'deals.csv'], terminal)).toBe(2);
  expect(terminal.printed()).toBe(
    `qreview: somebody else is writing this file, and nothing was written to it: ${lock}\n  wait until it is done, and run the command again; if nobody is writing, delete\n  the file that is named here\nWritten before that: actuals/2025-Q4.yaml\n`,
  );
  expect(existsSync(join(cwd, 'actuals/2025-Q4.yaml'))).toBe(true);
});

it('a file that stands where the reviews should be', async () => {
  const cwd = example();
  rmSync(join(cwd, 'reviews'), { recursive: true });
  writeFileSync(join(cwd, 'reviews'), '');
  const validating = fakeTerminal({ cwd });
  expect(await main(['validate'], validating)).toBe(2);
  expect(validating.printed()).toBe(
    `qreview: a file stands where a folder should be: ${join(cwd, 'reviews')}\n  move it away\n`,
  );
  const asking = fakeTerminal({ cwd });
  expect(await main(['status', '2026-Q1'], asking)).toBe(1);
  expect(asking.printed()).toContain('Ana Silva    unreadable\n');
});

it('a file that stands where a quarter should be, beside quarters that can be read', async () => {
  const cwd = example();
  rmSync(join(cwd, 'reviews/2026-Q1'), { recursive: true });
  writeFileSync(join(cwd, 'reviews/2026-Q1'), '');
  const validating = fakeTerminal({ cwd });
  expect(await main(['validate'], validating)).toBe(1);
  expect(validating.printed()).toContain(
    'reviews/2026-Q1:1:1 error [file/place]\n  this is not a folder\n  → move it away\n',
  );
  expect(await main(['status', '2026-Q1'], fakeTerminal({ cwd }))).toBe(1);
  const naming = fakeTerminal({ cwd });
  expect(await main(['validate', FILE], naming)).toBe(1);
  expect(naming.printed()).toContain('reviews/2026-Q1 is not a folder\n  → move it away');
  const showing = fakeTerminal({ cwd });
  expect(await main(['show', 'ana-silva', '2026-Q1'], showing)).toBe(1);
  expect(showing.printed()).toContain('reviews/2026-Q1 is not a folder\n  → move it away');
});

it.each([1, 2, 4, 5])('a demo that has no room names the folder where it was to be: %i KB', (most) => {
  const cwd = folder();
  const script = `ulimit -f ${most}; exec "$0" "$1" demo sub`;
  const ran = spawnSync('bash', ['-c', script, process.execPath, BIN], { cwd, encoding: 'utf8' });
  expect(ran.stderr).toBe(
    `qreview: the file would be larger than is allowed here: ${join(cwd, 'sub')}\n  raise the limit (ulimit -f), and run the command again\n`,
  );
  expect(ran.status).toBe(2);
});

it('a review that somebody else saved first', async () => {
  const cwd = example();
  const theirs = 'version: 1 # theirs\n';
  const terminal = {
    ...fakeTerminal({ cwd }),
    input: () => {
      writeFileSync(join(cwd, 'reviews/2026-Q1/mei-tanaka.yaml'), theirs);
      return Promise.resolve(readFileSync(ANSWERS));
    },
  };
  expect(await main(['new', 'mei-tanaka', '2026-Q1', '--answers', '-'], terminal)).toBe(2);
  expect(terminal.printed()).toBe(
    'qreview: the file was changed by somebody else in the meantime, and nothing was written to it: reviews/2026-Q1/mei-tanaka.yaml\n  run the command again\n',
  );
  expect(readFileSync(join(cwd, 'reviews/2026-Q1/mei-tanaka.yaml'), 'utf8')).toBe(theirs);
});

it('an editor that fails', async () => {
  const cwd = example();
  const copy = join(cwd, 'reviews/2026-Q1/.ana-silva.edit.yaml');
  const { openEditor } = await import('../../src/cli/editor.ts');
  const failing = fakeTerminal({ cwd, edit: (path) => openEditor(path, { EDITOR: 'exit 3;' }) });
  expect(await main(['edit', 'ana-silva', '2026-Q1'], failing)).toBe(2);
  expect(failing.printed()).toBe(
    'qreview: the editor (exit 3;) ended with 3\n  set EDITOR to the editor that you use\n',
  );
  expect(existsSync(copy)).toBe(false);
  const crashing = fakeTerminal({
    cwd,
    edit: (path) => openEditor(path, { EDITOR: 'f() { echo "# typed" >> "$1"; exit 3; }; f' }),
  });
  expect(await main(['edit', 'ana-silva', '2026-Q1'], crashing)).toBe(2);
  expect(crashing.printed()).toContain('What you wrote is in reviews/2026-Q1/.ana-silva.edit.yaml\n');
  expect(readFileSync(copy, 'utf8').endsWith('# typed\n')).toBe(true);
});
