/** `qreview` alone: where the quarter stands inside a team, how to start outside of one. */
import { dueQuarter } from '../../domain/quarter.ts';
import { statusRenderers } from '../../report/status.ts';
import { findTeamFolder } from '../../store/team-folder.ts';
import { EXIT, type Exit } from '../exit.ts';
import type { Io } from '../io.ts';
import { openTeam, sayUnreadable } from '../team.ts';
import { recordsIn } from '../../store/history.ts';
import { loadStatus } from './status.ts';

const HOW_TO_START = `qreview asks five questions about every rep, every quarter, and keeps the answers in a folder.

There is no team in this folder or above it.
  qreview demo    look around in an example team, in a minute
  qreview init    start a team of your own
  qreview help    all commands
`;

/** Prints the status of the quarter whose review is due, or how to start. */
export function start(io: Io): Promise<Exit> {
  if (findTeamFolder(io.cwd) === undefined) {
    io.out(HOW_TO_START);
    return Promise.resolve(EXIT.ok);
  }
  const open = openTeam(io);
  const quarter = dueQuarter(io.today, open.team.fiscal_year);
  const records = recordsIn(open.root);
  sayUnreadable(io, records.actuals(quarter));
  const result = loadStatus(open, quarter, records);
  io.out(statusRenderers[io.format](result, io.style));
  return Promise.resolve(EXIT.ok);
}
