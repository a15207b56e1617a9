/** `edit` and `new --editor` with an editor that is a function. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { main } from '../../src/cli/main.ts';
import { folderWithExample } from '../folder.ts';
import { fakeTerminal, type FakeTerminal } from './fake-terminal.ts';
import { scripted } from './scripted-ask.ts';

const ANA = 'reviews/2026-Q1/ana-silva.yaml';
const MEI = 'reviews/2026-Q1/mei-tanaka.yaml';

function example(): string {
  return join(folderWithExample(), 'acme-west');
}

/** An editor that changes the text once each time it is opened; what it saw is kept. */
function editor(...changes: readonly ((text: string) => string)[]) {
  const seen: string[] = [];
  const left = [...changes];
  const edit = (path: string): Promise<void> => {
    const text = readFileSync(path, 'utf8');
    seen.push(text);
    const change = left.shift();
    if (change !== undefined) writeFileSync(path, change(text));
    return Promise.resolve();
  };
  return { edit, seen };
}

const put =
  (from: string, to: string) =>
  (text: string): string =>
    text.replace(from, () => to);

async function run(words: readonly string[], terminal: FakeTerminal): Promise<number> {
  return main(words, terminal);
}

describe('qreview edit', () => {
  it('saves what passes, to the byte', async () => {
    const cwd = example();
    const before = readFileSync(join(cwd, ANA), 'utf8');
    const { edit } = editor(put('3 replies', '4 replies   # counted again'));
    const terminal = fakeTerminal({ cwd, edit });
    expect(await run(['edit', 'ana-silva', '2026-Q1'], terminal)).toBe(0);
    expect(terminal.results()).toBe(`saved ${ANA}\n`);
    expect(readFileSync(join(cwd, ANA), 'utf8')).toBe(before.replace('3 replies', () => '4 replies   # counted again'));
  });

  it('opens again at the error, until it is mended', async () => {
    const cwd = example();
    const { edit, seen } = editor(put('keep: true', 'keep: perhaps'), put('keep: perhaps', 'keep: false'));
    expect(await run(['edit', 'ana-silva', '2026-Q1'], fakeTerminal({ cwd, edit }))).toBe(0);
    expect(seen[1]).toContain(
      '#? ERROR: worked.referrals.keep: is "perhaps" (write true or false)\n    keep: perhaps\n',
    );
    expect(readFileSync(join(cwd, ANA), 'utf8')).not.toContain('#?');
    expect(parse(readFileSync(join(cwd, ANA), 'utf8'))).toMatchObject({ worked: { referrals: { keep: false } } });
  });

  it('leaves the review alone when it is given up, keeps the text, and goes on with it', async () => {
    const cwd = example();
    const before = readFileSync(join(cwd, ANA), 'utf8');
    const terminal = fakeTerminal({ cwd, edit: editor(put('version: 1', 'version: one')).edit });
    expect(await run(['edit', 'ana-silva', '2026-Q1'], terminal)).toBe(1);
    expect(terminal.printed()).toContain('the text still has 1 error, and nothing was changed');
    expect(terminal.printed()).toContain('what you wrote is in reviews/2026-Q1/.ana-silva.edit.yaml');
    expect(readFileSync(join(cwd, ANA), 'utf8')).toBe(before);
    const again = fakeTerminal({ cwd, edit: editor(put('version: one', 'version: 1 # mended')).edit });
    expect(await run(['edit', 'ana-silva', '2026-Q1'], again)).toBe(0);
    expect(again.printed()).toContain('Going on with what was not finished');
    expect(readFileSync(join(cwd, ANA), 'utf8')).toContain('version: 1 # mended\n');
    expect(existsSync(join(cwd, 'reviews/2026-Q1/.ana-silva.edit.yaml'))).toBe(false);
  });

  it('says so when nothing was changed', async () => {
    const cwd = example();
    const terminal = fakeTerminal({ cwd, edit: editor().edit });
    expect(await run(['edit', 'ana-silva'], terminal)).toBe(0);
    expect(terminal.printed()).toBe('Nothing was changed.\n');
  });

  it('opens a broken file too, so that it can be mended', async () => {
    const cwd = example();
    const before = readFileSync(join(cwd, ANA), 'utf8');
    writeFileSync(join(cwd, ANA), before.replace('state: final', 'state: "final'));
    const terminal = fakeTerminal({ cwd, edit: editor(put('state: "final', 'state: final')).edit });
    expect(await run(['edit', 'ana-silva', '2026-Q1'], terminal)).toBe(0);
    expect(readFileSync(join(cwd, ANA), 'utf8')).toBe(before);
  });

  it('does not write over what somebody else wrote in the meantime', async () => {
    const cwd = example();
    const { edit } = editor(put('3 replies', '4 replies'));
    const terminal = fakeTerminal({
      cwd,
      edit: async (path) => {
        await edit(path);
        writeFileSync(join(cwd, ANA), 'version: 1 # theirs\n');
      },
    });
    expect(await run(['edit', 'ana-silva', '2026-Q1'], terminal)).toBe(2);
    expect(terminal.printed()).toContain(
      'the file was changed by somebody else in the meantime, and nothing was written to it',
    );
    expect(readFileSync(join(cwd, ANA), 'utf8')).toBe('version: 1 # theirs\n');
  });
});

