/** `qreview edit`: a review in the editor, checked when it is saved. */
import { join } from 'node:path';
import { reviewFile } from '../../domain/place.ts';
import { nameOf } from '../../domain/team.ts';
import { savedRenderers } from '../../report/saved.ts';
import { checkReview, recordsIn, wholeContext } from '../../store/history.ts';
import { loadReview, parseReview, saveText } from '../../store/team-folder.ts';
import { offerReviewCommit, requireCommittable, type CommitOptions } from '../commit.ts';
import { editUntilValid } from '../edit-loop.ts';
import { EXIT, UserError, type Exit } from '../exit.ts';
import { invalid } from '../invalid.ts';
import type { Io } from '../io.ts';
import { locked } from '../locked.ts';
import { askForEvidence, findQuarter, latestReviewed, openTeam, repOrAsk } from '../team.ts';

/** Opens the review that is meant, and saves it when it passes. */
export async function edit(
  io: Io,
  repText: string | undefined,
  quarterText: string | undefined,
  options: CommitOptions,
): Promise<Exit> {
  const open = openTeam(io);
  const { root, team } = open;
  const rep = await repOrAsk(io, open, repText);
  const quarter = quarterText === undefined ? latestReviewed(open, rep) : findQuarter(open, quarterText, io);
  const place = { rep, quarter };
  await requireCommittable(open, place, options);
  const change = await locked(io, root, place, async () => {
    const loaded = loadReview(root, place);
    if (loaded.state === 'missing') {
      throw new UserError(
        `there is no review of ${nameOf(team, rep)} for ${quarter}`,
        `write it with qreview new ${rep} ${quarter}`,
      );
    }
    const { text } = loaded;
    // What is no text (a folder, bytes) can't be shown in an editor.
    if (text === undefined)
      throw invalid(io, 'the review cannot be edited', loaded.state === 'unreadable' ? loaded.findings : []);
    const records = recordsIn(root);
    const context = wholeContext(root, team, place, records, await askForEvidence(open, [quarter], records, io));
    let saved = text;
    await editUntilValid(io, {
      path: join(root, reviewFile(place)),
      purpose: 'edit',
      text,
      loaded: text,
      remarks: new Set(),
      check: (written) => {
        const parsed = parseReview(written, place);
        const findings = parsed.state === 'readable' ? checkReview(parsed, context, false) : parsed.findings;
        return findings.filter(({ severity }) => severity === 'error');
      },
      finished: (written) => written,
      save: (written) => {
        saveText(root, reviewFile(place), written, text);
        saved = written;
      },
    });
    return { before: text, saved };
  });
  const parsed = parseReview(change.saved, place);
  const state = parsed.state === 'readable' ? parsed.value.state : 'draft';
  if (change.saved !== change.before) {
    io.out(savedRenderers[io.format]({ file: reviewFile(place), state }, io.style));
    return offerReviewCommit(io, open, { ...place, state }, options);
  }
  io.say('Nothing was changed.\n');
  // It may have been changed before, by hand.
  return options.commit === true ? offerReviewCommit(io, open, { ...place, state }, options) : EXIT.ok;
}
