/** `qreview demo`: the example team in a scratch folder, and one review of the visitor's own in it. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { reviewFile } from '../../domain/place.ts';
import { visible } from '../../report/format.ts';
import { copyExample, OPEN_REVIEW, preparedAnswers, STORY_DAY } from '../../store/example.ts';
import { shellWord } from '../../store/shell-word.ts';
import { EXIT, type Exit } from '../exit.ts';
import type { Io } from '../io.ts';
import { newReview } from './new.ts';
import { show } from './show.ts';

/** Makes the example in a folder (a new temporary one by default), does its open review, and shows it. Throws UserError. */
export async function demo(io: Io, folder: string | undefined): Promise<Exit> {
  const root = folder === undefined ? mkdtempSync(join(tmpdir(), 'qreview-demo-')) : resolve(io.cwd, folder);
  const hasHistory = copyExample(root);
  const { rep, quarter } = OPEN_REVIEW;
  const inDemo: Io = { ...io, cwd: root, today: STORY_DAY };
  io.say(
    `Acme West, an invented team of Jo Park's, is in ${visible(root)}${hasHistory ? ', with its git history' : ''}.\n` +
      `You are Jo. It is ${STORY_DAY}, and one review of ${quarter} is missing: Mei Tanaka's.\n\n`,
  );
  const done = await newReview(
    // The result of the demo is the review itself, not where it was saved.
    { ...inDemo, out: io.say },
    rep,
    quarter,
    io.ask === undefined ? { answers: preparedAnswers() } : {},
  );
  if (done !== EXIT.ok) return done;
  io.say('\n');
  await show(inDemo, rep, quarter);
  io.say(`
The review is the file ${visible(join(root, reviewFile(OPEN_REVIEW)))}
Look around:
  cd ${visible(shellWord(root))}
  qreview status ${quarter}
  qreview show ana-silva ${quarter}
  qreview validate --strict
Start your own team with: qreview init
`);
  return EXIT.ok;
}