describe('qreview new --editor', () => {
  const fill = (text: string): string =>
    text
      .replace('  booked:\n', '  booked: 187400\n')
      .replaceAll('    done:\n', '    done: true\n')
      .replace(
        '    effort:\n    result:\n    keep:\n',
        '    effort: Visited "on site" # mine\n    result: $1,250\n    keep: true\n',
      )
      .replace('didnt_work:\n', 'didnt_work: {}\nx-unused:\n')
      .replace('learned:\n', 'learned: unknown\nx-more:\n')
      .replace('  client:\n', '  client: Denki\n')
      .replace(
        '    objective:\n    why:\n    measure:\n      metric:\n      target:\n',
        '    objective: Win four plants\n    why:\n    measure:\n      metric: plants\n      target: 4\n',
      );

  it('gives all questions with what is known, and saves what is answered', async () => {
    const cwd = example();
    const { edit, seen } = editor(fill);
    const { ask } = scripted([['What now?', 'final']]);
    const terminal = fakeTerminal({ cwd, edit, ask });
    expect(await run(['new', 'mei-tanaka', '2026-Q1', '--editor'], terminal)).toBe(0);
    const form = seen[0] ?? '';
    expect(form).toContain("#? Question 3 of 5. What didn't work?\n");
    expect(form).toContain('#?   The quota was $200,000.\n');
    expect(form).toContain('#?   decision: stop, change, repeat\n');
    expect(form).toContain('    objective: Sell one plant each to four manufacturers\n');
    const text = readFileSync(join(cwd, MEI), 'utf8');
    expect(text).not.toContain('#?');
    expect(text).toContain('  visited-site:\n    effort: Visited "on site" # mine\n');
    expect(parse(text)).toMatchObject({
      state: 'final',
      number: { quota: 200000, booked: 187400 },
      did: { 'denki-pilot': { done: true }, 'one-plant': { done: true }, 'fast-contracts': { done: true } },
      worked: { 'visited-site': { effort: 'Visited "on site"', result: '$1,250', keep: true } },
      didnt_work: {},
      learned: 'unknown',
      biggest_client: { client: 'Denki' },
      next: { 'win-four-plants': { objective: 'Win four plants', measure: { metric: 'plants', target: 4 } } },
    });
  });

  it('opens again at the error, and lists what is not answered yet', async () => {
    const cwd = example();
    const { edit, seen } = editor(put('  booked:\n', '  booked: lots\n'), put('  booked: lots\n', '  booked: 1\n'));
    const { ask } = scripted([['What now?', 'draft']]);
    const terminal = fakeTerminal({ cwd, edit, ask });
    expect(await run(['new', 'mei-tanaka', '2026-Q1', '--editor'], terminal)).toBe(0);
    expect(seen[1]).toContain('#? ERROR: number.booked: is "lots" (write a number, or unknown)\n  booked: lots\n');
    expect(terminal.printed()).toContain('Still without an answer:\n  did.denki-pilot.done: Was it done?\n');
    expect(parse(readFileSync(join(cwd, MEI), 'utf8'))).toMatchObject({ state: 'draft', number: { booked: 1 } });
  });

  it('goes on with a draft', async () => {
    const cwd = example();
    const { edit, seen } = editor(
      put('learned:\n  new-1:\n    lesson:\n', 'learned:\n  new-1:\n    lesson: Proposals after two meetings\n'),
    );
    const { ask } = scripted([['What now?', 'draft']]);
    expect(await run(['new', 'sam-patel', '2026-Q1', '--editor'], fakeTerminal({ cwd, edit, ask }))).toBe(0);
    expect(seen[0]).toContain('    effort: Two meetings before each proposal\n');
    expect(parse(readFileSync(join(cwd, 'reviews/2026-Q1/sam-patel.yaml'), 'utf8'))).toMatchObject({
      worked: { 'two-meetings': { result: '4 of 9 signed' } },
      learned: { 'proposals-after-meetings': { lesson: 'Proposals after two meetings' } },
    });
  });
});

