/** `qreview report`: the alignment report of a quarter, for the team or for one rep. */
import { anonymous } from '../../domain/anonymous.ts';
import { flatTables } from '../../domain/flat-tables.ts';
import { align, PARTS, type Part } from '../../domain/alignment/align.ts';
import { count } from '../../domain/finding.ts';
import { quartersOfRecord } from '../../domain/record.ts';
import { didYouMean } from '../../domain/similarity.ts';
import { nameOf, isIn } from '../../domain/team.ts';
import { counted } from '../../report/counts.ts';
import { visible } from '../../report/format.ts';
import { reportRenderers } from '../../report/report.ts';
import { tableText } from '../../report/tables.ts';
import { recordsIn } from '../../store/history.ts';
import { loadSources } from '../../store/sources.ts';
import { ROWS, type FormatOf } from '../command-texts.ts';
import { disguiseOf } from '../disguise.ts';
import { EXIT, UserError, type Exit } from '../exit.ts';
import type { Io } from '../io.ts';
import { askForEvidence, findReviewedQuarter, findRep, openTeam, sayUnreadable } from '../team.ts';

/** The flags of `report`. */
export interface ReportOptions {
  readonly rep?: string;
  readonly part?: readonly string[];
  readonly history?: string;
  readonly strict?: boolean;
  readonly anonymous?: boolean;
  readonly rows?: string;
}

/** Prints the report of the quarter that is meant, or due. Throws UserError for a rep or a part that isn't there. */
export async function report(
  io: Io<FormatOf<'report'>>,
  quarterText: string | undefined,
  options: ReportOptions,
): Promise<Exit> {
  const open = openTeam(io);
  const quarter = findReviewedQuarter(open, quarterText, io);
  const rep = options.rep === undefined ? undefined : findRep(open, options.rep);
  if (rep !== undefined && !isIn(open.team, rep, quarter)) {
    throw new UserError(`${nameOf(open.team, rep)} is not in the team in ${quarter}`, 'name a quarter with --rep');
  }
  const parts = partsOf(options.part ?? []);
  // A page shows the trend, and last year's marks.
  const history =
    options.history === undefined && io.format === 'html' ? A_YEAR_AND_A_QUARTER : historyOf(options.history);
  const rows = rowsOf(options.rows, io.format);
  const records = recordsIn(open.root);
  const sources = loadSources(open.file, quarter, rep, records, await askForEvidence(open, [quarter], records, io));
  const aligned = align(sources, parts, history);
  const disguised = <Result>(result: Result): Result =>
    options.anonymous === true ? anonymous(result, disguiseOf(open.team, sources.standingsOf(quarter))) : result;
  if (rows !== 'reps') {
    const reviews = sources.standingsOf(quarter);
    const tables = disguised(flatTables(open.team, reviews, []));
    io.out(tableText(rows, tables[rows], 'csv'));
  } else io.out(reportRenderers[io.format](disguised(aligned), io.style));
  const ofRecord = quartersOfRecord(quarter);
  const trendAlone = (aligned.history?.quarters ?? []).filter((one) => !ofRecord.includes(one));
  sayUnreadable(io, ...trendAlone.map((one) => records.actuals(one)));
  const errors = count(sources.findings, 'error');
  // A part, or a table, doesn't show what is wrong with what it is made of.
  if (errors > 0 && (!parts.includes('findings') || io.format === 'csv')) {
    const whose = rep === undefined ? '' : ` --rep ${rep}`;
    io.say(`${counted(errors, 'error')}: see qreview report ${quarter}${whose} --part findings\n`);
  }
  return options.strict === true && errors > 0 ? EXIT.findings : EXIT.ok;
}

/** The parts that are wanted: without a word, all. */
function partsOf(names: readonly string[]): readonly Part[] {
  if (names.length === 0) return PARTS;
  return names
    .flatMap((list) => list.split(','))
    .map((name) => {
      const part = PARTS.find((one) => one === name.trim().toLowerCase());
      if (part !== undefined) return part;
      throw new UserError(
        `a report has no part ${visible(JSON.stringify(name))}`,
        didYouMean(name, PARTS, 'the parts are'),
      );
    });
}

/** Of what there is to be a row each. */
function rowsOf(text: string | undefined, format: FormatOf<'report'>): (typeof ROWS)[number] {
  if (text === undefined) return 'reps';
  if (format !== 'csv') throw new UserError('--rows is for csv', 'write --format csv beside it');
  const rows = ROWS.find((one) => one === text);
  if (rows !== undefined) return rows;
  throw new UserError(`there are no rows of ${visible(text)}`, didYouMean(text, ROWS, 'there are'));
}

const A_YEAR_AND_A_QUARTER = 5;
const LONGEST = 40;

function historyOf(text: string | undefined): number {
  if (text === undefined) return 0;
  const quarters = /^\d{1,2}$/.test(text) ? Number(text) : 0;
  if (quarters >= 1 && quarters <= LONGEST) return quarters;
  throw new UserError(`--history ${visible(text)} is not a number of quarters`, `write a number from 1 to ${LONGEST}`);
}
