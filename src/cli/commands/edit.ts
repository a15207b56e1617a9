/** `qreview edit`: a review in the editor, checked when it is saved. */
import { join } from 'node:path';
import { nameOf } from '../../domain/team.ts';
import { savedRenderers } from '../../report/saved.ts';
import { checkReview, reviewLoader, wholeContext } from '../../store/history.ts';
import { loadReview, parseReview, replaceReview, reviewFile } from '../../store/team-folder.ts';
import { editUntilValid } from '../edit-loop.ts';
import { EXIT, UserError, type Exit } from '../exit.ts';
import type { Io } from '../io.ts';
import { locked } from '../locked.ts';
import { findQuarter, findRep, fromHere, openTeam } from '../team.ts';
import { latestReviewed, repOrAsk } from './show.ts';

export async function edit(io: Io, repText: string | undefined, quarterText: string | undefined): Promise<Exit> {
  const open = openTeam(io);
  const { root, team } = open;
  const rep = repText === undefined ? await repOrAsk(io, open, repText) : findRep(open, repText);
  const quarter = quarterText === undefined ? latestReviewed(open, rep) : findQuarter(open, quarterText, io);
  const place = { rep, quarter };
  const loaded = loadReview(root, place);
  if (loaded.state === 'missing') {
    throw new UserError(
      `there is no review of ${nameOf(team, rep)} for ${quarter}`,
      `write it with qreview new ${rep} ${quarter}`,
    );
  }
  const { text } = loaded;
  const path = join(root, reviewFile(place));
  if (text === undefined)
    throw new UserError(`${fromHere(io, path)} is not a text`, 'put the file itself there', EXIT.findings);
  return locked(io, root, place, async () => {
    const context = wholeContext(root, team, place, reviewLoader(root));
    const edited = await editUntilValid(io, path, text, (written) => {
      const parsed = parseReview(written, place);
      const findings = parsed.state === 'readable' ? checkReview(parsed, context, false) : parsed.findings;
      return findings.filter(({ severity }) => severity === 'error');
    });
    if (edited === text) {
      io.say('Nothing was changed.\n');
      return EXIT.ok;
    }
    replaceReview(root, place, text, edited);
    const saved = parseReview(edited, place);
    const state = saved.state === 'readable' ? saved.value.state : 'draft';
    io.out(savedRenderers[io.format]({ file: reviewFile(place), state }, io.style));
    return EXIT.ok;
  });
}