it('leaves the lines of a person alone, whatever they begin with', async () => {
  const cwd = example();
  const path = join(cwd, ANA);
  const text = readFileSync(path, 'utf8').replace('worked:\n', '#? is this right, Ana?\nworked:\n');
  writeFileSync(path, text);
  const terminal = fakeTerminal({ cwd, edit: editor().edit });
  expect(await run(['edit', 'ana-silva', '2026-Q1'], terminal)).toBe(0);
  expect(terminal.printed()).toBe('Nothing was changed.\n');
  expect(readFileSync(path, 'utf8')).toBe(text);
});

it('does not go on with an edit of a review that has changed since', async () => {
  const cwd = example();
  const given = fakeTerminal({ cwd, edit: editor(put('version: 1', 'version: one')).edit });
  expect(await run(['edit', 'ana-silva', '2026-Q1'], given)).toBe(1);
  const theirs = readFileSync(join(cwd, ANA), 'utf8').replace('3 replies', 'THEIRS');
  writeFileSync(join(cwd, ANA), theirs);
  const again = fakeTerminal({ cwd, edit: editor(put('version: one', 'version: 1')).edit });
  expect(await run(['edit', 'ana-silva', '2026-Q1'], again)).toBe(2);
  expect(again.printed()).toContain('holds an edit that was not finished, and the review has changed since');
  expect(readFileSync(join(cwd, ANA), 'utf8')).toBe(theirs);
});

it('keeps what was typed where it cannot be saved', async () => {
  const cwd = example();
  const { edit } = editor(put('3 replies', 'MINE'));
  const terminal = fakeTerminal({
    cwd,
    edit: async (path) => {
      await edit(path);
      writeFileSync(join(cwd, ANA), 'version: 1 # theirs\n');
    },
  });
  expect(await run(['edit', 'ana-silva', '2026-Q1'], terminal)).toBe(2);
  expect(readFileSync(join(cwd, 'reviews/2026-Q1/.ana-silva.edit.yaml'), 'utf8')).toContain('MINE');
  expect(terminal.printed()).toContain('What you wrote is in reviews/2026-Q1/.ana-silva.edit.yaml\n');
});

it.each([
  ['edit', ['edit', 'ana-silva', '2026-Q1'], put('3 replies', '4 replies'), 'reviews/2026-Q1/.ana-silva.edit.yaml'],
  [
    'new --editor',
    ['new', 'mei-tanaka', '2026-Q1', '--editor'],
    put('    lesson:\n', '    lesson: Plants buy in spring\n'),
    'reviews/2026-Q1/.mei-tanaka.form.yaml',
  ],
])('%s goes on after a crash between the saving and the end of its copy', async (_, words, change, copy) => {
  const cwd = example();
  const ask = scripted([
    ['What now?', 'draft'],
    ['What now?', 'draft'],
  ]).ask;
  let written = '';
  const keep = (text: string): string => (written = change(text));
  expect(await run(words, fakeTerminal({ cwd, ask, edit: editor(keep).edit }))).toBe(0);
  const path = join(cwd, copy.replace('/.', '/').replace(/\.(?:edit|form)/, ''));
  const saved = readFileSync(path, 'utf8');
  // As the crash leaves it.
  writeFileSync(join(cwd, copy), written);
  const terminal = fakeTerminal({ cwd, ask, edit: editor().edit });
  expect(await run(words, terminal)).toBe(0);
  expect(terminal.printed()).not.toContain('not finished');
  expect(readFileSync(path, 'utf8')).toBe(saved);
  expect(existsSync(join(cwd, copy))).toBe(false);
});

it('a form keeps the comments, ids and texts of the draft', async () => {
  const cwd = example();
  const path = join(cwd, 'reviews/2026-Q1/sam-patel.yaml');
  const before = readFileSync(path, 'utf8')
    .replace('worked:\n  two-meetings:\n', '# what he says\nworked:\n  new-1:\n')
    .replace('result: 4 of 9 signed\n', 'result: |- # his words\n      As he says: null\n      #? really\n');
  writeFileSync(path, before);
  const { ask } = scripted([['What now?', 'draft']]);
  expect(await run(['new', 'sam-patel', '2026-Q1', '--editor'], fakeTerminal({ cwd, edit: editor().edit, ask }))).toBe(
    0,
  );
  expect(readFileSync(path, 'utf8')).toBe(before.replace(/asked: .*\n/, 'held: "2026-04-08"\n'));
});
